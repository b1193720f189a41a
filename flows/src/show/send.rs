//! The payment's form, and the payment that is followed.

use wallet_types::{
    Account, Gas, UnixMs, Wei,
    amount::{ParseAmountError, Unit},
};

use super::{
    endpoints::field,
    home::{row, rows},
};
use crate::{
    action::Pace,
    model::{AskFor, Flows, Session},
    problem::FieldProblem,
    view::{
        AskedView, FeeOfferView, FeeView, FieldView, FigureView, FollowStep, FollowView,
        RecipientView, ReviewBlock, SendView, SummaryView,
    },
};

impl Flows {
    pub(super) fn send_view(&self, session: &Session, account: &Account, now: UnixMs) -> SendView {
        let written = self.write_payment();
        let form = &self.send.form;
        let state = self.send.answers.account.as_ref();
        SendView {
            from: row(session, account),
            own: rows(session)
                .into_iter()
                .filter(|own| !own.active)
                .collect(),
            network: self.network_name(),
            symbol: self.symbol(),
            recipient: field(&form.recipient, self.recipient_problem()),
            recipient_is: self.recipient_view(session),
            amount: field(&self.amount_text(&written), self.amount_problem(&written)),
            unit: form.unit.0,
            all: form.all,
            fee: self.fee_view(),
            asked: self.asked_view(now),
            balance: state.map(|state| {
                FigureView::new(
                    &state.clone().map(|state| state.balance),
                    &self.symbol(),
                    now,
                )
            }),
            nonce: self
                .first_endpoint()
                .and_then(|first| self.next_nonce(account.address, first.network.chain_id)),
            summary: written.as_ref().ok().map(|written| SummaryView {
                to: written.payment.to,
                amount: written.payment.value,
                max_fee: written.max_fee,
                max_total: written.max_total,
                left: state.and_then(|state| state.value().balance.checked_sub(written.max_total)),
            }),
            block: written.err(),
            following: self.follow_view(session, now),
        }
    }

    fn follow_view(&self, session: &Session, now: UnixMs) -> Option<FollowView> {
        let hash = self.send.following?;
        if let Some((entry, problem)) = &self.send.unstored {
            return Some(FollowView {
                payment: self.payment_of(session, entry, now),
                step: FollowStep::NotStored(problem.clone()),
            });
        }
        if let Some(entry) = self.pending.storing_entry() {
            return Some(FollowView {
                payment: self.payment_of(session, entry, now),
                step: FollowStep::Storing,
            });
        }
        Some(FollowView {
            payment: self.payment_view(session, &hash, now)?,
            step: FollowStep::Stored,
        })
    }

    fn recipient_problem(&self) -> Option<FieldProblem> {
        if let Some(problem) = &self.send.form.link {
            return Some(problem.clone());
        }
        let text = self.send.form.recipient.trim();
        let error = text.parse::<wallet_types::Address>().err()?;
        let whole = text.len() >= ADDRESS_CHARS || self.send.form.checked;
        whole.then_some(FieldProblem::Address(error))
    }

    fn recipient_view(&self, session: &Session) -> Option<RecipientView> {
        let address = self.send_recipient()?;
        let own = session
            .accounts
            .iter()
            .find(|account| account.address == address)
            .map(|account| account.index);
        let known = self.send.answers.recipient.as_ref();
        Some(RecipientView {
            address,
            own,
            kind: known
                .filter(|(at, _)| *at == address)
                .map(|(_, kind)| (*kind.value(), kind.mark().clone())),
            paid_before: self
                .records
                .outbox
                .values()
                .any(|entry| entry.payment.to == address),
        })
    }

    /// When all is sent the field shows what that comes to.
    fn amount_text(&self, written: &Result<crate::journey::Written, ReviewBlock>) -> String {
        match written {
            Ok(written) if self.send.form.all => {
                written.payment.value.to_decimal(self.send.form.unit.0)
            }
            _ if self.send.form.all => String::new(),
            _ => self.send.form.amount.clone(),
        }
    }

    fn amount_problem(
        &self,
        written: &Result<crate::journey::Written, ReviewBlock>,
    ) -> Option<FieldProblem> {
        let form = &self.send.form;
        if matches!(written, Err(ReviewBlock::Overdraft)) {
            return self
                .missing()
                .map(|missing| FieldProblem::Overdraft { missing });
        }
        if form.all || (form.amount.trim().is_empty() && !form.checked) {
            return None;
        }
        match self.typed_amount() {
            Ok(amount) if amount.is_zero() && form.checked => Some(FieldProblem::ZeroAmount),
            Ok(_) => None,
            Err(ParseAmountError::Empty) if !form.checked => None,
            Err(error) => Some(FieldProblem::Amount(error)),
        }
    }

