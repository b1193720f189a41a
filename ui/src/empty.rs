//! What will be here, and the one next step.

use crate::node::{Element, div, p};

/// Makes the place of a list that has nothing yet: what will be here, and what brings it here. The
/// next step, where there is one, is put behind.
pub fn empty(title: &'static str, text: &'static str) -> Element {
    div("empty")
        .child(p("empty__title").child(title))
        .child(p("quiet").child(text))
}
