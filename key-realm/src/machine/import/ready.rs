//! What was brought and read: its first account, a passphrase, and accounts in other places.

use wallet_core::signer::{Refusal, Request, Response};
use wallet_types::{Address, SourceKind};

use super::places::{Places, taken_amiss};
use crate::machine::{
    action::{Action, Bring},
    out::Out,
    passphrase::{Passphrase, PassphraseEnd},
};

/// A draft, until the person takes it in.
#[derive(Debug)]
pub(crate) struct Ready {
    /// What kind of source it is; `None` for an address to watch.
    pub(crate) kind: Option<SourceKind>,
    /// The first account's address, with a passphrase if there is one.
    pub(crate) passphrase: Passphrase,
    /// How many accounts are chosen.
    pub(crate) account_count: usize,
    /// Another address that a keystore states.
    pub(crate) stated: Option<Address>,
    /// Why the wallet does not take it.
    pub(crate) fault: Option<Refusal>,
    /// The places that were looked at.
    pub(crate) places: Option<Places>,
    /// What of it is in view.
    pub(crate) part: ReadyPart,
    /// Whether the signer is changing it: until it answers, nothing else is done.
    is_busy: bool,
}

/// A part of what was brought.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum ReadyPart {
    /// The account.
    Account,
    /// A passphrase.
    Passphrase,
    /// Other places.
    Places,
}

/// What becomes of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum ReadyEnd {
    /// It is still looked at.
    Open,
    /// The person goes back to what was typed.
    Back,
    /// The person takes it.
    Taken,
}

impl Ready {
    pub(super) const fn new(
        kind: Option<SourceKind>,
        address: Address,
        stated: Option<Address>,
    ) -> Self {
        Self {
            kind,
            passphrase: Passphrase::new(address),
            account_count: 1,
            stated,
            fault: None,
            places: None,
            part: ReadyPart::Account,
            is_busy: false,
        }
    }

    pub(super) fn act(&mut self, action: Action, out: &mut Out) -> ReadyEnd {
        if self.is_busy {
            return ReadyEnd::Open;
        }
        match (self.part, action) {
            (ReadyPart::Account, Action::Back) => return ReadyEnd::Back,
            (ReadyPart::Account, Action::GoOn) => return ReadyEnd::Taken,
            (ReadyPart::Account, Action::OpenPassphrase) if self.takes_passphrase() => {
                self.part = ReadyPart::Passphrase;
            }
            (ReadyPart::Account, Action::Bring(Bring::LookElsewhere)) if self.is_tree() => {
                self.part = ReadyPart::Places;
                let (kind, first) = (self.kind, self.passphrase.address);
                self.places
                    .get_or_insert_with(|| Places::new(None, kind, Some(first), out));
            }
            (ReadyPart::Passphrase, Action::Back) => {
                if self.passphrase.is_set {
                    self.is_busy = true;
                    self.passphrase.take_away(out);
                }
                self.part = ReadyPart::Account;
            }
            (ReadyPart::Passphrase, action) => {
                self.is_busy = matches!(action, Action::TryPassphrase(_));
                if self.passphrase.act(action, out) == PassphraseEnd::Accepted {
                    self.part = ReadyPart::Account;
                }
            }
            (ReadyPart::Places, Action::Back) => self.part = ReadyPart::Account,
            (ReadyPart::Places, Action::GoOn) => self.choose(out),
            (ReadyPart::Places, Action::Bring(bring)) => {
                if let Some(places) = &mut self.places {
                    places.act(bring, out);
                }
            }
            _ => {}
        }
        ReadyEnd::Open
    }

    /// Takes an answer of the signer that is no end.
    pub(super) fn answer(&mut self, response: Response, out: &mut Out) {
        self.is_busy = false;
        match (self.part, response) {
            (ReadyPart::Places, Response::DraftReady { first_address, .. }) => {
                self.passphrase.address = first_address;
                let places = self.places.as_ref();
                self.account_count = places.map_or(1, Places::chosen_count);
                self.part = ReadyPart::Account;
            }
            (ReadyPart::Places, response) => match &mut self.places {
                Some(places) => places.answer(response, out),
                None => out.refuse_inside(),
            },
            (ReadyPart::Account, Response::Refused(refusal)) => match taken_amiss(refusal) {
                Ok(fault) => self.fault = Some(fault),
                Err(refusal) => out.refuse(&refusal),
            },
            (_, response) => {
                if let Response::DraftReady { .. } = response {
                    // Other accounts follow from another passphrase.
                    self.places = None;
                    self.account_count = 1;
                }
                self.passphrase.answer(&response, out);
            }
        }
    }

    /// Brings it into the open wallet.
    pub(super) fn add(&mut self, out: &mut Out) {
        self.is_busy = true;
        self.fault = None;
        out.ask(Request::AddDraft, Vec::new());
    }

    /// Says whether it is a tree, so that other accounts follow from it.
    pub(crate) fn is_tree(&self) -> bool {
        self.kind.is_some_and(SourceKind::is_tree)
    }

    /// Says whether a BIP-39 passphrase can belong to it.
    pub(crate) const fn takes_passphrase(&self) -> bool {
        matches!(self.kind, Some(SourceKind::Words { .. }))
    }

    fn choose(&mut self, out: &mut Out) {
        let paths = self.places.as_ref().map(Places::chosen).unwrap_or_default();
        if !paths.is_empty() {
            self.is_busy = true;
            out.ask(Request::ChooseAccounts { paths }, Vec::new());
        }
    }
}
