//! The English list, which is part of the program: 2048 words in alphabetical order.
//!
//! `words.txt` is its packed form; a test compares it with the `bip39` crate. The words are
//! unpacked once, and then stay: they are no secret.

use alloc::boxed::Box;

use once_cell::race::OnceBox;

use crate::mnemonic::{Language, WordList, packed::unpacked};

/// How many words there are: 11 bits choose one.
pub(crate) const LIST_LEN: usize = 2048;

/// Returns the list.
pub(super) fn english() -> &'static WordList {
    LIST.get_or_init(|| {
        // A test reads the same text, and finds the words of the standard.
        let lines = unpacked(PACKED).unwrap_or_default();
        Box::new(WordList::unchecked(Language::English, lines))
    })
}

/// Returns the word at a place counted from 0, modulo [`LIST_LEN`].
pub(crate) fn word(index: usize) -> &'static str {
    english().word(index)
}

static LIST: OnceBox<WordList> = OnceBox::new();
const PACKED: &str = include_str!("words.txt");
