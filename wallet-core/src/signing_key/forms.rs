//! Signatures as bytes: 65 with the parity behind, or the 64 of
//! [EIP-2098](https://eips.ethereum.org/EIPS/eip-2098).

use core::fmt;

use crate::signing_key::{Signature, scalars};

/// Why bytes are no signature.
///
/// # Examples
/// ```
/// use wallet_core::signing_key::{Signature, SignatureError};
///
/// let mut bytes = [0xee; 65];
/// bytes[64] = 27;
/// assert_eq!(Signature::from_bytes(&bytes), Err(SignatureError::HighS));
/// let (found, expected) = (64, 65);
/// let short = Signature::from_bytes(&bytes[..64]);
/// assert_eq!(short, Err(SignatureError::WrongLength { found, expected }));
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum SignatureError {
    /// The bytes are too many or too few.
    WrongLength {
        /// Bytes found.
        found: usize,
        /// Bytes that this form has.
        expected: usize,
    },
    /// The last byte is none of 27, 28, 0 and 1.
    WrongParity {
        /// The byte.
        found: u8,
    },
    /// `r` or `s` is zero, or not below the order of the curve.
    OutOfRange,
    /// `s` is the higher of the two possible, which
    /// [EIP-2](https://eips.ethereum.org/EIPS/eip-2) forbids.
    HighS,
}

impl Signature {
    /// Reads 65 bytes: `r`, `s`, then 27 or 28 by the parity; 0 and 1 are taken for these.
    ///
    /// # Errors
    /// Bytes that are no signature, or the one with the higher `s`.
    ///
    /// # Examples
    /// ```
    /// use wallet_core::signing_key::{Signature, SignatureError};
    ///
    /// let mut bytes = [0x11; 65];
    /// assert_eq!(Signature::from_bytes(&bytes), Err(SignatureError::WrongParity { found: 0x11 }));
    /// bytes[64] = 28;
    /// assert!(Signature::from_bytes(&bytes)?.is_y_odd());
    /// # Ok::<(), SignatureError>(())
    /// ```
    pub fn from_bytes(bytes: &[u8]) -> Result<Self, SignatureError> {
        let (r, s) = numbers(bytes, 65)?;
        let is_y_odd = match bytes[64] {
            0 | 27 => false,
            1 | 28 => true,
            found => return Err(SignatureError::WrongParity { found }),
        };
        checked(r, s, is_y_odd)
    }

    /// Reads the 64 bytes of EIP-2098: `r`, then `s` with the parity as its first bit.
    ///
    /// # Errors
    /// Bytes that are no signature, or the one with the higher `s`.
    ///
    /// # Examples
    /// ```
    /// # use wallet_core::signing_key::Signature;
    /// let mut bytes = [0x11; 64];
    /// bytes[32] |= 0x80;
    /// let signature = Signature::from_compact(&bytes)?;
    /// assert!(signature.is_y_odd());
    /// assert_eq!(signature.s(), &[0x11; 32]);
    /// # Ok::<(), wallet_core::signing_key::SignatureError>(())
    /// ```
    pub fn from_compact(bytes: &[u8]) -> Result<Self, SignatureError> {
        let (r, mut s) = numbers(bytes, 64)?;
        let is_y_odd = s[0] & PARITY_BIT != 0;
        s[0] &= !PARITY_BIT;
        checked(r, s, is_y_odd)
    }

    /// Returns 65 bytes: `r`, `s`, then 27 or 28 by the parity.
    ///
    /// # Examples
    /// ```
    /// # use wallet_core::signing_key::Signature;
    /// let signature = Signature::new([0x11; 32], [0x22; 32], true).unwrap();
    /// assert_eq!(signature.to_bytes()[63..], [0x22, 28]);
    /// ```
    #[must_use]
    pub fn to_bytes(&self) -> [u8; 65] {
        let mut bytes = [27 + u8::from(self.is_y_odd()); 65];
        bytes[..32].copy_from_slice(self.r());
        bytes[32..64].copy_from_slice(self.s());
        bytes
    }

    /// Returns the 64 bytes of EIP-2098: `r`, then `s` with the parity as its first bit.
    ///
    /// # Examples
    /// ```
    /// # use wallet_core::signing_key::Signature;
    /// let signature = Signature::new([0x11; 32], [0x22; 32], true).unwrap();
    /// assert_eq!(signature.to_compact()[31..34], [0x11, 0xa2, 0x22]);
    /// ```
    #[must_use]
    pub fn to_compact(&self) -> [u8; 64] {
        let mut bytes = [0; 64];
        bytes[..32].copy_from_slice(self.r());
        bytes[32..].copy_from_slice(self.s());
        bytes[32] |= PARITY_BIT * u8::from(self.is_y_odd());
        bytes
    }
}

impl fmt::Display for SignatureError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::WrongLength { found, expected } => {
                write!(f, "a signature has {expected} bytes, found {found}")
            }
            Self::WrongParity { found } => write!(f, "{found} stands for no parity"),
            Self::OutOfRange => f.write_str("r or s is zero or not below the order of the curve"),
            Self::HighS => f.write_str("s is the higher of the two possible"),
        }
    }
}

impl core::error::Error for SignatureError {}

/// Takes `r` and `s` from the front of bytes of one length.
fn numbers(bytes: &[u8], expected: usize) -> Result<([u8; 32], [u8; 32]), SignatureError> {
    let found = bytes.len();
    let error = SignatureError::WrongLength { found, expected };
    if found != expected {
        return Err(error);
    }
    let (r, rest) = bytes.split_first_chunk().ok_or(error)?;
    let s = rest.first_chunk().ok_or(error)?;
    Ok((*r, *s))
}

/// Makes a signature, or says why there is none.
fn checked(r: [u8; 32], s: [u8; 32], is_y_odd: bool) -> Result<Signature, SignatureError> {
    Signature::new(r, s, is_y_odd).ok_or_else(|| match scalars(&r, &s) {
        Some(_) => SignatureError::HighS,
        None => SignatureError::OutOfRange,
    })
}

const PARITY_BIT: u8 = 0x80;
