//! Everything the page asks its shell to do, as plain data.
//!
//! An effect with a ticket is answered by the event of the same name; the others are done and
//! forgotten.

use std::fmt;

use chain::{Query, Source};
use serde::{Deserialize, Serialize};
use wallet_types::{
    UnixMs,
    protocol::{PageMessage, Theme},
};

use crate::{phase::SealProof, ticket::Ticket};

/// Something to be done.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Effect {
    /// Read every record of this origin's database.
    Load {
        /// Names the answer.
        ticket: Ticket,
    },
    /// Make all these writes in one transaction, with strict durability.
    Store {
        /// Names the answer.
        ticket: Ticket,
        /// The writes, in order.
        writes: Vec<Write>,
    },
    /// Delete the whole database, and whatever else this origin keeps.
    EraseEverything {
        /// Names the answer.
        ticket: Ticket,
    },
    /// Ask the browser to keep this origin's data.
    AskPersistence,
    /// Append the whole policy again with `connect-src 'self'` and exactly these origins.
    Seal {
        /// Names the answer.
        ticket: Ticket,
        /// The origins, each like `https://rpc.example:8443`.
        origins: Vec<String>,
    },
    /// Make the key frame, in place of one that exists. The proof says that the page is sealed.
    MountKeyFrame(SealProof),
    /// Hand a message to the key frame.
    Realm(PageMessage),
    /// Ask an endpoint.
    Chain {
        /// Names the answer.
        ticket: Ticket,
        /// Whom.
        source: Source,
        /// What.
        query: Query,
    },
    /// Offer a file to the person.
    Download {
        /// Names the answer.
        ticket: Ticket,
        /// The file's name.
        name: String,
        /// Its bytes.
        bytes: Vec<u8>,
    },
    /// Open the browser's file dialog.
    ChooseFile {
        /// What for.
        purpose: FilePurpose,
    },
    /// Put a public text on the clipboard.
    Copy {
        /// The text.
        text: String,
    },
    /// Set the hash of the address bar.
    Navigate {
        /// The hash, with its `#`.
        hash: String,
        /// Whether a new entry of the browser's history is made.
        history: History,
    },
    /// Load the page again.
    Reload,
    /// Wait for the lock of the writing tab: [`Event::Writer`](crate::Event::Writer) tells when it is got or lost.
    ClaimWriter,
    /// Take that lock from whichever tab holds it.
    TakeWriter,
    /// Tell the other tabs of this origin.
    Tell(TabMessage),
    /// Draw in this theme.
    SetTheme(Theme),
}

/// Whether a step becomes an entry of the browser's history.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum History {
    /// It does.
    Push,
    /// It takes the place of the present entry.
    Replace,
}

/// A record as it lies in the database.
#[derive(Clone, PartialEq, Eq)]
pub struct StoredRecord {
    /// Its key.
    pub key: String,
    /// Its bytes, the version first.
    pub bytes: Vec<u8>,
}

/// One write of a transaction.
#[derive(Clone, PartialEq, Eq)]
pub enum Write {
    /// Puts a record in place of whatever has its key.
    Put(StoredRecord),
    /// Removes a record, where there is one.
    Remove {
        /// Its key.
        key: String,
    },
}

/// Why a database did not do what it was asked.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, thiserror::Error)]
#[non_exhaustive]
pub enum StorageFault {
    /// There is none, or the browser forbids it.
    #[error("this browser gives this page no storage")]
    Unavailable,
    /// No room is left.
    #[error("the browser has no room left for this page")]
    Full,
    /// Another tab holds the database in another version.
    #[error("another tab keeps the storage from being opened")]
    Blocked,
    /// It failed in some other way.
    #[error("the browser's storage failed")]
    Failed,
}

/// What a file is asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum FilePurpose {
    /// To restore a wallet from it.
    RestoreVault,
    /// To compare it with the stored vault.
    ConfirmBackup,
}

/// What tabs of one origin tell each other.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum TabMessage {
    /// The person locked: every tab locks.
    Lock,
    /// Records were written: every other tab reads them again.
    RecordsChanged {
        /// When.
        at: UnixMs,
    },
    /// This origin's data were erased: every tab forgets.
    Erased,
}

impl fmt::Debug for StoredRecord {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} ({} bytes)", self.key, self.bytes.len())
    }
}

impl fmt::Debug for Write {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Put(record) => write!(f, "Put({record:?})"),
            Self::Remove { key } => write!(f, "Remove({key})"),
        }
    }
}
