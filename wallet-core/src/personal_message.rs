//! Messages of bytes, as `personal_sign` takes them.
//!
//! Owns the digests of [EIP-191](https://eips.ethereum.org/EIPS/eip-191) for version 0x45, which
//! wallets sign, and for version 0, which names a contract that checks the signature. The prefix of
//! both keeps a message from ever being a transaction. What a text asks for is judged in
//! [`message_review`](crate::message_review).

use alloc::{string::ToString, vec::Vec};

use wallet_types::{Address, Digest};

use crate::signing_key::{Signature, SigningKey};

/// The longest message that is signed, in bytes.
pub const MAX_MESSAGE_LEN_BYTES: usize = 256 * 1024;

/// Computes the digest of a message, in version 0x45.
///
/// # Examples
/// ```
/// let digest = wallet_core::personal_message::digest(b"hello world");
/// let expected = "0xd9eba16ed0ecae432b71fe008c98cc872bb4cc214d3220a36f365326cf807d68";
/// assert_eq!(digest.to_string(), expected);
/// ```
#[must_use]
pub fn digest(message: &[u8]) -> Digest {
    let len = message.len().to_string();
    keccak(&[b"\x19Ethereum Signed Message:\n", len.as_bytes(), message])
}

/// Computes the digest of data for a contract that will check its signature, in version 0.
///
/// # Examples
/// ```
/// use wallet_core::personal_message::validator_digest;
/// use wallet_types::{Address, Digest};
///
/// let validator = Address::from_bytes([7; 20]);
/// let bytes = [&[0x19, 0][..], &[7; 20], b"data"].concat();
/// assert_eq!(validator_digest(&validator, b"data"), Digest::keccak256(&bytes));
/// ```
#[must_use]
pub fn validator_digest(validator: &Address, data: &[u8]) -> Digest {
    keccak(&[&[PREFIX, 0], validator.as_bytes(), data])
}

/// Returns the version byte of a message that is in itself a form of EIP-191, with the contract
/// that is meant to check it in version 0.
///
/// # Examples
/// ```
/// use wallet_core::personal_message::form_inside;
/// use wallet_types::Address;
///
/// let message = [&[0x19, 0][..], &[7; 20], b"data"].concat();
/// assert_eq!(form_inside(&message), Some((0, Some(Address::from_bytes([7; 20])))));
/// assert_eq!(form_inside(b"tide"), None);
/// ```
#[must_use]
pub fn form_inside(message: &[u8]) -> Option<(u8, Option<Address>)> {
    match message {
        [PREFIX, 0, rest @ ..] => {
            let validator = *rest.first_chunk::<20>()?;
            Some((0, Some(Address::from_bytes(validator))))
        }
        [PREFIX, version @ (1 | b'E'), ..] => Some((*version, None)),
        _ => None,
    }
}

/// Signs a message in version 0x45.
///
/// # Examples
/// ```
/// use wallet_core::{personal_message::{recover, sign}, signing_key::SigningKey};
///
/// let key = SigningKey::from_bytes(&[1; 32])?;
/// let signature = sign(b"tide", &key);
/// assert_eq!(recover(b"tide", &signature), Some(key.address()));
/// assert_ne!(recover(b"ebb", &signature), Some(key.address()));
/// # Ok::<(), wallet_core::signing_key::NotAKey>(())
/// ```
#[must_use]
pub fn sign(message: &[u8], key: &SigningKey) -> Signature {
    key.sign(&digest(message))
}

/// Finds who signed a message. `None` where the signature is nobody's.
///
/// # Examples
/// ```
/// use wallet_core::{personal_message::{recover, sign}, signing_key::SigningKey};
///
/// let key = SigningKey::from_bytes(&[1; 32])?;
/// assert_eq!(recover(b"tide", &sign(b"tide", &key)), Some(key.address()));
/// # Ok::<(), wallet_core::signing_key::NotAKey>(())
/// ```
#[must_use]
pub fn recover(message: &[u8], signature: &Signature) -> Option<Address> {
    signature.recover(&digest(message))
}

/// Says whether an account signed a message.
///
/// # Examples
/// ```
/// use wallet_core::{personal_message::{sign, verify}, signing_key::SigningKey};
///
/// let key = SigningKey::from_bytes(&[1; 32])?;
/// assert!(verify(b"tide", &sign(b"tide", &key), &key.address()));
/// # Ok::<(), wallet_core::signing_key::NotAKey>(())
/// ```
#[must_use]
pub fn verify(message: &[u8], signature: &Signature, account: &Address) -> bool {
    recover(message, signature) == Some(*account)
}

fn keccak(parts: &[&[u8]]) -> Digest {
    let bytes: Vec<u8> = parts.concat();
    Digest::keccak256(&bytes)
}

/// The first byte of every form of EIP-191: as RLP it is a single byte, so nothing that begins
/// with it and goes on is a transaction.
const PREFIX: u8 = 0x19;
