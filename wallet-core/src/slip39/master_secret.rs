//! The secret that is split and restored.

use core::fmt;

use serde::{Deserialize, Serialize};

use crate::{secret::SecretBytes, seed::Seed};

/// 16 to 64 bytes, an even number of them, erased when dropped.
///
/// ```compile_fail,E0599
/// # use wallet_core::{secret::SecretBytes, slip39::MasterSecret};
/// let copy = MasterSecret::new(SecretBytes::from(vec![7; 16])).unwrap().clone();
/// ```
/// ```compile_fail,E0277
/// # use wallet_core::{secret::SecretBytes, slip39::MasterSecret};
/// println!("{}", MasterSecret::new(SecretBytes::from(vec![7; 16])).unwrap());
/// ```
pub struct MasterSecret(SecretBytes);

/// A secret of a length that the standard does not split.
///
/// # Examples
/// ```
/// use wallet_core::{secret::SecretBytes, slip39::MasterSecret};
///
/// let refused = MasterSecret::new(SecretBytes::from(vec![7; 15])).unwrap_err();
/// assert_eq!(refused.found, 15);
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct WrongSecretLength {
    /// Bytes found.
    pub found: u32,
}

impl MasterSecret {
    /// Least length in bytes: 128 bits.
    pub const MIN_LEN_BYTES: usize = 16;
    /// Greatest length in bytes: 512 bits, the length of a seed. The standard sets no limit.
    pub const MAX_LEN_BYTES: usize = 64;

    /// Checks and takes secret bytes; new ones are 16 or 32, drawn at random.
    ///
    /// # Errors
    /// Fewer than 16 bytes, more than 64, or an odd number of them.
    ///
    /// # Examples
    /// ```
    /// use wallet_core::{
    ///     secret::SecretBytes,
    ///     slip39::{MasterSecret, WrongSecretLength},
    /// };
    ///
    /// assert!(MasterSecret::new(SecretBytes::from(vec![7; 32])).is_ok());
    /// let refused = MasterSecret::new(SecretBytes::from(vec![7; 17])).unwrap_err();
    /// assert_eq!(refused, WrongSecretLength { found: 17 });
    /// ```
    pub fn new(bytes: SecretBytes) -> Result<Self, WrongSecretLength> {
        let len_bytes = bytes.expose().len();
        if is_length(len_bytes) {
            Ok(Self(bytes))
        } else {
            let found = u32::try_from(len_bytes).unwrap_or(u32::MAX);
            Err(WrongSecretLength { found })
        }
    }

    /// Takes the seed behind a phrase of BIP-39. Shares of it restore the accounts, not the words.
    ///
    /// # Examples
    /// ```
    /// use wallet_core::{
    ///     mnemonic::Phrase, secret::SecretText, seed::Seed, slip39::MasterSecret,
    /// };
    ///
    /// let phrase = Phrase::from_entropy(&[0; 16]).unwrap();
    /// let seed = Seed::new(&phrase, &SecretText::default());
    /// assert_eq!(MasterSecret::of_seed(&seed).expose(), seed.expose());
    /// ```
    #[must_use]
    pub fn of_seed(seed: &Seed) -> Self {
        Self(SecretBytes::from(seed.expose().to_vec()))
    }

    /// Returns the bytes: the seed of [BIP-32](crate::extended_key::ExtendedKey::root). Whoever
    /// copies them erases the copy.
    ///
    /// # Examples
    /// ```
    /// use wallet_core::{
    ///     extended_key::ExtendedKey, secret::SecretBytes, slip39::MasterSecret,
    /// };
    ///
    /// let secret = MasterSecret::new(SecretBytes::from(vec![7; 16])).unwrap();
    /// assert!(ExtendedKey::root(secret.expose()).is_ok());
    /// ```
    #[must_use]
    pub fn expose(&self) -> &[u8] {
        self.0.expose()
    }

    /// Takes bytes whose length was checked with the share that they come from.
    pub(super) fn of_checked(bytes: SecretBytes) -> Self {
        Self(bytes)
    }
}

impl fmt::Debug for MasterSecret {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "MasterSecret({} bytes)", self.expose().len())
    }
}

impl fmt::Display for WrongSecretLength {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "{} bytes, expected an even number from 16 to 64",
            self.found
        )
    }
}

impl core::error::Error for WrongSecretLength {}

/// Says whether secrets have this length.
pub(super) const fn is_length(len_bytes: usize) -> bool {
    len_bytes >= MasterSecret::MIN_LEN_BYTES
        && len_bytes <= MasterSecret::MAX_LEN_BYTES
        && len_bytes.is_multiple_of(2)
}
