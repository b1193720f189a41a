//! What is kept between visits: versioned records, read strictly.
//!
//! Every record is one version byte and the postcard form of one struct. A record of another
//! version, or one that does not read to its last byte, is reported and never written over: its key is
//! frozen until the person sets the bytes aside.
//!
//! Nothing secret is in any of them: the vault is ciphertext.

use chain::{Endpoint, EndpointId, EndpointUrl, Label};
use serde::{Deserialize, Serialize, de::DeserializeOwned};
use wallet_types::{
    AccountIndex, Digest, UnixMs,
    protocol::{StoreCause, Theme, VaultBytes},
};

use crate::{
    effect::{StoredRecord, Write},
    outbox::OutboxEntry,
    table::Table,
};

/// The version in front of every record that this build writes.
pub const RECORD_VERSION: u8 = 1;

/// A record that cannot be read.
#[derive(Debug, Clone, PartialEq, Eq, Hash, thiserror::Error)]
#[error("the stored record {key} cannot be read: {kind}")]
pub struct RecordFault {
    /// Its key.
    pub key: String,
    /// What is wrong with it.
    pub kind: RecordFaultKind,
}

/// What is wrong with a record.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, thiserror::Error)]
#[non_exhaustive]
pub enum RecordFaultKind {
    /// No bytes.
    #[error("it is empty")]
    Empty,
    /// Another build wrote it.
    #[error("version {found}, expected {RECORD_VERSION}")]
    UnknownVersion {
        /// The version found.
        found: u8,
    },
    /// It is not what its version promises.
    #[error("it is garbled")]
    Garbled,
}

/// The encrypted wallet.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct VaultRecord {
    /// The ciphertext.
    pub vault: VaultBytes,
    /// Why it was last stored.
    pub cause: StoreCause,
    /// When it was last stored.
    pub stored_at: UnixMs,
}

/// What was done to keep the wallet safe.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct CareRecord {
    /// Whether the words were checked or typed on this copy.
    pub words_checked: bool,
    /// When the vault was last saved as a file.
    pub saved_at: Option<UnixMs>,
    /// How the person confirmed that the file is kept.
    pub backup: Option<BackupRecord>,
}

/// A confirmed backup.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct BackupRecord {
    /// Keccak-256 of the vault that was confirmed.
    pub vault: Digest,
    /// How.
    pub how: BackupProof,
    /// When.
    pub at: UnixMs,
}

/// How a backup was confirmed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum BackupProof {
    /// The person picked the file, and its bytes are the vault's.
    FileCompared,
    /// The person says so.
    Stated,
}

/// The person's endpoints, the one that is asked first.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct EndpointsRecord {
    /// The list.
    pub list: Vec<Endpoint>,
    /// The id that the next endpoint gets.
    pub next_id: EndpointId,
}

/// An endpoint that waits for a reload to be tried.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct CandidateRecord {
    /// Where it is.
    pub url: EndpointUrl,
    /// What the person calls it, where they said so already.
    pub name: Option<Label>,
    /// When it was saved.
    pub saved_at: UnixMs,
}

/// Settings.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct SettingsRecord {
    /// Colours.
    pub theme: Theme,
    /// Minutes until the wallet locks, 1 to 60.
    pub lock_after_min: u8,
    /// The account that is shown.
    pub account: AccountIndex,
}

/// Everything that is kept, as far as it could be read.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(crate) struct Records {
    pub(crate) vault: Option<VaultRecord>,
    pub(crate) care: CareRecord,
    pub(crate) endpoints: EndpointsRecord,
    pub(crate) candidate: Option<CandidateRecord>,
    pub(crate) settings: SettingsRecord,
    pub(crate) outbox: Table<Digest, OutboxEntry>,
    damaged: Table<String, Damaged>,
}

/// A record that could not be read, kept as it is.
#[derive(Clone, PartialEq, Eq)]
pub(crate) struct Damaged {
    pub(crate) fault: RecordFault,
    pub(crate) bytes: Vec<u8>,
}

/// The keys of records.
pub(crate) mod key {
    use wallet_types::Digest;

    pub(crate) const VAULT: &str = "vault";
    pub(crate) const CARE: &str = "care";
    pub(crate) const ENDPOINTS: &str = "endpoints";
    pub(crate) const CANDIDATE: &str = "candidate";
    pub(crate) const SETTINGS: &str = "settings";
    pub(crate) const OUTBOX: &str = "outbox/";
    pub(crate) const ASIDE: &str = "aside/";

