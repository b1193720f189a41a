//! One share and its words, read strictly with the fault named.
//!
//! A share is a row of bits: [`ShareFacts`], zeros up to a whole number of words, the value, and the
//! checksum. Ten bits make a word.

use alloc::vec::Vec;
use core::fmt;

use serde::{Deserialize, Serialize};
use subtle::ConstantTimeEq;
use zeroize::Zeroizing;

use crate::{
    mnemonic::WordPosition,
    secret::{SecretBytes, SecretText},
    slip39::{
        cipher::customization,
        facts::{PUBLIC_WORDS, ShareFacts},
        master_secret::{MasterSecret, is_length},
        rs1024::{self, CHECKSUM_WORDS},
        words::{BITS_PER_WORD, index_of, nearest, word},
    },
};

/// A share: what it says of itself, and its secret value.
///
/// ```compile_fail,E0599
/// # let words = "";
/// let copy = wallet_core::slip39::Share::parse(words).unwrap().clone();
/// ```
/// ```compile_fail,E0277
/// # let words = "";
/// println!("{}", wallet_core::slip39::Share::parse(words).unwrap());
/// ```
pub struct Share {
    facts: ShareFacts,
    value: SecretBytes,
}

/// Why words are no share.
///
/// # Examples
/// ```
/// use wallet_core::slip39::{Share, ShareError};
///
/// assert_eq!(Share::parse(" ").unwrap_err(), ShareError::Empty);
/// assert_eq!(Share::parse("shadow pistol").unwrap_err(), ShareError::WrongCount { found: 2 });
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[non_exhaustive]
pub enum ShareError {
    /// There are no words.
    Empty,
    /// The text is longer than any share.
    TooLong {
        /// Its length in bytes.
        found_len_bytes: u32,
    },
    /// No share has so many words. Usual are 20 and 33.
    WrongCount {
        /// How many words were found.
        found: u32,
    },
    /// Words that are not on the list.
    UnknownWords {
        /// Each of them, in order.
        words: Vec<UnknownWord>,
    },
    /// Every word is on the list, but they do not belong together: a word is wrong, or two are
    /// swapped.
    WrongChecksum,
    /// The checksum is right, but the share asks for more groups than there are. Whoever wrote it
    /// did not follow the standard.
    WrongGroupThreshold {
        /// How many groups it asks for.
        threshold: u8,
        /// How many there are.
        count: u8,
    },
    /// The checksum is right, but bits that must be zero are not. Whoever wrote it did not follow
    /// the standard.
    WrongPadding,
}

/// A word that is not on the list. What it resembles is shown to nobody but the person who typed
/// it, so that `Debug` leaves it out.
///
/// # Examples
/// ```
/// # use wallet_core::slip39::{Share, ShareError};
/// # let words = "shadow pistol academic always adequate wildlife fancy gross oasis cylinder \
/// #     mustang wrist rescue view short owner flip making coding armed";
/// let typed = words.replace("pistol", "psitol");
/// let Err(ShareError::UnknownWords { words }) = Share::parse(&typed) else { panic!() };
/// // What it resembles is left out of logs.
/// assert_eq!(format!("{words:?}"), "[UnknownWord(2)]");
/// ```
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct UnknownWord {
    position: WordPosition,
    nearest: Vec<u16>,
}

impl Share {
    /// Reads words parted by white space. Capitals do not matter, and the first four letters of a
    /// word suffice.
    ///
    /// Takes at most 8 KiB of memory, whatever the text.
    ///
    /// # Errors
    /// The first that applies: too much text, a number of words that no share has, words that are
    /// not on the list, a wrong checksum, more groups needed than there are, bits set that must be
    /// zero.
    ///
    /// # Examples
    /// ```
    /// use wallet_core::slip39::{Share, ShareError};
    ///
    /// let words = "duckling enlarge academic academic agency result length solution fridge kidney \
    ///     coal piece deal husband erode duke ajar critical decision keyboard";
    /// assert!(Share::parse(words).is_ok());
    /// assert!(Share::parse(&words.replace("solution", "SOLU")).is_ok());
    /// let swapped = words.replace("coal piece", "piece coal");
    /// assert_eq!(Share::parse(&swapped).unwrap_err(), ShareError::WrongChecksum);
    /// let Err(ShareError::UnknownWords { words }) = Share::parse(&words.replace("coal", "caol"))
    ///     else { panic!() };
    /// assert_eq!(words[0].position().0, 11);
    /// assert_eq!(words[0].nearest().next(), Some("coal"));
    /// ```
    pub fn parse(text: &str) -> Result<Self, ShareError> {
        if text.len() > MAX_TEXT_LEN_BYTES {
            let found_len_bytes = u32::try_from(text.len()).unwrap_or(u32::MAX);
            return Err(ShareError::TooLong { found_len_bytes });
        }
        let count = text.split_whitespace().count();
        if count == 0 {
            return Err(ShareError::Empty);
        }
        if value_len_bytes(count).is_none() {
            let found = u32::try_from(count).unwrap_or(u32::MAX);
            return Err(ShareError::WrongCount { found });
        }
        let mut indices = Zeroizing::new(Vec::with_capacity(count));
        let mut unknown = Vec::new();
        for (position, word) in (1..).map(WordPosition).zip(text.split_whitespace()) {
            match index_of(word) {
                Some(index) => indices.push(index),
                None => unknown.push(UnknownWord::new(position, word)),
            }
        }
        if unknown.is_empty() {
            Self::of_indices(&indices)
        } else {
            Err(ShareError::UnknownWords { words: unknown })
        }
    }

