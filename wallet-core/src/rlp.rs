//! Recursive-length prefixes, as far as transactions need them.
//!
//! Owns writing items in their one canonical form and reading them so strictly that only this form
//! is accepted: whatever reads, writes back to the same bytes.

use alloc::vec::Vec;
use core::fmt;

use serde::{Deserialize, Serialize};

use alloy_primitives::U256;

/// Why bytes are not in the canonical form.
///
/// # Examples
/// ```
/// use wallet_core::{rlp::RlpError, transaction::{self, DecodeError}};
/// use wallet_types::review::Field;
///
/// // The nonce 0 is written as 0x80, not as a byte of zero.
/// let error = transaction::decode(&[0xc6, 0x00, 0x80, 0x80, 0x80, 0x80, 0x80]).unwrap_err();
/// let (field, error_of_field) = (Field::Nonce, RlpError::LeadingZero);
/// assert_eq!(error, DecodeError::Field { field, error: error_of_field });
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[non_exhaustive]
pub enum RlpError {
    /// The bytes end in the middle of an item.
    Truncated,
    /// Bytes are left over after the last item.
    TrailingBytes,
    /// A list stands where a string belongs, or the other way round.
    WrongKind,
    /// A length or a single byte is written longer than it need be.
    NotCanonical,
    /// A number begins with a zero byte.
    LeadingZero,
    /// A number or an item is larger than its field can be.
    TooLarge,
    /// An item of fixed length has another.
    WrongLength {
        /// The length found, in bytes.
        found: usize,
    },
}

/// Writes a string of bytes.
pub(crate) fn put_bytes(out: &mut Vec<u8>, bytes: &[u8]) {
    if let [byte @ ..0x80] = bytes {
        out.push(*byte);
        return;
    }
    put_header(out, STRING, bytes.len());
    out.extend_from_slice(bytes);
}

/// Writes a number, without leading zeros.
pub(crate) fn put_uint(out: &mut Vec<u8>, number: U256) {
    put_bytes(out, &number.to_be_bytes_trimmed_vec());
}

/// Writes the header of a list whose items have so many bytes together.
pub(crate) fn put_list_header(out: &mut Vec<u8>, len_bytes: usize) {
    put_header(out, LIST, len_bytes);
}

/// Writes a list of items that are written already.
pub(crate) fn put_list(out: &mut Vec<u8>, items: &[u8]) {
    put_list_header(out, items.len());
    out.extend_from_slice(items);
}

/// Reads items from the front of bytes.
pub(crate) struct Reader<'a> {
    rest: &'a [u8],
}

impl<'a> Reader<'a> {
    pub(crate) const fn new(bytes: &'a [u8]) -> Self {
        Self { rest: bytes }
    }

    /// How many bytes are left.
    pub(crate) const fn len(&self) -> usize {
        self.rest.len()
    }

    /// Says whether nothing is left.
    pub(crate) const fn is_empty(&self) -> bool {
        self.rest.is_empty()
    }

    /// Says whether a list comes next.
    pub(crate) fn is_list_next(&self) -> bool {
        self.rest.first().is_some_and(|first| *first >= LIST)
    }

    /// Ends the reading.
    pub(crate) const fn finish(self) -> Result<(), RlpError> {
        if self.rest.is_empty() {
            Ok(())
        } else {
            Err(RlpError::TrailingBytes)
        }
    }

    /// Reads a string of bytes.
    pub(crate) fn bytes(&mut self) -> Result<&'a [u8], RlpError> {
        let first = *self.rest.first().ok_or(RlpError::Truncated)?;
        if first < STRING {
            return self.take(1);
        }
        let bytes = self.item(STRING)?;
        match bytes {
            [..0x80] => Err(RlpError::NotCanonical),
            _ => Ok(bytes),
        }
    }

    /// Reads a string of a fixed length.
    pub(crate) fn array<const N: usize>(&mut self) -> Result<[u8; N], RlpError> {
        let bytes = self.bytes()?;
        bytes
            .try_into()
            .map_err(|_| RlpError::WrongLength { found: bytes.len() })
    }

    /// Reads a number of at most 256 bits.
    pub(crate) fn uint(&mut self) -> Result<U256, RlpError> {
        let bytes = self.bytes()?;
        if bytes.first() == Some(&0) {
            return Err(RlpError::LeadingZero);
        }
        U256::try_from_be_slice(bytes).ok_or(RlpError::TooLarge)
    }

    /// Reads a list's header and returns a reader of its items.
    pub(crate) fn list(&mut self) -> Result<Self, RlpError> {
        let first = *self.rest.first().ok_or(RlpError::Truncated)?;
        if first < LIST {
            return Err(RlpError::WrongKind);
        }
        self.item(LIST).map(Self::new)
    }

    /// Reads an item whose header begins at `base`, and returns its content.
    fn item(&mut self, base: u8) -> Result<&'a [u8], RlpError> {
        let first = *self.take(1)?.first().ok_or(RlpError::Truncated)?;
        let code = usize::from(first.checked_sub(base).ok_or(RlpError::WrongKind)?);
        if code > MAX_SHORT_LEN + size_of::<u64>() {
            return Err(RlpError::WrongKind);
        }
        if code <= MAX_SHORT_LEN {
            return self.take(code);
        }
        let digits = self.take(code - MAX_SHORT_LEN)?;
        if digits.first() == Some(&0) {
            return Err(RlpError::NotCanonical);
        }
        let len = digits
            .iter()
            .try_fold(0_usize, |len, digit| {
                len.checked_mul(256)?.checked_add(usize::from(*digit))
            })
            .ok_or(RlpError::TooLarge)?;
        if len <= MAX_SHORT_LEN {
            return Err(RlpError::NotCanonical);
        }
        self.take(len)
    }

    fn take(&mut self, len: usize) -> Result<&'a [u8], RlpError> {
        let (taken, rest) = self.rest.split_at_checked(len).ok_or(RlpError::Truncated)?;
        self.rest = rest;
        Ok(taken)
    }
}

impl fmt::Display for RlpError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Truncated => f.write_str("the bytes end in the middle of an item"),
            Self::TrailingBytes => f.write_str("bytes are left over"),
            Self::WrongKind => f.write_str("a list and a string are confused"),
            Self::NotCanonical => f.write_str("a length is written longer than it need be"),
            Self::LeadingZero => f.write_str("a number begins with a zero byte"),
            Self::TooLarge => f.write_str("a number is too large for its field"),
            Self::WrongLength { found } => write!(f, "{found} bytes, expected another length"),
        }
    }
}

impl core::error::Error for RlpError {}

fn put_header(out: &mut Vec<u8>, base: u8, len_bytes: usize) {
    match u8::try_from(len_bytes) {
        Ok(short) if len_bytes <= MAX_SHORT_LEN => out.push(base + short),
        _ => {
            let digits = U256::from(len_bytes).to_be_bytes_trimmed_vec();
            let count = u8::try_from(digits.len()).expect("a length has at most 8 bytes");
            out.push(base + MAX_SHORT_CODE + count);
            out.extend_from_slice(&digits);
        }
    }
}

/// First header byte of strings, and of lists.
const STRING: u8 = 0x80;
const LIST: u8 = 0xc0;
/// The longest content whose length stands in the header byte itself.
const MAX_SHORT_LEN: usize = 55;
const MAX_SHORT_CODE: u8 = 55;
