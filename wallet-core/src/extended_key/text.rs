//! The text of extended keys: 78 bytes in Base58Check.
//!
//! Owns the order of the fields and what both kinds of key have in common; whether a key's own
//! bytes are one is for that key to say. Only the versions of BIP-32's main network are taken: the
//! others ask for other addresses than Ethereum's.

use core::fmt;

use serde::{Deserialize, Serialize};
use zeroize::Zeroizing;

use crate::{
    base58check::{self, Base58Error},
    derivation_path::ChildNumber,
    key_identifier::Fingerprint,
    secret::SecretText,
};

/// The version of private keys, by which their text begins with `xprv`.
pub(crate) const XPRV: [u8; 4] = [0x04, 0x88, 0xad, 0xe4];
/// The version of public keys, by which their text begins with `xpub`.
pub(crate) const XPUB: [u8; 4] = [0x04, 0x88, 0xb2, 0x1e];

/// Where a key stands in its tree.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) struct Place {
    pub(crate) depth: u8,
    pub(crate) parent: Fingerprint,
    pub(crate) number: ChildNumber,
}

/// What the text of an extended key holds besides its version.
pub(crate) struct Fields {
    pub(crate) place: Place,
    pub(crate) chain_code: Zeroizing<[u8; 32]>,
    pub(crate) key: Zeroizing<[u8; 33]>,
}

/// The first four characters of a text, by which kinds of extended keys are known: `xprv`, `tpub`.
///
/// # Examples
/// ```
/// use wallet_core::{extended_key::ParseExtendedKeyError, extended_public_key::ExtendedPublicKey};
/// # use wallet_core::extended_key::ExtendedKey;
///
/// # let xprv = ExtendedKey::root(&[7; 32]).unwrap().xprv();
/// let error = xprv.expose().parse::<ExtendedPublicKey>().unwrap_err();
/// let ParseExtendedKeyError::WrongKind { found, .. } = error else { panic!() };
/// assert_eq!(format!("{found:?}"), "xprv");
/// ```
#[derive(Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Prefix([u8; 4]);

/// Why a text is no extended key of the kind that was asked for.
///
/// # Examples
/// ```
/// use wallet_core::{extended_key::ParseExtendedKeyError, extended_public_key::ExtendedPublicKey};
///
/// let read = |text: &str| text.parse::<ExtendedPublicKey>().unwrap_err();
/// assert_eq!(read("xpub0"), ParseExtendedKeyError::NotADigit { position: 5 });
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[non_exhaustive]
pub enum ParseExtendedKeyError {
    /// A character is none of Base58.
    NotADigit {
        /// Place of the character, counted from 1.
        position: usize,
    },
    /// The text is too long or too short; an extended key has 111 characters.
    WrongLength,
    /// The checksum does not fit: at least one character is wrong.
    WrongChecksum,
    /// The text is whole, but another kind of key: public for private, of a test network, or
    /// for another sort of Bitcoin's addresses
    /// ([SLIP-132](https://github.com/satoshilabs/slips/blob/master/slip-0132.md)).
    WrongKind {
        /// How the text begins.
        found: Prefix,
        /// Its first four bytes.
        version: [u8; 4],
    },
    /// A root has a parent.
    RootWithParent,
    /// A root has a number other than zero.
    RootWithNumber,
    /// The byte before the key is none of its kind: 0 for a private key, 2 or 3 for a public one.
    WrongKeyPrefix {
        /// The byte.
        found: u8,
    },
    /// The private key is zero, or not below the order of the curve.
    KeyOutOfRange,
    /// The public key is no point of the curve.
    NotOnCurve,
}

impl Place {
    /// Returns the place one step down. `None` below depth 255.
    pub(crate) fn below(self, number: ChildNumber, parent: Fingerprint) -> Option<Self> {
        Some(Self {
            depth: self.depth.checked_add(1)?,
            parent,
            number,
        })
    }
}

