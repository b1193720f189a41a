//! What a share says of itself and its set, none of which is secret.
//!
//! These facts stand in the first four words: two for the set, the others for the share's place.

use core::fmt;

use serde::{Deserialize, Serialize};

use crate::slip39::words::{BITS_PER_WORD, word};

/// How many words at the beginning of a share hold its [`ShareFacts`], and nothing secret.
pub const PUBLIC_WORDS: usize = 4;

/// Tells the shares of one splitting from those of another: 15 bits, drawn at random.
///
/// # Examples
/// ```
/// use wallet_core::slip39::Share;
///
/// # let words = "shadow pistol academic always adequate wildlife fancy gross oasis cylinder \
/// #     mustang wrist rescue view short owner flip making coding armed";
/// let again = words.replace("mustang", "must");
/// let identifier = Share::parse(words)?.facts().identifier;
/// assert_eq!(Share::parse(&again)?.facts().identifier, identifier);
/// # Ok::<(), wallet_core::slip39::ShareError>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Identifier(pub u16);

/// A group's number, counted from 1.
///
/// # Examples
/// ```
/// use wallet_core::slip39::GroupNumber;
///
/// assert!(GroupNumber(1) < GroupNumber(2));
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct GroupNumber(pub u8);

/// A share's number in its group, counted from 1.
///
/// # Examples
/// ```
/// use wallet_core::slip39::{MemberNumber, Share};
///
/// # let words = "shadow pistol academic always adequate wildlife fancy gross oasis cylinder \
/// #     mustang wrist rescue view short owner flip making coding armed";
/// assert_eq!(Share::parse(words)?.facts().member, MemberNumber(3));
/// # Ok::<(), wallet_core::slip39::ShareError>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct MemberNumber(pub u8);

/// Whether the passphrase's encryption depends on the identifier.
///
/// # Examples
/// ```
/// use wallet_core::slip39::{Share, ShareKind};
///
/// # let words = "shadow pistol academic always adequate wildlife fancy gross oasis cylinder \
/// #     mustang wrist rescue view short owner flip making coding armed";
/// assert_eq!(Share::parse(words)?.facts().kind, ShareKind::Original);
/// # Ok::<(), wallet_core::slip39::ShareError>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum ShareKind {
    /// It does: a second splitting of the same secret gives a wallet for each passphrase other than
    /// the first one's. Older devices know only this.
    Original,
    /// It does not: all splittings of a secret give the same wallets, so that more shares may be
    /// made later. To be preferred.
    Extendable,
}

/// The price of a passphrase: 10,000 times 2 to this power rounds of PBKDF2.
///
/// A share may name powers up to 15, over 300 million rounds. Beyond [`IterationExponent::MAX`] none
/// is made here, and none computed, since a browser would seem to hang.
///
/// # Examples
/// ```
/// use wallet_core::slip39::IterationExponent;
///
/// assert_eq!(IterationExponent::MAX.rounds(), 32 * IterationExponent::USUAL.rounds());
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct IterationExponent(u8);

/// An exponent that asks for more rounds than are computed.
///
/// # Examples
/// ```
/// use wallet_core::slip39::IterationExponent;
///
/// let refused = IterationExponent::new(15).unwrap_err();
/// assert_eq!(refused.to_string(), "iteration exponent 15, expected at most 6");
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct TooManyRounds {
    /// The exponent found; [`IterationExponent::MAX`] is the greatest.
    pub exponent: u8,
}

/// What a share says of itself. Not secret: it may be shown, kept, and printed on a card.
///
/// # Examples
/// ```
/// use wallet_core::slip39::{GroupNumber, Share};
///
/// # let words = "shadow pistol academic always adequate wildlife fancy gross oasis cylinder \
/// #     mustang wrist rescue view short owner flip making coding armed";
/// let facts = Share::parse(words)?.facts();
/// assert_eq!((facts.group, facts.group_count), (GroupNumber(1), 1));
/// assert_eq!(facts.member_threshold, 2);
/// # Ok::<(), wallet_core::slip39::ShareError>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct ShareFacts {
    /// The set that it belongs to.
    pub identifier: Identifier,
    /// How the set is encrypted.
    pub kind: ShareKind,
    /// The price of the set's passphrase.
    pub iteration_exponent: IterationExponent,
    /// Its group.
    pub group: GroupNumber,
    /// How many groups it takes.
    pub group_threshold: u8,
    /// How many groups there are.
    pub group_count: u8,
    /// Its number in the group.
    pub member: MemberNumber,
    /// How many shares of the group it takes. How many there are is not written on a share.
    pub member_threshold: u8,
}

impl IterationExponent {
    /// The greatest exponent that is computed: 640,000 rounds, some seconds in a browser.
    pub const MAX: Self = Self(6);
    /// The exponent for new shares: 20,000 rounds, as hardware wallets take.
    pub const USUAL: Self = Self(1);

