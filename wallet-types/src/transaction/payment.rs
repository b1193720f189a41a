//! The plain wish of the page: pay someone, in the fee market.

use alloc::vec::Vec;

use serde::{Deserialize, Serialize};

use super::{Fees, Gas, Kind, Nonce, Transaction};
use crate::{address::Address, amount::Wei, chain_id::ChainId};

/// A transaction with a fee market ([EIP-1559](https://eips.ethereum.org/EIPS/eip-1559), type 2).
///
/// The access list is always empty, and there is always a recipient.
///
/// # Examples
/// ```
/// use wallet_types::{Address, ChainId, Gas, Gwei, Nonce, Payment, Wei, amount::Unit};
///
/// let payment = Payment {
///     chain_id: ChainId::MAINNET,
///     nonce: Nonce(0),
///     max_priority_fee_per_gas: Gwei::new(1).to_wei(),
///     max_fee_per_gas: Gwei::new(30).to_wei(),
///     gas_limit: Gas::PLAIN_PAYMENT,
///     to: Address::from_bytes([7; 20]),
///     value: Wei::parse("0.5", Unit::Ether)?,
///     data: Vec::new(),
/// };
/// let total = payment.max_total().map(|wei| wei.to_decimal(Unit::Ether));
/// assert_eq!(total.as_deref(), Some("0.50063"));
/// # Ok::<(), wallet_types::amount::ParseAmountError>(())
/// ```
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

impl Payment {
    /// Returns the most that the fee can come to, `None` where it cannot be expressed.
    ///
    /// # Examples
    /// ```
    /// use wallet_types::{Address, ChainId, Gas, Gwei, Nonce, Payment, Wei};
    ///
    /// let payment = Payment {
    ///     max_fee_per_gas: Gwei::new(30).to_wei(),
    ///     gas_limit: Gas::PLAIN_PAYMENT,
    ///     value: Wei::from_u64(1),
    /// #     chain_id: ChainId::MAINNET,
    /// #     nonce: Nonce(0),
    /// #     max_priority_fee_per_gas: Wei::from_u64(1),
    /// #     to: Address::from_bytes([7; 20]),
    /// #     data: Vec::new(),
    ///     // and the rest
    /// };
    /// assert_eq!(payment.max_fee(), Some(Wei::from_u64(630_000_000_000_000)));
    /// ```
    #[must_use]
    pub fn max_fee(&self) -> Option<Wei> {
        self.max_fee_per_gas.checked_mul(self.gas_limit.0)
    }

    /// Returns the most that can leave the account, amount and fee together.
    ///
    /// # Examples
    /// ```
    /// use wallet_types::{Address, ChainId, Gas, Gwei, Nonce, Payment, Wei};
    ///
    /// let payment = Payment {
    ///     max_fee_per_gas: Gwei::new(30).to_wei(),
    ///     gas_limit: Gas::PLAIN_PAYMENT,
    ///     value: Wei::from_u64(1),
    /// #     chain_id: ChainId::MAINNET,
    /// #     nonce: Nonce(0),
    /// #     max_priority_fee_per_gas: Wei::from_u64(1),
    /// #     to: Address::from_bytes([7; 20]),
    /// #     data: Vec::new(),
    ///     // and the rest
    /// };
    /// assert_eq!(payment.max_total(), Some(Wei::from_u64(630_000_000_000_001)));
    /// ```
    #[must_use]
    pub fn max_total(&self) -> Option<Wei> {
        self.max_fee()?.checked_add(self.value)
    }
}

impl From<Payment> for Transaction {
    fn from(payment: Payment) -> Self {
        Self {
            nonce: payment.nonce,
            gas_limit: payment.gas_limit,
            value: payment.value,
            data: payment.data,
            kind: Kind::FeeMarket {
                chain_id: payment.chain_id,
                fees: Fees {
                    max_priority_fee_per_gas: payment.max_priority_fee_per_gas,
                    max_fee_per_gas: payment.max_fee_per_gas,
                },
                to: Some(payment.to),
                access_list: Vec::new(),
            },
        }
    }
}

impl Transaction {
    /// Returns the payment that says the same, where one can: type 2, with a recipient and without
    /// an access list.
    ///
    /// # Examples
    /// ```
    /// use wallet_types::{Address, ChainId, Gas, Nonce, Payment, Transaction, Wei};
    ///
    /// let payment = Payment {
    ///     chain_id: ChainId::MAINNET,
    ///     nonce: Nonce(0),
    ///     max_priority_fee_per_gas: Wei::from_u64(1),
    ///     max_fee_per_gas: Wei::from_u64(2),
    ///     gas_limit: Gas::PLAIN_PAYMENT,
    ///     to: Address::from_bytes([7; 20]),
    ///     value: Wei::from_u64(1),
    ///     data: Vec::new(),
    /// };
    /// assert_eq!(Transaction::from(payment.clone()).payment(), Some(payment));
    /// ```
    #[must_use]
    pub fn payment(&self) -> Option<Payment> {
        match &self.kind {
            Kind::FeeMarket {
                chain_id,
                fees,
                to: Some(to),
                access_list,
            } if access_list.is_empty() => Some(Payment {
                chain_id: *chain_id,
                nonce: self.nonce,
                max_priority_fee_per_gas: fees.max_priority_fee_per_gas,
                max_fee_per_gas: fees.max_fee_per_gas,
                gas_limit: self.gas_limit,
                to: *to,
                value: self.value,
                data: self.data.clone(),
            }),
            _ => None,
        }
    }
}
