//! What became of a transaction.

use wallet_types::{BlockRef, Gas, Nonce, Wei};

/// What an endpoint knows about a transaction.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TransactionStatus {
    /// The endpoint does not know it: never arrived, dropped, or not passed on yet.
    Unknown,
    /// It waits for a block.
    Pending,
    /// It is in a block.
    Included(Inclusion),
    /// Another transaction with its nonce was included, so that this one never can be.
    Replaced {
        /// The nonce that comes next for the account.
        next_nonce: Nonce,
    },
}

/// A transaction's place in the chain.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Inclusion {
    /// The block that holds it.
    pub block: BlockRef,
    /// Blocks since, this one counted: 1 at the head.
    pub confirmations: u64,
    /// What it used.
    pub gas_used: Gas,
    /// What each unit of gas cost.
    pub effective_gas_price: Wei,
    /// What it cost in all.
    pub fee: Wei,
    /// Whether it did what it was to do.
    pub execution: Execution,
}

/// Whether an included transaction took effect.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Execution {
    /// It did what it was to do.
    Succeeded,
    /// It was undone; the fee is paid all the same.
    Failed,
}
