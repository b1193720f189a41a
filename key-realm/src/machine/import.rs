//! Bringing something in: what the person has, the accounts that follow from it, then a new wallet
//! or the open one.

mod keystore;
mod phrase;
mod places;
mod ready;
mod shares;

use wallet_core::{
    extended_key::ParseExtendedKeyError,
    secret::SecretText,
    signer::{Request, Response, Secrets},
    signing_key::ParseKeyError,
};
use wallet_types::{
    Address, SourceFacts, SourceId, SourceKind,
    address::ParseAddressError,
    protocol::{SearchFault, Seen, StoreCause, StoreOutcome},
};

use self::ready::ReadyEnd;
pub(crate) use self::{
    keystore::{KeystoreEntry, KeystoreFault, Stage},
    phrase::{Hints, PhraseEntry},
    places::{Group, Place, Places, Row, Search, is_used},
    ready::{Ready, ReadyPart},
    shares::Shares,
};
use super::{
    Known,
    action::{Action, Bring},
    journey::Screen,
    out::{End, Out, Topic},
    setup::Setup,
};
use crate::protocol::AnnexAnswer;

/// The bringing of something into a wallet.
#[derive(Debug)]
pub(crate) struct Import {
    /// Where it is brought.
    pub(crate) goal: Goal,
    /// The sources of the open wallet that more accounts follow from.
    pub(crate) trees: Vec<SourceFacts>,
    /// What is brought.
    have: Have,
    /// The step it is at.
    pub(crate) step: ImportStep,
}

/// Where something is brought.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Goal {
    /// Into a new wallet; that it is words was said before.
    WordsAnew,
    /// Into a new wallet.
    Anew,
    /// Into the open wallet.
    OpenWallet,
}

/// What a person may have.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Have {
    /// A phrase.
    Words,
    /// Shares of SLIP-39.
    Shares,
    /// A keystore file.
    Keystore,
    /// A private key.
    Key,
    /// A branch of a tree of keys.
    Branch,
    /// An address to watch.
    Address,
    /// A source of the open wallet.
    Here,
}

/// A step of it.
#[derive(Debug)]
pub(crate) enum ImportStep {
    /// What the person has.
    Choose,
    /// Words are typed.
    Words(PhraseEntry),
    /// Shares are typed.
    Shares(Shares),
    /// A keystore is handed in.
    Keystore(KeystoreEntry),
    /// A key, a branch or an address is typed, and may be wrong.
    Text(Option<TextFault>),
    /// Which source of the open wallet.
    Source,
    /// It was read.
    Ready(Ready),
    /// More accounts of a source of the open wallet.
    More(Places),
    /// Password, vault, seal, file.
    Setup(Setup),
    /// The page stores the open wallet.
    Storing,
}

/// What is wrong with a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum TextFault {
    /// It is no private key.
    Key(ParseKeyError),
    /// It is no branch.
    Branch(ParseExtendedKeyError),
    /// It is no address.
    Address(ParseAddressError),
}

impl Import {
    /// Begins with words, for a new wallet.
    pub(super) const fn words() -> Self {
        let step = ImportStep::Words(PhraseEntry::new());
        Self::begun(Goal::WordsAnew, Vec::new(), step)
    }

    /// Begins with the choice, for a new wallet.
    pub(super) const fn anew() -> Self {
        Self::begun(Goal::Anew, Vec::new(), ImportStep::Choose)
    }

    /// Begins with the choice, for the open wallet.
    #[inline(never)]
    pub(super) fn into_open(known: &Known) -> Self {
        let trees = known.sources.iter().filter(|source| source.kind.is_tree());
        let trees = trees.copied().collect();
        Self::begun(Goal::OpenWallet, trees, ImportStep::Choose)
    }

    const fn begun(goal: Goal, trees: Vec<SourceFacts>, step: ImportStep) -> Self {
        Self {
            goal,
            trees,
            have: Have::Words,
            step,
        }
    }

    #[inline(never)]
    pub(super) fn act(&mut self, action: Action, out: &mut Out) {
        match (&mut self.step, action) {
            (ImportStep::Setup(setup), action) => setup.act(action, out),
            (ImportStep::Choose, Action::Bring(Bring::Have(have))) => {
                self.have = have;
                self.enter(out);
            }
            (ImportStep::Ready(ready), action) => match ready.act(action, out) {
                ReadyEnd::Open => {}
                ReadyEnd::Back => self.go_back(out),
                ReadyEnd::Taken => self.take_in(out),
            },
            (ImportStep::Choose | ImportStep::Storing, _) => {}
            (ImportStep::More(places), Action::Back) if !places.may_go_back() => {}
            (_, Action::Back) => self.go_back(out),
            (ImportStep::Words(entry), action) => entry.act(action, out),
            (ImportStep::Shares(shares), Action::Bring(bring)) => shares.act(bring, out),
            (ImportStep::Keystore(entry), Action::Bring(Bring::File(file))) => {
                entry.look(file, out);
            }
            (ImportStep::Keystore(entry), Action::SubmitPassword(password)) => {
                entry.open(password, out);
            }
            (ImportStep::Text(_), Action::Bring(Bring::Text(text))) => self.read(text, out),
            (ImportStep::Source, Action::Bring(Bring::Source(id))) => self.look_into(id, out),
            (ImportStep::More(places), Action::GoOn) => places.add(out),
            (ImportStep::More(places), Action::Bring(bring)) => places.act(bring, out),
            _ => {}
        }
    }

