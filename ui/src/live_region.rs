//! The one place that speaks to a screen reader by itself.

use crate::node::{Element, div};

/// Makes the page's live region.
pub fn live_region(message: String) -> Element {
    div("visually-hidden")
        .attr("role", "status")
        .attr("aria-live", "polite")
        .test_id("live-region")
        .child(message)
}
