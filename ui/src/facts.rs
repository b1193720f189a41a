//! Names and values, one pair a line.

use crate::node::{Element, Node, classed, div, element, words};

/// Makes a list of [`fact`]s.
pub fn facts() -> Element {
    classed("dl", "facts")
}

/// Makes one fact.
pub fn fact(name: &'static str, test_id: &'static str, value: impl Into<Node>) -> Element {
    div("facts__pair")
        .child(words("dt", name))
        .child(element("dd").test_id(test_id).child(value))
}
