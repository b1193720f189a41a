//! A realm whose page, worker and person are played by a test.

use wallet_core::{
    secret::SecretBytes,
    signer::{Request as SignerRequest, Response, Secrets},
};
use wallet_types::{
    Account, AccountIndex, AccountName, AccountOrigin, Address, SourceFacts, UnixMs,
    protocol::{PageMessage, RealmMessage, Request, RequestId, VaultBytes},
};

use super::{Action, Command, Event, PartOutcome, Realm};
use crate::protocol::{Answer, Ask, FromWorker, ToWorker};

/// Begins a journey on a realm whose worker stands and whose program is whole.
pub(crate) fn begin(request: Request) -> Realm {
    let mut realm = Realm::new();
    tell(&mut realm, Event::Worker(FromWorker::Up, Secrets::none()));
    tell(&mut realm, Event::Later(PartOutcome::Here));
    let id = RequestId(1);
    tell(&mut realm, Event::Page(PageMessage::Begin { id, request }));
    realm
}

/// Begins a journey on a realm that is open with these accounts and sources.
pub(crate) fn begin_open(
    request: Request,
    accounts: Vec<Account>,
    sources: Vec<SourceFacts>,
) -> Realm {
    let vault = VaultBytes(vec![1, 2, 3]);
    let mut realm = begin(Request::Unlock { vault });
    let price = Response::VaultInspected {
        kdf: wallet_core::kdf::Kdf::CHEAPEST,
    };
    answer(&mut realm, Answer::Signer(price), &[]);
    act(
        &mut realm,
        Action::SubmitPassword("a password".to_owned().into()),
    );
    let seal = wallet_core::seal::Seal::from_random(&[1; wallet_core::seal::SEAL_LEN_BYTES]);
    let opened = Response::Unlocked {
        accounts,
        sources,
        seal,
    };
    answer(&mut realm, Answer::Signer(opened), &[]);
    assert!(realm.known().is_some(), "{realm:?}");
    let id = RequestId(2);
    tell(&mut realm, Event::Page(PageMessage::Begin { id, request }));
    realm
}

/// An account of this index, at a place.
pub(crate) fn account(index: u32, origin: AccountOrigin) -> Account {
    let index = AccountIndex(index);
    Account {
        index,
        address: Address::from_bytes([7; 20]),
        name: AccountName::numbered(index),
        origin,
    }
}

/// Returns what the signer was asked last.
pub(crate) fn last_asked(commands: &[Command]) -> Option<&SignerRequest> {
    commands.iter().rev().find_map(|command| match command {
        Command::Ask(
            ToWorker {
                ask: Ask::Signer(request),
                ..
            },
            _,
        ) => Some(request),
        _ => None,
    })
}

/// Returns what the page was told.
pub(crate) fn told(commands: &[Command]) -> Vec<&RealmMessage> {
    let messages = commands.iter().filter_map(|command| match command {
        Command::Tell(message) => Some(message),
        _ => None,
    });
    messages.collect()
}

/// Lets the person do something.
pub(crate) fn act(realm: &mut Realm, action: Action) -> Vec<Command> {
    tell(realm, Event::Person(action))
}

/// Lets the worker answer the newest question, with secret texts beside the answer.
pub(crate) fn answer(realm: &mut Realm, answer: Answer, secrets: &[&str]) -> Vec<Command> {
    let sequence = realm.asked.last().expect("a question").sequence;
    let secrets = secrets
        .iter()
        .map(|text| SecretBytes::from(text.as_bytes().to_vec()));
    let secrets = Secrets::from(secrets.collect::<Vec<_>>());
    let locks_at = None;
    let message = FromWorker::Answered {
        sequence,
        answer,
        locks_at,
    };
    tell(realm, Event::Worker(message, secrets))
}

/// Lets something happen.
pub(crate) fn tell(realm: &mut Realm, event: Event) -> Vec<Command> {
    realm.handle(event, UnixMs(1_000_000))
}
