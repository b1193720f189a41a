//! The room: the walls, the head, the screen under way, and the one voice for screen readers.

use leptos::{html, prelude::*};
use ui::{
    Canvas, key_frame_head, live_region,
    node::{Element, classed, div, p},
    steps, waiting,
};

use super::{
    beside::Beside, create, desk::Desk, examine, export, file, parts, password, remove, restore,
    reveal, review, seal, sign_message, unlock, view::View, wait,
};
use crate::{machine::Screen, wording};

/// The walls. Leptos mounts them and has what they hold drawn again when what it is drawn from has
/// changed; what is drawn is plain data, which costs half of what a component for each part does.
pub(super) fn room(desk: Desk) -> impl IntoView {
    let walls = NodeRef::<html::Main>::new();
    let mut canvas = None::<Canvas>;
    let mut beside = Beside::default();
    Effect::new(move || {
        let Some(walls) = walls.get() else { return };
        let drawing = desk.follow(draw);
        let canvas = canvas.get_or_insert_with(|| Canvas::new(walls.into()));
        canvas.draw(drawing);
        beside.follow(desk);
    });
    view! { <main data-testid="realm" node_ref=walls></main> }
}

/// Draws all that is within the walls.
fn draw(view: &View<'_>) -> Element {
    let realm = view.realm;
    let seal = realm.known().map(|known| {
        (
            known.seal.words().join(" "),
            known.seal.drawing().as_slice(),
        )
    });
    let steps = realm.steps().map(|(reached, total)| steps(reached, total));
    let (journey, screen) = realm.place();
    // Nothing of one screen, least of all what was typed in it, is taken over into another.
    let key = journey.wrapping_shl(8) | screen as u32;
    classed("main", "key-frame")
        .attr("aria-label", "Key realm")
        .child(key_frame_head(seal))
        .child(
            div("key-frame__body stack stack--loose")
                .child(steps)
                .child(draw_screen(view, screen).key(key)),
        )
        .child(live_region(wording::announcement(realm)))
}

fn draw_screen(view: &View<'_>, screen: Screen) -> Element {
    match screen {
        Screen::Starting => parts::body().child(waiting(wording::STARTING, "realm-starting")),
        Screen::Storing => parts::body().child(waiting(wording::STORING, "realm-storing")),
        Screen::Resting => resting(view),
        Screen::CreateChoose => create::choose(view),
        Screen::CreateWords => create::words(view),
        Screen::CreateCheck => create::check(view),
        Screen::RestoreWords => restore::words(view),
        Screen::RestoreAddress => restore::address(view),
        Screen::Passphrase => restore::passphrase(view),
        Screen::Password => password::choose(view),
        Screen::Working => wait::working(view),
        Screen::Seal => seal::show(view),
        Screen::File => file::offer(view),
        Screen::Unlock => unlock::draw(view),
        Screen::ChangeCurrent => password::change(view),
        Screen::RevealPassword => reveal::password(view),
        Screen::RevealWords => reveal::words(view),
        Screen::Review => review::draw(view),
        Screen::ExamineChoose => examine::choose(view),
        Screen::ExamineTransaction => examine::transaction(view),
        Screen::ExamineSignature => examine::signature(view),
        Screen::ExamineExplained => examine::explained(view),
        Screen::ExamineVerdict => examine::verdict(view),
        Screen::ExportChoose => export::choose(view),
        Screen::ExportPassword => export::password(view),
        Screen::ExportShown => export::shown(view),
        Screen::RemoveAccount => remove::draw(view),
        Screen::MessageCompose => sign_message::compose(view),
        Screen::MessageReview => sign_message::review(view),
    }
}

fn resting(view: &View<'_>) -> Element {
    let text = match view.realm.known() {
        Some(_) => wording::RESTING_OPEN,
        None => wording::RESTING_LOCKED,
    };
    parts::body()
        .child(parts::note(view))
        .child(p("quiet").test_id("realm-resting").child(text))
}

#[cfg(test)]
mod tests {
    use ui::node::Node;
    use wallet_core::signer::{Export, Response};
    use wallet_types::{
        AccountIndex, AccountOrigin, Address, ChainId, Digest, SourceId, UnixMs,
        message::{DigestTerm, MessageField, MessageKind, MessageReview},
        protocol::{MessageContext, PageMessage, Request},
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

    #[test]
    fn shows_an_exported_key_in_words_alone() {
        let what = Export::Key(AccountIndex(0));
        let accounts = vec![play::account(0, AccountOrigin::Key(SourceId(0)))];
        let mut realm = play::begin_open(Request::Export, accounts, Vec::new());
        let path = String::new();
        play::act(&mut realm, Action::SubmitExport { path });
        play::act(
            &mut realm,
            Action::SubmitPassword("a password".to_owned().into()),
        );
        let exported = Response::Exported(what);
        play::answer(&mut realm, Answer::Signer(exported), &["0xfeed"]);
        let said = Said::by(&realm);
        assert!(said.words.contains("0xfeed\n"));
        assert!(!said.elsewhere.contains("0xfeed"));
        play::tell(&mut realm, Event::Page(PageMessage::Lock));
        assert!(!Said::by(&realm).words.contains("0xfeed"));
    }

    #[test]
    fn lets_nothing_hide_in_a_message() {
        let from = play::account(0, AccountOrigin::Key(SourceId(0)));
        let network = Some((ChainId::MAINNET, "Ethereum".to_owned()));
        let request = Request::SignMessage(MessageContext {
            from: from.index,
            network,
        });
        let mut realm = play::begin_open(request, vec![from.clone()], Vec::new());
        let (text, chain) = ("{}".to_owned(), String::new());
        play::act(&mut realm, Action::SubmitMessage { text, chain });
        let field = MessageField {
            depth: 1,
            name: "to\u{200b}".to_owned(),
            type_name: "string".to_owned(),
            value: Some("pay\u{202e}1".to_owned()),
        };
        let digest = Digest::from_bytes([5; 32]);
        let review = MessageReview {
            from,
            chain_id: ChainId::MAINNET,
            judged_at: UnixMs(0),
            kind: MessageKind::Text("a\u{202e}b".to_owned()),
            listing: vec![field],
            findings: Vec::new(),
            digests: vec![(DigestTerm::Erc191Digest, digest)],
            digest,
        };
        let reviewed = Response::MessageReviewed(Box::new(review));
        play::answer(&mut realm, Answer::Signer(reviewed), &[]);
        let said = Said::by(&realm);
        for text in [
            "to{U+200B}\n",
            "pay{U+202E}1\n",
            "a{U+202E}b\n",
            "string\n",
            "ERC-191 Digest\n",
        ] {
            assert!(said.words.contains(text), "{text}");
        }
    }

    const PHRASE: &str = "orbit velvet cactus walnut lizard quarter fossil jungle umbrella \
                          tobacco giraffe pyramid";
}
