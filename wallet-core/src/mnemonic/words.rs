//! The English list of BIP-39: 2048 words in alphabetical order.
//!
//! `words.txt` names, for each word, how many letters it shares with the word before, as one digit,
//! and then its other letters: a third of the bytes that a table of the words takes in the WASM.
//! `examples/word_list.rs` writes it from the `bip39` crate, and a test compares the two. The words
//! are unpacked once, and then stay: they are no secret.

use alloc::{boxed::Box, string::String};

use once_cell::race::OnceBox;

/// How many words there are: 11 bits choose one.
pub(crate) const LIST_LEN: usize = 2048;

/// Returns all words, in order.
pub(crate) fn words() -> impl Iterator<Item = &'static str> + Clone {
    LIST.get_or_init(|| Box::new(unpacked(PACKED))).lines()
}

/// Returns the word at a place counted from 0, modulo [`LIST_LEN`].
pub(crate) fn word(index: usize) -> &'static str {
    words().nth(index % LIST_LEN).unwrap_or_default()
}

/// Unpacks a list that is packed like this one: each word on a line of its own.
pub(crate) fn unpacked(packed: &str) -> String {
    let mut list = String::with_capacity(2 * packed.len());
    let mut before = 0;
    for c in packed.chars() {
        let Some(shared) = c.to_digit(10) else {
            list.push(c);
            continue;
        };
        let start = list.len();
        if start > 0 {
            list.push('\n');
        }
        for at in (before..start).take(shared as usize) {
            // The words are ASCII, so that each byte is a letter.
            list.push(char::from(list.as_bytes()[at]));
        }
        before = if start > 0 { start + 1 } else { 0 };
    }
    list
}

static LIST: OnceBox<String> = OnceBox::new();
const PACKED: &str = include_str!("words.txt");

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn is_the_list_of_the_standard() {
        let expected = bip39::Language::English.word_list();
        assert!(words().eq(expected.iter().copied()));
        assert_eq!(words().count(), LIST_LEN);
        assert_eq!(word(2047), "zoo");
    }
}
