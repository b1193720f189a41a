//! Settings, this copy, the egress ledger, and records that cannot be read.

use wallet_types::{UnixMs, protocol::Theme};

use super::{care::CareView, origin::CopyView};
use crate::{event::Persistence, records::RecordFault};

/// Settings.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SettingsView {
    /// Minutes until the wallet locks.
    pub lock_after_min: u8,
    /// Colours.
    pub theme: Theme,
    /// Whether a wallet is open, so that words and password are within reach.
    pub unlocked: bool,
    /// Whether there is a wallet.
    pub has_wallet: bool,
    /// Whether settings can be changed: this tab writes.
    pub can_change: bool,
    /// What keeps the wallet from being lost; `None` without a wallet.
    pub care: Option<CareView>,
    /// What this copy is.
    pub copy: CopyView,
}

/// What this copy is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ThisCopyView {
    /// The copy.
    pub copy: CopyView,
    /// How long what is stored here lasts.
    pub storage: super::StorageOutlook,
    /// What the browser promises.
    pub persistence: Persistence,
    /// The origins that the page can reach; `None` while it is open to any endpoint.
    pub sealed_to: Option<Vec<String>>,
    /// The version of this build.
    pub version: &'static str,
}

/// Who learned what, in short.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct LedgerSummary {
    /// Requests that left this page.
    pub requests: u64,
    /// Bytes sent.
    pub bytes: u64,
    /// What each host knows, in order of the first request.
    pub known: Vec<WhoKnows>,
}

/// What one host knows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WhoKnows {
    /// Host and port.
    pub host: String,
    /// Requests to it.
    pub requests: u64,
    /// Addresses shown to it.
    pub addresses: usize,
    /// Signed transactions handed to it.
    pub transactions: usize,
    /// Seconds since the last request.
    pub last_ago_s: u64,
}

/// The egress ledger.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LedgerView {
    /// In short.
    pub summary: LedgerSummary,
    /// The newest requests, newest first.
    pub rows: Vec<LedgerRowView>,
    /// How many older ones are counted above and not listed.
    pub older: u64,
}

/// One request.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LedgerRowView {
    /// When.
    pub when: UnixMs,
    /// Seconds since.
    pub age_s: u64,
    /// Host and port.
    pub host: String,
    /// The method's name on the wire.
    pub method: &'static str,
    /// What it told, beyond the fact that someone asks. Emptied of addresses while locked.
    pub reveals: chain::Reveals,
    /// Whether what it told is left out because the wallet is locked.
    pub withheld: bool,
    /// Bytes sent.
    pub bytes: u64,
}

/// Records that cannot be read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RecordTroubleView {
    /// Which, and why.
    pub faults: Vec<RecordFault>,
    /// Whether the vault is among them: a vault file or the words bring the wallet back.
    pub vault: bool,
    /// Why records could not be read at all.
    pub storage: Option<crate::effect::StorageFault>,
}
