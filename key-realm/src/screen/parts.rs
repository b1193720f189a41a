//! Small parts that several screens share.

use leptos::{html, prelude::*};
use wallet_core::secret::SecretText;
use wasm_bindgen::JsCast;

/// The heading of a step. It takes the focus, so that the step is read from its start.
#[component]
pub(super) fn Heading(
    /// What the step is about, as a sentence.
    #[prop(into)]
    text: String,
    /// What to know about it.
    #[prop(optional, into)]
    lead: String,
) -> impl IntoView {
    let node = NodeRef::<html::H1>::new();
    document().set_title(&format!("Key realm: {text}"));
    Effect::new(move |_| {
        if let Some(heading) = node.get() {
            // It is focusable by its tabindex; a browser that refuses leaves the focus where it is.
            let _ = heading.focus();
        }
    });
    let lead = (!lead.is_empty()).then(|| view! { <p class="quiet">{lead}</p> });
    view! {
        <div class="stack stack--tight">
            <h1 tabindex="-1" node_ref=node data-testid="realm-heading">{text}</h1>
            {lead}
        </div>
    }
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
