use wallet_core::{
    message_review::{MessageError, Verdict},
    review::{HexError, explain, parse_hex},
    signature_text::SignatureTextError,
    signer::{ExplainError, Request as Ask},
};
use wallet_types::{Address, message::Message};

use super::*;
use crate::machine::play::{last_asked, told};

/// The example of EIP-155, unsigned.
const UNSIGNED: &str = "ec098504a817c800825208943535353535353535353535353535353535353535880de0b6b3a\
                        764000080018080";

fn begun(what: Examined) -> Realm {
    let mut realm = play::begin(Request::Examine { context: None });
    assert_eq!(realm.screen(), Screen::ExamineChoose);
    play::act(&mut realm, Action::Examine(what));
    realm
}

fn journey(realm: &Realm) -> &Examine {
    match realm.journey() {
        Some(Journey::Examine(journey)) => journey,
        other => panic!("{other:?}"),
    }
}

fn explained() -> Answer {
    let bytes = parse_hex(UNSIGNED).unwrap();
    Answer::Signer(Response::Explained(Box::new(explain(&bytes).unwrap())))
}

fn explain_text(realm: &mut Realm, text: &str) -> Vec<Command> {
    play::act(realm, Action::SubmitTransaction(text.to_owned()))
}

fn account() -> Address {
    Address::from_bytes([7; 20])
}

fn check(realm: &mut Realm, text: &str, account: &str) -> Vec<Command> {
    let action = Action::SubmitSignature {
        text: text.to_owned(),
        account: account.to_owned(),
        signature: " 0x01\n".to_owned(),
    };
    play::act(realm, action)
}

#[test]
fn explains_a_transaction_without_a_wallet() {
    let mut realm = begun(Examined::Transaction);
    assert!(realm.known().is_none());
    let asked = explain_text(&mut realm, UNSIGNED);
    let text = UNSIGNED.to_owned();
    assert_eq!(last_asked(&asked), Some(&Ask::Explain { text }));
    play::answer(&mut realm, explained(), &[]);
    assert_eq!(realm.screen(), Screen::ExamineExplained);
    play::act(&mut realm, Action::Back);
    assert_eq!(realm.screen(), Screen::ExamineTransaction);
    assert_eq!(journey(&realm).text, UNSIGNED);
    play::act(&mut realm, Action::Back);
    assert_eq!(realm.screen(), Screen::ExamineChoose);
}

#[test]
fn keeps_bytes_that_are_no_transaction() {
    let mut realm = begun(Examined::Transaction);
    explain_text(&mut realm, "0g");
    let error = ExplainError::Text(HexError::NotHex { position: 2 });
    let refused = Answer::Signer(Response::TransactionRefused(error));
    play::answer(&mut realm, refused, &[]);
    assert_eq!(realm.screen(), Screen::ExamineTransaction);
    assert_eq!(journey(&realm).text, "0g");
    let fault = Some(ExamineFault::Transaction(error));
    assert_eq!(journey(&realm).fault, fault);
    explain_text(&mut realm, UNSIGNED);
    assert_eq!(journey(&realm).fault, None);
}

#[test]
fn checks_a_signature() {
    let mut realm = begun(Examined::Signature);
    let asked = check(&mut realm, "tide", &account().to_string());
    let expected = Ask::Verify {
        account: account(),
        message: Message::Personal(b"tide".to_vec()),
        signature: "0x01".to_owned(),
    };
    assert_eq!(last_asked(&asked), Some(&expected));
    let verdict = Verdict {
        signer: None,
        is_match: false,
    };
    let verified = Answer::Signer(Response::Verified(verdict));
    play::answer(&mut realm, verified, &[]);
    assert_eq!(realm.screen(), Screen::ExamineVerdict);
    let commands = play::act(&mut realm, Action::GoOn);
    assert!(matches!(told(&commands)[..], [RealmMessage::Done { .. }]));
}

#[test]
fn says_which_part_is_wrong() {
    let mut realm = begun(Examined::Signature);
    assert_eq!(last_asked(&check(&mut realm, "tide", "0x12")), None);
    let fault = ExamineFault::Signature(MessageFault::Account);
    assert_eq!(journey(&realm).fault, Some(fault));
    play::act(&mut realm, Action::ChooseForm(MessageForm::Bytes));
    check(&mut realm, "0g", &account().to_string());
    assert!(matches!(
        journey(&realm).fault,
        Some(ExamineFault::Signature(MessageFault::Hex(_)))
    ));
    check(&mut realm, "00", &account().to_string());
    let error = MessageError::Signature(SignatureTextError::NotHex);
    let refused = Answer::Signer(Response::MessageRefused(error));
    play::answer(&mut realm, refused, &[]);
    assert!(matches!(
        &journey(&realm).fault,
        Some(ExamineFault::Signature(fault)) if fault.is_of_signature()
    ));
    assert_eq!(journey(&realm).signature, " 0x01\n");
}

#[test]
fn leaves_without_an_answer() {
    let mut realm = begun(Examined::Transaction);
    explain_text(&mut realm, UNSIGNED);
    let sequence = realm.asked.last().expect("a question").sequence;
    let left = play::act(&mut realm, Action::Leave);
    assert!(matches!(told(&left)[..], [RealmMessage::Declined { .. }]));
    let late = FromWorker::Answered {
        sequence,
        answer: explained(),
        locks_at: None,
    };
    let commands = play::tell(&mut realm, Event::Worker(late, Secrets::none()));
    assert!(commands.is_empty() && realm.journey().is_none());
}

#[test]
fn keeps_what_was_typed_when_the_worker_is_lost() {
    let mut realm = begun(Examined::Transaction);
    explain_text(&mut realm, UNSIGNED);
    play::tell(&mut realm, Event::WorkerLost);
    assert_eq!(journey(&realm).text, UNSIGNED);
    assert!(!journey(&realm).is_busy);
    let asked = explain_text(&mut realm, UNSIGNED);
    assert!(matches!(last_asked(&asked), Some(Ask::Explain { .. })));
}

#[test]
fn takes_no_answer_to_something_else() {
    let mut realm = begun(Examined::Signature);
    check(&mut realm, "tide", &account().to_string());
    let commands = play::answer(&mut realm, explained(), &[]);
    assert!(matches!(
        told(&commands)[..],
        [RealmMessage::Refused {
            reason: Refusal::Internal,
            ..
        }]
    ));
}

#[test]
fn ends_when_locked() {
    let mut realm = begun(Examined::Transaction);
    play::tell(&mut realm, Event::Page(PageMessage::Lock));
    assert!(realm.journey().is_none());
}
