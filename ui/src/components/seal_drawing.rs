//! The drawing of a seal. Used in the key realm alone.

use leptos::prelude::*;

use crate::frond::Frond;

/// Draws a seal from its bytes.
#[component]
pub fn SealDrawing(
    /// The seal's bytes.
    bytes: Vec<u8>,
    /// Whether it is drawn large, to be looked at.
    #[prop(optional)]
    large: bool,
) -> impl IntoView {
    let frond = Frond::grow(&bytes);
    view! {
        <svg
            class="seal"
            class:seal--large=large
            viewBox=format!("0 0 {0} {0}", Frond::SIZE)
            aria-hidden="true"
            focusable="false"
        >
            <path class="seal__blades" d=frond.blades></path>
            <path class="seal__stem" d=frond.stem></path>
        </svg>
    }
}
