mod handled;

use ui::node::Node;
use wallet_core::signer::Response;
use wallet_types::{
    Address,
    protocol::{PageMessage, Request},
};

use super::*;
use crate::{
    machine::{Action, Event, Realm, play},
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

const PHRASE: &str = "orbit velvet cactus walnut lizard quarter fossil jungle umbrella \
                      tobacco giraffe pyramid";
