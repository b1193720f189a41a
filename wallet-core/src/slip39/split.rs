//! From a secret to shares.

use alloc::vec::Vec;
use core::fmt;

use serde::{Deserialize, Serialize};

use crate::{
    random::Random,
    secret::SecretBytes,
    slip39::{
        cipher,
        facts::{GroupNumber, Identifier, MemberNumber, ShareFacts},
        master_secret::MasterSecret,
        passphrase::Passphrase,
        scheme::{Group, IDENTIFIER_RANDOM_LEN_BYTES, Scheme},
        shamir,
        share::Share,
    },
};

/// Why a secret was not split. Nothing was made.
///
/// # Examples
/// ```
/// use wallet_core::slip39::SplitError;
///
/// let error = SplitError::UnusableRandom { expected_len_bytes: 82 };
/// assert!(error.to_string().contains("82"));
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[non_exhaustive]
pub enum SplitError {
    /// The random bytes are too few or too many, or all the same.
    UnusableRandom {
        /// How many bytes the scheme takes.
        expected_len_bytes: u32,
    },
}

/// Splits a secret into the shares of each group, in the order of the scheme.
///
/// Takes [`Scheme::random_len_bytes`] of fresh random bytes, each of which is used once, and
/// [`rounds`](crate::slip39::IterationExponent::rounds) rounds of PBKDF2.
///
/// # Errors
/// Random bytes of another number, or all the same, as a failed source leaves them.
///
/// # Examples
/// ```
/// use wallet_core::{
///     secret::SecretBytes,
///     slip39::{Group, IterationExponent, MasterSecret, Passphrase, Scheme, ShareKind, split},
/// };
///
/// let secret = MasterSecret::new(SecretBytes::from(vec![7; 32]))?;
/// let groups = vec![Group::new(1, 1)?, Group::new(2, 3)?];
/// let scheme = Scheme::new(1, groups, IterationExponent::new(0)?, ShareKind::Extendable)?;
/// // In the browser these bytes come from the platform's random source.
/// let random = (0..scheme.random_len_bytes(&secret)).map(|at| at as u8).collect::<Vec<u8>>();
/// let shares = split(&secret, &Passphrase::default(), &scheme, SecretBytes::from(random))?;
/// assert_eq!((shares[0].len(), shares[1].len()), (1, 3));
/// assert_eq!(shares[1][2].word_count(), 33);
///
/// let failed = SecretBytes::from(vec![0; scheme.random_len_bytes(&secret)]);
/// assert!(split(&secret, &Passphrase::default(), &scheme, failed).is_err());
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn split(
    secret: &MasterSecret,
    passphrase: &Passphrase,
    scheme: &Scheme,
    random: SecretBytes,
) -> Result<Vec<Vec<Share>>, SplitError> {
    let len_bytes = scheme.random_len_bytes(secret);
    let mut random = Random::new(random, len_bytes).ok_or(SplitError::UnusableRandom {
        expected_len_bytes: u32::try_from(len_bytes).unwrap_or(u32::MAX),
    })?;
    let drawn = random.take::<IDENTIFIER_RANDOM_LEN_BYTES>();
    let identifier = Identifier(u16::from_be_bytes([drawn[0], drawn[1]]) & Identifier::MASK);
    let facts = ShareFacts {
        identifier,
        kind: scheme.kind(),
        iteration_exponent: scheme.iteration_exponent(),
        group: GroupNumber(1),
        group_threshold: scheme.group_threshold(),
        group_count: scheme.group_count(),
        member: MemberNumber(1),
        member_threshold: 1,
    };
    let sealed = cipher::encrypt(secret.expose(), passphrase, &facts);
    let (threshold, count) = (scheme.group_threshold(), scheme.group_count());
    let parts = shamir::split(sealed.expose(), threshold, count, &mut random);
    let groups = (1..).map(GroupNumber).zip(scheme.groups()).zip(&parts);
    let shares = groups.map(|((number, group), part)| {
        let facts = ShareFacts {
            group: number,
            ..facts
        };
        shares_of(group, facts, part, &mut random)
    });
    Ok(shares.collect())
}

/// Splits a group's part among its members.
fn shares_of(
    group: &Group,
    facts: ShareFacts,
    part: &SecretBytes,
    random: &mut Random,
) -> Vec<Share> {
    let values = shamir::split(part.expose(), group.threshold(), group.count(), random);
    let members = (1..).map(MemberNumber).zip(values);
    let member_threshold = group.threshold();
    members
        .map(|(member, value)| {
            Share::new(
                ShareFacts {
                    member,
                    member_threshold,
                    ..facts
                },
                value,
            )
        })
        .collect()
}

impl fmt::Display for SplitError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::UnusableRandom { expected_len_bytes } => {
                write!(
                    f,
                    "random bytes are unusable, expected {expected_len_bytes} of them"
                )
            }
        }
    }
}

impl core::error::Error for SplitError {}
