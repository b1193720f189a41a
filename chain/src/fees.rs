//! What a transaction should offer for its place in a block.
//!
//! Integers only. A quote that looks wrong is flagged and never bent into shape: the person sees
//! the figure and the doubt, and can set a cap of their own.

use alloy_primitives::U256;
use wallet_types::{Marked, Wei};

use crate::{
    block::Head,
    client::{Call, Client},
    error::{ChainError, Contradiction, Fault, ValueFault},
    json::Json,
    json_rpc::text,
    transport::{Clock, Method, Transport},
    value,
};

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
    /// The endpoint offers no fee history: the tips are rules of thumb.
    NoHistory,
}

/// What `eth_feeHistory` says, oldest block first.
#[derive(Debug, Clone, PartialEq, Eq)]
struct FeeHistory {
    oldest_block: u64,
    /// One for each block, and one for the block to come.
    base_fees: Vec<Wei>,
    /// For each block the tips at [`PERCENTILES`].
    tips: Vec<[Wei; 3]>,
}

impl FeeQuote {
    /// The price of a unit of gas above which a quote is doubted: 500 gwei.
    pub const PRICE_CEILING_WEI: u64 = 500_000_000_000;
    /// The tip for a unit of gas above which a quote is doubted: 50 gwei.
    pub const TIP_CEILING_WEI: u64 = 50_000_000_000;
    /// The least tip that is suggested: 0.001 gwei, the default of the most used node.
    pub const LEAST_TIP_WEI: u64 = 1_000_000;

    /// Says whether the quote can be taken without a word of warning.
    #[must_use]
    pub fn is_plausible(&self) -> bool {
        self.doubts.is_empty()
    }
}

impl<T: Transport, C: Clock> Client<'_, T, C> {
    /// Asks what a transaction should offer.
    ///
    /// The tips are medians, over the last 20 blocks, of what the 10th, 50th and 90th of each hundred
    /// units of gas paid. The whole price covers six full blocks in a row, each an eighth dearer than the
    /// one before: twice the next base fee, and the tip.
    ///
    /// # Errors
    /// [`Fault::NoFeeMarket`] on a network without a base fee; a history whose parts do not fit is a
    /// [`Contradiction`].
    pub async fn fees(&self) -> Result<Marked<FeeQuote>, ChainError> {
        let head = self.newest_block().await?;
        let base_fee = head.base_fee_per_gas.ok_or(failed(Fault::NoFeeMarket))?;
        let params = vec![
            text(value::write_number(BLOCKS)),
            text(value::write_number(head.block.number)),
            format!("[{},{},{}]", PERCENTILES[0], PERCENTILES[1], PERCENTILES[2]),
        ];
        let call = Call::open(Method::FeeHistory, params);
        let quote = match self.read(call, read_history).await {
            Ok(history) => quote_from(&history, &head, base_fee).map_err(failed)?,
            Err(error) if error.is_missing_capability() => {
                quote_without_history(base_fee).map_err(failed)?
            }
            Err(error) => return Err(error),
        };
        Ok(self.claimed(quote, Some(head.block)))
    }
}

fn quote_from(history: &FeeHistory, head: &Head, base_fee: Wei) -> Result<FeeQuote, Fault> {
    let blocks = history.tips.len();
    let fits = blocks > 0 && history.base_fees.len() == blocks + 1;
    let newest = history.oldest_block.checked_add(blocks as u64);
    if !fits || blocks as u64 > BLOCKS || newest != head.block.number.checked_add(1) {
        return Err(Fault::Contradiction(Contradiction::FeeHistory));
    }
    let mut quote = quote(history.base_fees[blocks], median_tips(&history.tips))?;
    quote.blocks = u16::try_from(blocks).unwrap_or(u16::MAX);
    if history.base_fees[blocks - 1] != base_fee {
        quote.doubts.push(FeeDoubt::ContradictsHead);
    }
    if history
        .base_fees
        .windows(2)
        .any(|pair| jumps(pair[0], pair[1]))
    {
        quote.doubts.push(FeeDoubt::BaseFeeJumps);
    }
    Ok(quote)
}

/// Quotes from the newest block alone: the next base fee is at most an eighth higher.
fn quote_without_history(base_fee: Wei) -> Result<FeeQuote, Fault> {
    let eighth = Wei::new(base_fee.as_u256() >> EIGHTH_SHIFT);
    let next = base_fee.checked_add(eighth).ok_or(OUT_OF_RANGE)?;
    let mut quote = quote(next, TIPS_OF_THUMB_WEI.map(Wei::from_u64))?;
    quote.doubts.push(FeeDoubt::NoHistory);
    Ok(quote)
}

