//! Private keys as text: 64 hexadecimal digits, as other wallets export them.

use alloc::string::String;
use core::fmt;

use serde::{Deserialize, Serialize};
use zeroize::Zeroizing;

use crate::{
    secret::{SecretBytes, SecretText},
    signing_key::SigningKey,
};

/// Why a text is no private key.
///
/// # Examples
/// ```
/// use wallet_core::{secret::SecretText, signing_key::{ParseKeyError, SigningKey}};
///
/// let read = |text: String| SigningKey::parse(&SecretText::from(text)).unwrap_err();
/// assert_eq!(read("00".repeat(32)), ParseKeyError::Zero);
/// assert_eq!(read("0x1g".into()), ParseKeyError::NotHex { position: 2 });
/// assert_eq!(read("0x12".into()), ParseKeyError::WrongLength { found: 2 });
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[non_exhaustive]
pub enum ParseKeyError {
    /// A character is no hexadecimal digit.
    NotHex {
        /// Place of the character, counted from 1, after `0x` where the text has it.
        position: usize,
    },
    /// There are not 64 digits.
    WrongLength {
        /// Digits found.
        found: usize,
    },
    /// The number is zero.
    Zero,
    /// The number is not below the order of the curve.
    TooLarge,
}

impl SigningKey {
    /// Reads 64 hexadecimal digits, with or without `0x`.
    ///
    /// # Errors
    /// A text of other characters or length, or a number that is no private key.
    ///
    /// # Examples
    /// ```
    /// use wallet_core::{secret::SecretText, signing_key::SigningKey};
    ///
    /// let text = SecretText::from("01".repeat(32));
    /// let key = SigningKey::parse(&text)?;
    /// assert_eq!(key.address(), SigningKey::from_bytes(&[1; 32]).unwrap().address());
    /// # Ok::<(), wallet_core::signing_key::ParseKeyError>(())
    /// ```
    pub fn parse(text: &SecretText) -> Result<Self, ParseKeyError> {
        let digits = text.expose();
        let digits = digits.strip_prefix("0x").unwrap_or(digits);
        if let Some(at) = digits.chars().position(|c| !c.is_ascii_hexdigit()) {
            return Err(ParseKeyError::NotHex { position: at + 1 });
        }
        let mut bytes = Zeroizing::new([0; 32]);
        if digits.len() != bytes.len() * 2 {
            return Err(ParseKeyError::WrongLength {
                found: digits.len(),
            });
        }
        for (byte, pair) in bytes.iter_mut().zip(digits.as_bytes().chunks_exact(2)) {
            *byte = nibble(pair[0]) << 4 | nibble(pair[1]);
        }
        let is_zero = bytes.iter().fold(0, |all, byte| all | byte) == 0;
        Self::from_bytes(&bytes).map_err(|_| match is_zero {
            true => ParseKeyError::Zero,
            false => ParseKeyError::TooLarge,
        })
    }

    /// Returns the 32 bytes of the key. Whoever copies them erases the copy.
    ///
    /// # Examples
    /// ```
    /// # use wallet_core::signing_key::SigningKey;
    /// assert_eq!(SigningKey::from_bytes(&[1; 32]).unwrap().expose().expose(), [1; 32]);
    /// ```
    #[must_use]
    pub fn expose(&self) -> SecretBytes {
        let bytes = Zeroizing::new(self.0.to_bytes());
        SecretBytes::from(bytes.to_vec())
    }

    /// Writes the key as `0x` and 64 digits, which other wallets import.
    ///
    /// # Examples
    /// ```
    /// # use wallet_core::signing_key::SigningKey;
    /// let text = SigningKey::from_bytes(&[0xa1; 32]).unwrap().to_text();
    /// assert_eq!(text.expose(), format!("0x{}", "a1".repeat(32)));
    /// ```
    #[must_use]
    pub fn to_text(&self) -> SecretText {
        let bytes = self.expose();
        let mut text = String::with_capacity(2 + 2 * bytes.expose().len());
        text.push_str("0x");
        for byte in bytes.expose() {
            text.push(digit(byte >> 4));
            text.push(digit(byte & 15));
        }
        SecretText::from(text)
    }
}

impl fmt::Display for ParseKeyError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NotHex { position } => {
                write!(f, "character {position} is no hexadecimal digit")
            }
            Self::WrongLength { found } => write!(f, "a private key has 64 digits, found {found}"),
            Self::Zero => f.write_str("zero is no private key"),
            Self::TooLarge => f.write_str("the number is not below the order of the curve"),
        }
    }
}

impl core::error::Error for ParseKeyError {}

/// Reads a digit that is known to be hexadecimal.
const fn nibble(digit: u8) -> u8 {
    match digit {
        b'0'..=b'9' => digit - b'0',
        _ => (digit | 0x20) - b'a' + 10,
    }
}

/// Writes a number below 16.
const fn digit(nibble: u8) -> char {
    (match nibble {
        0..10 => b'0' + nibble,
        _ => b'a' + nibble - 10,
    }) as char
}
