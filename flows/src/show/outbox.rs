//! The outbox as its owner sees it.

use wallet_types::{Address, Digest, UnixMs};

use crate::{
    model::{AskFor, Flows, Session},
    outbox::{OutboxEntry, OutboxState},
    problem::Problem,
    records::key,
    view::{ActivityView, OutboxItemView, OutboxNow, PaymentView},
};

impl Flows {
    pub(super) fn activity_view(&self, session: &Session, now: UnixMs) -> ActivityView {
        ActivityView {
            items: self.items(session, now, &|_| true),
            damaged: self
                .records
                .damaged()
                .keys()
                .filter(|damaged| damaged.starts_with(key::OUTBOX))
                .count(),
        }
    }

    pub(super) fn unsettled(&self, session: &Session, now: UnixMs) -> Vec<OutboxItemView> {
        self.items(session, now, &|entry| entry.state.is_live())
    }

    pub(super) fn payment_view(
        &self,
        session: &Session,
        hash: &Digest,
        now: UnixMs,
    ) -> Option<PaymentView> {
        let entry = self.records.outbox.get(hash)?;
        is_own(session, entry.from).then(|| self.payment_of(session, entry, now))
    }

    pub(super) fn payment_of(
        &self,
        session: &Session,
        entry: &OutboxEntry,
        now: UnixMs,
    ) -> PaymentView {
        let under_way = self.is_under_way(entry.hash);
        let endpoint = self.endpoint_of(entry.payment.chain_id);
        PaymentView {
            item: item(session, entry, now),
            from: entry.from,
            nonce: entry.nonce(),
            chain_id: entry.payment.chain_id.get(),
            max_fee: entry.payment.max_fee().unwrap_or_default(),
            sent_ago_s: entry.sent_at.map(|at| now.since(at).as_secs()),
            inclusion: match entry.state {
                OutboxState::Included(inclusion) | OutboxState::Failed(inclusion) => {
                    Some(inclusion)
                }
                _ => None,
            },
            now: self.outbox_now(entry.hash, endpoint.is_some()),
            can_resend: entry.state.is_live() && endpoint.is_some() && !under_way,
            endpoint: endpoint.map(|endpoint| endpoint.name.to_string()),
        }
    }

    fn items(
        &self,
        session: &Session,
        now: UnixMs,
        wanted: &dyn Fn(&OutboxEntry) -> bool,
    ) -> Vec<OutboxItemView> {
        let age = |entry: &OutboxEntry| (entry.signed_at, entry.nonce());
        let mut entries: Vec<&OutboxEntry> = Vec::new();
        for entry in self.records.outbox.values() {
            if is_own(session, entry.from) && wanted(entry) {
                // Newest first; not by sorting, which costs the page three kilobytes of code.
                let older = entries.iter().position(|other| age(other) < age(entry));
                entries.insert(older.unwrap_or(entries.len()), entry);
            }
        }
        entries
            .into_iter()
            .map(|entry| item(session, entry, now))
            .collect()
    }

    fn outbox_now(&self, hash: Digest, has_endpoint: bool) -> OutboxNow {
        let asking = |wanted: AskFor| self.pending.asking_since(|asked| *asked == wanted);
        if asking(AskFor::Broadcast(hash)).is_some() {
            return OutboxNow::Sending;
        }
        let errand = self.work.errands.get(&hash);
        if let Some((reason, remote)) = errand.and_then(|errand| errand.not_taken.clone()) {
            return OutboxNow::NotTaken { reason, remote };
        }
        match errand.and_then(|errand| errand.problem.clone()) {
            Some(Problem::NoEndpoint) => return OutboxNow::NoEndpoint,
            Some(problem) => return OutboxNow::Failed(problem),
            None => {}
        }
        if !has_endpoint {
            return OutboxNow::NoEndpoint;
        }
        match asking(AskFor::Status(hash)) {
            Some(_) => OutboxNow::Asking,
            None => OutboxNow::Resting,
        }
    }
}

fn item(session: &Session, entry: &OutboxEntry, now: UnixMs) -> OutboxItemView {
    let name_of = |address: Address| {
        let mut accounts = session.accounts.iter();
        let own = accounts.find(|account| account.address == address);
        own.map(|account| account.name.to_string())
    };
    OutboxItemView {
        hash: entry.hash,
        to: entry.payment.to,
        to_name: name_of(entry.payment.to),
        from_name: name_of(entry.from).unwrap_or_default(),
        amount: entry.payment.value,
        symbol: entry.symbol.clone(),
        state: entry.state,
        age_s: now.since(entry.signed_at).as_secs(),
        live: entry.state.is_live(),
    }
}

fn is_own(session: &Session, address: Address) -> bool {
    session
        .accounts
        .iter()
        .any(|account| account.address == address)
}
