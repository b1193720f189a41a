//! Everything that happens to the page: facts, answers to effects, and what the person does.

use chain::{Answer, ChainError, EndpointUrl, Method};
use wallet_types::{UnixMs, protocol::RealmMessage};

use crate::{
    action::Action,
    effect::{FilePurpose, StorageFault, StoredRecord, TabMessage},
    ticket::Ticket,
};

/// Something that happened.
#[expect(
    clippy::large_enum_variant,
    reason = "an event is made, handed over and taken apart once; a box would cost more"
)]
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Event {
    /// The page has started. Sent first, and once.
    Boot(BootFacts),
    /// What serves this page, read from its own answer's headers. A hint; it may come late or never.
    ServedBy(ServedBy),
    /// A second has passed. Sent once a second while the page is alive.
    Tick,
    /// The page was hidden or shown.
    Visibility {
        /// Whether it is hidden now.
        hidden: bool,
    },
    /// The person moved, typed or touched. The shell may send each one; seldom is enough.
    PersonActive,
    /// The address bar's hash changed, by the person or by [`Effect::Navigate`](crate::Effect::Navigate).
    HashChanged(String),
    /// The person did something on a screen.
    Act(Action),
    /// Answers [`Effect::Load`](crate::Effect::Load): every record there is.
    Loaded {
        /// The effect's ticket.
        ticket: Ticket,
        /// The records, or why they cannot be read.
        result: Result<Vec<StoredRecord>, StorageFault>,
    },
    /// Answers [`Effect::Store`](crate::Effect::Store): all writes are durable, or none was made.
    Stored {
        /// The effect's ticket.
        ticket: Ticket,
        /// How it went.
        result: Result<(), StorageFault>,
    },
    /// Answers [`Effect::EraseEverything`](crate::Effect::EraseEverything).
    Erased {
        /// The effect's ticket.
        ticket: Ticket,
        /// How it went.
        result: Result<(), StorageFault>,
    },
    /// Answers [`Effect::AskPersistence`](crate::Effect::AskPersistence).
    Persistence(Persistence),
    /// Answers [`Effect::Seal`](crate::Effect::Seal): the policy now standing in the page.
    Sealed {
        /// The effect's ticket.
        ticket: Ticket,
        /// Whether the policy was appended and is in force.
        result: Result<(), SealFault>,
    },
    /// The key realm's screen said something.
    Realm(RealmMessage),
    /// The key frame could not be made, vanished, or sent bytes that are no message.
    RealmLost(RealmLoss),
    /// Answers [`Effect::Chain`](crate::Effect::Chain).
    Chain {
        /// The effect's ticket.
        ticket: Ticket,
        /// The answer, or why there is none.
        result: Result<Answer, ChainError>,
    },
    /// Whether this tab is the one that writes. `true` when the lock was got, `false` when another
    /// tab holds or took it.
    Writer(bool),
    /// Another tab of this origin said something.
    Tab(TabMessage),
    /// A request is about to leave, or has come back: for the ledger.
    Egress(EgressEntry),
    /// The page's own policy stopped something: shown, since it should never happen.
    PolicyViolation {
        /// The directive.
        directive: String,
        /// What was blocked, without path or query.
        blocked: String,
    },
    /// Answers [`Effect::ChooseFile`](crate::Effect::ChooseFile), or a file dropped on the page.
    FileChosen {
        /// What the file was asked for.
        purpose: FilePurpose,
        /// Its bytes, or why they cannot be read.
        result: Result<Vec<u8>, FileFault>,
    },
    /// Answers [`Effect::Download`](crate::Effect::Download): whether the browser took the file.
    Downloaded {
        /// The effect's ticket.
        ticket: Ticket,
        /// Whether it did.
        ok: bool,
    },
    /// Answers [`Effect::Copy`](crate::Effect::Copy): whether the clipboard took the text.
    Copied {
        /// Whether it did.
        ok: bool,
    },
}

/// What the shell knows before anything else is touched.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct BootFacts {
    /// `location.protocol`, with its colon: `http:`, `https:`, `file:`.
    pub protocol: String,
    /// `location.hostname`: without port; IPv6 in brackets.
    pub hostname: String,
    /// `location.port`: empty where the scheme implies it.
    pub port: String,
    /// `location.pathname`.
    pub path: String,
    /// `location.hash`, with its `#` or empty.
    pub hash: String,
    /// Whether another page frames this one (`top !== self`).
    pub framed: bool,
    /// `isSecureContext`.
    pub secure_context: bool,
    /// Whether `indexedDB` exists. Asked by name only; nothing is opened before classification.
    pub storage: bool,
    /// Whether the page is hidden at the start.
    pub hidden: bool,
}

/// Headers of this page's own answer. Hints: whoever serves the page can write them.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct ServedBy {
    /// `Server`.
    pub server: Option<String>,
    /// `X-Ipfs-Path`.
    pub ipfs_path: Option<String>,
    /// `X-Ipfs-Roots`.
    pub ipfs_roots: Option<String>,
}

/// What the browser answered when asked to keep this origin's data.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Persistence {
    /// Not asked yet.
    #[default]
    Unasked,
    /// It promises to keep them.
    Granted,
    /// It may clear them when space is short.
    BestEffort,
    /// It cannot be asked.
    Unsupported,
}

/// Why the page could not be sealed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, thiserror::Error)]
#[non_exhaustive]
pub enum SealFault {
    /// The policy element could not be added.
    #[error("the policy could not be added to the page")]
    NotAppended,
    /// The element is there, and the policy in force is not the one asked for.
    #[error("the policy is not in force")]
    NotInForce,
}

/// How the key frame was lost.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, thiserror::Error)]
#[non_exhaustive]
pub enum RealmLoss {
    /// Its code could not be fetched from this copy.
    #[error("the key realm's code could not be loaded")]
    NotLoaded,
    /// It vanished from the page, or navigated.
    #[error("the key realm vanished")]
    Vanished,
    /// It sent bytes that are no message of the protocol.
    #[error("the key realm sent something that is no message")]
    Nonsense,
}

/// Why a file cannot be used.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, thiserror::Error)]
#[non_exhaustive]
pub enum FileFault {
    /// The person chose none.
    #[error("no file was chosen")]
    Cancelled,
    /// Longer than [`MAX_FILE_LEN_BYTES`]. The shell checks before it reads.
    #[error("the file is larger than {MAX_FILE_LEN_BYTES} bytes")]
    TooLarge,
    /// The browser could not read it.
    #[error("the file could not be read")]
    Unreadable,
}

/// The longest file that is read, in bytes.
pub const MAX_FILE_LEN_BYTES: usize = 1024 * 1024;

/// A request that left this page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct EgressEntry {
    /// When.
    pub when: UnixMs,
    /// To whom.
    pub to: EndpointUrl,
    /// Which method.
    pub method: Method,
    /// What it told them beyond the fact that someone asks.
    pub reveals: chain::Reveals,
    /// Bytes sent.
    pub bytes: u64,
}
