//! The BIP-39 passphrase: an expert's option, accepted only with the address it leads to in view.

use wallet_core::{
    secret::SecretText,
    signer::{Refusal, Request, Response},
};
use wallet_types::Address;

use super::{action::Action, out::Out};

/// The passphrase under way. Its text stays in the worker.
#[derive(Debug)]
pub(crate) struct Passphrase {
    /// The address that the words lead to as things stand.
    pub(crate) address: Address,
    /// Whether a passphrase is part of that.
    pub(crate) is_set: bool,
    /// Whether the passphrase was longer than a vault holds.
    pub(crate) is_too_long: bool,
    tried_empty: bool,
}

/// What became of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum PassphraseEnd {
    /// It is still under way.
    Open,
    /// The person goes on with the address shown.
    Accepted,
}

impl Passphrase {
    pub(super) const fn new(address: Address) -> Self {
        Self {
            address,
            is_set: false,
            is_too_long: false,
            tried_empty: false,
        }
    }

    pub(super) fn act(&mut self, action: Action, out: &mut Out) -> PassphraseEnd {
        match action {
            Action::TryPassphrase(text) => self.try_out(text, out),
            Action::AcceptPassphrase => return PassphraseEnd::Accepted,
            _ => {}
        }
        PassphraseEnd::Open
    }

    /// Takes the passphrase away again.
    pub(super) fn take_away(&mut self, out: &mut Out) {
        self.try_out(SecretText::default(), out);
    }

    pub(super) fn answer(&mut self, response: &Response, out: &mut Out) {
        match response {
            Response::DraftReady { first_address, .. } => {
                self.address = *first_address;
                self.is_set = !self.tried_empty;
            }
            Response::Refused(Refusal::PassphraseTooLong) => self.is_too_long = true,
            Response::Refused(refusal) => out.refuse(refusal),
            _ => out.refuse_inside(),
        }
    }

    fn try_out(&mut self, text: SecretText, out: &mut Out) {
        self.is_too_long = false;
        self.tried_empty = text.is_empty();
        out.ask(Request::SetPassphrase, vec![text]);
    }
}
