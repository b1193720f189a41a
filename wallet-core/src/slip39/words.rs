//! The list of SLIP-39: 1024 words in alphabetical order, told apart by their first four letters.
//!
//! `words.txt` is packed like the list of BIP-39 (`mnemonic/words.rs`), by `examples/slip39_words.rs`
//! from the list of the reference implementation; tests compare the two. The words are unpacked
//! once, and then stay: they are no secret. Owns also the help with typing them.

use alloc::{boxed::Box, string::String, vec::Vec};

use once_cell::race::OnceBox;

use crate::mnemonic::{
    hints::{completions_among, nearest_among},
    lowercase,
    words::unpacked,
};

/// Bits that one word stands for.
pub(super) const BITS_PER_WORD: usize = 10;

/// How many letters of a word suffice.
pub const ENOUGH_LETTERS: usize = 4;

/// Returns the first words of the list that begin with what was typed, at most
/// [`MAX_HINTS`](crate::mnemonic::MAX_HINTS).
///
/// Nothing typed is completed by nothing.
///
/// # Examples
/// ```
/// use wallet_core::slip39::completions;
///
/// assert_eq!(completions("Acq"), ["acquire"]);
/// assert!(completions("").is_empty());
/// ```
#[must_use]
pub fn completions(typed: &str) -> Vec<&'static str> {
    completions_among(&mut words(), typed)
}

/// Says whether a text stands for a word of the list: the word, or at least its first four letters.
/// Capitals do not matter.
///
/// # Examples
/// ```
/// use wallet_core::slip39::is_word;
///
/// assert!(is_word("academic") && is_word("Acad") && !is_word("aca") && !is_word("academy"));
/// ```
#[must_use]
pub fn is_word(typed: &str) -> bool {
    index_of(typed.trim()).is_some()
}

/// Returns the words that a mistyped one resembles, nearest first, at most
/// [`MAX_NEAREST_WORDS`](crate::mnemonic::MAX_NEAREST_WORDS).
///
/// # Examples
/// ```
/// use wallet_core::slip39::nearest;
///
/// assert_eq!(nearest("acadmeic")[0], "academic");
/// assert!(nearest("qqqqqqqq").is_empty());
/// ```
#[must_use]
pub fn nearest(typed: &str) -> Vec<&'static str> {
    nearest_among(&mut words(), typed)
}

/// The place of a word in the list, told by its first four letters and contradicted by none.
pub(super) fn index_of(typed: &str) -> Option<u16> {
    let typed = lowercase(typed);
    if typed.expose().len() < ENOUGH_LETTERS {
        return None;
    }
    let index = words().position(|listed| listed.starts_with(typed.expose()))?;
    u16::try_from(index).ok()
}

/// The word at a place; only the ten bits that choose a word count.
pub(super) fn word(index: u16) -> &'static str {
    let index = usize::from(index) % LIST_LEN;
    words().nth(index).unwrap_or_default()
}

fn words() -> impl Iterator<Item = &'static str> + Clone {
    LIST.get_or_init(|| Box::new(unpacked(PACKED))).lines()
}

static LIST: OnceBox<String> = OnceBox::new();
const LIST_LEN: usize = 1 << BITS_PER_WORD;
const PACKED: &str = include_str!("words.txt");

#[cfg(test)]
mod tests {
    use alloc::collections::BTreeSet;

    use alloy_primitives::hex;
    use sha2::{Digest, Sha256};

    use super::*;

    /// The digest is that of `wordlist.txt` in the PyPI package `shamir-mnemonic` 0.3.0.
    #[test]
    fn is_the_list_of_the_standard() {
        let list: String = words().flat_map(|word| [word, "\n"]).collect();
        let digest = hex::encode(Sha256::digest(list.as_bytes()));
        let expected = "bcc4555340332d169718aed8bf31dd9d5248cb7da6e5d355140ef4f1e601eec3";
        assert_eq!(digest, expected);
    }

    #[test]
    fn four_letters_tell_words_apart() {
        let beginnings: BTreeSet<&str> = words().map(|word| &word[..ENOUGH_LETTERS]).collect();
        assert_eq!(beginnings.len(), LIST_LEN);
        for (index, listed) in words().enumerate() {
            let index = u16::try_from(index).unwrap();
            assert_eq!(index_of(listed), Some(index));
            assert_eq!(index_of(&listed[..ENOUGH_LETTERS]), Some(index));
            assert_eq!(index_of(&listed[..ENOUGH_LETTERS - 1]), None);
            assert_eq!(index_of(&[listed, "x"].concat()), None);
            assert_eq!(word(index), listed);
        }
    }
}
