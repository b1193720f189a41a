mod examine;
mod export;
mod import;
mod later;
mod pair;
mod remove;
mod sign_message;
mod sources;

use wallet_types::protocol::Request;

use super::{play, *};

#[test]
fn makes_nothing_without_randomness() {
    let mut realm = play::begin(Request::Create);
    play::act(&mut realm, Action::DrawWords);
    let commands = play::answer(&mut realm, Answer::NoRandomness, &[]);
    assert!(realm.journey().is_none());
    assert_eq!(realm.note(), Some(Note::NoRandomness));
    let told: Vec<_> = commands.iter().filter_map(message).collect();
    assert!(
        matches!(
            told[..],
            [RealmMessage::Refused {
                reason: Refusal::NoRandomness,
                ..
            }]
        ),
        "{told:?}"
    );
}

fn message(command: &Command) -> Option<&RealmMessage> {
    match command {
        Command::Tell(message) => Some(message),
        _ => None,
    }
}
