//! Icons, drawn with one pen.

use leptos::prelude::*;

use crate::icon::IconName;

/// Draws an icon. It says nothing to a screen reader: words stand beside it.
#[component]
pub fn Icon(
    /// Which one.
    name: IconName,
) -> impl IntoView {
    view! {
        <svg class="icon" viewBox="0 0 24 24" aria-hidden="true" focusable="false">
            <path d=name.path()></path>
        </svg>
    }
}
