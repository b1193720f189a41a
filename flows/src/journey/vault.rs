//! Making, restoring and storing the vault. To the page it is ciphertext.

use wallet_types::{
    Account,
    protocol::{PageMessage, Request, RequestId, SecretFile, StoreCause, StoreOutcome, VaultBytes},
};

use crate::{
    effect::{Effect, StorageFault, StoredRecord, Write},
    event::{FileFault, MAX_FILE_LEN_BYTES},
    model::{DownloadFor, Flows, Pending, QuietTask, Storage, StoreFor},
    problem::Problem,
    records::{CareRecord, VaultRecord, encode, key},
    view::{Journey, Said, VaultFileView},
};

use super::store::aside_key;

impl Flows {
    pub(super) fn create(&mut self) {
        if self.may_begin() {
            self.start(Journey::Create, Request::Create);
        }
    }

    pub(super) fn restore_from_words(&mut self) {
        if self.may_begin() {
            self.start(Journey::RestoreWords, Request::RestoreWords);
        }
    }

    /// Restores from whatever else the person has; the key realm asks what.
    pub(super) fn restore(&mut self) {
        if self.may_begin() {
            self.start(Journey::Restore, Request::Restore);
        }
    }

    pub(super) fn restore_from_file(&mut self, bytes: Vec<u8>) {
        if bytes.len() > MAX_FILE_LEN_BYTES {
            self.stop(Problem::File(FileFault::TooLarge));
        } else if self.may_begin() {
            let vault = VaultBytes(bytes);
            self.start(Journey::RestoreVault, Request::RestoreVault { vault });
        }
    }

    /// A wallet is made or restored only where there is none, or where the one that is stored cannot
    /// be read by the key realm; its bytes are kept aside then.
    fn may_begin(&mut self) -> bool {
        if self.session.is_some() || self.vault_stands() {
            return false;
        }
        if let Some(damaged) = self.records.damaged().get(key::VAULT) {
            let fault = damaged.fault.clone();
            self.stop(Problem::Record(fault));
            return false;
        }
        if !self.can_write() {
            self.stop(Problem::ReadingOnly);
            return false;
        }
        true
    }

    fn vault_stands(&self) -> bool {
        self.records.vault.is_some() && self.realm.vault_refused.is_none()
    }

    /// The key realm made or changed a vault.
    pub(super) fn store_vault(
        &mut self,
        id: RequestId,
        vault: VaultBytes,
        accounts: Vec<Account>,
        cause: StoreCause,
    ) {
        if !self.realm.knows(id) {
            return;
        }
        let record = VaultRecord {
            vault,
            cause,
            stored_at: self.now,
        };
        match self.vault_writes(&record) {
            Ok(writes) if self.can_write() => {
                let record = Box::new(record);
                self.save(
                    writes,
                    StoreFor::Vault {
                        request: id,
                        record,
                        accounts,
                    },
                );
            }
            Ok(_) => self.vault_refused_to_store(id, Problem::ReadingOnly),
            Err(problem) => self.vault_refused_to_store(id, problem),
        }
    }

    pub(super) fn vault_saved(
        &mut self,
        id: RequestId,
        record: VaultRecord,
        accounts: Vec<Account>,
        result: Result<(), StorageFault>,
    ) {
        let outcome = match result {
            Ok(()) => {
                self.vault_unstored = false;
                self.take_vault(record, accounts);
                self.say(Said::VaultStored);
                self.lasting_outcome()
            }
            Err(fault) => {
                self.stop(Problem::Storage(fault));
                if self.records.vault.is_none() {
                    // A new wallet can still be locked and unlocked while this page stands.
                    self.vault_unstored = true;
                    self.take_vault(record, accounts);
                }
                self.say(Said::VaultNotStored);
                StoreOutcome::Failed
            }
        };
        if self.realm.knows(id) {
            self.push(Effect::Realm(PageMessage::Stored { id, outcome }));
        }
    }

    pub(super) fn realm_download(&mut self, id: RequestId, file: SecretFile) {
        if !self.realm.knows(id) {
            return;
        }
        let purpose = DownloadFor::Realm(id);
        match file {
            SecretFile::Vault(vault) => self.download_vault(vault, purpose),
            SecretFile::Keystore { address, json } => {
                self.download(format!("keystore-{address}.json"), json, purpose);
            }
        }
    }

    pub(super) fn download_vault(&mut self, vault: VaultBytes, purpose: DownloadFor) {
        let name = file_name(self.now.0);
        self.download(name, vault.0, purpose);
    }

    pub(super) fn download(&mut self, name: String, bytes: Vec<u8>, purpose: DownloadFor) {
        let ticket = self.tickets.draw();
        self.pending.insert(ticket, Pending::Download(purpose));
        self.push(Effect::Download {
            ticket,
            name,
            bytes,
        });
    }

