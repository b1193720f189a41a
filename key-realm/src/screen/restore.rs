//! Restoring from words, drawn: typing them, the address they lead to, and a passphrase.

use std::rc::Rc;

use ui::{
    AddressCut, SecretField, address_text, identicon,
    node::{Element, Handler, Text, classed, div, element, p, span},
};
use wallet_core::{mnemonic::PhraseError, secret::SecretText};

use super::{
    one_by_one::one_by_one,
    parts::{
        ChooseWord, button, chip, error, fill, first_screen, main_button, not_now, plain_button,
        row, screen, typed,
    },
    view::{Entry, View},
};
use crate::{
    machine::{Action, Journey, Passphrase, Realm, RestoreStep},
    wording,
};

/// Typing the words.
pub(super) fn words(view: &View<'_>) -> Element {
    let (choice, way) = view.choice("How to type them", "realm-restore-way", &WAYS);
    let screen = first_screen(view, "Restore from words.", wording::RESTORE_LEAD).child(choice);
    match way {
        "one" => one_by_one(view, screen),
        _ => all_at_once(view, screen),
    }
}

fn all_at_once(view: &View<'_>, screen: Element) -> Element {
    let mut area = SecretField::new("Words", AREA);
    area.error = fault_text(view.realm);
    let choose: ChooseWord = Rc::new(replace_word);
    screen
        .child(area.draw_area())
        .child(nearest(view.realm, &choose))
        .child(submit_row(view, view.hand_in(AREA, Action::SubmitPhrase)))
}

/// Reading the words, or going back.
pub(super) fn submit_row(view: &View<'_>, submit: Handler) -> Element {
    row(vec![
        main_button("realm-restore-submit", "Read the words", submit),
        not_now(view),
    ])
}

/// For each unknown word, those that it resembles: pressing one puts it in its place.
pub(super) fn nearest(realm: &Realm, choose: &ChooseWord) -> Element {
    let nearest = match step(realm) {
        Some(RestoreStep::Words { nearest, .. }) => nearest.as_slice(),
        _ => &[],
    };
    let mut rows = div("stack stack--tight");
    for (place, words) in unknown_places(realm).into_iter().zip(nearest) {
        rows = rows.child(nearest_row(place, words, choose));
    }
    rows
}

fn nearest_row(place: u8, words: &SecretText, choose: &ChooseWord) -> Element {
    let place_name = place.to_string();
    let label = ["Word ", &place_name, ", perhaps"].concat();
    let mut row = classed("p", "row nearest")
        .attr("translate", "no")
        .child(span("quiet").child(label));
    for (at, word) in words.expose().split_whitespace().enumerate() {
        let test_id = ["realm-nearest-", &place_name, "-", &(at + 1).to_string()].concat();
        row = row.child(chip(test_id, place, word, "0", choose));
    }
    row
}

/// The address that the words lead to.
pub(super) fn address(view: &View<'_>) -> Element {
    let expert = plain_button(
        "realm-passphrase-open",
        "Expert: add a BIP-39 passphrase",
        view.on(|| Action::OpenPassphrase),
    );
    let (accept, back) = (view.on(|| Action::GoOn), view.on(|| Action::Back));
    screen("Is this your wallet?", wording::ADDRESS_LEAD)
        .child(passphrase_of(view.realm).map(led))
        .child(row(vec![
            main_button("realm-address-accept", "Yes, go on", accept),
            button("realm-back", "Back to the words", back),
        ]))
        .child(div("row row--rule").child(expert))
}

/// The first account's address, and whether a passphrase leads to it.
fn led(passphrase: &Passphrase) -> Element {
    let with = if passphrase.is_set {
        "First account, with the passphrase"
    } else {
        "First account"
    };
    let address = passphrase.address;
    div("card led").child(identicon(address)).child(
        element("div")
            .child(p("label").child(with))
            .child(address_text(address, AddressCut::Full, "realm-address")),
    )
}

/// A passphrase, accepted only with its address in view.
pub(super) fn passphrase(view: &View<'_>) -> Element {
    let desk = view.desk;
    let try_out: Handler = Rc::new(move |_| {
        desk.set_local(TRY, TRIED);
        desk.act(Action::TryPassphrase(typed(FIELD)));
    });
    let is_tried = view.local.get(TRY) == TRIED;
    let passphrase = passphrase_of(view.realm);
    let mut field = SecretField::new("Passphrase", FIELD);
    field.on_edit = Some(view.set(TRY, ""));
    field.on_enter = Some(Rc::clone(&try_out));
    field.error = error(
        passphrase.is_some_and(|it| it.is_too_long),
        wording::PASSPHRASE_TOO_LONG,
    );
    let led = passphrase.filter(|_| is_tried).map(led);
    let is_acceptable = is_tried && passphrase.is_some_and(|it| it.is_set);
    let accept = view.on(|| Action::AcceptPassphrase);
    let back = view.on(|| Action::Back);
    screen("A BIP-39 passphrase.", wording::PASSPHRASE_LEAD)
        .child(view.secret(field))
        .child(element("div").child(button("realm-passphrase-try", "Show its address", try_out)))
        .child(led)
        .child(row(vec![
            main_button("realm-passphrase-accept", "Use this address", accept)
                .disabled(!is_acceptable),
            plain_button("realm-back", "Without a passphrase", back),
        ]))
}

/// What is wrong with the words handed in.
pub(super) fn fault_text(realm: &Realm) -> Text {
    match step(realm) {
        Some(RestoreStep::Words {
            fault: Some(fault), ..
        }) => Text::Owned(wording::phrase_fault(fault)),
        _ => Text::Borrowed(""),
    }
}

/// The places of words that are not on the list.
pub(super) fn unknown_places(realm: &Realm) -> Vec<u8> {
    match step(realm) {
        Some(RestoreStep::Words {
            fault: Some(PhraseError::UnknownWords { positions }),
            ..
        }) => positions.iter().map(|place| place.0).collect(),
        _ => Vec::new(),
    }
}

/// The step of the restoring under way.
pub(super) fn step(realm: &Realm) -> Option<&RestoreStep> {
    match realm.journey()? {
        Journey::Restore(restore) => Some(&restore.step),
        _ => None,
    }
}

fn passphrase_of(realm: &Realm) -> Option<&Passphrase> {
    realm.journey()?.passphrase()
}

/// Puts a word in the place of another; spaces become single.
fn replace_word(place: u8, word: &str) {
    let text = typed(AREA);
    let mut words: Vec<&str> = text.expose().split_whitespace().collect();
    if let Some(old) = words.get_mut(usize::from(place).saturating_sub(1)) {
        *old = word;
    }
    let joined = SecretText::from(words.join(" "));
    fill(AREA, joined.expose());
}

const WAYS: [Entry; 2] = [
    ("paste", "All at once", ""),
    ("one", "One by one, with help", ""),
];

const AREA: &str = "realm-restore-words";
const FIELD: &str = "realm-passphrase";

/// Whether the address in view is that of what is typed.
const TRY: &str = "realm-passphrase-try";
const TRIED: &str = "tried";
