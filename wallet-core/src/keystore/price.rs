//! What opening a keystore costs: its key derivation, within bounds.

use serde::{Deserialize, Serialize};
use sha2::Sha256;
use zeroize::Zeroizing;

use crate::{
    kdf::OutOfMemory,
    keystore::KeystoreError,
    scrypt::{KEY_LEN_BYTES, scrypt},
    secret::SecretText,
};

/// The most that `n * r * p` may be: eight times what Geth takes.
pub const MAX_SCRYPT_WORK: u64 = 1 << 24;

/// The most rounds of PBKDF2 that are run.
pub const MAX_PBKDF2_ROUNDS: u32 = 10_000_000;

/// A key derivation with its parameters.
///
/// # Examples
/// ```
/// use wallet_core::keystore::Price;
///
/// let geth = Price::Scrypt { n: 1 << 18, r: 8, p: 1 };
/// assert_eq!(geth.memory_bytes(), 2 * Price::NEW.memory_bytes());
/// assert_eq!(Price::Pbkdf2 { rounds: 262_144 }.memory_bytes(), 0);
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[non_exhaustive]
pub enum Price {
    /// [scrypt](https://www.rfc-editor.org/rfc/rfc7914).
    Scrypt {
        /// How many blocks are kept in memory, a power of two.
        n: u32,
        /// The size of a block, in 128 bytes.
        r: u32,
        /// How many times the memory is gone through.
        p: u32,
    },
    /// [PBKDF2](https://www.rfc-editor.org/rfc/rfc8018) with HMAC-SHA-256.
    Pbkdf2 {
        /// How many rounds.
        rounds: u32,
    },
}

/// A derived key: the first half encrypts, the second checks.
pub(super) type Derived = Zeroizing<[u8; KEY_LEN_BYTES]>;

impl Price {
    /// What new keystores cost: half of what Geth takes, and exactly what ethers does.
    pub const NEW: Self = Self::Scrypt {
        n: 1 << 17,
        r: 8,
        p: 1,
    };

    /// Returns the memory that opening takes, in bytes.
    ///
    /// # Examples
    /// ```
    /// use wallet_core::keystore::Price;
    ///
    /// assert_eq!(Price::NEW.memory_bytes(), 128 * 1024 * 1024);
    /// ```
    #[must_use]
    pub const fn memory_bytes(&self) -> u64 {
        match self {
            Self::Scrypt { n, r, .. } => 128 * *n as u64 * *r as u64,
            Self::Pbkdf2 { .. } => 0,
        }
    }

    /// Estimates how long opening takes, in milliseconds, from what [`Price::NEW`] takes. A round of
    /// PBKDF2 is about the work of one block.
    ///
    /// # Examples
    /// ```
    /// use wallet_core::keystore::Price;
    ///
    /// assert_eq!(Price::NEW.expected_ms(600), 600);
    /// assert_eq!(Price::Scrypt { n: 1 << 18, r: 1, p: 8 }.expected_ms(600), 1_200);
    /// ```
    #[must_use]
    pub const fn expected_ms(&self, new_ms: u32) -> u64 {
        self.work() * new_ms as u64 / Self::NEW.work()
    }

    /// Checks the bounds.
    pub(super) const fn check(self) -> Result<Self, KeystoreError> {
        let fits = match self {
            Self::Scrypt { n, r, p } => {
                n >= 2
                    && n.is_power_of_two()
                    && r >= 1
                    && r <= MAX_R_OR_P
                    && p >= 1
                    && p <= MAX_R_OR_P
                    && self.memory_bytes() <= MAX_MEMORY_BYTES
                    && self.work() <= MAX_SCRYPT_WORK
            }
            Self::Pbkdf2 { rounds } => rounds >= 1 && rounds <= MAX_PBKDF2_ROUNDS,
        };
        if fits {
            Ok(self)
        } else {
            Err(KeystoreError::PriceOutOfRange(self))
        }
    }

    /// Derives the key from a password. The parameters were checked.
    pub(super) fn derive(self, password: &SecretText, salt: &[u8]) -> Result<Derived, OutOfMemory> {
        let password = password.expose().as_bytes();
        match self {
            Self::Scrypt { n, r, p } => {
                let costs = [n, r, p].map(|cost| usize::try_from(cost).unwrap_or(usize::MAX));
                scrypt(password, salt, costs)
            }
            Self::Pbkdf2 { rounds } => {
                let mut key = Zeroizing::new([0; KEY_LEN_BYTES]);
                pbkdf2::pbkdf2_hmac::<Sha256>(password, salt, rounds, &mut *key);
                Ok(key)
            }
        }
    }

    const fn work(&self) -> u64 {
        match self {
            // Two factors fit for certain, the third where the bounds are kept.
            Self::Scrypt { n, r, p } => (*n as u64 * *r as u64).saturating_mul(*p as u64),
            Self::Pbkdf2 { rounds } => *rounds as u64,
        }
    }
}

const MAX_MEMORY_BYTES: u64 = 256 * 1024 * 1024;
const MAX_R_OR_P: u32 = 64;
