//! The egress ledger: every request that left this page.

use std::collections::{BTreeSet, VecDeque};

use chain::Reveals;
use wallet_types::{Address, Digest, UnixMs};

use crate::event::EgressEntry;

/// Who learned what. Totals are exact; of single requests the newest are kept.
#[derive(Debug, Default)]
pub(crate) struct Ledger {
    pub(crate) rows: VecDeque<EgressEntry>,
    pub(crate) hosts: Vec<HostTotals>,
    pub(crate) requests: u64,
    pub(crate) bytes: u64,
}

/// What one host knows.
#[derive(Debug)]
pub(crate) struct HostTotals {
    pub(crate) host: String,
    pub(crate) requests: u64,
    pub(crate) addresses: BTreeSet<Address>,
    pub(crate) transactions: BTreeSet<Digest>,
    pub(crate) last: UnixMs,
}

impl Ledger {
    pub(crate) fn record(&mut self, entry: EgressEntry) {
        self.requests += 1;
        self.bytes = self.bytes.saturating_add(entry.bytes);
        self.host(entry.to.host()).learn(&entry);
        self.rows.push_front(entry);
        self.rows.truncate(MAX_ROWS);
    }

    fn host(&mut self, host: &str) -> &mut HostTotals {
        let at = self.hosts.iter().position(|known| known.host == host);
        let at = at.unwrap_or_else(|| {
            self.hosts.push(HostTotals {
                host: host.to_owned(),
                requests: 0,
                addresses: BTreeSet::new(),
                transactions: BTreeSet::new(),
                last: UnixMs(0),
            });
            self.hosts.len() - 1
        });
        &mut self.hosts[at]
    }
}

impl HostTotals {
    fn learn(&mut self, entry: &EgressEntry) {
        self.requests += 1;
        self.last = self.last.max(entry.when);
        match entry.reveals {
            Reveals::Address(address) => {
                self.addresses.insert(address);
            }
            Reveals::Plan { from, to } => {
                self.addresses.extend([from, to]);
            }
            Reveals::Transaction(hash) | Reveals::SignedTransaction(hash) => {
                self.transactions.insert(hash);
            }
            _ => {}
        }
    }
}

const MAX_ROWS: usize = 300;
