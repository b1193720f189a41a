//! One of a few, all in view.

use leptos::prelude::*;

use crate::node::{Deed, Element, Handler, classed, div, element, span};

/// One entry of a [`Choice`].
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ChoiceOption {
    /// What it is called in callbacks and tests.
    pub value: &'static str,
    /// What the person reads.
    pub label: String,
    /// A quieter line beneath.
    pub detail: Option<String>,
}

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

/// Makes a row of radio buttons for the page, as [`Choice`] does. `on_choose` hears the value chosen.
pub fn choice(
    legend: &'static str,
    test_id: &'static str,
    options: Vec<ChoiceOption>,
    value: &'static str,
    on_choose: &Handler,
) -> Element {
    let mut row = div("choice__row");
    for option in options {
        let this = option.value;
        let radio = element("input")
            .attr("type", "radio")
            .attr("name", test_id)
            .attr("value", this)
            .test_id([test_id, "-", this].concat())
            .checked(value == this)
            .on(Deed::Choose, on_choose.clone());
        let entry = classed("label", "choice__entry")
            .child(radio)
            .child(span("choice__label").child(option.label));
        row = row.child(match option.detail {
            Some(detail) => entry.child(span("choice__detail").child(detail)),
            None => entry,
        });
    }
    classed("fieldset", "choice")
        .test_id(test_id)
        .child(classed("legend", "field__label").child(legend))
        .child(row)
}
