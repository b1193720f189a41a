//! The one place that speaks to a screen reader by itself.

use leptos::prelude::*;

/// A polite live region for progress and results; one for each document.
#[component]
pub fn LiveRegion(
    /// What it says now.
    #[prop(into)]
    message: Signal<String>,
) -> impl IntoView {
    view! {
        <div class="visually-hidden" role="status" aria-live="polite" data-testid="live-region">
            {move || message.get()}
        </div>
    }
}
