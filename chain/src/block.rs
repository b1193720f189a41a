//! Block headers, as far as a wallet reads them.

use wallet_types::{BlockRef, Gas, UnixMs, Wei};

/// The newest block that an endpoint knows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Head {
    /// Its number and hash.
    pub block: BlockRef,
    /// When it was made, by its own statement.
    pub made_at: UnixMs,
    /// The price that each unit of gas burns in it, where the chain has one
    /// ([EIP-1559](https://eips.ethereum.org/EIPS/eip-1559)).
    pub base_fee_per_gas: Option<Wei>,
    /// The most gas that all its transactions together may use.
    pub gas_limit: Gas,
}
