use wallet_types::protocol::Request;

use super::super::{play, *};
use crate::protocol::LATER_PART;

/// A realm whose later half is on its way, with a journey asked for.
fn before_it_came(request: Request) -> Realm {
    let mut realm = Realm::new();
    let commands = play::tell(&mut realm, Event::Worker(FromWorker::Up, Secrets::none()));
    assert!(is_fetched(&commands), "{commands:?}");
    let id = RequestId(1);
    play::tell(&mut realm, Event::Page(PageMessage::Begin { id, request }));
    realm
}

fn is_fetched(commands: &[Command]) -> bool {
    let fetch =
        |told: &&RealmMessage| matches!(told, RealmMessage::Fetch { part } if part == LATER_PART);
    play::told(commands).iter().any(fetch)
}

#[test]
fn goes_on_by_itself_once_it_came() {
    let mut realm = before_it_came(Request::Restore);
    assert_eq!(realm.screen(), Screen::Fetching);
    play::tell(&mut realm, Event::Later(PartOutcome::Here));
    assert_eq!(realm.screen(), Screen::ImportChoose);
    assert_eq!(realm.note(), None);
}

#[test]
fn waits_for_nothing_that_is_needed_at_once() {
    let realm = before_it_came(Request::Create);
    assert_eq!(realm.screen(), Screen::CreateChoose);
    let vault = wallet_types::protocol::VaultBytes(vec![1]);
    assert_eq!(
        before_it_came(Request::Unlock { vault }).screen(),
        Screen::Unlock
    );
}

#[test]
fn says_why_it_did_not_come_and_tries_again() {
    let mut realm = before_it_came(Request::Restore);
    play::tell(&mut realm, Event::Later(PartOutcome::Unreachable));
    assert_eq!(realm.note(), Some(Note::NoPart(PartOutcome::Unreachable)));
    assert!(!realm.is_fetching());
    let commands = play::act(&mut realm, Action::GoOn);
    assert!(is_fetched(&commands) && realm.is_fetching(), "{commands:?}");
    assert_eq!(realm.note(), None);
    play::tell(&mut realm, Event::Later(PartOutcome::Here));
    assert_eq!((realm.screen(), realm.note()), (Screen::ImportChoose, None));
}

#[test]
fn a_failure_that_nobody_waits_for_is_kept_quiet() {
    let mut realm = before_it_came(Request::Create);
    play::tell(&mut realm, Event::Later(PartOutcome::Missing));
    assert_eq!(realm.note(), None);
    let id = RequestId(2);
    let request = Request::Restore;
    let commands = play::tell(&mut realm, Event::Page(PageMessage::Begin { id, request }));
    assert!(is_fetched(&commands), "{commands:?}");
}

#[test]
fn an_act_waits_likewise() {
    let mut realm = before_it_came(Request::Create);
    play::act(&mut realm, Action::Roll(Roll::Open));
    assert_eq!(
        (realm.screen(), realm.note()),
        (Screen::CreateChoose, Some(Note::Coming))
    );
    play::tell(&mut realm, Event::Later(PartOutcome::Here));
    assert_eq!((realm.screen(), realm.note()), (Screen::CreateDice, None));
}

#[test]
fn what_is_left_does_not_come_back() {
    let mut realm = before_it_came(Request::Restore);
    let commands = play::act(&mut realm, Action::Leave);
    assert!(matches!(
        play::told(&commands)[..],
        [RealmMessage::Declined { .. }]
    ));
    play::tell(&mut realm, Event::Later(PartOutcome::Here));
    assert_eq!(realm.screen(), Screen::Resting);
}
