//! Keys that sign, the addresses that follow from them, and their signatures.
//!
//! Owns secp256k1 as Ethereum uses it: nonces by
//! [RFC 6979](https://www.rfc-editor.org/rfc/rfc6979), the lower of the two possible `s`
//! ([EIP-2](https://eips.ethereum.org/EIPS/eip-2)), and the parity from which the key can be
//! recovered. Keys as text stand in `signing_key/import.rs`, signatures as bytes in
//! `signing_key/forms.rs`. What is signed is the caller's business.

use core::fmt;

use curve::{Scalar, base_times};
use wallet_types::{Address, Digest};
use zeroize::Zeroizing;

use crate::{nonce::Nonces, public_key::PublicKey};

pub use forms::SignatureError;
pub use import::ParseKeyError;

mod forms;
mod import;

/// A private key, erased when dropped.
///
/// ```compile_fail,E0599
/// let key = wallet_core::signing_key::SigningKey::from_bytes(&[1; 32]).unwrap();
/// let copy = key.clone();
/// ```
/// ```compile_fail,E0277
/// println!("{}", wallet_core::signing_key::SigningKey::from_bytes(&[1; 32]).unwrap());
/// ```
/// ```compile_fail,E0277
/// fn wire<T: serde::Serialize>(_: T) {}
/// wire(wallet_core::signing_key::SigningKey::from_bytes(&[1; 32]).unwrap());
/// ```
pub struct SigningKey(Zeroizing<Scalar>);

/// Bytes that are no private key: zero, or not below the order of the curve.
///
/// # Examples
/// ```
/// use wallet_core::signing_key::{NotAKey, SigningKey};
///
/// assert_eq!(SigningKey::from_bytes(&[0xff; 32]).unwrap_err(), NotAKey);
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NotAKey;

/// A signature over a digest.
///
/// # Examples
/// ```
/// # use wallet_core::signing_key::{Signature, SigningKey};
/// # use wallet_types::Digest;
/// let key = SigningKey::from_bytes(&[1; 32])?;
/// let signature = key.sign(&Digest::keccak256(b"tide"));
/// assert_eq!(Signature::from_bytes(&signature.to_bytes()), Ok(signature));
/// # Ok::<(), wallet_core::signing_key::NotAKey>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Signature {
    r: [u8; 32],
    s: [u8; 32],
    is_y_odd: bool,
}

impl SigningKey {
    /// Takes 32 bytes for a key.
    ///
    /// # Errors
    /// Bytes that are no private key.
    ///
    /// # Examples
    /// ```
    /// # use wallet_core::signing_key::SigningKey;
    /// assert!(SigningKey::from_bytes(&[1; 32]).is_ok());
    /// assert!(SigningKey::from_bytes(&[0; 32]).is_err());
    /// ```
    pub fn from_bytes(bytes: &[u8; 32]) -> Result<Self, NotAKey> {
        let key = Scalar::from_bytes(bytes).map(Zeroizing::new);
        key.filter(|key| !key.is_zero()).map(Self).ok_or(NotAKey)
    }

    /// Returns the key's address: the last 20 bytes of the Keccak-256 digest of its public half.
    ///
    /// # Examples
    /// ```
    /// # use wallet_core::signing_key::SigningKey;
    /// let mut one = [0; 32];
    /// one[31] = 1;
    /// let address = SigningKey::from_bytes(&one)?.address();
    /// assert_eq!(address.to_string(), "0x7E5F4552091A69125d5DfCb7b8C2659029395Bdf");
    /// # Ok::<(), wallet_core::signing_key::NotAKey>(())
    /// ```
    #[must_use]
    pub fn address(&self) -> Address {
        self.public_key().address()
    }

    /// Returns the public half.
    ///
    /// # Examples
    /// ```
    /// # use wallet_core::signing_key::SigningKey;
    /// let key = SigningKey::from_bytes(&[1; 32])?;
    /// assert_eq!(key.public_key().address(), key.address());
    /// # Ok::<(), wallet_core::signing_key::NotAKey>(())
    /// ```
    ///
    /// # Panics
    /// Never: a key is not zero, so it leads to a point.
    #[must_use]
    pub fn public_key(&self) -> PublicKey {
        PublicKey::from(base_times(&self.0).expect("a key is not zero"))
    }

