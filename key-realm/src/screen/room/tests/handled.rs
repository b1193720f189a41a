use wallet_core::signer::{Export, Response};
use wallet_types::{
    AccountIndex, AccountOrigin, ChainId, Digest, SourceId, UnixMs,
    message::{DigestTerm, MessageField, MessageKind, MessageReview},
    protocol::{MessageContext, PageMessage, Request},
};

use super::Said;
use crate::{
    machine::{Action, Event, play},
    protocol::Answer,
};

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