fn quote(next_base_fee_per_gas: Wei, tips: [Wei; 3]) -> Result<FeeQuote, Fault> {
    let doubled = next_base_fee_per_gas.checked_mul(2).ok_or(OUT_OF_RANGE)?;
    let offer = |tip| {
        let max_fee_per_gas = doubled.checked_add(tip).ok_or(OUT_OF_RANGE)?;
        Ok::<_, Fault>(FeeOffer {
            max_priority_fee_per_gas: tip,
            max_fee_per_gas,
        })
    };
    let [slow, normal, fast] = tips;
    let mut quote = FeeQuote {
        next_base_fee_per_gas,
        slow: offer(slow)?,
        normal: offer(normal)?,
        fast: offer(fast)?,
        blocks: 0,
        doubts: vec![],
    };
    let ceiling = Wei::from_u64(FeeQuote::PRICE_CEILING_WEI);
    if quote.normal.max_fee_per_gas > ceiling {
        quote.doubts.push(FeeDoubt::PriceAboveCeiling { ceiling });
    }
    let ceiling = Wei::from_u64(FeeQuote::TIP_CEILING_WEI);
    if quote.fast.max_priority_fee_per_gas > ceiling {
        quote.doubts.push(FeeDoubt::TipAboveCeiling { ceiling });
    }
    Ok(quote)
}

/// Takes the median of each percentile, never below the least tip nor below the slower one.
fn median_tips(tips: &[[Wei; 3]]) -> [Wei; 3] {
    // Empty blocks tell nothing about what others paid: nodes fill in zeros for them.
    let used: Vec<_> = tips
        .iter()
        .filter(|tips| tips.iter().any(|tip| !tip.is_zero()))
        .collect();
    let mut floor = Wei::from_u64(FeeQuote::LEAST_TIP_WEI);
    [0, 1, 2].map(|at| {
        // In order by insertion: they are few, and sorting costs the page kilobytes of code.
        let mut column: Vec<Wei> = Vec::new();
        for tips in &used {
            let larger = column.iter().position(|tip| *tip > tips[at]);
            column.insert(larger.unwrap_or(column.len()), tips[at]);
        }
        floor = column
            .get(column.len() / 2)
            .map_or(floor, |tip| floor.max(*tip));
        floor
    })
}

/// Says whether a base fee moved by more than the eighth (at least 1 wei) that EIP-1559 allows.
fn jumps(before: Wei, after: Wei) -> bool {
    let step = (before.as_u256() >> EIGHTH_SHIFT).max(U256::from(1));
    let difference = before.as_u256().abs_diff(after.as_u256());
    difference > step
}

fn read_history(result: &Json) -> Result<FeeHistory, ValueFault> {
    let field = |name| value::field(result, name);
    let base_fees = value::list(field("baseFeePerGas")?)?;
    let tips = value::list(field("reward")?)?;
    Ok(FeeHistory {
        oldest_block: value::number(field("oldestBlock")?)?,
        base_fees: base_fees.iter().map(value::wei).collect::<Result<_, _>>()?,
        tips: tips.iter().map(read_tips).collect::<Result<_, _>>()?,
    })
}

fn read_tips(tips: &Json) -> Result<[Wei; 3], ValueFault> {
    match value::list(tips)? {
        [slow, normal, fast] => Ok([value::wei(slow)?, value::wei(normal)?, value::wei(fast)?]),
        _ => Err(ValueFault::WrongLength),
    }
}

const fn failed(fault: Fault) -> ChainError {
    ChainError::new(Method::FeeHistory, fault)
}

const BLOCKS: u64 = 20;
const PERCENTILES: [u8; 3] = [10, 50, 90];
/// An eighth by shifting: a division of 256 bits would cost kilobytes of code.
const EIGHTH_SHIFT: usize = 3;
/// Tips where no history is offered: 0.1, 1 and 2 gwei.
const TIPS_OF_THUMB_WEI: [u64; 3] = [100_000_000, 1_000_000_000, 2_000_000_000];
const OUT_OF_RANGE: Fault = Fault::Malformed(ValueFault::OutOfRange);

#[cfg(test)]
mod tests;
