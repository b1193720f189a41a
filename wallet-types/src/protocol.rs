//! The protocol between the page and the key realm's screen.
//!
//! Both directions carry one enum each, in postcard's compact form behind a version byte. No
//! message can carry a secret: what crosses is ciphertext, public data, and the wish for a journey.
//! The protocol between screen and worker is another, and belongs to `key-realm`.
//!
//! A journey begins with a [`Request`] that bears a [`RequestId`]; every answer to it repeats the id,
//! so that a late answer to an abandoned journey is recognised and dropped.

mod page;
mod realm;

use alloc::{vec, vec::Vec};

use serde::{Deserialize, Serialize, de::DeserializeOwned};

pub use crate::protocol::{
    page::{
        Configuration, ExamineContext, MessageContext, PageMessage, Request, StoreOutcome, Theme,
    },
    realm::{LockReason, RealmMessage, Refusal, SearchFault, SecretFile, Seen, StoreCause},
};

/// The version of both enums. A change to either changes it.
pub const PROTOCOL_VERSION: u8 = 2;

/// The longest message that is read, in bytes: far above any vault, far below harm.
pub const MAX_MESSAGE_LEN_BYTES: usize = 4 * 1024 * 1024;

/// Names one journey that the page asked for.
///
/// # Examples
/// ```
/// use wallet_types::protocol::{PageMessage, RequestId, decode, encode};
///
/// // A late answer bears the id of the journey that was abandoned.
/// let under_way = RequestId(8);
/// let late = PageMessage::Cancel { id: RequestId(7) };
/// assert_eq!(decode(&encode(&late)), Ok(late));
/// assert!(under_way > RequestId(7));
/// ```
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, Deserialize,
)]
pub struct RequestId(pub u32);

/// An encrypted vault, as stored and as downloaded: ciphertext to the page.
///
/// # Examples
/// ```
/// use wallet_types::protocol::VaultBytes;
///
/// // Logs tell the length, never the bytes.
/// assert_eq!(format!("{:?}", VaultBytes(vec![0xab; 300])), "VaultBytes(300 bytes)");
/// ```
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct VaultBytes(pub Vec<u8>);

/// Why bytes are no message of this protocol.
///
/// # Examples
/// ```
/// use wallet_types::protocol::{PageMessage, ProtocolError, decode};
///
/// let from_an_older_page = decode::<PageMessage>(&[1, 0]);
/// assert_eq!(from_an_older_page, Err(ProtocolError::WrongVersion { found: 1 }));
/// assert_eq!(decode::<PageMessage>(&[]), Err(ProtocolError::Empty));
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum ProtocolError {
    /// Longer than [`MAX_MESSAGE_LEN_BYTES`].
    #[error("message of {len_bytes} bytes is too long")]
    TooLong {
        /// The length found.
        len_bytes: usize,
    },
    /// Nothing at all.
    #[error("message is empty")]
    Empty,
    /// Another version.
    #[error("message of protocol version {found}, expected {PROTOCOL_VERSION}")]
    WrongVersion {
        /// The version found.
        found: u8,
    },
    /// Not in the form the version asks for, or followed by more bytes.
    #[error("message is malformed")]
    Malformed,
}

/// Writes a message: version byte, then postcard.
///
/// # Panics
/// Never: the messages hold nothing that postcard cannot write.
///
/// # Examples
/// ```
/// use wallet_types::protocol::{PROTOCOL_VERSION, RealmMessage, encode};
///
/// assert_eq!(encode(&RealmMessage::Ready), [PROTOCOL_VERSION, 0]);
/// ```
pub fn encode<M: Serialize>(message: &M) -> Vec<u8> {
    let start = vec![PROTOCOL_VERSION];
    postcard::to_extend(message, start).expect("messages hold only what postcard can write")
}

/// Reads a message that [`encode`] wrote, to its last byte.
///
/// # Errors
/// Bytes of another version, of no message, too many, or too few.
///
/// # Examples
/// ```
/// use wallet_types::protocol::{PageMessage, ProtocolError, decode, encode};
///
/// let mut bytes = encode(&PageMessage::Lock);
/// assert_eq!(decode(&bytes), Ok(PageMessage::Lock));
/// bytes.push(0);
/// assert_eq!(decode::<PageMessage>(&bytes), Err(ProtocolError::Malformed));
/// ```
pub fn decode<M: DeserializeOwned>(bytes: &[u8]) -> Result<M, ProtocolError> {
    if bytes.len() > MAX_MESSAGE_LEN_BYTES {
        return Err(ProtocolError::TooLong {
            len_bytes: bytes.len(),
        });
    }
    let (version, body) = bytes.split_first().ok_or(ProtocolError::Empty)?;
    if *version != PROTOCOL_VERSION {
        return Err(ProtocolError::WrongVersion { found: *version });
    }
    match postcard::take_from_bytes(body) {
        Ok((message, [])) => Ok(message),
        _ => Err(ProtocolError::Malformed),
    }
}

impl core::fmt::Debug for VaultBytes {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        write!(f, "VaultBytes({} bytes)", self.0.len())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_what_it_wrote() {
        let message = PageMessage::Begin {
            id: RequestId(7),
            request: Request::Create,
        };
        assert_eq!(decode(&encode(&message)), Ok(message));
    }

    #[test]
    fn refuses_foreign_bytes() {
        assert_eq!(decode::<PageMessage>(&[]), Err(ProtocolError::Empty));
        assert_eq!(
            decode::<PageMessage>(&[9, 0]),
            Err(ProtocolError::WrongVersion { found: 9 })
        );
        assert_eq!(
            decode::<PageMessage>(&[PROTOCOL_VERSION, 250]),
            Err(ProtocolError::Malformed)
        );
        let mut long = encode(&PageMessage::Lock);
        long.push(0);
        assert_eq!(decode::<PageMessage>(&long), Err(ProtocolError::Malformed));
    }
}
