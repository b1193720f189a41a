//! The tree of keys, public half
//! ([BIP-32](https://github.com/bitcoin/bips/blob/master/bip-0032.mediawiki)).
//!
//! Owns the text `xpub…` and the step to children that are not hardened. No secret, but a
//! confidence: whoever has it sees every address below, and with one private key from below finds
//! the private key here.

use core::{fmt, str::FromStr};

use curve::Scalar;
use wallet_types::Address;

use crate::{
    derivation_path::{ChildNumber, DerivationPath},
    extended_key::{
        NoSuchKey, ParseExtendedKeyError, hash,
        text::{self, Place},
    },
    key_identifier::{Fingerprint, KeyIdentifier},
    public_key::PublicKey,
};

/// A public key with its chain code and its place in the tree.
///
/// # Examples
/// ```
/// use wallet_core::{
///     derivation_path::{ChildNumber, DerivationPath},
///     extended_key::ExtendedKey,
///     extended_public_key::ExtendedPublicKey,
/// };
///
/// let accounts = ExtendedKey::root(&[7; 32])?.derive(&DerivationPath::accounts())?;
/// let public: ExtendedPublicKey = accounts.public().to_string().parse()?;
/// let seventh = ChildNumber::normal(7).unwrap();
/// let address = public.child(seventh)?.address();
/// assert_eq!(address, accounts.child(seventh)?.signing_key().address());
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, PartialEq, Eq)]
pub struct ExtendedPublicKey {
    key: PublicKey,
    chain_code: [u8; 32],
    place: Place,
}

/// Why a public key has no such child.
///
/// # Examples
/// ```
/// use wallet_core::{extended_key::ExtendedKey, extended_public_key::PublicChildError};
///
/// let branch = ExtendedKey::root(&[7; 32]).unwrap().public();
/// let error = branch.derive(&"m/0/1/2'".parse().unwrap()).unwrap_err();
/// assert_eq!(error, PublicChildError::Hardened { step: 3 });
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum PublicChildError {
    /// A hardened step needs the private key.
    Hardened {
        /// The step, counted from 1.
        step: usize,
    },
    /// No key exists there.
    NoSuchKey,
}

impl ExtendedPublicKey {
    pub(crate) const fn new(key: PublicKey, chain_code: [u8; 32], place: Place) -> Self {
        Self {
            key,
            chain_code,
            place,
        }
    }

    /// Takes one step down the tree.
    ///
    /// # Errors
    /// A hardened step, or one for which no key exists.
    ///
    /// # Examples
    /// ```
    /// use wallet_core::{
    ///     derivation_path::ChildNumber, extended_key::ExtendedKey,
    ///     extended_public_key::PublicChildError,
    /// };
    ///
    /// let root = ExtendedKey::root(&[7; 32]).unwrap().public();
    /// assert_eq!(root.child(ChildNumber::normal(7).unwrap()).unwrap().depth(), 1);
    /// let error = root.child(ChildNumber::hardened(7).unwrap()).unwrap_err();
    /// assert_eq!(error, PublicChildError::Hardened { step: 1 });
    /// ```
    pub fn child(&self, number: ChildNumber) -> Result<Self, PublicChildError> {
        if number.is_hardened() {
            return Err(PublicChildError::Hardened { step: 1 });
        }
        let place = self.place.below(number, self.fingerprint());
        let number_bytes = number.to_bits().to_be_bytes();
        let parts: [&[u8]; 2] = [&self.key.to_compressed(), &number_bytes];
        let (left, chain_code) = hash(&self.chain_code, &parts);
        let tweak = Scalar::from_bytes(&left).ok_or(PublicChildError::NoSuchKey)?;
        // A tweak of zero leads to the parent's own key.
        let sum = match curve::base_times(&tweak) {
            Some(point) => point.add_vartime(self.key.point()),
            None => Some(*self.key.point()),
        };
        Ok(Self {
            key: PublicKey::from(sum.ok_or(PublicChildError::NoSuchKey)?),
            chain_code: *chain_code,
            place: place.ok_or(PublicChildError::NoSuchKey)?,
        })
    }

