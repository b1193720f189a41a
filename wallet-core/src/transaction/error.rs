//! Why bytes are no transaction.

use core::fmt;

use serde::{Deserialize, Serialize};

use wallet_types::review::Field;

use super::{MAX_ENTRIES, MAX_LEN_BYTES};
use crate::rlp::RlpError;

/// Why bytes are no transaction, or none that can be read here.
///
/// # Examples
/// ```
/// use wallet_core::transaction::{DecodeError, decode};
///
/// assert_eq!(decode(&[]), Err(DecodeError::Empty));
/// assert_eq!(
///     decode(&[0x7f]).unwrap_err().to_string(),
///     "a transaction of type 127, expected 1 to 4, or a list",
/// );
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[non_exhaustive]
pub enum DecodeError {
    /// There are no bytes.
    Empty,
    /// The bytes are more than [`MAX_LEN_BYTES`].
    TooLong {
        /// The length found, in bytes.
        len_bytes: usize,
    },
    /// The first byte names a type that this build does not know.
    UnknownType {
        /// The type found.
        found: u8,
    },
    /// A field is not in the canonical form.
    Field {
        /// Which field.
        field: Field,
        /// What is wrong with it.
        error: RlpError,
    },
    /// Lists have more entries than [`MAX_ENTRIES`].
    TooManyEntries,
    /// The chain id is 0.
    ZeroChainId,
    /// The signature's parity is none, or contradicts the chain id.
    Parity,
    /// The signature's numbers are no signature, or its `s` is the higher of the two possible.
    Signature,
    /// The transaction is signed already.
    AlreadySigned,
    /// The transaction is not signed.
    NotSigned,
    /// The blobs beside the transaction are not those that it names.
    Sidecar,
    /// The list is wrongly closed, or bytes follow it.
    Frame(RlpError),
}

impl fmt::Display for DecodeError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Empty => "no bytes",
            Self::TooLong { len_bytes } => {
                return write!(f, "{len_bytes} bytes, expected at most {MAX_LEN_BYTES}");
            }
            Self::UnknownType { found } => {
                return write!(
                    f,
                    "a transaction of type {found}, expected 1 to 4, or a list"
                );
            }
            Self::Field { field, error } => return write!(f, "field {field:?}: {error}"),
            Self::TooManyEntries => {
                return write!(f, "more than {MAX_ENTRIES} entries in lists");
            }
            Self::ZeroChainId => "the chain id is 0",
            Self::Parity => "the signature's parity is none",
            Self::Signature => "the signature is none",
            Self::AlreadySigned => "the transaction is signed already",
            Self::NotSigned => "the transaction is not signed",
            Self::Sidecar => "the blobs are not those of the transaction",
            Self::Frame(error) => return write!(f, "the list of fields: {error}"),
        })
    }
}

impl core::error::Error for DecodeError {}
