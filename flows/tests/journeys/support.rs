//! The world around the machine.

mod node;
mod realm;

use std::collections::{BTreeMap, VecDeque};

use flows::{
    AccountAction, Action, BootFacts, Effect, EndpointAction, Event, Flows, OutboxEntry,
    Persistence, Route, Screen, SendAction, StorageFault, StoredRecord, View, Write, records,
};
use wallet_types::{Address, UnixMs};

pub(crate) use self::{
    node::{Node, chain_id, ether, gwei},
    realm::{Realm, own},
};

pub(crate) const CID: &str = "bafybeigmix7t42i6jacydtquhet7srwvgpizfg7gjbq7627d35mjomtu64";
pub(crate) const NODE_URL: &str = "http://127.0.0.1:8545";

/// A tab, with what survives it.
pub(crate) struct World {
    pub(crate) flows: Flows,
    pub(crate) now: UnixMs,
    pub(crate) facts: BootFacts,
    pub(crate) db: BTreeMap<String, Vec<u8>>,
    pub(crate) node: Node,
    pub(crate) realm: Realm,
    /// Every effect that was ever asked for, in order.
    pub(crate) log: Vec<Effect>,
    pub(crate) queue: VecDeque<Effect>,
    /// Effects that are run before the tab is killed.
    pub(crate) budget: Option<usize>,
    pub(crate) storage_fault: Option<StorageFault>,
    pub(crate) reloads: usize,
    /// The policy that stands in this page.
    sealed_to: Option<Vec<String>>,
}

impl World {
    pub(crate) fn new() -> Self {
        Self {
            flows: Flows::new(),
            now: UnixMs(1_780_000_000_000),
            facts: local_facts(),
            db: BTreeMap::new(),
            node: Node::new(),
            realm: Realm::default(),
            log: Vec::new(),
            queue: VecDeque::new(),
            budget: None,
            storage_fault: None,
            reloads: 0,
            sealed_to: None,
        }
    }

    /// Loads the page anew: the machine is gone, the database is not.
    pub(crate) fn boot(&mut self) {
        self.flows = Flows::new();
        self.queue.clear();
        self.sealed_to = None;
        self.realm = Realm::default();
        self.event(Event::Boot(self.facts.clone()));
    }

    pub(crate) fn boot_at(&mut self, hash: &str) {
        self.facts.hash = hash.to_owned();
        self.boot();
        self.facts.hash = String::new();
    }

    /// Hands over an event and runs all that follows.
    pub(crate) fn event(&mut self, event: Event) {
        self.hold(event);
        self.settle();
    }

    /// Hands over an event; its effects wait.
    pub(crate) fn hold(&mut self, event: Event) {
        let effects = self.flows.handle(event, self.now);
        self.log.extend(effects.iter().cloned());
        self.queue.extend(effects);
    }

    pub(crate) fn act(&mut self, action: Action) {
        self.event(Event::Act(action));
    }

    pub(crate) fn account(&mut self, action: AccountAction) {
        self.act(Action::Account(action));
    }

    pub(crate) fn endpoint(&mut self, action: EndpointAction) {
        self.act(Action::Endpoint(action));
    }

    pub(crate) fn send(&mut self, action: SendAction) {
        self.act(Action::Send(action));
    }

    pub(crate) fn seconds(&mut self, count: u64) {
        for _ in 0..count {
            self.now = UnixMs(self.now.0 + 1000);
            self.event(Event::Tick);
        }
    }

    /// Runs effects until none is left, or the tab is killed.
    pub(crate) fn settle(&mut self) {
        while let Some(effect) = self.queue.pop_front() {
            if self.budget == Some(0) {
                self.queue.clear();
                return;
            }
            self.budget = self.budget.map(|left| left - 1);
            self.run(effect);
        }
    }

    pub(crate) fn view(&self) -> View {
        self.flows.view(self.now)
    }

    pub(crate) fn screen(&self) -> Screen {
        self.view().screen
    }

    pub(crate) fn outbox(&self) -> Vec<OutboxEntry> {
        self.db
            .iter()
            .filter(|(key, _)| key.starts_with("outbox/"))
            .map(|(_, bytes)| records::decode(bytes).expect("is an entry"))
            .collect()
    }

