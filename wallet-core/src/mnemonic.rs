//! Phrases of [BIP-39](https://github.com/bitcoin/bips/blob/master/bip-0039.mediawiki), English.
//!
//! Owns the way between entropy and words, strict reading with the fault named, and help with
//! typing (`hints`). What follows from a phrase stands in `seed`.

pub(crate) mod hints;
pub(crate) mod words;

use alloc::vec::Vec;
use core::fmt;

use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use subtle::ConstantTimeEq;
use zeroize::Zeroizing;

pub use crate::mnemonic::hints::{MAX_HINTS, MAX_NEAREST_WORDS, completions, is_word, nearest};
use crate::secret::{SecretBytes, SecretText};

/// How many words a phrase may have.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum WordCount {
    /// 12 words, 128 bits.
    Twelve,
    /// 15 words, 160 bits.
    Fifteen,
    /// 18 words, 192 bits.
    Eighteen,
    /// 21 words, 224 bits.
    TwentyOne,
    /// 24 words, 256 bits.
    TwentyFour,
}

/// A word's place in a phrase, counted from 1.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct WordPosition(pub u8);

/// Why words are no phrase. Says where, never what.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[non_exhaustive]
pub enum PhraseError {
    /// There are no words.
    Empty,
    /// A phrase has 12, 15, 18, 21 or 24 words.
    WrongCount {
        /// How many words were found.
        found: u32,
    },
    /// Words that are not on the list.
    UnknownWords {
        /// Where they stand.
        positions: Vec<WordPosition>,
    },
    /// Every word is on the list, but they do not belong together: a word is wrong, or two are
    /// swapped.
    WrongChecksum,
}

/// A phrase: its entropy, from which the words follow.
///
/// ```compile_fail,E0599
/// let phrase = wallet_core::mnemonic::Phrase::from_entropy(&[7; 16]).unwrap();
/// let copy = phrase.clone();
/// ```
/// ```compile_fail,E0277
/// println!("{}", wallet_core::mnemonic::Phrase::from_entropy(&[7; 16]).unwrap());
/// ```
/// ```compile_fail,E0277
/// fn wire<T: serde::Serialize>(_: T) {}
/// wire(wallet_core::mnemonic::Phrase::from_entropy(&[7; 16]).unwrap());
/// ```
pub struct Phrase {
    entropy: SecretBytes,
}

impl WordCount {
    /// All counts, fewest first.
    pub const ALL: [Self; 5] = [
        Self::Twelve,
        Self::Fifteen,
        Self::Eighteen,
        Self::TwentyOne,
        Self::TwentyFour,
    ];

    /// Returns the count as a number.
    ///
    /// # Examples
    /// ```
    /// # use wallet_core::mnemonic::WordCount;
    /// assert_eq!(WordCount::Eighteen.words(), 18);
    /// ```
    #[must_use]
    pub const fn words(self) -> usize {
        match self {
            Self::Twelve => 12,
            Self::Fifteen => 15,
            Self::Eighteen => 18,
            Self::TwentyOne => 21,
            Self::TwentyFour => 24,
        }
    }

    /// Returns the length of the entropy behind so many words, in bytes.
    ///
    /// # Examples
    /// ```
    /// # use wallet_core::mnemonic::WordCount;
    /// assert_eq!(WordCount::Twelve.entropy_len_bytes(), 16);
    /// ```
    #[must_use]
    pub const fn entropy_len_bytes(self) -> usize {
        self.words() / 3 * 4
    }

    /// Says whether new phrases of this length are offered: 12 and 24.
    #[must_use]
    pub const fn is_offered(self) -> bool {
        matches!(self, Self::Twelve | Self::TwentyFour)
    }
}

impl Phrase {
    /// Makes the phrase of some entropy.
    ///
    /// # Errors
    /// Entropy that is not 16, 20, 24, 28 or 32 bytes long.
    ///
    /// # Examples
    /// ```
    /// use wallet_core::mnemonic::Phrase;
    ///
    /// let phrase = Phrase::from_entropy(&[0; 16]).unwrap();
    /// assert!(phrase.words().expose().ends_with("abandon about"));
    /// ```
    pub fn from_entropy(entropy: &[u8]) -> Result<Self, PhraseError> {
        let is_length = |count: &WordCount| count.entropy_len_bytes() == entropy.len();
        if !WordCount::ALL.iter().any(is_length) {
            let found = u32::try_from(entropy.len() / 4 * 3).unwrap_or(u32::MAX);
            return Err(PhraseError::WrongCount { found });
        }
        Ok(Self {
            entropy: SecretBytes::from(entropy.to_vec()),
        })
    }

    /// Reads words parted by white space; capitals do not matter.
    ///
    /// # Errors
    /// Too few or too many words, words that are not on the list, or a wrong checksum: the first
    /// of these that applies.
    ///
    /// # Examples
    /// ```
    /// use wallet_core::mnemonic::{Phrase, PhraseError};
    ///
    /// let words = "legal winner thank year wave sausage worth useful legal winner thank yellow";
    /// assert!(Phrase::parse(words).is_ok());
    /// let swapped = words.replace("legal winner thank year", "winner legal thank year");
    /// assert_eq!(Phrase::parse(&swapped).unwrap_err(), PhraseError::WrongChecksum);
    /// ```
    ///
    /// # Panics
    /// Never: a phrase has at most 24 words.
    pub fn parse(text: &str) -> Result<Self, PhraseError> {
        let found = text.split_whitespace().count();
        if found == 0 {
            return Err(PhraseError::Empty);
        }
        let is_count = |count: &&WordCount| count.words() == found;
        let count = WordCount::ALL.iter().find(is_count).ok_or_else(|| {
            let found = u32::try_from(found).unwrap_or(u32::MAX);
            PhraseError::WrongCount { found }
        })?;
        let mut indices = Zeroizing::new([0_u16; MAX_WORDS]);
        let mut unknown = Vec::new();
        for (at, (word, index)) in text.split_whitespace().zip(indices.iter_mut()).enumerate() {
            match hints::index_of(word) {
                Some(found) => *index = found,
                None => unknown.push(WordPosition::at(at)),
            }
        }
        if unknown.is_empty() {
            Self::from_indices(&indices[..count.words()])
        } else {
            Err(PhraseError::UnknownWords { positions: unknown })
        }
    }

