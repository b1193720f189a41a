//! Waiting, with what for and for how long.

use crate::node::{Element, Text, element, p, span};

/// Says for the page what is waited for.
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
