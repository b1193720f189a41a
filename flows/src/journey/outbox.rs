//! From signed to included: handing over, asking, and handing the same bytes over again.

use std::time::Duration;

use chain::{Answer, Execution, Query, SendOutcome, SendRefusal, TransactionStatus};
use wallet_types::Digest;

use crate::{
    action::OutboxAction,
    effect::Effect,
    model::{AskFor, Errand, Flows},
    outbox::{OutboxEntry, OutboxInclusion, OutboxState},
    problem::Problem,
    records::key,
    route::Route,
    view::Said,
};

impl Flows {
    pub(super) fn outbox_action(&mut self, action: OutboxAction) {
        if self.session.is_none() {
            return;
        }
        match action {
            OutboxAction::Open(hash) => self.go(Route::Payment(hash)),
            OutboxAction::Resend(_) if !self.can_write() => self.stop(Problem::ReadingOnly),
            OutboxAction::Resend(hash) => self.hand_over(hash),
            OutboxAction::Check(hash) => self.check(hash),
            OutboxAction::CopyHash(hash) => self.push(Effect::Copy {
                text: hash.to_string(),
            }),
        }
    }

    /// Hands the stored bytes to the endpoint. Only what the outbox holds can be handed over.
    pub(super) fn hand_over(&mut self, hash: Digest) {
        let Some(entry) = self.records.outbox.get(&hash) else {
            return;
        };
        if !entry.state.is_live() || self.is_under_way(hash) {
            return;
        }
        let raw = entry.raw.clone();
        let source = self
            .endpoint_of(entry.payment.chain_id)
            .map(chain::Endpoint::source);
        let now = self.now;
        let errand = self.work.errands.or_default(hash);
        errand.not_taken = None;
        errand.problem = None;
        errand.handed_over_at = Some(now);
        errand.touched = true;
        errand.not_before = now.after(RESEND_AFTER);
        let Some(source) = source else {
            errand.problem = Some(Problem::NoEndpoint);
            return;
        };
        if let Err(problem) = self.ask(source, Query::Broadcast { raw }, AskFor::Broadcast(hash)) {
            self.errand(hash).problem = Some(problem);
        }
    }

    pub(super) fn broadcast_answered(
        &mut self,
        hash: Digest,
        _endpoint: &str,
        result: Result<Answer, Problem>,
    ) {
        match result {
            Ok(Answer::Broadcast(answer)) => match answer.value().outcome.clone() {
                SendOutcome::Accepted | SendOutcome::AlreadyKnown => self.taken(hash),
                SendOutcome::Refused { reason, details } => {
                    let remote = details.map(|text| text.as_str().to_owned());
                    self.not_taken(hash, reason, remote);
                }
            },
            Ok(_) => {}
            Err(problem) => {
                // It may have arrived all the same: the next asking tells.
                let soon = self.now.after(ASK_EVERY);
                let errand = self.errand(hash);
                errand.problem = Some(problem.clone());
                errand.not_before = soon;
                self.say(Said::Problem(problem));
            }
        }
    }

    pub(super) fn status_answered(&mut self, hash: Digest, result: Result<Answer, Problem>) {
        let pause = self.pause(hash);
        let next = self.now.after(pause);
        let errand = self.errand(hash);
        errand.not_before = next;
        match result {
            Ok(Answer::Status(status)) => {
                errand.problem = None;
                self.learn(hash, *status.value());
            }
            Ok(_) => {}
            Err(problem) => {
                errand.not_before = next.after(pause);
                errand.problem = Some(problem);
            }
        }
    }

    /// Follows what is not settled, one question for each payment at a time. One tab does: the one
    /// that can write down what it learns.
    pub(super) fn follow_by_itself(&mut self) {
        let Some(session) = self.session.as_ref().filter(|_| self.can_write()) else {
            return;
        };
        let mine: Vec<(Digest, bool)> = self
            .records
            .outbox
            .values()
            .filter(|entry| session.accounts.iter().any(|own| own.address == entry.from))
            .filter(|entry| !entry.state.is_settled())
            .map(|entry| (entry.hash, self.is_to_be_handed_over(entry)))
            .collect();
        for (hash, hand_over) in mine {
            let due = self
                .work
                .errands
                .get(&hash)
                .is_none_or(|errand| self.now >= errand.not_before);
            if !due || self.is_under_way(hash) {
                continue;
            }
            if hand_over {
                self.hand_over(hash);
            } else {
                self.check(hash);
            }
        }
    }

