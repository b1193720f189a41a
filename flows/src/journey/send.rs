//! A payment, from the form into the key frame, and back with a signature.

use wallet_types::{
    Address, ChainId, Digest, Mark, Nonce, Payment, Wei,
    amount::{ParseAmountError, Unit},
    protocol::{Request, RequestId},
    review::{Context, Intent, ReviewRequest},
};

use crate::{
    action::{Pace, SendAction},
    effect::StorageFault,
    event::RealmLoss,
    model::{Flows, FormUnit, Reviewing, SendForm, StoreFor},
    outbox::{OutboxEntry, OutboxState},
    problem::Problem,
    records::key,
    view::{Journey, ReviewBlock, Said},
};

/// What the form says, with everything that was learned for it.
#[derive(Debug, Clone)]
pub(crate) struct Written {
    pub(crate) payment: Payment,
    pub(crate) max_fee: Wei,
    pub(crate) max_total: Wei,
}

impl Flows {
    pub(super) fn send_action(&mut self, action: SendAction) {
        if self.session.is_none() {
            return;
        }
        self.send.form.edited_at = self.now;
        match action {
            SendAction::TypeRecipient(text) => self.take_recipient(text),
            SendAction::PickOwn(index) => self.pick_own(index),
            SendAction::TypeAmount(text) => {
                self.send.form.amount = text;
                self.send.form.all = false;
            }
            SendAction::SetUnit(unit) => self.set_unit(unit),
            SendAction::SetAll(all) => self.send.form.all = all,
            SendAction::SetPace(pace) => self.set_pace(pace),
            SendAction::TypeFeeCap(text) => {
                self.set_pace(Pace::Custom);
                self.send.form.cap = text;
            }
            SendAction::TypeTip(text) => {
                self.set_pace(Pace::Custom);
                self.send.form.tip = text;
            }
            SendAction::Refresh => self.ask_again(),
            SendAction::Review => self.review(),
            SendAction::Clear => self.send.form = SendForm::default(),
            SendAction::StoreAgain => self.store_again(),
            SendAction::Close => {
                if self.send.unstored.is_none() {
                    self.send.following = None;
                    self.send.form = SendForm::default();
                    self.ask_again();
                }
            }
        }
    }

    /// The person agreed in the key frame: into the outbox first, and nowhere else.
    pub(super) fn signed(&mut self, id: RequestId, raw: Vec<u8>, hash: Digest) {
        if self
            .send
            .reviewing
            .as_ref()
            .is_none_or(|review| review.id != id)
        {
            return;
        }
        let Some(review) = self.send.reviewing.take() else {
            return;
        };
        if Digest::keccak256(&raw) != hash {
            self.realm_lost(RealmLoss::Nonsense);
            return;
        }
        let entry = OutboxEntry {
            hash,
            raw,
            from: review.from,
            payment: review.payment,
            symbol: review.symbol,
            signed_at: self.now,
            sent_at: None,
            state: OutboxState::Signed,
        };
        self.send.following = Some(hash);
        self.say(Said::Payment {
            hash,
            state: entry.state,
        });
        self.store_entry(entry);
    }

    /// The entry is durable, so its bytes may go out; or it is not, and they stay.
    pub(super) fn entry_saved(&mut self, entry: OutboxEntry, result: Result<(), StorageFault>) {
        match result {
            Ok(()) => {
                let hash = entry.hash;
                self.send.form = SendForm::default();
                self.records.outbox.insert(hash, entry);
                self.hand_over(hash);
            }
            Err(fault) => self.keep_unstored(entry, Problem::Storage(fault)),
        }
    }

    /// Returns the address that pays.
    pub(crate) fn payer(&self) -> Option<Address> {
        let session = self.session.as_ref()?;
        session.account().map(|account| account.address)
    }

    /// Says whether the wallet can sign for the active account.
    pub(crate) fn payer_can_sign(&self) -> bool {
        let account = self.session.as_ref().and_then(|session| session.account());
        account.is_some_and(|account| account.origin.can_sign())
    }

    pub(crate) fn send_recipient(&self) -> Option<Address> {
        self.send.form.recipient.trim().parse().ok()
    }

    pub(crate) fn typed_amount(&self) -> Result<Wei, ParseAmountError> {
        Wei::parse(&self.send.form.amount, self.send.form.unit.0)
    }

