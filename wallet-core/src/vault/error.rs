//! Why a vault does not open.

use core::fmt;

use serde::{Deserialize, Serialize};

use crate::kdf::{KdfOutOfRange, OutOfMemory};

/// Why a vault cannot be opened.
///
/// # Examples
/// ```
/// use wallet_core::vault::{VaultError, inspect};
/// use wallet_types::protocol::VaultBytes;
///
/// assert_eq!(inspect(&VaultBytes(b"tide".to_vec())), Err(VaultError::NotAVault));
/// let newer = VaultError::UnknownVersion { found: 3 };
/// assert_eq!(newer.to_string(), "vault of version 3, expected 1 or 2");
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[non_exhaustive]
pub enum VaultError {
    /// The bytes are no vault.
    NotAVault,
    /// Some bytes are missing or changed since it was written: its outer SHA-256 is wrong.
    Damaged,
    /// It is whole, but of a version that this build does not know.
    UnknownVersion {
        /// The version found.
        found: u16,
    },
    /// It is whole, but its key derivation asks for too much or protects too little.
    KdfOutOfRange(KdfOutOfRange),
    /// It is whole, but not in the form that its version asks for.
    Malformed,
    /// The password is wrong, or someone changed the vault and made a new outer SHA-256: these
    /// cannot be told apart.
    WrongPasswordOrTampered,
    /// There is not enough memory to derive the key.
    OutOfMemory,
}

impl From<OutOfMemory> for VaultError {
    fn from(_: OutOfMemory) -> Self {
        Self::OutOfMemory
    }
}

impl fmt::Display for VaultError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NotAVault => f.write_str("the bytes are no vault"),
            Self::Damaged => f.write_str("the vault is damaged"),
            Self::UnknownVersion { found } => {
                write!(f, "vault of version {found}, expected 1 or 2")
            }
            Self::KdfOutOfRange(error) => write!(f, "key derivation refused: {error}"),
            Self::Malformed => f.write_str("the vault is not in the form of its version"),
            Self::WrongPasswordOrTampered => {
                f.write_str("the password is wrong, or the vault was tampered with")
            }
            Self::OutOfMemory => f.write_str("not enough memory for the key derivation"),
        }
    }
}

impl core::error::Error for VaultError {}
