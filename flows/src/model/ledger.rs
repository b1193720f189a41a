//! The egress ledger: every request that left this page.

use std::collections::VecDeque;

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
    pub(crate) addresses: Vec<Address>,
    pub(crate) transactions: Vec<Digest>,
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
                addresses: Vec::new(),
                transactions: Vec::new(),
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
                note(&mut self.addresses, address);
            }
            Reveals::Plan { from, to } => {
                note(&mut self.addresses, from);
                note(&mut self.addresses, to);
            }
            Reveals::Transaction(hash) | Reveals::SignedTransaction(hash) => {
                note(&mut self.transactions, hash);
            }
            _ => {}
        }
    }
}

/// Adds what is not known yet.
fn note<T: PartialEq>(known: &mut Vec<T>, new: T) {
    if !known.contains(&new) {
        known.push(new);
    }
}

const MAX_ROWS: usize = 300;
