//! The price of a password: Argon2id, its parameters, and how they are chosen.
//!
//! Owns the bounds within which a vault's parameters are accepted: nothing is allocated for
//! parameters outside of them. Measuring time is the caller's business, since this crate reads no
//! clock.

use alloc::vec::Vec;
use core::fmt;

use argon2::{Algorithm, Argon2, Block, Params, Version};
use serde::{Deserialize, Serialize};
use zeroize::{Zeroize, Zeroizing};

use crate::password::Password;

/// Length of a salt in bytes.
pub const SALT_LEN_BYTES: usize = 16;

/// Length of a derived key in bytes.
pub const KEY_LEN_BYTES: usize = 32;

/// The time in milliseconds that a password should cost on the device that sets it.
pub const TARGET_MS: u32 = 700;

/// Parameters of [Argon2id](https://www.rfc-editor.org/rfc/rfc9106), version 0x13, with one lane.
///
/// Only values within the bounds exist.
///
/// # Examples
/// ```
/// use wallet_core::kdf::{Kdf, KdfOutOfRange};
///
/// let kdf = Kdf::new(65_536, 3)?;
/// assert_eq!((kdf.memory_kib(), kdf.passes()), (65_536, 3));
/// assert!(Kdf::new(300_000, 3).is_err());
/// # Ok::<(), KdfOutOfRange>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "(u32, u32)", into = "(u32, u32)")]
pub struct Kdf {
    memory_kib: u32,
    passes: u32,
}

/// Parameters that ask for too much, or protect too little.
///
/// # Examples
/// ```
/// use wallet_core::kdf::Kdf;
///
/// let refused = Kdf::new(1_048_576, 1).unwrap_err();
/// assert_eq!(
///     refused.to_string(),
///     "1048576 KiB and 1 passes, expected 65536 to 262144 KiB and 1 to 32 passes",
/// );
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct KdfOutOfRange {
    /// Memory found, in KiB.
    pub memory_kib: u32,
    /// Passes found.
    pub passes: u32,
}

/// The memory for a derivation could not be had.
///
/// # Examples
/// ```
/// use wallet_core::kdf::OutOfMemory;
///
/// assert_eq!(OutOfMemory.to_string(), "not enough memory for the key derivation");
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct OutOfMemory;

impl Kdf {
    /// The least memory accepted, in KiB: 64 MiB. New vaults take this much, and vary the passes.
    pub const MIN_MEMORY_KIB: u32 = 64 * 1024;
    /// The most memory accepted, in KiB: 256 MiB.
    pub const MAX_MEMORY_KIB: u32 = 256 * 1024;
    /// The most passes accepted.
    pub const MAX_PASSES: u32 = 32;

    /// The cheapest parameters there are, to measure a device with.
    pub const CHEAPEST: Self = Self {
        memory_kib: Self::MIN_MEMORY_KIB,
        passes: 1,
    };

    /// Checks and takes parameters.
    ///
    /// # Errors
    /// Parameters outside the bounds.
    ///
    /// # Examples
    /// ```
    /// # use wallet_core::kdf::Kdf;
    /// assert!(Kdf::new(65_535, 1).is_err());
    /// assert!(Kdf::new(262_144, 32).is_ok());
    /// ```
    pub const fn new(memory_kib: u32, passes: u32) -> Result<Self, KdfOutOfRange> {
        let memory_fits = memory_kib >= Self::MIN_MEMORY_KIB && memory_kib <= Self::MAX_MEMORY_KIB;
        if memory_fits && passes >= 1 && passes <= Self::MAX_PASSES {
            Ok(Self { memory_kib, passes })
        } else {
            Err(KdfOutOfRange { memory_kib, passes })
        }
    }

    /// Chooses the fewest passes that reach [`TARGET_MS`], from the milliseconds that
    /// [`Kdf::CHEAPEST`] took.
    ///
    /// # Examples
    /// ```
    /// # use wallet_core::kdf::Kdf;
    /// assert_eq!(Kdf::fitted(200).passes(), 4);
    /// assert_eq!(Kdf::fitted(900).passes(), 1);
    /// assert_eq!(Kdf::fitted(0).passes(), 32);
    /// ```
    #[must_use]
    pub fn fitted(one_pass_ms: u32) -> Self {
        Self {
            passes: TARGET_MS
                .div_ceil(one_pass_ms.max(1))
                .clamp(1, Self::MAX_PASSES),
            ..Self::CHEAPEST
        }
    }

