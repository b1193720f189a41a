//! Phrases of [BIP-39](https://github.com/bitcoin/bips/blob/master/bip-0039.mediawiki), in all of
//! its ten languages.
//!
//! Owns the way between entropy and words, strict reading with the fault named, help with typing
//! and with a missing last word, and entropy from dice, coins and cards. What follows from a phrase
//! stands in `seed`.
//!
//! A seed follows from the words as text, not from the entropy behind them. So the same entropy in
//! two languages makes two wallets, and words that stand on two lists make one and the same.

pub(crate) mod hints;
mod indices;
mod language;
mod last_words;
mod letters;
pub(crate) mod packed;
mod phrase_error;
mod physical_entropy;
#[cfg(test)]
mod tests;
mod word_count;
mod word_list;
pub(crate) mod words;

use alloc::vec::Vec;
use core::fmt;

pub use crate::mnemonic::{
    hints::{MAX_HINTS, MAX_NEAREST_WORDS, completions, is_word, nearest},
    language::Language,
    last_words::last_words,
    phrase_error::PhraseError,
    physical_entropy::{
        Finding, GENERATOR_LEN_BYTES, Judgement, MAX_ROLLS, Mixing, PhysicalEntropy,
        PhysicalEntropyError, Tool,
    },
    word_count::{WordCount, WordPosition},
    word_list::{WordList, WordListError},
};
use crate::{
    mnemonic::{
        indices::{Indices, checksum, count_words, index_at},
        letters::{is_same_word, is_stored_text},
    },
    secret::{SecretBytes, SecretText},
};

/// A phrase: its entropy, and its words in the language that they were read or written in.
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
    language: Language,
    entropy: SecretBytes,
    /// The words in the form NFKD, parted by single spaces: what the seed follows from, kept since
    /// their list may not be at hand later. Empty for English, whose list always is.
    foreign_words: SecretText,
}