    /// How much the balance lacks for amount and fee.
    fn missing(&self) -> Option<Wei> {
        let balance = self.send.answers.account.as_ref()?.value().balance;
        let (cap, _) = self.fee_caps()?;
        let fee = cap.checked_mul(self.gas_limit()?.0)?;
        let amount = if self.send.form.all {
            Wei::ZERO
        } else {
            self.typed_amount().ok()?
        };
        amount.checked_add(fee)?.checked_sub(balance)
    }

    fn fee_view(&self) -> FeeView {
        let form = &self.send.form;
        let quote = self.send.answers.fees.as_ref();
        let gas_limit = self.gas_limit();
        let caps = self.fee_caps();
        let (cap, tip) = self.fee_fields(caps);
        FeeView {
            pace: form.pace,
            offers: self.fee_offers(gas_limit),
            cap,
            tip,
            mark: quote.map(|quote| quote.mark().clone()),
            doubts: quote.map_or_else(Vec::new, |quote| quote.value().doubts.clone()),
            gas_limit,
            max_fee: caps
                .zip(gas_limit)
                .and_then(|((cap, _), gas)| cap.checked_mul(gas.0)),
        }
    }

    fn fee_offers(&self, gas_limit: Option<Gas>) -> Vec<FeeOfferView> {
        let Some(quote) = &self.send.answers.fees else {
            return Vec::new();
        };
        let quote = quote.value();
        [
            (Pace::Slow, quote.slow),
            (Pace::Normal, quote.normal),
            (Pace::Fast, quote.fast),
        ]
        .into_iter()
        .map(|(pace, offer)| FeeOfferView {
            pace,
            cap: offer.max_fee_per_gas,
            max_fee: gas_limit.and_then(|gas| offer.max_fee_per_gas.checked_mul(gas.0)),
        })
        .collect()
    }

    /// Cap and tip as fields: typed figures as typed, those of an offer in gwei.
    fn fee_fields(&self, caps: Option<(Wei, Wei)>) -> (FieldView, FieldView) {
        let form = &self.send.form;
        if form.pace != Pace::Custom {
            let text =
                |wei: Option<Wei>| wei.map_or_else(String::new, |wei| wei.to_decimal(Unit::Gwei));
            return (
                field(&text(caps.map(|(cap, _)| cap)), None),
                field(&text(caps.map(|(_, tip)| tip)), None),
            );
        }
        let cap = Wei::parse(&form.cap, Unit::Gwei);
        let tip = Wei::parse(&form.tip, Unit::Gwei);
        let base_fee = self
            .send
            .answers
            .fees
            .as_ref()
            .map(|quote| quote.value().next_base_fee_per_gas);
        let cap_problem = match (cap, base_fee) {
            (Err(error), _) => Some(FieldProblem::Amount(error)),
            (Ok(cap), Some(base_fee)) if cap < base_fee => {
                Some(FieldProblem::CapBelowBaseFee { base_fee })
            }
            _ => None,
        };
        let tip_problem = match (tip, cap) {
            (Err(error), _) => Some(FieldProblem::Amount(error)),
            (Ok(tip), Ok(cap)) if tip > cap => Some(FieldProblem::TipAboveCap),
            _ => None,
        };
        (field(&form.cap, cap_problem), field(&form.tip, tip_problem))
    }

    fn asked_view(&self, now: UnixMs) -> AskedView {
        let answers = &self.send.answers;
        if let Some(problem) = &answers.problem {
            return AskedView::Failed(problem.clone());
        }
        let asking = self
            .pending
            .asking_since(|asked| matches!(asked, AskFor::Send(_)));
        match (asking, &answers.account, &answers.fees) {
            (Some(since), _, _) => AskedView::Asking {
                for_s: now.since(since).as_secs(),
            },
            (None, Some(state), Some(fees)) => AskedView::Known {
                age_s: now.since(state.read_at().min(fees.read_at())).as_secs(),
            },
            _ => AskedView::Nothing,
        }
    }
}

/// Characters of a whole address.
const ADDRESS_CHARS: usize = 42;
