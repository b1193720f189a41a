//! Small parts that several screens share, and the fields that secrets are read from.
//!
//! What a secret field holds is read from the document when the person acts, by the field's id, and
//! is emptied by the canvas once its screen goes. It is in no drawing, attribute or handler.

use std::rc::Rc;

use leptos::prelude::document;
use ui::{
    ButtonKind, IconName, Tone,
    node::{Deed, Element, Handler, Text, classed, div, p, words},
};
use wallet_core::secret::SecretText;
use wasm_bindgen::JsCast;
use web_sys::{HtmlElement, HtmlInputElement};

use super::view::View;
use crate::{
    machine::{Action, Note},
    wording,
};

/// Begins a screen with its heading, and what to know about it. The heading takes the focus once the
/// screen is there, and names the document.
pub(super) fn screen(heading: &'static str, lead: &'static str) -> Element {
    headed(body(), heading, lead)
}

/// Begins the first screen of a journey: over its heading stands what is to be said before anything
/// else.
pub(super) fn first_screen(view: &View<'_>, heading: &'static str, lead: &'static str) -> Element {
    headed(body().child(note(view)), heading, lead)
}

fn headed(body: Element, heading: &'static str, lead: &'static str) -> Element {
    let heading = words("h1", heading)
        .attr("tabindex", "-1")
        .test_id("realm-heading");
    body.child(
        div("stack stack--tight")
            .child(heading)
            .child(p("quiet").child(lead)),
    )
}

/// Begins a screen without a heading.
pub(super) fn body() -> Element {
    div("stack stack--loose")
}

/// What is to be said before anything else: why the realm locked, or what failed.
pub(super) fn note(view: &View<'_>) -> Option<Element> {
    let note = view.realm.note()?;
    let tone = match note {
        Note::Locked(_) | Note::Coming => Tone::Sea,
        Note::WorkerLost | Note::Stopped => Tone::Amber,
        Note::NoRandomness | Note::Refused(_) | Note::NoPart(_) => Tone::Red,
    };
    Some(notice(tone, "realm-note", wording::note(note)))
}

/// Buttons side by side.
pub(super) fn row(buttons: Vec<Element>) -> Element {
    div("row").children(buttons)
}

/// The one thing a screen is for.
pub(super) fn main_button(test_id: &'static str, words: &'static str, press: Handler) -> Element {
    ui::button(ButtonKind::Main, None, test_id, words, press)
}

/// The one thing a screen is for, with an icon.
pub(super) fn main_icon_button(
    icon: IconName,
    test_id: &'static str,
    words: &'static str,
    press: Handler,
) -> Element {
    ui::button(ButtonKind::Main, Some(icon), test_id, words, press)
}

/// A button beside it.
pub(super) fn button(test_id: &'static str, words: &'static str, press: Handler) -> Element {
    ui::button(ButtonKind::Outline, None, test_id, words, press)
}

/// A button as quiet as a link.
pub(super) fn plain_button(test_id: &'static str, words: &'static str, press: Handler) -> Element {
    ui::button(ButtonKind::Plain, None, test_id, words, press)
}

/// The button that leaves a journey before anything came of it.
pub(super) fn not_now(view: &View<'_>) -> Element {
    plain_button("realm-leave", "Not now", view.on(|| Action::Leave))
}

/// Something to know before going on.
pub(super) fn notice(tone: Tone, test_id: &'static str, text: impl Into<Text>) -> Element {
    ui::notice(tone, "", test_id, vec![words("p", text)])
}

/// Says what is wrong, or nothing.
pub(super) fn error(is_wrong: bool, text: &'static str) -> Text {
    Text::Borrowed(if is_wrong { text } else { "" })
}

/// Hears a word that was chosen for a place of the phrase.
pub(super) type ChooseWord = Rc<dyn Fn(u8, &str)>;

/// A word to choose, at a place of the phrase.
pub(super) fn chip(
    test_id: String,
    place: u8,
    word: &str,
    tab_index: &'static str,
    choose: &ChooseWord,
) -> Element {
    let (kept, choose) = (SecretText::from(word.to_owned()), Rc::clone(choose));
    classed("button", "chip")
        .attr("type", "button")
        .attr("tabindex", tab_index)
        .test_id(test_id)
        .on(Deed::Press, Rc::new(move |_| choose(place, kept.expose())))
        .child(word.to_owned())
}

/// Reads what the field of this id holds; nothing where there is no such field.
pub(super) fn typed(id: &str) -> SecretText {
    SecretText::from(field(id).map(|field| field.value()).unwrap_or_default())
}

/// Reads what the field of this id holds, where that is no secret.
pub(super) fn typed_text(id: &str) -> String {
    field(id).map(|field| field.value()).unwrap_or_default()
}

/// Puts text into the field of this id.
pub(super) fn fill(id: &str, text: &str) {
    if let Some(field) = field(id) {
        field.set_value(text);
    }
}

fn field(id: &str) -> Option<HtmlInputElement> {
    // An area of several lines has the same property, so it counts as an input here.
    document().get_element_by_id(id).map(JsCast::unchecked_into)
}

/// Puts the focus into the element of a test id, if it is there.
pub(super) fn focus(test_id: &str) {
    if let Some(element) = find(test_id) {
        let element: HtmlElement = element.unchecked_into();
        // It is a field, a button or a heading; where it cannot take the focus, nothing is lost.
        let _ = element.focus();
    }
}

/// Finds the element of a test id.
pub(super) fn find(test_id: &str) -> Option<web_sys::Element> {
    let selector = ["[data-testid='", test_id, "']"].concat();
    document().query_selector(&selector).ok().flatten()
}
