//! Whether rolls look rolled.
//!
//! Owns what is found in rolls that a fair tool hardly ever gives: each finding comes up for fewer
//! than one in ten thousand honest series. It cannot tell that rolls are good: a series from a book
//! passes.

use alloc::vec::Vec;

use serde::{Deserialize, Serialize};
use zeroize::Zeroizing;

use crate::mnemonic::{
    PhysicalEntropy, Tool, WordCount,
    physical_entropy::tool::{bits, log2},
};

/// What rolls amount to.
///
/// # Examples
/// ```
/// use wallet_core::mnemonic::{PhysicalEntropy, Tool, WordCount};
///
/// let rolls = PhysicalEntropy::parse(Tool::Coin, "HTTHHTHT").unwrap();
/// let judgement = rolls.judge(WordCount::Twelve);
/// assert_eq!((judgement.gathered_bits, judgement.needed_bits), (8, 128));
/// assert_eq!(judgement.uncertainty, 8 << 16);
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Judgement {
    /// How many rolls there are.
    pub rolls: u32,
    /// How many bits the phrase needs.
    pub needed_bits: u32,
    /// How many even bits the rolls give, by the rule that is checked by hand.
    pub gathered_bits: u32,
    /// How uncertain the rolls are if the tool is fair, in 65 536ths of a bit, rounded down. More
    /// than the bits that the rule gives, which passes over part of it.
    pub uncertainty: u32,
    /// What speaks against the rolls; nothing where this is empty.
    pub findings: Vec<Finding>,
}

/// What speaks against rolls.
///
/// # Examples
/// ```
/// use wallet_core::mnemonic::{Finding, PhysicalEntropy, Tool, WordCount};
///
/// let rolls = PhysicalEntropy::parse(Tool::D8, &"5".repeat(20)).unwrap();
/// let findings = rolls.judge(WordCount::Twelve).findings;
/// assert_eq!(findings, [Finding::TooFew, Finding::AllSame]);
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[non_exhaustive]
pub enum Finding {
    /// They give fewer bits than the phrase needs.
    TooFew,
    /// All are the same.
    AllSame,
    /// A series of rolls comes again and again.
    Repeats {
        /// After how many rolls it does.
        period: u32,
    },
    /// One outcome comes too often in a row.
    LongRun {
        /// How often.
        rolls: u32,
    },
    /// Some outcomes come far more often than others: a bad tool, or a made-up series.
    Uneven,
    /// The outcomes come all but equally often, as in a made-up series.
    TooEven,
    /// An outcome follows itself far too often, or far too seldom, as in a made-up series.
    OddNeighbours,
    /// The cards are nearly in order: the deck was not shuffled.
    InOrder,
}

pub(super) fn judge(rolled: &PhysicalEntropy, word_count: WordCount) -> Judgement {
    let of_each = || rolled.outcomes();
    let gathered = of_each().map(|(value, of)| u32::from(bits(value, of).1));
    let mut judgement = Judgement {
        rolls: small(rolled.values.len()),
        needed_bits: 8 * small(word_count.entropy_len_bytes()),
        gathered_bits: gathered.sum(),
        uncertainty: of_each().map(|(_, of)| log2(of)).sum(),
        findings: Vec::new(),
    };
    if judgement.gathered_bits < judgement.needed_bits {
        judgement.findings.push(Finding::TooFew);
    }
    let found = match rolled.tool {
        Tool::Cards => [repeats(rolled), in_order(&rolled.values), None],
        _ => [
            repeats(rolled).or_else(|| long_run(rolled)),
            unevenness(rolled),
            odd_neighbours(rolled),
        ],
    };
    judgement.findings.extend(found.into_iter().flatten());
    judgement
}

