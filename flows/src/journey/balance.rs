//! The active account's balance: asked of the first endpoint, for this account alone.

use std::time::Duration;

use chain::{Answer, ChainError, Query};
use wallet_types::AccountIndex;

use crate::{
    model::{AskFor, Asked, Flows},
    problem::Problem,
    route::Route,
    ticket::Ticket,
    view::Said,
};

impl Flows {
    /// Hands an endpoint's answer to whoever asked; a stale one is dropped.
    pub(super) fn chain_answered(&mut self, ticket: Ticket, result: Result<Answer, ChainError>) {
        let Some(asked) = self.pending.take_chain(ticket) else {
            return;
        };
        let Asked { endpoint, what, .. } = asked;
        let result = result.map_err(|error| Problem::endpoint(&endpoint, &error));
        match what {
            AskFor::Try => self.trial_answered(result),
            AskFor::Test(id) => self.test_answered(id, result),
            AskFor::ConfirmThenBalance(index) => self.chain_confirmed(index, result),
            AskFor::Balance(index) => self.balance_answered(index, result),
            AskFor::Send(ask) => self.send_answered(ask, result),
            AskFor::Broadcast(hash) => self.broadcast_answered(hash, &endpoint, result),
            AskFor::Status(hash) => self.status_answered(hash, result),
            AskFor::Search(address) => self.search_answered(address, result),
        }
    }

    /// Asks for the balance, unless it is being asked for or, unforced, is fresh.
    pub(super) fn refresh_balance(&mut self, forced: bool) {
        let Some((session, endpoint)) = self.session.as_ref().zip(self.first_endpoint()) else {
            return;
        };
        let fresh = self.now < session.balance.not_before;
        if (fresh && !forced) || self.asking_balance().is_some() {
            return;
        }
        let Some(address) = session.account().map(|account| account.address) else {
            return;
        };
        let index = session.active;
        let chain_id = endpoint.network.chain_id;
        let confirmed = session
            .confirmed
            .is_some_and(|(chain, at)| chain == chain_id && self.now.since(at) < CONFIRM_EVERY);
        let source = endpoint.source();
        let asked = if confirmed {
            self.ask(source, Query::Account { address }, AskFor::Balance(index))
        } else {
            let query = Query::ConfirmChain { expected: chain_id };
            self.ask(source, query, AskFor::ConfirmThenBalance(index))
        };
        if let Err(problem) = asked {
            self.balance_failed(problem);
        }
    }

    /// Refreshes while the figure is in sight.
    pub(super) fn refresh_by_itself(&mut self) {
        if matches!(self.route, Route::Home) && !self.hidden {
            self.refresh_balance(false);
        }
    }

    pub(crate) fn asking_balance(&self) -> Option<wallet_types::UnixMs> {
        self.pending.asking_since(|asked| {
            matches!(asked, AskFor::Balance(_) | AskFor::ConfirmThenBalance(_))
        })
    }

    fn chain_confirmed(&mut self, index: AccountIndex, result: Result<Answer, Problem>) {
        let chain_id = self.first_endpoint().map(|first| first.network.chain_id);
        let Some(session) = self.session.as_mut().filter(|open| open.active == index) else {
            return;
        };
        match (result, chain_id) {
            (Ok(Answer::ChainId(found)), Some(expected)) if *found.value() == expected => {
                session.confirmed = Some((expected, self.now));
                self.refresh_balance(true);
            }
            (Err(problem), _) => self.balance_failed(problem),
            // The list changed meanwhile: the next asking begins anew.
            _ => {}
        }
    }

    fn balance_answered(&mut self, index: AccountIndex, result: Result<Answer, Problem>) {
        let now = self.now;
        let Some(session) = self.session.as_mut().filter(|open| open.active == index) else {
            return;
        };
        match result {
            Ok(Answer::Account(state)) => {
                let balance = &mut session.balance;
                let changed = balance.state.as_ref().map(|old| old.value().balance)
                    != Some(state.value().balance);
                balance.state = Some(state);
                balance.problem = None;
                balance.failures = 0;
                balance.not_before = now.after(REFRESH_EVERY);
                if changed {
                    self.say(Said::BalanceRead);
                }
            }
            Ok(_) => {}
            Err(problem) => self.balance_failed(problem),
        }
    }

    fn balance_failed(&mut self, problem: Problem) {
        let now = self.now;
        let Some(session) = &mut self.session else {
            return;
        };
        let balance = &mut session.balance;
        let asked_to_wait = match &problem {
            Problem::Endpoint { retry_after_s, .. } => retry_after_s.unwrap_or(0),
            _ => 0,
        };
        let backoff = REFRESH_EVERY * 2_u32.pow(balance.failures.min(3));
        balance.failures += 1;
        balance.not_before = now.after(backoff.max(Duration::from_secs(asked_to_wait.min(3600))));
        session.confirmed = None;
        let news = balance.problem.is_none();
        balance.problem = Some(problem.clone());
        if news {
            self.say(Said::Problem(problem));
        }
    }
}

/// A block's time: the figure cannot change sooner.
const REFRESH_EVERY: Duration = Duration::from_secs(12);
/// How long an endpoint's word about its chain holds.
const CONFIRM_EVERY: Duration = Duration::from_secs(600);
