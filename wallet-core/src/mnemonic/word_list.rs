//! A list of words, and reading one that was loaded.
//!
//! English is part of the program. The other nine ship as files beside it, in `public/word-lists`,
//! and are read from bytes when they are needed. Look-ups in a list stand in `hints`.

use alloc::{string::String, vec::Vec};
use core::{fmt, str};

use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use crate::{
    mnemonic::{
        Language,
        packed::{MAX_PACKED_LEN_BYTES, unpacked},
        words::{self, LIST_LEN},
    },
    nfkd::is_nfkd,
};

/// The 2048 words of a language, in the order of the standard and in Unicode's form NFKD.
///
/// # Examples
/// ```
/// use wallet_core::mnemonic::WordList;
///
/// assert_eq!(WordList::english().words().nth(3), Some("about"));
/// ```
pub struct WordList {
    language: Language,
    /// Each word on a line of its own.
    lines: String,
}

/// Why bytes are no list of words.
///
/// # Examples
/// ```
/// use wallet_core::mnemonic::{Language, WordList, WordListError};
///
/// let error = WordList::read(Language::French, &[0xff]).err();
/// assert_eq!(error, Some(WordListError::NotText));
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[non_exhaustive]
pub enum WordListError {
    /// They are more bytes than any list has, or unpack to more.
    TooLong,
    /// They are no UTF-8.
    NotText,
    /// A word is empty, too long, or holds something that is no small letter.
    MalformedWord {
        /// Its place, counted from 1; 0 for what stands before the first word.
        place: u16,
    },
    /// There are not 2048 words.
    WrongCount {
        /// How many were found.
        found: u16,
    },
    /// A word stands there twice.
    RepeatedWord,
    /// The words are not in Unicode's form NFKD.
    NotNormal,
    /// They are a list, but not that of the language in the standard.
    OtherList,
}

impl WordList {
    /// Returns the English list.
    ///
    /// # Examples
    /// ```
    /// # use wallet_core::mnemonic::{Language, WordList};
    /// assert_eq!(WordList::english().language(), Language::English);
    /// ```
    #[must_use]
    pub fn english() -> &'static Self {
        words::english()
    }

    /// Reads a packed list, as `public/word-lists` holds it.
    ///
    /// The bytes may come from anyone: only the list of the standard is taken, told by its
    /// SHA-256. No more than 256 KiB are allocated, whatever the bytes say.
    ///
    /// # Errors
    /// Too many bytes, bytes that are no text, words that are malformed, too few, repeated or not
    /// in the form NFKD, or another list: the first of these that applies.
    ///
    /// # Examples
    /// ```
    /// use wallet_core::mnemonic::{Language, WordList, WordListError};
    ///
    /// let file = include_bytes!("../../../public/word-lists/spanish.txt");
    /// let list = WordList::read(Language::Spanish, file)?;
    /// assert_eq!(list.words().last(), Some("zurdo"));
    ///
    /// let error = WordList::read(Language::Italian, file).unwrap_err();
    /// assert_eq!(error, WordListError::OtherList);
    /// # Ok::<(), WordListError>(())
    /// ```
    pub fn read(language: Language, packed: &[u8]) -> Result<Self, WordListError> {
        if packed.len() > MAX_PACKED_LEN_BYTES {
            return Err(WordListError::TooLong);
        }
        let text = str::from_utf8(packed).map_err(|_| WordListError::NotText)?;
        let list = Self::unchecked(language, unpacked(text, LIST_LEN)?);
        if list.has_repeated_word() {
            return Err(WordListError::RepeatedWord);
        }
        if !is_nfkd(&list.lines) {
            return Err(WordListError::NotNormal);
        }
        if Sha256::digest(packed).as_slice() == Self::sha256(language) {
            Ok(list)
        } else {
            Err(WordListError::OtherList)
        }
    }

    /// Returns the SHA-256 of a language's packed list, 32 bytes.
    ///
    /// # Examples
    /// ```
    /// # use wallet_core::mnemonic::{Language, WordList};
    /// assert_eq!(WordList::sha256(Language::Czech).len(), 32);
    /// ```
    #[must_use]
    pub fn sha256(language: Language) -> &'static [u8] {
        let mut digests = DIGESTS.chunks_exact(DIGEST_LEN_BYTES);
        digests
            .nth(usize::from(language.code()))
            .unwrap_or_default()
    }

    /// Returns the language.
    ///
    /// # Examples
    /// ```
    /// # use wallet_core::mnemonic::{Language, WordList};
    /// assert_eq!(WordList::english().language().name(), "English");
    /// ```
    #[must_use]
    pub const fn language(&self) -> Language {
        self.language
    }

    /// Returns all words, in order.
    ///
    /// # Examples
    /// ```
    /// # use wallet_core::mnemonic::WordList;
    /// assert_eq!(WordList::english().words().count(), 2048);
    /// assert_eq!(WordList::english().words().last(), Some("zoo"));
    /// ```
    pub fn words(&self) -> impl Iterator<Item = &str> + Clone {
        self.lines.lines()
    }

    /// Returns the word at a place counted from 0, modulo [`LIST_LEN`].
    pub(crate) fn word(&self, index: usize) -> &str {
        let word = self.bytes().nth(index % LIST_LEN).unwrap_or_default();
        str::from_utf8(word).unwrap_or_default()
    }

    /// Returns the place of a word of the list, counted from 0.
    pub(super) fn position(&self, word: &str) -> Option<usize> {
        self.bytes().position(|listed| listed == word.as_bytes())
    }

    /// The words as bytes: to look for one among them takes a tenth of the time that it takes among
    /// characters, and a phrase looks 24 times.
    fn bytes(&self) -> impl Iterator<Item = &[u8]> {
        self.lines.as_bytes().split(|byte| *byte == b'\n')
    }

    /// Takes words, each on a line of its own, as they are.
    pub(super) const fn unchecked(language: Language, lines: String) -> Self {
        Self { language, lines }
    }

    fn has_repeated_word(&self) -> bool {
        let mut words: Vec<&str> = self.words().collect();
        words.sort_unstable();
        !words.is_sorted_by(|a, b| a < b)
    }
}

impl fmt::Debug for WordList {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("WordList(")?;
        f.write_str(self.language.name())?;
        f.write_str(")")
    }
}

impl fmt::Display for WordListError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::TooLong => f.write_str("more bytes than a list of words has"),
            Self::NotText => f.write_str("bytes that are no text"),
            Self::MalformedWord { place } => write!(f, "word {place} is malformed"),
            Self::WrongCount { found } => write!(f, "{found} words, expected 2048"),
            Self::RepeatedWord => f.write_str("a word stands on the list twice"),
            Self::NotNormal => f.write_str("words that are not in the form NFKD"),
            Self::OtherList => f.write_str("not the list of the language"),
        }
    }
}

impl core::error::Error for WordListError {}

/// The SHA-256 of each packed list, by the codes of the languages; `examples/word_list.rs` writes
/// them.
const DIGESTS: &[u8] = include_bytes!("word_lists.sha256");
const DIGEST_LEN_BYTES: usize = 32;
