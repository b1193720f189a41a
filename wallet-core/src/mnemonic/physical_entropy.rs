//! Entropy from dice, coins and cards.
//!
//! Owns reading what a person rolled, tossed or drew, the bits that follow from it, and making
//! entropy of it. How much a tool gives stands in `tool`, how it is read in `notation`, and whether
//! it looks rolled at all in `judgement`.
//!
//! # The rule
//! Each roll gives bits that are even if the tool is fair, by a rule that is checked by hand. An
//! outcome is a number below *n*, the count of outcomes. *n* is a sum of powers of two; the numbers
//! are dealt to them from the largest power down, and a number in the share of 2ᵏ gives its place
//! in that share as *k* bits. For a die of six, six shares four and two, and 6 counts as 0:
//!
//! | rolled | 6 | 1 | 2 | 3 | 4 | 5 |
//! |---|---|---|---|---|---|---|
//! | bits | 00 | 01 | 10 | 11 | 0 | 1 |
//!
//! | tool | outcomes | as numbers | shares |
//! |---|---|---|---|
//! | coin | heads, tails | 1, 0 | 2 |
//! | die of 4, 8 | 1 to 4, 8 | the number, the highest as 0 | 4; 8 |
//! | die of 6, 12, 20 | 1 to 6, 12, 20 | the number, the highest as 0 | 4 + 2; 8 + 4; 16 + 4 |
//! | die of 10 | 0 to 9 | the number | 8 + 2 |
//! | cards | what is left of a deck of 52 | the place among what is left | of 52: 32 + 16 + 4 |
//!
//! The deck is in the order ace, 2 to 10, jack, queen, king, of clubs, diamonds, hearts and spades,
//! counted from 0. A card is not put back, so that the second has 51 outcomes, and so on; after 52
//! cards a deck is shuffled anew. The rule is the one that Ian Coleman's BIP-39 page shows as
//! binary for its raw entropy, except that the page counts every card as one of 52.

mod judgement;
mod notation;
#[cfg(test)]
mod tests;
mod tool;

use alloc::{string::String, vec::Vec};
use core::fmt;

use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use zeroize::{Zeroize, Zeroizing};

pub use crate::mnemonic::physical_entropy::{
    judgement::{Finding, Judgement},
    tool::Tool,
};
use crate::{
    mnemonic::WordCount,
    secret::{SecretBytes, SecretText},
};

/// Length in bytes of the generator's share of mixed entropy.
pub const GENERATOR_LEN_BYTES: usize = 32;

/// The most rolls, tosses or cards that are read: enough for 24 words by coin, four times over.
pub const MAX_ROLLS: usize = 1024;

/// What a person rolled, tossed or drew, in order; erased when dropped.
///
/// # Examples
/// ```
/// use wallet_core::mnemonic::{PhysicalEntropy, Tool};
///
/// let rolls = PhysicalEntropy::parse(Tool::D6, "6 1 25")?;
/// assert_eq!(rolls.bits().expose(), "00 01 10 1");
/// # Ok::<(), wallet_core::mnemonic::PhysicalEntropyError>(())
/// ```
/// ```compile_fail,E0599
/// # use wallet_core::mnemonic::{PhysicalEntropy, Tool};
/// let copy = PhysicalEntropy::parse(Tool::Coin, "HT").unwrap().clone();
/// ```
pub struct PhysicalEntropy {
    tool: Tool,
    /// A number below the count of the tool's outcomes for each roll.
    values: Zeroizing<Vec<u8>>,
}

/// What entropy is made of.
///
/// # Examples
/// ```
/// # use wallet_core::mnemonic::{Mixing, PhysicalEntropy, Tool, WordCount};
/// let rolls = PhysicalEntropy::parse(Tool::D6, "62451").unwrap();
/// let generator = std::array::from_fn(|at| at as u8);
/// assert!(rolls.entropy(WordCount::Twelve, Mixing::WithGenerator, &generator).is_ok());
/// assert!(rolls.entropy(WordCount::Twelve, Mixing::PhysicalAlone, &generator).is_err());
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Mixing {
    /// The rolls and the generator's bytes: as good as the better of the two.
    WithGenerator,
    /// The rolls and nothing else: as bad as they are. For whoever trusts no generator.
    PhysicalAlone,
}