    /// Returns how many words there are.
    ///
    /// # Examples
    /// ```
    /// # use wallet_core::mnemonic::{Phrase, WordCount};
    /// let phrase = Phrase::from_entropy(&[7; 32]).unwrap();
    /// assert_eq!(phrase.word_count(), WordCount::TwentyFour);
    /// ```
    ///
    /// # Panics
    /// Never: the length of the entropy was checked when the phrase was made.
    #[must_use]
    pub fn word_count(&self) -> WordCount {
        WordCount::ALL
            .into_iter()
            .find(|count| count.entropy_len_bytes() == self.entropy.expose().len())
            .expect("a phrase is only made of entropy of a length on the list")
    }

    /// Returns the words, parted by single spaces.
    #[must_use]
    pub fn words(&self) -> SecretText {
        let count = self.word_count().words();
        let words = (0..count).map(|at| self.word_at(at));
        SecretText::joined(words, " ")
    }

    /// Says whether a typed word is the one at a position; capitals and spaces around it do not
    /// matter. `None` where the phrase has no such position.
    ///
    /// # Examples
    /// ```
    /// # use wallet_core::mnemonic::{Phrase, WordPosition};
    /// let phrase = Phrase::from_entropy(&[0; 16]).unwrap();
    /// assert_eq!(phrase.has_word(WordPosition(12), " About"), Some(true));
    /// assert_eq!(phrase.has_word(WordPosition(13), "about"), None);
    /// ```
    #[must_use]
    pub fn has_word(&self, position: WordPosition, typed: &str) -> Option<bool> {
        let at = usize::from(position.0).checked_sub(1)?;
        if at >= self.word_count().words() {
            return None;
        }
        let typed = lowercase(typed.trim());
        Some(
            self.word_at(at)
                .as_bytes()
                .ct_eq(typed.expose().as_bytes())
                .into(),
        )
    }

    /// Returns the entropy behind the words.
    pub(crate) fn entropy(&self) -> &[u8] {
        self.entropy.expose()
    }

    fn from_indices(indices: &[u16]) -> Result<Self, PhraseError> {
        let entropy_len = indices.len() / 3 * 4;
        let mut packed = Zeroizing::new([0_u8; MAX_PACKED_LEN_BYTES]);
        for (at, index) in indices.iter().enumerate() {
            for bit in 0..BITS_PER_WORD {
                let is_set = index >> (BITS_PER_WORD - 1 - bit) & 1 == 1;
                let place = at * BITS_PER_WORD + bit;
                packed[place / 8] |= u8::from(is_set) << (7 - place % 8);
            }
        }
        let phrase = Self::from_entropy(&packed[..entropy_len])?;
        // The bits that follow the entropy are its checksum: one for every three words.
        let checksum_bits = indices.len() / 3;
        let difference = (packed[entropy_len] ^ phrase.checksum()) >> (8 - checksum_bits);
        if difference == 0 {
            Ok(phrase)
        } else {
            Err(PhraseError::WrongChecksum)
        }
    }

    /// The word at a place counted from 0, which is known to exist.
    fn word_at(&self, at: usize) -> &'static str {
        let index = (0..BITS_PER_WORD).fold(0, |index, bit| {
            index << 1 | usize::from(self.bit(at * BITS_PER_WORD + bit))
        });
        words::word(index)
    }

    fn bit(&self, place: usize) -> u8 {
        let byte = match self.entropy().get(place / 8) {
            Some(byte) => *byte,
            None => self.checksum(),
        };
        byte >> (7 - place % 8) & 1
    }

    fn checksum(&self) -> u8 {
        Sha256::digest(self.entropy())[0]
    }
}

impl fmt::Debug for Phrase {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Phrase({} words)", self.word_count().words())
    }
}

impl WordPosition {
    fn at(index: usize) -> Self {
        Self(u8::try_from(index + 1).expect("a phrase has at most 24 words"))
    }
}

impl fmt::Display for PhraseError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Empty => f.write_str("there are no words"),
            Self::WrongCount { found } => {
                write!(f, "{found} words, expected 12, 15, 18, 21 or 24")
            }
            Self::UnknownWords { positions } => {
                write!(f, "{} words are not on the list", positions.len())
            }
            Self::WrongChecksum => f.write_str("the checksum of the words is wrong"),
        }
    }
}

impl core::error::Error for PhraseError {}

/// Small letters, without a copy left behind. Words of the list are ASCII, and the table for the
/// letters beyond would weigh more than the list.
pub(crate) fn lowercase(text: &str) -> SecretText {
    SecretText::collected(text.chars().map(|c| c.to_ascii_lowercase()))
}

const BITS_PER_WORD: usize = 11;
const MAX_WORDS: usize = 24;
/// 24 words of 11 bits: 32 bytes of entropy and one of checksum.
const MAX_PACKED_LEN_BYTES: usize = 33;
