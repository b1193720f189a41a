use wallet_core::signer::{Refusal as SignerRefusal, Request as Ask};
use wallet_types::{
    Account, AccountIndex, AccountOrigin, DerivationPath, SourceFacts, SourceId, SourceKind,
    protocol::{StoreCause, StoreOutcome, VaultBytes},
};

use super::*;
use crate::machine::{
    play::{account, last_asked, told},
    remove::Fate,
};

fn accounts() -> Vec<Account> {
    let path = |source| AccountOrigin::Path {
        source: SourceId(source),
        path: DerivationPath::default(),
        can_sign: true,
    };
    vec![
        account(0, path(0)),
        account(1, AccountOrigin::Key(SourceId(1))),
        account(2, AccountOrigin::Elsewhere),
        account(3, path(2)),
        account(4, path(3)),
        account(5, path(3)),
    ]
}

fn sources() -> Vec<SourceFacts> {
    let words = SourceKind::Words {
        count: 12,
        has_passphrase: false,
    };
    let watched = SourceKind::WatchedBranch;
    let kinds = [words, SourceKind::Key, watched, watched];
    let sources = kinds.into_iter().zip(0..).map(|(kind, id)| SourceFacts {
        id: SourceId(id),
        kind,
        fingerprint: None,
    });
    sources.collect()
}

fn begun(index: u32) -> Realm {
    let index = AccountIndex(index);
    play::begin_open(Request::RemoveAccount { index }, accounts(), sources())
}

fn fate(realm: &Realm) -> Fate {
    match realm.journey() {
        Some(Journey::Remove(journey)) => journey.fate,
        other => panic!("{other:?}"),
    }
}

#[test]
fn says_what_goes_and_what_stays() {
    for (index, expected) in [
        (0, Fate::SourceStays),
        (1, Fate::KeyGoes),
        (2, Fate::OnlyWatched),
        (3, Fate::BranchGoes),
        (4, Fate::SourceStays),
    ] {
        assert_eq!(fate(&begun(index)), expected, "{index}");
    }
    assert!(begun(9).journey().is_none());
}

#[test]
fn keeps_the_last_account() {
    let index = AccountIndex(1);
    let only = vec![account(1, AccountOrigin::Key(SourceId(1)))];
    let mut realm = play::begin_open(Request::RemoveAccount { index }, only, sources());
    assert_eq!(fate(&realm), Fate::IsLast);
    let commands = play::act(&mut realm, Action::RemoveAccount);
    assert_eq!(last_asked(&commands), None);
}

#[test]
fn removes_once_and_stores() {
    let mut realm = begun(1);
    let index = AccountIndex(1);
    let asked = play::act(&mut realm, Action::RemoveAccount);
    assert_eq!(last_asked(&asked), Some(&Ask::RemoveAccount { index }));
    assert_eq!(realm.screen(), Screen::Storing);
    let again = play::act(&mut realm, Action::RemoveAccount);
    assert_eq!(last_asked(&again), None);
    let left: Vec<Account> = accounts()
        .into_iter()
        .filter(|account| account.index != index)
        .collect();
    let changed = Answer::Signer(Response::VaultChanged {
        vault: VaultBytes(vec![4]),
        accounts: left.clone(),
        sources: sources(),
    });
    let commands = play::answer(&mut realm, changed, &[]);
    let cause = StoreCause::AccountsChanged;
    assert!(
        matches!(told(&commands)[..], [RealmMessage::Store { cause: said, .. }] if *said == cause)
    );
    assert_eq!(
        realm.known().map(|known| known.accounts.clone()),
        Some(left)
    );
    let id = RequestId(2);
    let outcome = StoreOutcome::Stored;
    let stored = PageMessage::Stored { id, outcome };
    let commands = play::tell(&mut realm, Event::Page(stored));
    assert!(matches!(told(&commands)[..], [RealmMessage::Done { .. }]));
}

#[test]
fn removes_nothing_when_left_refused_or_locked() {
    let mut realm = begun(1);
    let commands = play::act(&mut realm, Action::Leave);
    assert_eq!(last_asked(&commands), None);
    assert!(matches!(
        told(&commands)[..],
        [RealmMessage::Declined { .. }]
    ));

    let mut realm = begun(1);
    play::act(&mut realm, Action::RemoveAccount);
    let refused = Answer::Signer(Response::Refused(SignerRefusal::LastAccount));
    let commands = play::answer(&mut realm, refused, &[]);
    assert!(matches!(
        told(&commands)[..],
        [RealmMessage::Refused { .. }]
    ));

    let mut realm = begun(1);
    play::tell(&mut realm, Event::Page(PageMessage::Lock));
    assert!(realm.journey().is_none());
}
