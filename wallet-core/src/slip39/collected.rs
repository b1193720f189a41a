//! Shares as they come in, one by one: which fit together, and what is still missing.

use alloc::vec::Vec;
use core::fmt;

use serde::{Deserialize, Serialize};
use subtle::ConstantTimeEq;

use crate::slip39::{
    combine::{CombineError, combine},
    facts::{GroupNumber, MemberNumber, ShareFacts, TooManyRounds},
    master_secret::MasterSecret,
    passphrase::Passphrase,
    share::Share,
};

/// The shares of one set that a person has given so far, erased when dropped.
///
/// ```compile_fail,E0599
/// let copy = wallet_core::slip39::Collected::new().clone();
/// ```
#[derive(Default)]
pub struct Collected {
    shares: Vec<Share>,
}

/// How far a set is collected. Not secret.
///
/// # Examples
/// ```
/// use wallet_core::slip39::{Collected, Share};
///
/// # let words = "shadow pistol academic always adequate wildlife fancy gross oasis cylinder \
/// #     mustang wrist rescue view short owner flip making coding armed";
/// let mut collected = Collected::new();
/// collected.add(Share::parse(words)?)?;
/// let progress = collected.progress().unwrap();
/// assert_eq!((progress.group_threshold, progress.group_count), (1, 1));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Progress {
    /// How many groups it takes.
    pub group_threshold: u8,
    /// How many groups there are.
    pub group_count: u8,
    /// The groups of which there is a share, in order. A group's threshold is known only from a
    /// share of it.
    pub groups: Vec<GroupProgress>,
}

/// How far a group is collected. Not secret.
///
/// # Examples
/// ```
/// use wallet_core::slip39::{Collected, MemberNumber, Share};
///
/// # let words = "shadow pistol academic always adequate wildlife fancy gross oasis cylinder \
/// #     mustang wrist rescue view short owner flip making coding armed";
/// # let mut collected = Collected::new();
/// # collected.add(Share::parse(words)?)?;
/// let group = &collected.progress().unwrap().groups[0];
/// assert_eq!((group.threshold, &*group.members), (2, &[MemberNumber(3)][..]));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct GroupProgress {
    /// The group.
    pub group: GroupNumber,
    /// How many of its shares it takes.
    pub threshold: u8,
    /// The shares that are there, in order.
    pub members: Vec<MemberNumber>,
}

/// Why a share was not taken. It is erased, and those before it stay.
///
/// # Examples
/// ```
/// use wallet_core::slip39::{Collected, Difference, RefusedShare, Share};
///
/// # let words = "shadow pistol academic always adequate wildlife fancy gross oasis cylinder \
/// #     mustang wrist rescue view short owner flip making coding armed";
/// # let mut collected = Collected::new();
/// # collected.add(Share::parse(words)?)?;
/// let other = "duckling enlarge academic academic agency result length solution fridge kidney \
///     coal piece deal husband erode duke ajar critical decision keyboard";
/// let refused = collected.add(Share::parse(other)?).unwrap_err();
/// assert_eq!(refused, RefusedShare::OtherSet(Difference::Identifier));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[non_exhaustive]
pub enum RefusedShare {
    /// Its passphrase would take too long.
    TooManyRounds(TooManyRounds),
    /// It belongs to another set.
    OtherSet(Difference),
    /// It is there already.
    Duplicate {
        /// Its group.
        group: GroupNumber,
        /// Its number.
        member: MemberNumber,
    },
    /// Another share stands at its place: one of the two was made another time, or is forged.
    Contradiction {
        /// The group of both.
        group: GroupNumber,
        /// The number of both.
        member: MemberNumber,
    },
}

/// In what a share differs from the others of a set: the first of these that applies.
///
/// # Examples
/// ```
/// use wallet_core::slip39::{Difference, RefusedShare};
///
/// let text = RefusedShare::OtherSet(Difference::Length).to_string();
/// assert!(text.contains(&Difference::Length.to_string()));
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[non_exhaustive]
pub enum Difference {
    /// The identifier, and with it the first two words.
    Identifier,
    /// How the set is encrypted.
    Kind,
    /// The price of the passphrase.
    IterationExponent,
    /// How many groups it takes.
    GroupThreshold,
    /// How many groups there are.
    GroupCount,
    /// The length of the secret.
    Length,
    /// How many shares of its group it takes.
    MemberThreshold,
}

impl Collected {
    /// Begins without a share.
    ///
    /// # Examples
    /// ```
    /// use wallet_core::slip39::Collected;
    ///
    /// assert!(!Collected::new().is_complete());
    /// ```
    #[must_use]
    pub const fn new() -> Self {
        Self { shares: Vec::new() }
    }

