//! How far along a journey is.

use crate::node::{Element, classed};

/// Draws a row of bars, the reached ones filled, the present one included.
pub fn steps(reached: usize, total: usize) -> Element {
    let label = ["Step ", &reached.to_string(), " of ", &total.to_string()].concat();
    let mut bars = classed("ol", "steps").attr("aria-label", label);
    for at in 0..total {
        let class = if at < reached {
            "steps__step steps__step--done"
        } else {
            "steps__step"
        };
        bars = bars.child(classed("li", class));
    }
    bars
}
