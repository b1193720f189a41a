//! Fields for secrets: nothing of the browser's help reads along.
//!
//! They are never filled by a signal: what is typed exists in the field and in the call that hands it
//! on, nowhere else. Used in the key realm alone.

use leptos::{attr::custom::custom_attribute, ev, html, prelude::*};

use super::icon::Icon;
use crate::icon::IconName;

/// A password field that can be shown.
#[component]
pub fn SecretField(
    /// What it is for.
    #[prop(into)]
    label: String,
    /// Names it to tests, and its parts to each other.
    test_id: &'static str,
    /// Reaches the field, so that its owner can read and empty it.
    node: NodeRef<html::Input>,
    /// Hears that something changed, without the text.
    #[prop(optional_no_strip)]
    on_change: Option<Callback<()>>,
    /// Hears the enter key.
    #[prop(optional_no_strip)]
    on_enter: Option<Callback<()>>,
    /// What is wrong with it, in words.
    #[prop(optional, into)]
    error: Signal<Option<String>>,
    /// What helps to fill it in.
    #[prop(optional_no_strip)]
    hint: Option<String>,
) -> impl IntoView {
    let (is_shown, show) = signal(false);
    let hint_id = format!("{test_id}-hint");
    let error_id = format!("{test_id}-error");
    let described = format!("{hint_id} {error_id}");
    view! {
        <div class="field" class:field--wrong=move || error.get().is_some()>
            <label class="field__label" for=test_id>{label}</label>
            <div class="field__row">
                <input
                    node_ref=node
                    id=test_id
                    data-testid=test_id
                    class="field__input"
                    type=move || if is_shown.get() { "text" } else { "password" }
                    autocomplete="off"
                    autocapitalize="off"
                    {..custom_attribute("autocorrect", "off")}
                    spellcheck="false"
                    translate="no"
                    aria-describedby=described
                    aria-invalid=move || error.get().is_some().to_string()
                    on:input=move |_| run(on_change)
                    on:keydown=move |event| on_enter_key(&event, on_enter)
                />
                <button
                    type="button"
                    class="field__toggle"
                    aria-pressed=move || is_shown.get().to_string()
                    aria-label="Show what is typed"
                    data-testid=format!("{test_id}-show")
                    on:click=move |_| show.update(|shown| *shown = !*shown)
                >
                    {move || {
                        let name = if is_shown.get() { IconName::EyeOff } else { IconName::Eye };
                        view! { <Icon name/> }
                    }}
                </button>
            </div>
            <p class="field__hint" id=hint_id>{hint}</p>
            <p class="field__error" id=error_id data-testid=format!("{test_id}-error")>
                {move || error.get()}
            </p>
        </div>
    }
}

/// A field of several lines for a phrase.
#[component]
pub fn SecretArea(
    /// What it is for.
    #[prop(into)]
    label: String,
    /// Names it to tests, and its parts to each other.
    test_id: &'static str,
    /// Reaches the field, so that its owner can read and empty it.
    node: NodeRef<html::Textarea>,
    /// Hears that something changed, without the text.
    #[prop(optional_no_strip)]
    on_change: Option<Callback<()>>,
    /// What is wrong with it, in words.
    #[prop(optional, into)]
    error: Signal<Option<String>>,
    /// What helps to fill it in.
    #[prop(optional_no_strip)]
    hint: Option<String>,
) -> impl IntoView {
    let hint_id = format!("{test_id}-hint");
    let error_id = format!("{test_id}-error");
    let described = format!("{hint_id} {error_id}");
    view! {
        <div class="field" class:field--wrong=move || error.get().is_some()>
            <label class="field__label" for=test_id>{label}</label>
            <textarea
                node_ref=node
                id=test_id
                data-testid=test_id
                class="field__input field__input--area"
                rows="4"
                autocomplete="off"
                autocapitalize="off"
                {..custom_attribute("autocorrect", "off")}
                spellcheck="false"
                translate="no"
                aria-describedby=described
                aria-invalid=move || error.get().is_some().to_string()
                on:input=move |_| run(on_change)
            ></textarea>
            <p class="field__hint" id=hint_id>{hint}</p>
            <p class="field__error" id=error_id data-testid=format!("{test_id}-error")>
                {move || error.get()}
            </p>
        </div>
    }
}

fn run(callback: Option<Callback<()>>) {
    if let Some(callback) = callback {
        callback.run(());
    }
}

fn on_enter_key(event: &ev::KeyboardEvent, on_enter: Option<Callback<()>>) {
    if event.key() == "Enter" {
        event.prevent_default();
        run(on_enter);
    }
}
