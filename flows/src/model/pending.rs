//! Answers that are waited for. A ticket that is not here belongs to nobody any more.

use chain::{Endpoint, EndpointId};
use wallet_types::{Account, AccountIndex, Address, Digest, UnixMs, protocol::RequestId};

use crate::{
    outbox::OutboxEntry,
    records::{CandidateRecord, EndpointsRecord, VaultRecord},
    table::Table,
    ticket::Ticket,
    view::Said,
};

/// Every answer that is waited for.
#[derive(Debug, Default)]
pub(crate) struct PendingMap(Table<Ticket, Pending>);

/// What an answer is for.
#[derive(Debug)]
pub(crate) enum Pending {
    Load(LoadFor),
    Store(StoreFor),
    Erase,
    Chain(Asked),
    Download(DownloadFor),
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum LoadFor {
    Boot,
    Refresh,
}

/// What was written, and becomes the model's once it is durable.
#[derive(Debug)]
pub(crate) enum StoreFor {
    Vault {
        request: RequestId,
        record: Box<VaultRecord>,
        accounts: Vec<Account>,
    },
    Endpoints {
        record: EndpointsRecord,
        said: Said,
    },
    Candidate(CandidateRecord),
    CandidateDropped,
    NewEntry(Box<OutboxEntry>),
    SetAside {
        key: String,
    },
    /// The model holds it already; a failure is told.
    Written,
}

/// A question that is under way.
#[derive(Debug)]
pub(crate) struct Asked {
    pub(crate) endpoint: String,
    pub(crate) since: UnixMs,
    pub(crate) what: AskFor,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum AskFor {
    /// A new endpoint: its chain, then its head.
    Try,
    /// A listed endpoint: its chain, then its head.
    Test(EndpointId),
    /// The chain, before the balance is asked.
    ConfirmThenBalance(AccountIndex),
    Balance(AccountIndex),
    Send(SendAsk),
    Broadcast(Digest),
    Status(Digest),
    /// Whether an account was used, for the key realm.
    Search(Address),
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum SendAsk {
    Confirm,
    Account,
    Fees,
    Recipient(Address),
    Gas,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum DownloadFor {
    /// A journey of the key realm asked.
    Realm(RequestId),
    /// The person asked on the page.
    Care,
    /// A record that cannot be read.
    Record,
}

impl PendingMap {
    pub(crate) fn insert(&mut self, ticket: Ticket, pending: Pending) {
        self.0.insert(ticket, pending);
    }

    pub(crate) fn take(&mut self, ticket: Ticket) -> Option<Pending> {
        self.0.remove(&ticket)
    }

    pub(crate) fn take_chain(&mut self, ticket: Ticket) -> Option<Asked> {
        match self.0.remove(&ticket) {
            Some(Pending::Chain(asked)) => Some(asked),
            Some(other) => {
                self.0.insert(ticket, other);
                None
            }
            None => None,
        }
    }

    /// Forgets questions; their answers will be stale.
    pub(crate) fn abandon(&mut self, mut unwanted: impl FnMut(&AskFor) -> bool) {
        self.0.retain(
            |_, pending| !matches!(pending, Pending::Chain(asked) if unwanted(&asked.what)),
        );
    }

    pub(crate) fn abandon_loads(&mut self) {
        self.0
            .retain(|_, pending| !matches!(pending, Pending::Load(_)));
    }

    /// Returns since when the oldest matching question is under way.
    pub(crate) fn asking_since(&self, wanted: impl Fn(&AskFor) -> bool) -> Option<UnixMs> {
        self.chains()
            .filter(|asked| wanted(&asked.what))
            .map(|asked| asked.since)
            .min()
    }

    /// Says whether an outbox entry is on its way into storage.
    pub(crate) fn storing_entry(&self) -> Option<&OutboxEntry> {
        self.0.values().find_map(|pending| match pending {
            Pending::Store(StoreFor::NewEntry(entry)) => Some(&**entry),
            _ => None,
        })
    }

    pub(crate) fn storing_endpoints(&self) -> bool {
        self.0
            .values()
            .any(|pending| matches!(pending, Pending::Store(StoreFor::Endpoints { .. })))
    }

    fn chains(&self) -> impl Iterator<Item = &Asked> {
        self.0.values().filter_map(|pending| match pending {
            Pending::Chain(asked) => Some(asked),
            _ => None,
        })
    }
}

impl EndpointsRecord {
    /// Returns the list with one more endpoint at its end.
    pub(crate) fn with(&self, make: impl FnOnce(EndpointId) -> Endpoint) -> Self {
        let mut next = self.clone();
        next.list.push(make(self.next_id));
        next.next_id = EndpointId(self.next_id.0 + 1);
        next
    }

    /// Returns the list without an endpoint.
    pub(crate) fn without(&self, id: EndpointId) -> Self {
        let mut next = self.clone();
        next.list.retain(|endpoint| endpoint.id != id);
        next
    }

    /// Returns the list with an endpoint first.
    pub(crate) fn with_first(&self, id: EndpointId) -> Self {
        let mut next = self.clone();
        // Not by sorting: the standard library's costs three kilobytes for each type.
        if let Some(at) = next.list.iter().position(|endpoint| endpoint.id == id) {
            let first = next.list.remove(at);
            next.list.insert(0, first);
        }
        next
    }

    /// Returns the origins that a page must reach for this list.
    pub(crate) fn origins(&self) -> Vec<String> {
        let mut origins = Table::<&str, ()>::default();
        for endpoint in &self.list {
            origins.insert(endpoint.url.origin(), ());
        }
        origins.keys().map(|origin| (*origin).to_owned()).collect()
    }
}
