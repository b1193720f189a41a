//! Sources as the page may know them: what accounts follow from, without a secret.

use serde::{Deserialize, Serialize};

/// A source's number in its wallet. It stays when other sources come and go.
///
/// # Examples
/// ```
/// use wallet_types::{AccountOrigin, SourceId};
///
/// assert_eq!(AccountOrigin::Key(SourceId(2)).source(), Some(SourceId(2)));
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct SourceId(pub u8);

/// What kind of source this is.
///
/// # Examples
/// ```
/// use wallet_types::SourceKind;
///
/// let phrase = SourceKind::Words { count: 24, has_passphrase: false };
/// assert!(phrase.is_tree() && phrase.can_sign());
/// assert!(!SourceKind::Unknown.is_tree());
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[non_exhaustive]
pub enum SourceKind {
    /// A phrase of [BIP-39](https://github.com/bitcoin/bips/blob/master/bip-0039.mediawiki).
    Words {
        /// How many words it has.
        count: u8,
        /// Whether a passphrase belongs to it.
        has_passphrase: bool,
    },
    /// A master secret that was split into shares of
    /// [SLIP-39](https://github.com/satoshilabs/slips/blob/master/slip-0039.md).
    Shares,
    /// One private key.
    Key,
    /// A private branch of a tree of keys
    /// ([BIP-32](https://github.com/bitcoin/bips/blob/master/bip-0032.mediawiki)).
    Branch,
    /// The public half of a branch: its accounts are watched, and cannot sign.
    WatchedBranch,
    /// A kind that a later release wrote; it is kept, and not used.
    Unknown,
}

/// A source, without its secret.
///
/// # Examples
/// ```
/// use wallet_types::{SourceFacts, SourceId, SourceKind};
///
/// let key = SourceFacts { id: SourceId(1), kind: SourceKind::Key, fingerprint: None };
/// assert_eq!(key.kind.is_tree(), key.fingerprint.is_some());
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct SourceFacts {
    /// Its number.
    pub id: SourceId,
    /// Its kind.
    pub kind: SourceKind,
    /// The first four bytes of the identifier of the tree's root or branch, as BIP-32 defines it;
    /// `None` where there is no tree.
    pub fingerprint: Option<[u8; 4]>,
}

impl SourceKind {
    /// Says whether accounts at paths follow from it.
    ///
    /// # Examples
    /// ```
    /// use wallet_types::SourceKind;
    ///
    /// assert!(SourceKind::WatchedBranch.is_tree());
    /// assert!(!SourceKind::Key.is_tree());
    /// ```
    #[must_use]
    pub const fn is_tree(self) -> bool {
        matches!(
            self,
            Self::Words { .. } | Self::Shares | Self::Branch | Self::WatchedBranch
        )
    }

    /// Says whether its accounts can sign.
    ///
    /// # Examples
    /// ```
    /// use wallet_types::SourceKind;
    ///
    /// assert!(SourceKind::Key.can_sign());
    /// assert!(!SourceKind::WatchedBranch.can_sign());
    /// ```
    #[must_use]
    pub const fn can_sign(self) -> bool {
        !matches!(self, Self::WatchedBranch | Self::Unknown)
    }
}
