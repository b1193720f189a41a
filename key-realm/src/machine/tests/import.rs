//! Keys, branches, addresses and accounts that are brought in.

use wallet_core::{kdf::Kdf, signer::Refusal as SignerRefusal};
use wallet_types::{
    Address, Mark, PathFamily, SourceKind, Wei,
    protocol::{SearchFault, Seen, StoreCause},
    transaction::Nonce,
};

use super::{
    pair::{KEY_ADDRESS, PHRASE, Pair, text},
    *,
};
use crate::machine::import::{Have, ImportStep, Place, Search, TextFault};

#[test]
fn reads_a_key_and_says_what_is_wrong_with_it() {
    let mut pair = Pair::begin(Request::Restore);
    assert_eq!(pair.realm.screen(), Screen::ImportChoose);
    pair.bring(Bring::Have(Have::Key));
    assert_eq!(pair.realm.screen(), Screen::ImportKey);
    pair.bring(Bring::Text(text("0x12")));
    assert!(matches!(
        pair.import().step,
        ImportStep::Text(Some(TextFault::Key(_)))
    ));
    pair.bring(Bring::Text(text(&"01".repeat(32))));
    assert_eq!(pair.realm.screen(), Screen::RestoreAddress);
    assert_eq!(pair.ready().passphrase.address.to_string(), KEY_ADDRESS);
    assert!(!pair.ready().is_tree());

    // A key has no other accounts and no passphrase.
    pair.bring(Bring::LookElsewhere);
    pair.act(Action::OpenPassphrase);
    assert_eq!(pair.realm.screen(), Screen::RestoreAddress);

    pair.act(Action::GoOn);
    assert_eq!(pair.realm.screen(), Screen::Password);
    assert_eq!(pair.realm.steps(), Some((4, 5)));
}

#[test]
fn goes_back_from_each_step() {
    for have in [Have::Words, Have::Key, Have::Branch, Have::Address] {
        let mut pair = Pair::begin(Request::Restore);
        pair.bring(Bring::Have(have));
        pair.act(Action::Back);
        assert_eq!(pair.realm.screen(), Screen::ImportChoose);
        pair.bring(Bring::Have(have));
        pair.act(Action::Leave);
        assert!(pair.realm.journey().is_none());
        assert!(matches!(
            pair.told.last(),
            Some(RealmMessage::Declined { .. })
        ));
    }
    let mut pair = Pair::begin(Request::Restore);
    pair.bring(Bring::Have(Have::Key));
    pair.bring(Bring::Text(text(&"01".repeat(32))));
    pair.act(Action::Back);
    assert_eq!(pair.realm.screen(), Screen::ImportKey);
    let kdf = Kdf::CHEAPEST;
    let made = pair.ask(SignerRequest::MakeVault { kdf }, "five gulls over slate");
    assert_eq!(made, Response::Refused(SignerRefusal::NoDraft));
}

#[test]
fn ignores_what_was_read_for_a_step_that_is_left() {
    let mut realm = play::begin(Request::Restore);
    play::act(&mut realm, Action::Bring(Bring::Have(Have::Key)));
    let asked = play::act(&mut realm, Action::Bring(Bring::Text(text("01"))));
    let [Command::Ask(question, _)] = &asked[..] else {
        panic!("{asked:?}")
    };
    play::act(&mut realm, Action::Back);
    let response = Response::DraftReady {
        kind: None,
        first_address: Address::from_bytes([7; 20]),
    };
    let answered = FromWorker::Answered {
        sequence: question.sequence,
        answer: Answer::Signer(response),
        locks_at: None,
    };
    let commands = play::tell(&mut realm, Event::Worker(answered, Secrets::none()));
    assert!(commands.is_empty());
    assert_eq!(realm.screen(), Screen::ImportChoose);
}

