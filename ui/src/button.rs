//! Buttons: what a person can do, said by a verb and an object.

use leptos::prelude::*;

use crate::icon::{Icon, IconName};

/// How much a button weighs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum ButtonKind {
    /// The one thing a screen is for; at most one on each.
    Main,
    /// Everything else.
    #[default]
    Outline,
    /// As quiet as a link.
    Plain,
    /// What hurts. Never the main button.
    Danger,
}

impl ButtonKind {
    pub(crate) const fn class(self) -> &'static str {
        match self {
            Self::Main => "button button--main",
            Self::Outline => "button",
            Self::Plain => "button button--plain",
            Self::Danger => "button button--danger",
        }
    }
}

/// A button.
#[component]
pub fn Button(
    /// How much it weighs.
    #[prop(optional)]
    kind: ButtonKind,
    /// An icon before the words.
    #[prop(optional, into)]
    icon: Option<IconName>,
    /// Whether it can be pressed; a form's words say why not.
    #[prop(optional, into)]
    disabled: Signal<bool>,
    /// Whether what it began is under way; it cannot be pressed then.
    #[prop(optional, into)]
    busy: Signal<bool>,
    /// Names it to tests.
    test_id: &'static str,
    /// What pressing it does.
    #[prop(into)]
    on_press: Callback<()>,
    /// The words.
    children: Children,
) -> impl IntoView {
    view! {
        <button
            type="button"
            class=kind.class()
            data-testid=test_id
            disabled=move || disabled.get() || busy.get()
            aria-busy=move || busy.get().then_some("true")
            on:click=move |_| on_press.run(())
        >
            {icon.map(|name| view! { <Icon name/> })}
            {children()}
        </button>
    }
}

/// A link that looks like a button, for going to a screen.
#[component]
pub fn LinkButton(
    /// How much it weighs.
    #[prop(optional)]
    kind: ButtonKind,
    /// An icon before the words.
    #[prop(optional, into)]
    icon: Option<IconName>,
    /// Where it leads.
    #[prop(into)]
    href: String,
    /// Names it to tests.
    test_id: &'static str,
    /// The words.
    children: Children,
) -> impl IntoView {
    view! {
        <a class=kind.class() data-testid=test_id href=href>
            {icon.map(|name| view! { <Icon name/> })}
            {children()}
        </a>
    }
}
