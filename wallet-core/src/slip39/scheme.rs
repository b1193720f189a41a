//! Into how many shares a secret is parted, and how many restore it.

use alloc::vec::Vec;
use core::fmt;

use serde::{Deserialize, Serialize};

use crate::slip39::{
    facts::{IterationExponent, ShareKind, TooManyRounds},
    master_secret::MasterSecret,
    shamir,
};

/// The most groups, and the most shares of a group.
pub const MAX_COUNT: u8 = 16;

/// One group: how many shares it has, and how many of them it takes.
///
/// # Examples
/// ```
/// use wallet_core::slip39::Group;
///
/// let two_of_three = Group::new(2, 3)?;
/// assert_ne!(two_of_three, Group::new(3, 3)?);
/// # Ok::<(), wallet_core::slip39::SchemeError>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "(u8, u8)", into = "(u8, u8)")]
pub struct Group {
    threshold: u8,
    count: u8,
}

/// The groups, how many of them it takes, and how the secret is encrypted.
///
/// Only schemes of the standard exist.
///
/// # Examples
/// ```
/// use wallet_core::slip39::{Group, IterationExponent, Scheme, ShareKind};
///
/// let group = Group::new(2, 3)?;
/// let scheme = Scheme::single(group, IterationExponent::USUAL, ShareKind::Extendable)?;
/// assert_eq!(scheme.groups(), [group]);
/// # Ok::<(), wallet_core::slip39::SchemeError>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Scheme {
    group_threshold: u8,
    groups: Vec<Group>,
    iteration_exponent: IterationExponent,
    kind: ShareKind,
}

/// Why numbers make no scheme.
///
/// # Examples
/// ```
/// use wallet_core::slip39::{Group, SchemeError};
///
/// assert_eq!(Group::new(2, 17), Err(SchemeError::WrongCount { found: 17 }));
/// assert_eq!(Group::new(0, 2), Err(SchemeError::WrongThreshold { threshold: 0, count: 2 }));
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[non_exhaustive]
pub enum SchemeError {
    /// Groups or shares are none, or more than [`MAX_COUNT`].
    WrongCount {
        /// How many were asked for.
        found: u32,
    },
    /// A threshold is 0 or above the count.
    WrongThreshold {
        /// The threshold.
        threshold: u8,
        /// The count.
        count: u8,
    },
    /// Several shares of which one suffices would all be the same: one share, copied, serves.
    ManySharesOfOne {
        /// How many were asked for.
        count: u8,
    },
    /// The passphrase would take too long.
    TooManyRounds(TooManyRounds),
}

impl Group {
    /// Checks and takes a group of `count` shares, of which `threshold` are needed.
    ///
    /// # Errors
    /// A count of 0 or above 16, a threshold of 0 or above the count, and a threshold of 1 among
    /// several.
    ///
    /// # Examples
    /// ```
    /// use wallet_core::slip39::{Group, SchemeError};
    ///
    /// let group = Group::new(2, 3)?;
    /// assert_eq!((group.threshold(), group.count()), (2, 3));
    /// assert_eq!(Group::new(1, 3), Err(SchemeError::ManySharesOfOne { count: 3 }));
    /// assert_eq!(Group::new(4, 3), Err(SchemeError::WrongThreshold { threshold: 4, count: 3 }));
    /// # Ok::<(), SchemeError>(())
    /// ```
    pub const fn new(threshold: u8, count: u8) -> Result<Self, SchemeError> {
        if count == 0 || count > MAX_COUNT {
            Err(SchemeError::WrongCount {
                found: count as u32,
            })
        } else if threshold == 0 || threshold > count {
            Err(SchemeError::WrongThreshold { threshold, count })
        } else if threshold == 1 && count > 1 {
            Err(SchemeError::ManySharesOfOne { count })
        } else {
            Ok(Self { threshold, count })
        }
    }

    /// Returns how many shares are needed.
    ///
    /// # Examples
    /// ```
    /// # use wallet_core::slip39::Group;
    /// assert_eq!(Group::new(2, 3)?.threshold(), 2);
    /// # Ok::<(), wallet_core::slip39::SchemeError>(())
    /// ```
    #[must_use]
    pub const fn threshold(&self) -> u8 {
        self.threshold
    }

