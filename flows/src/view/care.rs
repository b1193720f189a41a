//! The look-after-it list: what keeps the wallet from being lost.

use crate::event::Persistence;

/// What keeps the wallet from being lost.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CareView {
    /// The words.
    pub words: WordsState,
    /// Seconds since the vault was last saved as a file here; `None` where it never was.
    pub saved_ago_s: Option<u64>,
    /// The confirmed backup.
    pub backup: BackupState,
    /// How long what is stored here lasts.
    pub storage: StorageOutlook,
    /// Whether everything is done.
    pub complete: bool,
}

/// Whether the words are known to be written down.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum WordsState {
    /// They were checked or typed on this copy.
    Checked,
    /// The wallet came from a file: the words were not seen here.
    NotSeenHere,
}

/// Whether the vault file is known to be kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum BackupState {
    /// Never saved, never confirmed.
    Missing,
    /// Saved here, not confirmed yet.
    Unconfirmed,
    /// Confirmed; the file equals the stored vault.
    Current {
        /// Whether the file was compared, or its keeping stated.
        compared: bool,
    },
    /// Confirmed once; the stored vault has changed since. The old file still opens, with its old
    /// password and its old names.
    Outdated,
}

/// How long what is stored here lasts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum StorageOutlook {
    /// Nothing is stored: closing the tab forgets everything. Keep the vault file.
    MemoryOnly,
    /// The storage belongs to this very CID: the next release does not see it. Keep the vault file.
    EndsWithThisCopy {
        /// What the browser promises.
        persistence: Persistence,
    },
    /// The storage belongs to a name: the next release sees it, and so does whoever moves the name.
    BelongsToName {
        /// What the browser promises.
        persistence: Persistence,
    },
    /// The storage belongs to a web server's origin: whoever runs it can put another page there.
    BelongsToServer {
        /// What the browser promises.
        persistence: Persistence,
        /// Whether other pages of the same host may share it.
        shared: bool,
    },
}