    /// Checks and takes an exponent.
    ///
    /// # Errors
    /// An exponent above [`IterationExponent::MAX`].
    ///
    /// # Examples
    /// ```
    /// use wallet_core::slip39::{IterationExponent, TooManyRounds};
    ///
    /// assert_eq!(IterationExponent::new(1)?, IterationExponent::USUAL);
    /// assert_eq!(IterationExponent::new(7), Err(TooManyRounds { exponent: 7 }));
    /// # Ok::<(), TooManyRounds>(())
    /// ```
    pub const fn new(exponent: u8) -> Result<Self, TooManyRounds> {
        Self(exponent).checked()
    }

    /// Returns the number itself.
    ///
    /// # Examples
    /// ```
    /// # use wallet_core::slip39::IterationExponent;
    /// assert_eq!(IterationExponent::MAX.value(), 6);
    /// ```
    #[must_use]
    pub const fn value(self) -> u8 {
        self.0
    }

    /// Returns how many rounds of PBKDF2 it asks for in all.
    ///
    /// # Examples
    /// ```
    /// # use wallet_core::slip39::IterationExponent;
    /// assert_eq!(IterationExponent::USUAL.rounds(), 20_000);
    /// ```
    #[must_use]
    pub const fn rounds(self) -> u32 {
        10_000 << (self.0 & 0xf)
    }

    /// Refuses an exponent that was read and is not computed.
    pub(super) const fn checked(self) -> Result<Self, TooManyRounds> {
        if self.0 <= Self::MAX.0 {
            Ok(self)
        } else {
            Err(TooManyRounds { exponent: self.0 })
        }
    }
}

impl ShareFacts {
    /// Returns the share's first four words, by which a card is found again. Shares of one set
    /// begin with the same two, shares of one group with the same three.
    ///
    /// # Examples
    /// ```
    /// use wallet_core::slip39::Share;
    ///
    /// let words = "duckling enlarge academic academic agency result length solution fridge kidney \
    ///     coal piece deal husband erode duke ajar critical decision keyboard";
    /// let facts = Share::parse(words)?.facts();
    /// assert_eq!(facts.public_words(), ["duckling", "enlarge", "academic", "academic"]);
    /// # Ok::<(), wallet_core::slip39::ShareError>(())
    /// ```
    #[must_use]
    pub fn public_words(&self) -> [&'static str; PUBLIC_WORDS] {
        self.to_indices().map(word)
    }

    /// Writes the facts as the first words of a share.
    pub(super) fn to_indices(self) -> [u16; PUBLIC_WORDS] {
        let is_extendable = u8::from(self.kind == ShareKind::Extendable);
        let fields = [
            (is_extendable, 1),
            (self.iteration_exponent.0, 4),
            (self.group.0.wrapping_sub(1), 4),
            (self.group_threshold.wrapping_sub(1), 4),
            (self.group_count.wrapping_sub(1), 4),
            (self.member.0.wrapping_sub(1), 4),
            (self.member_threshold.wrapping_sub(1), 4),
        ];
        let start = u64::from(self.identifier.0 & Identifier::MASK);
        let bits = fields.iter().fold(start, |bits, (field, len_bits)| {
            bits << len_bits | u64::from(field & ((1 << len_bits) - 1))
        });
        let index = |at: usize| low_bits(bits >> (BITS_PER_WORD * (PUBLIC_WORDS - 1 - at)));
        [0, 1, 2, 3].map(index)
    }

    /// Reads the facts from the first words of a share; all bits mean something.
    pub(super) fn of_indices(indices: [u16; PUBLIC_WORDS]) -> Self {
        let bits = indices.iter().fold(0, |bits, index| {
            bits << BITS_PER_WORD | u64::from(low_bits(u64::from(*index)))
        });
        let four = |shift: u32| bits.to_be_bytes()[7 - shift as usize / 8] >> (shift % 8) & 0xf;
        let kind = match bits >> 24 & 1 {
            0 => ShareKind::Original,
            _ => ShareKind::Extendable,
        };
        let [.., high, low] = (bits >> 25).to_be_bytes();
        Self {
            identifier: Identifier(u16::from_be_bytes([high, low])),
            kind,
            iteration_exponent: IterationExponent(four(20)),
            group: GroupNumber(four(16) + 1),
            group_threshold: four(12) + 1,
            group_count: four(8) + 1,
            member: MemberNumber(four(4) + 1),
            member_threshold: four(0) + 1,
        }
    }
}

impl Identifier {
    /// The bits that count.
    pub(super) const MASK: u16 = 0x7fff;
}

impl fmt::Display for TooManyRounds {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "iteration exponent {}, expected at most {}",
            self.exponent,
            IterationExponent::MAX.0
        )
    }
}

impl core::error::Error for TooManyRounds {}

fn low_bits(bits: u64) -> u16 {
    let [.., high, low] = (bits & 0x3ff).to_be_bytes();
    u16::from_be_bytes([high, low])
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn every_beginning_reads_back(indices in prop::array::uniform4(0..1024_u16)) {
            prop_assert_eq!(ShareFacts::of_indices(indices).to_indices(), indices);
        }
    }
}