#[test]
fn looks_in_other_places_of_words() {
    let mut pair = Pair::begin(Request::RestoreWords);
    pair.act(Action::SubmitPhrase(text(PHRASE)));
    let first = pair.ready().passphrase.address;
    pair.bring(Bring::LookElsewhere);
    assert_eq!(pair.realm.screen(), Screen::ImportPlaces);
    let places = pair.import().places().unwrap();
    assert_eq!(places.groups.len(), PathFamily::ALL.len());
    // The first account of Ledger Live is the standard one.
    let counts: Vec<usize> = places.groups.iter().map(|group| group.rows.len()).collect();
    assert_eq!(counts, [5, 4, 5, 5, 5]);
    assert_eq!(places.chosen_count(), 1);

    let legacy = Place::Family(PathFamily::Legacy);
    pair.bring(Bring::More(legacy));
    let places = pair.import().places().unwrap();
    let group = places.groups.iter().find(|group| group.place == legacy);
    let rows = &group.unwrap().rows;
    assert_eq!(rows[9].account.path.to_string(), "m/44'/60'/0'/9");
    let wanted = rows[9].account.address;

    let tick = |address, is_chosen| Bring::Tick { address, is_chosen };
    pair.bring(tick(first, false));
    pair.act(Action::GoOn);
    assert_eq!(
        pair.realm.screen(),
        Screen::ImportPlaces,
        "nothing is ticked"
    );
    pair.bring(tick(wanted, true));
    pair.act(Action::GoOn);
    assert_eq!(pair.realm.screen(), Screen::RestoreAddress);
    assert_eq!(pair.ready().passphrase.address, wanted);
    pair.act(Action::GoOn);
    assert_eq!(pair.realm.screen(), Screen::Password);
}

#[test]
fn another_passphrase_undoes_what_was_chosen() {
    let mut pair = Pair::begin(Request::RestoreWords);
    pair.act(Action::SubmitPhrase(text(PHRASE)));
    let first = pair.ready().passphrase.address;
    pair.bring(Bring::LookElsewhere);
    pair.act(Action::Back);
    pair.act(Action::OpenPassphrase);
    pair.act(Action::TryPassphrase(text("low tide")));
    assert!(pair.ready().passphrase.is_set);
    assert_ne!(pair.ready().passphrase.address, first);
    assert!(pair.import().places().is_none());
    pair.act(Action::AcceptPassphrase);
    pair.bring(Bring::LookElsewhere);
    let places = pair.import().places().unwrap();
    let address = places.groups[0].rows[0].account.address;
    assert_eq!(address, pair.ready().passphrase.address);
}

#[test]
fn waits_for_the_signer_before_it_goes_back() {
    let mut realm = play::begin(Request::RestoreWords);
    play::act(&mut realm, Action::SubmitPhrase(text(PHRASE)));
    let ready = |byte| Response::DraftReady {
        kind: Some(SourceKind::Words {
            count: 12,
            has_passphrase: false,
        }),
        first_address: Address::from_bytes([byte; 20]),
    };
    play::answer(&mut realm, Answer::Signer(ready(1)), &[]);
    play::act(&mut realm, Action::OpenPassphrase);
    play::act(&mut realm, Action::TryPassphrase(text("low tide")));
    play::act(&mut realm, Action::Back);
    assert_eq!(realm.screen(), Screen::Passphrase);
    play::answer(&mut realm, Answer::Signer(ready(2)), &[]);
    // Now there is something to take away.
    play::act(&mut realm, Action::Back);
    play::answer(&mut realm, Answer::Signer(ready(1)), &[]);
    let passphrase = realm.journey().unwrap().passphrase().unwrap();
    assert!(!passphrase.is_set);
    assert_eq!(passphrase.address, Address::from_bytes([1; 20]));
}

#[test]
fn goes_on_while_addresses_are_derived() {
    let mut realm = play::begin(Request::Restore);
    play::act(&mut realm, Action::Bring(Bring::Have(Have::Branch)));
    play::act(&mut realm, Action::Bring(Bring::Text(text(XPUB))));
    let ready = Response::DraftReady {
        kind: Some(SourceKind::WatchedBranch),
        first_address: Address::from_bytes([1; 20]),
    };
    play::answer(&mut realm, Answer::Signer(ready), &[]);
    let asked = play::act(&mut realm, Action::Bring(Bring::LookElsewhere));
    let [Command::Ask(question, _)] = &asked[..] else {
        panic!("{asked:?}")
    };
    play::act(&mut realm, Action::Back);
    play::act(&mut realm, Action::GoOn);
    assert_eq!(realm.screen(), Screen::Password);
    let answered = FromWorker::Answered {
        sequence: question.sequence,
        answer: Answer::Signer(Response::AccountsFound(Vec::new())),
        locks_at: None,
    };
    let commands = play::tell(&mut realm, Event::Worker(answered, Secrets::none()));
    assert!(commands.is_empty(), "{commands:?}");
    assert_eq!(realm.screen(), Screen::Password);
}

