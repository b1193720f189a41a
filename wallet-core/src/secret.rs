//! Secret bytes and secret text: redacted, erased, compared in constant time.
//!
//! Owns the two containers that every secret of this crate lives in. Neither can be printed, cloned
//! or serialised; the one way out is called `expose`. What a browser keeps of a typed text before
//! it arrives here cannot be erased from here.

use alloc::{string::String, vec::Vec};
use core::fmt;

use subtle::{Choice, ConstantTimeEq};
use zeroize::{Zeroize, Zeroizing};

/// Secret bytes, erased when dropped.
///
/// # Examples
/// ```
/// use wallet_core::secret::SecretBytes;
///
/// let secret = SecretBytes::from(vec![1, 2, 3]);
/// assert_eq!(format!("{secret:?}"), "SecretBytes(3 bytes)");
/// assert_eq!(secret.expose(), [1, 2, 3]);
/// ```
///
/// No secret can be cloned, printed or serialised:
/// ```compile_fail,E0599
/// let secret = wallet_core::secret::SecretBytes::from(vec![1]);
/// let copy = secret.clone();
/// ```
/// ```compile_fail,E0277
/// let secret = wallet_core::secret::SecretBytes::from(vec![1]);
/// println!("{secret}");
/// ```
/// ```compile_fail,E0277
/// fn wire<T: serde::Serialize>(_: T) {}
/// wire(wallet_core::secret::SecretBytes::from(vec![1]));
/// ```
pub struct SecretBytes(Zeroizing<Vec<u8>>);

/// Secret text, erased when dropped.
///
/// # Examples
/// ```
/// use wallet_core::secret::SecretText;
///
/// let secret = SecretText::from(String::from("tide"));
/// assert_eq!(format!("{secret:?}"), "SecretText(..)");
/// assert_eq!(secret.expose(), "tide");
/// ```
///
/// ```compile_fail,E0599
/// let secret = wallet_core::secret::SecretText::default();
/// let copy = secret.clone();
/// ```
/// ```compile_fail,E0277
/// println!("{}", wallet_core::secret::SecretText::default());
/// ```
/// ```compile_fail,E0277
/// fn wire<T: serde::Serialize>(_: T) {}
/// wire(wallet_core::secret::SecretText::default());
/// ```
#[derive(Default)]
pub struct SecretText(Zeroizing<String>);

/// Secret bytes that are no text.
///
/// # Examples
/// ```
/// use wallet_core::secret::{NotText, SecretBytes};
///
/// assert_eq!(SecretBytes::from(vec![0xff]).into_text().unwrap_err(), NotText);
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NotText;

impl SecretBytes {
    /// Returns the bytes. Whoever copies them erases the copy.
    ///
    /// # Examples
    /// ```
    /// # use wallet_core::secret::SecretBytes;
    /// assert_eq!(SecretBytes::from(vec![7]).expose(), [7]);
    /// ```
    #[must_use]
    pub fn expose(&self) -> &[u8] {
        &self.0
    }

    /// Takes the bytes out, to be handed to a buffer that is transferred. The caller erases them.
    ///
    /// # Examples
    /// ```
    /// # use wallet_core::secret::SecretBytes;
    /// assert_eq!(SecretBytes::from(vec![7]).into_exposed(), vec![7]);
    /// ```
    #[must_use]
    pub fn into_exposed(mut self) -> Vec<u8> {
        core::mem::take(&mut *self.0)
    }

    /// Reads the bytes as UTF-8.
    ///
    /// # Errors
    /// Bytes that are no UTF-8; they are erased.
    ///
    /// # Examples
    /// ```
    /// # use wallet_core::secret::SecretBytes;
    /// assert_eq!(SecretBytes::from(vec![0x61]).into_text().unwrap().expose(), "a");
    /// assert!(SecretBytes::from(vec![0xff]).into_text().is_err());
    /// ```
    pub fn into_text(self) -> Result<SecretText, NotText> {
        match String::from_utf8(self.into_exposed()) {
            Ok(text) => Ok(SecretText::from(text)),
            Err(error) => {
                error.into_bytes().zeroize();
                Err(NotText)
            }
        }
    }
}

impl From<Vec<u8>> for SecretBytes {
    fn from(bytes: Vec<u8>) -> Self {
        Self(Zeroizing::new(bytes))
    }
}

impl From<SecretText> for SecretBytes {
    fn from(mut text: SecretText) -> Self {
        Self::from(core::mem::take(&mut *text.0).into_bytes())
    }
}

impl ConstantTimeEq for SecretBytes {
    fn ct_eq(&self, other: &Self) -> Choice {
        self.expose().ct_eq(other.expose())
    }
}

impl fmt::Debug for SecretBytes {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "SecretBytes({} bytes)", self.0.len())
    }
}

impl SecretText {
    /// Returns the text. Whoever copies it erases the copy.
    ///
    /// # Examples
    /// ```
    /// # use wallet_core::secret::SecretText;
    /// assert_eq!(SecretText::default().expose(), "");
    /// ```
    #[must_use]
    pub fn expose(&self) -> &str {
        &self.0
    }

    /// Says whether there is nothing in it.
    ///
    /// # Examples
    /// ```
    /// # use wallet_core::secret::SecretText;
    /// assert!(SecretText::default().is_empty());
    /// ```
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Joins texts with a gap between them, without leaving copies behind.
    pub(crate) fn joined<'a>(parts: impl Iterator<Item = &'a str> + Clone, gap: &str) -> Self {
        let len_bytes = parts.clone().map(|part| part.len() + gap.len()).sum();
        let mut text = String::with_capacity(len_bytes);
        for (at, part) in parts.enumerate() {
            if at > 0 {
                text.push_str(gap);
            }
            text.push_str(part);
        }
        Self::from(text)
    }

    /// Collects characters, having counted their bytes first so that no growing leaves copies.
    pub(crate) fn collected(characters: impl Iterator<Item = char> + Clone) -> Self {
        let len_bytes = characters.clone().map(char::len_utf8).sum();
        let mut text = String::with_capacity(len_bytes);
        text.extend(characters);
        Self::from(text)
    }
}

impl From<String> for SecretText {
    fn from(text: String) -> Self {
        Self(Zeroizing::new(text))
    }
}

impl ConstantTimeEq for SecretText {
    fn ct_eq(&self, other: &Self) -> Choice {
        self.expose().as_bytes().ct_eq(other.expose().as_bytes())
    }
}

impl fmt::Debug for SecretText {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("SecretText(..)")
    }
}

impl fmt::Display for NotText {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("secret bytes are no text")
    }
}

impl core::error::Error for NotText {}