    pub(crate) fn outbox(hash: &Digest) -> String {
        format!("{OUTBOX}{hash}")
    }
}

impl Default for SettingsRecord {
    fn default() -> Self {
        Self {
            theme: Theme::System,
            lock_after_min: 5,
            account: AccountIndex(0),
        }
    }
}

impl Records {
    /// Reads every record; what cannot be read is kept apart, under its key.
    pub(crate) fn read(stored: Vec<StoredRecord>) -> Self {
        let mut records = Self::default();
        for record in stored {
            if let Err(kind) = records.take(&record) {
                let fault = RecordFault {
                    key: record.key.clone(),
                    kind,
                };
                let bytes = record.bytes;
                records.damaged.insert(record.key, Damaged { fault, bytes });
            }
        }
        records
    }

    /// Returns the records that could not be read, by key.
    pub(crate) const fn damaged(&self) -> &Table<String, Damaged> {
        &self.damaged
    }

    /// Forgets that a record could not be read, once its bytes lie under another key.
    pub(crate) fn set_aside(&mut self, key: &str) -> Option<Damaged> {
        self.damaged.remove(key)
    }

    /// Writes a record, unless its key holds one that could not be read.
    pub(crate) fn put<T: Serialize>(&self, key: &str, record: &T) -> Result<Write, RecordFault> {
        self.check_key(key)?;
        Ok(Write::Put(StoredRecord {
            key: key.to_owned(),
            bytes: encode(record),
        }))
    }

    /// Removes a record, unless it could not be read.
    pub(crate) fn remove(&self, key: &str) -> Result<Write, RecordFault> {
        self.check_key(key)?;
        Ok(Write::Remove {
            key: key.to_owned(),
        })
    }

    fn check_key(&self, key: &str) -> Result<(), RecordFault> {
        match self.damaged.get(key) {
            Some(damaged) => Err(damaged.fault.clone()),
            None => Ok(()),
        }
    }

    fn take(&mut self, record: &StoredRecord) -> Result<(), RecordFaultKind> {
        let bytes = &record.bytes;
        match record.key.as_str() {
            key::VAULT => self.vault = Some(decode(bytes)?),
            key::CARE => self.care = decode(bytes)?,
            key::ENDPOINTS => self.endpoints = decode(bytes)?,
            key::CANDIDATE => self.candidate = Some(decode(bytes)?),
            key::SETTINGS => self.settings = decode::<SettingsRecord>(bytes)?.checked()?,
            name if name.starts_with(key::OUTBOX) => {
                let entry: OutboxEntry = decode(bytes)?;
                if Digest::keccak256(&entry.raw) != entry.hash || key::outbox(&entry.hash) != name {
                    return Err(RecordFaultKind::Garbled);
                }
                self.outbox.insert(entry.hash, entry);
            }
            // What was set aside, and what a later build may keep under names of its own.
            _ => {}
        }
        Ok(())
    }
}

impl SettingsRecord {
    /// Minutes that the person can choose.
    pub const LOCK_AFTER_MIN: std::ops::RangeInclusive<u8> = 1..=60;

    fn checked(self) -> Result<Self, RecordFaultKind> {
        if Self::LOCK_AFTER_MIN.contains(&self.lock_after_min) {
            Ok(self)
        } else {
            Err(RecordFaultKind::Garbled)
        }
    }
}

/// Writes a record: version byte, then postcard.
///
/// # Panics
/// Never: records hold nothing that postcard cannot write.
pub fn encode<T: Serialize>(record: &T) -> Vec<u8> {
    postcard::to_extend(record, vec![RECORD_VERSION])
        .expect("records hold only what postcard can write")
}

/// Reads a record that [`encode`] wrote, to its last byte.
///
/// # Errors
/// Bytes of another version, of no record, too many, or too few.
pub fn decode<T: DeserializeOwned>(bytes: &[u8]) -> Result<T, RecordFaultKind> {
    let (version, body) = bytes.split_first().ok_or(RecordFaultKind::Empty)?;
    if *version != RECORD_VERSION {
        return Err(RecordFaultKind::UnknownVersion { found: *version });
    }
    match postcard::take_from_bytes(body) {
        Ok((record, [])) => Ok(record),
        _ => Err(RecordFaultKind::Garbled),
    }
}

impl std::fmt::Debug for Damaged {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{} ({} bytes)", self.fault, self.bytes.len())
    }
}