    /// Signs a digest. The same digest gives the same signature.
    ///
    /// # Examples
    /// ```
    /// # use wallet_core::signing_key::SigningKey;
    /// # use wallet_types::Digest;
    /// let key = SigningKey::from_bytes(&[1; 32])?;
    /// let digest = Digest::keccak256(b"tide");
    /// assert_eq!(key.sign(&digest), key.sign(&digest));
    /// assert!(key.sign(&digest).verify(&digest, &key.address()));
    /// # Ok::<(), wallet_core::signing_key::NotAKey>(())
    /// ```
    #[must_use]
    pub fn sign(&self, digest: &Digest) -> Signature {
        let digest = Scalar::reduced(digest.as_bytes());
        let mut nonces = Nonces::new(&self.0, &digest);
        loop {
            if let Some(signed) = curve::sign(&self.0, &nonces.next(), &digest) {
                return Signature {
                    r: signed.r.to_bytes(),
                    s: signed.s.to_bytes(),
                    is_y_odd: signed.is_y_odd,
                };
            }
            nonces.reject();
        }
    }
}

impl Signature {
    /// Takes the numbers of a signature. `None` where `r` or `s` is zero, not below the order of
    /// the curve, or `s` is the higher of the two possible.
    ///
    /// # Examples
    /// ```
    /// # use wallet_core::signing_key::Signature;
    /// assert!(Signature::new([0x11; 32], [0x11; 32], false).is_some());
    /// assert!(Signature::new([0x11; 32], [0xee; 32], false).is_none());
    /// ```
    #[must_use]
    pub fn new(r: [u8; 32], s: [u8; 32], is_y_odd: bool) -> Option<Self> {
        let (_, s_number) = scalars(&r, &s)?;
        (!s_number.is_high()).then_some(Self { r, s, is_y_odd })
    }

    /// Returns `r`, big-endian.
    ///
    /// # Examples
    /// ```
    /// # use wallet_core::signing_key::Signature;
    /// assert_eq!(Signature::new([0x11; 32], [0x22; 32], true).unwrap().r(), &[0x11; 32]);
    /// ```
    #[must_use]
    pub const fn r(&self) -> &[u8; 32] {
        &self.r
    }

    /// Returns `s`, big-endian; always the lower of the two possible.
    ///
    /// # Examples
    /// ```
    /// # use wallet_core::signing_key::Signature;
    /// assert_eq!(Signature::new([0x11; 32], [0x22; 32], true).unwrap().s(), &[0x22; 32]);
    /// ```
    #[must_use]
    pub const fn s(&self) -> &[u8; 32] {
        &self.s
    }

    /// Says whether the nonce's point has an odd `y`.
    ///
    /// # Examples
    /// ```
    /// # use wallet_core::signing_key::Signature;
    /// assert!(Signature::new([0x11; 32], [0x22; 32], true).unwrap().is_y_odd());
    /// ```
    #[must_use]
    pub const fn is_y_odd(&self) -> bool {
        self.is_y_odd
    }

    /// Finds whose signature over a digest this is. `None` where it is nobody's.
    ///
    /// # Examples
    /// ```
    /// # use wallet_core::signing_key::SigningKey;
    /// # use wallet_types::Digest;
    /// let key = SigningKey::from_bytes(&[1; 32]).unwrap();
    /// let digest = Digest::keccak256(b"tide");
    /// assert_eq!(key.sign(&digest).recover(&digest), Some(key.address()));
    /// ```
    #[must_use]
    pub fn recover(&self, digest: &Digest) -> Option<Address> {
        let (r, s) = scalars(&self.r, &self.s)?;
        let digest = Scalar::reduced(digest.as_bytes());
        curve::recover(&digest, &r, &s, self.is_y_odd).map(|key| PublicKey::from(key).address())
    }

    /// Says whether this is the signature of an address over a digest.
    ///
    /// # Examples
    /// ```
    /// # use wallet_core::signing_key::SigningKey;
    /// # use wallet_types::Digest;
    /// let key = SigningKey::from_bytes(&[1; 32]).unwrap();
    /// let signature = key.sign(&Digest::keccak256(b"tide"));
    /// assert!(signature.verify(&Digest::keccak256(b"tide"), &key.address()));
    /// assert!(!signature.verify(&Digest::keccak256(b"ebb"), &key.address()));
    /// ```
    #[must_use]
    pub fn verify(&self, digest: &Digest, address: &Address) -> bool {
        self.recover(digest).as_ref() == Some(address)
    }
}

impl fmt::Debug for SigningKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("SigningKey(..)")
    }
}

impl fmt::Display for NotAKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("the bytes are no private key")
    }
}

impl core::error::Error for NotAKey {}

/// Reads the numbers of a signature. `None` where one is zero, or not below the order of the curve.
fn scalars(r: &[u8; 32], s: &[u8; 32]) -> Option<(Scalar, Scalar)> {
    let numbers = Scalar::from_bytes(r).zip(Scalar::from_bytes(s));
    numbers.filter(|(r, s)| !r.is_zero() && !s.is_zero())
}
