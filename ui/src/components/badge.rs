//! A word or two about a state.

use leptos::prelude::*;

use crate::notice::Tone;

/// A small label. Its words carry the meaning, its colour only helps.
#[component]
pub fn Badge(
    /// How it is meant.
    #[prop(optional)]
    tone: Tone,
    /// The words.
    children: Children,
) -> impl IntoView {
    view! { <span class=format!("badge badge--{}", tone.class())>{children()}</span> }
}
