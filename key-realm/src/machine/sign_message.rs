//! Signing a message: written down here, reviewed, seen before signed, once or never.

use wallet_core::signer::{Request, Response};
use wallet_types::{
    Account, AccountIndex, ChainId, message::MessageReview, protocol::MessageContext,
};

use super::{
    action::Action,
    journey::Screen,
    message_text::{MessageFault, MessageForm},
    out::{End, Out, Topic},
    seen::SeenGate,
};
use crate::protocol::Ask;

/// The signing of a message.
#[derive(Debug)]
pub(crate) struct SignMessage {
    /// The account that signs.
    pub(crate) from: AccountIndex,
    /// The network that the page says was confirmed.
    pub(crate) network: Option<(ChainId, String)>,
    /// How the message is written down.
    pub(crate) form: MessageForm,
    /// The message, as it was last handed in.
    pub(crate) text: String,
    /// The chain's number, as it was last handed in.
    pub(crate) chain: String,
    /// What is wrong with that.
    pub(crate) fault: Option<MessageFault>,
    /// What the signer says of the message.
    pub(crate) review: Option<Box<MessageReview>>,
    /// What of it was in view.
    pub(crate) seen: SeenGate,
    /// Whether the signer was asked, and has not answered.
    pub(crate) is_busy: bool,
}

impl SignMessage {
    /// Begins with the active account, or with the first that can sign. `None` where none can.
    #[inline(never)]
    pub(super) fn new(context: MessageContext, accounts: &[Account]) -> Option<Self> {
        let mut signing = accounts
            .iter()
            .filter(|account| account.origin.can_sign())
            .map(|account| account.index);
        let first = signing.next()?;
        let is_active_able = first == context.from || signing.any(|index| index == context.from);
        Some(Self {
            from: if is_active_able { context.from } else { first },
            network: context.network,
            form: MessageForm::Text,
            text: String::new(),
            chain: String::new(),
            fault: None,
            review: None,
            seen: SeenGate::default(),
            is_busy: false,
        })
    }

    /// Says whether Sign is awake.
    pub(crate) fn can_sign(&self) -> bool {
        self.review.is_some() && self.seen.is_open() && !self.is_busy
    }

    #[inline(never)]
    pub(super) fn act(&mut self, action: Action, out: &mut Out) {
        match (action, self.review.is_some()) {
            (
                Action::Seen {
                    part,
                    in_view,
                    at_ms,
                },
                true,
            ) => self.seen.note(part, in_view, at_ms),
            // What was asked is answered first.
            _ if self.is_busy => {}
            (Action::ChooseAccount(index), false) => self.from = index,
            (Action::ChooseForm(form), false) => {
                self.form = form;
                self.fault = None;
            }
            (Action::SubmitMessage { text, chain }, false) => {
                (self.text, self.chain) = (text, chain);
                self.fault = self.hand_in(out).err();
            }
            (Action::Back, true) => {
                drop_review(out);
                self.review = None;
            }
            (Action::Sign, true) if self.can_sign() => self.sign(out),
            _ => {}
        }
    }

    #[inline(never)]
    pub(super) fn answer(&mut self, response: Response, out: &mut Out) {
        self.is_busy = false;
        match response {
            Response::MessageReviewed(review) if self.review.is_none() => {
                self.review = Some(review);
                self.seen = SeenGate::default();
            }
            Response::MessageRefused(error) if self.review.is_none() => {
                self.fault = Some(MessageFault::Message(error));
            }
            Response::MessageSigned {
                from,
                signature,
                digest,
            } if self.review.as_ref().is_some_and(|it| it.digest == digest) => {
                out.signed_message(from, signature, digest);
                out.end(End::Done);
            }
            Response::Refused(refusal) => out.refuse(&refusal),
            _ => out.refuse_inside(),
        }
    }

    #[inline(never)]
    pub(super) fn leave(&self, out: &mut Out) {
        // A signature under way is for nobody: the answer to it is dropped with the journey.
        drop_review(out);
        out.end(End::Declined);
    }

    pub(super) const fn screen(&self) -> Screen {
        match self.review {
            None => Screen::MessageCompose,
            Some(_) => Screen::MessageReview,
        }
    }

    fn hand_in(&mut self, out: &mut Out) -> Result<(), MessageFault> {
        let chain_id = match &self.network {
            Some((chain_id, _)) => *chain_id,
            None => read_chain(&self.chain).ok_or(MessageFault::Chain)?,
        };
        let message = self.form.read(&self.text)?;
        self.is_busy = true;
        let from = self.from;
        let request = Request::ReviewMessage {
            from,
            chain_id,
            message,
        };
        out.ask(request, Vec::new());
        Ok(())
    }

    fn sign(&mut self, out: &mut Out) {
        let Some(review) = &self.review else { return };
        let digest = review.digest;
        self.is_busy = true;
        out.ask(Request::ApproveMessage { digest }, Vec::new());
    }
}

fn read_chain(text: &str) -> Option<ChainId> {
    let number: u64 = text.trim().parse().ok()?;
    ChainId::try_from(number).ok()
}

fn drop_review(out: &mut Out) {
    out.ask_about(Topic::Upkeep, Ask::Signer(Request::DropReview), Vec::new());
}
