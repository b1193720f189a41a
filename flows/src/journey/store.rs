//! Writing: one way in, one place where a write's outcome is taken.
//!
//! What matters (vault, list, outbox) becomes the model's only once it is durable. Looks and
//! bookkeeping are the model's at once; a failure is told.

use serde::Serialize;

use crate::{
    effect::{Effect, StorageFault, StoredRecord, TabMessage, Write},
    model::{Flows, Pending, Storage, StoreFor},
    problem::Problem,
    records::{Records, key},
    ticket::Ticket,
};

impl Flows {
    /// Writes; without lasting storage the model is all there is, and it succeeds at once.
    pub(super) fn save(&mut self, writes: Vec<Write>, purpose: StoreFor) {
        if self.storage == Storage::Memory {
            self.saved(purpose, Ok(()));
            return;
        }
        let ticket = self.tickets.draw();
        self.pending.insert(ticket, Pending::Store(purpose));
        self.push(Effect::Store { ticket, writes });
    }

    /// Writes a record that the model holds already.
    pub(super) fn save_bookkeeping<T: Serialize>(&mut self, key: &str, record: &T) {
        match self.records.put(key, record) {
            Ok(write) => self.save(vec![write], StoreFor::Written),
            Err(fault) => self.stop(Problem::Record(fault)),
        }
    }

    pub(super) fn save_care(&mut self) {
        let care = self.records.care.clone();
        self.save_bookkeeping(key::CARE, &care);
    }

    pub(super) fn save_settings(&mut self) {
        let settings = self.records.settings;
        self.save_bookkeeping(key::SETTINGS, &settings);
    }

    pub(super) fn stored(&mut self, ticket: Ticket, result: Result<(), StorageFault>) {
        if let Some(Pending::Store(purpose)) = self.pending.take(ticket) {
            if result.is_ok() {
                self.push(Effect::Tell(TabMessage::RecordsChanged { at: self.now }));
            }
            self.saved(purpose, result);
        }
    }

    fn saved(&mut self, purpose: StoreFor, result: Result<(), StorageFault>) {
        match (purpose, result) {
            (
                StoreFor::Vault {
                    request,
                    record,
                    accounts,
                },
                result,
            ) => self.vault_saved(request, *record, accounts, result),
            (StoreFor::NewEntry(entry), result) => self.entry_saved(*entry, result),
            (StoreFor::Endpoints { record, said }, Ok(())) => self.endpoints_saved(record, said),
            (StoreFor::Endpoints { .. }, Err(fault)) => self.endpoints_not_saved(fault),
            (StoreFor::Candidate(candidate), Ok(())) => self.candidate_saved(candidate),
            (StoreFor::CandidateDropped, Ok(())) => self.records.candidate = None,
            (StoreFor::SetAside { key }, Ok(())) => self.was_set_aside(&key),
            (StoreFor::Written, Ok(())) => {}
            (_, Err(fault)) => self.stop(Problem::Storage(fault)),
        }
    }

    fn was_set_aside(&mut self, key: &str) {
        self.records.set_aside(key);
        let route = self.route.clone();
        self.arrive(route);
    }

    /// Moves a record that cannot be read to another key, so that its own can be used again.
    pub(super) fn set_aside(&mut self, key: &str) {
        let Some(damaged) = self.records.damaged().get(key) else {
            return;
        };
        if !self.can_write() {
            self.stop(Problem::ReadingOnly);
            return;
        }
        let writes = vec![
            Write::Put(StoredRecord {
                key: aside_key(key, self.now.0),
                bytes: damaged.bytes.clone(),
            }),
            Write::Remove {
                key: key.to_owned(),
            },
        ];
        let key = key.to_owned();
        self.save(writes, StoreFor::SetAside { key });
    }

    /// Takes what another tab wrote.
    pub(super) fn refreshed(&mut self, records: Records) {
        let before = self.records.vault.as_ref().map(|record| &record.vault);
        let after = records.vault.as_ref().map(|record| &record.vault);
        let wallet_changed = before != after;
        let settings_changed = self.records.settings != records.settings;
        self.records = records;
        self.caught_up();
        if settings_changed {
            self.push(Effect::SetTheme(self.records.settings.theme));
            self.configure();
        }
        if wallet_changed {
            self.realm.vault_refused = None;
            let was_open = self.session.is_some();
            if was_open || self.realm.kind() == Some(crate::view::Journey::Unlock) {
                self.lock_here();
            } else {
                self.open_door();
            }
            if was_open {
                self.stop(Problem::WalletChanged);
            }
        }
    }
}

/// Where the bytes of a replaced or unreadable record are kept.
pub(super) fn aside_key(key: &str, at: u64) -> String {
    format!("{}{key}/{at}", key::ASIDE)
}
