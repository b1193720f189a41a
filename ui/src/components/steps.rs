//! How far along a journey is.

use leptos::prelude::*;

/// A row of bars, the done ones filled.
#[component]
pub fn Steps(
    /// How many there are.
    total: usize,
    /// How many are reached, the present one included.
    reached: usize,
) -> impl IntoView {
    view! {
        <ol class="steps" aria-label=format!("Step {reached} of {total}")>
            {(0..total)
                .map(|at| if at < reached { "steps__step steps__step--done" } else { "steps__step" })
                .map(|class| view! { <li class=class></li> }.into_any())
                .collect::<Vec<_>>()}
        </ol>
    }
}