impl Phrase {
    /// Makes the English phrase of some entropy.
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
        Self::from_entropy_in(entropy, WordList::english())
    }

    /// Makes the phrase of some entropy in the language of a list.
    ///
    /// # Errors
    /// Entropy that is not 16, 20, 24, 28 or 32 bytes long.
    ///
    /// # Examples
    /// ```
    /// # use wallet_core::mnemonic::{Language, Phrase, WordList, WordListError};
    /// let file = include_bytes!("../../public/word-lists/italian.txt");
    /// let italian = WordList::read(Language::Italian, file)?;
    /// let phrase = Phrase::from_entropy_in(&[0; 16], &italian).unwrap();
    /// assert!(phrase.words().expose().ends_with("abaco abete"));
    /// # Ok::<(), WordListError>(())
    /// ```
    pub fn from_entropy_in(entropy: &[u8], list: &WordList) -> Result<Self, PhraseError> {
        let count = WordCount::of_entropy(entropy).ok_or_else(|| {
            let found = u32::try_from(entropy.len() / 4 * 3).unwrap_or(u32::MAX);
            PhraseError::WrongCount { found }
        })?;
        let words = (0..count.words()).map(|at| list.word(index_at(entropy, at)));
        Ok(Self {
            language: list.language(),
            entropy: SecretBytes::from(entropy.to_vec()),
            foreign_words: match list.language() {
                Language::English => SecretText::default(),
                _ => SecretText::joined(words, " "),
            },
        })
    }

    /// Reads English words parted by white space; capitals do not matter.
    ///
    /// # Errors
    /// See [`Phrase::parse_in`].
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
    pub fn parse(text: &str) -> Result<Self, PhraseError> {
        Self::parse_in(text, WordList::english())
    }

    /// Reads words of a list, parted by white space of any kind, the ideographic space included.
    ///
    /// Takes at most 2 KiB of memory, whatever the text. Capitals do not matter, nor how letters are composed, nor the accents of Latin letters
    /// where they tell no words apart.
    ///
    /// # Errors
    /// A text that is too long, too few or too many words, words that are not on the list, or a
    /// wrong checksum: the first of these that applies.
    ///
    /// # Examples
    /// ```
    /// # use wallet_core::mnemonic::{Language, Phrase, WordList, WordListError};
    /// let file = include_bytes!("../../public/word-lists/spanish.txt");
    /// let spanish = WordList::read(Language::Spanish, file)?;
    /// let typed = "Abaco ".repeat(11) + "abierto";
    /// let phrase = Phrase::parse_in(&typed, &spanish).unwrap();
    /// assert!(phrase.words().expose().starts_with("a\u{301}baco a\u{301}baco"));
    /// # Ok::<(), WordListError>(())
    /// ```
    pub fn parse_in(text: &str, list: &WordList) -> Result<Self, PhraseError> {
        let found = count_words(text)?;
        let is_count = |count: &&WordCount| count.words() == found;
        let count = WordCount::ALL.iter().find(is_count).ok_or_else(|| {
            let found = u32::try_from(found).unwrap_or(u32::MAX);
            PhraseError::WrongCount { found }
        })?;
        let bits = Indices::of(text, list)?.bits();
        // The bits that follow the entropy are its checksum: one for every three words.
        let len_bytes = count.entropy_len_bytes();
        let difference = bits[len_bytes] ^ checksum(&bits[..len_bytes]);
        if difference >> (8 - count.words() / 3) == 0 {
            Self::from_entropy_in(&bits[..len_bytes], list)
        } else {
            Err(PhraseError::WrongChecksum)
        }
    }

    /// Takes a phrase as a vault keeps it: `foreign_words` as [`Phrase::foreign_words`] gave them.
    ///
    /// `None` where these have no such form. Whether the words belong to the entropy is not
    /// looked at, since that takes the list; the vault's seal vouches for it.
    pub(crate) fn stored(
        language: Language,
        entropy: &[u8],
        foreign_words: SecretText,
    ) -> Option<Self> {
        let count = WordCount::of_entropy(entropy)?;
        let is_sound = match language {
            Language::English => foreign_words.is_empty(),
            _ => is_stored_text(foreign_words.expose(), count),
        };
        is_sound.then(|| Self {
            language,
            entropy: SecretBytes::from(entropy.to_vec()),
            foreign_words,
        })
    }

    /// Makes a second phrase of the same words.
    pub(crate) fn duplicate(&self) -> Option<Self> {
        let words = SecretText::collected(self.foreign_words().chars());
        Self::stored(self.language, self.entropy(), words)
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
        WordCount::of_entropy(self.entropy())
            .expect("a phrase is only made of entropy of a length on the list")
    }

    /// Returns the language of the words.
    ///
    /// # Examples
    /// ```
    /// # use wallet_core::mnemonic::{Language, Phrase};
    /// let phrase = Phrase::from_entropy(&[7; 32]).unwrap();
    /// assert_eq!(phrase.language(), Language::English);
    /// ```
    #[must_use]
    pub const fn language(&self) -> Language {
        self.language
    }

    /// Returns the words, parted by what stands between words in their language: single spaces,
    /// ideographic ones in Japanese. They are in the form NFKD, as the standard's lists are.
    ///
    /// # Examples
    /// ```
    /// # use wallet_core::mnemonic::{Language, Phrase, WordList, WordListError};
    /// let file = include_bytes!("../../public/word-lists/japanese.txt");
    /// let japanese = WordList::read(Language::Japanese, file)?;
    /// let phrase = Phrase::from_entropy_in(&[0xff; 16], &japanese).unwrap();
    /// assert!(phrase.words().expose().ends_with("\u{3000}ろんふ\u{3099}ん"));
    /// # Ok::<(), WordListError>(())
    /// ```
    #[must_use]
    pub fn words(&self) -> SecretText {
        let mut gap = [0; 4];
        self.joined(self.language.gap().encode_utf8(&mut gap))
    }

    /// Says whether a typed word is the one at a position; capitals, spaces around it, and accents
    /// of Latin letters do not matter. `None` where the phrase has no such position.
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
        (at < self.word_count().words()).then(|| is_same_word(self.word_at(at), typed))
    }

    /// Returns the entropy behind the words.
    pub(crate) fn entropy(&self) -> &[u8] {
        self.entropy.expose()
    }

    /// Returns the words as a vault keeps them beside the entropy: in the form NFKD, parted by
    /// single spaces. Empty for English.
    pub(crate) fn foreign_words(&self) -> &str {
        self.foreign_words.expose()
    }

    /// Returns the text that the seed follows from: the words in the form NFKD, parted by single
    /// spaces.
    pub(crate) fn seed_text(&self) -> SecretText {
        self.joined(" ")
    }

    fn joined(&self, gap: &str) -> SecretText {
        let words = (0..self.word_count().words()).map(|at| self.word_at(at));
        SecretText::joined(words, gap)
    }

    /// The word at a place counted from 0, which is known to exist.
    fn word_at(&self, at: usize) -> &str {
        match self.language {
            Language::English => words::word(index_at(self.entropy(), at)),
            _ => self.foreign_words().split(' ').nth(at).unwrap_or_default(),
        }
    }
}

/// Returns the languages of the lists on which every word of a text stands, in the order of the
/// lists; none for a text without words, or longer than a phrase.
///
/// English and French share a hundred words, and the Chinese lists more than a thousand. A phrase
/// that is whole in two languages makes the same wallet in either.
///
/// # Examples
/// ```
/// use wallet_core::mnemonic::{Language, WordList, languages_of};
///
/// let lists = [WordList::english()];
/// assert_eq!(languages_of("zoo wrong", &lists), [Language::English]);
/// assert_eq!(languages_of("zoo wronk", &lists), []);
/// ```
#[must_use]
pub fn languages_of(text: &str, lists: &[&WordList]) -> Vec<Language> {
    if !count_words(text).is_ok_and(|count| count <= WordCount::MAX_WORDS) {
        return Vec::new();
    }
    let has_all = |list: &&&WordList| text.split_whitespace().all(|word| list.has(word));
    let fitting = lists.iter().filter(has_all);
    fitting.map(|list| list.language()).collect()
}

impl fmt::Debug for Phrase {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Phrase({} words)", self.word_count().words())
    }
}
