//! Showing the words again, after the password was given again, for a short while.

use wallet_core::{
    secret::SecretText,
    signer::{Export, Refusal as SignerRefusal, Request, Response, Secrets},
};
use wallet_types::{SourceFacts, SourceId, SourceKind};

use super::{
    Known,
    action::Action,
    journey::Screen,
    out::{End, Out},
};

/// The showing of the words.
#[derive(Debug)]
pub(crate) struct Reveal {
    source: SourceId,
    /// The step it is at.
    pub(crate) step: RevealStep,
}

/// A step of showing the words.
#[derive(Debug)]
pub(crate) enum RevealStep {
    /// The password is asked for.
    Password {
        /// How long the derivation under way takes, by estimate.
        working_ms: Option<u32>,
        /// How often the password was wrong.
        wrong_count: u32,
    },
    /// The words are shown.
    Words {
        /// The words, parted by spaces.
        words: SecretText,
        /// The passphrase, empty where there is none.
        passphrase: SecretText,
    },
}

impl Reveal {
    /// Begins with a phrase; `None` where the wallet has none.
    #[inline(never)]
    pub(super) fn new(known: &Known) -> Option<Self> {
        let is_words = |source: &&SourceFacts| matches!(source.kind, SourceKind::Words { .. });
        Some(Self {
            source: known.sources.iter().find(is_words)?.id,
            step: RevealStep::Password {
                working_ms: None,
                wrong_count: 0,
            },
        })
    }

    #[inline(never)]
    pub(super) fn act(&mut self, action: Action, out: &mut Out) {
        match (&mut self.step, action) {
            (
                RevealStep::Password {
                    working_ms: working_ms @ None,
                    ..
                },
                Action::SubmitPassword(password),
            ) => {
                *working_ms = Some(out.expected_ms(wallet_core::kdf::Kdf::CHEAPEST));
                let what = Export::Words(self.source);
                out.ask(Request::Export(what), vec![password]);
            }
            (RevealStep::Words { .. }, Action::HideWords) => out.end(End::Done),
            _ => {}
        }
    }

    #[inline(never)]
    pub(super) fn answer(&mut self, response: Response, secrets: Secrets, out: &mut Out) {
        match (response, &mut self.step) {
            (Response::Exported(_), RevealStep::Password { .. }) => {
                let mut texts = secrets
                    .into_buffers()
                    .into_iter()
                    .map(|text| text.into_text());
                match (texts.next(), texts.next()) {
                    (Some(Ok(words)), Some(Ok(passphrase))) => {
                        self.step = RevealStep::Words { words, passphrase };
                    }
                    _ => out.refuse_inside(),
                }
            }
            (
                Response::Refused(SignerRefusal::WrongPassword),
                RevealStep::Password {
                    working_ms,
                    wrong_count,
                },
            ) => {
                *working_ms = None;
                *wrong_count += 1;
            }
            (Response::Refused(refusal), _) => out.refuse(&refusal),
            _ => out.refuse_inside(),
        }
    }

    pub(super) const fn leave(&self, out: &mut Out) {
        out.end(match self.step {
            RevealStep::Password { .. } => End::Declined,
            RevealStep::Words { .. } => End::Done,
        });
    }

    pub(super) const fn screen(&self) -> Screen {
        match self.step {
            RevealStep::Password { .. } => Screen::RevealPassword,
            RevealStep::Words { .. } => Screen::RevealWords,
        }
    }
}