    /// Returns how many shares there are.
    ///
    /// # Examples
    /// ```
    /// # use wallet_core::slip39::Group;
    /// assert_eq!(Group::new(2, 3)?.count(), 3);
    /// # Ok::<(), wallet_core::slip39::SchemeError>(())
    /// ```
    #[must_use]
    pub const fn count(&self) -> u8 {
        self.count
    }
}

impl Scheme {
    /// Checks and takes groups, of which `group_threshold` are needed.
    ///
    /// # Errors
    /// No group or more than 16, a threshold of 0 or above their number, and an exponent above
    /// [`IterationExponent::MAX`].
    ///
    /// # Examples
    /// ```
    /// use wallet_core::slip39::{Group, IterationExponent, Scheme, ShareKind};
    ///
    /// // One's own share alone, or any two of three friends and both of two relatives.
    /// let groups = vec![Group::new(1, 1)?, Group::new(2, 3)?, Group::new(2, 2)?];
    /// let scheme = Scheme::new(2, groups, IterationExponent::USUAL, ShareKind::Extendable)?;
    /// assert_eq!(scheme.groups().len(), 3);
    /// # Ok::<(), wallet_core::slip39::SchemeError>(())
    /// ```
    pub fn new(
        group_threshold: u8,
        groups: Vec<Group>,
        iteration_exponent: IterationExponent,
        kind: ShareKind,
    ) -> Result<Self, SchemeError> {
        let count = match u8::try_from(groups.len()) {
            Ok(count @ 1..=MAX_COUNT) => count,
            _ => {
                let found = u32::try_from(groups.len()).unwrap_or(u32::MAX);
                return Err(SchemeError::WrongCount { found });
            }
        };
        if group_threshold == 0 || group_threshold > count {
            let threshold = group_threshold;
            return Err(SchemeError::WrongThreshold { threshold, count });
        }
        let iteration_exponent = iteration_exponent.checked()?;
        Ok(Self {
            group_threshold,
            groups,
            iteration_exponent,
            kind,
        })
    }

    /// Takes a single group, as most people need.
    ///
    /// # Errors
    /// An exponent above [`IterationExponent::MAX`].
    ///
    /// # Examples
    /// ```
    /// use wallet_core::slip39::{Group, IterationExponent, Scheme, ShareKind};
    ///
    /// let three_of_five = Group::new(3, 5)?;
    /// let scheme = Scheme::single(three_of_five, IterationExponent::USUAL, ShareKind::Extendable)?;
    /// assert_eq!(scheme.group_threshold(), 1);
    /// # Ok::<(), wallet_core::slip39::SchemeError>(())
    /// ```
    pub fn single(
        group: Group,
        iteration_exponent: IterationExponent,
        kind: ShareKind,
    ) -> Result<Self, SchemeError> {
        Self::new(1, Vec::from([group]), iteration_exponent, kind)
    }

    /// Returns how many groups are needed.
    ///
    /// # Examples
    /// ```
    /// # use wallet_core::slip39::{Group, IterationExponent, Scheme, ShareKind};
    /// let groups = vec![Group::new(1, 1)?, Group::new(2, 3)?];
    /// let scheme = Scheme::new(2, groups, IterationExponent::USUAL, ShareKind::Original)?;
    /// assert_eq!(scheme.group_threshold(), 2);
    /// # Ok::<(), wallet_core::slip39::SchemeError>(())
    /// ```
    #[must_use]
    pub const fn group_threshold(&self) -> u8 {
        self.group_threshold
    }

    /// Returns the groups.
    ///
    /// # Examples
    /// ```
    /// # use wallet_core::slip39::{Group, IterationExponent, Scheme, ShareKind};
    /// let groups = vec![Group::new(1, 1)?, Group::new(2, 3)?];
    /// let scheme = Scheme::new(1, groups.clone(), IterationExponent::USUAL, ShareKind::Original)?;
    /// assert_eq!(scheme.groups(), groups);
    /// # Ok::<(), wallet_core::slip39::SchemeError>(())
    /// ```
    #[must_use]
    pub fn groups(&self) -> &[Group] {
        &self.groups
    }

