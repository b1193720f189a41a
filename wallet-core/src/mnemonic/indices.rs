//! The places of words in a list, and the bits that they stand for.
//!
//! Owns the packing of 11 bits to a word, and the checksum behind the entropy.

use alloc::vec::Vec;

use sha2::{Digest, Sha256};
use zeroize::Zeroizing;

use crate::mnemonic::{PhraseError, WordCount, WordList, WordPosition};

/// Places of words, erased when dropped.
pub(super) struct Indices {
    places: Zeroizing<[u16; WordCount::MAX_WORDS]>,
    count: usize,
}

/// Counts the words of a text. At most 4 kB of it are looked at: that is more than 24 words take.
pub(super) fn count_words(text: &str) -> Result<usize, PhraseError> {
    if text.len() > MAX_TEXT_LEN_BYTES {
        return Err(PhraseError::TooLong);
    }
    match text.split_whitespace().count() {
        0 => Err(PhraseError::Empty),
        count => Ok(count),
    }
}

impl Indices {
    /// Looks up the words of a text, of which there are at most 24.
    pub(super) fn of(text: &str, list: &WordList) -> Result<Self, PhraseError> {
        let mut places = Zeroizing::new([0; WordCount::MAX_WORDS]);
        let (mut unknown, mut count) = (Vec::new(), 0);
        for (at, (word, place)) in text.split_whitespace().zip(places.iter_mut()).enumerate() {
            match list.place_of(word) {
                Some(found) => *place = found,
                None => unknown.push(WordPosition::at(at)),
            }
            count = at + 1;
        }
        if unknown.is_empty() {
            Ok(Self { places, count })
        } else {
            Err(PhraseError::UnknownWords { positions: unknown })
        }
    }

    /// Writes the bits of the words one behind another, and zeros behind them.
    pub(super) fn bits(&self) -> Zeroizing<[u8; MAX_LEN_BYTES]> {
        let mut packed = Zeroizing::new([0; MAX_LEN_BYTES]);
        for (at, place) in self.places[..self.count].iter().enumerate() {
            for bit in 0..BITS_PER_WORD {
                let is_set = place >> (BITS_PER_WORD - 1 - bit) & 1 == 1;
                let at = at * BITS_PER_WORD + bit;
                packed[at / 8] |= u8::from(is_set) << (7 - at % 8);
            }
        }
        packed
    }
}

/// The place in a list of the word at a position counted from 0, which is known to exist.
pub(super) fn index_at(entropy: &[u8], at: usize) -> usize {
    let bits = at * BITS_PER_WORD..(at + 1) * BITS_PER_WORD;
    bits.fold(0, |index, place| {
        let byte = match entropy.get(place / 8) {
            Some(byte) => *byte,
            None => checksum(entropy),
        };
        index << 1 | usize::from(byte >> (7 - place % 8) & 1)
    })
}

/// The byte whose first bits are the checksum: one for every three words.
pub(super) fn checksum(entropy: &[u8]) -> u8 {
    Sha256::digest(entropy)[0]
}

const BITS_PER_WORD: usize = 11;
/// 24 words of 11 bits: 32 bytes of entropy and one of checksum.
const MAX_LEN_BYTES: usize = 33;
const MAX_TEXT_LEN_BYTES: usize = 4096;
