//! The packed form of a list of words.
//!
//! For each word it names how many letters the word shares with the one before, as one digit, and
//! then its other letters: some two thirds of the bytes of the words. `examples/word_list.rs`
//! writes it.

use alloc::string::String;

use crate::mnemonic::{WordListError, words::LIST_LEN};

/// Unpacks a list: each word on a line of its own.
///
/// The text grows to at most twice [`MAX_LEN_BYTES`].
pub(super) fn unpacked(packed: &str) -> Result<String, WordListError> {
    let mut list = String::with_capacity(2 * packed.len().min(MAX_LEN_BYTES));
    let (mut count, mut before, mut start) = (0, 0, 0);
    for c in packed.chars() {
        let Some(shared) = c.to_digit(10) else {
            if !is_letter(c) || count == 0 {
                return Err(WordListError::MalformedWord { place: count });
            }
            list.push(c);
            continue;
        };
        if count > 0 {
            check_word(&list[start..], count)?;
            list.push('\n');
            (before, start) = (start, list.len());
        }
        count += 1;
        // Letters are taken one by one, since the list cannot be read while it grows.
        for _ in 0..shared {
            let letter = list[before..].chars().next().filter(|c| *c != '\n');
            let letter = letter.ok_or(WordListError::MalformedWord { place: count })?;
            list.push(letter);
            before += letter.len_utf8();
        }
        if usize::from(count) > LIST_LEN || list.len() > MAX_LEN_BYTES {
            return Err(WordListError::TooLong);
        }
    }
    check_word(&list[start..], count)?;
    if usize::from(count) == LIST_LEN {
        Ok(list)
    } else {
        Err(WordListError::WrongCount { found: count })
    }
}

/// Checks a word, whose place is counted from 1.
fn check_word(word: &str, place: u16) -> Result<(), WordListError> {
    if (1..=MAX_WORD_LETTERS).contains(&word.chars().count()) {
        Ok(())
    } else {
        Err(WordListError::MalformedWord { place })
    }
}

fn is_letter(c: char) -> bool {
    c.is_ascii_lowercase() || !(c.is_ascii() || c.is_whitespace() || c.is_control())
}

/// The most bytes of a packed list, and of an unpacked one: Korean takes the most, 21 and 38 kB.
pub(super) const MAX_PACKED_LEN_BYTES: usize = 24 * 1024;
const MAX_LEN_BYTES: usize = 40 * 1024;

/// The most letters of a word, in NFKD: Korean has words of 11.
pub(super) const MAX_WORD_LETTERS: usize = 16;
