//! A realm whose page, worker and person are played by a test.

use wallet_core::{secret::SecretBytes, signer::Secrets};
use wallet_types::{
    UnixMs,
    protocol::{PageMessage, Request, RequestId},
};

use super::{Action, Command, Event, Realm};
use crate::protocol::{Answer, FromWorker};

/// Begins a journey on a realm whose worker stands.
pub(crate) fn begin(request: Request) -> Realm {
    let mut realm = Realm::new();
    tell(&mut realm, Event::Worker(FromWorker::Up, Secrets::none()));
    let id = RequestId(1);
    tell(&mut realm, Event::Page(PageMessage::Begin { id, request }));
    realm
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
