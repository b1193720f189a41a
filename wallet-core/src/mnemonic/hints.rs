//! Help with typing words: completion, and which words a mistyped one resembles.

use alloc::vec::Vec;

use zeroize::{Zeroize, Zeroizing};

use crate::mnemonic::{lowercase, words::words};

/// The most words that a completion offers.
pub const MAX_HINTS: usize = 8;

/// The most words that are offered for an unknown one.
pub const MAX_NEAREST_WORDS: usize = 4;

/// Returns the first words of the list that begin with what was typed, at most [`MAX_HINTS`].
///
/// Nothing typed is completed by nothing.
///
/// # Examples
/// ```
/// use wallet_core::mnemonic::completions;
///
/// assert_eq!(completions("Zo"), ["zone", "zoo"]);
/// assert!(completions("").is_empty());
/// ```
#[must_use]
pub fn completions(typed: &str) -> Vec<&'static str> {
    completions_among(&mut words(), typed)
}

/// Says whether a text is a word of the list; capitals do not matter.
///
/// # Examples
/// ```
/// use wallet_core::mnemonic::is_word;
///
/// assert!(is_word("Zoo"));
/// assert!(!is_word("zo"));
/// ```
#[must_use]
pub fn is_word(typed: &str) -> bool {
    index_of(typed.trim()).is_some()
}

/// Returns the words that a mistyped one resembles, nearest first, at most [`MAX_NEAREST_WORDS`].
///
/// Near is what few slips turn into each other: a letter wrong, missing, too many, or swapped with
/// its neighbour. Words more than three slips away are not offered.
///
/// # Examples
/// ```
/// use wallet_core::mnemonic::nearest;
///
/// assert_eq!(nearest("abadnon")[0], "abandon");
/// assert!(nearest("qqqqqqqq").is_empty());
/// ```
#[must_use]
pub fn nearest(typed: &str) -> Vec<&'static str> {
    nearest_among(&mut words(), typed)
}

/// What [`completions`] says, of any list.
pub(crate) fn completions_among(
    words: &mut dyn Iterator<Item = &'static str>,
    typed: &str,
) -> Vec<&'static str> {
    let typed = lowercase(typed.trim());
    if typed.is_empty() {
        return Vec::new();
    }
    words
        .filter(|word| word.starts_with(typed.expose()))
        .take(MAX_HINTS)
        .collect()
}

/// What [`nearest`] says, of any list.
pub(crate) fn nearest_among(
    words: &mut dyn Iterator<Item = &'static str>,
    typed: &str,
) -> Vec<&'static str> {
    let typed = lowercase(typed.trim());
    let letters = Zeroizing::new(typed.expose().chars().take(MAX_LETTERS).collect::<Vec<_>>());
    let ranked: Vec<(usize, &'static str)> = words
        .map(|word| (slips(&letters, word), word))
        .filter(|(slips, _)| *slips <= MAX_SLIPS)
        .collect();
    let with = |count| ranked.iter().filter(move |(slips, _)| *slips == count);
    (0..=MAX_SLIPS)
        .flat_map(with)
        .map(|(_, word)| *word)
        .take(MAX_NEAREST_WORDS)
        .collect()
}

/// The place of a word in the list; capitals do not matter.
pub(super) fn index_of(word: &str) -> Option<u16> {
    let word = lowercase(word);
    let index = words().position(|listed| listed == word.expose())?;
    u16::try_from(index).ok()
}

/// Counts the slips between two words: the optimal string alignment distance.
fn slips(typed: &[char], word: &str) -> usize {
    let mut word_letters: Vec<char> = word.chars().collect();
    let width = word_letters.len() + 1;
    let mut table = Zeroizing::new(alloc::vec![0_usize; (typed.len() + 1) * width]);
    for row in 0..=typed.len() {
        for column in 0..width {
            table[row * width + column] = if row == 0 || column == 0 {
                row + column
            } else {
                let is_other = typed[row - 1] != word_letters[column - 1];
                let wrong = table[(row - 1) * width + column - 1] + usize::from(is_other);
                let surplus = table[(row - 1) * width + column] + 1;
                let missing = table[row * width + column - 1] + 1;
                let is_swapped = row > 1
                    && column > 1
                    && typed[row - 1] == word_letters[column - 2]
                    && typed[row - 2] == word_letters[column - 1];
                let swapped = if is_swapped {
                    table[(row - 2) * width + column - 2] + 1
                } else {
                    usize::MAX
                };
                wrong.min(surplus).min(missing).min(swapped)
            };
        }
    }
    let distance = table[typed.len() * width + width - 1];
    word_letters.zeroize();
    distance
}

/// The most slips between a typed word and one that is offered for it.
const MAX_SLIPS: usize = 3;

/// Letters beyond these are not compared: the longest word of the list has 8.
const MAX_LETTERS: usize = 16;