#[test]
fn asks_endpoints_only_when_told_to() {
    let mut pair = Pair::begin(Request::RestoreWords);
    pair.act(Action::SubmitPhrase(text(PHRASE)));
    pair.bring(Bring::LookElsewhere);
    let is_search = |told: &RealmMessage| matches!(told, RealmMessage::Search { .. });
    assert!(!pair.told.iter().any(is_search));
    let places = pair.import().places().unwrap();
    let used = places.groups[2].rows[3].account.address;
    let in_view = places.addresses();

    pair.bring(Bring::Search);
    let Some(RealmMessage::Search { addresses, .. }) = pair.told.last() else {
        panic!("{:?}", pair.told)
    };
    assert_eq!(*addresses, in_view);
    pair.searched(Err(SearchFault::NoAnswer));
    let search = pair.import().places().unwrap().search;
    assert_eq!(search, Search::Failed(SearchFault::NoAnswer));

    pair.bring(Bring::Search);
    let mark = Mark::Claimed {
        endpoint: "gull".to_owned(),
        block: None,
    };
    let stranger = Address::from_bytes([9; 20]);
    let seen = |address| Seen {
        address,
        balance: Wei::from_u64(0),
        nonce: Nonce(3),
        mark: mark.clone(),
    };
    pair.searched(Ok(vec![seen(used), seen(stranger)]));
    let places = pair.import().places().unwrap();
    let asked = in_view.len();
    assert_eq!(places.search, Search::Told { asked, used: 1 });
    assert!(places.groups[2].rows[3].is_chosen);
    assert_eq!(places.chosen_count(), 2);

    // What comes unasked changes nothing.
    pair.searched(Err(SearchFault::NoEndpoint));
    let search = pair.import().places().unwrap().search;
    assert_eq!(search, Search::Told { asked, used: 1 });
}

#[test]
fn brings_an_address_into_the_open_wallet_once() {
    let mut pair = Pair::open();
    assert_eq!(pair.realm.steps(), Some((1, 3)));
    pair.bring(Bring::Have(Have::Address));
    pair.bring(Bring::Text(text("0x12")));
    assert!(matches!(
        pair.import().step,
        ImportStep::Text(Some(TextFault::Address(_)))
    ));
    pair.bring(Bring::Text(text(&format!(" {KEY_ADDRESS} "))));
    assert_eq!(pair.ready().kind, None);
    pair.act(Action::GoOn);
    assert_eq!(pair.realm.screen(), Screen::Storing);
    assert_eq!(pair.stored(), (StoreCause::AccountsChanged, 2));
    assert!(matches!(pair.told.last(), Some(RealmMessage::Done { .. })));
    assert_eq!(pair.realm.known().unwrap().accounts.len(), 2);

    let (id, request) = (RequestId(3), Request::Import);
    pair.happen(Event::Page(PageMessage::Begin { id, request }));
    pair.bring(Bring::Have(Have::Address));
    pair.bring(Bring::Text(text(KEY_ADDRESS)));
    pair.act(Action::GoOn);
    let fault = pair.ready().fault.as_ref();
    assert!(matches!(fault, Some(SignerRefusal::AccountKnown(_))));
    pair.act(Action::Back);
    assert_eq!(pair.realm.screen(), Screen::ImportAddress);
}

#[test]
fn says_that_words_are_here_already() {
    let mut pair = Pair::open();
    pair.bring(Bring::Have(Have::Words));
    pair.act(Action::SubmitPhrase(text(PHRASE)));
    pair.act(Action::GoOn);
    assert_eq!(pair.ready().fault, Some(SignerRefusal::SourceKnown));
}