    fn run(&mut self, effect: Effect) {
        match effect {
            Effect::Load { ticket } => {
                let result = match self.storage_fault {
                    Some(fault) => Err(fault),
                    None => Ok(self.stored()),
                };
                self.hold(Event::Loaded { ticket, result });
            }
            Effect::Store { ticket, writes } => {
                let result = self.storage_fault.map_or(Ok(()), Err);
                if result.is_ok() {
                    self.write(writes);
                }
                self.hold(Event::Stored { ticket, result });
            }
            Effect::EraseEverything { ticket } => {
                self.db.clear();
                let result = Ok(());
                self.hold(Event::Erased { ticket, result });
            }
            Effect::AskPersistence => self.hold(Event::Persistence(Persistence::BestEffort)),
            Effect::Seal { ticket, origins } => {
                if let Some(before) = &self.sealed_to {
                    assert!(
                        origins.iter().all(|origin| before.contains(origin)),
                        "widened"
                    );
                }
                self.sealed_to = Some(origins);
                let result = Ok(());
                self.hold(Event::Sealed { ticket, result });
            }
            Effect::MountKeyFrame(proof) => {
                assert_eq!(self.sealed_to.as_deref(), Some(proof.origins()));
                self.realm.make_again();
                if self.realm.alive {
                    self.hold(Event::Realm(wallet_types::protocol::RealmMessage::Ready));
                }
            }
            Effect::Realm(message) => {
                for answer in self.realm.hear(message) {
                    self.hold(Event::Realm(answer));
                }
            }
            Effect::Chain {
                ticket,
                source,
                query,
            } => self.ask(ticket, &source, query),
            Effect::Download { ticket, .. } => self.hold(Event::Downloaded { ticket, ok: true }),
            Effect::Navigate { hash, .. } => self.hold(Event::HashChanged(hash)),
            Effect::Reload => {
                self.reloads += 1;
                self.queue.clear();
                self.boot_at(&self.view().route.to_hash());
            }
            Effect::ClaimWriter => self.hold(Event::Writer(true)),
            _ => {}
        }
    }

    fn ask(&mut self, ticket: flows::Ticket, source: &chain::Source, query: chain::Query) {
        if let Some(listed) = &self.sealed_to {
            let origin = source.url.origin();
            assert!(
                listed.iter().any(|one| one == origin),
                "asked beyond the seal"
            );
        }
        if let chain::Query::Broadcast { raw } = &query {
            let stored = self.outbox().iter().any(|entry| entry.raw == *raw);
            assert!(
                stored || !self.facts.storage,
                "broadcast before it was stored"
            );
        }
        if let Some(result) = self.node.answer(source, &query, self.now) {
            self.hold(Event::Chain { ticket, result });
        }
    }

    fn stored(&self) -> Vec<StoredRecord> {
        self.db
            .iter()
            .map(|(key, bytes)| StoredRecord {
                key: key.clone(),
                bytes: bytes.clone(),
            })
            .collect()
    }

    fn write(&mut self, writes: Vec<Write>) {
        for write in writes {
            match write {
                Write::Put(record) => {
                    self.db.insert(record.key, record.bytes);
                }
                Write::Remove { key } => {
                    self.db.remove(&key);
                }
            }
        }
    }
}

pub(crate) fn local_facts() -> BootFacts {
    BootFacts {
        protocol: "http:".into(),
        hostname: format!("{CID}.ipfs.localhost"),
        port: "8080".into(),
        path: "/".into(),
        hash: String::new(),
        framed: false,
        secure_context: true,
        storage: true,
        hidden: false,
    }
}

pub(crate) fn drive_to_welcome() -> World {
    let mut world = World::new();
    world.boot();
    assert!(matches!(world.screen(), Screen::Welcome(_)));
    world
}

/// An endpoint is on the list; there is no wallet yet, and the page is open.
pub(crate) fn drive_to_endpoint() -> World {
    let mut world = drive_to_welcome();
    world.act(Action::Go(Route::AddEndpoint { url: None }));
    world.endpoint(EndpointAction::TypeUrl(NODE_URL.into()));
    world.endpoint(EndpointAction::Try);
    world.endpoint(EndpointAction::Keep);
    assert!(matches!(world.screen(), Screen::Welcome(_)));
    world
}

/// A wallet is open, with an endpoint.
pub(crate) fn drive_to_home() -> World {
    let mut world = drive_to_endpoint();
    world.act(Action::Create);
    assert!(matches!(world.screen(), Screen::Home(_)));
    world
}

/// The form of a payment is filled in and can be reviewed.
pub(crate) fn drive_to_review() -> World {
    let mut world = drive_to_home();
    fill_in(&mut world);
    world
}

pub(crate) fn fill_in(world: &mut World) {
    world.act(Action::Go(Route::Send { to: None }));
    world.send(SendAction::TypeRecipient(stranger().to_string()));
    world.send(SendAction::TypeAmount("0.25".into()));
}

pub(crate) fn stranger() -> Address {
    Address::from_bytes([0x77; 20])
}