    /// Returns what the share says of itself, none of which is secret.
    ///
    /// # Examples
    /// ```
    /// use wallet_core::slip39::{IterationExponent, MemberNumber, Share, ShareKind};
    ///
    /// let words = "shadow pistol academic always adequate wildlife fancy gross oasis cylinder \
    ///     mustang wrist rescue view short owner flip making coding armed";
    /// let facts = Share::parse(words)?.facts();
    /// assert_eq!((facts.member, facts.member_threshold), (MemberNumber(3), 2));
    /// assert_eq!(facts.kind, ShareKind::Original);
    /// # Ok::<(), wallet_core::slip39::ShareError>(())
    /// ```
    #[must_use]
    pub const fn facts(&self) -> ShareFacts {
        self.facts
    }

    /// Returns how many words there are.
    ///
    /// # Examples
    /// ```
    /// # use wallet_core::slip39::Share;
    /// let words = "duckling enlarge academic academic agency result length solution fridge kidney \
    ///     coal piece deal husband erode duke ajar critical decision keyboard";
    /// assert_eq!(Share::parse(words)?.word_count(), 20);
    /// # Ok::<(), wallet_core::slip39::ShareError>(())
    /// ```
    #[must_use]
    pub fn word_count(&self) -> usize {
        let value_words = (8 * self.value.expose().len()).div_ceil(BITS_PER_WORD);
        PUBLIC_WORDS + value_words + CHECKSUM_WORDS
    }

    /// Returns the words, parted by single spaces.
    ///
    /// # Examples
    /// ```
    /// # use wallet_core::slip39::Share;
    /// let words = "duckling enlarge academic academic agency result length solution fridge kidney \
    ///     coal piece deal husband erode duke ajar critical decision keyboard";
    /// assert_eq!(Share::parse(&words.to_uppercase())?.words().expose(), words);
    /// # Ok::<(), wallet_core::slip39::ShareError>(())
    /// ```
    #[must_use]
    pub fn words(&self) -> SecretText {
        let indices = self.to_indices();
        SecretText::joined(indices.iter().map(|index| word(*index)), " ")
    }

    /// Says whether a typed word is the one at a position; four letters suffice, capitals and spaces
    /// around them do not matter. `None` where the share has no such position.
    ///
    /// # Examples
    /// ```
    /// use wallet_core::{mnemonic::WordPosition, slip39::Share};
    ///
    /// let words = "duckling enlarge academic academic agency result length solution fridge kidney \
    ///     coal piece deal husband erode duke ajar critical decision keyboard";
    /// let share = Share::parse(words)?;
    /// assert_eq!(share.has_word(WordPosition(20), " Keyb"), Some(true));
    /// assert_eq!(share.has_word(WordPosition(20), "kidney"), Some(false));
    /// assert_eq!(share.has_word(WordPosition(21), "kidney"), None);
    /// # Ok::<(), wallet_core::slip39::ShareError>(())
    /// ```
    #[must_use]
    pub fn has_word(&self, position: WordPosition, typed: &str) -> Option<bool> {
        let at = usize::from(position.0).checked_sub(1)?;
        let index = *self.to_indices().get(at)?;
        let typed = index_of(typed.trim());
        Some(typed.is_some_and(|typed| typed.ct_eq(&index).into()))
    }

    pub(super) const fn new(facts: ShareFacts, value: SecretBytes) -> Self {
        Self { facts, value }
    }

    pub(super) const fn value(&self) -> &SecretBytes {
        &self.value
    }

    /// Reads a number of indices that was checked.
    fn of_indices(indices: &[u16]) -> Result<Self, ShareError> {
        let (beginning, rest) = indices
            .split_first_chunk()
            .ok_or(ShareError::WrongChecksum)?;
        let facts = ShareFacts::of_indices(*beginning);
        if !rs1024::is_right(customization(facts.kind), indices) {
            return Err(ShareError::WrongChecksum);
        }
        let (threshold, count) = (facts.group_threshold, facts.group_count);
        if threshold > count {
            return Err(ShareError::WrongGroupThreshold { threshold, count });
        }
        let value_words = &rest[..rest.len() - CHECKSUM_WORDS];
        Ok(Self {
            facts,
            value: value_of(value_words)?,
        })
    }

