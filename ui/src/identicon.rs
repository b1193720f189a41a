//! An address as a frond: different at a glance, never a proof.

use leptos::prelude::*;
use wallet_types::Address;

use crate::{
    frond::Frond,
    node::{Element, classed, element},
};

/// Draws an address. It says nothing to a screen reader: the address stands beside it.
#[component]
pub fn Identicon(
    /// The address.
    address: Address,
) -> impl IntoView {
    let frond = grow(address);
    view! {
        <svg
            class=format!("identicon identicon--{}", frond.hue)
            viewBox=format!("0 0 {0} {0}", Frond::SIZE)
            aria-hidden="true"
            focusable="false"
        >
            <rect class="identicon__ground" width=Frond::SIZE height=Frond::SIZE></rect>
            <path class="identicon__blades" d=frond.blades></path>
            <path class="identicon__stem" d=frond.stem></path>
        </svg>
    }
}

/// Draws an address for the page, as [`Identicon`] does.
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

fn grow(address: Address) -> Frond {
    // The last bytes of an address are as mixed as the first, and less often chosen.
    let mut bytes = *address.as_bytes();
    bytes.reverse();
    Frond::grow(&bytes)
}
