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
///
/// # Examples
/// ```
/// use wallet_types::Nonce;
///
/// assert_eq!(Nonce::default(), Nonce(0));
/// assert!(Nonce(4) > Nonce(3));
/// ```
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, Deserialize,
)]
pub struct Nonce(pub u64);

/// An amount of gas, the unit in which work on the chain is counted.
///
/// # Examples
/// ```
/// use wallet_types::{Gas, Gwei, Wei};
///
/// let fee = Gwei::new(10).to_wei().checked_mul(Gas::PLAIN_PAYMENT.0);
/// assert_eq!(fee, Some(Wei::from_u64(210_000_000_000_000)));
/// ```
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
    ///
    /// # Examples
    /// ```
    /// # use wallet_types::{transaction::*, *};
    /// let kind = Kind::Legacy { chain_id: None, gas_price: Wei::from_u64(7), to: None };
    /// # let (nonce, gas_limit, data) = (Nonce(9), Gas(21_000), Vec::new());
    /// # let value = Wei::from_u64(5);
    /// let transaction = Transaction { nonce, gas_limit, value, data, kind };
    /// assert_eq!(transaction.transaction_type(), TransactionType::Legacy);
    /// ```
    #[must_use]
    pub const fn transaction_type(&self) -> TransactionType {
        self.kind.transaction_type()
    }

    /// Returns the chain it is valid on, `None` where it is valid on every chain.
    ///
    /// # Examples
    /// ```
    /// # use wallet_types::{transaction::*, *};
    /// let kind = Kind::Legacy { chain_id: None, gas_price: Wei::from_u64(7), to: None };
    /// # let (nonce, gas_limit, data) = (Nonce(9), Gas(21_000), Vec::new());
    /// # let value = Wei::from_u64(5);
    /// let transaction = Transaction { nonce, gas_limit, value, data, kind };
    /// // Without a chain id, anyone may send it again on every chain.
    /// assert_eq!(transaction.chain_id(), None);
    /// ```
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
    ///
    /// # Examples
    /// ```
    /// # use wallet_types::{transaction::*, *};
    /// let to = Some(Address::from_bytes([0x35; 20]));
    /// let kind = Kind::Legacy { chain_id: None, gas_price: Wei::from_u64(7), to };
    /// # let (nonce, gas_limit, data) = (Nonce(9), Gas(21_000), Vec::new());
    /// # let value = Wei::from_u64(5);
    /// let transaction = Transaction { nonce, gas_limit, value, data, kind };
    /// assert_eq!(transaction.to(), to);
    /// ```
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
    ///
    /// # Examples
    /// ```
    /// # use wallet_types::{transaction::*, *};
    /// # let (chain_id, to, access_list) = (ChainId::MAINNET, None, Vec::new());
    /// let fees = Fees {
    ///     max_priority_fee_per_gas: Wei::from_u64(1),
    ///     max_fee_per_gas: Wei::from_u64(30),
    /// };
    /// let kind = Kind::FeeMarket { chain_id, fees, to, access_list };
    /// # let (nonce, gas_limit, data) = (Nonce(9), Gas(21_000), Vec::new());
    /// # let value = Wei::from_u64(5);
    /// let transaction = Transaction { nonce, gas_limit, value, data, kind };
    /// assert_eq!(transaction.max_fee_per_gas(), Wei::from_u64(30));
    /// ```
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
    ///
    /// # Examples
    /// ```
    /// # use wallet_types::{transaction::*, *};
    /// let kind = Kind::Legacy { chain_id: None, gas_price: Wei::from_u64(7), to: None };
    /// # let (nonce, gas_limit, data) = (Nonce(9), Gas(21_000), Vec::new());
    /// # let value = Wei::from_u64(5);
    /// let transaction = Transaction { nonce, gas_limit, value, data, kind };
    /// assert_eq!(transaction.max_priority_fee_per_gas(), None);
    /// ```
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
    ///
    /// # Examples
    /// ```
    /// # use wallet_types::{transaction::*, *};
    /// let address = Address::from_bytes([0x35; 20]);
    /// let access_list = vec![AccessItem { address, keys: vec![StorageKey([0; 32])] }];
    /// # let (chain_id, gas_price, to) = (ChainId::MAINNET, Wei::from_u64(7), None);
    /// let kind = Kind::AccessList { chain_id, gas_price, to, access_list };
    /// # let (nonce, gas_limit, data) = (Nonce(9), Gas(21_000), Vec::new());
    /// # let value = Wei::from_u64(5);
    /// let transaction = Transaction { nonce, gas_limit, value, data, kind };
    /// assert_eq!(transaction.access_list()[0].keys, [StorageKey([0; 32])]);
    /// ```
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
    ///
    /// # Examples
    /// ```
    /// # use wallet_types::{transaction::*, *};
    /// # let (chain_id, fees, access_list) = (ChainId::MAINNET, Fees::default(), Vec::new());
    /// # let to = Address::from_bytes([0x35; 20]);
    /// let max_fee_per_blob_gas = Wei::from_u64(3);
    /// let blob_hashes = vec![Digest::from_bytes([0x01; 32]); 2];
    /// let kind = Kind::Blob {
    ///     max_fee_per_blob_gas,
    ///     blob_hashes,
    ///     // and the rest
    /// #     chain_id,
    /// #     fees,
    /// #     to,
    /// #     access_list,
    /// };
    /// # let (nonce, gas_limit, data) = (Nonce(9), Gas(21_000), Vec::new());
    /// # let value = Wei::from_u64(5);
    /// let transaction = Transaction { nonce, gas_limit, value, data, kind };
    /// assert_eq!(transaction.max_fee_per_blob_gas(), Some(Wei::from_u64(3)));
    /// ```
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
    ///
    /// # Examples
    /// ```
    /// # use wallet_types::{transaction::*, *};
    /// let kind = Kind::Legacy { chain_id: None, gas_price: Wei::from_u64(7), to: None };
    /// # let (nonce, gas_limit, data) = (Nonce(9), Gas(21_000), Vec::new());
    /// # let value = Wei::from_u64(5);
    /// let transaction = Transaction { nonce, gas_limit, value, data, kind };
    /// assert!(transaction.blob_hashes().is_empty());
    /// ```
    #[must_use]
    pub fn blob_hashes(&self) -> &[Digest] {
        match &self.kind {
            Kind::Blob { blob_hashes, .. } => blob_hashes,
            _ => &[],
        }
    }

    /// Returns the authorisations it carries.
    ///
    /// # Examples
    /// ```
    /// # use wallet_types::{transaction::*, *};
    /// # let (chain_id, fees, access_list) = (ChainId::MAINNET, Fees::default(), Vec::new());
    /// # let to = Address::from_bytes([0x35; 20]);
    /// let authorizations = vec![SignedAuthorization {
    ///     authorization: Authorization { chain_id: None, address: to, nonce: Nonce(0) },
    ///     signature: RawSignature { y_parity: 0, r: [0x22; 32], s: [0x33; 32] },
    /// }];
    /// let kind = Kind::SetCode { chain_id, fees, to, access_list, authorizations };
    /// # let (nonce, gas_limit, data) = (Nonce(9), Gas(21_000), Vec::new());
    /// # let value = Wei::from_u64(5);
    /// let transaction = Transaction { nonce, gas_limit, value, data, kind };
    /// assert_eq!(transaction.authorizations()[0].authorization.nonce, Nonce(0));
    /// ```
    #[must_use]
    pub fn authorizations(&self) -> &[SignedAuthorization] {
        match &self.kind {
            Kind::SetCode { authorizations, .. } => authorizations,
            _ => &[],
        }
    }

    /// Returns the first four bytes of the data, by which contracts tell calls apart.
    ///
    /// # Examples
    /// ```
    /// # use wallet_types::{transaction::*, *};
    /// let to = Some(Address::from_bytes([0x35; 20]));
    /// let kind = Kind::Legacy { chain_id: None, gas_price: Wei::from_u64(7), to };
    /// let data = vec![0xa9, 0x05, 0x9c, 0xbb, 0x00];
    /// # let (nonce, gas_limit, value) = (Nonce(9), Gas(100_000), Wei::ZERO);
    /// let transaction = Transaction { nonce, gas_limit, value, data, kind };
    /// assert_eq!(transaction.selector(), Some([0xa9, 0x05, 0x9c, 0xbb]));
    /// ```
    #[must_use]
    pub fn selector(&self) -> Option<[u8; 4]> {
        self.to()?;
        self.data.first_chunk().copied()
    }

    /// Returns the most that its blobs can cost, `None` where it cannot be expressed.
    ///
    /// # Examples
    /// ```
    /// # use wallet_types::{transaction::*, *};
    /// # let (chain_id, fees, access_list) = (ChainId::MAINNET, Fees::default(), Vec::new());
    /// # let to = Address::from_bytes([0x35; 20]);
    /// let max_fee_per_blob_gas = Wei::from_u64(3);
    /// let blob_hashes = vec![Digest::from_bytes([0x01; 32]); 2];
    /// let kind = Kind::Blob {
    ///     max_fee_per_blob_gas,
    ///     blob_hashes,
    ///     // and the rest
    /// #     chain_id,
    /// #     fees,
    /// #     to,
    /// #     access_list,
    /// };
    /// # let (nonce, gas_limit, data) = (Nonce(9), Gas(21_000), Vec::new());
    /// # let value = Wei::from_u64(5);
    /// let transaction = Transaction { nonce, gas_limit, value, data, kind };
    /// // Two blobs of 131 072 each, at 3 wei.
    /// assert_eq!(transaction.max_blob_fee(), Some(Wei::from_u64(786_432)));
    /// ```
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
    ///
    /// # Examples
    /// ```
    /// # use wallet_types::{transaction::*, *};
    /// let kind = Kind::Legacy { chain_id: None, gas_price: Wei::from_u64(7), to: None };
    /// # let (nonce, gas_limit, data) = (Nonce(9), Gas(21_000), Vec::new());
    /// # let value = Wei::from_u64(5);
    /// let transaction = Transaction { nonce, gas_limit, value, data, kind };
    /// assert_eq!(transaction.max_fee(), Some(Wei::from_u64(147_000)));
    /// ```
    #[must_use]
    pub fn max_fee(&self) -> Option<Wei> {
        self.max_fee_per_gas()
            .checked_mul(self.gas_limit.0)?
            .checked_add(self.max_blob_fee()?)
    }

    /// Returns the most that can leave the account, amount and fee together.
    ///
    /// # Examples
    /// ```
    /// # use wallet_types::{transaction::*, *};
    /// let kind = Kind::Legacy { chain_id: None, gas_price: Wei::from_u64(7), to: None };
    /// # let (nonce, gas_limit, data) = (Nonce(9), Gas(21_000), Vec::new());
    /// let value = Wei::from_u64(5);
    /// let transaction = Transaction { nonce, gas_limit, value, data, kind };
    /// assert_eq!(transaction.max_total(), Some(Wei::from_u64(147_005)));
    /// ```
    #[must_use]
    pub fn max_total(&self) -> Option<Wei> {
        self.max_fee()?.checked_add(self.value)
    }
}
