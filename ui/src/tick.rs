//! A tick: the person agrees to one sentence.

use crate::node::{Deed, Element, Handler, Text, classed, element, words};

/// Makes a checkbox with its sentence. `on_set` hears `true` or nothing.
pub fn tick(
    test_id: &'static str,
    is_set: bool,
    sentence: impl Into<Text>,
    on_set: Handler,
) -> Element {
    let input = element("input")
        .attr("type", "checkbox")
        .test_id(test_id)
        .checked(is_set)
        .on(Deed::Choose, on_set);
    classed("label", "tick")
        .child(input)
        .child(words("span", sentence))
}
