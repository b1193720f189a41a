//! How far along a journey is.

use leptos::prelude::*;

/// A row of bars, the done ones filled.
#[component]
pub fn Steps(
    /// How many there are.
    total: usize,
    /// How many are reached, the present one included.
    #[prop(into)]
    reached: Signal<usize>,
) -> impl IntoView {
    view! {
        <ol class="steps" aria-label=move || format!("Step {} of {total}", reached.get())>
            {(0..total)
                .map(|at| view! { <li class="steps__step" class:steps__step--done=move || at < reached.get()></li> })
                .collect_view()}
        </ol>
    }
}
