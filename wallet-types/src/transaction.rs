//! Transactions as data: what the page asks to have signed, and what bytes turn out to say.
//!
//! Owns the five types of transaction that Ethereum knows, and what each can cost at the most.
//! Their bytes, and what those bytes mean, are the business of `wallet-core`.

mod access_list;
mod authorization;
mod kind;
mod payment;

use alloc::vec::Vec;

use serde::{Deserialize, Serialize};

pub use crate::transaction::{
    access_list::{AccessItem, StorageKey},
    authorization::{Authorization, RawSignature, SignedAuthorization},
    kind::{Fees, Kind, TransactionType},
    payment::Payment,
};
use crate::{address::Address, amount::Wei, chain_id::ChainId, digest::Digest};

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

/// A transaction of any type, without a signature.
///
/// # Examples
/// ```
/// use wallet_types::{
///     Address, ChainId, Gas, Nonce, Wei,
///     transaction::{Kind, Transaction, TransactionType},
/// };
///
/// let transaction = Transaction {
///     nonce: Nonce(9),
///     gas_limit: Gas::PLAIN_PAYMENT,
///     value: Wei::from_u64(1_000_000_000_000_000_000),
///     data: Vec::new(),
///     kind: Kind::Legacy {
///         chain_id: Some(ChainId::MAINNET),
///         gas_price: Wei::from_u64(20_000_000_000),
///         to: Some(Address::from_bytes([0x35; 20])),
///     },
/// };
/// assert_eq!(transaction.transaction_type(), TransactionType::Legacy);
/// assert_eq!(transaction.max_fee(), Some(Wei::from_u64(420_000_000_000_000)));
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Transaction {
    /// Its place in the sender's sequence.
    pub nonce: Nonce,
    /// The work it may cause, at most.
    pub gas_limit: Gas,
    /// How much is paid.
    pub value: Wei,
    /// What is handed to the code at the recipient; the code itself where a contract is created.
    pub data: Vec<u8>,
    /// Its type, with what that type has of its own.
    pub kind: Kind,
}

impl Gas {
    /// What a plain payment to an account without code costs.
    pub const PLAIN_PAYMENT: Self = Self(21_000);
    /// What one blob costs, in gas of its own market
    /// ([EIP-4844](https://eips.ethereum.org/EIPS/eip-4844)).
    pub const BLOB: Self = Self(131_072);
}

impl Transaction {
    /// Returns its type.
    #[must_use]
    pub const fn transaction_type(&self) -> TransactionType {
        self.kind.transaction_type()
    }

    /// Returns the chain it is valid on, `None` where it is valid on every chain.
    #[must_use]
    pub const fn chain_id(&self) -> Option<ChainId> {
        match &self.kind {
            Kind::Legacy { chain_id, .. } => *chain_id,
            Kind::AccessList { chain_id, .. }
            | Kind::FeeMarket { chain_id, .. }
            | Kind::Blob { chain_id, .. }
            | Kind::SetCode { chain_id, .. } => Some(*chain_id),
        }
    }

    /// Returns who is paid or called, `None` where a contract is created.
    #[must_use]
    pub const fn to(&self) -> Option<Address> {
        match &self.kind {
            Kind::Legacy { to, .. } | Kind::AccessList { to, .. } | Kind::FeeMarket { to, .. } => {
                *to
            }
            Kind::Blob { to, .. } | Kind::SetCode { to, .. } => Some(*to),
        }
    }

    /// Returns the whole price in wei for each unit of gas: the most it can be, or, for the types
    /// before the fee market, exactly what it is.
    #[must_use]
    pub const fn max_fee_per_gas(&self) -> Wei {
        match &self.kind {
            Kind::Legacy { gas_price, .. } | Kind::AccessList { gas_price, .. } => *gas_price,
            Kind::FeeMarket { fees, .. } | Kind::Blob { fees, .. } | Kind::SetCode { fees, .. } => {
                fees.max_fee_per_gas
            }
        }
    }

    /// Returns the tip in wei for each unit of gas, at most; `None` before the fee market.
    #[must_use]
    pub const fn max_priority_fee_per_gas(&self) -> Option<Wei> {
        match &self.kind {
            Kind::Legacy { .. } | Kind::AccessList { .. } => None,
            Kind::FeeMarket { fees, .. } | Kind::Blob { fees, .. } | Kind::SetCode { fees, .. } => {
                Some(fees.max_priority_fee_per_gas)
            }
        }
    }

    /// Returns the addresses and storage it announces.
    #[must_use]
    pub fn access_list(&self) -> &[AccessItem] {
        match &self.kind {
            Kind::Legacy { .. } => &[],
            Kind::AccessList { access_list, .. }
            | Kind::FeeMarket { access_list, .. }
            | Kind::Blob { access_list, .. }
            | Kind::SetCode { access_list, .. } => access_list,
        }
    }

    /// Returns the price in wei for each unit of blob gas, at most; `None` without blobs.
    #[must_use]
    pub const fn max_fee_per_blob_gas(&self) -> Option<Wei> {
        match &self.kind {
            Kind::Blob {
                max_fee_per_blob_gas,
                ..
            } => Some(*max_fee_per_blob_gas),
            _ => None,
        }
    }

    /// Returns the versioned hashes of its blobs.
    #[must_use]
    pub fn blob_hashes(&self) -> &[Digest] {
        match &self.kind {
            Kind::Blob { blob_hashes, .. } => blob_hashes,
            _ => &[],
        }
    }

    /// Returns the authorisations it carries.
    #[must_use]
    pub fn authorizations(&self) -> &[SignedAuthorization] {
        match &self.kind {
            Kind::SetCode { authorizations, .. } => authorizations,
            _ => &[],
        }
    }

    /// Returns the first four bytes of the data, by which contracts tell calls apart.
    #[must_use]
    pub fn selector(&self) -> Option<[u8; 4]> {
        self.to()?;
        self.data.first_chunk().copied()
    }

    /// Returns the most that its blobs can cost, `None` where it cannot be expressed.
    #[must_use]
    pub fn max_blob_fee(&self) -> Option<Wei> {
        let Some(price) = self.max_fee_per_blob_gas() else {
            return Some(Wei::ZERO);
        };
        let count = u64::try_from(self.blob_hashes().len()).ok()?;
        price.checked_mul(count.checked_mul(Gas::BLOB.0)?)
    }

    /// Returns the most that the fee can come to, blobs included; `None` where it cannot be
    /// expressed.
    #[must_use]
    pub fn max_fee(&self) -> Option<Wei> {
        self.max_fee_per_gas()
            .checked_mul(self.gas_limit.0)?
            .checked_add(self.max_blob_fee()?)
    }

    /// Returns the most that can leave the account, amount and fee together.
    #[must_use]
    pub fn max_total(&self) -> Option<Wei> {
        self.max_fee()?.checked_add(self.value)
    }
}