/// Writes a key.
pub(crate) fn write(
    version: [u8; 4],
    place: Place,
    chain_code: &[u8; 32],
    key: &[u8; 33],
) -> SecretText {
    let mut bytes = Zeroizing::new([0; LEN_BYTES]);
    bytes[..4].copy_from_slice(&version);
    bytes[4] = place.depth;
    bytes[5..9].copy_from_slice(place.parent.as_bytes());
    bytes[9..13].copy_from_slice(&place.number.to_bits().to_be_bytes());
    bytes[13..45].copy_from_slice(chain_code);
    bytes[45..].copy_from_slice(key);
    base58check::encode(&*bytes)
}

/// Reads a key of one version.
pub(crate) fn read(text: &str, version: [u8; 4]) -> Result<Fields, ParseExtendedKeyError> {
    let bytes = base58check::decode(text)?;
    let bytes = bytes.expose();
    if bytes.len() != LEN_BYTES {
        return Err(ParseExtendedKeyError::WrongLength);
    }
    let found = copied(bytes, 0);
    if found != version {
        return Err(ParseExtendedKeyError::WrongKind {
            found: Prefix(copied(text.as_bytes(), 0)),
            version: found,
        });
    }
    let place = Place {
        depth: bytes[4],
        parent: Fingerprint::from_bytes(copied(bytes, 5)),
        number: ChildNumber::from_bits(u32::from_be_bytes(copied(bytes, 9))),
    };
    if place.depth == 0 && place.parent != Fingerprint::default() {
        return Err(ParseExtendedKeyError::RootWithParent);
    }
    if place.depth == 0 && place.number != ChildNumber::default() {
        return Err(ParseExtendedKeyError::RootWithNumber);
    }
    let mut fields = Fields {
        place,
        chain_code: Zeroizing::new([0; 32]),
        key: Zeroizing::new([0; 33]),
    };
    fields.chain_code.copy_from_slice(&bytes[13..45]);
    fields.key.copy_from_slice(&bytes[45..]);
    Ok(fields)
}

impl Prefix {
    /// Returns the four characters.
    ///
    /// # Examples
    /// ```
    /// use wallet_core::extended_key::{ExtendedKey, ParseExtendedKeyError};
    ///
    /// let xpub = ExtendedKey::root(&[7; 32]).unwrap().public().to_string();
    /// let error = ExtendedKey::parse(&xpub.into()).unwrap_err();
    /// let ParseExtendedKeyError::WrongKind { found, .. } = error else { panic!() };
    /// assert_eq!(found.as_str(), "xpub");
    /// ```
    #[must_use]
    pub fn as_str(&self) -> &str {
        core::str::from_utf8(&self.0).unwrap_or_default()
    }
}

impl fmt::Debug for Prefix {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl From<Base58Error> for ParseExtendedKeyError {
    fn from(error: Base58Error) -> Self {
        match error {
            Base58Error::NotADigit { position } => Self::NotADigit { position },
            Base58Error::WrongLength => Self::WrongLength,
            Base58Error::WrongChecksum => Self::WrongChecksum,
        }
    }
}

impl fmt::Display for ParseExtendedKeyError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::NotADigit { position } => {
                return write!(f, "character {position} is none of base58");
            }
            Self::WrongKind { found, .. } => {
                return write!(f, "another kind of key, {}", found.as_str());
            }
            Self::WrongKeyPrefix { found } => {
                return write!(f, "the key does not begin with {found}");
            }
            Self::WrongLength => "an extended key has 111 characters",
            Self::WrongChecksum => "the checksum does not fit: at least one character is wrong",
            Self::RootWithParent => "a root has no parent",
            Self::RootWithNumber => "a root has no number",
            Self::KeyOutOfRange => "the bytes are no private key",
            Self::NotOnCurve => "the bytes name no point of the curve",
        })
    }
}

impl core::error::Error for ParseExtendedKeyError {}

/// Copies some bytes of a text or a key that is known to have them.
fn copied(bytes: &[u8], at: usize) -> [u8; 4] {
    [bytes[at], bytes[at + 1], bytes[at + 2], bytes[at + 3]]
}

const LEN_BYTES: usize = 78;
