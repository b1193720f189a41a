//! What entropy is rolled, tossed or drawn with, and how many bits an outcome gives.

use serde::{Deserialize, Serialize};

/// A thing that gives one of several outcomes, each as likely as the others.
///
/// # Examples
/// ```
/// use wallet_core::mnemonic::Tool;
///
/// let outcomes = Tool::ALL.map(Tool::outcomes);
/// assert_eq!(outcomes, [2, 4, 6, 8, 10, 12, 20, 52]);
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Tool {
    /// A coin: heads or tails.
    Coin,
    /// A die with 4 sides.
    D4,
    /// A die with 6 sides.
    D6,
    /// A die with 8 sides.
    D8,
    /// A die with 10 sides, 0 to 9.
    D10,
    /// A die with 12 sides.
    D12,
    /// A die with 20 sides.
    D20,
    /// A shuffled deck of 52 cards, drawn without putting back.
    Cards,
}

impl Tool {
    /// All tools.
    pub const ALL: [Self; 8] = [
        Self::Coin,
        Self::D4,
        Self::D6,
        Self::D8,
        Self::D10,
        Self::D12,
        Self::D20,
        Self::Cards,
    ];

    /// Returns how many outcomes there are; for cards, those of a whole deck.
    ///
    /// # Examples
    /// ```
    /// # use wallet_core::mnemonic::Tool;
    /// assert_eq!(Tool::D6.outcomes(), 6);
    /// ```
    #[must_use]
    pub const fn outcomes(self) -> u8 {
        match self {
            Self::Coin => 2,
            Self::D4 => 4,
            Self::D6 => 6,
            Self::D8 => 8,
            Self::D10 => 10,
            Self::D12 => 12,
            Self::D20 => 20,
            Self::Cards => 52,
        }
    }
}

/// The bits of an outcome, given as a number below the count of outcomes, and how many they are.
pub(super) fn bits(mut value: u8, outcomes: u8) -> (u8, u8) {
    for len in (0..=5).rev() {
        let share = 1 << len;
        if outcomes & share == 0 {
            continue;
        }
        if value < share {
            return (value, len);
        }
        value -= share;
    }
    (0, 0)
}

/// The logarithm to base two of a count of outcomes, in 65 536ths, rounded down.
pub(super) fn log2(outcomes: u8) -> u32 {
    let whole = outcomes.max(1).ilog2();
    // A number from 1 to below 2, of which 30 bits are behind the point: squaring it doubles its
    // logarithm, whose next bit is whether the square reaches 2.
    let mut number = u64::from(outcomes.max(1)) << 30 >> whole;
    let mut log = whole;
    for _ in 0..16 {
        number = (number * number) >> 30;
        let bit = u32::from(number >> 31 == 1);
        number >>= bit;
        log = log << 1 | bit;
    }
    log
}
