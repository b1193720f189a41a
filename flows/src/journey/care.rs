//! Looking after the wallet: its words, its file, and the proof that the file is kept.

use wallet_types::{Digest, protocol::Request};

use crate::{
    action::{CareAction, RecordsAction},
    effect::FilePurpose,
    event::{FileFault, MAX_FILE_LEN_BYTES},
    model::{Dialog, DownloadFor, Flows},
    problem::Problem,
    records::{BackupProof, BackupRecord},
    view::{Journey, Said},
};

impl Flows {
    pub(super) fn care_action(&mut self, action: CareAction) {
        match action {
            CareAction::SaveVaultFile => self.save_vault_file(),
            CareAction::StateBackup => {
                if self.records.vault.is_some() {
                    self.dialog = Some(Dialog::StateBackup);
                }
            }
            CareAction::RevealWords => {
                if self.session.is_some() {
                    self.start(Journey::RevealWords, Request::RevealWords);
                }
            }
        }
    }

    pub(super) fn file_chosen(&mut self, purpose: FilePurpose, result: Result<Vec<u8>, FileFault>) {
        if self.stage != crate::model::BootStage::Running {
            return;
        }
        match (purpose, result) {
            (_, Err(FileFault::Cancelled)) => {}
            (_, Err(fault)) => self.stop(Problem::File(fault)),
            (_, Ok(bytes)) if bytes.len() > MAX_FILE_LEN_BYTES => {
                self.stop(Problem::File(FileFault::TooLarge));
            }
            (FilePurpose::RestoreVault, Ok(bytes)) => self.restore_from_file(bytes),
            (FilePurpose::ConfirmBackup, Ok(bytes)) => self.compare_backup(&bytes),
        }
    }

    pub(super) fn state_backup(&mut self) {
        self.confirm_backup(BackupProof::Stated);
    }

    /// The words were shown here to the person, who proved to be the owner.
    pub(super) fn words_seen(&mut self) {
        self.records.care.words_checked = true;
        if self.can_write() {
            self.save_care();
        }
    }

    pub(super) fn records_action(&mut self, action: RecordsAction) {
        match action {
            RecordsAction::Save { key } => {
                if let Some(damaged) = self.records.damaged().get(&key) {
                    let bytes = damaged.bytes.clone();
                    let name = format!("holdfast-{}.record", key.replace('/', "-"));
                    self.download(name, bytes, DownloadFor::Record);
                }
            }
            RecordsAction::SetAside { key } => self.set_aside(&key),
        }
    }

    fn save_vault_file(&mut self) {
        if let Some(record) = &self.records.vault {
            let vault = record.vault.clone();
            self.download_vault(vault, DownloadFor::Care);
        }
    }

    fn compare_backup(&mut self, bytes: &[u8]) {
        match &self.records.vault {
            Some(record) if record.vault.0 == bytes => {
                self.confirm_backup(BackupProof::FileCompared);
            }
            _ => self.stop(Problem::OtherFile),
        }
    }

    fn confirm_backup(&mut self, how: BackupProof) {
        let Some(record) = &self.records.vault else {
            return;
        };
        if !self.can_write() {
            self.stop(Problem::ReadingOnly);
            return;
        }
        self.records.care.backup = Some(BackupRecord {
            vault: Digest::keccak256(&record.vault.0),
            how,
            at: self.now,
        });
        self.save_care();
        self.say(Said::BackupConfirmed);
    }
}