    /// Takes a share that fits those before it. At most 256 shares fit.
    ///
    /// # Errors
    /// A share of another set, one that is there already, another one at its place, and one with an
    /// iteration exponent above [`IterationExponent::MAX`](crate::slip39::IterationExponent::MAX).
    ///
    /// # Examples
    /// ```
    /// use wallet_core::slip39::{Collected, GroupNumber, MemberNumber, RefusedShare, Share};
    ///
    /// let words = "shadow pistol academic always adequate wildlife fancy gross oasis cylinder \
    ///     mustang wrist rescue view short owner flip making coding armed";
    /// let mut collected = Collected::new();
    /// collected.add(Share::parse(words)?)?;
    /// let refused = collected.add(Share::parse(words)?).unwrap_err();
    /// let (group, member) = (GroupNumber(1), MemberNumber(3));
    /// assert_eq!(refused, RefusedShare::Duplicate { group, member });
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn add(&mut self, share: Share) -> Result<(), RefusedShare> {
        check_fits(&self.shares, &share)?;
        self.shares.push(share);
        Ok(())
    }

    /// Says how far the set is collected; `None` before the first share.
    ///
    /// # Examples
    /// ```
    /// use wallet_core::slip39::{Collected, Share};
    ///
    /// let words = "shadow pistol academic always adequate wildlife fancy gross oasis cylinder \
    ///     mustang wrist rescue view short owner flip making coding armed";
    /// let mut collected = Collected::new();
    /// assert_eq!(collected.progress(), None);
    /// collected.add(Share::parse(words)?)?;
    /// let progress = collected.progress().unwrap();
    /// assert_eq!((progress.missing_groups(), progress.groups[0].missing()), (1, 1));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    #[must_use]
    pub fn progress(&self) -> Option<Progress> {
        Progress::of(&self.shares)
    }

    /// Says whether enough is there to restore the secret.
    ///
    /// # Examples
    /// ```
    /// # use wallet_core::slip39::{Collected, Share};
    /// # let words = [
    /// #     "shadow pistol academic always adequate wildlife fancy gross oasis cylinder mustang \
    /// #         wrist rescue view short owner flip making coding armed",
    /// #     "shadow pistol academic acid actress prayer class unknown daughter sweater depict \
    /// #         flip twice unkind craft early superior advocate guest smoking",
    /// # ];
    /// let mut collected = Collected::new();
    /// collected.add(Share::parse(words[0])?)?;
    /// assert!(!collected.is_complete());
    /// collected.add(Share::parse(words[1])?)?;
    /// assert!(collected.is_complete());
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    #[must_use]
    pub fn is_complete(&self) -> bool {
        self.progress()
            .is_some_and(|progress| progress.is_complete())
    }

    /// Returns what the shares say of themselves, in the order in which they came.
    ///
    /// # Examples
    /// ```
    /// use wallet_core::slip39::{Collected, MemberNumber, Share};
    ///
    /// # let words = "shadow pistol academic always adequate wildlife fancy gross oasis cylinder \
    /// #     mustang wrist rescue view short owner flip making coding armed";
    /// # let mut collected = Collected::new();
    /// # collected.add(Share::parse(words)?)?;
    /// let members: Vec<_> = collected.facts().map(|facts| facts.member).collect();
    /// assert_eq!(members, [MemberNumber(3)]);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn facts(&self) -> impl Iterator<Item = ShareFacts> {
        self.shares.iter().map(Share::facts)
    }

    /// Restores the secret; see [`combine`].
    ///
    /// # Errors
    /// Too few shares, or shares that contradict each other.
    ///
    /// # Examples
    /// ```
    /// use wallet_core::slip39::{Collected, Passphrase, Share};
    ///
    /// # let words = [
    /// #     "shadow pistol academic always adequate wildlife fancy gross oasis cylinder mustang \
    /// #         wrist rescue view short owner flip making coding armed",
    /// #     "shadow pistol academic acid actress prayer class unknown daughter sweater depict \
    /// #         flip twice unkind craft early superior advocate guest smoking",
    /// # ];
    /// let mut collected = Collected::new();
    /// for words in words {
    ///     collected.add(Share::parse(words)?)?;
    /// }
    /// let secret = collected.combine(&Passphrase::new("TREZOR")?)?;
    /// assert_eq!(secret.expose()[..4], [0xb4, 0x3c, 0xeb, 0x7e]);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn combine(&self, passphrase: &Passphrase) -> Result<MasterSecret, CombineError> {
        combine(&self.shares, passphrase)
    }
}

impl Progress {
    pub(super) fn of(shares: &[Share]) -> Option<Self> {
        let first = shares.first()?.facts();
        let mut groups: Vec<GroupProgress> = Vec::new();
        for facts in shares.iter().map(Share::facts) {
            let place = groups.binary_search_by_key(&facts.group, |group| group.group);
            let at = place.unwrap_or_else(|at| {
                let (group, threshold) = (facts.group, facts.member_threshold);
                groups.insert(
                    at,
                    GroupProgress {
                        group,
                        threshold,
                        members: Vec::new(),
                    },
                );
                at
            });
            groups[at].members.push(facts.member);
        }
        groups
            .iter_mut()
            .for_each(|group| group.members.sort_unstable());
        Some(Self {
            group_threshold: first.group_threshold,
            group_count: first.group_count,
            groups,
        })
    }

