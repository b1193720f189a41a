//! Examining what the person hands in: a transaction is explained, or a signature checked. It needs
//! no wallet, and signs nothing.

use wallet_core::{
    message_review::Verdict,
    signer::{ExplainError, Request, Response},
};
use wallet_types::{Address, explained::Explained};

use super::{
    action::Action,
    journey::Screen,
    message_text::{MessageFault, MessageForm},
    out::{End, Out},
};

/// What is examined.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Examined {
    /// The bytes of a transaction.
    Transaction,
    /// A signature over a message.
    Signature,
}

/// Why nothing was found out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum ExamineFault {
    /// The text is no transaction.
    Transaction(ExplainError),
    /// The message, the account or the signature is none.
    Signature(MessageFault),
}

/// What was found out.
#[derive(Debug)]
pub(crate) enum Finding {
    /// What a transaction says.
    Explained(Box<Explained>),
    /// Who signed.
    Verdict {
        /// The account that was asked about.
        account: Address,
        /// The answer.
        verdict: Verdict,
    },
}

/// An examination under way.
#[derive(Debug)]
pub(crate) struct Examine {
    /// What is examined, once the person has chosen.
    pub(crate) what: Option<Examined>,
    /// How the message is written down.
    pub(crate) form: MessageForm,
    /// The transaction or the message, as it was last handed in.
    pub(crate) text: String,
    /// The account's address, as it was last handed in.
    pub(crate) account: String,
    /// The signature, as it was last handed in.
    pub(crate) signature: String,
    /// What is wrong with that.
    pub(crate) fault: Option<ExamineFault>,
    /// What was found out.
    pub(crate) finding: Option<Finding>,
    /// Whether the signer was asked, and has not answered.
    pub(crate) is_busy: bool,
    asked_about: Option<Address>,
}

impl Examine {
    pub(super) const fn new() -> Self {
        Self {
            what: None,
            form: MessageForm::Text,
            text: String::new(),
            account: String::new(),
            signature: String::new(),
            fault: None,
            finding: None,
            is_busy: false,
            asked_about: None,
        }
    }

    #[inline(never)]
    pub(super) fn act(&mut self, action: Action, out: &mut Out) {
        match (action, self.what, &self.finding) {
            // What was asked is answered first.
            _ if self.is_busy => {}
            (Action::Examine(what), None, _) => self.what = Some(what),
            (Action::ChooseForm(form), Some(Examined::Signature), None) => {
                self.form = form;
                self.fault = None;
            }
            (Action::SubmitTransaction(text), Some(Examined::Transaction), None) => {
                self.text.clone_from(&text);
                self.fault = None;
                self.is_busy = true;
                out.ask(Request::Explain { text }, Vec::new());
            }
            (
                Action::SubmitSignature {
                    text,
                    account,
                    signature,
                },
                Some(Examined::Signature),
                None,
            ) => {
                (self.text, self.account, self.signature) = (text, account, signature);
                self.fault = self.verify(out).err().map(ExamineFault::Signature);
            }
            (Action::Back, _, Some(_)) => self.finding = None,
            // Another thing is examined: what was typed for this one means nothing there.
            (Action::Back, Some(_), None) => *self = Self::new(),
            (Action::GoOn, _, Some(_)) => out.end(End::Done),
            _ => {}
        }
    }

    #[inline(never)]
    pub(super) fn answer(&mut self, response: Response, out: &mut Out) {
        self.is_busy = false;
        match (response, self.what, self.asked_about.take()) {
            (Response::Explained(explained), Some(Examined::Transaction), _) => {
                self.finding = Some(Finding::Explained(explained));
            }
            (Response::TransactionRefused(error), Some(Examined::Transaction), _) => {
                self.fault = Some(ExamineFault::Transaction(error));
            }
            (Response::Verified(verdict), Some(Examined::Signature), Some(account)) => {
                self.finding = Some(Finding::Verdict { account, verdict });
            }
            (Response::MessageRefused(error), Some(Examined::Signature), _) => {
                self.fault = Some(ExamineFault::Signature(MessageFault::Message(error)));
            }
            (Response::Refused(refusal), ..) => out.refuse(&refusal),
            _ => out.refuse_inside(),
        }
    }

    pub(super) const fn leave(&self, out: &mut Out) {
        out.end(match self.finding {
            None => End::Declined,
            Some(_) => End::Done,
        });
    }

    /// The same with a new worker: what was handed in is no secret, and stays.
    pub(super) const fn again(mut self) -> Self {
        self.is_busy = false;
        self.asked_about = None;
        self
    }

    pub(super) const fn screen(&self) -> Screen {
        match (self.what, &self.finding) {
            (_, Some(Finding::Explained(_))) => Screen::ExamineExplained,
            (_, Some(Finding::Verdict { .. })) => Screen::ExamineVerdict,
            (None, None) => Screen::ExamineChoose,
            (Some(Examined::Transaction), None) => Screen::ExamineTransaction,
            (Some(Examined::Signature), None) => Screen::ExamineSignature,
        }
    }

    fn verify(&mut self, out: &mut Out) -> Result<(), MessageFault> {
        let account: Address = self
            .account
            .trim()
            .parse()
            .map_err(|_| MessageFault::Account)?;
        let message = self.form.read(&self.text)?;
        let signature = self.signature.trim().to_owned();
        self.is_busy = true;
        self.asked_about = Some(account);
        let request = Request::Verify {
            account,
            message,
            signature,
        };
        out.ask(request, Vec::new());
        Ok(())
    }
}
