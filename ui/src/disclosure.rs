//! More, for those who ask.

use crate::node::{Element, classed, div};

/// Makes the browser's own disclosure. Whether it is open is the browser's to remember.
pub fn disclosure(summary: &'static str, test_id: &'static str, body: Vec<Element>) -> Element {
    classed("details", "disclosure")
        .child(
            classed("summary", "disclosure__summary")
                .test_id(test_id)
                .child(summary),
        )
        .child(div("disclosure__body").children(body))
}
