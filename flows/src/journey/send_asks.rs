//! What a payment needs to know, and asking for it.

use std::time::Duration;

use chain::{Answer, Query};
use wallet_types::{Address, ChainId, Gas, Wei};

use crate::{
    model::{AskFor, Flows, SendAnswers, SendAsk},
    problem::Problem,
    route::Route,
};

impl Flows {
    /// Asks for everything that is missing or old.
    pub(super) fn ask_for_send(&mut self) {
        let stale = self
            .send
            .answers
            .account
            .as_ref()
            .is_none_or(|state| self.now.since(state.read_at()) >= FRESH);
        if stale {
            self.ask_again();
        } else {
            self.ask_recipient();
        }
    }

    /// Asks for everything again.
    pub(super) fn ask_again(&mut self) {
        let Some((account, endpoint)) = self.payer().zip(self.first_endpoint().cloned()) else {
            return;
        };
        self.pending
            .abandon(|asked| matches!(asked, AskFor::Send(_)));
        self.send.answers = SendAnswers {
            // The last figures stay in sight until the new ones are there.
            account: self.send.answers.account.take(),
            fees: self.send.answers.fees.take(),
            ..SendAnswers::default()
        };
        let expected = endpoint.network.chain_id;
        let questions = [
            (Query::ConfirmChain { expected }, SendAsk::Confirm),
            (Query::Account { address: account }, SendAsk::Account),
            (Query::Fees, SendAsk::Fees),
        ];
        for (query, ask) in questions {
            if let Err(problem) = self.ask(endpoint.source(), query, AskFor::Send(ask)) {
                self.send.answers.problem = Some(problem);
                return;
            }
        }
        self.ask_recipient();
    }

    /// Renews figures that grow old under the form, without taking the old ones out of sight.
    pub(super) fn renew_by_itself(&mut self) {
        let writing = matches!(self.route, Route::Send { .. })
            && self.session.is_some()
            && self.send.following.is_none()
            && self.realm.journey.is_none();
        let answers = &self.send.answers;
        let old = answers.problem.is_none()
            && answers
                .account
                .as_ref()
                .is_some_and(|state| self.now.since(state.read_at()) >= RENEW_AFTER);
        let asking = self
            .pending
            .asking_since(|asked| matches!(asked, AskFor::Send(_)));
        if !writing || !old || asking.is_some() {
            return;
        }
        if let Some(address) = self.payer() {
            self.ask_first(Query::Account { address }, SendAsk::Account);
            self.ask_first(Query::Fees, SendAsk::Fees);
        }
    }

    /// Asks what stands at the recipient's address, once it is a whole one.
    pub(super) fn ask_recipient(&mut self) {
        let Some(to) = self.send_recipient() else {
            return;
        };
        let known = matches!(&self.send.answers.recipient, Some((address, _)) if *address == to);
        let asking = self
            .pending
            .asking_since(|asked| *asked == AskFor::Send(SendAsk::Recipient(to)));
        if known || asking.is_some() {
            return;
        }
        self.pending
            .abandon(|asked| matches!(asked, AskFor::Send(SendAsk::Recipient(_) | SendAsk::Gas)));
        self.send.answers.recipient = None;
        self.send.answers.gas = None;
        self.send.answers.gas_asked = None;
        self.ask_first(Query::Recipient { address: to }, SendAsk::Recipient(to));
    }

    /// Asks what the call costs, once recipient and amount rest for a moment.
    pub(super) fn estimate_by_itself(&mut self) {
        let rested = self.now.since(self.send.form.edited_at) >= REST;
        if rested && matches!(self.route, Route::Send { .. }) && self.send.reviewing.is_none() {
            self.ask_gas();
        }
    }

