//! The words of a phrase, numbered. Used in the key realm alone.

use crate::node::{Element, classed};

/// Draws words that are parted by spaces. Each is named `<test_id>-<number>` to tests.
pub fn word_list(words: &str, test_id: &'static str) -> Element {
    let mut list = classed("ol", "words").attr("translate", "no");
    for (at, word) in words.split_whitespace().enumerate() {
        list = list.child(
            classed("li", "words__word")
                .test_id([test_id, "-", &(at + 1).to_string()].concat())
                .child(word.to_owned()),
        );
    }
    list
}
