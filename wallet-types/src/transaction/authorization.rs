//! Authorisations ([EIP-7702](https://eips.ethereum.org/EIPS/eip-7702)): by whose word which code
//! acts for an account.
//!
//! Who signed one is for `wallet-core` to find.

use serde::{Deserialize, Serialize};

use super::Nonce;
use crate::{address::Address, chain_id::ChainId};

/// Leave for a contract's code to act for the account that signs this.
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
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct SignedAuthorization {
    /// What is authorised.
    pub authorization: Authorization,
    /// The numbers. The chain passes over an authorisation whose numbers are no signature.
    pub signature: RawSignature,
}

/// The numbers of a signature as they were written: whether they are one is not said.
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
