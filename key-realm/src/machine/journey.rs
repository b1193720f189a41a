//! The journeys, and which screen each of them is at.

use wallet_core::signer::{Response, Secrets};
use wallet_types::protocol::{Refusal, Request, StoreOutcome};

use super::{
    Known,
    accounts::Accounts,
    action::Action,
    change_password::ChangePassword,
    create::{Create, CreateStep},
    examine::Examine,
    export::Export,
    file_offer::FileOffer,
    out::{End, Out, Topic},
    passphrase::Passphrase,
    password_choice::PasswordChoice,
    remove::Remove,
    restore::{Restore, RestoreStep},
    reveal::Reveal,
    review::Reviewing,
    seen::SeenGate,
    setup::{Setup, SetupStep},
    sign_message::SignMessage,
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
    /// Review and sign a message.
    SignMessage(SignMessage),
    /// Explain a transaction, or check a signature.
    Examine(Examine),
    /// Show a secret.
    Export(Export),
    /// Take an account out.
    Remove(Remove),
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
    /// A message is handed in.
    MessageCompose,
    /// The review of a message.
    MessageReview,
    /// What is to be examined.
    ExamineChoose,
    /// The bytes of a transaction.
    ExamineTransaction,
    /// A message, an account and a signature.
    ExamineSignature,
    /// What a transaction says.
    ExamineExplained,
    /// Who signed.
    ExamineVerdict,
    /// What is to be shown.
    ExportChoose,
    /// The password, before it is shown.
    ExportPassword,
    /// A secret.
    ExportShown,
    /// What goes with an account.
    RemoveAccount,
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
            Request::RevealWords => {
                let known = known.ok_or(Refusal::Locked)?;
                let reveal = Reveal::new(known).ok_or(Refusal::NoSuchAccount)?;
                Ok(Self::Reveal(reveal))
            }
            Request::ChangePassword => unlocked(Self::ChangePassword(ChangePassword::new())),
            Request::Review(request) => unlocked(Self::Review(Reviewing::new(request))),
            Request::SignMessage(context) => {
                let known = known.ok_or(Refusal::Locked)?;
                let journey = SignMessage::new(context, &known.accounts);
                Ok(Self::SignMessage(journey.ok_or(Refusal::OnlyWatched)?))
            }
            Request::Export => {
                let known = known.ok_or(Refusal::Locked)?;
                let export = Export::new(known).ok_or(Refusal::OnlyWatched)?;
                Ok(Self::Export(export))
            }
            Request::RemoveAccount { index } => {
                let known = known.ok_or(Refusal::Locked)?;
                Remove::new(index, known).map(Self::Remove)
            }
            Request::Examine { .. } => Ok(Self::Examine(Examine::new())),
            _ => Err(Refusal::InvalidIntent),
        }
    }

    /// Returns the end that making and restoring share, once it is reached.
    pub(crate) const fn setup(&self) -> Option<&Setup> {
        match self {
            Self::Create(Create {
                step: CreateStep::Setup(setup),
                ..
            })
            | Self::Restore(Restore {
                step: RestoreStep::Setup(setup),
                ..
            }) => Some(setup),
            _ => None,
        }
    }

    /// Returns the choice of a new password, where there is one.
    pub(crate) fn password_choice(&self) -> Option<&PasswordChoice> {
        match self {
            Self::ChangePassword(journey) => Some(&journey.choice),
            _ => self.setup().map(|setup| &setup.choice),
        }
    }

    /// Returns the passphrase under way, where there is one.
    pub(crate) fn passphrase(&self) -> Option<&Passphrase> {
        match self {
            Self::Restore(Restore {
                step: RestoreStep::Address { passphrase, .. },
            }) => Some(passphrase),
            _ => self.setup().map(|setup| &setup.passphrase),
        }
    }

    /// Returns the file that is offered, where one is.
    pub(crate) fn offer(&self) -> Option<&FileOffer> {
        match self {
            Self::ChangePassword(journey) => journey.offer(),
            _ => match &self.setup()?.step {
                SetupStep::File(offer) => Some(offer),
                _ => None,
            },
        }
    }

    /// Returns what of a review was in view, where one is drawn.
    pub(crate) const fn seen(&self) -> Option<&SeenGate> {
        match self {
            Self::Review(reviewing) => Some(&reviewing.seen),
            Self::SignMessage(journey) => Some(&journey.seen),
            _ => None,
        }
    }

    /// Returns how many steps are reached, the present one included, and of how many.
    pub(super) fn steps(&self) -> Option<(usize, usize)> {
        let screen = self.screen();
        let total = match self {
            Self::Create(_) => 5,
            Self::Restore(_) => 4,
            Self::ChangePassword(_) => 3,
            _ => return None,
        };
        let reached = match screen {
            Screen::CreateChoose | Screen::RestoreWords | Screen::ChangeCurrent => 1,
            Screen::CreateWords | Screen::RestoreAddress => 2,
            Screen::CreateCheck => 3,
            Screen::Seal | Screen::File => total,
            Screen::Passphrase if self.setup().is_none() => 2,
            _ => total - 1,
        };
        Some((reached, total))
    }

    pub(super) fn begin(&mut self, out: &mut Out) {
        match self {
            Self::Create(_)
            | Self::Restore(_)
            | Self::Reveal(_)
            | Self::ChangePassword(_)
            | Self::SignMessage(_)
            | Self::Examine(_)
            | Self::Export(_)
            | Self::Remove(_) => {}
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
            Self::SignMessage(journey) => journey.act(action, out),
            Self::Examine(journey) => journey.act(action, out),
            Self::Export(journey) => journey.act(action, out),
            Self::Remove(journey) => journey.act(action, out),
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
            Self::SignMessage(journey) => journey.answer(response, out),
            Self::Examine(journey) => journey.answer(response, out),
            Self::Export(journey) => journey.answer(response, secrets, out),
            Self::Remove(journey) => journey.answer(response, out),
        }
    }

    /// The device was measured.
    pub(super) fn measured(&mut self, out: &mut Out) {
        match self {
            Self::Create(Create {
                step: CreateStep::Setup(setup),
                ..
            })
            | Self::Restore(Restore {
                step: RestoreStep::Setup(setup),
                ..
            }) => {
                setup.measured(out);
            }
            Self::ChangePassword(journey) => journey.measured(out),
            _ => {}
        }
    }

    /// The page has stored, or not.
    pub(super) fn stored(&mut self, outcome: StoreOutcome, out: &mut Out) {
        match self {
            Self::Create(Create {
                step: CreateStep::Setup(setup),
                ..
            })
            | Self::Restore(Restore {
                step: RestoreStep::Setup(setup),
                ..
            }) => {
                setup.stored(outcome);
            }
            Self::Unlock(journey) => journey.stored(outcome, out),
            Self::Accounts(_) => out.end(End::Done),
            Self::Remove(journey) => journey.stored(out),
            Self::ChangePassword(journey) => journey.stored(outcome),
            _ => {}
        }
    }

    /// The page has handed over the file, or not.
    pub(super) const fn downloaded(&mut self, ok: bool) {
        match self {
            Self::Create(Create {
                step: CreateStep::Setup(setup),
                ..
            })
            | Self::Restore(Restore {
                step: RestoreStep::Setup(setup),
                ..
            }) => {
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
            Self::SignMessage(journey) => journey.leave(out),
            Self::Examine(journey) => journey.leave(out),
            Self::Export(journey) => journey.leave(out),
            Self::ChangePassword(journey) => journey.leave(out),
            Self::Accounts(_) | Self::Remove(_) => out.end(End::Declined),
            Self::Reveal(journey) => journey.leave(out),
        }
    }

    /// The same journey from its start, where it can be gone with an empty worker.
    pub(super) fn again(self) -> Option<Self> {
        match self {
            Self::Create(journey) => journey.again().map(Self::Create),
            Self::Restore(journey) => journey.again().map(Self::Restore),
            Self::Unlock(journey) => journey.again().map(Self::Unlock),
            Self::Examine(journey) => Some(Self::Examine(journey.again())),
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
            Self::SignMessage(journey) => journey.screen(),
            Self::Examine(journey) => journey.screen(),
            Self::Export(journey) => journey.screen(),
            Self::Remove(journey) => journey.screen(),
        }
    }
}