/// Why rolls are no entropy. Says where, never what.
///
/// # Examples
/// ```
/// use wallet_core::mnemonic::{PhysicalEntropy, PhysicalEntropyError, Tool};
///
/// let error = PhysicalEntropy::parse(Tool::Cards, "AS KH AS").unwrap_err();
/// assert_eq!(error, PhysicalEntropyError::CardTwice { roll: 3 });
/// assert_eq!(error.to_string(), "card 3 was drawn before");
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[non_exhaustive]
pub enum PhysicalEntropyError {
    /// There are no rolls.
    Empty,
    /// There are more than [`MAX_ROLLS`], or the text is longer than so many take.
    TooLong,
    /// Something is no outcome of the tool.
    NotAnOutcome {
        /// Which roll it would be, counted from 1.
        roll: u16,
    },
    /// A card was drawn before, and its deck is not through.
    CardTwice {
        /// Which card it is, counted from 1.
        roll: u16,
    },
    /// Alone, the rolls would make a phrase that may be guessed.
    Unfit(Vec<Finding>),
    /// The generator's bytes are all the same: it failed.
    NoRandomness,
}

impl PhysicalEntropy {
    /// Reads what was rolled. White space and commas may stand between rolls; between those of a
    /// die of 12 or 20 they must. Heads and tails are `H` and `T` or `1` and `0`; a card is its rank
    /// `A`, `2` to `9`, `T` or `10`, `J`, `Q`, `K`, and its suit `C`, `D`, `H`, `S` or a sign such
    /// as `♣`. Capitals do not matter.
    ///
    /// # Errors
    /// Nothing, too much, something that the tool does not give, or a card twice in one deck.
    ///
    /// # Examples
    /// ```
    /// use wallet_core::mnemonic::{PhysicalEntropy, PhysicalEntropyError, Tool};
    ///
    /// assert!(PhysicalEntropy::parse(Tool::Cards, "AS KH 10♦").is_ok());
    /// let error = PhysicalEntropy::parse(Tool::D6, "1237").unwrap_err();
    /// assert_eq!(error, PhysicalEntropyError::NotAnOutcome { roll: 4 });
    /// ```
    pub fn parse(tool: Tool, text: &str) -> Result<Self, PhysicalEntropyError> {
        let values = notation::read(tool, text)?;
        Ok(Self { tool, values })
    }

    /// Returns what was rolled in one notation, each roll parted from the next by a space.
    ///
    /// # Examples
    /// ```
    /// # use wallet_core::mnemonic::{PhysicalEntropy, Tool};
    /// let cards = PhysicalEntropy::parse(Tool::Cards, "as,10h").unwrap();
    /// assert_eq!(cards.notation().expose(), "AS TH");
    /// let coins = PhysicalEntropy::parse(Tool::Coin, "1 0 H").unwrap();
    /// assert_eq!(coins.notation().expose(), "H T H");
    /// ```
    #[must_use]
    pub fn notation(&self) -> SecretText {
        notation::written(self.tool, &self.values)
    }

    /// Returns the bits that each roll gives, parted by spaces, `-` for a roll that gives none: the
    /// last card of a deck.
    ///
    /// # Examples
    /// ```
    /// # use wallet_core::mnemonic::{PhysicalEntropy, Tool};
    /// let rolls = PhysicalEntropy::parse(Tool::D6, "612345").unwrap();
    /// assert_eq!(rolls.bits().expose(), "00 01 10 11 0 1");
    /// ```
    #[must_use]
    pub fn bits(&self) -> SecretText {
        let mut text = String::with_capacity(self.values.len() * (MAX_BITS + 1));
        for (at, (value, of)) in self.outcomes().enumerate() {
            if at > 0 {
                text.push(' ');
            }
            let (bits, len) = tool::bits(value, of);
            for place in (0..len).rev() {
                text.push(if bits >> place & 1 == 1 { '1' } else { '0' });
            }
            if len == 0 {
                text.push('-');
            }
        }
        SecretText::from(text)
    }

    /// Judges what was rolled as the only source of a phrase.
    ///
    /// # Examples
    /// ```
    /// # use wallet_core::mnemonic::{Finding, PhysicalEntropy, Tool, WordCount};
    /// let rolls = PhysicalEntropy::parse(Tool::D6, &"123456".repeat(20)).unwrap();
    /// let judgement = rolls.judge(WordCount::Twelve);
    /// assert_eq!((judgement.needed_bits, judgement.gathered_bits), (128, 200));
    /// assert!(judgement.findings.contains(&Finding::Repeats { period: 6 }));
    /// ```
    #[must_use]
    pub fn judge(&self, word_count: WordCount) -> Judgement {
        judgement::judge(self, word_count)
    }

