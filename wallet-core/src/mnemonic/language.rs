//! The languages that BIP-39 has a list of words for.

use core::fmt;

use serde::{Deserialize, Serialize};

/// A language of BIP-39, by its name in the
/// [standard](https://github.com/bitcoin/bips/blob/master/bip-0039/bip-0039-wordlists.md).
///
/// The codes are part of the vault's format and never change.
///
/// # Examples
/// ```
/// use wallet_core::mnemonic::Language;
///
/// assert_eq!(Language::ALL.len(), 10);
/// assert_eq!(Language::Portuguese.to_string(), "Portuguese");
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[repr(u8)]
pub enum Language {
    /// English, which every wallet reads.
    English = 0,
    /// Japanese, in hiragana.
    Japanese = 1,
    /// Korean.
    Korean = 2,
    /// Spanish.
    Spanish = 3,
    /// Chinese in simplified characters.
    ChineseSimplified = 4,
    /// Chinese in traditional characters.
    ChineseTraditional = 5,
    /// French.
    French = 6,
    /// Italian.
    Italian = 7,
    /// Czech.
    Czech = 8,
    /// Portuguese.
    Portuguese = 9,
}

impl Language {
    /// All languages, by their codes.
    pub const ALL: [Self; 10] = [
        Self::English,
        Self::Japanese,
        Self::Korean,
        Self::Spanish,
        Self::ChineseSimplified,
        Self::ChineseTraditional,
        Self::French,
        Self::Italian,
        Self::Czech,
        Self::Portuguese,
    ];

    /// Returns the code by which a vault names the language.
    ///
    /// # Examples
    /// ```
    /// # use wallet_core::mnemonic::Language;
    /// assert_eq!(Language::Korean.code(), 2);
    /// ```
    #[must_use]
    pub const fn code(self) -> u8 {
        self as u8
    }

    /// Finds the language of a code. `None` for a code of no language.
    ///
    /// # Examples
    /// ```
    /// # use wallet_core::mnemonic::Language;
    /// assert_eq!(Language::from_code(6), Some(Language::French));
    /// assert_eq!(Language::from_code(10), None);
    /// ```
    #[must_use]
    pub fn from_code(code: u8) -> Option<Self> {
        Self::ALL.get(usize::from(code)).copied()
    }

    /// Returns the name in English.
    ///
    /// # Examples
    /// ```
    /// # use wallet_core::mnemonic::Language;
    /// assert_eq!(Language::ChineseSimplified.name(), "Chinese (Simplified)");
    /// ```
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::English => "English",
            Self::Japanese => "Japanese",
            Self::Korean => "Korean",
            Self::Spanish => "Spanish",
            Self::ChineseSimplified => "Chinese (Simplified)",
            Self::ChineseTraditional => "Chinese (Traditional)",
            Self::French => "French",
            Self::Italian => "Italian",
            Self::Czech => "Czech",
            Self::Portuguese => "Portuguese",
        }
    }

    /// Returns the name of the file in `public/word-lists` that holds the packed words. English
    /// has none there, since it is part of the program.
    ///
    /// # Examples
    /// ```
    /// # use wallet_core::mnemonic::Language;
    /// assert_eq!(Language::Czech.file_name(), Some("czech.txt"));
    /// assert_eq!(Language::English.file_name(), None);
    /// ```
    #[must_use]
    pub const fn file_name(self) -> Option<&'static str> {
        match self {
            Self::English => None,
            Self::Japanese => Some("japanese.txt"),
            Self::Korean => Some("korean.txt"),
            Self::Spanish => Some("spanish.txt"),
            Self::ChineseSimplified => Some("chinese-simplified.txt"),
            Self::ChineseTraditional => Some("chinese-traditional.txt"),
            Self::French => Some("french.txt"),
            Self::Italian => Some("italian.txt"),
            Self::Czech => Some("czech.txt"),
            Self::Portuguese => Some("portuguese.txt"),
        }
    }

    /// Returns what stands between two words: the ideographic space in Japanese, else a space.
    ///
    /// # Examples
    /// ```
    /// # use wallet_core::mnemonic::Language;
    /// assert_eq!(Language::Japanese.gap(), '\u{3000}');
    /// assert_eq!(Language::Korean.gap(), ' ');
    /// ```
    #[must_use]
    pub const fn gap(self) -> char {
        match self {
            Self::Japanese => '\u{3000}',
            _ => ' ',
        }
    }
}

impl fmt::Display for Language {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}
