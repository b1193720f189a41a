//! More, for those who ask.

use leptos::prelude::*;

/// The browser's own disclosure.
#[component]
pub fn Disclosure(
    /// What is behind it.
    #[prop(into)]
    summary: String,
    /// Names it to tests.
    test_id: &'static str,
    /// What it shows once opened.
    children: Children,
) -> impl IntoView {
    view! {
        <details class="disclosure">
            <summary class="disclosure__summary" data-testid=test_id>{summary}</summary>
            <div class="disclosure__body">{children()}</div>
        </details>
    }
}
