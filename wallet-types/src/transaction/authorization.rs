//! Authorisations ([EIP-7702](https://eips.ethereum.org/EIPS/eip-7702)): by whose word which code
//! acts for an account.
//!
//! Who signed one is for `wallet-core` to find.

use serde::{Deserialize, Serialize};

use super::Nonce;
use crate::{address::Address, chain_id::ChainId};

/// Leave for a contract's code to act for the account that signs this.
///
/// # Examples
/// ```
/// use wallet_types::{Address, Nonce, transaction::Authorization};
///
/// let address = Address::from_bytes([0x11; 20]);
/// let everywhere = Authorization { chain_id: None, address, nonce: Nonce(0) };
/// assert!(!everywhere.is_revocation());
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Authorization {
    /// The chain it is valid on; `None`, written as 0, is every chain.
    pub chain_id: Option<ChainId>,
    /// Whose code acts from now on. The zero address takes all leave back.
    pub address: Address,
    /// The nonce that the signing account must have.
    pub nonce: Nonce,
}

/// An authorisation with the numbers that stand for its signature.
///
/// # Examples
/// ```
/// use wallet_types::{Address, Nonce, transaction::*};
///
/// let address = Address::from_bytes([0x11; 20]);
/// let signed = SignedAuthorization {
///     authorization: Authorization { chain_id: None, address, nonce: Nonce(0) },
///     signature: RawSignature { y_parity: 1, r: [0x22; 32], s: [0x33; 32] },
/// };
/// assert_eq!(signed.authorization.address, address);
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct SignedAuthorization {
    /// What is authorised.
    pub authorization: Authorization,
    /// The numbers. The chain passes over an authorisation whose numbers are no signature.
    pub signature: RawSignature,
}

/// The numbers of a signature as they were written: whether they are one is not said.
///
/// # Examples
/// ```
/// use wallet_types::{protocol::{decode, encode}, transaction::RawSignature};
///
/// // No signature has such numbers; they are carried as they were written.
/// let numbers = RawSignature { y_parity: 7, r: [0xff; 32], s: [0; 32] };
/// assert_eq!(decode(&encode(&numbers)), Ok(numbers));
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct RawSignature {
    /// The parity of the nonce's point: 0 or 1 where it is a signature.
    pub y_parity: u8,
    /// `r`, big-endian.
    pub r: [u8; 32],
    /// `s`, big-endian.
    pub s: [u8; 32],
}

impl Authorization {
    /// Says whether this takes back all leave that was given before.
    ///
    /// # Examples
    /// ```
    /// use wallet_types::{Address, Nonce, transaction::Authorization};
    ///
    /// let address = Address::from_bytes([0; 20]);
    /// let authorization = Authorization { chain_id: None, address, nonce: Nonce(0) };
    /// assert!(authorization.is_revocation());
    /// ```
    #[must_use]
    pub fn is_revocation(&self) -> bool {
        *self.address.as_bytes() == [0; 20]
    }
}