    /// After unlocking: shows a payment that was under way when the page was left.
    pub(super) fn resume_following(&mut self) {
        if !matches!(self.route, Route::Send { .. }) || self.send.following.is_some() {
            return;
        }
        let newest = self
            .records
            .outbox
            .values()
            .filter(|entry| entry.state.is_live())
            .filter(|entry| self.now.since(entry.signed_at) < FOLLOW_AGAIN_WITHIN)
            .max_by_key(|entry| entry.signed_at);
        self.send.following = newest.map(|entry| entry.hash);
    }

    pub(crate) fn is_under_way(&self, hash: Digest) -> bool {
        self.pending
            .asking_since(|asked| {
                matches!(asked, AskFor::Broadcast(one) | AskFor::Status(one) if *one == hash)
            })
            .is_some()
    }

    /// What was signed and not taken yet goes out by itself while the wish is fresh, and so does what
    /// an endpoint took and lost at once. Anything older waits for the person.
    fn is_to_be_handed_over(&self, entry: &OutboxEntry) -> bool {
        let errand = self.work.errands.get(&entry.hash);
        let refused = errand.is_some_and(|errand| errand.not_taken.is_some());
        let unknown = errand.is_some_and(|errand| errand.unknown_since.is_some());
        let fresh = self.now.since(entry.signed_at) < HAND_OVER_WITHIN;
        match entry.state {
            OutboxState::Signed => {
                // After a failure the endpoint is asked first whether the bytes arrived.
                let failed = errand.is_some_and(|errand| errand.problem.is_some());
                fresh && !refused && !failed
            }
            OutboxState::Sent | OutboxState::Seen => {
                let rested = errand
                    .and_then(|errand| errand.handed_over_at)
                    .is_none_or(|at| self.now.since(at) >= RESEND_AFTER);
                fresh && unknown && !refused && rested
            }
            _ => false,
        }
    }

    fn check(&mut self, hash: Digest) {
        let Some(entry) = self.records.outbox.get(&hash) else {
            return;
        };
        if self.is_under_way(hash) {
            return;
        }
        let query = Query::Status {
            hash,
            from: entry.from,
            nonce: entry.nonce(),
        };
        let source = self
            .endpoint_of(entry.payment.chain_id)
            .map(chain::Endpoint::source);
        let asked = match source {
            Some(source) => self.ask(source, query, AskFor::Status(hash)),
            None => Err(Problem::NoEndpoint),
        };
        let later = self.now.after(RESEND_AFTER);
        if let Err(problem) = asked {
            let errand = self.errand(hash);
            errand.problem = Some(problem);
            errand.not_before = later;
        }
    }

    fn taken(&mut self, hash: Digest) {
        let now = self.now;
        let soon = now.after(ASK_EVERY);
        let errand = self.errand(hash);
        errand.problem = None;
        errand.not_taken = None;
        errand.not_before = soon;
        self.update(hash, |entry| {
            entry.sent_at = Some(now);
            if matches!(
                entry.state,
                OutboxState::Signed | OutboxState::Dropped { .. }
            ) {
                entry.state = OutboxState::Sent;
            }
        });
    }

    fn not_taken(&mut self, hash: Digest, reason: SendRefusal, remote: Option<String>) {
        let soon = self.now.after(ASK_EVERY);
        let errand = self.errand(hash);
        errand.not_taken = Some((reason, remote));
        errand.not_before = soon;
        if reason == SendRefusal::NonceTooLow {
            // This transaction, or another in its place, is included: the chain knows which.
            self.check(hash);
        }
    }

