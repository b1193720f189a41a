//! The tree of keys behind a seed, private half
//! ([BIP-32](https://github.com/bitcoin/bips/blob/master/bip-0032.mediawiki)).
//!
//! Owns the root and the step from a key to its child. Public derivation and the Base58 form are
//! left out: nothing here needs them.

use core::fmt;

use hmac::{Hmac, Mac};
use k256::{
    NonZeroScalar, Scalar,
    elliptic_curve::{PrimeField, sec1::ToEncodedPoint},
};
use sha2::Sha512;
use zeroize::Zeroizing;

use crate::{
    derivation_path::{ChildNumber, DerivationPath},
    secret::SecretBytes,
    seed::Seed,
    signing_key::SigningKey,
};

/// A private key with its chain code, erased when dropped.
///
/// ```compile_fail,E0599
/// let copy = wallet_core::extended_key::ExtendedKey::root(&[7; 32]).unwrap().clone();
/// ```
/// ```compile_fail,E0277
/// println!("{}", wallet_core::extended_key::ExtendedKey::root(&[7; 32]).unwrap());
/// ```
pub struct ExtendedKey {
    key: Zeroizing<NonZeroScalar>,
    chain_code: Zeroizing<[u8; 32]>,
}

/// A step for which no key exists. One in 2^127 is such; the next number is taken instead.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NoSuchKey;

impl ExtendedKey {
    /// Makes the root of the tree of a phrase.
    ///
    /// # Errors
    /// A seed without a root.
    ///
    /// # Examples
    /// ```
    /// use wallet_core::{
    ///     derivation_path::DerivationPath, extended_key::ExtendedKey, mnemonic::Phrase,
    ///     secret::SecretText, seed::Seed,
    /// };
    /// use wallet_types::AccountIndex;
    ///
    /// let phrase = Phrase::parse("test test test test test test test test test test test junk")?;
    /// let seed = Seed::new(&phrase, &SecretText::default());
    /// let path = DerivationPath::account(AccountIndex(0)).unwrap();
    /// let key = ExtendedKey::of_seed(&seed)?.derive(&path)?.signing_key();
    /// assert_eq!(key.address().to_string(), "0xf39Fd6e51aad88F6F4ce6aB8827279cffFb92266");
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn of_seed(seed: &Seed) -> Result<Self, NoSuchKey> {
        Self::root(seed.expose())
    }

    /// Makes the root of the tree of some seed bytes, 16 to 64 of them by the standard.
    ///
    /// # Errors
    /// A seed without a root.
    pub fn root(seed: &[u8]) -> Result<Self, NoSuchKey> {
        let (left, chain_code) = hash(b"Bitcoin seed", &[seed]);
        let key = NonZeroScalar::from_repr((*left).into());
        Ok(Self {
            key: Zeroizing::new(Option::from(key).ok_or(NoSuchKey)?),
            chain_code,
        })
    }

    /// Takes one step down the tree.
    ///
    /// # Errors
    /// A step for which no key exists.
    pub fn child(&self, number: ChildNumber) -> Result<Self, NoSuchKey> {
        let number_bytes = number.to_bytes();
        let (left, chain_code) = if number.is_hardened() {
            let key = Zeroizing::new(<[u8; 32]>::from(self.key.to_repr()));
            hash(&*self.chain_code, &[&[0], &*key, &number_bytes])
        } else {
            let point = k256::PublicKey::from_secret_scalar(&self.key).to_encoded_point(true);
            hash(&*self.chain_code, &[point.as_bytes(), &number_bytes])
        };
        let tweak: Zeroizing<Scalar> =
            Zeroizing::new(Option::from(Scalar::from_repr((*left).into())).ok_or(NoSuchKey)?);
        let sum = Zeroizing::new(*tweak + **self.key);
        let key = Option::from(NonZeroScalar::new(*sum)).ok_or(NoSuchKey)?;
        Ok(Self {
            key: Zeroizing::new(key),
            chain_code,
        })
    }

    /// Walks a path down the tree.
    ///
    /// # Errors
    /// A step for which no key exists.
    pub fn derive(&self, path: &DerivationPath) -> Result<Self, NoSuchKey> {
        let start = Self {
            key: Zeroizing::new(*self.key),
            chain_code: self.chain_code.clone(),
        };
        path.steps()
            .iter()
            .try_fold(start, |key, step| key.child(*step))
    }

    /// Returns the key at this place, for signing.
    ///
    /// # Panics
    /// Never: a scalar of the tree is a private key.
    #[must_use]
    pub fn signing_key(&self) -> SigningKey {
        let bytes = Zeroizing::new(<[u8; 32]>::from(self.key.to_repr()));
        SigningKey::from_bytes(&bytes).expect("a scalar other than zero is a private key")
    }

    /// Returns private key and chain code, 32 bytes each. Whoever copies them erases the copy.
    #[must_use]
    pub fn expose(&self) -> SecretBytes {
        let key = Zeroizing::new(<[u8; 32]>::from(self.key.to_repr()));
        let mut bytes = alloc::vec::Vec::with_capacity(64);
        bytes.extend_from_slice(&*key);
        bytes.extend_from_slice(&*self.chain_code);
        SecretBytes::from(bytes)
    }
}

impl fmt::Debug for ExtendedKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("ExtendedKey(..)")
    }
}

impl fmt::Display for NoSuchKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("no key exists at this place of the tree")
    }
}

impl core::error::Error for NoSuchKey {}

/// HMAC-SHA-512 over parts, split in its halves.
fn hash(key: &[u8], parts: &[&[u8]]) -> (Zeroizing<[u8; 32]>, Zeroizing<[u8; 32]>) {
    let mut mac =
        <Hmac<Sha512> as Mac>::new_from_slice(key).expect("HMAC takes keys of any length");
    parts.iter().for_each(|part| mac.update(part));
    let digest = Zeroizing::new(<[u8; 64]>::from(mac.finalize().into_bytes()));
    let mut halves = (Zeroizing::new([0; 32]), Zeroizing::new([0; 32]));
    halves.0.copy_from_slice(&digest[..32]);
    halves.1.copy_from_slice(&digest[32..]);
    halves
}
