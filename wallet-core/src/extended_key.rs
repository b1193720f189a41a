//! The tree of keys behind a seed, private half
//! ([BIP-32](https://github.com/bitcoin/bips/blob/master/bip-0032.mediawiki)).
//!
//! Owns the root, the step from a key to its child, and the text `xprv…`. What follows from a
//! public key alone stands in `extended_public_key`.

use core::fmt;

use curve::{Scalar, base_times};
use zeroize::Zeroizing;

use crate::{
    derivation_path::{ChildNumber, DerivationPath},
    extended_public_key::ExtendedPublicKey,
    hmac512::hmac,
    key_identifier::{Fingerprint, KeyIdentifier},
    public_key::PublicKey,
    secret::{SecretBytes, SecretText},
    seed::Seed,
    signing_key::SigningKey,
};

pub use text::{ParseExtendedKeyError, Prefix};

pub(crate) mod text;

/// A private key with its chain code and its place in the tree, erased when dropped.
///
/// ```compile_fail,E0599
/// let copy = wallet_core::extended_key::ExtendedKey::root(&[7; 32]).unwrap().clone();
/// ```
/// ```compile_fail,E0277
/// println!("{}", wallet_core::extended_key::ExtendedKey::root(&[7; 32]).unwrap());
/// ```
pub struct ExtendedKey {
    key: Zeroizing<Scalar>,
    chain_code: Zeroizing<[u8; 32]>,
    place: text::Place,
}

