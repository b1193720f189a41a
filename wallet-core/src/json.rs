//! JSON from strangers, read strictly ([RFC 8259](https://www.rfc-editor.org/rfc/rfc8259)).
//!
//! Owns the way from foreign bytes to a tree of values. It is stricter than most readers: a key
//! that comes twice in an object, half a surrogate pair, a byte order mark, bytes that are no UTF-8
//! and anything after the value are refused, since two readers could take them for different
//! things. Numbers stay the text they are: whoever wants a number reads it exactly, and no float is
//! ever made of it. What the values mean is the caller's business; writing JSON is left out.
//!
//! # Memory
//! The length is bounded by the caller, the depth by [`MAX_DEPTH`] and an object's members by
//! [`MAX_MEMBERS`]. A value costs 32 bytes (16 in WASM) and what its text takes, a member 56; lists
//! double as they grow. So `n` bytes never take more than `80 * n` bytes of memory, at their worst
//! in lists of one digit; and what is refused takes no more than what came before the fault.

mod reader;
#[cfg(test)]
mod tests;

use alloc::{string::String, vec::Vec};
use core::fmt;

use serde::{Deserialize, Serialize};

/// How deeply lists and objects may stand in each other.
pub const MAX_DEPTH: usize = 64;

/// How many members an object may have.
pub const MAX_MEMBERS: usize = 4096;

/// A value, as it was written.
///
/// # Examples
/// ```
/// use wallet_core::json::{Value, read};
///
/// let value = read(b"[true, -0.50e+3]", 16)?;
/// assert_eq!(value, Value::Array(vec![Value::Bool(true), Value::Number("-0.50e+3".into())]));
/// # Ok::<(), wallet_core::json::JsonError>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Value {
    /// `null`.
    Null,
    /// `true` or `false`.
    Bool(bool),
    /// A number's exact text, such as `-0.50e+3`.
    Number(String),
    /// A text, without its escapes.
    String(String),
    /// A list.
    Array(Vec<Value>),
    /// Members in the order they were written; no key comes twice.
    Object(Vec<(String, Value)>),
}

/// Why bytes are no JSON that is read here, and where.
///
/// # Examples
/// ```
/// use wallet_core::json::read;
///
/// let error = read(b"[1, 02]", 7).unwrap_err();
/// assert_eq!(error.offset, 5);
/// assert!(error.to_string().ends_with(" at byte 5"));
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct JsonError {
    /// What is wrong.
    pub fault: JsonFault,
    /// The place of the first byte that is wrong, counted from 0.
    pub offset: usize,
}

/// What can be wrong with JSON.
///
/// # Examples
/// ```
/// use wallet_core::json::{JsonFault, read};
///
/// assert_eq!(read(b"[1", 9).unwrap_err().fault, JsonFault::Truncated);
/// assert_eq!(read(b"1 2", 9).unwrap_err().fault, JsonFault::TrailingBytes);
/// assert_eq!(read(b"12", 1).unwrap_err().fault, JsonFault::TooLong { limit_bytes: 1 });
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[non_exhaustive]
pub enum JsonFault {
    /// The bytes are more than the caller reads.
    TooLong {
        /// The most that is read, in bytes.
        limit_bytes: usize,
    },
    /// The bytes are no UTF-8.
    NotUtf8,
    /// The bytes end in the middle of a value.
    Truncated,
    /// A character stands where it cannot.
    Unexpected,
    /// A number is not written as JSON writes numbers.
    BadNumber,
    /// A backslash is followed by what is no escape.
    BadEscape,
    /// Half of a surrogate pair stands alone.
    LoneSurrogate,
    /// A control character stands in a text without being escaped.
    ControlCharacter,
    /// A key comes twice in one object.
    DuplicateKey,
    /// An object has more members than [`MAX_MEMBERS`].
    TooManyMembers,
    /// Lists and objects stand in each other deeper than [`MAX_DEPTH`].
    TooDeep,
    /// Something follows the value.
    TrailingBytes,
}

