//! Look-ups in a list, and help with typing words: completion, and which words a mistyped one
//! resembles.
//!
//! Accents of Latin letters do not matter where leaving them out leaves one word: `abaco` is read
//! as the Spanish `ábaco`, and `čočka` would be read as a Czech `cocka`. On the ten lists of the
//! standard no two words differ by accents alone. Nor do capitals matter, nor whether a letter was
//! typed as one character or as several.

use alloc::vec::Vec;

use zeroize::{Zeroize, Zeroizing};

use crate::mnemonic::{
    WordList,
    letters::{normal, without_accents},
    packed::MAX_WORD_LETTERS,
};

/// The most words that a completion offers.
pub const MAX_HINTS: usize = 8;

/// The most words that are offered for an unknown one.
pub const MAX_NEAREST_WORDS: usize = 4;

impl WordList {
    /// Returns the first words of the list that begin with what was typed, at most [`MAX_HINTS`].
    ///
    /// Nothing typed is completed by nothing.
    ///
    /// # Examples
    /// ```
    /// # use wallet_core::mnemonic::{Language, WordList, WordListError};
    /// let file = include_bytes!("../../../public/word-lists/french.txt");
    /// let french = WordList::read(Language::French, file)?;
    /// assert_eq!(french.completions("École"), french.completions("ecole"));
    /// assert_eq!(WordList::english().completions("Zo"), ["zone", "zoo"]);
    /// # Ok::<(), WordListError>(())
    /// ```
    #[must_use]
    pub fn completions(&self, typed: &str) -> Vec<&str> {
        completions_among(&mut self.words(), typed)
    }

    /// Says whether a text is a word of the list.
    ///
    /// # Examples
    /// ```
    /// # use wallet_core::mnemonic::WordList;
    /// assert!(WordList::english().has("Zoo"));
    /// assert!(!WordList::english().has("zo"));
    /// ```
    #[must_use]
    pub fn has(&self, typed: &str) -> bool {
        self.place_of(typed).is_some()
    }

    /// Returns the words that a mistyped one resembles, nearest first, at most
    /// [`MAX_NEAREST_WORDS`].
    ///
    /// Near is what few slips turn into each other: a letter wrong, missing, too many, or swapped
    /// with its neighbour; an accent is a letter here, and so is each part of a Korean syllable.
    /// Words that are more than three slips away, or have nothing in common with what was typed,
    /// are not offered: a Chinese character resembles none.
    ///
    /// # Examples
    /// ```
    /// # use wallet_core::mnemonic::WordList;
    /// assert_eq!(WordList::english().nearest("abadnon")[0], "abandon");
    /// assert!(WordList::english().nearest("qqqqqqqq").is_empty());
    /// ```
    #[must_use]
    pub fn nearest(&self, typed: &str) -> Vec<&str> {
        nearest_among(&mut self.words(), typed)
    }

    /// The place of a typed word in the list, counted from 0.
    pub(super) fn place_of(&self, typed: &str) -> Option<u16> {
        let typed = normal(typed)?;
        let typed = typed.expose();
        let same = self.position(typed);
        let place = same.or_else(|| self.only_place_without_accents(typed))?;
        u16::try_from(place).ok()
    }

    /// The place of the one word that is the typed one but for accents.
    fn only_place_without_accents(&self, typed: &str) -> Option<usize> {
        let is_alike = |word: &str| without_accents(word).eq(without_accents(typed));
        let place = self.words().position(is_alike)?;
        let is_only = !self.words().skip(place + 1).any(is_alike);
        is_only.then_some(place)
    }
}

/// What [`WordList::completions`] says, of any words.
pub(crate) fn completions_among<'a>(
    words: &mut dyn Iterator<Item = &'a str>,
    typed: &str,
) -> Vec<&'a str> {
    let Some(typed) = normal(typed).filter(|typed| !typed.is_empty()) else {
        return Vec::new();
    };
    let begins = |word: &&str| {
        let mut letters = without_accents(word);
        without_accents(typed.expose()).all(|letter| letters.next() == Some(letter))
    };
    words.filter(begins).take(MAX_HINTS).collect()
}

/// What [`WordList::nearest`] says, of any words.
pub(crate) fn nearest_among<'a>(
    words: &mut dyn Iterator<Item = &'a str>,
    typed: &str,
) -> Vec<&'a str> {
    let Some(typed) = normal(typed) else {
        return Vec::new();
    };
    let typed = typed.expose().chars().take(MAX_WORD_LETTERS);
    let letters = Zeroizing::new(typed.collect::<Vec<_>>());
    let is_as_long = |word: &&str| word.chars().count().abs_diff(letters.len()) <= MAX_SLIPS;
    // By their slips, and of each no more than can be offered: a short word resembles many.
    let mut ranked: [Vec<&str>; MAX_SLIPS + 1] = Default::default();
    for word in words.filter(is_as_long) {
        let slips = slips(&letters, word);
        let alike = ranked.get_mut(slips).filter(|_| slips < letters.len());
        if let Some(alike) = alike.filter(|alike| alike.len() < MAX_NEAREST_WORDS) {
            alike.push(word);
        }
    }
    let nearest = ranked.into_iter().flatten();
    nearest.take(MAX_NEAREST_WORDS).collect()
}

/// Completes a word of the English list, as [`WordList::completions`] does.
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
    WordList::english().completions(typed)
}

/// Says whether a text is a word of the English list, as [`WordList::has`] does.
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
    WordList::english().has(typed)
}

/// Returns the words of the English list that a mistyped one resembles, as [`WordList::nearest`]
/// does.
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
    WordList::english().nearest(typed)
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
