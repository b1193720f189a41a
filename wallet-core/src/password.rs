//! Passwords: their normal form, what makes one too weak, and drawing one of five words.
//!
//! Owns the lists of common passwords. It judges only what an attacker tries first; it does not
//! measure strength.
//!
//! A password enters the key derivation as the UTF-8 bytes of its NFKD form, without any other
//! change: an accented letter is the same however a keyboard composes it.

mod pattern;

use alloc::vec::Vec;

use serde::{Deserialize, Serialize};
use zeroize::Zeroizing;

use crate::{mnemonic::words::word, nfkd::nfkd, secret::SecretText};

/// The fewest characters of a password of one's own.
pub const MIN_PASSWORD_CHARS: u32 = 12;

/// How many words a drawn password has: 55 bits, at the price that the key derivation sets.
pub const DRAWN_WORDS: usize = 5;

/// Length in bytes of the randomness that a drawn password takes.
pub const DRAWN_RANDOM_LEN_BYTES: usize = 2 * DRAWN_WORDS;

/// A password in its normal form, erased when dropped.
///
/// ```compile_fail,E0599
/// let copy = wallet_core::password::Password::new("a").clone();
/// ```
/// ```compile_fail,E0277
/// println!("{}", wallet_core::password::Password::new("a"));
/// ```
#[derive(Debug)]
pub struct Password(SecretText);

/// What the rules say about a password.
///
/// # Examples
/// ```
/// use wallet_core::password::{PasswordVerdict, judge};
///
/// assert_eq!(judge("harbour"), PasswordVerdict::TooShort { chars: 7 });
/// assert_eq!(judge("xyxyxyxyxyxyxyxy"), PasswordVerdict::Pattern);
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[non_exhaustive]
pub enum PasswordVerdict {
    /// No rule is broken.
    Acceptable,
    /// It has fewer than [`MIN_PASSWORD_CHARS`] characters.
    TooShort {
        /// Characters found.
        chars: u32,
    },
    /// It is a common password, or one or two common words dressed up with digits and signs.
    Common,
    /// It repeats a short piece, has hardly any different characters, or runs along the alphabet,
    /// the digits or the keyboard.
    Pattern,
}

impl Password {
    /// Brings a typed password to its normal form. Any text is a password here: a vault may have
    /// been made under other rules.
    ///
    /// # Examples
    /// ```
    /// use wallet_core::password::Password;
    ///
    /// let composed = Password::new("caf\u{e9} by the harbour");
    /// let decomposed = Password::new("cafe\u{301} by the harbour");
    /// assert_eq!(composed.expose(), decomposed.expose());
    /// ```
    #[must_use]
    pub fn new(typed: &str) -> Self {
        Self(nfkd(typed))
    }

    /// Draws five words from random bytes, parted by hyphens.
    ///
    /// # Examples
    /// ```
    /// use wallet_core::password::Password;
    ///
    /// let drawn = Password::drawn(&[0, 0, 0, 1, 0, 2, 0, 3, 7, 255]);
    /// assert_eq!(drawn.expose(), "abandon-ability-able-about-zoo");
    /// ```
    #[must_use]
    pub fn drawn(random: &[u8; DRAWN_RANDOM_LEN_BYTES]) -> Self {
        // The list has 2^11 words, so that the lower bits choose among them evenly.
        let word_at = |pair: &[u8]| {
            let number = usize::from(pair[0]) << 8 | usize::from(pair[1]);
            word(number)
        };
        Self(SecretText::joined(random.chunks_exact(2).map(word_at), "-"))
    }

    /// Returns the normal form. Whoever copies it erases the copy.
    ///
    /// # Examples
    /// ```
    /// # use wallet_core::password::Password;
    /// assert_eq!(Password::new("caf\u{e9}").expose(), "cafe\u{301}");
    /// ```
    #[must_use]
    pub fn expose(&self) -> &str {
        self.0.expose()
    }

    /// Returns the normal form as secret text.
    ///
    /// # Examples
    /// ```
    /// # use wallet_core::password::Password;
    /// assert_eq!(Password::new("tide").into_text().expose(), "tide");
    /// ```
    #[must_use]
    pub fn into_text(self) -> SecretText {
        self.0
    }
}

/// Judges a password of the person's own, as typed.
///
/// # Examples
/// ```
/// use wallet_core::password::{PasswordVerdict, judge};
///
/// assert_eq!(judge("short"), PasswordVerdict::TooShort { chars: 5 });
/// assert_eq!(judge("Password1234"), PasswordVerdict::Common);
/// assert_eq!(judge("abcdefghijkl"), PasswordVerdict::Pattern);
/// assert_eq!(judge("gulls above nine boats"), PasswordVerdict::Acceptable);
/// ```
#[must_use]
pub fn judge(typed: &str) -> PasswordVerdict {
    let chars = u32::try_from(typed.chars().count()).unwrap_or(u32::MAX);
    if chars < MIN_PASSWORD_CHARS {
        return PasswordVerdict::TooShort { chars };
    }
    let plain = nfkd(typed);
    let small = SecretText::collected(plain.expose().chars().map(small));
    if is_common(&small) {
        return PasswordVerdict::Common;
    }
    let letters = Zeroizing::new(small.expose().chars().collect::<Vec<_>>());
    if pattern::is_pattern(&letters) {
        return PasswordVerdict::Pattern;
    }
    PasswordVerdict::Acceptable
}

fn is_common(small: &SecretText) -> bool {
    if contains(COMMON, small.expose()) {
        return true;
    }
    let core = small.expose().trim_matches(|c: char| !c.is_alphabetic());
    if core.is_empty() {
        return true;
    }
    let plain = SecretText::collected(core.chars().map(undisguised));
    let plain = plain.expose();
    contains(STEMS, plain)
        || plain.char_indices().skip(1).any(|(at, _)| {
            // The place of a character is a place to split at; this way brings no panic along.
            let halves = plain.split_at_checked(at);
            halves.is_some_and(|(first, second)| contains(STEMS, first) && contains(STEMS, second))
        })
}

/// The small letter, in Latin, Greek, Cyrillic and Armenian: of what is in the form NFKD, these are
/// the scripts whose capitals are in use. A table for all of Unicode would weigh twelve kilobytes.
fn small(c: char) -> char {
    let distance = match c {
        'A'..='Z' | '\u{391}'..='\u{3a9}' | '\u{410}'..='\u{42f}' => 0x20,
        '\u{400}'..='\u{40f}' => 0x50,
        '\u{531}'..='\u{556}' => 0x30,
        _ => 0,
    };
    char::from_u32(u32::from(c) + distance).unwrap_or(c)
}

fn contains(list: &str, entry: &str) -> bool {
    list.lines().any(|line| line == entry)
}

/// The letter that a digit or sign commonly stands for.
const fn undisguised(c: char) -> char {
    match c {
        '0' => 'o',
        '1' | '!' => 'i',
        '3' => 'e',
        '4' | '@' => 'a',
        '5' | '$' => 's',
        '7' => 't',
        other => other,
    }
}

/// Common passwords of 12 characters and more, small letters, one a line: those of the 20,000 that
/// Django 5.0 refuses (from the collection of Royce Williams, BSD licence).
const COMMON: &str = include_str!("password/common.txt");

/// The 900 most common passwords of 4 to 11 letters of the same list.
const STEMS: &str = include_str!("password/stems.txt");
