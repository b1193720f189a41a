//! What a raw transaction says by itself, for a screen where bytes are pasted.

use alloc::vec::Vec;
use core::fmt;

use serde::{Deserialize, Serialize};

use wallet_types::{
    explained::{Explained, Signed},
    transaction::RawSignature,
};

use super::facts;
use crate::transaction::{self, DecodeError, MAX_LEN_BYTES};

/// Why a text is no bytes.
///
/// # Examples
/// ```
/// use wallet_core::review::{HexError, parse_hex};
///
/// assert_eq!(parse_hex("0x02f"), Err(HexError::OddLength));
/// assert_eq!(parse_hex(""), Err(HexError::Empty));
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[non_exhaustive]
pub enum HexError {
    /// There is no digit.
    Empty,
    /// A character is no hexadecimal digit.
    NotHex {
        /// Place of the character, counted from 1.
        position: usize,
    },
    /// The number of digits is odd, so half a byte is missing.
    OddLength,
    /// There are more than [`MAX_LEN_BYTES`] bytes.
    TooLong,
}

/// Explains a raw transaction, signed or not, without any accounts or context.
///
/// # Errors
/// Bytes that are no transaction: see [`transaction::decode_any`].
///
/// # Examples
/// ```
/// use wallet_core::review::{explain, parse_hex};
///
/// // The example of EIP-155, signed.
/// let bytes = parse_hex("0xf86c098504a817c800825208943535353535353535353535353535353535353535880\
///     de0b6b3a76400008025a028ef61340bd939bc2195fe537567866003e1a15d3c71ff63e1590620aa636276a067cbe\
///     9d8997f761aecb703304b3800ccf555c9f3dc64214b297fb1966a3b6d83")?;
/// let explained = explain(&bytes)?;
/// let sender = explained.signed.and_then(|signed| signed.sender);
/// assert_eq!(sender.unwrap().to_string(), "0x9d8A62f656a8d1615C1294fd71e9CFb3E4855A4F");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn explain(bytes: &[u8]) -> Result<Explained, DecodeError> {
    let decoded = transaction::decode_any(bytes)?;
    let signature = decoded.signature.as_ref();
    let signed = signature
        .zip(decoded.hash())
        .map(|(signature, hash)| Signed {
            signature: RawSignature::from(signature),
            sender: decoded.sender(),
            hash,
        });
    Ok(Explained {
        signed,
        sidecar: decoded.sidecar,
        facts: facts::of(&decoded.transaction),
        digest: transaction::digest(&decoded.transaction),
        transaction: decoded.transaction,
        bytes: decoded.bytes,
    })
}

/// Reads hexadecimal digits, with or without `0x`, with white space anywhere.
///
/// # Errors
/// Any other character, half a byte, nothing, or more than [`MAX_LEN_BYTES`].
///
/// # Examples
/// ```
/// use wallet_core::review::{HexError, parse_hex};
///
/// assert_eq!(parse_hex(" 0x02 C0\n"), Ok(vec![0x02, 0xc0]));
/// assert_eq!(parse_hex("02g0"), Err(HexError::NotHex { position: 3 }));
/// ```
pub fn parse_hex(text: &str) -> Result<Vec<u8>, HexError> {
    let has_prefix = text.trim_start().starts_with("0x");
    let spaces = text.chars().take_while(|c| c.is_whitespace()).count();
    let skipped = if has_prefix { spaces + 2 } else { spaces };
    let mut bytes = Vec::new();
    let mut high = None;
    for (at, character) in text.chars().enumerate().skip(skipped) {
        if character.is_whitespace() {
            continue;
        }
        let digit = character
            .to_digit(16)
            .and_then(|digit| u8::try_from(digit).ok());
        let digit = digit.ok_or(HexError::NotHex { position: at + 1 })?;
        match high.take() {
            None => high = Some(digit),
            Some(_) if bytes.len() == MAX_LEN_BYTES => return Err(HexError::TooLong),
            Some(high) => bytes.push(high << 4 | digit),
        }
    }
    match (high, bytes.is_empty()) {
        (Some(_), _) => Err(HexError::OddLength),
        (None, true) => Err(HexError::Empty),
        (None, false) => Ok(bytes),
    }
}

impl fmt::Display for HexError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Empty => f.write_str("no digits"),
            Self::NotHex { position } => {
                write!(f, "character {position} is no hexadecimal digit")
            }
            Self::OddLength => f.write_str("an odd number of digits"),
            Self::TooLong => write!(f, "more than {MAX_LEN_BYTES} bytes"),
        }
    }
}

impl core::error::Error for HexError {}
