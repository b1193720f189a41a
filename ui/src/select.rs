//! One of several, in little room.

use crate::node::{Deed, Element, Handler, classed, div, element};

/// One entry of a list to select from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SelectOption {
    /// What it is called in callbacks.
    pub value: String,
    /// What the person reads.
    pub label: String,
}

/// Makes the browser's own list of choices. `on_choose` hears the value chosen.
pub fn select(
    label: &'static str,
    test_id: &'static str,
    options: Vec<SelectOption>,
    value: &str,
    on_choose: Handler,
) -> Element {
    let mut list = element("select")
        .attr("id", test_id)
        .test_id(test_id)
        .attr("class", "field__input")
        .value(value.to_owned())
        .on(Deed::Choose, on_choose);
    for option in options {
        list = list.child(
            element("option")
                .flag("selected", option.value == value)
                .attr("value", option.value)
                .child(option.label),
        );
    }
    div("field")
        .child(
            classed("label", "field__label")
                .attr("for", test_id)
                .child(label),
        )
        .child(list)
}
