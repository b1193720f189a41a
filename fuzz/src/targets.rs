//! One file for each parser.

pub(crate) mod key;
pub(crate) mod keystore;
pub(crate) mod path;
pub(crate) mod phrase;
pub(crate) mod share;
pub(crate) mod sign_in;
pub(crate) mod transaction;
pub(crate) mod typed_data;
pub(crate) mod uri;
pub(crate) mod vault;

/// Bytes as text; a browser hands in no other.
fn text(bytes: &[u8]) -> std::borrow::Cow<'_, str> {
    String::from_utf8_lossy(bytes)
}
