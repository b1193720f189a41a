//! The end that making and restoring share: a password, the vault, its seal, its file.

use wallet_core::{
    kdf::Kdf,
    secret::SecretText,
    signer::{Refusal as SignerRefusal, Request, Response, Secrets},
};
use wallet_types::{
    Address,
    protocol::{StoreCause, StoreOutcome, VaultBytes},
};

use super::{
    Known,
    action::Action,
    file_offer::FileOffer,
    journey::Screen,
    out::{End, Out, Topic},
    passphrase::{Passphrase, PassphraseEnd},
    password_choice::PasswordChoice,
};
use crate::protocol::Ask;

/// The end of making or restoring a wallet.
#[derive(Debug)]
pub(crate) struct Setup {
    cause: StoreCause,
    /// The passphrase, and the address that follows.
    pub(crate) passphrase: Passphrase,
    /// The password.
    pub(crate) choice: PasswordChoice,
    /// The step it is at.
    pub(crate) step: SetupStep,
}

/// A step of the end.
#[derive(Debug)]
pub(crate) enum SetupStep {
    /// A password is chosen.
    Password,
    /// A passphrase is tried.
    Passphrase,
    /// The device is measured, or the key is derived.
    Working {
        /// The password, until the device was measured.
        password: Option<SecretText>,
        /// How long the derivation takes, once that is known.
        expected_ms: Option<u32>,
    },
    /// The page stores the vault.
    Storing {
        /// The vault.
        vault: VaultBytes,
    },
    /// The seal is explained.
    Seal {
        /// The file that is offered next.
        offer: FileOffer,
    },
    /// The file is offered.
    File(FileOffer),
}

impl Setup {
    /// Begins with a draft that leads to `address`.
    pub(super) fn new(cause: StoreCause, address: Address, out: &mut Out) -> Self {
        let mut choice = PasswordChoice::default();
        choice.draw(out);
        let passphrase = Passphrase::new(address);
        Self {
            cause,
            passphrase,
            choice,
            step: SetupStep::Password,
        }
    }

    pub(super) fn act(&mut self, action: Action, out: &mut Out) {
        match (&mut self.step, action) {
            (SetupStep::Password, Action::OpenPassphrase) => self.step = SetupStep::Passphrase,
            (SetupStep::Password, action) => {
                if let Some(password) = self.choice.act(action, out) {
                    self.work(password, out);
                }
            }
            (SetupStep::Passphrase, Action::Back) => {
                if self.passphrase.is_set {
                    self.passphrase.take_away(out);
                }
                self.step = SetupStep::Password;
            }
            (SetupStep::Passphrase, action) => match self.passphrase.act(action, out) {
                PassphraseEnd::Accepted => self.step = SetupStep::Password,
                PassphraseEnd::Open => {}
            },
            (SetupStep::Seal { .. }, Action::GoOn) => self.show_offer(),
            (SetupStep::File(offer), Action::SaveFile) => offer.save(out),
            (SetupStep::File(offer), Action::GoOn) if offer.is_settled() => {
                out.end(End::Unlocked);
            }
            _ => {}
        }
    }

    pub(super) fn answer(&mut self, response: Response, secrets: Secrets, out: &mut Out) {
        match (&mut self.step, response) {
            (
                _,
                Response::VaultMade {
                    vault,
                    accounts,
                    sources,
                    seal,
                },
            ) => {
                out.known = Some(Known {
                    seal,
                    accounts: accounts.clone(),
                    sources,
                });
                out.store(vault.clone(), accounts, self.cause);
                self.step = SetupStep::Storing { vault };
            }
            (
                SetupStep::Working { .. },
                Response::Refused(SignerRefusal::WeakPassword(verdict)),
            ) => {
                self.step = SetupStep::Password;
                self.choice.weak(verdict);
            }
            (
                _,
                response @ (Response::DraftReady { .. }
                | Response::Refused(SignerRefusal::PassphraseTooLong)),
            ) => {
                self.passphrase.answer(&response, out);
            }
            (_, Response::Refused(refusal)) => out.refuse(&refusal),
            (_, response) => {
                if let Some(password) = self.choice.answer(&response, secrets) {
                    self.work(password, out);
                }
            }
        }
    }

    /// The device was measured: the price is set, and paid.
    pub(super) fn measured(&mut self, out: &mut Out) {
        let one_pass_ms = out.one_pass_ms.unwrap_or_default();
        if let SetupStep::Working {
            password,
            expected_ms,
        } = &mut self.step
            && let Some(password) = password.take()
        {
            let kdf = Kdf::fitted(one_pass_ms);
            *expected_ms = Some(out.expected_ms(kdf));
            out.ask(Request::MakeVault { kdf }, vec![password]);
        }
    }

    pub(super) fn stored(&mut self, outcome: StoreOutcome) {
        let step = std::mem::replace(&mut self.step, SetupStep::Password);
        match step {
            SetupStep::Storing { vault } => {
                let offer = FileOffer::new(vault, outcome);
                self.step = SetupStep::Seal { offer };
            }
            other => self.step = other,
        }
        // The draft has become a vault: nothing of the choice is needed any more.
        self.choice = PasswordChoice::default();
    }

    pub(super) const fn downloaded(&mut self, ok: bool) {
        if let SetupStep::File(offer) = &mut self.step {
            offer.downloaded(ok);
        }
    }

    /// Leaving ends well once the vault is stored, and makes nothing before.
    pub(super) fn leave(&self, out: &mut Out) {
        match &self.step {
            SetupStep::Seal { .. } | SetupStep::File(_) => out.end(End::Unlocked),
            _ => {
                out.drop_draft();
                out.end(End::Declined);
            }
        }
    }

    /// Says whether the wallet is new, rather than restored.
    pub(crate) fn is_created(&self) -> bool {
        self.cause == StoreCause::Created
    }

    /// Says whether the vault stands, so that the journey cannot begin anew.
    pub(super) const fn is_made(&self) -> bool {
        matches!(
            self.step,
            SetupStep::Storing { .. } | SetupStep::Seal { .. } | SetupStep::File(_)
        )
    }

    pub(super) const fn screen(&self) -> Screen {
        match self.step {
            SetupStep::Password => Screen::Password,
            SetupStep::Passphrase => Screen::Passphrase,
            SetupStep::Working { .. } => Screen::Working,
            SetupStep::Storing { .. } => Screen::Storing,
            SetupStep::Seal { .. } => Screen::Seal,
            SetupStep::File(_) => Screen::File,
        }
    }

    fn work(&mut self, password: SecretText, out: &mut Out) {
        self.choice.drawn = None;
        self.step = SetupStep::Working {
            password: Some(password),
            expected_ms: None,
        };
        if out.one_pass_ms.is_some() {
            self.measured(out);
        } else {
            out.ask_about(Topic::Step, Ask::Measure, Vec::new());
        }
    }

    fn show_offer(&mut self) {
        let step = std::mem::replace(&mut self.step, SetupStep::Password);
        self.step = match step {
            SetupStep::Seal { offer } => SetupStep::File(offer),
            other => other,
        };
    }
}