    /// Returns the price of the passphrase.
    ///
    /// # Examples
    /// ```
    /// # use wallet_core::slip39::{Group, IterationExponent, Scheme, ShareKind};
    /// # let group = Group::new(2, 3)?;
    /// let scheme = Scheme::single(group, IterationExponent::MAX, ShareKind::Original)?;
    /// assert_eq!(scheme.iteration_exponent(), IterationExponent::MAX);
    /// # Ok::<(), wallet_core::slip39::SchemeError>(())
    /// ```
    #[must_use]
    pub const fn iteration_exponent(&self) -> IterationExponent {
        self.iteration_exponent
    }

    /// Returns how the secret is encrypted.
    ///
    /// # Examples
    /// ```
    /// # use wallet_core::slip39::{Group, IterationExponent, Scheme, ShareKind};
    /// # let group = Group::new(2, 3)?;
    /// let scheme = Scheme::single(group, IterationExponent::MAX, ShareKind::Original)?;
    /// assert_eq!(scheme.kind(), ShareKind::Original);
    /// # Ok::<(), wallet_core::slip39::SchemeError>(())
    /// ```
    #[must_use]
    pub const fn kind(&self) -> ShareKind {
        self.kind
    }

    /// Returns how many random bytes the splitting of a secret takes, exactly: at most some
    /// 16,000.
    ///
    /// # Examples
    /// ```
    /// use wallet_core::{
    ///     secret::SecretBytes,
    ///     slip39::{Group, IterationExponent, MasterSecret, Scheme, ShareKind},
    /// };
    ///
    /// let secret = MasterSecret::new(SecretBytes::from(vec![7; 16])).unwrap();
    /// let two_of_three = Group::new(2, 3)?;
    /// let scheme = Scheme::single(two_of_three, IterationExponent::USUAL, ShareKind::Extendable)?;
    /// assert_eq!(scheme.random_len_bytes(&secret), 28);
    /// # Ok::<(), wallet_core::slip39::SchemeError>(())
    /// ```
    #[must_use]
    pub fn random_len_bytes(&self, secret: &MasterSecret) -> usize {
        let len_bytes = secret.expose().len();
        let members = self.groups.iter().map(|group| group.threshold);
        members
            .chain([self.group_threshold])
            .map(|threshold| shamir::random_len_bytes(threshold, len_bytes))
            .sum::<usize>()
            + IDENTIFIER_RANDOM_LEN_BYTES
    }

    /// The number of groups.
    pub(super) fn group_count(&self) -> u8 {
        u8::try_from(self.groups.len()).unwrap_or(MAX_COUNT)
    }
}

impl From<TooManyRounds> for SchemeError {
    fn from(error: TooManyRounds) -> Self {
        Self::TooManyRounds(error)
    }
}

impl TryFrom<(u8, u8)> for Group {
    type Error = SchemeError;

    fn try_from((threshold, count): (u8, u8)) -> Result<Self, Self::Error> {
        Self::new(threshold, count)
    }
}

impl From<Group> for (u8, u8) {
    fn from(group: Group) -> Self {
        (group.threshold, group.count)
    }
}

impl fmt::Display for SchemeError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::WrongCount { found } => write!(f, "{found} of them, expected 1 to {MAX_COUNT}"),
            Self::WrongThreshold { threshold, count } => {
                write!(f, "threshold {threshold}, expected 1 to {count}")
            }
            Self::ManySharesOfOne { count } => {
                write!(f, "{count} shares of which one suffices, expected 1")
            }
            Self::TooManyRounds(error) => error.fmt(f),
        }
    }
}

impl core::error::Error for SchemeError {}

/// Two bytes make the identifier. So many are drawn that a failed source, which gives the same byte
/// again and again, is told from chance.
pub(super) const IDENTIFIER_RANDOM_LEN_BYTES: usize = 16;
