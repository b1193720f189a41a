//! An address as a frond: different at a glance, never a proof.

use leptos::prelude::*;
use wallet_types::Address;

use crate::{frond::Frond, identicon::grow};

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
