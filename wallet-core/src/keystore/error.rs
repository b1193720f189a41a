//! Why a file is no keystore that is read here, or does not open.

use core::fmt;

use serde::{Deserialize, Serialize};

use crate::keystore::Price;

/// Why a keystore is not read, not opened or not written.
///
/// # Examples
/// ```
/// use wallet_core::keystore::{Field, Keystore, KeystoreError};
///
/// let error = Keystore::read(br#"{"version": 1, "crypto": {}}"#).unwrap_err();
/// assert_eq!(error, KeystoreError::UnknownVersion { found: 1 });
/// assert_eq!(KeystoreError::Missing(Field::Mac).to_string(), "no member mac");
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[non_exhaustive]
pub enum KeystoreError {
    /// The file is longer than [`MAX_LEN_BYTES`](crate::keystore::MAX_LEN_BYTES).
    TooLong,
    /// The file is not strictly JSON, or nested too deeply.
    NotJson {
        /// The place of the first byte that is wrong, counted from 0.
        offset: u32,
    },
    /// It is JSON, but no keystore.
    NotAKeystore,
    /// It is a wallet of the presale of 2014.
    Presale,
    /// It holds a private key in the open: nothing is encrypted.
    NotEncrypted,
    /// It is of a version that is not read, such as 1.
    UnknownVersion {
        /// The version found; 0 where it is no small whole number.
        found: u32,
    },
    /// A member is not there.
    Missing(Field),
    /// A member comes twice, under two spellings.
    Repeated(Field),
    /// A member is not of the kind or length that the standard asks for.
    Unfit(Field),
    /// It uses another method than the standard's: a cipher, a key derivation or its function.
    UnknownMethod(Field),
    /// The key derivation asks for too much, or for nothing.
    PriceOutOfRange(Price),
    /// The password is wrong, or the file is damaged: these cannot be told apart.
    WrongPasswordOrDamaged,
    /// The password is right, but what was encrypted is no private key; or none was to be encrypted.
    NotAKey,
    /// The random bytes are missing, of another length, or all the same.
    NoRandomness,
    /// There is not enough memory for the key derivation.
    OutOfMemory,
}

/// A member of a keystore.
///
/// # Examples
/// ```
/// use wallet_core::keystore::{Field, KeystoreError};
///
/// assert_eq!(KeystoreError::Unfit(Field::Iv).to_string(), "member iv is unfit");
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[non_exhaustive]
pub enum Field {
    /// `version`.
    Version,
    /// `address`.
    Address,
    /// `crypto`, or `Crypto`.
    Crypto,
    /// `cipher`.
    Cipher,
    /// `cipherparams`.
    CipherParams,
    /// `iv`.
    Iv,
    /// `ciphertext`.
    Ciphertext,
    /// `mac`.
    Mac,
    /// `kdf`.
    Kdf,
    /// `kdfparams`.
    KdfParams,
    /// `n` of scrypt.
    N,
    /// `r` of scrypt.
    R,
    /// `p` of scrypt.
    P,
    /// `c` of PBKDF2.
    C,
    /// `prf` of PBKDF2.
    Prf,
    /// `dklen`.
    Dklen,
    /// `salt`.
    Salt,
}

impl Field {
    /// Returns the name in the file.
    ///
    /// # Examples
    /// ```
    /// assert_eq!(wallet_core::keystore::Field::KdfParams.name(), "kdfparams");
    /// ```
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Version => "version",
            Self::Address => "address",
            Self::Crypto => "crypto",
            Self::Cipher => "cipher",
            Self::CipherParams => "cipherparams",
            Self::Iv => "iv",
            Self::Ciphertext => "ciphertext",
            Self::Mac => "mac",
            Self::Kdf => "kdf",
            Self::KdfParams => "kdfparams",
            Self::N => "n",
            Self::R => "r",
            Self::P => "p",
            Self::C => "c",
            Self::Prf => "prf",
            Self::Dklen => "dklen",
            Self::Salt => "salt",
        }
    }
}

impl fmt::Display for KeystoreError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::TooLong => "longer than any keystore",
            Self::NotJson { offset } => return write!(f, "no strict JSON at byte {offset}"),
            Self::NotAKeystore => "not a keystore",
            Self::Presale => "a wallet of the presale, which is not read",
            Self::NotEncrypted => "a private key that nothing encrypts",
            Self::UnknownVersion { found } => {
                return write!(f, "keystore of version {found}, expected 3");
            }
            Self::Missing(field) => return write!(f, "no member {}", field.name()),
            Self::Repeated(field) => return write!(f, "member {} comes twice", field.name()),
            Self::Unfit(field) => return write!(f, "member {} is unfit", field.name()),
            Self::UnknownMethod(field) => return write!(f, "unknown {}", field.name()),
            Self::PriceOutOfRange(Price::Scrypt { n, r, p }) => {
                return write!(f, "scrypt with n {n}, r {r}, p {p} is out of range");
            }
            Self::PriceOutOfRange(Price::Pbkdf2 { rounds }) => {
                return write!(f, "{rounds} rounds of pbkdf2 are out of range");
            }
            Self::WrongPasswordOrDamaged => "wrong password, or the file is damaged",
            Self::NotAKey => "not a private key",
            Self::NoRandomness => "the random bytes are missing or unfit",
            Self::OutOfMemory => "not enough memory for the key derivation",
        })
    }
}

impl core::error::Error for KeystoreError {}