/// A series that begins anew at every multiple of a period.
fn repeats(rolled: &PhysicalEntropy) -> Option<Finding> {
    let values = &rolled.values;
    let is_period = |period: &usize| {
        let again = &values[*period..];
        is_unlikely(again.len(), rolled.tool) && values.starts_with(again)
    };
    let period = (1..=values.len() / 2).find(is_period)?;
    Some(match small(period) {
        1 => Finding::AllSame,
        period => Finding::Repeats { period },
    })
}

fn long_run(rolled: &PhysicalEntropy) -> Option<Finding> {
    let runs = rolled.values.chunk_by(|a, b| a == b);
    let longest = runs.map(<[u8]>::len).max()?;
    is_unlikely(longest - 1, rolled.tool).then_some(Finding::LongRun {
        rolls: small(longest),
    })
}

/// Says whether it is by no chance that so many rolls are what others foretell.
fn is_unlikely(foretold: usize, tool: Tool) -> bool {
    small(foretold) * log2(tool.outcomes()) > UNLIKELY_BITS << 16
}

/// Compares how often each outcome comes, by Pearson's chi-squared test.
fn unevenness(rolled: &PhysicalEntropy) -> Option<Finding> {
    let (_, least, most) = CHI_SQUARED
        .iter()
        .find(|(outcomes, ..)| *outcomes == rolled.tool.outcomes())?;
    let outcomes = u64::from(rolled.tool.outcomes());
    let rolls = u64::from(small(rolled.values.len()));
    if rolls < 5 * outcomes {
        return None;
    }
    let mut counts = Zeroizing::new([0_u64; 20]);
    for value in rolled.values.iter() {
        counts[usize::from(*value)] += 1;
    }
    let squares: u64 = counts.iter().map(|count| count * count).sum();
    // The statistic times the number of rolls; the limits are in thousandths.
    let statistic = 1000 * (outcomes * squares - rolls * rolls);
    if statistic > most * rolls {
        Some(Finding::Uneven)
    } else if statistic < least * rolls {
        Some(Finding::TooEven)
    } else {
        None
    }
}

/// Counts rolls that equal the one before: one in as many as there are outcomes.
fn odd_neighbours(rolled: &PhysicalEntropy) -> Option<Finding> {
    let outcomes = u64::from(rolled.tool.outcomes());
    let pairs = u64::from(small(rolled.values.len())) - 1;
    if pairs < 10 * outcomes {
        return None;
    }
    let is_equal = |pair: &&[u8]| pair[0] == pair[1];
    let equal = rolled.values.windows(2).filter(is_equal).count();
    let difference = (u64::from(small(equal)) * outcomes).abs_diff(pairs);
    let variance = pairs * (outcomes - 1);
    let is_odd = difference * difference > SQUARED_DEVIATIONS * variance;
    is_odd.then_some(Finding::OddNeighbours)
}

/// Counts cards that stand beside the one before in a new deck.
fn in_order(values: &[u8]) -> Option<Finding> {
    let is_next = |pair: &&[u8]| pair[0].abs_diff(pair[1]) == 1;
    let next = values.windows(2).filter(is_next).count();
    (next >= 6 && 4 * next > values.len()).then_some(Finding::InOrder)
}

/// A number of rolls, of which there are at most 1024.
fn small(number: usize) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}

/// One chance in two to this power is none: more than a million for each of a thousand places.
const UNLIKELY_BITS: u32 = 30;

/// Four and a half deviations: fewer than one series in ten thousand, even where few pairs are
/// expected.
const SQUARED_DEVIATIONS: u64 = 20;

/// For each count of outcomes the limits of chi squared in thousandths: one series in a hundred
/// thousand lies below the first, and one above the second. A few outcomes come equally often by
/// chance, so that coins and dice of four have no lower limit.
const CHI_SQUARED: [(u8, u64, u64); 7] = [
    (2, 0, 19_511),
    (4, 0, 25_902),
    (6, 32, 30_856),
    (8, 153, 35_259),
    (10, 386, 39_341),
    (12, 730, 43_206),
    (20, 2_972, 57_373),
];
