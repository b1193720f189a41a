//! How parts of a message are written and read by functions of their own.
//!
//! Serde's derived code joins what it can into one function, so that a message with many variants
//! brings the code of all of them along. A field with `#[serde(with = "wallet_types::apart")]` is
//! written as without it, bit for bit, by functions that stay apart: those of what is needed seldom
//! can then come with the later half of a module.

use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// Writes a value as its own form says.
///
/// # Errors
/// Those of the serializer.
///
/// # Examples
/// ```
/// #[derive(serde::Serialize)]
/// struct Message(#[serde(with = "wallet_types::apart")] u32);
/// assert_eq!(postcard::to_extend(&Message(7), Vec::new())?, [7]);
/// # Ok::<(), postcard::Error>(())
/// ```
#[inline(never)]
pub fn serialize<T: Serialize, S: Serializer>(value: &T, serializer: S) -> Result<S::Ok, S::Error> {
    value.serialize(serializer)
}

/// Reads a value as its own form says.
///
/// # Errors
/// Those of the deserializer.
///
/// # Examples
/// ```
/// #[derive(serde::Deserialize)]
/// struct Message(#[serde(with = "wallet_types::apart")] u32);
/// assert_eq!(postcard::from_bytes::<Message>(&[7])?.0, 7);
/// # Ok::<(), postcard::Error>(())
/// ```
#[inline(never)]
pub fn deserialize<'de, T: Deserialize<'de>, D: Deserializer<'de>>(
    deserializer: D,
) -> Result<T, D::Error> {
    T::deserialize(deserializer)
}
