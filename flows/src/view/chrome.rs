//! What surrounds every screen: supply line, banners, dialog, live region.

use chain::EndpointId;
use wallet_types::{Digest, Mark, protocol::LockReason};

use super::{origin::CopyView, send::ReviewBlock};
use crate::{action::BannerKind, outbox::OutboxState, problem::Problem};

/// Whether the person can walk about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Navigation {
    /// No rail, no bar: there is one thing to do.
    Hidden,
    /// Endpoints, this copy and settings alone: no wallet is open.
    Outside,
    /// Everything.
    Full,
}

/// The path between the person and the chain.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SupplyLineView {
    /// This copy and how it came.
    pub copy: CopyView,
    /// The endpoint that is asked; `None` while the list is empty.
    pub endpoint: Option<EndpointLineView>,
    /// The newest block that it told of.
    pub block: Option<BlockView>,
}

/// The endpoint part of the supply line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct EndpointLineView {
    /// Its name.
    pub name: String,
    /// Its host.
    pub host: String,
    /// The network's name.
    pub network: String,
    /// How it is doing.
    pub state: LineState,
    /// How many endpoints are on the list.
    pub listed: usize,
}

/// How an endpoint is doing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum LineState {
    /// It was not asked yet: nothing left this page.
    Quiet,
    /// It is being asked for the first time.
    Asking,
    /// Its last answer was usable.
    Answering,
    /// Its last answer was not.
    Failing(Problem),
}

/// A block and its age.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BlockView {
    /// Its number.
    pub number: u64,
    /// Seconds since it was read.
    pub age_s: u64,
    /// How far it can be trusted.
    pub mark: Mark,
}

/// A standing message.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum BannerView {
    /// Something stopped an action.
    Problem(Problem),
    /// This page's policy stopped something: it should never happen.
    PolicyViolation {
        /// The directive.
        directive: String,
        /// What was blocked.
        blocked: String,
        /// Whether it was stopped in the key frame.
        in_key_realm: bool,
    },
    /// The wallet locked by itself.
    Locked(LockReason),
    /// Another tab writes; offers [`Action::UseThisTab`](crate::Action::UseThisTab).
    ReadingOnly,
    /// Another tab changed the list; offers [`Action::Reload`](crate::Action::Reload).
    StaleEndpoints,
    /// The vault file is not confirmed to be kept.
    Backup,
    /// Some records cannot be read and are left as they are; offers a way to their screen.
    DamagedRecords {
        /// Their keys.
        keys: Vec<String>,
    },
}

impl BannerView {
    /// Returns the kind under which it can be hidden.
    #[must_use]
    pub const fn kind(&self) -> Option<BannerKind> {
        match self {
            Self::Problem(_) => Some(BannerKind::Problem),
            Self::PolicyViolation { .. } => Some(BannerKind::PolicyViolation),
            Self::Locked(_) => Some(BannerKind::Locked),
            Self::ReadingOnly => Some(BannerKind::ReadingOnly),
            Self::StaleEndpoints => Some(BannerKind::StaleEndpoints),
            Self::Backup => Some(BannerKind::Backup),
            Self::DamagedRecords { .. } => None,
        }
    }
}

/// A dialog: it asks for one decision.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum DialogView {
    /// Remove an endpoint.
    RemoveEndpoint {
        /// Which.
        id: EndpointId,
        /// Its name.
        name: String,
        /// Its host.
        host: String,
        /// Whether none is left afterwards.
        only_one: bool,
    },
    /// "Holdfast reloads so that this page may reach X": the wallet locks, the address is saved, and
    /// tried after the reload.
    ReloadForEndpoint {
        /// The endpoint's origin.
        origin: String,
    },
    /// Erase this copy's data. Agreeing is possible once `typed` is `expected`.
    Erase {
        /// What is to be typed.
        expected: &'static str,
        /// What is typed.
        typed: String,
        /// Whether they are the same.
        ready: bool,
        /// Whether the vault file is confirmed to be kept.
        backup_confirmed: bool,
        /// Signed payments that are not included yet.
        unsettled: usize,
        /// Whether the erasing is under way.
        erasing: bool,
    },
    /// State that the vault file is kept, without showing it.
    StateBackup,
}

impl DialogView {
    /// Says whether the person can agree now.
    #[must_use]
    pub const fn can_agree(&self) -> bool {
        match self {
            Self::Erase { ready, erasing, .. } => *ready && !*erasing,
            _ => true,
        }
    }
}

/// What the live region says.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Announcement {
    /// Grows with each announcement, so that the same words can be said again.
    pub number: u64,
    /// What.
    pub what: Option<Said>,
}

/// Things worth saying aloud.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Said {
    /// The wallet is open.
    Unlocked,
    /// The wallet is locked.
    Locked,
    /// The wallet's vault is stored.
    VaultStored,
    /// The wallet's vault could not be stored.
    VaultNotStored,
    /// A file was handed to the browser.
    FileSaved,
    /// A text is on the clipboard.
    Copied,
    /// The balance was read.
    BalanceRead,
    /// An endpoint answered.
    EndpointAnswered,
    /// An endpoint is on the list.
    EndpointKept,
    /// An endpoint left the list.
    EndpointRemoved,
    /// An account was added.
    AccountAdded,
    /// An account has another name.
    AccountRenamed,
    /// A message was signed.
    MessageSigned,
    /// The backup is confirmed.
    BackupConfirmed,
    /// A payment got further.
    Payment {
        /// Its hash.
        hash: Digest,
        /// How far.
        state: OutboxState,
    },
    /// Review is not possible yet.
    ReviewBlocked(ReviewBlock),
    /// Something stopped an action.
    Problem(Problem),
    /// This tab writes now.
    WritingHere,
}
