//! From shares to the secret.

use alloc::vec::Vec;
use core::fmt;

use serde::{Deserialize, Serialize};

use crate::{
    secret::SecretBytes,
    slip39::{
        cipher,
        collected::{GroupProgress, Progress, RefusedShare, check_fits},
        facts::GroupNumber,
        master_secret::MasterSecret,
        passphrase::Passphrase,
        shamir::{self, Point},
        share::Share,
    },
};

/// Why shares restore no secret.
///
/// # Examples
/// ```
/// use wallet_core::slip39::{CombineError, Passphrase, combine};
///
/// let error = combine(&[], &Passphrase::default()).unwrap_err();
/// assert_eq!(error, CombineError::NoShares);
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[non_exhaustive]
pub enum CombineError {
    /// There are no shares.
    NoShares,
    /// A share does not fit those before it.
    Refused(RefusedShare),
    /// There are too few of them.
    Incomplete(Progress),
    /// The shares of a group fit by what they say, but their digest is wrong: one of them comes from
    /// elsewhere.
    WrongDigestOfGroup {
        /// The group.
        group: GroupNumber,
    },
    /// Every group is in order by itself, but the digest of them all is wrong: a whole group comes
    /// from elsewhere.
    WrongDigest,
}

/// Restores the secret from enough shares of enough groups, in any order.
///
/// Surplus shares are held against the others; those of a group that is incomplete are left aside.
/// Takes [`rounds`](crate::slip39::IterationExponent::rounds) rounds of PBKDF2, and none before the
/// shares were found to belong together. **A wrong passphrase is not found**: it restores another
/// secret, by design of the standard.
///
/// # Errors
/// No shares, shares that do not fit each other, too few of them, and wrong digests.
///
/// # Examples
/// ```
/// use wallet_core::slip39::{CombineError, Passphrase, Share, combine};
///
/// let words = [
///     "shadow pistol academic always adequate wildlife fancy gross oasis cylinder mustang wrist \
///         rescue view short owner flip making coding armed",
///     "shadow pistol academic acid actress prayer class unknown daughter sweater depict flip twice \
///         unkind craft early superior advocate guest smoking",
/// ];
/// let shares = words.map(|words| Share::parse(words).unwrap());
/// let passphrase = Passphrase::new("TREZOR").unwrap();
/// let secret = combine(&shares, &passphrase)?;
/// assert_eq!(secret.expose()[..4], [0xb4, 0x3c, 0xeb, 0x7e]);
/// assert!(matches!(combine(&shares[1..], &passphrase), Err(CombineError::Incomplete(_))));
/// # Ok::<(), CombineError>(())
/// ```
pub fn combine(shares: &[Share], passphrase: &Passphrase) -> Result<MasterSecret, CombineError> {
    for (at, share) in shares.iter().enumerate() {
        check_fits(&shares[..at], share).map_err(CombineError::Refused)?;
    }
    let (first, progress) = shares
        .first()
        .zip(Progress::of(shares))
        .ok_or(CombineError::NoShares)?;
    if !progress.is_complete() {
        return Err(CombineError::Incomplete(progress));
    }
    let complete = progress.groups.iter().filter(|group| group.is_complete());
    let parts = complete
        .map(|group| Ok((group.group, part_of(group, shares)?)))
        .collect::<Result<Vec<(GroupNumber, SecretBytes)>, CombineError>>()?;
    let points: Vec<Point<'_>> = parts
        .iter()
        .map(|(group, part)| Point {
            x: group.0 - 1,
            value: part.expose(),
        })
        .collect();
    let sealed = shamir::recover(first.facts().group_threshold, &points)
        .map_err(|_| CombineError::WrongDigest)?;
    let secret = cipher::decrypt(sealed.expose(), passphrase, &first.facts());
    Ok(MasterSecret::of_checked(secret))
}

/// Recovers a group's part from its members.
fn part_of(group: &GroupProgress, shares: &[Share]) -> Result<SecretBytes, CombineError> {
    let members = shares
        .iter()
        .filter(|share| share.facts().group == group.group);
    let points: Vec<Point<'_>> = members
        .map(|share| Point {
            x: share.facts().member.0 - 1,
            value: share.value().expose(),
        })
        .collect();
    let group_number = group.group;
    shamir::recover(group.threshold, &points).map_err(|_| CombineError::WrongDigestOfGroup {
        group: group_number,
    })
}

impl fmt::Display for CombineError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NoShares => f.write_str("there are no shares"),
            Self::Refused(refused) => refused.fmt(f),
            Self::Incomplete(progress) => write!(
                f,
                "{} groups are complete, expected {}",
                progress.complete_groups(),
                progress.group_threshold
            ),
            Self::WrongDigestOfGroup { group } => {
                write!(f, "the shares of group {} do not belong together", group.0)
            }
            Self::WrongDigest => f.write_str("the groups do not belong together"),
        }
    }
}

impl core::error::Error for CombineError {}
