//! One of several, in little room.

use leptos::prelude::*;

/// One entry of a [`Select`].
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SelectOption {
    /// What it is called in callbacks.
    pub value: String,
    /// What the person reads.
    pub label: String,
}

/// The browser's own list of choices.
#[component]
pub fn Select(
    /// What is chosen.
    #[prop(into)]
    label: String,
    /// Names it to tests.
    test_id: &'static str,
    /// The choices.
    #[prop(into)]
    options: Signal<Vec<SelectOption>>,
    /// The value chosen now.
    #[prop(into)]
    value: Signal<String>,
    /// Hears the value chosen.
    #[prop(into)]
    on_choose: Callback<String>,
) -> impl IntoView {
    view! {
        <div class="field">
            <label class="field__label" for=test_id>{label}</label>
            <select
                id=test_id
                data-testid=test_id
                class="field__input"
                prop:value=move || value.get()
                on:change:target=move |event| on_choose.run(event.target().value())
            >
                {move || {
                    let chosen = value.get();
                    options
                        .get()
                        .into_iter()
                        .map(|option| {
                            let is_chosen = option.value == chosen;
                            view! { <option value=option.value selected=is_chosen>{option.label}</option> }
                        })
                        .collect_view()
                }}
            </select>
        </div>
    }
}
