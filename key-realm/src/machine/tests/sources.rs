//! Shares, keystores, words of other languages, and dice.

use wallet_core::{
    annex::{self, SharesFault},
    keystore::KeystoreError,
    mnemonic::{Language, PhraseError, Tool},
    slip39::{GroupNumber, GroupProgress, MemberNumber, Progress},
};

use super::{
    pair::{KEY_ADDRESS, PHRASE, Pair, text},
    *,
};
use crate::machine::import::{Have, KeystoreFault, Stage};

#[test]
fn collects_shares_until_they_are_enough() {
    let mut pair = Pair::begin(Request::Restore);
    pair.bring(Bring::Have(Have::Shares));
    pair.bring(Bring::Text(text(SHARES[0])));
    assert_eq!(pair.fetched(), ["annex"]);
    assert!(pair.shares().is_busy());
    // What does not come is said, and the share can be handed in again.
    pair.happen(Event::Part(PartOutcome::Unreachable));
    assert!(!pair.shares().is_busy());
    assert_eq!(
        pair.realm.note(),
        Some(Note::NoPart(PartOutcome::Unreachable))
    );
    pair.bring(Bring::Text(text(SHARES[0])));
    pair.deliver();
    assert_eq!(pair.realm.note(), None);
    assert_eq!(
        (pair.shares().count(), pair.shares().is_complete()),
        (1, false)
    );

    pair.bring(Bring::Combine(text("TREZOR")));
    assert!(!pair.shares().is_busy(), "too few");
    pair.bring(Bring::Text(text(SHARES[0])));
    assert!(matches!(pair.shares().fault, Some(SharesFault::Set(_))));
    pair.bring(Bring::Text(text("gull")));
    assert!(matches!(pair.shares().fault, Some(SharesFault::Words(_))));
    assert_eq!(pair.shares().count(), 1);
    pair.bring(Bring::Text(text(SHARES[1])));
    assert!(pair.shares().is_complete() && pair.shares().fault.is_none());

    pair.bring(Bring::Combine(text("t\u{ed}de")));
    assert!(matches!(
        pair.shares().fault,
        Some(SharesFault::Passphrase(_))
    ));
    pair.bring(Bring::Combine(text("TREZOR")));
    assert_eq!(pair.ready().kind, Some(wallet_types::SourceKind::Shares));
    // No passphrase of BIP-39 belongs to it, but other accounts do.
    pair.act(Action::OpenPassphrase);
    assert_eq!(pair.realm.screen(), Screen::RestoreAddress);
    pair.bring(Bring::LookElsewhere);
    assert_eq!(pair.import().places().unwrap().chosen_count(), 1);
    pair.act(Action::Back);
    pair.act(Action::Back);
    assert_eq!(pair.shares().count(), 0);
}

#[test]
fn stops_putting_shares_together() {
    let mut realm = play::begin(Request::Restore);
    play::act(&mut realm, Action::Bring(Bring::Have(Have::Shares)));
    play::act(&mut realm, Action::Bring(Bring::Text(text(SHARES[0]))));
    let progress = Progress {
        group_threshold: 1,
        group_count: 1,
        groups: vec![GroupProgress {
            group: GroupNumber(1),
            threshold: 1,
            members: vec![MemberNumber(1)],
        }],
    };
    let collected = annex::Response::SharesCollected(progress);
    play::answer(&mut realm, Answer::Annex(Ok(collected)), &[]);
    play::act(&mut realm, Action::Bring(Bring::Combine(text(""))));
    let commands = play::act(&mut realm, Action::StopWork);
    assert!(commands.iter().any(|it| matches!(it, Command::RenewWorker)));
    assert_eq!(realm.screen(), Screen::ImportChoose);
    assert_eq!(realm.note(), Some(Note::Stopped));
}

#[test]
fn opens_a_keystore_with_its_password() {
    let mut pair = Pair::begin(Request::Restore);
    pair.bring(Bring::Have(Have::Keystore));
    pair.bring(Bring::File(b"gulls".to_vec()));
    assert_eq!(pair.fetched(), ["annex"]);
    assert_eq!(pair.keystore().stage, Stage::Looking);
    pair.deliver();
    assert_eq!(pair.keystore().stage, Stage::File);
    assert!(matches!(
        pair.keystore().fault,
        Some(KeystoreFault::File(KeystoreError::NotJson { .. }))
    ));

    let file = keystore("gulls").replace("1a642f0e", "1a642f0f");
    pair.bring(Bring::File(file.into_bytes()));
    assert_eq!(pair.realm.screen(), Screen::ImportKeystorePassword);
    pair.act(Action::SubmitPassword(text("terns")));
    assert_eq!(pair.keystore().stage, Stage::Password);
    assert_eq!(
        pair.keystore().fault,
        Some(KeystoreFault::File(KeystoreError::WrongPasswordOrDamaged))
    );
    pair.act(Action::SubmitPassword(text("gulls")));
    assert_eq!(pair.ready().passphrase.address.to_string(), KEY_ADDRESS);
    assert!(pair.ready().stated.is_some(), "the file says another one");
    pair.act(Action::GoOn);
    assert_eq!(pair.realm.screen(), Screen::Password);
}

