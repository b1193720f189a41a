//! The drawing of a seal. Used in the key realm alone.

use crate::{
    frond::Frond,
    node::{Element, classed},
};

/// How large a seal is drawn.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum SealSize {
    /// Beside its words.
    #[default]
    Small,
    /// To be looked at.
    Large,
}

/// Draws a seal from its bytes. It says nothing to a screen reader: its words stand beside it.
pub fn seal_drawing(bytes: &[u8], size: SealSize) -> Element {
    let frond = Frond::grow(bytes);
    let side = Frond::SIZE.to_string();
    let class = match size {
        SealSize::Small => "seal",
        SealSize::Large => "seal seal--large",
    };
    classed("svg", class)
        .attr("viewBox", ["0 0 ", &side, " ", &side].concat())
        .attr("aria-hidden", "true")
        .attr("focusable", "false")
        .child(classed("path", "seal__blades").attr("d", frond.blades))
        .child(classed("path", "seal__stem").attr("d", frond.stem))
}