/// Reads one value that fills the bytes, save white space around it. Takes at most 64 times the
/// bytes in memory: a list of a single number is three bytes long, and a value with room for more.
///
/// # Errors
/// Bytes longer than `limit_bytes`, or not strictly one value.
///
/// # Examples
/// ```
/// use wallet_core::json::{JsonFault, read};
///
/// let value = read(br#"{"amount": 1e30, "to": ["\ud83c\udf3f"]}"#, 100)?;
/// assert_eq!(value.get("amount").unwrap().as_number(), Some("1e30"));
/// assert_eq!(value.get("to").unwrap().as_array().unwrap()[0].as_str(), Some("🌿"));
///
/// let error = read(br#"{"a": 1, "a": 2}"#, 100).unwrap_err();
/// assert_eq!((error.fault, error.offset), (JsonFault::DuplicateKey, 9));
/// # Ok::<(), wallet_core::json::JsonError>(())
/// ```
pub fn read(bytes: &[u8], limit_bytes: usize) -> Result<Value, JsonError> {
    reader::read(bytes, limit_bytes)
}

impl Value {
    /// Says whether this is `null`.
    ///
    /// # Examples
    /// ```
    /// assert!(wallet_core::json::Value::Null.is_null());
    /// ```
    #[must_use]
    pub const fn is_null(&self) -> bool {
        matches!(self, Self::Null)
    }

    /// Returns the truth value, where this is one.
    ///
    /// # Examples
    /// ```
    /// assert_eq!(wallet_core::json::Value::Bool(true).as_bool(), Some(true));
    /// ```
    #[must_use]
    pub const fn as_bool(&self) -> Option<bool> {
        match self {
            Self::Bool(is) => Some(*is),
            _ => None,
        }
    }

    /// Returns the exact text of the number, where this is one.
    ///
    /// # Examples
    /// ```
    /// let value = wallet_core::json::read(b"100000000000000000000", 21).unwrap();
    /// assert_eq!(value.as_number(), Some("100000000000000000000"));
    /// ```
    #[must_use]
    pub fn as_number(&self) -> Option<&str> {
        match self {
            Self::Number(text) => Some(text),
            _ => None,
        }
    }

    /// Returns the text, where this is one. A number is none.
    ///
    /// # Examples
    /// ```
    /// let value = wallet_core::json::read(br#""tide""#, 6).unwrap();
    /// assert_eq!(value.as_str(), Some("tide"));
    /// ```
    #[must_use]
    pub fn as_str(&self) -> Option<&str> {
        match self {
            Self::String(text) => Some(text),
            _ => None,
        }
    }

    /// Returns the list, where this is one.
    ///
    /// # Examples
    /// ```
    /// let value = wallet_core::json::read(b"[null, []]", 10).unwrap();
    /// assert_eq!(value.as_array().unwrap().len(), 2);
    /// ```
    #[must_use]
    pub fn as_array(&self) -> Option<&[Self]> {
        match self {
            Self::Array(items) => Some(items),
            _ => None,
        }
    }

    /// Returns the members in the order they were written, where this is an object.
    ///
    /// # Examples
    /// ```
    /// let value = wallet_core::json::read(br#"{"b": 1, "a": 2}"#, 16).unwrap();
    /// assert_eq!(value.as_object().unwrap()[0].0, "b");
    /// ```
    #[must_use]
    pub fn as_object(&self) -> Option<&[(String, Self)]> {
        match self {
            Self::Object(members) => Some(members),
            _ => None,
        }
    }

    /// Returns the member of a name, where this is an object and has it.
    ///
    /// # Examples
    /// ```
    /// let value = wallet_core::json::read(br#"{"a": null}"#, 11).unwrap();
    /// assert!(value.get("a").unwrap().is_null());
    /// assert_eq!(value.get("b"), None);
    /// ```
    #[must_use]
    pub fn get(&self, key: &str) -> Option<&Self> {
        self.as_object()?
            .iter()
            .find(|(name, _)| name == key)
            .map(|(_, value)| value)
    }
}

impl fmt::Display for JsonError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} at byte {}", self.fault, self.offset)
    }
}

impl core::error::Error for JsonError {}

impl fmt::Display for JsonFault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::TooLong { limit_bytes } => return write!(f, "more than {limit_bytes} bytes"),
            Self::NotUtf8 => "no UTF-8",
            Self::Truncated => "the text ends in the middle of a value",
            Self::Unexpected => "a character stands where it cannot",
            Self::BadNumber => "a number is not written as JSON writes numbers",
            Self::BadEscape => "no escape follows the backslash",
            Self::LoneSurrogate => "half of a surrogate pair stands alone",
            Self::ControlCharacter => "a control character is not escaped",
            Self::DuplicateKey => "a key comes twice",
            Self::TooManyMembers => "an object has too many members",
            Self::TooDeep => "lists and objects are nested too deeply",
            Self::TrailingBytes => "something follows the value",
        })
    }
}
