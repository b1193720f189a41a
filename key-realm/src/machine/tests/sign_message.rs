use wallet_core::{
    message_review::MessageError,
    signer::{Refusal as SignerRefusal, Request as Ask},
};
use wallet_types::{
    AccountIndex, AccountOrigin, ChainId, Digest, SourceId,
    message::{Message, MessageKind, MessageReview},
    protocol::MessageContext,
};

use super::*;
use crate::machine::{
    play::{account, last_asked, told},
    seen::SeenGate,
};

const DIGEST: Digest = Digest::from_bytes([5; 32]);

fn accounts() -> Vec<wallet_types::Account> {
    vec![
        account(0, AccountOrigin::Elsewhere),
        account(1, AccountOrigin::Key(SourceId(0))),
        account(2, AccountOrigin::Key(SourceId(1))),
    ]
}

fn begun(from: u32, network: Option<(ChainId, String)>) -> Realm {
    let from = AccountIndex(from);
    let request = Request::SignMessage(MessageContext { from, network });
    play::begin_open(request, accounts(), Vec::new())
}

fn on_mainnet(from: u32) -> Realm {
    begun(from, Some((ChainId::MAINNET, "Ethereum".to_owned())))
}

fn hand_in(realm: &mut Realm, text: &str, chain: &str) -> Vec<Command> {
    let (text, chain) = (text.to_owned(), chain.to_owned());
    play::act(realm, Action::SubmitMessage { text, chain })
}

fn review() -> Answer {
    Answer::Signer(Response::MessageReviewed(Box::new(MessageReview {
        from: account(1, AccountOrigin::Key(SourceId(0))),
        chain_id: ChainId::MAINNET,
        judged_at: UnixMs(0),
        kind: MessageKind::Text("tide".to_owned()),
        listing: Vec::new(),
        findings: Vec::new(),
        digests: Vec::new(),
        digest: DIGEST,
    })))
}

fn reviewed() -> Realm {
    let mut realm = on_mainnet(1);
    hand_in(&mut realm, "tide", "");
    play::answer(&mut realm, review(), &[]);
    assert_eq!(realm.screen(), Screen::MessageReview);
    realm
}

fn look(realm: &mut Realm) {
    for part in [SeenPart::Sentence, SeenPart::SignRow] {
        for at_ms in [0, SeenGate::MOMENT_MS] {
            let in_view = true;
            let seen = Action::Seen {
                part,
                in_view,
                at_ms,
            };
            play::tell(realm, Event::Observed(seen));
        }
    }
}

fn journey(realm: &Realm) -> &SignMessage {
    match realm.journey() {
        Some(Journey::SignMessage(journey)) => journey,
        other => panic!("{other:?}"),
    }
}

fn signed(digest: Digest) -> Answer {
    Answer::Signer(Response::MessageSigned {
        from: AccountIndex(1),
        signature: vec![3; 65],
        digest,
    })
}

#[test]
fn signs_what_was_seen_and_nothing_before() {
    let mut realm = reviewed();
    let early = play::act(&mut realm, Action::Sign);
    assert!(!matches!(
        last_asked(&early),
        Some(Ask::ApproveMessage { .. })
    ));
    look(&mut realm);
    let asked = play::act(&mut realm, Action::Sign);
    assert_eq!(
        last_asked(&asked),
        Some(&Ask::ApproveMessage { digest: DIGEST })
    );
    let again = play::act(&mut realm, Action::Sign);
    assert_eq!(last_asked(&again), None);
    let commands = play::answer(&mut realm, signed(DIGEST), &[]);
    let told = told(&commands);
    assert!(
        matches!(
            told[..],
            [
                RealmMessage::SignedMessage {
                    from: AccountIndex(1),
                    digest: DIGEST,
                    ..
                },
                RealmMessage::Done { .. }
            ]
        ),
        "{told:?}"
    );
}

#[test]
fn hands_out_no_signature_of_something_else() {
    let mut realm = reviewed();
    look(&mut realm);
    play::act(&mut realm, Action::Sign);
    let commands = play::answer(&mut realm, signed(Digest::from_bytes([6; 32])), &[]);
    let told = told(&commands);
    assert!(
        matches!(told[..], [RealmMessage::Refused { .. }]),
        "{told:?}"
    );
}

#[test]
fn begins_with_an_account_that_can_sign() {
    assert_eq!(journey(&on_mainnet(2)).from, AccountIndex(2));
    assert_eq!(journey(&on_mainnet(0)).from, AccountIndex(1));
    let mut realm = on_mainnet(1);
    play::act(&mut realm, Action::ChooseAccount(AccountIndex(2)));
    let asked = hand_in(&mut realm, "tide", "");
    let expected = Ask::ReviewMessage {
        from: AccountIndex(2),
        chain_id: ChainId::MAINNET,
        message: Message::Personal(b"tide".to_vec()),
    };
    assert_eq!(last_asked(&asked), Some(&expected));
}

