//! Small parts that several screens share.
//!
//! They are plain functions: each use is a call, where a component would make its properties, its
//! children and their closures anew. A part of a screen that changes answers with [`AnyView`] and a
//! text that changes with [`String`], since the code behind each other kind of answer weighs a
//! kilobyte and more.

use leptos::{html, prelude::*, tachys::view::iterators::StaticVec};
use ui::{Button, ButtonKind, Choice, ChoiceOption, Icon, IconName, Notice, SecretField, Tone};
use wallet_core::secret::SecretText;
use wasm_bindgen::JsCast;

/// The heading of a step, and what to know about it. It takes the focus, so that the step is read
/// from its start.
pub(super) fn heading(text: &'static str, lead: &'static str) -> AnyView {
    let node = focused_heading(|_| {});
    document().set_title(&format!("Key realm: {text}"));
    view! {
        <div class="stack stack--tight">
            <h1 tabindex="-1" node_ref=node data-testid="realm-heading">{text}</h1>
            <p class="quiet">{lead}</p>
        </div>
    }
    .into_any()
}

/// Reaches a heading that takes the focus once it is there; then `act` hears of it.
pub(super) fn focused_heading(act: impl Fn(&web_sys::Element) + 'static) -> NodeRef<html::H1> {
    let node = NodeRef::<html::H1>::new();
    let act: Box<dyn Fn(&web_sys::Element)> = Box::new(act);
    Effect::new(move |_| {
        if let Some(heading) = node.get() {
            // It is focusable by its tabindex; a browser that refuses leaves the focus where it is.
            let _ = heading.focus();
            act(&heading);
        }
    });
    node
}

/// Begins a button: what it does, its name in tests, its words.
pub(super) fn press(on_press: Callback<()>, test_id: &'static str, text: &'static str) -> Press {
    Press {
        kind: ButtonKind::Outline,
        icon: None,
        disabled: None,
        busy: None,
        test_id,
        text,
        on_press,
    }
}

/// A button under making.
pub(super) struct Press {
    kind: ButtonKind,
    icon: Option<IconName>,
    disabled: Option<Signal<bool>>,
    busy: Option<Signal<bool>>,
    test_id: &'static str,
    text: &'static str,
    on_press: Callback<()>,
}

impl Press {
    /// The one thing the screen is for.
    pub(super) const fn main(mut self) -> Self {
        self.kind = ButtonKind::Main;
        self
    }

    /// As quiet as a link.
    pub(super) const fn plain(mut self) -> Self {
        self.kind = ButtonKind::Plain;
        self
    }

    /// With an icon before the words.
    pub(super) const fn icon(mut self, icon: IconName) -> Self {
        self.icon = Some(icon);
        self
    }

    /// Sleeps while this holds.
    pub(super) const fn asleep(mut self, disabled: Signal<bool>) -> Self {
        self.disabled = Some(disabled);
        self
    }

    /// Is busy while this holds.
    pub(super) const fn busy(mut self, busy: Signal<bool>) -> Self {
        self.busy = Some(busy);
        self
    }

    /// Draws the button.
    pub(super) fn view(self) -> AnyView {
        let Self {
            kind,
            icon,
            disabled,
            busy,
            test_id,
            text,
            on_press,
        } = self;
        let disabled = disabled.unwrap_or_default();
        let busy = busy.unwrap_or_default();
        let icon = icon.map(|name| view! { <Icon name/> }.into_any());
        view! { <Button kind disabled busy test_id on_press>{icon} {text}</Button> }.into_any()
    }
}

/// Buttons side by side.
pub(super) fn row(buttons: Vec<Press>) -> AnyView {
    let buttons: Vec<AnyView> = buttons.into_iter().map(Press::view).collect();
    view! { <div class="row">{StaticVec::from(buttons)}</div> }.into_any()
}

/// Something to know before going on.
pub(super) fn notice(tone: Tone, test_id: &'static str, text: &'static str) -> AnyView {
    view! { <Notice tone test_id><p>{text}</p></Notice> }.into_any()
}

/// One of a few.
pub(super) fn choice(
    legend: &'static str,
    test_id: &'static str,
    options: Vec<ChoiceOption>,
    value: Signal<&'static str>,
    on_choose: Callback<&'static str>,
) -> AnyView {
    let options = Signal::stored(options);
    view! { <Choice legend test_id options value on_choose/> }.into_any()
}

/// An entry of a choice; an empty detail is none.
pub(super) fn option(value: &'static str, label: &str, detail: &str) -> ChoiceOption {
    let detail = (!detail.is_empty()).then(|| detail.to_owned());
    ChoiceOption {
        value,
        label: label.to_owned(),
        detail,
    }
}

/// A field for a password, emptied with [`secret_input`].
pub(super) fn password_field(
    label: &'static str,
    test_id: &'static str,
    node: NodeRef<html::Input>,
    on_enter: Option<Callback<()>>,
    error: Signal<Option<String>>,
    hint: Option<String>,
) -> AnyView {
    view! { <SecretField label test_id node on_enter error hint/> }.into_any()
}

/// A word to choose, at a place of the phrase.
pub(super) fn chip(
    test_id: String,
    place: u8,
    word: String,
    tab_index: &'static str,
    choose: Callback<(u8, String)>,
) -> AnyView {
    let text = word.clone();
    view! {
        <button
            type="button"
            class="chip"
            tabindex=tab_index
            data-testid=test_id
            on:click=move |_| choose.run((place, word.clone()))
        >
            {text}
        </button>
    }
    .into_any()
}

/// Nothing at all.
pub(super) fn nothing() -> AnyView {
    ().into_any()
}

/// A field for a secret that is emptied when its screen goes.
pub(super) fn secret_input() -> NodeRef<html::Input> {
    let node = NodeRef::new();
    on_cleanup(move || empty(node));
    node
}

/// Reads what a field holds.
pub(super) fn typed(node: NodeRef<html::Input>) -> SecretText {
    let text = node
        .try_get_untracked()
        .flatten()
        .map(|field| field.value());
    SecretText::from(text.unwrap_or_default())
}

/// Empties a field.
pub(super) fn empty(node: NodeRef<html::Input>) {
    if let Some(Some(field)) = node.try_get_untracked() {
        field.set_value("");
    }
}

/// Puts the focus into the element of a test id, if it is there.
pub(super) fn focus(test_id: &str) {
    let found = document()
        .query_selector(&format!("[data-testid='{test_id}']"))
        .ok()
        .flatten();
    if let Some(element) = found.and_then(|found| found.dyn_into::<web_sys::HtmlElement>().ok()) {
        // It is a field or a button; where it cannot take the focus, nothing is lost.
        let _ = element.focus();
    }
}

/// Splits secret text at its spaces, for showing it.
pub(super) fn words_of(text: &SecretText) -> Vec<String> {
    text.expose()
        .split_whitespace()
        .map(str::to_owned)
        .collect()
}
