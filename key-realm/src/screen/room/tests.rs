mod handled;

use ui::node::Node;
use wallet_core::{
    mnemonic::{Finding, Judgement},
    signer::{FoundAccount, Response},
};
use wallet_types::{
    Address, Mark, SourceKind, Wei,
    protocol::{PageMessage, Request, RequestId, Seen},
    transaction::Nonce,
};

use super::*;
use crate::{
    machine::{Action, Bring, Event, Have, Realm, Roll, play},
    protocol::Answer,
    screen::local::Local,
};

/// All that a drawing says in words, and all that it says elsewhere.
#[derive(Default)]
struct Said {
    words: String,
    elsewhere: String,
}

impl Said {
    fn by(realm: &Realm) -> Self {
        let mut said = Self::default();
        let (desk, local) = (Desk::new(), &Local::default());
        said.hear(draw(&View { desk, realm, local }));
        said
    }

    fn hear(&mut self, element: Element) {
        let parts = element.into_parts();
        let attributes = parts.attributes.iter().map(|(_, value)| value);
        for text in attributes.chain([&parts.test_id]).chain(&parts.value) {
            self.elsewhere += &[text.as_ref(), "\n"].concat();
        }
        for child in parts.children {
            match child {
                Node::Text(words) => self.words += &[words.as_str(), "\n"].concat(),
                Node::Element(element) => self.hear(element),
            }
        }
    }
}

fn drawn() -> Realm {
    let mut realm = play::begin(Request::Create);
    play::act(&mut realm, Action::DrawWords);
    let first_address = Address::from_bytes([7; 20]);
    let ready = Response::DraftReady {
        kind: None,
        first_address,
    };
    play::answer(&mut realm, Answer::Signer(ready), &[PHRASE]);
    realm
}

#[test]
fn shows_a_secret_in_words_alone() {
    let said = Said::by(&drawn());
    for word in PHRASE.split(' ') {
        let line = [word, "\n"].concat();
        assert_eq!(said.words.matches(&line).count(), 1, "{word}");
        assert!(!said.elsewhere.contains(word), "{word}");
    }
}

#[test]
fn shows_nothing_secret_once_locked() {
    let mut realm = drawn();
    play::tell(&mut realm, Event::Page(PageMessage::Lock));
    let said = Said::by(&realm);
    assert!(said.words.contains("Nothing secret is in memory"));
    for word in PHRASE.split(' ') {
        assert!(!said.words.contains(word), "{word}");
    }
}

#[test]
fn draws_each_screen_of_bringing_something_in() {
    for (have, name) in [
        (Have::Words, "realm-words-language"),
        (Have::Shares, "realm-import-share"),
        (Have::Keystore, "realm-import-file"),
        (Have::Key, "realm-import-key"),
        (Have::Branch, "realm-import-branch"),
        (Have::Address, "realm-import-address"),
    ] {
        let mut realm = play::begin(Request::Restore);
        let choice = Said::by(&realm);
        assert!(choice.elsewhere.contains("realm-import-go\n"));
        assert!(!choice.words.contains("More accounts of what is here"));
        play::act(&mut realm, Action::Bring(Bring::Have(have)));
        let said = Said::by(&realm);
        assert!(said.elsewhere.contains(&[name, "\n"].concat()), "{name}");
    }
}

#[test]
fn draws_accounts_and_what_endpoints_say() {
    let mut realm = play::begin(Request::Restore);
    play::act(&mut realm, Action::Bring(Bring::Have(Have::Branch)));
    play::act(
        &mut realm,
        Action::Bring(Bring::Text("xpub".to_owned().into())),
    );
    let address = Address::from_bytes([7; 20]);
    let ready = Response::DraftReady {
        kind: Some(SourceKind::WatchedBranch),
        first_address: address,
    };
    play::answer(&mut realm, Answer::Signer(ready), &[]);
    assert!(Said::by(&realm).words.contains("Look in other places"));
    play::act(&mut realm, Action::Bring(Bring::LookElsewhere));
    let account = FoundAccount {
        path: "m/0/0".parse().unwrap(),
        address,
        known: None,
    };
    let found = Response::AccountsFound(vec![account]);
    play::answer(&mut realm, Answer::Signer(found), &[]);
    play::act(&mut realm, Action::Bring(Bring::Search));
    assert!(Said::by(&realm).words.contains(wording::SEARCHING));
    let seen = Seen {
        address,
        balance: Wei::from_u64(1_500_000_000_000_000_000),
        nonce: Nonce(2),
        mark: Mark::Claimed {
            endpoint: "gull".to_owned(),
            block: None,
        },
    };
    let (id, found) = (RequestId(1), Ok(vec![seen]));
    play::tell(&mut realm, Event::Page(PageMessage::Searched { id, found }));
    let said = Said::by(&realm);
    for words in [
        "m/0/0",
        "1.5 ETH, 2 transactions sent. Claimed.",
        "This address was used. It is ticked.",
        "Ask my endpoints about this address",
    ] {
        assert!(said.words.contains(words), "{words}\n{}", said.words);
    }
}

#[test]
fn draws_dice_and_hides_their_bits_from_attributes() {
    let mut realm = play::begin(Request::Create);
    play::act(&mut realm, Action::Roll(Roll::Open));
    play::act(
        &mut realm,
        Action::Roll(Roll::Typed("6 6".to_owned().into())),
    );
    let judged = Response::RollsJudged(Judgement {
        rolls: 2,
        needed_bits: 128,
        gathered_bits: 2,
        uncertainty: 5,
        findings: vec![Finding::TooFew],
    });
    play::answer(&mut realm, Answer::Signer(judged), &["0110 1001"]);
    let said = Said::by(&realm);
    assert!(said.words.contains("2 typed: 2 of 128 bits."));
    assert!(said.words.contains("0110 1001") && !said.elsewhere.contains("0110 1001"));
}

const PHRASE: &str = "orbit velvet cactus walnut lizard quarter fossil jungle umbrella \
                      tobacco giraffe pyramid";