    fn to_indices(&self) -> Zeroizing<Vec<u16>> {
        let mut indices = Zeroizing::new(Vec::with_capacity(self.word_count()));
        indices.extend(self.facts.to_indices());
        let bytes = self.value.expose();
        let bits_len = (8 * bytes.len()).next_multiple_of(BITS_PER_WORD);
        let padding_len = bits_len - 8 * bytes.len();
        for start in (0..bits_len).step_by(BITS_PER_WORD) {
            let index = (start..start + BITS_PER_WORD).fold(0, |index, place| {
                let bit = place
                    .checked_sub(padding_len)
                    .map_or(0, |at| bytes[at / 8] >> (7 - at % 8) & 1);
                index << 1 | u16::from(bit)
            });
            indices.push(index);
        }
        let checksum = Zeroizing::new(rs1024::checksum(customization(self.facts.kind), &indices));
        indices.extend(*checksum);
        indices
    }
}

impl UnknownWord {
    fn new(position: WordPosition, typed: &str) -> Self {
        let nearest = nearest(typed).into_iter().filter_map(index_of).collect();
        Self { position, nearest }
    }

    /// Returns where the word stands.
    ///
    /// # Examples
    /// ```
    /// # use wallet_core::slip39::{Share, ShareError};
    /// # let words = "shadow pistol academic always adequate wildlife fancy gross oasis cylinder \
    /// #     mustang wrist rescue view short owner flip making coding armed";
    /// let typed = words.replace("armed", "amred");
    /// let Err(ShareError::UnknownWords { words }) = Share::parse(&typed) else { panic!() };
    /// assert_eq!(words[0].position().0, 20);
    /// ```
    #[must_use]
    pub const fn position(&self) -> WordPosition {
        self.position
    }

    /// Returns the words of the list that it resembles, nearest first.
    ///
    /// # Examples
    /// ```
    /// # use wallet_core::slip39::{Share, ShareError};
    /// # let words = "shadow pistol academic always adequate wildlife fancy gross oasis cylinder \
    /// #     mustang wrist rescue view short owner flip making coding armed";
    /// let typed = words.replace("pistol", "pistl");
    /// let Err(ShareError::UnknownWords { words }) = Share::parse(&typed) else { panic!() };
    /// assert_eq!(words[0].nearest().next(), Some("pistol"));
    /// ```
    pub fn nearest(&self) -> impl Iterator<Item = &'static str> {
        self.nearest.iter().map(|index| word(*index))
    }
}

impl fmt::Debug for Share {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Share({} words)", self.word_count())
    }
}

impl fmt::Debug for UnknownWord {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "UnknownWord({})", self.position.0)
    }
}

impl fmt::Display for ShareError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Empty => f.write_str("there are no words"),
            Self::TooLong { found_len_bytes } => {
                write!(
                    f,
                    "{found_len_bytes} bytes, expected at most {MAX_TEXT_LEN_BYTES}"
                )
            }
            Self::WrongCount { found } => {
                write!(
                    f,
                    "{found} words, expected 20, 33, or another length of a share"
                )
            }
            Self::UnknownWords { words } => {
                write!(f, "{} words are not on the list", words.len())
            }
            Self::WrongChecksum => f.write_str("the checksum of the words is wrong"),
            Self::WrongGroupThreshold { threshold, count } => {
                write!(f, "{threshold} groups needed, expected at most {count}")
            }
            Self::WrongPadding => f.write_str("bits that must be zero are not"),
        }
    }
}

impl core::error::Error for ShareError {}

/// The length of the value in a share of so many words, where there are such shares.
fn value_len_bytes(words: usize) -> Option<usize> {
    let bits_len = words.checked_sub(PUBLIC_WORDS + CHECKSUM_WORDS)? * BITS_PER_WORD;
    let len_bytes = bits_len / 16 * 2;
    (is_length(len_bytes) && bits_len % 16 <= MAX_PADDING_BITS).then_some(len_bytes)
}

/// Packs the indices of the value's words, which begin with zeros.
fn value_of(indices: &[u16]) -> Result<SecretBytes, ShareError> {
    let bits_len = indices.len() * BITS_PER_WORD;
    let padding_len = bits_len % 16;
    let mut bytes = Zeroizing::new(alloc::vec![0; bits_len / 16 * 2]);
    let mut padding = 0;
    for place in 0..bits_len {
        let shift = BITS_PER_WORD - 1 - place % BITS_PER_WORD;
        let bit = u8::from(indices[place / BITS_PER_WORD] >> shift & 1 == 1);
        match place.checked_sub(padding_len) {
            Some(at) => bytes[at / 8] |= bit << (7 - at % 8),
            None => padding |= bit,
        }
    }
    if padding == 0 {
        Ok(SecretBytes::from(core::mem::take(&mut *bytes)))
    } else {
        Err(ShareError::WrongPadding)
    }
}

/// A whole word less two bits: with more, a shorter row of words would hold the value.
const MAX_PADDING_BITS: usize = 8;
/// The longest share takes 531 bytes; this leaves room for generous white space.
const MAX_TEXT_LEN_BYTES: usize = 4096;

// The longest share's words are counted in a byte.
const _: () = assert!(MasterSecret::MAX_LEN_BYTES * 8 / BITS_PER_WORD < 200);

#[cfg(test)]
mod tests;