    /// Returns cap and tip for each unit of gas: typed, or of the chosen offer.
    pub(crate) fn fee_caps(&self) -> Option<(Wei, Wei)> {
        let form = &self.send.form;
        if form.pace == Pace::Custom {
            let cap = Wei::parse(&form.cap, Unit::Gwei).ok()?;
            let tip = Wei::parse(&form.tip, Unit::Gwei).ok()?;
            return (tip <= cap).then_some((cap, tip));
        }
        let quote = self.send.answers.fees.as_ref()?.value();
        let offer = match form.pace {
            Pace::Slow => quote.slow,
            Pace::Fast => quote.fast,
            Pace::Normal | Pace::Custom => quote.normal,
        };
        Some((offer.max_fee_per_gas, offer.max_priority_fee_per_gas))
    }

    /// Returns the nonce that comes next: after what the chain includes, after what waits at the
    /// endpoint, and after everything that was ever signed here and may still count.
    pub(crate) fn next_nonce(&self, from: Address, chain_id: ChainId) -> Option<Nonce> {
        let state = self.send.answers.account.as_ref()?.value();
        let reported = state.pending_nonce.unwrap_or(state.nonce).max(state.nonce);
        let unstored = self.send.unstored.as_ref().map(|(entry, _)| entry);
        let signed = self
            .records
            .outbox
            .values()
            .chain(unstored)
            .chain(self.pending.storing_entry())
            .filter(|entry| entry.from == from && entry.payment.chain_id == chain_id)
            .filter(|entry| entry.state.is_live() || !starts_anew(chain_id))
            .map(|entry| Nonce(entry.nonce().0.saturating_add(1)))
            .max();
        Some(signed.map_or(reported, |next| next.max(reported)))
    }

    /// Puts the form and the answers together, or says what is missing.
    pub(crate) fn write_payment(&self) -> Result<Written, ReviewBlock> {
        let endpoint = self.first_endpoint().ok_or(ReviewBlock::NoEndpoint)?;
        if !self.can_write() {
            return Err(ReviewBlock::ReadingOnly);
        }
        if !self.payer_can_sign() {
            return Err(ReviewBlock::OnlyWatched);
        }
        if self.send.unstored.is_some() || self.pending.storing_entry().is_some() {
            return Err(ReviewBlock::Busy);
        }
        if self.outbox_damaged() {
            return Err(ReviewBlock::OutboxDamaged);
        }
        let to = self.send_recipient().ok_or(ReviewBlock::Recipient)?;
        let all = self.send.form.all;
        let typed = self.typed_amount().ok().filter(|amount| !amount.is_zero());
        if !all && typed.is_none() {
            return Err(ReviewBlock::Amount);
        }
        let waiting = self.waiting_block();
        let state = self.send.answers.account.as_ref().ok_or(waiting)?.value();
        if !self.send.answers.confirmed {
            return Err(waiting);
        }
        let (cap, tip) = self.fee_caps().ok_or(match self.send.form.pace {
            Pace::Custom => ReviewBlock::Fee,
            _ => waiting,
        })?;
        let gas_limit = self.gas_limit().ok_or(waiting)?;
        let from = self.payer().ok_or(waiting)?;
        let chain_id = endpoint.network.chain_id;
        let nonce = self.next_nonce(from, chain_id).ok_or(waiting)?;
        let max_fee = cap.checked_mul(gas_limit.0).ok_or(ReviewBlock::Fee)?;
        let value = match typed {
            Some(amount) if !all => amount,
            _ => state
                .balance
                .checked_sub(max_fee)
                .filter(|rest| !rest.is_zero())
                .ok_or(ReviewBlock::Overdraft)?,
        };
        let max_total = value.checked_add(max_fee).ok_or(ReviewBlock::Overdraft)?;
        if max_total > state.balance {
            return Err(ReviewBlock::Overdraft);
        }
        let payment = Payment {
            chain_id,
            nonce,
            max_priority_fee_per_gas: tip,
            max_fee_per_gas: cap,
            gas_limit,
            to,
            value,
            data: Vec::new(),
        };
        Ok(Written {
            payment,
            max_fee,
            max_total,
        })
    }

    /// Says whether entries of the outbox cannot be read, so that a nonce may be taken unknown to this
    /// page.
    pub(crate) fn outbox_damaged(&self) -> bool {
        let mut keys = self.records.damaged().keys();
        keys.any(|damaged| damaged.starts_with(key::OUTBOX))
    }