    /// Walks a path down the tree, from this key on.
    ///
    /// # Errors
    /// A hardened step, or one for which no key exists.
    ///
    /// # Examples
    /// ```
    /// use wallet_core::{extended_key::ExtendedKey, extended_public_key::PublicChildError};
    ///
    /// let root = ExtendedKey::root(&[7; 32]).unwrap().public();
    /// assert_eq!(root.derive(&"m/0/7".parse().unwrap()).unwrap().depth(), 2);
    /// let error = root.derive(&"m/0/7'".parse().unwrap()).unwrap_err();
    /// assert_eq!(error, PublicChildError::Hardened { step: 2 });
    /// ```
    pub fn derive(&self, path: &DerivationPath) -> Result<Self, PublicChildError> {
        let steps = path.steps();
        if let Some(at) = steps.iter().position(|step| step.is_hardened()) {
            return Err(PublicChildError::Hardened { step: at + 1 });
        }
        let mut key = self.clone();
        for step in steps {
            key = key.child(*step)?;
        }
        Ok(key)
    }

    /// Returns the public key at this place.
    ///
    /// # Examples
    /// ```
    /// # use wallet_core::extended_key::ExtendedKey;
    /// let root = ExtendedKey::root(&[7; 32])?;
    /// assert_eq!(root.public().key(), &root.signing_key().public_key());
    /// # Ok::<(), wallet_core::extended_key::NoSuchKey>(())
    /// ```
    #[must_use]
    pub const fn key(&self) -> &PublicKey {
        &self.key
    }

    /// Returns the address of the key at this place.
    ///
    /// # Examples
    /// ```
    /// # use wallet_core::extended_key::ExtendedKey;
    /// let root = ExtendedKey::root(&[7; 32])?;
    /// assert_eq!(root.public().address(), root.signing_key().address());
    /// # Ok::<(), wallet_core::extended_key::NoSuchKey>(())
    /// ```
    #[must_use]
    pub fn address(&self) -> Address {
        self.key.address()
    }

    /// Returns how many steps stand above, 0 for a root.
    ///
    /// # Examples
    /// ```
    /// # use wallet_core::extended_key::ExtendedKey;
    /// let root = ExtendedKey::root(&[7; 32])?;
    /// assert_eq!(root.public().depth(), 0);
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
    /// assert_eq!(root.public().child_number().to_bits(), 0);
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
    /// assert_eq!(root.public().parent_fingerprint().to_string(), "00000000");
    /// # Ok::<(), wallet_core::extended_key::NoSuchKey>(())
    /// ```
    #[must_use]
    pub const fn parent_fingerprint(&self) -> Fingerprint {
        self.place.parent
    }

    /// Returns the name of the key.
    ///
    /// # Examples
    /// ```
    /// # use wallet_core::extended_key::ExtendedKey;
    /// let root = ExtendedKey::root(&[7; 32])?;
    /// assert_eq!(root.public().identifier().fingerprint(), root.fingerprint());
    /// # Ok::<(), wallet_core::extended_key::NoSuchKey>(())
    /// ```
    #[must_use]
    pub fn identifier(&self) -> KeyIdentifier {
        KeyIdentifier::of(&self.key)
    }

    /// Returns the first four bytes of the name.
    ///
    /// # Examples
    /// ```
    /// # use wallet_core::extended_key::ExtendedKey;
    /// let root = ExtendedKey::root(&[7; 32])?;
    /// assert_eq!(root.public().fingerprint().to_string().len(), 8);
    /// # Ok::<(), wallet_core::extended_key::NoSuchKey>(())
    /// ```
    #[must_use]
    pub fn fingerprint(&self) -> Fingerprint {
        self.identifier().fingerprint()
    }
}

impl FromStr for ExtendedPublicKey {
    type Err = ParseExtendedKeyError;

    /// Reads the text `xpub…`, strictly.
    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let fields = text::read(text, text::XPUB)?;
        let found = fields.key[0];
        if !matches!(found, 2 | 3) {
            return Err(ParseExtendedKeyError::WrongKeyPrefix { found });
        }
        let key = PublicKey::from_sec1(&*fields.key);
        Ok(Self {
            key: key.map_err(|_| ParseExtendedKeyError::NotOnCurve)?,
            chain_code: *fields.chain_code,
            place: fields.place,
        })
    }
}

impl fmt::Display for ExtendedPublicKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let key = self.key.to_compressed();
        f.write_str(text::write(text::XPUB, self.place, &self.chain_code, &key).expose())
    }
}

impl fmt::Debug for ExtendedPublicKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "ExtendedPublicKey({self})")
    }
}

impl From<NoSuchKey> for PublicChildError {
    fn from(_: NoSuchKey) -> Self {
        Self::NoSuchKey
    }
}

impl fmt::Display for PublicChildError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Hardened { step } => write!(f, "step {step} needs the private key"),
            Self::NoSuchKey => NoSuchKey.fmt(f),
        }
    }
}

impl core::error::Error for PublicChildError {}
