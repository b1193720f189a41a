//! Phrases: drawing, checking, restoring, and help with typing.

use super::*;

#[test]
fn creates_a_wallet() {
    let mut realm = Realm::new();
    let word_count = WordCount::Twelve;
    let reply = realm.ask(Request::NewPhrase { word_count }, [random(1)]);
    let [words] = texts(reply.secrets);
    let Response::DraftReady { first_address, .. } = reply.response else {
        panic!("{:?}", reply.response);
    };
    let phrase = Phrase::parse(&words).unwrap();
    assert_eq!(phrase.word_count(), word_count);
    assert!(reply.locks_at.is_some(), "a draft is a secret too");

    let word = |position: usize| words.split(' ').nth(position - 1).unwrap();
    let positions = vec![WordPosition(11), WordPosition(2), WordPosition(7)];
    let typed = [word(11), "wrong", &word(7).to_uppercase()].map(bytes);
    let reply = realm.ask(Request::CheckWords { positions }, typed);
    let wrong = vec![WordPosition(2)];
    assert_eq!(reply.response, Response::WordsChecked { wrong });

    let reply = realm.ask(Request::SuggestPassword, [random(2)]);
    let [password] = texts(reply.secrets);
    assert_eq!(password.split('-').count(), 5);
    let reply = realm.ask(Request::JudgePassword, [bytes(&password)]);
    let verdict = PasswordVerdict::Acceptable;
    assert_eq!(reply.response, Response::PasswordJudged(verdict));

    let kdf = Kdf::CHEAPEST;
    let reply = realm.ask(Request::MakeVault { kdf }, [bytes(&password), random(3)]);
    let Response::VaultMade {
        vault,
        accounts,
        sources,
        seal,
    } = reply.response
    else {
        panic!("{:?}", reply.response);
    };
    assert_eq!(accounts.len(), 1);
    assert_eq!(accounts[0].address, first_address);
    assert_eq!(realm.refusal(Request::DropDraft, []), None);

    // Another realm opens the file to the same accounts and the same seal.
    let mut other = Realm::new();
    let reply = other.ask(Request::Unlock { vault }, [bytes(&password)]);
    let unlocked = Response::Unlocked {
        accounts,
        sources,
        seal,
    };
    assert_eq!(reply.response, unlocked);
}

#[test]
fn restores_from_words() {
    let mut realm = Realm::new();
    let reply = realm.ask(
        Request::ImportPhrase {
            language: Language::English,
        },
        [bytes(WORDS)],
    );
    let ready = |has_passphrase, address: &str| Response::DraftReady {
        kind: Some(SourceKind::Words {
            count: 12,
            has_passphrase,
        }),
        first_address: address.parse().unwrap(),
    };
    assert_eq!(reply.response, ready(false, ADDRESSES[0]));
    assert!(reply.secrets.is_empty());

    // With a passphrase another wallet shows, and without it the first one again.
    let reply = realm.ask(Request::SetPassphrase, [bytes("tide")]);
    assert_ne!(reply.response, ready(false, ADDRESSES[0]));
    let reply = realm.ask(Request::SetPassphrase, [bytes("")]);
    assert_eq!(reply.response, ready(false, ADDRESSES[0]));
    let long = bytes(&"t".repeat(1025));
    let refused = Some(Refusal::PassphraseTooLong);
    assert_eq!(realm.refusal(Request::SetPassphrase, [long]), refused);
}

#[test]
fn names_unknown_words_and_the_nearest() {
    let mut realm = Realm::new();
    let typed = WORDS.replace("junk", "jnuk").replacen("test", "tesst", 1);
    let reply = realm.ask(
        Request::ImportPhrase {
            language: Language::English,
        },
        [bytes(&typed)],
    );
    let positions = vec![WordPosition(1), WordPosition(12)];
    let error = PhraseError::UnknownWords { positions };
    assert_eq!(reply.response, Response::PhraseRefused(error));
    let [first, last] = texts(reply.secrets);
    assert_eq!(first.split(' ').next(), Some("test"));
    assert_eq!(last.split(' ').next(), Some("junk"));
    let refused = Some(Refusal::NoDraft);
    assert_eq!(realm.refusal(Request::SetPassphrase, [bytes("")]), refused);

    let typed = WORDS.replace("junk", "test");
    let reply = realm.ask(
        Request::ImportPhrase {
            language: Language::English,
        },
        [bytes(&typed)],
    );
    let error = PhraseError::WrongChecksum;
    assert_eq!(reply.response, Response::PhraseRefused(error));
}

#[test]
fn completes_words() {
    let mut realm = Realm::new();
    let reply = realm.ask(
        Request::HintWords {
            language: Language::English,
        },
        [bytes("act")],
    );
    assert_eq!(reply.response, Response::WordHints { is_word: true });
    let [hints] = texts(reply.secrets);
    assert_eq!(hints, "act action actor actress actual");
    let reply = realm.ask(
        Request::HintWords {
            language: Language::English,
        },
        [bytes("zz")],
    );
    assert_eq!(texts(reply.secrets), [""]);
}

#[test]
fn messages_cross_without_their_secrets() {
    let request = Request::MakeVault {
        kdf: Kdf::fitted(200),
    };
    let encoded = protocol::encode(&request);
    assert_eq!(protocol::decode(&encoded), Ok(request));
    // Parameters beyond the bounds are refused on the way in.
    let forged = postcard::to_allocvec(&(65_536_u32, 99_u32)).unwrap();
    assert!(postcard::from_bytes::<Kdf>(&forged).is_err());
    let mut realm = Realm::unlocked();
    let review = Response::Reviewed(Box::new(realm.review(payment())));
    let encoded = protocol::encode(&review);
    assert_eq!(protocol::decode(&encoded), Ok(review));
}
