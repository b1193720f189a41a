//! Buttons: what a person can do, said by a verb and an object.

use leptos::prelude::*;

use super::icon::Icon;
use crate::{button::ButtonKind, icon::IconName};

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
