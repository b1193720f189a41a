//! Something to know before going on.

use leptos::prelude::*;

use super::icon::Icon;
use crate::notice::Tone;

/// A notice with an optional title.
#[component]
pub fn Notice(
    /// How it is meant.
    #[prop(optional)]
    tone: Tone,
    /// What it is about.
    #[prop(optional, into)]
    title: Option<String>,
    /// Names it to tests.
    #[prop(default = "notice")]
    test_id: &'static str,
    /// What it says.
    children: Children,
) -> impl IntoView {
    view! {
        <div class=format!("notice notice--{}", tone.class()) data-testid=test_id>
            <Icon name=tone.icon()/>
            <div class="notice__body">
                {title.map(|title| view! { <h3 class="notice__title">{title}</h3> })}
                {children()}
            </div>
        </div>
    }
}
