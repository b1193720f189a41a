//! Signatures as texts.
//!
//! Owns the form that wallets hand out, `0x` and 65 bytes (`r`, `s`, and 27 or 28), and the shorter
//! one of [EIP-2098](https://eips.ethereum.org/EIPS/eip-2098), 64 bytes with the parity in the
//! highest bit. Signatures of contracts, which have other lengths, are left out.

use alloc::string::String;
use core::fmt;

use serde::{Deserialize, Serialize};

use crate::{
    signing_key::Signature,
    typed_data::{push_hex, unhex},
};

/// Why a text is no signature that an account can have made.
///
/// # Examples
/// ```
/// use wallet_core::signature_text::{SignatureTextError, read};
///
/// assert_eq!(read("tide"), Err(SignatureTextError::NotHex));
/// let text = format!("0x{}", "11".repeat(65));
/// assert_eq!(read(&text), Err(SignatureTextError::WrongParity { found: 0x11 }));
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[non_exhaustive]
pub enum SignatureTextError {
    /// The text is no hexadecimal text after `0x`.
    NotHex,
    /// The bytes are neither 65 nor 64.
    WrongLength {
        /// The length found, in bytes.
        found: usize,
    },
    /// The last of 65 bytes is none of 27, 28, 0 and 1.
    WrongParity {
        /// The byte found.
        found: u8,
    },
    /// The numbers are out of range, or `s` is the higher of the two possible.
    NotASignature,
}

/// Writes a signature as `0x` and 65 bytes.
///
/// # Examples
/// ```
/// use wallet_core::{signature_text::{read, write}, signing_key::SigningKey};
/// use wallet_types::Digest;
///
/// let signature = SigningKey::from_bytes(&[1; 32])?.sign(&Digest::keccak256(b"tide"));
/// let text = write(&signature);
/// assert_eq!(text.len(), 2 + 130);
/// assert_eq!(read(&text), Ok(signature));
/// # Ok::<(), wallet_core::signing_key::NotAKey>(())
/// ```
#[must_use]
pub fn write(signature: &Signature) -> String {
    let mut out = String::from("0x");
    push_hex(&mut out, signature.r());
    push_hex(&mut out, signature.s());
    push_hex(&mut out, &[27 + u8::from(signature.is_y_odd())]);
    out
}

/// Reads a signature of 65 or 64 bytes. Takes at most 1 KiB of memory.
///
/// # Errors
/// A text that is no such signature.
///
/// # Examples
/// ```
/// use wallet_core::signature_text::{SignatureTextError, read};
///
/// assert_eq!(read("0x1234"), Err(SignatureTextError::WrongLength { found: 2 }));
/// // The first example of EIP-2098, in both forms.
/// let long = "0x68a020a209d3d56c46f38cc50a33f704f4a9a10a59377f8dd762ac66910e9b90\
///     7e865ad05c4035ab5792787d4a0297a43617ae897930a6fe4d822b8faea520641b";
/// let short = "0x68a020a209d3d56c46f38cc50a33f704f4a9a10a59377f8dd762ac66910e9b90\
///     7e865ad05c4035ab5792787d4a0297a43617ae897930a6fe4d822b8faea52064";
/// assert_eq!(read(long), read(short));
/// ```
pub fn read(text: &str) -> Result<Signature, SignatureTextError> {
    // Judged before anything is taken for it: a stranger's text may be of any length.
    let digits = text.strip_prefix("0x").ok_or(SignatureTextError::NotHex)?;
    let is_hex =
        digits.len().is_multiple_of(2) && digits.bytes().all(|byte| byte.is_ascii_hexdigit());
    let found = digits.len() / 2;
    if is_hex && found > LONGEST_LEN_BYTES {
        return Err(SignatureTextError::WrongLength { found });
    }
    let bytes = is_hex.then(|| unhex(text)).flatten();
    let bytes = bytes.ok_or(SignatureTextError::NotHex)?;
    let wrong_length = SignatureTextError::WrongLength { found };
    let (r, rest) = bytes.split_first_chunk::<32>().ok_or(wrong_length)?;
    let (s, rest) = rest.split_first_chunk::<32>().ok_or(wrong_length)?;
    let mut s = *s;
    let is_y_odd = match rest {
        [] => {
            let is_odd = s[0] >> 7 == 1;
            s[0] &= 0x7f;
            is_odd
        }
        [0 | 27] => false,
        [1 | 28] => true,
        [found] => return Err(SignatureTextError::WrongParity { found: *found }),
        _ => return Err(wrong_length),
    };
    Signature::new(*r, s, is_y_odd).ok_or(SignatureTextError::NotASignature)
}

impl fmt::Display for SignatureTextError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NotHex => f.write_str("no hexadecimal text after 0x"),
            Self::WrongLength { found } => write!(f, "{found} bytes, expected 65 or 64"),
            Self::WrongParity { found } => write!(f, "ends in {found}, expected 27 or 28"),
            Self::NotASignature => f.write_str("the numbers are no signature"),
        }
    }
}

impl core::error::Error for SignatureTextError {}

const LONGEST_LEN_BYTES: usize = 65;
