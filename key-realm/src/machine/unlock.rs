//! Opening a vault, the stored one or a file's: it is looked at from outside first, so that damage
//! and a wrong password never wear the same words.

use wallet_core::{
    kdf::Kdf,
    signer::{Refusal as SignerRefusal, Request, Response},
};
use wallet_types::{
    Account,
    protocol::{StoreCause, StoreOutcome, VaultBytes},
};

use super::{
    Known,
    action::Action,
    journey::Screen,
    out::{End, Out},
};

/// The opening of a vault.
#[derive(Debug)]
pub(crate) struct Unlock {
    vault: VaultBytes,
    /// Whose vault it is.
    pub(crate) purpose: UnlockPurpose,
    kdf: Option<Kdf>,
    /// How long the derivation under way takes, by estimate.
    pub(crate) working_ms: Option<u32>,
    /// How often the password was wrong.
    pub(crate) wrong_count: u32,
    is_storing: bool,
}

/// Which vault is opened.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum UnlockPurpose {
    /// The one that this copy has stored.
    Stored,
    /// One from a file, to be stored here.
    File,
}

impl Unlock {
    pub(super) const fn of_stored(vault: VaultBytes) -> Self {
        Self::new(vault, UnlockPurpose::Stored)
    }

    pub(super) const fn of_file(vault: VaultBytes) -> Self {
        Self::new(vault, UnlockPurpose::File)
    }

    const fn new(vault: VaultBytes, purpose: UnlockPurpose) -> Self {
        Self {
            vault,
            purpose,
            kdf: None,
            working_ms: None,
            wrong_count: 0,
            is_storing: false,
        }
    }

    pub(super) fn begin(&self, out: &mut Out) {
        out.ask(
            Request::InspectVault {
                vault: self.vault.clone(),
            },
            Vec::new(),
        );
    }

    pub(super) fn act(&mut self, action: Action, out: &mut Out) {
        if let (Action::SubmitPassword(password), Some(kdf), None) =
            (action, self.kdf, self.working_ms)
        {
            self.working_ms = Some(out.expected_ms(kdf));
            out.ask(
                Request::Unlock {
                    vault: self.vault.clone(),
                },
                vec![password],
            );
        }
    }

    pub(super) fn answer(&mut self, response: Response, out: &mut Out) {
        self.working_ms = None;
        match response {
            Response::VaultInspected { kdf } => self.kdf = Some(kdf),
            Response::Unlocked {
                accounts,
                sources,
                seal,
            } => {
                out.known = Some(Known {
                    seal,
                    accounts: accounts.clone(),
                    sources,
                });
                self.opened(accounts, out);
            }
            Response::Refused(SignerRefusal::WrongPassword) => self.wrong_count += 1,
            Response::Refused(refusal) => out.refuse(&refusal),
            _ => out.refuse_inside(),
        }
    }

    pub(super) fn stored(&self, _outcome: StoreOutcome, out: &mut Out) {
        if self.is_storing {
            out.end(End::Unlocked);
        }
    }

    pub(super) const fn leave(&self, out: &mut Out) {
        out.end(if self.is_storing {
            End::Unlocked
        } else {
            End::Declined
        });
    }

    pub(super) fn again(self) -> Option<Self> {
        (!self.is_storing).then(|| Self::new(self.vault, self.purpose))
    }

    pub(super) const fn screen(&self) -> Screen {
        if self.is_storing {
            Screen::Storing
        } else {
            Screen::Unlock
        }
    }

    fn opened(&mut self, accounts: Vec<Account>, out: &mut Out) {
        match self.purpose {
            UnlockPurpose::Stored => out.end(End::Unlocked),
            UnlockPurpose::File => {
                self.is_storing = true;
                out.store(self.vault.clone(), accounts, StoreCause::RestoredFromVault);
            }
        }
    }
}
