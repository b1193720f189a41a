//! A field for what is no secret.

use leptos::prelude::*;

/// A labelled text field. What was typed stays when it is wrong.
#[component]
pub fn Field(
    /// What it is for.
    #[prop(into)]
    label: String,
    /// Names it to tests, and its parts to each other.
    test_id: &'static str,
    /// What it holds.
    #[prop(into)]
    value: Signal<String>,
    /// Hears each change.
    #[prop(into)]
    on_input: Callback<String>,
    /// Hears the enter key.
    #[prop(optional, into)]
    on_enter: Option<Callback<()>>,
    /// What is wrong with it, in words.
    #[prop(optional, into)]
    error: Signal<Option<String>>,
    /// What helps to fill it in.
    #[prop(optional, into)]
    hint: Option<String>,
    /// Whether a machine reads it: addresses and the like.
    #[prop(optional)]
    mono: bool,
    /// Which keys a phone shows: `text`, `decimal`, `url`.
    #[prop(default = "text")]
    keys: &'static str,
    /// What stands behind it, such as a unit.
    #[prop(optional, into)]
    suffix: Option<ViewFn>,
) -> impl IntoView {
    let hint_id = format!("{test_id}-hint");
    let error_id = format!("{test_id}-error");
    let described = format!("{hint_id} {error_id}");
    view! {
        <div class="field" class:field--wrong=move || error.get().is_some()>
            <label class="field__label" for=test_id>{label}</label>
            <div class="field__row">
                <input
                    id=test_id
                    data-testid=test_id
                    class="field__input"
                    class:mono=mono
                    type="text"
                    inputmode=keys
                    autocomplete="off"
                    autocapitalize="off"
                    spellcheck="false"
                    aria-describedby=described
                    aria-invalid=move || error.get().is_some().to_string()
                    prop:value=move || value.get()
                    on:input:target=move |event| on_input.run(event.target().value())
                    on:keydown=move |event| {
                        if event.key() == "Enter" && let Some(enter) = on_enter {
                            enter.run(());
                        }
                    }
                />
                {suffix.map(|suffix| view! { <div class="field__suffix">{suffix.run()}</div> })}
            </div>
            <p class="field__hint" id=hint_id>{hint}</p>
            <p class="field__error" id=error_id data-testid=format!("{test_id}-error")>
                {move || error.get()}
            </p>
        </div>
    }
}
