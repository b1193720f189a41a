//! What will be here, and the one next step.

use leptos::prelude::*;

/// The place of a list that has nothing yet.
#[component]
pub fn Empty(
    /// What will be here.
    #[prop(into)]
    title: String,
    /// What brings it here.
    #[prop(into)]
    text: String,
    /// The next step, where there is one.
    #[prop(optional)]
    children: Option<Children>,
) -> impl IntoView {
    view! {
        <div class="empty">
            <p class="empty__title">{title}</p>
            <p class="quiet">{text}</p>
            {children.map(|children| children())}
        </div>
    }
}
