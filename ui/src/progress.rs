//! Waiting, with what for and for how long.

use crate::node::{Element, Text, classed, div, element, p, span};

/// Says what is waited for.
pub fn waiting(what: impl Into<Text>, test_id: &'static str) -> Element {
    p("waiting")
        .test_id(test_id)
        .child(
            span("waiting__dots")
                .attr("aria-hidden", "true")
                .child(element("i"))
                .child(element("i"))
                .child(element("i")),
        )
        .child(what.into())
}

/// Draws a bar from 0 to 1 under what is under way. How far it has come is set from outside, by the
/// bar's id, so that no drawing is made for it.
pub fn progress(label: String, id: &'static str) -> Element {
    div("progress")
        .child(p("progress__label").child(label.clone()))
        .child(
            classed("progress", "progress__bar")
                .attr("id", id)
                .attr("aria-label", label)
                .attr("max", "1")
                .attr("value", "0"),
        )
}