/// A step for which no key exists. One in 2^127 is such; the next number is taken instead. Below
/// depth 255 none exists at all.
///
/// # Examples
/// ```
/// use wallet_core::extended_key::{ExtendedKey, NoSuchKey};
///
/// let deepest = format!("m{}", "/0".repeat(255)).parse()?;
/// let key = ExtendedKey::root(&[7; 32])?.derive(&deepest)?;
/// assert_eq!(key.derive(&"m/0".parse()?).unwrap_err(), NoSuchKey);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
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
    ///
    /// # Examples
    /// ```
    /// # use wallet_core::extended_key::ExtendedKey;
    /// // The first test vector of BIP-32.
    /// let seed: [u8; 16] = std::array::from_fn(|at| at as u8);
    /// let text = ExtendedKey::root(&seed)?.public().to_string();
    /// assert!(text.starts_with("xpub661MyMwAqRbcFtXgS5sYJABqqG9YLmC4Q1Rdap9gSE8NqtwybGhePY2gZ"));
    /// # Ok::<(), wallet_core::extended_key::NoSuchKey>(())
    /// ```
    pub fn root(seed: &[u8]) -> Result<Self, NoSuchKey> {
        let (left, chain_code) = hash(b"Bitcoin seed", &[seed]);
        Ok(Self {
            key: scalar(&left).ok_or(NoSuchKey)?,
            chain_code,
            place: text::Place::default(),
        })
    }

    /// Reads the text `xprv…`, strictly.
    ///
    /// # Errors
    /// A text that is damaged, of another kind, or that no tree holds.
    ///
    /// # Examples
    /// ```
    /// # use wallet_core::{extended_key::ExtendedKey, secret::SecretText};
    /// let root = ExtendedKey::root(&[7; 32])?;
    /// let read = ExtendedKey::parse(&root.xprv())?;
    /// assert_eq!(read.fingerprint(), root.fingerprint());
    /// assert!(ExtendedKey::parse(&SecretText::from(String::from("xprv9"))).is_err());
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn parse(text: &SecretText) -> Result<Self, ParseExtendedKeyError> {
        let fields = text::read(text.expose(), text::XPRV)?;
        let (prefix, key) = fields.key.split_at(1);
        if prefix[0] != 0 {
            return Err(ParseExtendedKeyError::WrongKeyPrefix { found: prefix[0] });
        }
        let mut bytes = Zeroizing::new([0; 32]);
        bytes.copy_from_slice(key);
        Ok(Self {
            key: scalar(&bytes).ok_or(ParseExtendedKeyError::KeyOutOfRange)?,
            chain_code: fields.chain_code,
            place: fields.place,
        })
    }

    /// Writes the text `xprv…`. Whoever has it has every key below.
    ///
    /// # Examples
    /// ```
    /// # use wallet_core::extended_key::ExtendedKey;
    /// let text = ExtendedKey::root(&[7; 32])?.xprv();
    /// assert!(text.expose().starts_with("xprv9s21ZrQH143K"));
    /// # Ok::<(), wallet_core::extended_key::NoSuchKey>(())
    /// ```
    #[must_use]
    pub fn xprv(&self) -> SecretText {
        let mut key = Zeroizing::new([0; 33]);
        key[1..].copy_from_slice(&*self.key_bytes());
        text::write(text::XPRV, self.place, &self.chain_code, &key)
    }

    /// Takes one step down the tree.
    ///
    /// # Errors
    /// A step for which no key exists.
    ///
    /// # Examples
    /// ```
    /// # use wallet_core::{derivation_path::ChildNumber, extended_key::ExtendedKey};
    /// let root = ExtendedKey::root(&[7; 32])?;
    /// let child = root.child(ChildNumber::hardened(44).unwrap())?;
    /// assert_eq!(child.parent_fingerprint(), root.fingerprint());
    /// # Ok::<(), wallet_core::extended_key::NoSuchKey>(())
    /// ```
    pub fn child(&self, number: ChildNumber) -> Result<Self, NoSuchKey> {
        self.step(number, Some(self.public_key()))
    }

    /// Walks a path down the tree, from this key on.
    ///
    /// # Errors
    /// A step for which no key exists.
    ///
    /// # Examples
    /// ```
    /// # use wallet_core::{derivation_path::DerivationPath, extended_key::ExtendedKey};
    /// let key = ExtendedKey::root(&[7; 32])?.derive(&DerivationPath::accounts())?;
    /// assert_eq!(key.depth(), 4);
    /// # Ok::<(), wallet_core::extended_key::NoSuchKey>(())
    /// ```
    pub fn derive(&self, path: &DerivationPath) -> Result<Self, NoSuchKey> {
        let mut key = Self {
            key: Zeroizing::new(*self.key),
            chain_code: self.chain_code.clone(),
            place: self.place,
        };
        let Some((last, above)) = path.steps().split_last() else {
            return Ok(key);
        };
        // Nobody sees the keys on the way, so their parents need no name.
        for step in above {
            key = key.step(*step, None)?;
        }
        key.child(*last)
    }

    /// Returns the public half, from which the children that are not hardened follow.
    ///
    /// # Examples
    /// ```
    /// # use wallet_core::extended_key::ExtendedKey;
    /// let root = ExtendedKey::root(&[7; 32])?;
    /// assert_eq!(root.public().address(), root.signing_key().address());
    /// # Ok::<(), wallet_core::extended_key::NoSuchKey>(())
    /// ```
    #[must_use]
    pub fn public(&self) -> ExtendedPublicKey {
        ExtendedPublicKey::new(self.public_key(), *self.chain_code, self.place)
    }

    /// Returns how many steps stand above, 0 for a root.
    ///
    /// # Examples
    /// ```
    /// # use wallet_core::extended_key::ExtendedKey;
    /// let root = ExtendedKey::root(&[7; 32])?;
    /// assert_eq!(root.depth(), 0);
    /// # Ok::<(), wallet_core::extended_key::NoSuchKey>(())
    /// ```
    #[must_use]
    pub const fn depth(&self) -> u8 {
        self.place.depth
    }

    /// Returns the last step of the way here; zero for a root.
    ///
    /// # Examples
    /// ```
    /// # use wallet_core::extended_key::ExtendedKey;
    /// let root = ExtendedKey::root(&[7; 32])?;
    /// assert_eq!(root.child_number().to_bits(), 0);
    /// # Ok::<(), wallet_core::extended_key::NoSuchKey>(())
    /// ```
    #[must_use]
    pub const fn child_number(&self) -> ChildNumber {
        self.place.number
    }

    /// Returns the parent's fingerprint; zero for a root.
    ///
    /// # Examples
    /// ```
    /// # use wallet_core::extended_key::ExtendedKey;
    /// let root = ExtendedKey::root(&[7; 32])?;
    /// assert_eq!(root.parent_fingerprint().to_string(), "00000000");
    /// # Ok::<(), wallet_core::extended_key::NoSuchKey>(())
    /// ```
    #[must_use]
    pub const fn parent_fingerprint(&self) -> Fingerprint {
        self.place.parent
    }

    /// Returns the name of the key, which tells nothing of the key itself.
    ///
    /// # Examples
    /// ```
    /// # use wallet_core::extended_key::ExtendedKey;
    /// let root = ExtendedKey::root(&[7; 32])?;
    /// assert_eq!(root.identifier().fingerprint(), root.fingerprint());
    /// # Ok::<(), wallet_core::extended_key::NoSuchKey>(())
    /// ```
    #[must_use]
    pub fn identifier(&self) -> KeyIdentifier {
        KeyIdentifier::of(&self.public_key())
    }

    /// Returns the first four bytes of the name.
    ///
    /// # Examples
    /// ```
    /// # use wallet_core::extended_key::ExtendedKey;
    /// let root = ExtendedKey::root(&[7; 32])?;
    /// assert_eq!(root.fingerprint().to_string().len(), 8);
    /// # Ok::<(), wallet_core::extended_key::NoSuchKey>(())
    /// ```
    #[must_use]
    pub fn fingerprint(&self) -> Fingerprint {
        self.identifier().fingerprint()
    }

    /// Returns the key at this place, for signing.
    ///
    /// # Panics
    /// Never: a scalar of the tree is a private key.
    ///
    /// # Examples
    /// ```
    /// # use wallet_core::extended_key::ExtendedKey;
    /// let root = ExtendedKey::root(&[7; 32])?;
    /// assert_eq!(root.signing_key().address(), root.public().address());
    /// # Ok::<(), wallet_core::extended_key::NoSuchKey>(())
    /// ```
    #[must_use]
    pub fn signing_key(&self) -> SigningKey {
        SigningKey::from_bytes(&self.key_bytes())
            .expect("a scalar other than zero is a private key")
    }

    /// Returns private key and chain code, 32 bytes each. Whoever copies them erases the copy.
    ///
    /// # Examples
    /// ```
    /// # use wallet_core::extended_key::ExtendedKey;
    /// let root = ExtendedKey::root(&[7; 32])?;
    /// assert_eq!(root.expose().expose().len(), 64);
    /// # Ok::<(), wallet_core::extended_key::NoSuchKey>(())
    /// ```
    #[must_use]
    pub fn expose(&self) -> SecretBytes {
        let mut bytes = alloc::vec::Vec::with_capacity(64);
        bytes.extend_from_slice(&*self.key_bytes());
        bytes.extend_from_slice(&*self.chain_code);
        SecretBytes::from(bytes)
    }

    /// Takes a step; the parent is named where its public half is at hand.
    fn step(&self, number: ChildNumber, public: Option<PublicKey>) -> Result<Self, NoSuchKey> {
        let parent = public.map(|key| KeyIdentifier::of(&key).fingerprint());
        let place = self.place.below(number, parent.unwrap_or_default());
        let number_bytes = number.to_bits().to_be_bytes();
        let (left, chain_code) = if number.is_hardened() {
            hash(
                &*self.chain_code,
                &[&[0], &*self.key_bytes(), &number_bytes],
            )
        } else {
            let point = public.unwrap_or_else(|| self.public_key()).to_compressed();
            hash(&*self.chain_code, &[&point, &number_bytes])
        };
        let tweak = Scalar::from_bytes(&left).map(Zeroizing::new);
        let key = Zeroizing::new(tweak.ok_or(NoSuchKey)?.add(&self.key));
        if key.is_zero() {
            return Err(NoSuchKey);
        }
        Ok(Self {
            key,
            chain_code,
            place: place.ok_or(NoSuchKey)?,
        })
    }

    fn public_key(&self) -> PublicKey {
        PublicKey::from(base_times(&self.key).expect("a key is not zero"))
    }

    fn key_bytes(&self) -> Zeroizing<[u8; 32]> {
        Zeroizing::new(self.key.to_bytes())
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

/// Reads a private key. `None` where it is zero, or not below the order of the curve.
fn scalar(bytes: &[u8; 32]) -> Option<Zeroizing<Scalar>> {
    let key = Scalar::from_bytes(bytes).map(Zeroizing::new);
    key.filter(|key| !key.is_zero())
}

/// HMAC-SHA-512 over parts, split in its halves.
pub(crate) fn hash(key: &[u8], parts: &[&[u8]]) -> (Zeroizing<[u8; 32]>, Zeroizing<[u8; 32]>) {
    let digest = hmac(key, parts);
    let mut halves = (Zeroizing::new([0; 32]), Zeroizing::new([0; 32]));
    halves.0.copy_from_slice(&digest[..32]);
    halves.1.copy_from_slice(&digest[32..]);
    halves
}