    /// Makes the entropy of a phrase.
    ///
    /// [`Mixing::WithGenerator`] takes the first bytes of SHA-256 of the generator's bytes followed
    /// by the [`PhysicalEntropy::notation`] in ASCII. [`Mixing::PhysicalAlone`] takes the first bits
    /// of [`PhysicalEntropy::bits`], and leaves the generator's bytes aside.
    ///
    /// # Errors
    /// A generator that failed; for rolls alone, anything that [`PhysicalEntropy::judge`] finds.
    ///
    /// # Examples
    /// ```
    /// use wallet_core::mnemonic::{Mixing, Phrase, PhysicalEntropy, Tool, WordCount};
    ///
    /// // In the browser these bytes come from the platform's random source.
    /// let generator: [u8; 32] = core::array::from_fn(|at| at as u8);
    /// let rolls = PhysicalEntropy::parse(Tool::D6, "5366214431625142").unwrap();
    /// let mixed = rolls.entropy(WordCount::Twelve, Mixing::WithGenerator, &generator).unwrap();
    /// assert!(Phrase::from_entropy(mixed.expose()).is_ok());
    /// // So few rolls are too few by themselves.
    /// assert!(rolls.entropy(WordCount::Twelve, Mixing::PhysicalAlone, &generator).is_err());
    /// ```
    pub fn entropy(
        &self,
        word_count: WordCount,
        mixing: Mixing,
        generator: &[u8; GENERATOR_LEN_BYTES],
    ) -> Result<SecretBytes, PhysicalEntropyError> {
        match mixing {
            Mixing::WithGenerator => self.mixed(word_count, generator),
            Mixing::PhysicalAlone => self.alone(word_count),
        }
    }

    fn mixed(
        &self,
        word_count: WordCount,
        generator: &[u8; GENERATOR_LEN_BYTES],
    ) -> Result<SecretBytes, PhysicalEntropyError> {
        if generator.iter().all(|byte| *byte == generator[0]) {
            return Err(PhysicalEntropyError::NoRandomness);
        }
        let hash = Sha256::new().chain_update(generator);
        let hash = hash.chain_update(self.notation().expose().as_bytes());
        let mut digest = hash.finalize();
        let entropy = digest[..word_count.entropy_len_bytes()].to_vec();
        digest.as_mut_slice().zeroize();
        Ok(SecretBytes::from(entropy))
    }

    fn alone(&self, word_count: WordCount) -> Result<SecretBytes, PhysicalEntropyError> {
        let findings = self.judge(word_count).findings;
        if !findings.is_empty() {
            return Err(PhysicalEntropyError::Unfit(findings));
        }
        let text = self.bits();
        let digits = text.expose().bytes().filter(u8::is_ascii_digit);
        let mut entropy = alloc::vec![0; word_count.entropy_len_bytes()];
        let places = (0..entropy.len()).flat_map(|byte| (0..8).rev().map(move |bit| (byte, bit)));
        for ((byte, bit), digit) in places.zip(digits) {
            entropy[byte] |= (digit & 1) << bit;
        }
        Ok(SecretBytes::from(entropy))
    }

    /// For each roll its number, and how many outcomes it had.
    fn outcomes(&self) -> impl Iterator<Item = (u8, u8)> {
        let mut drawn = 0_u64;
        self.values.iter().map(move |value| match self.tool {
            Tool::Cards => {
                let below = (1_u64 << value) - 1;
                let left = ALL_CARDS & !drawn;
                drawn |= 1 << value;
                if drawn == ALL_CARDS {
                    drawn = 0;
                }
                (count(left & below), count(left))
            }
            tool => (*value, tool.outcomes()),
        })
    }
}

impl fmt::Debug for PhysicalEntropy {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "PhysicalEntropy({} rolls)", self.values.len())
    }
}

impl fmt::Display for PhysicalEntropyError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Empty => f.write_str("there are no rolls"),
            Self::TooLong => f.write_str("there are more rolls than are read"),
            Self::NotAnOutcome { roll } => write!(f, "roll {roll} is no outcome of the tool"),
            Self::CardTwice { roll } => write!(f, "card {roll} was drawn before"),
            Self::Unfit(_) => f.write_str("the rolls alone make no safe phrase"),
            Self::NoRandomness => f.write_str("the random bytes are all the same"),
        }
    }
}

impl core::error::Error for PhysicalEntropyError {}

/// How many cards there are in a set of at most 52.
fn count(cards: u64) -> u8 {
    u8::try_from(cards.count_ones()).unwrap_or_default()
}

/// The most bits that a roll gives.
const MAX_BITS: usize = 5;
const ALL_CARDS: u64 = (1 << 52) - 1;