    /// Returns how many groups are complete.
    ///
    /// # Examples
    /// ```
    /// # use wallet_core::slip39::{Collected, Share};
    /// # let words = "shadow pistol academic always adequate wildlife fancy gross oasis cylinder \
    /// #     mustang wrist rescue view short owner flip making coding armed";
    /// # let mut collected = Collected::new();
    /// # collected.add(Share::parse(words)?)?;
    /// assert_eq!(collected.progress().unwrap().complete_groups(), 0);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    #[must_use]
    pub fn complete_groups(&self) -> usize {
        self.groups
            .iter()
            .filter(|group| group.is_complete())
            .count()
    }

    /// Returns how many more groups must be completed.
    ///
    /// # Examples
    /// ```
    /// # use wallet_core::slip39::{Collected, Share};
    /// # let words = "shadow pistol academic always adequate wildlife fancy gross oasis cylinder \
    /// #     mustang wrist rescue view short owner flip making coding armed";
    /// # let mut collected = Collected::new();
    /// # collected.add(Share::parse(words)?)?;
    /// assert_eq!(collected.progress().unwrap().missing_groups(), 1);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    #[must_use]
    pub fn missing_groups(&self) -> usize {
        usize::from(self.group_threshold).saturating_sub(self.complete_groups())
    }

    /// Says whether enough is there to restore the secret.
    ///
    /// # Examples
    /// ```
    /// # use wallet_core::slip39::Progress;
    /// let progress = Progress { group_threshold: 1, group_count: 2, groups: Vec::new() };
    /// assert!(!progress.is_complete());
    /// ```
    #[must_use]
    pub fn is_complete(&self) -> bool {
        self.missing_groups() == 0
    }
}

impl GroupProgress {
    /// Returns how many more shares the group takes.
    ///
    /// # Examples
    /// ```
    /// # use wallet_core::slip39::{GroupNumber, GroupProgress, MemberNumber};
    /// let (group, members) = (GroupNumber(1), vec![MemberNumber(3)]);
    /// assert_eq!(GroupProgress { group, threshold: 3, members }.missing(), 2);
    /// ```
    #[must_use]
    pub fn missing(&self) -> usize {
        usize::from(self.threshold).saturating_sub(self.members.len())
    }

    /// Says whether the group has enough shares.
    ///
    /// # Examples
    /// ```
    /// # use wallet_core::slip39::{GroupNumber, GroupProgress, MemberNumber};
    /// let (group, members) = (GroupNumber(1), vec![MemberNumber(3)]);
    /// assert!(GroupProgress { group, threshold: 1, members }.is_complete());
    /// ```
    #[must_use]
    pub fn is_complete(&self) -> bool {
        self.missing() == 0
    }
}

/// Checks that a share fits others, which fit each other.
pub(super) fn check_fits(others: &[Share], share: &Share) -> Result<(), RefusedShare> {
    let facts = share.facts();
    facts
        .iteration_exponent
        .checked()
        .map_err(RefusedShare::TooManyRounds)?;
    for other in others {
        if let Some(difference) = difference(other, share) {
            return Err(RefusedShare::OtherSet(difference));
        }
        let (group, member) = (facts.group, facts.member);
        if (group, member) == (other.facts().group, other.facts().member) {
            let is_same: bool = other.value().ct_eq(share.value()).into();
            return Err(if is_same {
                RefusedShare::Duplicate { group, member }
            } else {
                RefusedShare::Contradiction { group, member }
            });
        }
    }
    Ok(())
}

fn difference(a: &Share, b: &Share) -> Option<Difference> {
    let (one, other) = (a.facts(), b.facts());
    if one.identifier != other.identifier {
        Some(Difference::Identifier)
    } else if one.kind != other.kind {
        Some(Difference::Kind)
    } else if one.iteration_exponent != other.iteration_exponent {
        Some(Difference::IterationExponent)
    } else if one.group_threshold != other.group_threshold {
        Some(Difference::GroupThreshold)
    } else if one.group_count != other.group_count {
        Some(Difference::GroupCount)
    } else if a.value().expose().len() != b.value().expose().len() {
        Some(Difference::Length)
    } else if one.group == other.group && one.member_threshold != other.member_threshold {
        Some(Difference::MemberThreshold)
    } else {
        None
    }
}

impl fmt::Debug for Collected {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Collected({} shares)", self.shares.len())
    }
}

impl fmt::Display for RefusedShare {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::TooManyRounds(error) => error.fmt(f),
            Self::OtherSet(difference) => {
                write!(
                    f,
                    "the share belongs to another set: its {difference} differs"
                )
            }
            Self::Duplicate { group, member } => {
                write!(
                    f,
                    "share {} of group {} is there already",
                    member.0, group.0
                )
            }
            Self::Contradiction { group, member } => {
                write!(
                    f,
                    "another share {} of group {} is there",
                    member.0, group.0
                )
            }
        }
    }
}

impl fmt::Display for Difference {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Identifier => "identifier",
            Self::Kind => "kind",
            Self::IterationExponent => "iteration exponent",
            Self::GroupThreshold => "group threshold",
            Self::GroupCount => "group count",
            Self::Length => "length",
            Self::MemberThreshold => "member threshold",
        })
    }
}

impl core::error::Error for RefusedShare {}
