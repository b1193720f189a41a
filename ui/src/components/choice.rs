//! One of a few, all in view.

use leptos::prelude::*;

use crate::choice::ChoiceOption;

/// A row of radio buttons.
#[component]
pub fn Choice(
    /// What is chosen.
    #[prop(into)]
    legend: String,
    /// Names the group to tests; each entry is named `<test_id>-<value>`.
    test_id: &'static str,
    /// The entries.
    #[prop(into)]
    options: Signal<Vec<ChoiceOption>>,
    /// The value chosen now.
    #[prop(into)]
    value: Signal<&'static str>,
    /// Hears the value chosen.
    #[prop(into)]
    on_choose: Callback<&'static str>,
) -> impl IntoView {
    let entry = move |option: ChoiceOption| {
        let this = option.value;
        view! {
            <label class="choice__entry">
                <input
                    type="radio"
                    name=test_id
                    data-testid=format!("{test_id}-{this}")
                    prop:checked=move || value.get() == this
                    on:change=move |_| on_choose.run(this)
                />
                <span class="choice__label">{option.label}</span>
                {option.detail.map(|detail| view! { <span class="choice__detail">{detail}</span> })}
            </label>
        }
    };
    view! {
        <fieldset class="choice" data-testid=test_id>
            <legend class="field__label">{legend}</legend>
            <div class="choice__row">{move || options.get().into_iter().map(entry).collect_view()}</div>
        </fieldset>
    }
}
