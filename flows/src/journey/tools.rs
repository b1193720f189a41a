//! Journeys of the key realm that bring something in, take something out, or only look: the page
//! opens the door, and keeps what may be known of the outcome.

use wallet_types::{
    AccountIndex, Digest, PaymentUri, Wei,
    amount::{ParseAmountError, Unit},
    protocol::{MessageContext, Request, RequestId},
};

use crate::{
    effect::Effect,
    event::RealmLoss,
    model::{Flows, SignedMessage},
    problem::Problem,
    view::{Journey, Said},
};

impl Flows {
    /// Brings more into the open wallet.
    pub(super) fn import(&mut self) {
        if self.may_change() {
            self.start(Journey::Import, Request::Import);
        }
    }

    /// Takes a secret out of the open wallet.
    pub(super) fn export(&mut self) {
        if self.session.is_some() {
            self.start(Journey::Export, Request::Export);
        }
    }

    /// Takes an account out of the open wallet, once the key realm was told to.
    pub(super) fn remove_account(&mut self, index: AccountIndex) {
        if self.may_change() {
            self.start(Journey::RemoveAccount, Request::RemoveAccount { index });
        }
    }

    /// Has a message signed.
    pub(super) fn sign_message(&mut self) {
        let Some(session) = &self.session else {
            return;
        };
        let network = self.first_endpoint().map(|first| &first.network);
        let context = MessageContext {
            from: session.active,
            network: network.map(|network| (network.chain_id, network.name.to_string())),
        };
        self.start(Journey::SignMessage, Request::SignMessage(context));
    }

    /// Has a transaction explained, or a signature checked. Needs neither a wallet nor an endpoint.
    pub(super) fn examine(&mut self) {
        // A pasted transaction is explained and not signed: the outbox holds payments alone.
        self.start(Journey::Examine, Request::Examine { context: None });
    }

    /// The person agreed in the key frame to sign a message. It is kept while the wallet is open.
    pub(super) fn message_signed(
        &mut self,
        id: RequestId,
        from: AccountIndex,
        signature: &[u8],
        digest: Digest,
    ) {
        if !self.realm.is_journey(id) {
            return;
        }
        let Ok(signature) = <[u8; 65]>::try_from(signature) else {
            self.realm_lost(RealmLoss::Nonsense);
            return;
        };
        if let Some(session) = &mut self.session {
            session.signed_message = Some(SignedMessage {
                from,
                signature,
                digest,
            });
            self.say(Said::MessageSigned);
        }
    }

    pub(super) fn copy_signature(&mut self) {
        let session = self.session.as_ref();
        if let Some(signed) = session.and_then(|session| session.signed_message.as_ref()) {
            let text = signed.text();
            self.push(Effect::Copy { text });
        }
    }

    /// Returns the link that asks for a payment to the active account; without an amount where none
    /// is typed. `None` where what is typed is no amount.
    pub(crate) fn request_link(&self) -> Option<String> {
        let session = self.session.as_ref()?;
        let to = session.account()?.address;
        let chain_id = self.first_endpoint().map(|first| first.network.chain_id);
        let amount = self.requested_amount().ok()?;
        Some(PaymentUri::ether(to, chain_id, amount).to_string())
    }

    /// Reads the amount that is asked for; `None` where none is typed.
    pub(crate) fn requested_amount(&self) -> Result<Option<Wei>, ParseAmountError> {
        match self.request_amount.trim() {
            "" => Ok(None),
            text => Wei::parse(text, Unit::Ether).map(Some),
        }
    }

    fn may_change(&mut self) -> bool {
        if self.session.is_none() {
            return false;
        }
        if !self.can_write() {
            self.stop(Problem::ReadingOnly);
            return false;
        }
        true
    }
}