    #[inline(never)]
    pub(super) fn answer(
        &mut self,
        topic: Topic,
        response: Response,
        secrets: Secrets,
        out: &mut Out,
    ) {
        match (&mut self.step, response) {
            // The person may have gone on to something else while addresses were derived.
            (_, Response::AccountsFound(found)) => {
                if let Some(places) = self.places_mut() {
                    places.found(found);
                }
            }
            (ImportStep::Setup(setup), response) => setup.answer(response, secrets, out),
            (
                ImportStep::Words(_) | ImportStep::Text(_) | ImportStep::Shares(_),
                Response::DraftReady {
                    kind,
                    first_address,
                },
            ) => self.show(kind, first_address, None),
            (
                ImportStep::Keystore(entry),
                Response::DraftReady {
                    kind,
                    first_address,
                },
            ) => {
                let stated = entry.stated.filter(|stated| *stated != first_address);
                self.show(kind, first_address, stated);
            }
            (ImportStep::Words(entry), response) => entry.answer(topic, response, secrets, out),
            (ImportStep::Text(fault), Response::KeyRefused(error)) => {
                *fault = Some(TextFault::Key(error));
            }
            (ImportStep::Text(fault), Response::BranchRefused(error)) => {
                *fault = Some(TextFault::Branch(error));
            }
            (
                ImportStep::Ready(_) | ImportStep::More(_),
                Response::VaultChanged {
                    vault,
                    accounts,
                    sources,
                },
            ) => {
                out.changed = Some((accounts.clone(), sources));
                out.store(vault, accounts, StoreCause::AccountsChanged);
                self.step = ImportStep::Storing;
            }
            (ImportStep::Ready(ready), response) => ready.answer(response, out),
            (ImportStep::More(places), response) => places.answer(response, out),
            (_, Response::Refused(refusal)) => out.refuse(&refusal),
            _ => out.refuse_inside(),
        }
    }

    /// The annex answered, or gave no answer.
    #[inline(never)]
    pub(super) fn annexed(&mut self, answer: AnnexAnswer) {
        match &mut self.step {
            ImportStep::Shares(shares) => shares.annexed(answer),
            ImportStep::Keystore(entry) => entry.annexed(answer),
            _ => {}
        }
    }

    /// A part that loads later came, or did not.
    #[inline(never)]
    pub(super) fn part_came(&mut self, is_here: bool, out: &mut Out) {
        match &mut self.step {
            ImportStep::Words(entry) => entry.part_came(is_here, out),
            ImportStep::Shares(shares) => shares.part_came(is_here, out),
            ImportStep::Keystore(entry) => entry.part_came(is_here, out),
            _ => {}
        }
    }

    /// The page has asked endpoints.
    #[inline(never)]
    pub(super) fn searched(&mut self, found: Result<Vec<Seen>, SearchFault>) {
        if let Some(places) = self.places_mut() {
            places.searched(found);
        }
    }

    /// The page has stored, or not.
    #[inline(never)]
    pub(super) fn stored(&mut self, outcome: StoreOutcome, out: &mut Out) {
        match &mut self.step {
            ImportStep::Setup(setup) => setup.stored(outcome),
            ImportStep::Storing => out.end(End::Done),
            _ => {}
        }
    }

    #[inline(never)]
    pub(super) fn leave(&self, out: &mut Out) {
        match &self.step {
            ImportStep::Setup(setup) => setup.leave(out),
            ImportStep::Choose => out.end(End::Declined),
            _ => {
                out.drop_draft();
                out.end(End::Declined);
            }
        }
    }

    /// The same from its start; an open wallet is locked by then.
    #[inline(never)]
    pub(super) fn again(self) -> Option<Self> {
        match (self.step, self.goal) {
            (ImportStep::Setup(setup), _) if setup.is_made() => None,
            (_, Goal::WordsAnew) => Some(Self::words()),
            (_, Goal::Anew) => Some(Self::anew()),
            (_, Goal::OpenWallet) => None,
        }
    }