#[test]
fn refuses_where_no_account_can_sign() {
    let from = AccountIndex(0);
    let network = None;
    let request = Request::SignMessage(MessageContext { from, network });
    let accounts = vec![account(0, AccountOrigin::Elsewhere)];
    let realm = play::begin_open(request, accounts, Vec::new());
    assert!(realm.journey().is_none());
}

#[test]
fn asks_for_the_chain_where_no_network_is_confirmed() {
    let mut realm = begun(1, None);
    for chain in ["", "0", "-1", "main", "99999999999999999999"] {
        let asked = hand_in(&mut realm, "tide", chain);
        assert_eq!(last_asked(&asked), None, "{chain}");
        assert_eq!(journey(&realm).fault, Some(MessageFault::Chain));
        assert_eq!(journey(&realm).text, "tide");
    }
    let asked = hand_in(&mut realm, "tide", " 137 ");
    assert!(matches!(
        last_asked(&asked),
        Some(Ask::ReviewMessage { chain_id, .. }) if chain_id.get() == 137
    ));
}

#[test]
fn reads_bytes_and_keeps_what_is_wrong() {
    let mut realm = on_mainnet(1);
    play::act(&mut realm, Action::ChooseForm(MessageForm::Bytes));
    hand_in(&mut realm, "0x0g", "");
    assert!(matches!(journey(&realm).fault, Some(MessageFault::Hex(_))));
    assert_eq!(journey(&realm).text, "0x0g");
    let asked = hand_in(&mut realm, "0x00ff", "");
    assert!(matches!(
        last_asked(&asked),
        Some(Ask::ReviewMessage { message: Message::Personal(bytes), .. }) if bytes[..] == [0, 255]
    ));
}

#[test]
fn keeps_typed_data_that_is_refused() {
    let mut realm = on_mainnet(1);
    play::act(&mut realm, Action::ChooseForm(MessageForm::Typed));
    hand_in(&mut realm, "{}", "");
    let refused = Response::MessageRefused(MessageError::TooLong { len_bytes: 9 });
    play::answer(&mut realm, Answer::Signer(refused), &[]);
    assert_eq!(realm.screen(), Screen::MessageCompose);
    assert_eq!(journey(&realm).text, "{}");
    assert!(journey(&realm).fault.is_some() && !journey(&realm).is_busy);
    play::act(&mut realm, Action::ChooseForm(MessageForm::Text));
    assert_eq!(journey(&realm).fault, None);
}

#[test]
fn goes_back_with_the_text_and_must_be_seen_again() {
    let mut realm = reviewed();
    look(&mut realm);
    let commands = play::act(&mut realm, Action::Back);
    assert_eq!(last_asked(&commands), Some(&Ask::DropReview));
    assert_eq!(realm.screen(), Screen::MessageCompose);
    assert_eq!(journey(&realm).text, "tide");
    hand_in(&mut realm, "ebb", "");
    play::answer(&mut realm, review(), &[]);
    assert!(!journey(&realm).can_sign());
}

#[test]
fn drops_a_signature_that_comes_after_leaving() {
    let mut realm = reviewed();
    look(&mut realm);
    play::act(&mut realm, Action::Sign);
    let sequence = realm.asked.last().expect("a question").sequence;
    let left = play::act(&mut realm, Action::Leave);
    assert!(matches!(told(&left)[..], [RealmMessage::Declined { .. }]));
    let late = FromWorker::Answered {
        sequence,
        answer: signed(DIGEST),
        locks_at: None,
    };
    let commands = play::tell(&mut realm, Event::Worker(late, Secrets::none()));
    assert!(told(&commands).is_empty(), "{commands:?}");
}

#[test]
fn forgets_the_message_when_locked() {
    let mut realm = reviewed();
    let commands = play::tell(&mut realm, Event::Page(PageMessage::Lock));
    assert!(realm.journey().is_none());
    assert!(told(&commands).iter().any(|message| matches!(
        message,
        RealmMessage::Refused {
            reason: Refusal::Locked,
            ..
        }
    )));
}

#[test]
fn ends_when_the_signer_refuses() {
    let mut realm = on_mainnet(1);
    hand_in(&mut realm, "tide", "");
    let refused = Answer::Signer(Response::Refused(SignerRefusal::OnlyWatched));
    let commands = play::answer(&mut realm, refused, &[]);
    assert!(matches!(
        told(&commands)[..],
        [RealmMessage::Refused {
            reason: Refusal::OnlyWatched,
            ..
        }]
    ));
}
