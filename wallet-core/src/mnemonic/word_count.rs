//! How many words a phrase has, and where one of them stands.

use serde::{Deserialize, Serialize};

/// How many words a phrase may have.
///
/// # Examples
/// ```
/// use wallet_core::mnemonic::WordCount;
///
/// assert_eq!(WordCount::ALL.map(WordCount::words), [12, 15, 18, 21, 24]);
/// ```
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
///
/// # Examples
/// ```
/// use wallet_core::mnemonic::{Phrase, PhraseError, WordPosition};
///
/// let typed = "tset test test test test test test test test test test junk";
/// let Err(PhraseError::UnknownWords { positions }) = Phrase::parse(typed) else { panic!() };
/// assert_eq!(positions, [WordPosition(1)]);
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct WordPosition(pub u8);

impl WordCount {
    /// All counts, fewest first.
    pub const ALL: [Self; 5] = [
        Self::Twelve,
        Self::Fifteen,
        Self::Eighteen,
        Self::TwentyOne,
        Self::TwentyFour,
    ];

    /// The most words of a phrase.
    pub(super) const MAX_WORDS: usize = 24;

    /// Finds the count whose entropy is as long as this.
    pub(super) fn of_entropy(entropy: &[u8]) -> Option<Self> {
        let has_length = |count: &Self| count.entropy_len_bytes() == entropy.len();
        Self::ALL.into_iter().find(has_length)
    }

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
    ///
    /// # Examples
    /// ```
    /// # use wallet_core::mnemonic::WordCount;
    /// assert!(WordCount::TwentyFour.is_offered());
    /// assert!(!WordCount::Fifteen.is_offered());
    /// ```
    #[must_use]
    pub const fn is_offered(self) -> bool {
        matches!(self, Self::Twelve | Self::TwentyFour)
    }
}

impl WordPosition {
    pub(super) fn at(index: usize) -> Self {
        Self(u8::try_from(index + 1).expect("a phrase has at most 24 words"))
    }
}
