//! Access lists ([EIP-2930](https://eips.ethereum.org/EIPS/eip-2930)): what a transaction announces
//! that it will touch.

use alloc::vec::Vec;
use core::fmt;

use serde::{Deserialize, Serialize};

use crate::{address::Address, digest::Digest};

/// The place of one 32-byte word in a contract's storage.
///
/// # Examples
/// ```
/// use wallet_types::transaction::StorageKey;
///
/// let mut place = [0; 32];
/// place[31] = 3;
/// assert_eq!(StorageKey(place).to_string(), format!("0x{}03", "00".repeat(31)));
/// ```
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct StorageKey(pub [u8; 32]);

/// An address that a transaction announces, with places in its storage.
///
/// # Examples
/// ```
/// use wallet_types::{Address, transaction::{AccessItem, StorageKey}};
///
/// let item = AccessItem {
///     address: Address::from_bytes([0x11; 20]),
///     keys: vec![StorageKey([0; 32]), StorageKey([1; 32])],
/// };
/// assert!(item.keys[0] < item.keys[1]);
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct AccessItem {
    /// The address.
    pub address: Address,
    /// The places.
    pub keys: Vec<StorageKey>,
}

impl fmt::Display for StorageKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        Digest::from_bytes(self.0).fmt(f)
    }
}

impl fmt::Debug for StorageKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "StorageKey({self})")
    }
}
