//! Settings, this copy, the ledger, and records that cannot be read.

use chain::Reveals;
use wallet_types::UnixMs;

use crate::{
    model::{Flows, Storage},
    records::key,
    view::{
        CopyView, LedgerRowView, LedgerSummary, LedgerView, RecordTroubleView, SettingsView,
        ThisCopyView, WhoKnows,
    },
};

impl Flows {
    pub(super) fn settings_view(&self, now: UnixMs) -> SettingsView {
        let has_wallet = self.records.vault.is_some();
        SettingsView {
            lock_after_min: self.records.settings.lock_after_min,
            theme: self.records.settings.theme,
            unlocked: self.session.is_some(),
            has_wallet,
            can_change: self.can_write(),
            care: has_wallet.then(|| self.care_view(now)),
            copy: CopyView::of(self.copy.as_ref()),
        }
    }

    pub(super) fn this_copy_view(&self) -> ThisCopyView {
        ThisCopyView {
            copy: CopyView::of(self.copy.as_ref()),
            storage: self.storage_outlook(),
            persistence: self.persistence,
            sealed_to: self
                .phase
                .as_sealed()
                .map(|sealed| sealed.origins().to_vec()),
            version: env!("CARGO_PKG_VERSION"),
        }
    }

    pub(super) fn ledger_summary(&self, now: UnixMs) -> LedgerSummary {
        LedgerSummary {
            requests: self.ledger.requests,
            bytes: self.ledger.bytes,
            known: self
                .ledger
                .hosts
                .iter()
                .map(|host| WhoKnows {
                    host: host.host.clone(),
                    requests: host.requests,
                    addresses: host.addresses.len(),
                    transactions: host.transactions.len(),
                    last_ago_s: now.since(host.last).as_secs(),
                })
                .collect(),
        }
    }

    pub(super) fn ledger_view(&self, now: UnixMs) -> LedgerView {
        let locked = self.session.is_none();
        let rows: Vec<LedgerRowView> = self
            .ledger
            .rows
            .iter()
            .map(|entry| {
                let withheld = locked && entry.reveals != Reveals::Nothing;
                LedgerRowView {
                    when: entry.when,
                    age_s: now.since(entry.when).as_secs(),
                    host: entry.to.host().to_owned(),
                    method: entry.method.as_str(),
                    reveals: if withheld {
                        Reveals::Nothing
                    } else {
                        entry.reveals
                    },
                    withheld,
                    bytes: entry.bytes,
                }
            })
            .collect();
        let listed = u64::try_from(rows.len()).unwrap_or(u64::MAX);
        LedgerView {
            summary: self.ledger_summary(now),
            rows,
            older: self.ledger.requests.saturating_sub(listed),
        }
    }

    pub(super) fn record_trouble(&self) -> RecordTroubleView {
        let damaged = self.records.damaged();
        RecordTroubleView {
            faults: damaged
                .values()
                .map(|damaged| damaged.fault.clone())
                .collect(),
            vault: damaged.contains_key(key::VAULT),
            storage: match self.storage {
                Storage::Failed(fault) => Some(fault),
                Storage::Lasting | Storage::Memory => None,
            },
        }
    }
}
