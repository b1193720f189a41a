//! An address as a frond: different at a glance, never a proof.

use wallet_types::Address;

use crate::{
    frond::Frond,
    node::{Element, classed, element},
};

/// Draws an address.
pub fn identicon(address: Address) -> Element {
    let frond = grow(address);
    let side = Frond::SIZE.to_string();
    element("svg")
        .attr(
            "class",
            ["identicon identicon--", &frond.hue.to_string()].concat(),
        )
        .attr("viewBox", ["0 0 ", &side, " ", &side].concat())
        .attr("aria-hidden", "true")
        .attr("focusable", "false")
        .child(
            classed("rect", "identicon__ground")
                .attr("width", side.clone())
                .attr("height", side),
        )
        .child(classed("path", "identicon__blades").attr("d", frond.blades))
        .child(classed("path", "identicon__stem").attr("d", frond.stem))
}

pub(crate) fn grow(address: Address) -> Frond {
    // The last bytes of an address are as mixed as the first, and less often chosen.
    let mut bytes = *address.as_bytes();
    bytes.reverse();
    Frond::grow(&bytes)
}
