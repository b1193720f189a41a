//! One of a few, all in view.

use crate::node::{Deed, Element, Handler, classed, div, element, span};

/// One entry of a choice.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ChoiceOption {
    /// What it is called in callbacks and tests.
    pub value: &'static str,
    /// What the person reads.
    pub label: String,
    /// A quieter line beneath.
    pub detail: Option<String>,
}

/// Makes a row of radio buttons. `on_choose` hears the value chosen.
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
