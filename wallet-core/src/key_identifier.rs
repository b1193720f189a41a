//! The names that BIP-32 gives keys.
//!
//! Owns the identifier, 20 bytes of a hash of the public key, and the fingerprint, its first four.
//! Fingerprints collide: they tell keys apart at a glance, and prove nothing.

use core::fmt;

use sha2::{Digest as _, Sha256};

use crate::{public_key::PublicKey, ripemd160::ripemd160};

/// The RIPEMD-160 digest of the SHA-256 digest of a compressed public key.
///
/// # Examples
/// ```
/// use wallet_core::{extended_key::ExtendedKey, key_identifier::KeyIdentifier};
///
/// let root = ExtendedKey::root(&[7; 32])?.public();
/// assert_eq!(KeyIdentifier::of(root.key()), root.identifier());
/// # Ok::<(), wallet_core::extended_key::NoSuchKey>(())
/// ```
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct KeyIdentifier([u8; 20]);

/// The first four bytes of an identifier; zero stands for the parent of a root.
///
/// # Examples
/// ```
/// use wallet_core::extended_key::ExtendedKey;
///
/// // The seed of BIP-32's first vector.
/// let seed: Vec<u8> = (0..16).collect();
/// assert_eq!(ExtendedKey::root(&seed)?.fingerprint().to_string(), "3442193e");
/// # Ok::<(), wallet_core::extended_key::NoSuchKey>(())
/// ```
#[derive(Clone, Copy, PartialEq, Eq, Hash, Default)]
pub struct Fingerprint([u8; 4]);

impl KeyIdentifier {
    /// Computes the identifier of a key.
    ///
    /// # Examples
    /// ```
    /// # use wallet_core::extended_key::ExtendedKey;
    /// let root = ExtendedKey::root(&[7; 32])?;
    /// let public = root.public();
    /// assert_eq!(wallet_core::key_identifier::KeyIdentifier::of(public.key()), root.identifier());
    /// # Ok::<(), wallet_core::extended_key::NoSuchKey>(())
    /// ```
    #[must_use]
    pub fn of(key: &PublicKey) -> Self {
        Self(ripemd160(&Sha256::digest(key.to_compressed()).into()))
    }

    /// Returns the 20 bytes.
    ///
    /// # Examples
    /// ```
    /// # use wallet_core::extended_key::ExtendedKey;
    /// let root = ExtendedKey::root(&[7; 32])?;
    /// assert_eq!(root.identifier().as_bytes()[..4], root.fingerprint().as_bytes()[..]);
    /// # Ok::<(), wallet_core::extended_key::NoSuchKey>(())
    /// ```
    #[must_use]
    pub const fn as_bytes(&self) -> &[u8; 20] {
        &self.0
    }

    /// Returns the first four bytes.
    ///
    /// # Examples
    /// ```
    /// # use wallet_core::extended_key::ExtendedKey;
    /// let root = ExtendedKey::root(&[7; 32])?;
    /// assert_eq!(root.identifier().fingerprint(), root.fingerprint());
    /// # Ok::<(), wallet_core::extended_key::NoSuchKey>(())
    /// ```
    #[must_use]
    pub const fn fingerprint(&self) -> Fingerprint {
        let [a, b, c, d, ..] = self.0;
        Fingerprint([a, b, c, d])
    }
}

impl Fingerprint {
    /// Takes four bytes for a fingerprint.
    ///
    /// # Examples
    /// ```
    /// # use wallet_core::key_identifier::Fingerprint;
    /// assert_eq!(Fingerprint::from_bytes([1, 2, 3, 4]).to_string(), "01020304");
    /// ```
    #[must_use]
    pub const fn from_bytes(bytes: [u8; 4]) -> Self {
        Self(bytes)
    }

    /// Returns the four bytes.
    ///
    /// # Examples
    /// ```
    /// # use wallet_core::key_identifier::Fingerprint;
    /// assert_eq!(Fingerprint::from_bytes([1, 2, 3, 4]).as_bytes(), &[1, 2, 3, 4]);
    /// ```
    #[must_use]
    pub const fn as_bytes(&self) -> &[u8; 4] {
        &self.0
    }
}

impl fmt::Display for KeyIdentifier {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.iter().try_for_each(|byte| write!(f, "{byte:02x}"))
    }
}

impl fmt::Debug for KeyIdentifier {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "KeyIdentifier({self})")
    }
}

impl fmt::Display for Fingerprint {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.iter().try_for_each(|byte| write!(f, "{byte:02x}"))
    }
}

impl fmt::Debug for Fingerprint {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Fingerprint({self})")
    }
}
