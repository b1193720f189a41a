//! Typing a phrase one word at a time: each is completed, and known or not, while it is typed.

use std::rc::Rc;

use ui::{
    WordField,
    node::{Element, Handler, classed, div, p},
};
use wallet_core::secret::SecretText;

use super::{
    desk::Desk,
    parts::{self, ChooseWord, chip, focus, typed},
    restore::{self, fault_text, nearest, submit_row},
    view::{Entry, View},
};
use crate::machine::{Action, Hints, Realm};

/// A field for each word, on a screen begun before.
pub(super) fn one_by_one(view: &View<'_>, screen: Element) -> Element {
    let (choice, count) = view.choice("How many words", "realm-restore-count", &COUNTS);
    let count = count.parse().unwrap_or(12);
    let desk = view.desk;
    let choose: ChooseWord = Rc::new(move |place, word: &str| {
        parts::fill(&field_id(place), word);
        go_on(desk, place, count);
    });
    let error = p("field__error")
        .test_id("realm-restore-error")
        .child(fault_text(view.realm));
    screen
        .child(div("word-counts").child(choice))
        .child(fields(view, count, &choose))
        .child(completions(view.realm, &choose))
        .child(error)
        .child(nearest(view.realm, &choose))
        .child(submit_row(view, submit(desk, count)))
}

fn submit(desk: Desk, count: u8) -> Handler {
    Rc::new(move |_| {
        let words: Vec<SecretText> = (1..=count).map(|place| typed(&field_id(place))).collect();
        let words: Vec<&str> = words.iter().map(SecretText::expose).collect();
        desk.act(Action::SubmitPhrase(SecretText::from(words.join(" "))));
    })
}

fn fields(view: &View<'_>, count: u8, choose: &ChooseWord) -> Element {
    let unknown = restore::unknown_places(view.realm);
    let mut fields = div("word-fields");
    for place in 1..=count {
        let field = WordField {
            place,
            test_id: field_id(place),
            is_wrong: unknown.contains(&place),
            is_roomy: false,
            on_edit: Some(on_edit(view.desk, place, count)),
            on_enter: on_enter(view.desk, place, count, Rc::clone(choose)),
        };
        fields = fields.child(field.draw());
    }
    fields
}

fn on_edit(desk: Desk, place: u8, count: u8) -> Handler {
    Rc::new(move |_| {
        let typed = typed(&field_id(place));
        if !spread(&typed, place, count) {
            desk.act(Action::TypeWord {
                field: place,
                typed,
            });
        }
    })
}

fn on_enter(desk: Desk, place: u8, count: u8, choose: ChooseWord) -> Handler {
    Rc::new(move |_| match desk.read(|realm| completion(realm, place)) {
        Completion::Known => go_on(desk, place, count),
        Completion::First(word) => choose(place, word.expose()),
        Completion::None => {}
    })
}

fn completions(realm: &Realm, choose: &ChooseWord) -> Element {
    let mut chips = classed("p", "row completions")
        .attr("translate", "no")
        .test_id("realm-hints");
    if let Some(hints) = hints(realm) {
        for (at, word) in hints.words.expose().split_whitespace().enumerate() {
            let test_id = ["realm-hint-", &(at + 1).to_string()].concat();
            chips = chips.child(chip(test_id, hints.field, word, "-1", choose));
        }
    }
    chips
}

enum Completion {
    /// What stands there is a word.
    Known,
    /// The first word that begins so.
    First(SecretText),
    /// Nothing begins so.
    None,
}

fn completion(realm: &Realm, place: u8) -> Completion {
    match hints(realm) {
        Some(hints) if hints.field == place => {
            match (
                hints.is_word,
                hints.words.expose().split_whitespace().next(),
            ) {
                (true, _) => Completion::Known,
                (false, Some(word)) => Completion::First(SecretText::from(word.to_owned())),
                (false, None) => Completion::None,
            }
        }
        _ => Completion::None,
    }
}

fn hints(realm: &Realm) -> Option<&Hints> {
    restore::entry(realm)?.hints.as_ref()
}

fn field_id(place: u8) -> String {
    ["realm-restore-word-", &place.to_string()].concat()
}

fn go_on(desk: Desk, place: u8, count: u8) {
    // The completions belong to the word that is done.
    desk.act(Action::TypeWord {
        field: place,
        typed: SecretText::default(),
    });
    if place < count {
        focus(&field_id(place + 1));
    } else {
        focus("realm-restore-submit");
    }
}

/// Spreads several words that were pasted into one field over those that follow.
fn spread(typed: &SecretText, place: u8, count: u8) -> bool {
    let mut words = typed.expose().split_whitespace();
    if words.clone().nth(1).is_none() {
        return false;
    }
    for place in place..=count {
        let Some(word) = words.next() else { break };
        parts::fill(&field_id(place), word);
    }
    true
}

const COUNTS: [Entry; 5] = [
    ("12", "12", ""),
    ("15", "15", ""),
    ("18", "18", ""),
    ("21", "21", ""),
    ("24", "24", ""),
];
