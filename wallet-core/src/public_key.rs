//! Public keys, and the addresses that follow from them.
//!
//! Owns their two forms of bytes
//! ([SEC 1](https://www.secg.org/sec1-v2.pdf), section 2.3.3): compressed and whole. They are no
//! secret, but whoever has one can tell whose signatures are whose.

use core::fmt;

use curve::Point;
use wallet_types::{Address, Digest};

/// A point of secp256k1 that a private key has led to.
///
/// # Examples
/// ```
/// use wallet_core::{public_key::PublicKey, signing_key::SigningKey};
///
/// let key = SigningKey::from_bytes(&[1; 32]).unwrap();
/// let public = PublicKey::from_sec1(&key.public_key().to_compressed())?;
/// assert_eq!(public.address(), key.address());
/// # Ok::<(), wallet_core::public_key::PublicKeyError>(())
/// ```
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct PublicKey(Point);

/// Why bytes are no public key.
///
/// # Examples
/// ```
/// use wallet_core::public_key::{PublicKey, PublicKeyError};
///
/// // No point of the curve has 0 for its x.
/// let mut bytes = [0; 33];
/// bytes[0] = 2;
/// assert_eq!(PublicKey::from_sec1(&bytes), Err(PublicKeyError::NotOnCurve));
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum PublicKeyError {
    /// A key is 33 bytes compressed, or 65 whole.
    WrongLength {
        /// Bytes found.
        found: usize,
    },
    /// The first byte is none for this length: 2 or 3 compressed, 4 whole.
    WrongPrefix {
        /// The first byte.
        found: u8,
    },
    /// No point of the curve has these coordinates.
    NotOnCurve,
}

impl PublicKey {
    /// Reads 33 bytes, compressed, or 65, whole.
    ///
    /// # Errors
    /// Bytes of another length or with another first byte, or that name no point of the curve.
    ///
    /// # Examples
    /// ```
    /// # use wallet_core::public_key::{PublicKey, PublicKeyError};
    /// assert_eq!(PublicKey::from_sec1(&[2]), Err(PublicKeyError::WrongLength { found: 1 }));
    /// assert_eq!(PublicKey::from_sec1(&[0xff; 33]), Err(PublicKeyError::WrongPrefix { found: 0xff }));
    /// ```
    pub fn from_sec1(bytes: &[u8]) -> Result<Self, PublicKeyError> {
        let found = bytes.len();
        let (first, rest) = bytes
            .split_first()
            .ok_or(PublicKeyError::WrongLength { found })?;
        let point = match (bytes.len(), *first) {
            (33, 2 | 3) => bytes.try_into().ok().and_then(Point::from_compressed),
            (65, 4) => rest.try_into().ok().and_then(Point::from_coordinates),
            (33 | 65, found) => return Err(PublicKeyError::WrongPrefix { found }),
            (found, _) => return Err(PublicKeyError::WrongLength { found }),
        };
        point.map(Self).ok_or(PublicKeyError::NotOnCurve)
    }

    /// Returns 33 bytes: 2 or 3 by the parity of `y`, then `x`.
    ///
    /// # Examples
    /// ```
    /// # use wallet_core::signing_key::SigningKey;
    /// let key = SigningKey::from_bytes(&[1; 32]).unwrap().public_key();
    /// assert_eq!(key.to_compressed()[..3], [0x03, 0x1b, 0x84]);
    /// ```
    #[must_use]
    pub fn to_compressed(&self) -> [u8; 33] {
        self.0.compressed()
    }

    /// Returns 65 bytes: 4, then `x`, then `y`.
    ///
    /// # Examples
    /// ```
    /// # use wallet_core::signing_key::SigningKey;
    /// let key = SigningKey::from_bytes(&[1; 32]).unwrap().public_key();
    /// assert_eq!(key.to_uncompressed()[..3], [0x04, 0x1b, 0x84]);
    /// ```
    #[must_use]
    pub fn to_uncompressed(&self) -> [u8; 65] {
        let mut bytes = [4; 65];
        bytes[1..].copy_from_slice(&self.0.coordinates());
        bytes
    }

    /// Returns the key's address: the last 20 bytes of the Keccak-256 digest of its coordinates.
    ///
    /// # Examples
    /// ```
    /// # use wallet_core::signing_key::SigningKey;
    /// let mut one = [0; 32];
    /// one[31] = 1;
    /// let address = SigningKey::from_bytes(&one).unwrap().public_key().address();
    /// assert_eq!(address.to_string(), "0x7E5F4552091A69125d5DfCb7b8C2659029395Bdf");
    /// ```
    #[must_use]
    pub fn address(&self) -> Address {
        let digest = Digest::keccak256(&self.0.coordinates());
        let mut address = [0; 20];
        address.copy_from_slice(&digest.as_bytes()[12..]);
        Address::from_bytes(address)
    }

    pub(crate) const fn point(&self) -> &Point {
        &self.0
    }
}

impl From<Point> for PublicKey {
    fn from(point: Point) -> Self {
        Self(point)
    }
}

impl fmt::Debug for PublicKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("PublicKey(")?;
        let bytes = self.to_compressed();
        bytes.iter().try_for_each(|byte| write!(f, "{byte:02x}"))?;
        f.write_str(")")
    }
}

impl fmt::Display for PublicKeyError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::WrongLength { found } => {
                write!(f, "a public key has 33 or 65 bytes, found {found}")
            }
            Self::WrongPrefix { found } => {
                write!(f, "a public key of this length does not begin with {found}")
            }
            Self::NotOnCurve => f.write_str("the coordinates name no point of the curve"),
        }
    }
}

impl core::error::Error for PublicKeyError {}