    /// Estimates how long a derivation takes, in milliseconds, from what [`Kdf::CHEAPEST`] took.
    ///
    /// # Examples
    /// ```
    /// # use wallet_core::kdf::Kdf;
    /// assert_eq!(Kdf::fitted(200).expected_ms(200), 800);
    /// ```
    #[must_use]
    pub const fn expected_ms(&self, one_pass_ms: u32) -> u32 {
        one_pass_ms
            .saturating_mul(self.passes)
            .saturating_mul(self.memory_kib / Self::MIN_MEMORY_KIB)
    }

    /// Returns the memory, in KiB.
    ///
    /// # Examples
    /// ```
    /// # use wallet_core::kdf::Kdf;
    /// assert_eq!(Kdf::CHEAPEST.memory_kib(), 64 * 1024);
    /// ```
    #[must_use]
    pub const fn memory_kib(&self) -> u32 {
        self.memory_kib
    }

    /// Returns the passes over the memory.
    ///
    /// # Examples
    /// ```
    /// # use wallet_core::kdf::Kdf;
    /// assert_eq!(Kdf::CHEAPEST.passes(), 1);
    /// ```
    #[must_use]
    pub const fn passes(&self) -> u32 {
        self.passes
    }

    /// Derives a key from a password. Takes about [`Kdf::expected_ms`], and the memory named.
    ///
    /// # Errors
    /// Memory that cannot be had.
    ///
    /// # Examples
    /// ```
    /// # use wallet_core::{kdf::Kdf, password::Password};
    /// let password = Password::new("seven quiet tides");
    /// let key = Kdf::CHEAPEST.derive(&password, &[7; 16])?;
    /// assert_eq!(key.len(), 32);
    /// # Ok::<(), wallet_core::kdf::OutOfMemory>(())
    /// ```
    ///
    /// # Panics
    /// Never: parameters within the bounds are parameters of Argon2.
    pub fn derive(
        &self,
        password: &Password,
        salt: &[u8; SALT_LEN_BYTES],
    ) -> Result<Zeroizing<[u8; KEY_LEN_BYTES]>, OutOfMemory> {
        let params = Params::new(self.memory_kib, self.passes, LANES, Some(KEY_LEN_BYTES))
            .expect("parameters within our bounds are within Argon2's");
        let mut blocks = Vec::<Block>::new();
        blocks
            .try_reserve_exact(params.block_count())
            .map_err(|_| OutOfMemory)?;
        blocks.resize(params.block_count(), Block::default());
        let mut key = Zeroizing::new([0; KEY_LEN_BYTES]);
        Argon2::new(Algorithm::Argon2id, Version::V0x13, params)
            .hash_password_into_with_memory(
                password.expose().as_bytes(),
                salt,
                &mut *key,
                &mut blocks,
            )
            .expect("salt, key and memory have the lengths that Argon2 asks for");
        blocks.iter_mut().for_each(Zeroize::zeroize);
        Ok(key)
    }
}

impl TryFrom<(u32, u32)> for Kdf {
    type Error = KdfOutOfRange;

    fn try_from((memory_kib, passes): (u32, u32)) -> Result<Self, Self::Error> {
        Self::new(memory_kib, passes)
    }
}

impl From<Kdf> for (u32, u32) {
    fn from(kdf: Kdf) -> Self {
        (kdf.memory_kib, kdf.passes)
    }
}

impl fmt::Display for KdfOutOfRange {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "{} KiB and {} passes, expected {} to {} KiB and 1 to {} passes",
            self.memory_kib,
            self.passes,
            Kdf::MIN_MEMORY_KIB,
            Kdf::MAX_MEMORY_KIB,
            Kdf::MAX_PASSES,
        )
    }
}

impl core::error::Error for KdfOutOfRange {}

impl fmt::Display for OutOfMemory {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("not enough memory for the key derivation")
    }
}

impl core::error::Error for OutOfMemory {}

/// One lane: a browser's worker has one thread.
const LANES: u32 = 1;
