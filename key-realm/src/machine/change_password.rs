//! Changing the password: the old one, the new one, and a new vault file.

use wallet_core::{
    kdf::Kdf,
    secret::SecretText,
    signer::{Refusal as SignerRefusal, Request, Response, Secrets},
};
use wallet_types::protocol::{StoreCause, StoreOutcome, VaultBytes};

use super::{
    action::Action,
    file_offer::FileOffer,
    journey::Screen,
    out::{self, End, Out, Topic},
    password_choice::PasswordChoice,
};
use crate::protocol::Ask;

/// The changing of the password.
#[derive(Debug)]
pub(crate) struct ChangePassword {
    current: Option<SecretText>,
    /// The new password.
    pub(crate) choice: PasswordChoice,
    /// How often the old password was wrong.
    pub(crate) wrong_count: u32,
    step: Step,
}

#[derive(Debug)]
enum Step {
    Current,
    Choice,
    Working {
        password: Option<SecretText>,
        expected_ms: Option<u32>,
    },
    Storing(VaultBytes),
    File(FileOffer),
}

impl ChangePassword {
    #[inline(never)]
    pub(super) fn new() -> Self {
        Self {
            current: None,
            choice: PasswordChoice::default(),
            wrong_count: 0,
            step: Step::Current,
        }
    }

    /// Returns the file that is offered.
    pub(crate) const fn offer(&self) -> Option<&FileOffer> {
        match &self.step {
            Step::File(offer) => Some(offer),
            _ => None,
        }
    }

    /// Returns how long the derivation under way takes, by estimate.
    pub(crate) const fn expected_ms(&self) -> Option<u32> {
        match self.step {
            Step::Working { expected_ms, .. } => expected_ms,
            _ => None,
        }
    }

    #[inline(never)]
    pub(super) fn act(&mut self, action: Action, out: &mut Out) {
        match (&mut self.step, action) {
            (Step::Current, Action::SubmitPassword(current)) => {
                self.current = Some(current);
                self.step = Step::Choice;
                self.choice.draw(out);
            }
            (Step::Choice, Action::Back) => *self = Self::new(),
            (Step::Choice, action) => {
                if let Some(password) = self.choice.act(action, out) {
                    self.work(password, out);
                }
            }
            (Step::File(offer), Action::SaveFile) => offer.save(out),
            (Step::File(offer), Action::GoOn) if offer.is_settled() => out.end(End::Done),
            _ => {}
        }
    }

    #[inline(never)]
    pub(super) fn answer(&mut self, response: Response, secrets: Secrets, out: &mut Out) {
        match response {
            Response::VaultChanged {
                vault, accounts, ..
            } => {
                out.store(vault.clone(), accounts, StoreCause::PasswordChanged);
                self.current = None;
                self.step = Step::Storing(vault);
            }
            Response::Refused(SignerRefusal::WrongPassword) => {
                let wrong_count = self.wrong_count + 1;
                *self = Self {
                    wrong_count,
                    ..Self::new()
                };
            }
            Response::Refused(SignerRefusal::WeakPassword(verdict)) => {
                self.step = Step::Choice;
                self.choice.weak(verdict);
            }
            Response::Refused(refusal) => out.refuse(&refusal),
            response => {
                if let Some(password) = self.choice.answer(&response, secrets) {
                    self.work(password, out);
                }
            }
        }
    }

    /// The device was measured: the price is set, and paid.
    #[inline(never)]
    pub(super) fn measured(&mut self, out: &mut Out) {
        let one_pass_ms = out.one_pass_ms.unwrap_or_default();
        if let (
            Step::Working {
                password,
                expected_ms,
            },
            Some(current),
        ) = (&mut self.step, &self.current)
            && let Some(password) = password.take()
        {
            let kdf = Kdf::fitted(one_pass_ms);
            // The old password is checked first, at a price like the new one's.
            *expected_ms = Some(out.expected_ms(kdf).saturating_mul(2));
            out.ask(
                Request::ChangePassword { kdf },
                vec![out::copy(current), password],
            );
        }
    }

    #[inline(never)]
    pub(super) fn stored(&mut self, outcome: StoreOutcome) {
        if let Step::Storing(vault) = &mut self.step {
            let vault = VaultBytes(std::mem::take(&mut vault.0));
            self.step = Step::File(FileOffer::new(vault, outcome));
        }
    }

    pub(super) const fn downloaded(&mut self, ok: bool) {
        if let Step::File(offer) = &mut self.step {
            offer.downloaded(ok);
        }
    }

    pub(super) const fn leave(&self, out: &mut Out) {
        out.end(match self.step {
            Step::Storing(_) | Step::File(_) => End::Done,
            _ => End::Declined,
        });
    }

    pub(super) const fn screen(&self) -> Screen {
        match self.step {
            Step::Current => Screen::ChangeCurrent,
            Step::Choice => Screen::Password,
            Step::Working { .. } => Screen::Working,
            Step::Storing(_) => Screen::Storing,
            Step::File(_) => Screen::File,
        }
    }

    fn work(&mut self, password: SecretText, out: &mut Out) {
        self.choice = PasswordChoice::default();
        self.step = Step::Working {
            password: Some(password),
            expected_ms: None,
        };
        if out.one_pass_ms.is_some() {
            self.measured(out);
        } else {
            out.ask_about(Topic::Step, Ask::Measure, Vec::new());
        }
    }
}
