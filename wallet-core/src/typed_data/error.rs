//! Why typed data is refused, and where in it.

use alloc::{borrow::ToOwned, string::String};
use core::fmt;

use serde::{Deserialize, Serialize};

use crate::{json::JsonError, typed_data::types::is_name};

/// Why typed data is refused.
///
/// # Examples
/// ```
/// use wallet_core::typed_data::TypedData;
///
/// let error = TypedData::read(br#"{"types": {}, "primaryType": "Tide"}"#).unwrap_err();
/// assert_eq!(error.to_string(), "domain: missing");
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct TypedDataError {
    fault: Fault,
    path: String,
}

/// What can be wrong with typed data.
///
/// # Examples
/// ```
/// use wallet_core::{json::JsonFault, typed_data::{Fault, TypedData}};
///
/// let Fault::Json(error) = TypedData::read(b"tide").unwrap_err().fault() else { panic!() };
/// assert_eq!((error.fault, error.offset), (JsonFault::Unexpected, 1));
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[non_exhaustive]
pub enum Fault {
    /// The text is not strictly JSON.
    Json(JsonError),
    /// Something that must be there is not, or is `null`.
    Missing,
    /// Something stands there that no type declares.
    Extra,
    /// Another kind of JSON value stands where this one belongs.
    WrongShape,
    /// A type that does not exist.
    UnknownType,
    /// A name that types or members cannot have, or one that comes twice.
    BadName,
    /// The domain's type is not the standard's, or is used for the message.
    BadDomain,
    /// A text that is no number.
    NotANumber,
    /// A JSON number that not every reader reads exactly.
    NotExact,
    /// A number that does not fit its type.
    OutOfRange,
    /// A text that is not hexadecimal, in pairs of digits after `0x`.
    NotHex,
    /// A list or bytes of another length than the type says.
    WrongLength,
    /// A text that is no address, or one whose checksum is wrong.
    BadAddress,
    /// Values stand in each other too deeply.
    TooDeep,
    /// There are too many values, types or members.
    TooMany,
}

impl TypedDataError {
    pub(crate) fn new(fault: Fault, path: &str) -> Self {
        Self {
            fault,
            path: path.to_owned(),
        }
    }

    /// Returns what is wrong.
    ///
    /// # Examples
    /// ```
    /// use wallet_core::typed_data::{Fault, TypedData};
    ///
    /// assert_eq!(TypedData::read(b"{}").unwrap_err().fault(), Fault::Missing);
    /// ```
    #[must_use]
    pub const fn fault(&self) -> Fault {
        self.fault
    }

    /// Returns where it is wrong, such as `message.to[2].wallet`; empty for the text as a whole.
    /// It is made of names that were checked, and holds nothing else of the text.
    ///
    /// # Examples
    /// ```
    /// use wallet_core::typed_data::TypedData;
    ///
    /// assert_eq!(TypedData::read(b"{}").unwrap_err().path(), "types");
    /// ```
    #[must_use]
    pub fn path(&self) -> &str {
        &self.path
    }
}

impl fmt::Display for TypedDataError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if !self.path.is_empty() {
            write!(f, "{}: ", self.path)?;
        }
        fmt::Display::fmt(&self.fault, f)
    }
}

impl core::error::Error for TypedDataError {}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Json(error) => return fmt::Display::fmt(error, f),
            Self::Missing => "missing",
            Self::Extra => "no type declares it",
            Self::WrongShape => "another kind of value belongs here",
            Self::UnknownType => "no such type",
            Self::BadName => "no name for a type or member, or one that comes twice",
            Self::BadDomain => "not as the standard has domains",
            Self::NotANumber => "no number",
            Self::NotExact => "a number beyond 53 bits belongs into a text",
            Self::OutOfRange => "the number does not fit its type",
            Self::NotHex => "no pairs of hexadecimal digits after 0x",
            Self::WrongLength => "another length than the type says",
            Self::BadAddress => "no address, or a wrong checksum",
            Self::TooDeep => "too deeply nested",
            Self::TooMany => "too many values, types or members",
        })
    }
}

/// Joins a path and a name.
pub(crate) fn path(before: &str, name: &str) -> String {
    let mut path = before.to_owned();
    push_name(&mut path, name);
    path
}

/// Appends a name to a path. What is no name, and so could say anything, becomes `?`.
pub(crate) fn push_name(path: &mut String, name: &str) {
    if !path.is_empty() {
        path.push('.');
    }
    path.push_str(if is_name(name) { name } else { "?" });
}
