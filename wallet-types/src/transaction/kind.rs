//! The five types of transaction, each with what it has of its own.

use alloc::vec::Vec;

use serde::{Deserialize, Serialize};

use super::{AccessItem, SignedAuthorization};
use crate::{address::Address, amount::Wei, chain_id::ChainId, digest::Digest};

/// The types of transaction ([EIP-2718](https://eips.ethereum.org/EIPS/eip-2718)).
///
/// # Examples
/// ```
/// use wallet_types::transaction::TransactionType;
///
/// assert_eq!(TransactionType::of_number(2), Some(TransactionType::FeeMarket));
/// assert!(TransactionType::Legacy < TransactionType::SetCode);
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum TransactionType {
    /// As at the beginning of the chain, with one price of gas; it has no number in its bytes.
    Legacy,
    /// With an access list ([EIP-2930](https://eips.ethereum.org/EIPS/eip-2930)), 1.
    AccessList,
    /// With a fee market ([EIP-1559](https://eips.ethereum.org/EIPS/eip-1559)), 2.
    FeeMarket,
    /// With blobs ([EIP-4844](https://eips.ethereum.org/EIPS/eip-4844)), 3.
    Blob,
    /// With authorisations that give accounts code
    /// ([EIP-7702](https://eips.ethereum.org/EIPS/eip-7702)), 4.
    SetCode,
}

/// What one type of transaction has of its own.
///
/// # Examples
/// ```
/// use wallet_types::{ChainId, Wei, transaction::{Kind, TransactionType}};
///
/// let creation = Kind::Legacy {
///     chain_id: Some(ChainId::MAINNET),
///     gas_price: Wei::from_u64(20_000_000_000),
///     to: None,
/// };
/// assert_eq!(creation.transaction_type(), TransactionType::Legacy);
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum Kind {
    /// [`TransactionType::Legacy`].
    Legacy {
        /// The chain it is valid on ([EIP-155](https://eips.ethereum.org/EIPS/eip-155)); without
        /// one it can be sent on every chain.
        chain_id: Option<ChainId>,
        /// The price in wei for each unit of gas, paid in full.
        gas_price: Wei,
        /// Who is paid or called, `None` where a contract is created.
        to: Option<Address>,
    },
    /// [`TransactionType::AccessList`].
    AccessList {
        /// The chain it is valid on.
        chain_id: ChainId,
        /// The price in wei for each unit of gas, paid in full.
        gas_price: Wei,
        /// Who is paid or called, `None` where a contract is created.
        to: Option<Address>,
        /// The addresses and storage it announces.
        access_list: Vec<AccessItem>,
    },
    /// [`TransactionType::FeeMarket`].
    FeeMarket {
        /// The chain it is valid on.
        chain_id: ChainId,
        /// What gas may cost.
        fees: Fees,
        /// Who is paid or called, `None` where a contract is created.
        to: Option<Address>,
        /// The addresses and storage it announces.
        access_list: Vec<AccessItem>,
    },
    /// [`TransactionType::Blob`].
    Blob {
        /// The chain it is valid on.
        chain_id: ChainId,
        /// What gas may cost.
        fees: Fees,
        /// Who is paid or called.
        to: Address,
        /// The addresses and storage it announces.
        access_list: Vec<AccessItem>,
        /// The price in wei for each unit of blob gas, at most.
        max_fee_per_blob_gas: Wei,
        /// The versioned hash of each blob.
        blob_hashes: Vec<Digest>,
    },
    /// [`TransactionType::SetCode`].
    SetCode {
        /// The chain it is valid on.
        chain_id: ChainId,
        /// What gas may cost.
        fees: Fees,
        /// Who is paid or called.
        to: Address,
        /// The addresses and storage it announces.
        access_list: Vec<AccessItem>,
        /// Who lets which code act for their account.
        authorizations: Vec<SignedAuthorization>,
    },
}

/// What gas may cost in the fee market.
///
/// # Examples
/// ```
/// use wallet_types::{Gwei, Wei, transaction::Fees};
///
/// let fees = Fees {
///     max_priority_fee_per_gas: Gwei::new(1).to_wei(),
///     max_fee_per_gas: Gwei::new(30).to_wei(),
/// };
/// assert!(fees.max_priority_fee_per_gas <= fees.max_fee_per_gas);
/// assert_eq!(Fees::default().max_fee_per_gas, Wei::ZERO);
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
pub struct Fees {
    /// The tip, in wei for each unit of gas, at most.
    pub max_priority_fee_per_gas: Wei,
    /// The whole price, in wei for each unit of gas, at most.
    pub max_fee_per_gas: Wei,
}

impl TransactionType {
    /// Returns its number: 0 for a legacy transaction, which does not write it.
    ///
    /// # Examples
    /// ```
    /// use wallet_types::transaction::TransactionType;
    ///
    /// assert_eq!(TransactionType::Legacy.number(), 0);
    /// assert_eq!(TransactionType::Blob.number(), 3);
    /// ```
    #[must_use]
    pub const fn number(self) -> u8 {
        self as u8
    }

    /// Finds the type that writes this number as its first byte.
    ///
    /// # Examples
    /// ```
    /// use wallet_types::transaction::TransactionType;
    ///
    /// assert_eq!(TransactionType::of_number(3), Some(TransactionType::Blob));
    /// assert_eq!(TransactionType::of_number(0), None);
    /// assert_eq!(TransactionType::of_number(5), None);
    /// ```
    #[must_use]
    pub const fn of_number(number: u8) -> Option<Self> {
        match number {
            1 => Some(Self::AccessList),
            2 => Some(Self::FeeMarket),
            3 => Some(Self::Blob),
            4 => Some(Self::SetCode),
            _ => None,
        }
    }
}

impl Kind {
    /// Returns the type.
    ///
    /// # Examples
    /// ```
    /// use wallet_types::{ChainId, transaction::{Fees, Kind, TransactionType}};
    ///
    /// let kind = Kind::FeeMarket {
    ///     chain_id: ChainId::MAINNET,
    ///     fees: Fees::default(),
    ///     to: None,
    ///     access_list: Vec::new(),
    /// };
    /// assert_eq!(kind.transaction_type(), TransactionType::FeeMarket);
    /// ```
    #[must_use]
    pub const fn transaction_type(&self) -> TransactionType {
        match self {
            Self::Legacy { .. } => TransactionType::Legacy,
            Self::AccessList { .. } => TransactionType::AccessList,
            Self::FeeMarket { .. } => TransactionType::FeeMarket,
            Self::Blob { .. } => TransactionType::Blob,
            Self::SetCode { .. } => TransactionType::SetCode,
        }
    }
}
