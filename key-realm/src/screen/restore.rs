//! Words that a wallet has, drawn: typing them.

use std::rc::Rc;

use ui::{
    SecretField,
    node::{Element, Handler, Text, classed, div, span},
};
use wallet_core::{mnemonic::PhraseError, secret::SecretText};

use super::{
    import::{back_or_not_now, import},
    languages::{language, last_word},
    one_by_one::one_by_one,
    parts::{ChooseWord, chip, fill, first_screen, main_button, row, typed},
    view::{Entry, View},
};
use crate::{
    machine::{Action, Goal, ImportStep, PhraseEntry, Realm},
    wording,
};

/// Typing the words.
#[inline(never)]
pub(super) fn words(view: &View<'_>) -> Element {
    let (choice, way) = view.choice("How to type them", "realm-restore-way", &WAYS);
    let heading = match import(view.realm).map(|import| import.goal) {
        Some(Goal::OpenWallet) => "Bring words into this wallet.",
        _ => "Restore from words.",
    };
    let screen = first_screen(view, heading, wording::RESTORE_LEAD)
        .child(language(view))
        .child(choice);
    match way {
        "one" => one_by_one(view, screen),
        "last" => last_word(view, screen),
        _ => all_at_once(view, screen),
    }
}

fn all_at_once(view: &View<'_>, screen: Element) -> Element {
    let mut area = SecretField::new("Words", AREA);
    area.error = fault_text(view.realm);
    let choose: ChooseWord = Rc::new(|place, word: &str| replace_word(AREA, place, word));
    screen
        .child(area.draw_area())
        .child(nearest(view.realm, &choose))
        .child(submit_row(view, view.hand_in(AREA, Action::SubmitPhrase)))
}

/// Reading the words, or going back.
pub(super) fn submit_row(view: &View<'_>, submit: Handler) -> Element {
    row(vec![
        main_button("realm-restore-submit", "Read the words", submit),
        back_or_not_now(view),
    ])
}

/// For each unknown word, those that it resembles: pressing one puts it in its place.
pub(super) fn nearest(realm: &Realm, choose: &ChooseWord) -> Element {
    let nearest = entry(realm).map_or(&[][..], |entry| &entry.nearest);
    let mut rows = div("stack stack--tight");
    for (place, words) in unknown_places(realm).into_iter().zip(nearest) {
        rows = rows.child(nearest_row(place, words, choose));
    }
    rows
}

pub(super) fn nearest_row(place: u8, words: &SecretText, choose: &ChooseWord) -> Element {
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

/// What is wrong with the words handed in.
pub(super) fn fault_text(realm: &Realm) -> Text {
    match entry(realm).and_then(|entry| entry.fault.as_ref()) {
        Some(fault) => Text::Owned(wording::phrase_fault(fault)),
        None => Text::Borrowed(""),
    }
}

/// The places of words that are not on the list.
pub(super) fn unknown_places(realm: &Realm) -> Vec<u8> {
    match entry(realm).and_then(|entry| entry.fault.as_ref()) {
        Some(PhraseError::UnknownWords { positions }) => {
            positions.iter().map(|place| place.0).collect()
        }
        _ => Vec::new(),
    }
}

/// The words under typing.
pub(super) fn entry(realm: &Realm) -> Option<&PhraseEntry> {
    match &import(realm)?.step {
        ImportStep::Words(entry) => Some(entry),
        _ => None,
    }
}

/// Puts a word in the place of another; spaces become single.
pub(super) fn replace_word(area: &str, place: u8, word: &str) {
    let text = typed(area);
    let mut words: Vec<&str> = text.expose().split_whitespace().collect();
    if let Some(old) = words.get_mut(usize::from(place).saturating_sub(1)) {
        *old = word;
    }
    let joined = SecretText::from(words.join(" "));
    fill(area, joined.expose());
}

const WAYS: [Entry; 3] = [
    ("paste", "All at once", ""),
    ("one", "One by one, with help", ""),
    ("last", "All but the last", ""),
];

const AREA: &str = "realm-restore-words";
