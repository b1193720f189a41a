//! The head of the key realm: a lock before unlocking, the person's seal afterwards.

use crate::{
    icon::{IconName, icon},
    node::{Element, classed, span},
    seal_drawing::{SealSize, seal_drawing},
};

/// Draws the head of the key realm's screen, with the words and the drawing of the seal once there
/// is one. The page never draws it.
pub fn key_frame_head(seal: Option<(String, &[u8])>) -> Element {
    let head = classed("header", "key-frame__head");
    match seal {
        Some((words, bytes)) => head
            .child(seal_drawing(bytes, SealSize::Small))
            .child(
                classed("b", "key-frame__name")
                    .test_id("realm-seal-words")
                    .attr("translate", "no")
                    .child(words),
            )
            .child(span("key-frame__note").child("your seal: only the real key realm knows it")),
        None => head
            .child(icon(IconName::Lock))
            .child(classed("b", "key-frame__name").child("Key realm"))
            .child(span("key-frame__note").child("no request can leave from here")),
    }
}