    pub(super) fn downloaded(&mut self, ticket: crate::Ticket, ok: bool) {
        let Some(Pending::Download(purpose)) = self.pending.take(ticket) else {
            return;
        };
        if let DownloadFor::Realm(id) = purpose {
            if let Some(active) = self.realm.journey.as_mut().filter(|active| active.id == id) {
                active.file = match ok {
                    true => VaultFileView::Saved,
                    false => VaultFileView::NotTaken,
                };
            }
            if self.realm.knows(id) {
                self.push(Effect::Realm(PageMessage::Downloaded { id, ok }));
            }
        }
        match (ok, purpose) {
            (false, _) => self.stop(Problem::DownloadRefused),
            (true, DownloadFor::Record) => self.say(Said::FileSaved),
            (true, DownloadFor::Realm(_) | DownloadFor::Care) => {
                self.records.care.saved_at = Some(self.now);
                if self.can_write() {
                    self.save_care();
                }
                self.say(Said::FileSaved);
            }
        }
    }

    fn take_vault(&mut self, record: VaultRecord, accounts: Vec<Account>) {
        self.records.care = self.care_after(record.cause);
        self.records.vault = Some(record);
        self.realm.vault_refused = None;
        if let Some(session) = &mut self.session {
            session.accounts = accounts;
            if self
                .realm
                .tasks
                .values()
                .any(|task| *task == QuietTask::Add)
                && let Some(newest) = session.accounts.iter().map(|account| account.index).max()
            {
                self.show_account(newest);
            }
        }
        self.show_first_if_gone();
        if self.storage == Storage::Lasting && !self.vault_unstored {
            self.push(Effect::AskPersistence);
        }
    }

    const fn lasting_outcome(&self) -> StoreOutcome {
        match self.storage {
            Storage::Lasting => StoreOutcome::Stored,
            _ => StoreOutcome::MemoryOnly,
        }
    }

    fn vault_refused_to_store(&mut self, id: RequestId, problem: Problem) {
        self.stop(problem);
        let outcome = StoreOutcome::Failed;
        self.push(Effect::Realm(PageMessage::Stored { id, outcome }));
    }

    /// The vault, what is known of its care, and the bytes that it takes the place of, in one
    /// transaction.
    fn vault_writes(&self, record: &VaultRecord) -> Result<Vec<Write>, Problem> {
        let mut writes = vec![self.records.put(key::VAULT, record)?];
        if self.realm.vault_refused.is_some()
            && let Some(old) = &self.records.vault
        {
            writes.push(Write::Put(StoredRecord {
                key: aside_key(key::VAULT, self.now.0),
                bytes: encode(old),
            }));
        }
        if let Ok(write) = self.records.put(key::CARE, &self.care_after(record.cause)) {
            writes.push(write);
        }
        Ok(writes)
    }

    /// What is known of a vault's care once it was stored for this cause.
    /// Shows the first account where the one that was shown is no longer in the wallet.
    fn show_first_if_gone(&mut self) {
        let Some(session) = &self.session else { return };
        if let (None, Some(first)) = (session.account(), session.accounts.first()) {
            self.show_account(first.index);
        }
    }

    fn care_after(&self, cause: StoreCause) -> CareRecord {
        match cause {
            StoreCause::Created
            | StoreCause::RestoredFromWords
            | StoreCause::RestoredFromElsewhere => CareRecord {
                words_checked: true,
                ..CareRecord::default()
            },
            StoreCause::RestoredFromVault => CareRecord::default(),
            StoreCause::PasswordChanged | StoreCause::AccountsChanged => self.records.care.clone(),
        }
    }
}

/// Names a vault file after the day, in UTC: `holdfast-2026-05-07.vault`.
fn file_name(unix_ms: u64) -> String {
    let (year, month, day) = civil_date(unix_ms / MS_PER_DAY);
    format!("holdfast-{year:04}-{month:02}-{day:02}.vault")
}

/// Turns days since 1970-01-01 into a date of the Gregorian calendar.
fn civil_date(days: u64) -> (u64, u64, u64) {
    // Counted from 0000-03-01, so that the leap day is the last of a year.
    let shifted = days + 719_468;
    let era = shifted / 146_097;
    let of_era = shifted % 146_097;
    let year_of_era = (of_era - of_era / 1460 + of_era / 36_524 - of_era / 146_096) / 365;
    let of_year = of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    let month_from_march = (5 * of_year + 2) / 153;
    let day = of_year - (153 * month_from_march + 2) / 5 + 1;
    let month = if month_from_march < 10 {
        month_from_march + 3
    } else {
        month_from_march - 9
    };
    let year = year_of_era + era * 400 + u64::from(month <= 2);
    (year, month, day)
}

const MS_PER_DAY: u64 = 86_400_000;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_files_after_the_day() {
        let check = |seconds: u64, expected: &str| assert_eq!(file_name(seconds * 1000), expected);
        check(0, "holdfast-1970-01-01.vault");
        check(951_782_399, "holdfast-2000-02-28.vault");
        check(951_782_400, "holdfast-2000-02-29.vault");
        check(951_868_800, "holdfast-2000-03-01.vault");
        check(1_778_112_000, "holdfast-2026-05-07.vault");
        check(4_107_542_399, "holdfast-2100-02-28.vault");
        check(4_107_542_400, "holdfast-2100-03-01.vault");
    }
}
