//! A word or two about a state.

use leptos::prelude::*;

use crate::{
    node::{Element, Text, span},
    notice::Tone,
};

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

/// Makes a small label for the page, as [`Badge`] does.
pub fn badge(tone: Tone, words: impl Into<Text>) -> Element {
    let class = match tone {
        Tone::Sea => "badge badge--sea",
        Tone::Quiet => "badge badge--quiet",
        Tone::Amber => "badge badge--amber",
        Tone::Red => "badge badge--red",
    };
    span(class).child(words.into())
}
