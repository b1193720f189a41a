//! The last word of a phrase: its bits are partly free, and partly a checksum.

use alloc::vec::Vec;

use crate::mnemonic::{
    PhraseError, WordCount, WordList,
    indices::{Indices, checksum, count_words},
};

/// Returns every word that makes a phrase of words of which the last is missing, in the order of
/// the list: 128, 64, 32, 16 or 8 for a phrase of 12, 15, 18, 21 or 24 words.
///
/// Whoever draws the other words by hand draws one of these too, evenly, and not always the first.
///
/// # Errors
/// A text that is too long, another number of words than one fewer than a phrase has, or words
/// that are not on the list: the first of these that applies.
///
/// # Examples
/// ```
/// use wallet_core::mnemonic::{Phrase, WordList, last_words};
///
/// let words = "zoo ".repeat(11);
/// let last = last_words(&words, WordList::english()).unwrap();
/// assert_eq!(last.len(), 128);
/// assert!(last.contains(&"wrong"));
/// assert!(Phrase::parse(&(words + last[0])).is_ok());
/// ```
pub fn last_words<'a>(text: &str, list: &'a WordList) -> Result<Vec<&'a str>, PhraseError> {
    let found = count_words(text)?;
    let is_count = |count: &&WordCount| count.words() == found + 1;
    let count = WordCount::ALL.iter().find(is_count).ok_or_else(|| {
        let found = u32::try_from(found).unwrap_or(u32::MAX);
        PhraseError::WrongCountBeforeLast { found }
    })?;
    let mut bits = Indices::of(text, list)?.bits();
    let checksum_bits = count.words() / 3;
    let last_byte = count.entropy_len_bytes() - 1;
    // What the last word leaves free are the lowest bits of the entropy's last byte, which are
    // zero so far.
    let known = bits[last_byte];
    let words = (0..1 << (11 - checksum_bits)).map(|free: u8| {
        bits[last_byte] = known | free;
        let checksum = checksum(&bits[..=last_byte]) >> (8 - checksum_bits);
        list.word(usize::from(free) << checksum_bits | usize::from(checksum))
    });
    Ok(words.collect())
}