#[test]
fn adds_accounts_of_a_source_that_is_here() {
    let mut pair = Pair::open();
    // There is one, so that nobody is asked which.
    pair.bring(Bring::Have(Have::Here));
    assert_eq!(pair.realm.screen(), Screen::ImportPlaces);
    let places = pair.import().places().unwrap();
    let first = &places.groups[0].rows[0];
    assert!(first.account.known.is_some() && !first.is_chosen);
    let (known, second) = (
        first.account.address,
        places.groups[0].rows[1].account.address,
    );
    for address in [known, second] {
        let is_chosen = true;
        pair.bring(Bring::Tick { address, is_chosen });
    }
    assert_eq!(pair.import().places().unwrap().chosen_count(), 1);
    pair.act(Action::GoOn);
    assert_eq!(pair.stored(), (StoreCause::AccountsChanged, 2));
    let accounts = &pair.realm.known().unwrap().accounts;
    assert_eq!(accounts[1].address, second);
}

#[test]
fn watches_below_an_xpub() {
    let mut pair = Pair::begin(Request::Restore);
    pair.bring(Bring::Have(Have::Branch));
    pair.bring(Bring::Text(text("xpub")));
    assert!(matches!(
        pair.import().step,
        ImportStep::Text(Some(TextFault::Branch(_)))
    ));
    pair.bring(Bring::Text(text(XPUB)));
    pair.bring(Bring::LookElsewhere);
    let places = pair.import().places().unwrap();
    let of: Vec<Place> = places.groups.iter().map(|group| group.place).collect();
    assert_eq!(of, [Place::FirstChain, Place::Children]);
    assert!(places.groups.iter().all(|group| group.rows.len() == 5));
    assert_eq!(places.chosen_count(), 1);
}

#[test]
fn asks_which_source_where_there_are_several() {
    let mut pair = Pair::open();
    pair.bring(Bring::Have(Have::Branch));
    pair.bring(Bring::Text(text(XPUB)));
    pair.act(Action::GoOn);
    assert_eq!(pair.stored(), (StoreCause::AccountsChanged, 2));

    let (id, request) = (RequestId(3), Request::Import);
    pair.happen(Event::Page(PageMessage::Begin { id, request }));
    pair.bring(Bring::Have(Have::Here));
    assert_eq!(pair.realm.screen(), Screen::ImportSource);
    let watched = pair.import().trees[1].id;
    pair.bring(Bring::Source(watched));
    let places = pair.import().places().unwrap();
    // No family of wallets numbers the accounts of a public branch.
    assert_eq!(places.groups.len(), 2);
    assert_eq!(places.groups[0].place, Place::FirstChain);
    for screen in [Screen::ImportSource, Screen::ImportChoose] {
        pair.act(Action::Back);
        assert_eq!(pair.realm.screen(), screen);
    }
}

#[test]
fn ends_with_a_lock_in_the_midst() {
    let mut pair = Pair::open();
    pair.bring(Bring::Have(Have::Here));
    pair.bring(Bring::Search);
    pair.happen(Event::Page(PageMessage::Lock));
    assert!(pair.realm.journey().is_none() && pair.realm.known().is_none());
    let (id, found) = (RequestId(2), Err(SearchFault::NoAnswer));
    pair.happen(Event::Page(PageMessage::Searched { id, found }));
    let (id, request) = (RequestId(4), Request::Import);
    pair.happen(Event::Page(PageMessage::Begin { id, request }));
    let reason = Refusal::Locked;
    assert_eq!(
        pair.told.last(),
        Some(&RealmMessage::Refused { id, reason })
    );
}

/// The second of the standard's vectors at `m/0H`.
const XPUB: &str = "xpub68Gmy5EdvgibQVfPdqkBBCHxA5htiqg55crXYuXoQRKfDBFA1WEjWgP6LHhwBZeNK1VTsfTFUHCdrfp1bgwQ9xv5ski8PX9rL2dZXvgGDnw";