    pub(super) const fn screen(&self) -> Screen {
        match &self.step {
            ImportStep::Choose => Screen::ImportChoose,
            ImportStep::Words(_) => Screen::RestoreWords,
            ImportStep::Shares(_) => Screen::ImportShares,
            ImportStep::Keystore(entry) => match entry.stage {
                Stage::File | Stage::Looking => Screen::ImportKeystore,
                Stage::Password | Stage::Opening => Screen::ImportKeystorePassword,
            },
            ImportStep::Text(_) => match self.have {
                Have::Key => Screen::ImportKey,
                Have::Branch => Screen::ImportBranch,
                _ => Screen::ImportAddress,
            },
            ImportStep::Source => Screen::ImportSource,
            ImportStep::Ready(ready) => match ready.part {
                ReadyPart::Account => Screen::RestoreAddress,
                ReadyPart::Passphrase => Screen::Passphrase,
                ReadyPart::Places => Screen::ImportPlaces,
            },
            ImportStep::More(_) => Screen::ImportPlaces,
            ImportStep::Setup(setup) => setup.screen(),
            ImportStep::Storing => Screen::Storing,
        }
    }

    /// Returns how many steps are reached, the present one included, and of how many.
    pub(super) const fn steps(&self) -> (usize, usize) {
        let (before, total) = match self.goal {
            Goal::WordsAnew => (0, 4),
            Goal::Anew => (1, 5),
            Goal::OpenWallet => (1, 3),
        };
        let reached = match &self.step {
            ImportStep::Choose => 1,
            ImportStep::Words(_)
            | ImportStep::Shares(_)
            | ImportStep::Keystore(_)
            | ImportStep::Text(_)
            | ImportStep::Source => 1 + before,
            ImportStep::Ready(_) | ImportStep::More(_) => 2 + before,
            ImportStep::Setup(setup) => match setup.screen() {
                Screen::Seal | Screen::File => total,
                _ => total - 1,
            },
            ImportStep::Storing => total,
        };
        (reached, total)
    }

    /// Returns the places that are looked at.
    pub(crate) const fn places(&self) -> Option<&Places> {
        match &self.step {
            ImportStep::Ready(ready) => ready.places.as_ref(),
            ImportStep::More(places) => Some(places),
            _ => None,
        }
    }

    const fn places_mut(&mut self) -> Option<&mut Places> {
        match &mut self.step {
            ImportStep::Ready(ready) => ready.places.as_mut(),
            ImportStep::More(places) => Some(places),
            _ => None,
        }
    }

    /// Begins to take what the person has.
    fn enter(&mut self, out: &mut Out) {
        self.step = match self.have {
            Have::Words => ImportStep::Words(PhraseEntry::new()),
            Have::Shares => ImportStep::Shares(Shares::default()),
            Have::Keystore => ImportStep::Keystore(KeystoreEntry::default()),
            Have::Key | Have::Branch | Have::Address => ImportStep::Text(None),
            Have::Here => ImportStep::Source,
        };
        if let (Have::Here, [only]) = (self.have, &self.trees[..]) {
            self.look_into(only.id, out);
        }
    }

    fn read(&mut self, text: SecretText, out: &mut Out) {
        self.step = ImportStep::Text(None);
        match self.have {
            Have::Key => out.ask(Request::ImportKey, vec![text]),
            Have::Branch => out.ask(Request::ImportBranch, vec![text]),
            _ => match text.expose().trim().parse() {
                Ok(address) => out.ask(Request::ImportAddress { address }, Vec::new()),
                Err(error) => self.step = ImportStep::Text(Some(TextFault::Address(error))),
            },
        }
    }

    fn look_into(&mut self, id: SourceId, out: &mut Out) {
        if let Some(tree) = self.trees.iter().find(|tree| tree.id == id) {
            let places = Places::new(Some(id), Some(tree.kind), None, out);
            self.step = ImportStep::More(places);
        }
    }

    fn show(&mut self, kind: Option<SourceKind>, address: Address, stated: Option<Address>) {
        self.step = ImportStep::Ready(Ready::new(kind, address, stated));
    }

    /// The person takes what was brought.
    fn take_in(&mut self, out: &mut Out) {
        let ImportStep::Ready(ready) = &mut self.step else {
            return;
        };
        if self.goal == Goal::OpenWallet {
            return ready.add(out);
        }
        let cause = match self.have {
            Have::Words => StoreCause::RestoredFromWords,
            _ => StoreCause::RestoredFromElsewhere,
        };
        let passphrase = &ready.passphrase;
        let mut setup = Setup::new(cause, passphrase.address, out);
        setup.passphrase.is_set = passphrase.is_set;
        self.step = ImportStep::Setup(setup);
    }

    /// Goes back one step: nothing of the present one is kept.
    fn go_back(&mut self, out: &mut Out) {
        out.forget();
        out.drop_draft();
        match (&self.step, self.goal) {
            (ImportStep::Ready(_), _) => self.enter(out),
            (ImportStep::More(_), _) if self.trees.len() > 1 => self.enter(out),
            (_, Goal::WordsAnew) => out.end(End::Declined),
            _ => self.step = ImportStep::Choose,
        }
    }
}