    pub(super) fn ask_gas(&mut self) {
        let Some((from, to)) = self.payer().zip(self.send_recipient()) else {
            return;
        };
        let Some(value) = self
            .needs_estimate(to)
            .then(|| self.value_to_estimate())
            .flatten()
        else {
            return;
        };
        if self.send.answers.gas_asked == Some((to, value)) {
            return;
        }
        self.pending
            .abandon(|asked| *asked == AskFor::Send(SendAsk::Gas));
        self.send.answers.gas_asked = Some((to, value));
        let data = Vec::new();
        let query = Query::Gas {
            from,
            to,
            value,
            data,
        };
        self.ask_first(query, SendAsk::Gas);
    }

    pub(super) fn send_answered(&mut self, ask: SendAsk, result: Result<Answer, Problem>) {
        let answers = &mut self.send.answers;
        match (ask, result) {
            (SendAsk::Confirm, Ok(Answer::ChainId(_))) => answers.confirmed = true,
            (SendAsk::Account, Ok(Answer::Account(state))) => {
                if let Some(session) = &mut self.session {
                    session.balance.state = Some(state.clone());
                }
                answers.account = Some(state);
            }
            (SendAsk::Fees, Ok(Answer::Fees(quote))) => answers.fees = Some(quote),
            (SendAsk::Recipient(to), Ok(Answer::Recipient(kind))) => {
                answers.recipient = Some((to, kind));
                self.ask_gas();
            }
            (SendAsk::Gas, Ok(Answer::Gas(estimate))) => {
                if let Some((to, value)) = answers.gas_asked {
                    answers.gas = Some((to, value, estimate));
                }
            }
            (_, Ok(_)) => {}
            (_, Err(problem)) => answers.problem = Some(problem),
        }
    }

    /// Says whether the endpoint is asked for the gas, and 21000 is not simply known to do.
    pub(crate) fn needs_estimate(&self, to: Address) -> bool {
        let plain_chain = self
            .first_endpoint()
            .is_some_and(|first| is_plain_chain(first.network.chain_id));
        match &self.send.answers.recipient {
            Some((address, kind)) if *address == to => !plain_chain || kind.value().runs_code(),
            _ => false,
        }
    }

    /// Returns the gas limit that is known for the recipient now.
    pub(crate) fn gas_limit(&self) -> Option<Gas> {
        let to = self.send_recipient()?;
        let (known, _) = self.send.answers.recipient.as_ref()?;
        if *known != to {
            return None;
        }
        if !self.needs_estimate(to) {
            return Some(Gas::PLAIN_PAYMENT);
        }
        let (at, value, estimate) = self.send.answers.gas.as_ref()?;
        let fits = *at == to && self.value_to_estimate() == Some(*value);
        fits.then(|| estimate.value().suggested_limit)
    }

    /// The amount that the estimate is made for. When all is sent the fee is not known yet: most of
    /// the balance stands in for it.
    fn value_to_estimate(&self) -> Option<Wei> {
        if self.send.form.all {
            let balance = self.send.answers.account.as_ref()?.value().balance;
            let (cap, _) = self.fee_caps()?;
            return Some(
                cap.checked_mul(Gas::PLAIN_PAYMENT.0)
                    .and_then(|fee| balance.checked_sub(fee))
                    .unwrap_or(Wei::ZERO),
            );
        }
        self.typed_amount().ok()
    }

    fn ask_first(&mut self, query: Query, ask: SendAsk) {
        let Some(source) = self.first_endpoint().map(chain::Endpoint::source) else {
            return;
        };
        if let Err(problem) = self.ask(source, query, AskFor::Send(ask)) {
            self.send.answers.problem = Some(problem);
        }
    }
}

/// Networks on which a payment to an address without code costs exactly 21000 gas. Others charge for
/// their own work too, so they are asked.
fn is_plain_chain(chain_id: ChainId) -> bool {
    matches!(
        chain_id.get(),
        1 | 1337 | 17_000 | 31_337 | 560_048 | 11_155_111
    )
}

/// How old figures get under the form before they are renewed.
const RENEW_AFTER: Duration = Duration::from_secs(24);
/// How old figures of a payment may be.
const FRESH: Duration = Duration::from_secs(60);
/// How long the form rests before a call is estimated.
const REST: Duration = Duration::from_millis(900);
