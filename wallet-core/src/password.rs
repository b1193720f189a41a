//! Passwords: their normal form, what makes one too weak, and drawing one of five words.
//!
//! Owns the list of common passwords. It judges only what an attacker tries first; it does not
//! measure strength.

use serde::{Deserialize, Serialize};

/// The fewest characters of a password of one's own.
pub const MIN_PASSWORD_CHARS: u32 = 12;

/// What the rules say about a password.
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
    /// It is on the list of common passwords, or becomes so without digits and signs at its end.
    Common,
    /// It repeats a few characters, or runs along the alphabet, the digits or the keyboard.
    Pattern,
}