    fn waiting_block(&self) -> ReviewBlock {
        match self.send.answers.problem {
            Some(_) => ReviewBlock::AnswerMissing,
            None => ReviewBlock::Asking,
        }
    }

    fn review(&mut self) {
        self.send.form.checked = true;
        if self.realm.journey.is_some() {
            return;
        }
        let written = match self.write_payment() {
            Ok(written) => written,
            Err(block) => {
                self.ask_gas();
                self.say(Said::ReviewBlocked(block));
                return;
            }
        };
        let Some(session) = &self.session else {
            return;
        };
        let (from, Some(payer)) = (session.active, self.payer()) else {
            return;
        };
        let request = ReviewRequest {
            from,
            intent: Intent::Payment(written.payment.clone()),
            context: self.review_context(payer),
        };
        let symbol = self
            .first_endpoint()
            .map_or_else(String::new, |first| first.network.symbol.to_string());
        self.start(Journey::Review, Request::Review(Box::new(request)));
        if let Some(active) = &self.realm.journey {
            self.send.reviewing = Some(Reviewing {
                id: active.id,
                payment: written.payment,
                from: payer,
                symbol,
            });
        }
    }

    /// What the page knows: marks as they are, and whom this wallet has paid.
    fn review_context(&self, payer: Address) -> Context {
        let unknown = Mark::Claimed {
            endpoint: String::new(),
            block: None,
        };
        let account = self.send.answers.account.as_ref();
        let fees = self.send.answers.fees.as_ref();
        let mut paid_before: Vec<(Address, Option<String>)> = Vec::new();
        for entry in self.records.outbox.values() {
            let to = entry.payment.to;
            let counts = entry.from == payer && entry.state != OutboxState::Replaced;
            if counts && paid_before.iter().all(|(address, _)| *address != to) {
                paid_before.push((to, None));
            }
        }
        Context {
            network_name: self
                .first_endpoint()
                .map_or_else(String::new, |first| first.network.name.to_string()),
            balance: account.map(|state| (state.value().balance, state.mark().clone())),
            nonce_mark: account.map_or_else(|| unknown.clone(), |state| state.mark().clone()),
            fee_mark: fees.map_or(unknown, |quote| quote.mark().clone()),
            chain_id: self.first_endpoint().map(|first| first.network.chain_id),
            paid_before,
        }
    }

    fn pick_own(&mut self, index: wallet_types::AccountIndex) {
        let session = self.session.as_ref();
        if let Some(account) = session.and_then(|session| session.at(index)) {
            self.send.form.recipient = account.address.to_string();
            self.ask_recipient();
        }
    }

    /// Shows the same amount in another unit; a text that is no amount stays as it is.
    fn set_unit(&mut self, unit: Unit) {
        if let Ok(amount) = self.typed_amount() {
            self.send.form.amount = amount.to_decimal(unit);
        }
        self.send.form.unit = FormUnit(unit);
    }

    /// Own figures begin with those of the offer that held before.
    fn set_pace(&mut self, pace: Pace) {
        let form = &self.send.form;
        if pace == Pace::Custom
            && form.pace != Pace::Custom
            && let Some((cap, tip)) = self.fee_caps()
        {
            self.send.form.cap = cap.to_decimal(Unit::Gwei);
            self.send.form.tip = tip.to_decimal(Unit::Gwei);
        }
        self.send.form.pace = pace;
    }

    fn store_entry(&mut self, entry: OutboxEntry) {
        if !self.can_write() {
            self.keep_unstored(entry, Problem::ReadingOnly);
            return;
        }
        match self.records.put(&key::outbox(&entry.hash), &entry) {
            Ok(write) => self.save(vec![write], StoreFor::NewEntry(Box::new(entry))),
            Err(fault) => self.keep_unstored(entry, Problem::Record(fault)),
        }
    }

    fn keep_unstored(&mut self, entry: OutboxEntry, problem: Problem) {
        self.send.unstored = Some((entry, problem.clone()));
        self.stop(problem);
    }

    fn store_again(&mut self) {
        if let Some((entry, _)) = self.send.unstored.take() {
            self.store_entry(entry);
        }
    }
}

/// Chains of a developer's own node begin again with each run of it, so that what was included once
/// says nothing about the next nonce.
fn starts_anew(chain_id: ChainId) -> bool {
    matches!(chain_id.get(), 1337 | 31_337)
}
