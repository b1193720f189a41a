//! The journeys, and which screen each of them is at.

use wallet_core::signer::{Response, Secrets};
use wallet_types::protocol::{Refusal, Request, SearchFault, Seen, StoreOutcome};

use super::{
    Known,
    accounts::Accounts,
    action::Action,
    change_password::ChangePassword,
    create::{Create, CreateStep},
    examine::Examine,
    export::Export,
    file_offer::FileOffer,
    import::{Import, ImportStep},
    later::Awaited,
    out::{End, Out, Topic},
    passphrase::Passphrase,
    password_choice::PasswordChoice,
    remove::Remove,
    reveal::Reveal,
    review::Reviewing,
    seen::SeenGate,
    setup::{Setup, SetupStep},
    sign_message::SignMessage,
    unlock::Unlock,
};
use crate::protocol::AnnexAnswer;

/// A journey under way.
#[derive(Debug)]
pub(crate) enum Journey {
    /// Make a new wallet.
    Create(Create),
    /// Restore from words or something else, or bring it into the open wallet.
    Import(Import),
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
    /// Any of those that need the later half of the program, until it is here.
    Awaited(Awaited),
}

/// What is drawn.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) enum Screen {
    /// The worker is being made.
    Starting,
    /// Nothing is asked of the person.
    Resting,
    /// The later half of the program is fetched.
    Fetching,
    /// How many words are to be drawn.
    CreateChoose,
    /// One's own dice, coins or cards.
    CreateDice,
    /// The new words.
    CreateWords,
    /// Three of them are asked for.
    CreateCheck,
    /// What the person has.
    ImportChoose,
    /// Words are typed.
    RestoreWords,
    /// Shares are typed.
    ImportShares,
    /// A keystore file is handed in.
    ImportKeystore,
    /// A keystore's password.
    ImportKeystorePassword,
    /// A private key is typed.
    ImportKey,
    /// A branch is typed.
    ImportBranch,
    /// An address is typed.
    ImportAddress,
    /// Which source of the open wallet.
    ImportSource,
    /// The address that what was brought leads to.
    RestoreAddress,
    /// Accounts in other places.
    ImportPlaces,
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
            Request::RestoreWords => Ok(Self::Import(Import::words())),
            Request::Restore => Ok(Self::Import(Import::anew())),
            Request::Import => {
                let known = known.ok_or(Refusal::Locked)?;
                Ok(Self::Import(Import::into_open(known)))
            }
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
            | Self::Import(Import {
                step: ImportStep::Setup(setup),
                ..
            }) => Some(setup),
            _ => None,
        }
    }

    const fn setup_mut(&mut self) -> Option<&mut Setup> {
        match self {
            Self::Create(Create {
                step: CreateStep::Setup(setup),
                ..
            })
            | Self::Import(Import {
                step: ImportStep::Setup(setup),
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
            Self::Import(Import {
                step: ImportStep::Ready(ready),
                ..
            }) => Some(&ready.passphrase),
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
            Self::Import(journey) => return Some(journey.steps()),
            Self::ChangePassword(_) => 3,
            _ => return None,
        };
        let reached = match screen {
            Screen::CreateChoose | Screen::CreateDice | Screen::ChangeCurrent => 1,
            Screen::CreateWords => 2,
            Screen::CreateCheck => 3,
            Screen::Seal | Screen::File => total,
            _ => total - 1,
        };
        Some((reached, total))
    }

    pub(super) fn begin(&mut self, out: &mut Out) {
        match self {
            Self::Create(_)
            | Self::Import(_)
            | Self::Reveal(_)
            | Self::ChangePassword(_)
            | Self::SignMessage(_)
            | Self::Examine(_)
            | Self::Export(_)
            | Self::Remove(_)
            | Self::Awaited(_) => {}
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
            Self::Import(journey) => journey.act(action, out),
            Self::Unlock(journey) => journey.act(action, out),
            Self::Accounts(_) => {}
            Self::Reveal(journey) => journey.act(action, out),
            Self::ChangePassword(journey) => journey.act(action, out),
            Self::Review(journey) => journey.act(action, out),
            Self::SignMessage(journey) => journey.act(action, out),
            Self::Examine(journey) => journey.act(action, out),
            Self::Export(journey) => journey.act(action, out),
            Self::Remove(journey) => journey.act(action, out),
            Self::Awaited(_) => {}
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
            Self::Import(journey) => journey.answer(topic, response, secrets, out),
            Self::Unlock(journey) => journey.answer(response, out),
            Self::Accounts(journey) => journey.answer(response, out),
            Self::Reveal(journey) => journey.answer(response, secrets, out),
            Self::ChangePassword(journey) => journey.answer(response, secrets, out),
            Self::Review(journey) => journey.answer(response, out),
            Self::SignMessage(journey) => journey.answer(response, out),
            Self::Examine(journey) => journey.answer(response, out),
            Self::Export(journey) => journey.answer(response, secrets, out),
            Self::Remove(journey) => journey.answer(response, out),
            Self::Awaited(_) => {}
        }
    }

    /// The device was measured.
    pub(super) fn measured(&mut self, out: &mut Out) {
        match self {
            Self::ChangePassword(journey) => journey.measured(out),
            _ => {
                if let Some(setup) = self.setup_mut() {
                    setup.measured(out);
                }
            }
        }
    }

    /// The annex answered, or gave no answer.
    pub(super) fn annexed(&mut self, answer: AnnexAnswer) {
        if let Self::Import(journey) = self {
            journey.annexed(answer);
        }
    }

    /// A part that loads later came, or did not.
    pub(super) fn part_came(&mut self, is_here: bool, out: &mut Out) {
        if let Self::Import(journey) = self {
            journey.part_came(is_here, out);
        }
    }

    /// The page has asked endpoints about accounts.
    pub(super) fn searched(&mut self, found: Result<Vec<Seen>, SearchFault>) {
        if let Self::Import(journey) = self {
            journey.searched(found);
        }
    }

    /// The page has stored, or not.
    pub(super) fn stored(&mut self, outcome: StoreOutcome, out: &mut Out) {
        match self {
            Self::Create(Create {
                step: CreateStep::Setup(setup),
                ..
            }) => setup.stored(outcome),
            Self::Import(journey) => journey.stored(outcome, out),
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
            Self::ChangePassword(journey) => journey.downloaded(ok),
            _ => {
                if let Some(setup) = self.setup_mut() {
                    setup.downloaded(ok);
                }
            }
        }
    }

    /// The person, or the page, leaves.
    pub(super) fn leave(&mut self, out: &mut Out) {
        match self {
            Self::Create(journey) => journey.leave(out),
            Self::Import(journey) => journey.leave(out),
            Self::Unlock(journey) => journey.leave(out),
            Self::Review(journey) => journey.leave(out),
            Self::SignMessage(journey) => journey.leave(out),
            Self::Examine(journey) => journey.leave(out),
            Self::Export(journey) => journey.leave(out),
            Self::ChangePassword(journey) => journey.leave(out),
            Self::Accounts(_) | Self::Remove(_) | Self::Awaited(_) => out.end(End::Declined),
            Self::Reveal(journey) => journey.leave(out),
        }
    }

    /// The same journey from its start, where it can be gone with an empty worker.
    pub(super) fn again(self) -> Option<Self> {
        match self {
            Self::Create(journey) => journey.again().map(Self::Create),
            Self::Import(journey) => journey.again().map(Self::Import),
            Self::Unlock(journey) => journey.again().map(Self::Unlock),
            Self::Examine(journey) => Some(Self::Examine(journey.again())),
            Self::Awaited(journey) => Some(Self::Awaited(journey)),
            _ => None,
        }
    }

    pub(super) fn screen(&self) -> Screen {
        match self {
            Self::Create(journey) => journey.screen(),
            Self::Import(journey) => journey.screen(),
            Self::Unlock(journey) => journey.screen(),
            Self::Accounts(_) => Screen::Storing,
            Self::Reveal(journey) => journey.screen(),
            Self::ChangePassword(journey) => journey.screen(),
            Self::Review(_) => Screen::Review,
            Self::SignMessage(journey) => journey.screen(),
            Self::Examine(journey) => journey.screen(),
            Self::Export(journey) => journey.screen(),
            Self::Remove(journey) => journey.screen(),
            Self::Awaited(_) => Screen::Fetching,
        }
    }
}
