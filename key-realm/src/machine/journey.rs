//! The journeys, and which screen each of them is at.

use wallet_core::signer::{Response, Secrets};
use wallet_types::protocol::{Refusal, Request, StoreOutcome};

use super::{
    Known,
    accounts::Accounts,
    action::Action,
    change_password::ChangePassword,
    create::Create,
    out::{End, Out, Topic},
    restore::Restore,
    reveal::Reveal,
    review::Reviewing,
    unlock::Unlock,
};

/// A journey under way.
#[derive(Debug)]
pub(crate) enum Journey {
    /// Make a new wallet.
    Create(Create),
    /// Restore from words.
    Restore(Restore),
    /// Open a vault, stored or from a file.
    Unlock(Unlock),
    /// Add or rename an account.
    Accounts(Accounts),
    /// Show the words.
    Reveal(Reveal),
    /// Change the password.
    ChangePassword(ChangePassword),
    /// Review and sign.
    Review(Reviewing),
}

/// What is drawn.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) enum Screen {
    /// The worker is being made.
    Starting,
    /// Nothing is asked of the person.
    Resting,
    /// How many words are to be drawn.
    CreateChoose,
    /// The new words.
    CreateWords,
    /// Three of them are asked for.
    CreateCheck,
    /// Words are typed.
    RestoreWords,
    /// The address that they lead to.
    RestoreAddress,
    /// A BIP-39 passphrase.
    Passphrase,
    /// A new password.
    Password,
    /// A key derivation runs.
    Working,
    /// The page stores.
    Storing,
    /// The new seal.
    Seal,
    /// The vault as a file.
    File,
    /// The vault's password.
    Unlock,
    /// The password until now.
    ChangeCurrent,
    /// The password, before the words are shown.
    RevealPassword,
    /// The words.
    RevealWords,
    /// The review.
    Review,
}

impl Journey {
    /// Makes a journey, if it can be gone now.
    pub(super) fn new(request: Request, known: Option<&Known>) -> Result<Self, Refusal> {
        let unlocked = |journey: Self| known.map(|_| journey).ok_or(Refusal::Locked);
        match request {
            Request::Create => Ok(Self::Create(Create::new())),
            Request::RestoreWords => Ok(Self::Restore(Restore::new())),
            Request::RestoreVault { vault } => Ok(Self::Unlock(Unlock::of_file(vault))),
            Request::Unlock { vault } => Ok(Self::Unlock(Unlock::of_stored(vault))),
            Request::AddAccount { name } => unlocked(Self::Accounts(Accounts::add(name))),
            Request::RenameAccount { index, name } => {
                unlocked(Self::Accounts(Accounts::rename(index, name)))
            }
            Request::RevealWords => unlocked(Self::Reveal(Reveal::new())),
            Request::ChangePassword => unlocked(Self::ChangePassword(ChangePassword::new())),
            Request::Review(request) => unlocked(Self::Review(Reviewing::new(request))),
            _ => Err(Refusal::InvalidIntent),
        }
    }

    pub(super) fn begin(&mut self, out: &mut Out) {
        match self {
            Self::Create(_) | Self::Restore(_) | Self::Reveal(_) | Self::ChangePassword(_) => {}
            Self::Unlock(journey) => journey.begin(out),
            Self::Accounts(journey) => journey.begin(out),
            Self::Review(journey) => journey.begin(out),
        }
    }

    pub(super) fn act(&mut self, action: Action, out: &mut Out) {
        if matches!(action, Action::Leave) {
            return self.leave(out);
        }
        match self {
            Self::Create(journey) => journey.act(action, out),
            Self::Restore(journey) => journey.act(action, out),
            Self::Unlock(journey) => journey.act(action, out),
            Self::Accounts(_) => {}
            Self::Reveal(journey) => journey.act(action, out),
            Self::ChangePassword(journey) => journey.act(action, out),
            Self::Review(journey) => journey.act(action, out),
        }
    }

    pub(super) fn answer(
        &mut self,
        topic: Topic,
        response: Response,
        secrets: Secrets,
        out: &mut Out,
    ) {
        match self {
            Self::Create(journey) => journey.answer(response, secrets, out),
            Self::Restore(journey) => journey.answer(topic, response, secrets, out),
            Self::Unlock(journey) => journey.answer(response, out),
            Self::Accounts(journey) => journey.answer(response, out),
            Self::Reveal(journey) => journey.answer(response, secrets, out),
            Self::ChangePassword(journey) => journey.answer(response, secrets, out),
            Self::Review(journey) => journey.answer(response, out),
        }
    }

    /// The device was measured.
    pub(super) fn measured(&mut self, out: &mut Out) {
        match self {
            Self::Create(Create { step: super::CreateStep::Setup(setup), .. })
            | Self::Restore(Restore { step: super::RestoreStep::Setup(setup), .. }) => {
                setup.measured(out);
            }
            Self::ChangePassword(journey) => journey.measured(out),
            _ => {}
        }
    }

    /// The page has stored, or not.
    pub(super) fn stored(&mut self, outcome: StoreOutcome, out: &mut Out) {
        match self {
            Self::Create(Create { step: super::CreateStep::Setup(setup), .. })
            | Self::Restore(Restore { step: super::RestoreStep::Setup(setup), .. }) => {
                setup.stored(outcome);
            }
            Self::Unlock(journey) => journey.stored(outcome, out),
            Self::Accounts(_) => out.end(End::Done),
            Self::ChangePassword(journey) => journey.stored(outcome),
            _ => {}
        }
    }

    /// The page has handed over the file, or not.
    pub(super) fn downloaded(&mut self, ok: bool, _out: &mut Out) {
        match self {
            Self::Create(Create { step: super::CreateStep::Setup(setup), .. })
            | Self::Restore(Restore { step: super::RestoreStep::Setup(setup), .. }) => {
                setup.downloaded(ok);
            }
            Self::ChangePassword(journey) => journey.downloaded(ok),
            _ => {}
        }
    }

    /// The person, or the page, leaves.
    pub(super) fn leave(&mut self, out: &mut Out) {
        match self {
            Self::Create(journey) => journey.leave(out),
            Self::Restore(journey) => journey.leave(out),
            Self::Unlock(journey) => journey.leave(out),
            Self::Review(journey) => journey.leave(out),
            Self::ChangePassword(journey) => journey.leave(out),
            Self::Accounts(_) => out.end(End::Declined),
            Self::Reveal(journey) => journey.leave(out),
        }
    }

    /// The same journey from its start, where it can be gone with an empty worker.
    pub(super) fn again(self) -> Option<Self> {
        match self {
            Self::Create(journey) => journey.again().map(Self::Create),
            Self::Restore(journey) => journey.again().map(Self::Restore),
            Self::Unlock(journey) => journey.again().map(Self::Unlock),
            _ => None,
        }
    }

    pub(super) fn screen(&self) -> Screen {
        match self {
            Self::Create(journey) => journey.screen(),
            Self::Restore(journey) => journey.screen(),
            Self::Unlock(journey) => journey.screen(),
            Self::Accounts(_) => Screen::Storing,
            Self::Reveal(journey) => journey.screen(),
            Self::ChangePassword(journey) => journey.screen(),
            Self::Review(_) => Screen::Review,
        }
    }
}
