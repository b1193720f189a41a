//! What a transaction should offer for its place in a block.
//!
//! Integers only. A quote that looks wrong is flagged and never bent into shape: the person sees
//! the figure and the doubt, and can set a cap of their own.

use wallet_types::Wei;

/// Fees that recent blocks suggest.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FeeQuote {
    /// What each unit of gas burns in the next block.
    pub next_base_fee_per_gas: Wei,
    /// Enough when time does not matter.
    pub slow: FeeOffer,
    /// What most pay.
    pub normal: FeeOffer,
    /// Ahead of most.
    pub fast: FeeOffer,
    /// How many blocks the quote rests on.
    pub blocks: u16,
    /// What looks wrong about it; empty as a rule.
    pub doubts: Vec<FeeDoubt>,
}

/// A pair of EIP-1559 caps.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct FeeOffer {
    /// The tip for each unit of gas, at most.
    pub max_priority_fee_per_gas: Wei,
    /// The whole price of each unit of gas, at most: twice the next base fee, and the tip.
    pub max_fee_per_gas: Wei,
}

/// A reason not to believe a quote.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum FeeDoubt {
    /// The price is above what plain use of any public network has asked for in years.
    PriceAboveCeiling {
        /// The ceiling for each unit of gas.
        ceiling: Wei,
    },
    /// The tip is above what a plain payment has reason to offer.
    TipAboveCeiling {
        /// The ceiling for each unit of gas.
        ceiling: Wei,
    },
    /// The base fee moved by more than an eighth between two blocks, which Ethereum's rules do not
    /// allow. Networks with other rules may do it honestly.
    BaseFeeJumps,
    /// The fee history contradicts the newest block's own base fee.
    ContradictsHead,
}
