//! Typing a phrase one word at a time: each is completed, and known or not, while it is typed.

use leptos::{html, prelude::*};
use wallet_core::secret::SecretText;

use super::{
    desk::Desk,
    parts::{chip, choice, focus, option, secret_input, typed, words_of},
    restore::{self, nearest, submit_row},
    word_field::word_field,
};
use crate::machine::{Action, RestoreStep};

/// A field for each word.
pub(super) fn one_by_one(desk: Desk) -> AnyView {
    let (count, choose) = signal("12");
    let options = ["12", "15", "18", "21", "24"].map(|count| option(count, count, ""));
    let choose = Callback::new(move |count| choose.set(count));
    let legend = "How many words";
    view! {
        <div class="word-counts">
            {choice(legend, "realm-restore-count", options.into(), count.into(), choose)}
        </div>
        {move || fields(desk, count.get().parse().unwrap_or(12))}
    }
    .into_any()
}

fn fields(desk: Desk, count: u8) -> AnyView {
    let nodes: Vec<Node> = (0..count).map(|_| secret_input()).collect();
    let nodes = StoredValue::new(nodes);
    let unknown = desk.memo(restore::unknown_places);
    let fault = desk.memo(restore::fault_text);
    let submit = Callback::new(move |()| {
        let words: Vec<SecretText> =
            nodes.with_value(|nodes| nodes.iter().map(|node| typed(*node)).collect());
        let phrase = words
            .iter()
            .map(SecretText::expose)
            .collect::<Vec<_>>()
            .join(" ");
        desk.act(Action::SubmitPhrase(SecretText::from(phrase)));
    });
    let fill = Callback::new(move |(place, word): (u8, String)| {
        fill(nodes, place, &word);
        go_on(desk, place, count);
    });
    let field = |place| {
        let node = nodes.with_value(|nodes| nodes[usize::from(place) - 1]);
        let on_type = Callback::new(move |()| {
            if spread(nodes, place) {
                return;
            }
            desk.act(Action::TypeWord {
                field: place,
                typed: typed(node),
            });
        });
        let on_enter = Callback::new(move |()| match completion(desk, place) {
            Completion::Known => go_on(desk, place, count),
            Completion::First(word) => fill.run((place, word)),
            Completion::None => {}
        });
        word_field(
            place,
            field_id(place),
            node,
            unknown,
            false,
            Some(on_type),
            on_enter,
        )
    };
    let fields: Vec<AnyView> = (1..=count).map(field).collect();
    view! {
        <div class="word-fields">{fields}</div>
        {completions(desk, fill)}
        <p class="field__error" data-testid="realm-restore-error">{move || fault.get()}</p>
        {nearest(desk, fill)}
        {submit_row(desk, submit)}
    }
    .into_any()
}

fn completions(desk: Desk, fill: Callback<(u8, String)>) -> AnyView {
    let hints = desk.memo(|realm| match restore::step(realm) {
        Some(RestoreStep::Words {
            hints: Some(hints), ..
        }) => {
            format!("{} {}", hints.field, hints.words.expose())
        }
        _ => String::new(),
    });
    let draw = move || {
        // The place of the field first, then the words.
        let hints = SecretText::from(hints.get());
        let mut words = words_of(&hints).into_iter();
        let place = words
            .next()
            .and_then(|place| place.parse().ok())
            .unwrap_or(1);
        let chips: Vec<AnyView> = (1..)
            .zip(words)
            .map(|(number, word): (u32, String)| {
                chip(format!("realm-hint-{number}"), place, word, "-1", fill)
            })
            .collect();
        view! {
            <p class="row completions" translate="no" data-testid="realm-hints">{chips}</p>
        }
        .into_any()
    };
    view! { {move || draw()} }.into_any()
}

type Node = NodeRef<html::Input>;

enum Completion {
    /// What stands there is a word.
    Known,
    /// The first word that begins so.
    First(String),
    /// Nothing begins so.
    None,
}

fn completion(desk: Desk, place: u8) -> Completion {
    desk.read(|realm| match restore::step(realm) {
        Some(RestoreStep::Words {
            hints: Some(hints), ..
        }) if hints.field == place => {
            match (hints.is_word, words_of(&hints.words).into_iter().next()) {
                (true, _) => Completion::Known,
                (false, Some(word)) => Completion::First(word),
                (false, None) => Completion::None,
            }
        }
        _ => Completion::None,
    })
}

fn field_id(place: u8) -> String {
    format!("realm-restore-word-{place}")
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

fn fill(nodes: StoredValue<Vec<Node>>, place: u8, word: &str) {
    let node = nodes.with_value(|nodes| nodes.get(usize::from(place) - 1).copied());
    if let Some(Some(field)) = node.and_then(|node| node.try_get_untracked()) {
        field.set_value(word);
    }
}

/// Spreads several words that were pasted into one field over those that follow.
fn spread(nodes: StoredValue<Vec<Node>>, place: u8) -> bool {
    let node = nodes.with_value(|nodes| nodes[usize::from(place) - 1]);
    let words = words_of(&typed(node));
    if words.len() < 2 {
        return false;
    }
    for (word, place) in words.iter().zip(place..) {
        fill(nodes, place, word);
    }
    true
}
