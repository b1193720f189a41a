//! Why words are no phrase.

use alloc::vec::Vec;
use core::fmt;

use serde::{Deserialize, Serialize};

use crate::mnemonic::WordPosition;

/// Why words are no phrase. Says where, never what.
///
/// # Examples
/// ```
/// use wallet_core::mnemonic::{Phrase, PhraseError, WordPosition};
///
/// let typed = "test test test test test test test test test test tset junk";
/// let error = Phrase::parse(typed).unwrap_err();
/// assert_eq!(error, PhraseError::UnknownWords { positions: vec![WordPosition(11)] });
/// assert_eq!(Phrase::parse("test junk").unwrap_err(), PhraseError::WrongCount { found: 2 });
/// ```
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
    /// The text is longer than any phrase; it was not read.
    TooLong,
    /// A last word was asked for, and there are not one fewer words than a phrase has.
    WrongCountBeforeLast {
        /// How many words were found.
        found: u32,
    },
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
            Self::TooLong => f.write_str("the text is longer than a phrase"),
            Self::WrongCountBeforeLast { found } => {
                write!(f, "{found} words, expected 11, 14, 17, 20 or 23")
            }
        }
    }
}

impl core::error::Error for PhraseError {}
