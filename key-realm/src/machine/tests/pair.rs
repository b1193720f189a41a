//! A realm with its worker's own desk behind it, and the page played by a test.

use std::{cell::Cell, rc::Rc};

use wallet_core::{annex, kdf::Kdf, mnemonic::Language};
use wallet_types::protocol::{SearchFault, Seen, StoreCause, StoreOutcome};

use super::*;
use crate::{
    machine::import::{Import, ImportStep, KeystoreEntry, PhraseEntry, Ready, Shares},
    protocol::{self, AnnexFault},
    worker::desk::{Desk, NoRandomness, Platform},
};

/// A realm with its worker.
pub(super) struct Pair {
    pub(super) realm: Realm,
    desk: Desk<Still>,
    has_parts: Rc<Cell<bool>>,
    pub(super) told: Vec<RealmMessage>,
}

/// A platform whose time stands still.
struct Still {
    has_parts: Rc<Cell<bool>>,
}

impl Platform for Still {
    fn now(&self) -> UnixMs {
        NOW
    }

    fn fill_random(&self, bytes: &mut [u8]) -> Result<(), NoRandomness> {
        for (at, byte) in bytes.iter_mut().enumerate() {
            *byte = u8::try_from(at % 251).unwrap();
        }
        Ok(())
    }

    fn annex(
        &self,
        request: &annex::Request,
        secrets: Secrets,
    ) -> Result<(annex::Response, Secrets), AnnexFault> {
        if self.has_parts.get() {
            Ok(annex::handle(request.clone(), secrets))
        } else {
            Err(AnnexFault::NotHere)
        }
    }

    fn part(&self, name: &str) -> Option<Vec<u8>> {
        let list = include_bytes!("../../../../public/word-lists/spanish.txt");
        (self.has_parts.get() && name == "words-spanish").then(|| list.to_vec())
    }
}

impl Pair {
    pub(super) fn begin(request: Request) -> Self {
        let has_parts = Rc::new(Cell::new(false));
        Self {
            realm: play::begin(request),
            desk: Desk::new(Still {
                has_parts: Rc::clone(&has_parts),
            }),
            has_parts,
            told: Vec::new(),
        }
    }

    /// Begins to import into an open wallet of one phrase.
    pub(super) fn open() -> Self {
        let mut pair = Self::begin(Request::Create);
        let language = Language::English;
        pair.ask(SignerRequest::ImportPhrase { language }, PHRASE);
        let kdf = Kdf::CHEAPEST;
        let made = pair.ask(SignerRequest::MakeVault { kdf }, "five gulls over slate");
        let Response::VaultMade {
            accounts,
            sources,
            seal,
            ..
        } = made
        else {
            panic!("{made:?}")
        };
        pair.realm.known = Some(Known {
            seal,
            accounts,
            sources,
        });
        let (id, request) = (RequestId(2), Request::Import);
        pair.happen(Event::Page(PageMessage::Begin { id, request }));
        pair.told.clear();
        pair
    }

    /// Asks the signer past the realm.
    pub(super) fn ask(&mut self, request: SignerRequest, secret: &str) -> Response {
        let message = ToWorker {
            sequence: Sequence(0),
            ask: Ask::Signer(request),
        };
        let secrets = Secrets::from(vec![secret.as_bytes().to_vec()]);
        let answered = self.desk.answer(&protocol::encode(&message), secrets);
        match answered.unwrap().0 {
            FromWorker::Answered {
                answer: Answer::Signer(response),
                ..
            } => response,
            other => panic!("{other:?}"),
        }
    }

    pub(super) fn bring(&mut self, bring: Bring) {
        self.act(Action::Bring(bring));
    }

    pub(super) fn act(&mut self, action: Action) {
        self.happen(Event::Person(action));
    }

    /// The parts that load later come, and are no longer missing.
    pub(super) fn deliver(&mut self) {
        self.has_parts.set(true);
        self.happen(Event::Part(PartOutcome::Here));
    }

    /// Lets something happen, and the worker answer all that is asked about it.
    pub(super) fn happen(&mut self, event: Event) {
        let mut commands = self.realm.handle(event, NOW);
        while !commands.is_empty() {
            for command in std::mem::take(&mut commands) {
                match command {
                    Command::Tell(message) => self.told.push(message),
                    Command::Ask(message, secrets) => {
                        let message = protocol::encode(&message);
                        let (answered, secrets) = self.desk.answer(&message, secrets).unwrap();
                        let event = Event::Worker(answered, secrets);
                        commands.extend(self.realm.handle(event, NOW));
                    }
                    Command::RenewWorker => {
                        let has_parts = Rc::clone(&self.has_parts);
                        self.desk = Desk::new(Still { has_parts });
                    }
                    Command::SetTheme(_) => {}
                }
            }
        }
    }

    pub(super) fn fetched(&self) -> Vec<&str> {
        let told = self.told.iter();
        told.filter_map(|told| match told {
            RealmMessage::Fetch { part } => Some(part.as_str()),
            _ => None,
        })
        .collect()
    }

    pub(super) fn import(&self) -> &Import {
        match self.realm.journey() {
            Some(Journey::Import(import)) => import,
            other => panic!("{other:?}"),
        }
    }

    pub(super) fn words(&self) -> &PhraseEntry {
        match &self.import().step {
            ImportStep::Words(entry) => entry,
            other => panic!("{other:?}"),
        }
    }

    pub(super) fn shares(&self) -> &Shares {
        match &self.import().step {
            ImportStep::Shares(shares) => shares,
            other => panic!("{other:?}"),
        }
    }

    pub(super) fn keystore(&self) -> &KeystoreEntry {
        match &self.import().step {
            ImportStep::Keystore(entry) => entry,
            other => panic!("{other:?}"),
        }
    }

    pub(super) fn ready(&self) -> &Ready {
        match &self.import().step {
            ImportStep::Ready(ready) => ready,
            other => panic!("{other:?}"),
        }
    }

    pub(super) fn stored(&mut self) -> (StoreCause, usize) {
        let found = self.told.iter().find_map(|told| match told {
            RealmMessage::Store {
                id,
                cause,
                accounts,
                ..
            } => Some((*id, *cause, accounts.len())),
            _ => None,
        });
        let (id, cause, count) = found.expect("something to store");
        let outcome = StoreOutcome::Stored;
        self.happen(Event::Page(PageMessage::Stored { id, outcome }));
        (cause, count)
    }

    pub(super) fn searched(&mut self, found: Result<Vec<Seen>, SearchFault>) {
        let id = RequestId(self.realm.journey.as_ref().map_or(0, |(id, _)| id.0));
        self.happen(Event::Page(PageMessage::Searched { id, found }));
    }
}

pub(super) fn text(text: &str) -> wallet_core::secret::SecretText {
    text.to_owned().into()
}

pub(super) const NOW: UnixMs = UnixMs(1_000_000);

pub(super) const PHRASE: &str =
    "legal winner thank year wave sausage worth useful legal winner thank yellow";

/// Of the key whose bytes are all 1.
pub(super) const KEY_ADDRESS: &str = "0x1a642f0E3c3aF545E7AcBD38b07251B3990914F1";
