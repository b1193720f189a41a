//! Transactions as data: what the page asks to have signed.
//!
//! Their bytes, and what those bytes mean, are the business of `wallet-core`.

use alloc::vec::Vec;

use serde::{Deserialize, Serialize};

use crate::{address::Address, amount::Wei, chain_id::ChainId};

/// How many transactions an account has sent before this one.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, Deserialize,
)]
pub struct Nonce(pub u64);

/// An amount of gas, the unit in which work on the chain is counted.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, Deserialize,
)]
pub struct Gas(pub u64);

/// A transaction with a fee market ([EIP-1559](https://eips.ethereum.org/EIPS/eip-1559), type 2).
///
/// The access list is always empty.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Payment {
    /// The chain it is valid on.
    pub chain_id: ChainId,
    /// Its place in the sender's sequence.
    pub nonce: Nonce,
    /// The tip, in wei for each unit of gas, at most.
    pub max_priority_fee_per_gas: Wei,
    /// The whole price, in wei for each unit of gas, at most.
    pub max_fee_per_gas: Wei,
    /// The work it may cause, at most.
    pub gas_limit: Gas,
    /// Who is paid.
    pub to: Address,
    /// How much is paid.
    pub value: Wei,
    /// What is handed to the code at `to`, empty for a plain payment.
    pub data: Vec<u8>,
}

impl Gas {
    /// What a plain payment to an account without code costs.
    pub const PLAIN_PAYMENT: Self = Self(21_000);
}

impl Payment {
    /// Returns the most that the fee can come to, `None` where it cannot be expressed.
    #[must_use]
    pub fn max_fee(&self) -> Option<Wei> {
        self.max_fee_per_gas.checked_mul(self.gas_limit.0)
    }

    /// Returns the most that can leave the account, amount and fee together.
    #[must_use]
    pub fn max_total(&self) -> Option<Wei> {
        self.max_fee()?.checked_add(self.value)
    }
}
