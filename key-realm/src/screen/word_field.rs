//! A field for one word of a phrase: readable while typed, and unknown to the browser's helpers.

use leptos::{ev, html, prelude::*, tachys::html::attribute::custom::custom_attribute};

/// A field for one word.
///
/// `place` is the word's place in the phrase, `wrong` the places of the words that are wrong;
/// `is_roomy` says whether the label names the word in full. `on_type` hears that something was
/// typed, `on_enter` the enter key.
pub(super) fn word_field(
    place: u8,
    test_id: String,
    node: NodeRef<html::Input>,
    wrong: Memo<Vec<u8>>,
    is_roomy: bool,
    on_type: Option<Callback<()>>,
    on_enter: Callback<()>,
) -> AnyView {
    let name = format!("Word {place}");
    let label = if is_roomy {
        name.clone()
    } else {
        place.to_string()
    };
    let class = if is_roomy {
        "word-field word-field--roomy"
    } else {
        "word-field"
    };
    let is_wrong = move || wrong.with(|places| places.contains(&place));
    view! {
        <div class=class class:word-field--wrong=move || { is_wrong() }>
            <label class="word-field__label" for=test_id.clone()>{label}</label>
            <input
                node_ref=node
                id=test_id.clone()
                data-testid=test_id
                data-place=place.to_string()
                class="word-field__input"
                type="text"
                autocomplete="off"
                autocapitalize="off"
                {..custom_attribute("autocorrect", "off")}
                spellcheck="false"
                translate="no"
                aria-label=name
                aria-invalid=move || is_wrong().to_string()
                on:input=move |_| {
                    if let Some(on_type) = on_type {
                        on_type.run(());
                    }
                }
                on:keydown=move |event: ev::KeyboardEvent| {
                    if event.key() == "Enter" {
                        event.prevent_default();
                        on_enter.run(());
                    }
                }
            />
        </div>
    }
    .into_any()
}
