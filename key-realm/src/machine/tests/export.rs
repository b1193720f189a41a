use wallet_core::signer::{Export as What, Refusal as SignerRefusal, Request as Ask};
use wallet_types::{AccountIndex, AccountOrigin, SourceFacts, SourceId, SourceKind};

use super::*;
use crate::machine::play::{account, last_asked, told};

fn source(id: u8, kind: SourceKind) -> SourceFacts {
    SourceFacts {
        id: SourceId(id),
        kind,
        fingerprint: Some([id; 4]),
    }
}

fn words() -> SourceKind {
    SourceKind::Words {
        count: 12,
        has_passphrase: false,
    }
}

fn begun() -> Realm {
    let accounts = vec![
        account(0, AccountOrigin::Elsewhere),
        account(1, AccountOrigin::Key(SourceId(1))),
    ];
    let sources = vec![
        source(0, words()),
        source(1, SourceKind::Key),
        source(2, SourceKind::WatchedBranch),
    ];
    play::begin_open(Request::Export, accounts, sources)
}

fn journey(realm: &Realm) -> &Export {
    match realm.journey() {
        Some(Journey::Export(journey)) => journey,
        other => panic!("{other:?}"),
    }
}

/// Chooses the first offer that fits, and goes on with a path.
fn choose(realm: &mut Realm, fits: fn(&What) -> bool, path: &str) {
    let at = journey(realm).offers.iter().position(fits);
    play::act(realm, Action::ChooseExport(at.expect("an offer")));
    let path = path.to_owned();
    play::act(realm, Action::SubmitExport { path });
}

fn give_password(realm: &mut Realm) -> Vec<Command> {
    play::act(
        realm,
        Action::SubmitPassword("a password".to_owned().into()),
    )
}

fn refuse(realm: &mut Realm, refusal: SignerRefusal) -> Vec<Command> {
    play::answer(realm, Answer::Signer(Response::Refused(refusal)), &[])
}

const fn is_key(what: &What) -> bool {
    matches!(what, What::Key(_))
}

const fn is_public_branch(what: &What) -> bool {
    matches!(what, What::PublicBranch { .. })
}

#[test]
fn offers_what_the_wallet_has() {
    let realm = begun();
    let offers = &journey(&realm).offers;
    let path = || "m/44'/60'/0'".parse().unwrap();
    let source = SourceId(0);
    assert_eq!(
        offers[..],
        [
            What::Words(source),
            What::Key(AccountIndex(1)),
            What::PublicBranch {
                source,
                path: path()
            },
            What::PublicBranch {
                source: SourceId(2),
                path: "m".parse().unwrap()
            },
            What::Branch {
                source,
                path: path()
            },
        ]
    );
}

#[test]
fn refuses_where_there_is_nothing() {
    let accounts = vec![account(0, AccountOrigin::Elsewhere)];
    let realm = play::begin_open(Request::Export, accounts, Vec::new());
    assert!(realm.journey().is_none());
    let locked = play::begin(Request::Export);
    assert!(locked.journey().is_none());
}

#[test]
fn shows_words_with_their_passphrase_and_hides_them() {
    let mut realm = begun();
    choose(&mut realm, |what| matches!(what, What::Words(_)), "");
    assert_eq!(realm.screen(), Screen::ExportPassword);
    let asked = give_password(&mut realm);
    let what = What::Words(SourceId(0));
    assert_eq!(last_asked(&asked), Some(&Ask::Export(what.clone())));
    let exported = Answer::Signer(Response::Exported(what));
    play::answer(&mut realm, exported, &["one two", "salt"]);
    assert_eq!(realm.screen(), Screen::ExportShown);
    let ExportStep::Shown { secret, passphrase } = &journey(&realm).step else {
        panic!("nothing is shown");
    };
    assert_eq!((secret.expose(), passphrase.expose()), ("one two", "salt"));
    let commands = play::act(&mut realm, Action::HideWords);
    assert!(matches!(told(&commands)[..], [RealmMessage::Done { .. }]));
    assert!(realm.journey().is_none());
}

#[test]
fn stays_when_the_password_is_wrong() {
    let mut realm = begun();
    choose(&mut realm, is_key, "");
    give_password(&mut realm);
    refuse(&mut realm, SignerRefusal::WrongPassword);
    assert!(matches!(
        journey(&realm).step,
        ExportStep::Password {
            working_ms: None,
            wrong_count: 1
        }
    ));
    let asked = give_password(&mut realm);
    let what = What::Key(AccountIndex(1));
    assert_eq!(last_asked(&asked), Some(&Ask::Export(what)));
    let twice = give_password(&mut realm);
    assert_eq!(last_asked(&twice), None, "one question at a time");
}

#[test]
fn takes_a_path_of_ones_own() {
    let mut realm = begun();
    choose(&mut realm, is_public_branch, "44/x");
    assert_eq!(realm.screen(), Screen::ExportChoose);
    assert_eq!(journey(&realm).fault, Some(PathFault::NoPath));
    assert_eq!(journey(&realm).path, "44/x");
    let path = "m/44'/60'/7'".to_owned();
    play::act(&mut realm, Action::SubmitExport { path });
    let asked = give_password(&mut realm);
    let what = What::PublicBranch {
        source: SourceId(0),
        path: "m/44'/60'/7'".parse().unwrap(),
    };
    assert_eq!(last_asked(&asked), Some(&Ask::Export(what)));
    refuse(&mut realm, SignerRefusal::NoSuchPlace);
    assert_eq!(realm.screen(), Screen::ExportChoose);
    assert_eq!(journey(&realm).fault, Some(PathFault::NoSuchPlace));
    assert_eq!(journey(&realm).path, "m/44'/60'/7'");
}

#[test]
fn shows_nothing_that_was_not_asked_for() {
    let mut realm = begun();
    choose(&mut realm, is_key, "");
    give_password(&mut realm);
    let other = Answer::Signer(Response::Exported(What::Key(AccountIndex(0))));
    let commands = play::answer(&mut realm, other, &["0x01"]);
    assert!(matches!(
        told(&commands)[..],
        [RealmMessage::Refused {
            reason: Refusal::Internal,
            ..
        }]
    ));
}

#[test]
fn leaves_at_each_step() {
    let mut realm = begun();
    let commands = play::act(&mut realm, Action::Leave);
    assert!(matches!(
        told(&commands)[..],
        [RealmMessage::Declined { .. }]
    ));
    let mut realm = begun();
    choose(&mut realm, is_key, "");
    play::act(&mut realm, Action::Back);
    assert_eq!(realm.screen(), Screen::ExportChoose);
    choose(&mut realm, is_key, "");
    let commands = play::act(&mut realm, Action::Leave);
    assert!(matches!(
        told(&commands)[..],
        [RealmMessage::Declined { .. }]
    ));
}

#[test]
fn shows_nothing_once_locked() {
    let mut realm = begun();
    choose(&mut realm, is_key, "");
    give_password(&mut realm);
    let sequence = realm.asked.last().expect("a question").sequence;
    play::tell(&mut realm, Event::Page(PageMessage::Lock));
    let late = FromWorker::Answered {
        sequence,
        answer: Answer::Signer(Response::Exported(What::Key(AccountIndex(1)))),
        locks_at: None,
    };
    let secrets = Secrets::from(vec![b"0x01".to_vec()]);
    let commands = play::tell(&mut realm, Event::Worker(late, secrets));
    assert!(commands.is_empty() && realm.journey().is_none());
}
