//! A field for one word of a phrase: readable while typed, and unknown to the browser's helpers.

use leptos::{ev, html, prelude::*, tachys::html::attribute::custom::custom_attribute};

/// A field for one word.
#[component]
pub(super) fn WordField(
    /// The word's place in the phrase.
    place: u8,
    /// Names it to tests, and its parts to each other.
    test_id: String,
    /// Reaches the field.
    node: NodeRef<html::Input>,
    /// Whether the word is wrong.
    #[prop(into)]
    is_wrong: Signal<bool>,
    /// Whether the label names the word in full.
    #[prop(optional)]
    is_roomy: bool,
    /// Hears that something was typed.
    #[prop(optional, into)]
    on_type: Option<Callback<()>>,
    /// Hears the enter key.
    #[prop(optional, into)]
    on_enter: Option<Callback<()>>,
) -> impl IntoView {
    let label = if is_roomy {
        format!("Word {place}")
    } else {
        place.to_string()
    };
    let class = if is_roomy {
        "word-field word-field--roomy"
    } else {
        "word-field"
    };
    view! {
        <div class=class class:word-field--wrong=move || is_wrong.get()>
            <label class="word-field__label" for=test_id.clone()>{label}</label>
            <input
                node_ref=node
                id=test_id.clone()
                data-testid=test_id
                data-place=place
                class="word-field__input"
                type="text"
                autocomplete="off"
                autocapitalize="off"
                {..custom_attribute("autocorrect", "off")}
                spellcheck="false"
                translate="no"
                aria-label=format!("Word {place}")
                aria-invalid=move || is_wrong.get().to_string()
                on:input=move |_| run(on_type)
                on:keydown=move |event: ev::KeyboardEvent| {
                    if event.key() == "Enter" {
                        event.prevent_default();
                        run(on_enter);
                    }
                }
            />
        </div>
    }
}

fn run(callback: Option<Callback<()>>) {
    if let Some(callback) = callback {
        callback.run(());
    }
}
