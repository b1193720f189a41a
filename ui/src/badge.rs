//! A word or two about a state.

use crate::{
    node::{Element, Text, element},
    notice::Tone,
};

/// Makes a small label.
pub fn badge(tone: Tone, words: impl Into<Text>) -> Element {
    element("span")
        .attr("class", ["badge badge--", tone.class()].concat())
        .child(words.into())
}