#[test]
fn reads_words_of_another_language() {
    let mut pair = Pair::begin(Request::RestoreWords);
    pair.bring(Bring::Language(Language::Spanish));
    assert_eq!(pair.fetched(), ["words-spanish"]);
    assert_eq!(pair.words().wanted, Some(Language::Spanish));
    assert_eq!(pair.words().language, Language::English);
    pair.happen(Event::Part(PartOutcome::Missing));
    assert_eq!(pair.words().wanted, None);

    pair.bring(Bring::Language(Language::Spanish));
    pair.deliver();
    assert_eq!(pair.words().language, Language::Spanish);
    pair.act(Action::SubmitPhrase(text(PHRASE)));
    assert!(pair.words().fault.is_some());
    pair.act(Action::SubmitPhrase(text(SPANISH)));
    assert_eq!(pair.realm.screen(), Screen::RestoreAddress);
    pair.act(Action::Back);
    assert_eq!(pair.words().language, Language::English);
}

#[test]
fn finds_the_last_word() {
    let mut pair = Pair::begin(Request::RestoreWords);
    pair.bring(Bring::LastWord(text("legal winner")));
    assert!(matches!(
        pair.words().fault,
        Some(PhraseError::WrongCountBeforeLast { found: 2 })
    ));
    let (words, last) = PHRASE.rsplit_once(' ').unwrap();
    pair.bring(Bring::LastWord(text(words)));
    let endings = pair.words().endings.as_ref().unwrap();
    assert_eq!(endings.expose().split(' ').count(), 128);
    assert!(endings.expose().split(' ').any(|word| word == last));
}

#[test]
fn makes_words_of_dice() {
    let mut pair = Pair::begin(Request::Create);
    pair.act(Action::Roll(Roll::Open));
    assert_eq!(pair.realm.screen(), Screen::CreateDice);
    pair.act(Action::Roll(Roll::Typed(text("6 6 7"))));
    assert!(dice(&pair).fault.is_some() && !dice(&pair).can_draw());
    pair.act(Action::Roll(Roll::Tool {
        tool: Tool::D8,
        typed: text("6 6 7"),
    }));
    let (judged, bits) = dice(&pair).judged.as_ref().unwrap();
    assert_eq!((judged.rolls, bits.expose()), (3, "110 110 111"));
    // Mixed, few are welcome; alone, they are not.
    assert!(dice(&pair).can_draw());
    pair.act(Action::Roll(Roll::Alone(true)));
    assert!(!dice(&pair).can_draw());
    pair.act(Action::Roll(Roll::Draw(text("6 6 7"))));
    assert!(dice(&pair).fault.is_some());
    pair.act(Action::Roll(Roll::Typed(text(""))));
    assert!(dice(&pair).judged.is_none() && dice(&pair).fault.is_none());

    pair.act(Action::Roll(Roll::Alone(false)));
    pair.act(Action::Roll(Roll::Draw(text("6 6 7"))));
    assert_eq!(pair.realm.screen(), Screen::CreateWords);
    pair.act(Action::Back);
    assert_eq!(pair.realm.screen(), Screen::CreateChoose);
}

fn dice(pair: &Pair) -> &Dice {
    match pair.realm.journey() {
        Some(Journey::Create(Create {
            step: CreateStep::Dice(dice),
            ..
        })) => dice,
        other => panic!("{other:?}"),
    }
}

/// Writes a keystore of the key whose bytes are all 1.
fn keystore(password: &str) -> String {
    let random = (0..wallet_core::keystore::RANDOM_LEN_BYTES).map(|at| u8::try_from(at).unwrap());
    let secrets = vec![vec![1; 32], password.as_bytes().to_vec(), random.collect()];
    let (response, _) = annex::handle(annex::Request::WriteKeystore, Secrets::from(secrets));
    match response {
        annex::Response::KeystoreWritten { file } => file,
        other => panic!("{other:?}"),
    }
}

/// Of the entropy whose bytes are all 0.
const SPANISH: &str = "\u{e1}baco \u{e1}baco \u{e1}baco \u{e1}baco \u{e1}baco \u{e1}baco \u{e1}baco \u{e1}baco \u{e1}baco \
                       \u{e1}baco \u{e1}baco abierto";

/// From the vectors of SLIP-39: two of three, encrypted with `TREZOR`.
const SHARES: [&str; 2] = [
    "shadow pistol academic always adequate wildlife fancy gross oasis cylinder mustang wrist \
     rescue view short owner flip making coding armed",
    "shadow pistol academic acid actress prayer class unknown daughter sweater depict flip twice \
     unkind craft early superior advocate guest smoking",
];
