//! The passphrase that encrypts a master secret.

use core::fmt;

use serde::{Deserialize, Serialize};

use crate::secret::SecretText;

/// A passphrase of printable ASCII, erased when dropped; an empty one stands for none.
///
/// ```compile_fail,E0599
/// let copy = wallet_core::slip39::Passphrase::new("tide").unwrap().clone();
/// ```
/// ```compile_fail,E0277
/// println!("{}", wallet_core::slip39::Passphrase::new("tide").unwrap());
/// ```
#[derive(Debug, Default)]
pub struct Passphrase(SecretText);

/// A passphrase has a character that the standard leaves out, since wallets would not agree on its
/// bytes.
///
/// # Examples
/// ```
/// use wallet_core::slip39::Passphrase;
///
/// let refused = Passphrase::new("low\ttide").unwrap_err();
/// assert_eq!(refused.to_string(), "character 4 is not printable ascii");
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct NotPrintableAscii {
    /// The character's place, counted from 1.
    pub position: u32,
}

impl Passphrase {
    /// Takes a passphrase as typed: nothing is trimmed, and capitals count.
    ///
    /// # Errors
    /// A character that is neither a space nor printable ASCII.
    ///
    /// # Examples
    /// ```
    /// use wallet_core::slip39::{NotPrintableAscii, Passphrase};
    ///
    /// assert!(Passphrase::new("low tide ~ 7!").is_ok());
    /// assert_eq!(Passphrase::new("caf\u{e9}").unwrap_err(), NotPrintableAscii { position: 4 });
    /// ```
    pub fn new(typed: &str) -> Result<Self, NotPrintableAscii> {
        match typed.chars().position(|c| !matches!(c, ' '..='~')) {
            Some(at) => Err(NotPrintableAscii {
                position: u32::try_from(at).unwrap_or(u32::MAX).saturating_add(1),
            }),
            None => Ok(Self(SecretText::joined([typed].into_iter(), ""))),
        }
    }

    pub(super) fn as_bytes(&self) -> &[u8] {
        self.0.expose().as_bytes()
    }
}

impl fmt::Display for NotPrintableAscii {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "character {} is not printable ascii", self.position)
    }
}

impl core::error::Error for NotPrintableAscii {}
