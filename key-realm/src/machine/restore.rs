//! Restoring from words: the words, the address that they lead to, then the setup.

use wallet_core::{
    mnemonic::{Language, PhraseError},
    secret::SecretText,
    signer::{Request, Response, Secrets},
};
use wallet_types::protocol::StoreCause;

use super::{
    action::Action,
    journey::Screen,
    out::{self, End, Out, Topic},
    passphrase::{Passphrase, PassphraseEnd},
    setup::Setup,
};
use crate::protocol::Ask;

/// The restoring of a wallet from words.
#[derive(Debug)]
pub(crate) struct Restore {
    /// The step it is at.
    pub(crate) step: RestoreStep,
}

/// A step of restoring.
#[derive(Debug)]
pub(crate) enum RestoreStep {
    /// The words are typed.
    Words {
        /// What is wrong with the phrase handed in.
        fault: Option<PhraseError>,
        /// For each unknown word, those that it resembles.
        nearest: Vec<SecretText>,
        /// Help with the word under typing.
        hints: Option<Hints>,
    },
    /// The words were read.
    Address {
        /// The address, with a passphrase if there is one.
        passphrase: Passphrase,
        /// Whether the passphrase is being tried.
        is_trying: bool,
    },
    /// Password, vault, seal, file.
    Setup(Setup),
}

/// Help with a word under typing.
#[derive(Debug)]
pub(crate) struct Hints {
    /// Which field it is for.
    pub(crate) field: u8,
    /// Whether what was typed is a word of the list.
    pub(crate) is_word: bool,
    /// Words that begin so, parted by spaces.
    pub(crate) words: SecretText,
}

impl Restore {
    pub(super) const fn new() -> Self {
        Self { step: empty() }
    }

    pub(super) fn act(&mut self, action: Action, out: &mut Out) {
        match (&mut self.step, action) {
            (RestoreStep::Words { .. }, Action::TypeWord { field, typed }) => {
                let ask = Ask::Signer(Request::HintWords {
                    language: Language::English,
                });
                out.ask_about(Topic::Hint(field), ask, vec![typed]);
            }
            (RestoreStep::Words { fault, nearest, .. }, Action::SubmitPhrase(words)) => {
                *fault = None;
                nearest.clear();
                let language = Language::English;
                out.ask(Request::ImportPhrase { language }, vec![words]);
            }
            (RestoreStep::Address { is_trying, .. }, Action::OpenPassphrase) => *is_trying = true,
            (
                RestoreStep::Address {
                    passphrase,
                    is_trying: true,
                },
                Action::Back,
            ) => {
                if passphrase.is_set {
                    passphrase.take_away(out);
                }
                self.settle_passphrase();
            }
            (
                RestoreStep::Address {
                    is_trying: false, ..
                },
                Action::Back,
            ) => {
                drop_draft(out);
                self.step = empty();
            }
            (
                RestoreStep::Address {
                    passphrase,
                    is_trying: false,
                },
                Action::GoOn,
            ) => {
                let address = passphrase.address;
                let mut setup = Setup::new(StoreCause::RestoredFromWords, address, out);
                setup.passphrase.is_set = passphrase.is_set;
                self.step = RestoreStep::Setup(setup);
            }
            (RestoreStep::Address { passphrase, .. }, action) => {
                match passphrase.act(action, out) {
                    PassphraseEnd::Accepted => self.settle_passphrase(),
                    PassphraseEnd::Open => {}
                }
            }
            (RestoreStep::Setup(setup), action) => setup.act(action, out),
            _ => {}
        }
    }

    pub(super) fn answer(
        &mut self,
        topic: Topic,
        response: Response,
        secrets: Secrets,
        out: &mut Out,
    ) {
        match (&mut self.step, response, topic) {
            (RestoreStep::Setup(setup), response, _) => setup.answer(response, secrets, out),
            (
                RestoreStep::Words { hints, .. },
                Response::WordHints { is_word },
                Topic::Hint(field),
            ) => {
                let words = out::only_text(secrets).unwrap_or_default();
                *hints = Some(Hints {
                    field,
                    is_word,
                    words,
                });
            }
            (RestoreStep::Words { .. }, Response::DraftReady { first_address, .. }, _) => {
                let passphrase = Passphrase::new(first_address);
                self.step = RestoreStep::Address {
                    passphrase,
                    is_trying: false,
                };
            }
            (RestoreStep::Words { fault, nearest, .. }, Response::PhraseRefused(error), _) => {
                *fault = Some(error);
                *nearest = secrets
                    .into_buffers()
                    .into_iter()
                    .map(|words| words.into_text().unwrap_or_default())
                    .collect();
            }
            (RestoreStep::Address { passphrase, .. }, response, _) => {
                passphrase.answer(&response, out);
            }
            (_, Response::Refused(refusal), _) => out.refuse(&refusal),
            _ => out.refuse_inside(),
        }
    }

    pub(super) fn leave(&self, out: &mut Out) {
        match &self.step {
            RestoreStep::Setup(setup) => setup.leave(out),
            RestoreStep::Words { .. } => out.end(End::Declined),
            RestoreStep::Address { .. } => {
                drop_draft(out);
                out.end(End::Declined);
            }
        }
    }

    pub(super) fn again(self) -> Option<Self> {
        match self.step {
            RestoreStep::Setup(setup) if setup.is_made() => None,
            _ => Some(Self::new()),
        }
    }

    pub(super) const fn screen(&self) -> Screen {
        match &self.step {
            RestoreStep::Words { .. } => Screen::RestoreWords,
            RestoreStep::Address {
                is_trying: false, ..
            } => Screen::RestoreAddress,
            RestoreStep::Address {
                is_trying: true, ..
            } => Screen::Passphrase,
            RestoreStep::Setup(setup) => setup.screen(),
        }
    }

    const fn settle_passphrase(&mut self) {
        if let RestoreStep::Address { is_trying, .. } = &mut self.step {
            *is_trying = false;
        }
    }
}

const fn empty() -> RestoreStep {
    RestoreStep::Words {
        fault: None,
        nearest: Vec::new(),
        hints: None,
    }
}

fn drop_draft(out: &mut Out) {
    out.ask_about(Topic::Upkeep, Ask::Signer(Request::DropDraft), Vec::new());
}