    fn learn(&mut self, hash: Digest, status: TransactionStatus) {
        let now = self.now;
        if status == TransactionStatus::Unknown {
            self.learn_unknown(hash);
            return;
        }
        let errand = self.errand(hash);
        errand.unknown_since = None;
        errand.not_taken = None;
        let state = match status {
            TransactionStatus::Included(found) => {
                let inclusion = OutboxInclusion {
                    block: found.block,
                    gas_used: found.gas_used,
                    fee: found.fee,
                    confirmations: found.confirmations,
                };
                match found.execution {
                    Execution::Succeeded => OutboxState::Included(inclusion),
                    Execution::Failed => OutboxState::Failed(inclusion),
                }
            }
            TransactionStatus::Replaced { .. } => OutboxState::Replaced,
            _ => OutboxState::Seen,
        };
        self.update(hash, |entry| {
            entry.state = state;
            entry.sent_at.get_or_insert(now);
        });
        if matches!(state, OutboxState::Included(_) | OutboxState::Failed(_)) {
            self.balance_is_old();
        }
    }

    fn learn_unknown(&mut self, hash: Digest) {
        let now = self.now;
        let errand = self.errand(hash);
        let since = *errand.unknown_since.get_or_insert(now);
        let lost = now.since(since) >= DROPPED_AFTER;
        self.update(hash, |entry| match entry.state {
            // The block that held it is gone: it waits again.
            OutboxState::Included(_) | OutboxState::Failed(_) => entry.state = OutboxState::Sent,
            OutboxState::Sent | OutboxState::Seen if lost => {
                entry.state = OutboxState::Dropped { since };
            }
            _ => {}
        });
    }

    /// How long a payment is left alone: short while news is likely.
    fn pause(&self, hash: Digest) -> Duration {
        match self.records.outbox.get(&hash) {
            Some(entry) if self.now.since(entry.signed_at) >= HAND_OVER_WITHIN => SELDOM,
            Some(entry) => match entry.state {
                OutboxState::Included(_) | OutboxState::Failed(_) => A_SLOT,
                OutboxState::Dropped { .. } => SELDOM,
                _ => ASK_EVERY,
            },
            None => SELDOM,
        }
    }

    /// Changes an entry and writes it, where anything changed. Its bytes never do.
    fn update(&mut self, hash: Digest, change: impl FnOnce(&mut OutboxEntry)) {
        let Some(entry) = self.records.outbox.get_mut(&hash) else {
            return;
        };
        let before = entry.clone();
        change(entry);
        if *entry == before {
            return;
        }
        let (state, told) = (entry.state, before.state.rank() != entry.state.rank());
        let entry = entry.clone();
        if self.can_write() {
            self.save_bookkeeping(&key::outbox(&hash), &entry);
        }
        if told && self.session.is_some() {
            self.say(Said::Payment { hash, state });
        }
    }

    /// A payment was included: what is shown of the balance is out of date.
    fn balance_is_old(&mut self) {
        let now = self.now;
        if let Some(session) = &mut self.session {
            session.balance.not_before = session.balance.not_before.min(now);
        }
    }

    fn errand(&mut self, hash: Digest) -> &mut Errand {
        self.work.errands.or_default(hash)
    }
}

impl OutboxState {
    /// Numbers the kinds of states, so that a change of figures alone is no news.
    const fn rank(&self) -> u8 {
        match self {
            Self::Signed => 0,
            Self::Sent => 1,
            Self::Seen => 2,
            Self::Included(_) => 3,
            Self::Failed(_) => 4,
            Self::Replaced => 5,
            Self::Dropped { .. } => 6,
        }
    }
}

/// How often the endpoint is asked about a payment.
const ASK_EVERY: Duration = Duration::from_secs(4);
/// How often it is asked for further confirmations.
const A_SLOT: Duration = Duration::from_secs(12);
/// How often it is asked about what is old or lost.
const SELDOM: Duration = Duration::from_secs(60);
/// Two slots: how long a payment may stay unseen before its bytes are handed over again.
const RESEND_AFTER: Duration = Duration::from_secs(24);
/// How long a payment may stay unknown before it is called dropped.
const DROPPED_AFTER: Duration = Duration::from_secs(120);
/// How long the wish to send holds without being repeated.
const HAND_OVER_WITHIN: Duration = Duration::from_secs(3600);
/// How long a payment that was under way is shown again on the way back.
const FOLLOW_AGAIN_WITHIN: Duration = Duration::from_secs(600);
