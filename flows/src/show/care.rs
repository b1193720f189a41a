//! What keeps the wallet from being lost.

use wallet_types::{Digest, UnixMs};

use crate::{
    model::{Flows, Storage},
    origin::CopyRoute,
    records::BackupProof,
    view::{BackupState, CareView, StorageOutlook, WordsState},
};

impl Flows {
    pub(super) fn care_view(&self, now: UnixMs) -> CareView {
        let care = &self.records.care;
        let words = if care.words_checked {
            WordsState::Checked
        } else {
            WordsState::NotSeenHere
        };
        let backup = self.backup_state();
        CareView {
            words,
            saved_ago_s: care.saved_at.map(|at| now.since(at).as_secs()),
            backup,
            storage: self.storage_outlook(),
            complete: matches!(backup, BackupState::Current { .. }),
        }
    }

    pub(super) fn backup_state(&self) -> BackupState {
        let care = &self.records.care;
        let Some(record) = &self.records.vault else {
            return BackupState::Missing;
        };
        match care.backup {
            Some(backup) if backup.vault == Digest::keccak256(&record.vault.0) => {
                BackupState::Current {
                    compared: backup.how == BackupProof::FileCompared,
                }
            }
            Some(_) => BackupState::Outdated,
            None if care.saved_at.is_some() => BackupState::Unconfirmed,
            None => BackupState::Missing,
        }
    }

    pub(super) fn storage_outlook(&self) -> StorageOutlook {
        let persistence = self.persistence;
        let route = self.copy.as_ref().map(|copy| &copy.route);
        match (self.storage, route) {
            _ if self.vault_unstored => StorageOutlook::MemoryOnly,
            (Storage::Memory, _) | (_, None | Some(CopyRoute::File)) => StorageOutlook::MemoryOnly,
            (_, Some(CopyRoute::Local { .. } | CopyRoute::Gateway { .. })) => {
                StorageOutlook::EndsWithThisCopy { persistence }
            }
            (_, Some(CopyRoute::Name { .. })) => StorageOutlook::BelongsToName { persistence },
            (_, Some(CopyRoute::WebServer { in_folder, .. })) => StorageOutlook::BelongsToServer {
                persistence,
                shared: *in_folder,
            },
        }
    }
}
