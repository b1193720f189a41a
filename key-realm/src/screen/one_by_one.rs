//! Typing a phrase one word at a time: each is completed, and known or not, while it is typed.

use leptos::{html, prelude::*};
use ui::{Choice, ChoiceOption};
use wallet_core::{mnemonic::WordCount, secret::SecretText};

use super::{
    desk::Desk,
    parts::{focus, secret_input, typed, words_of},
    restore::{self, Nearest, SubmitRow},
    word_field::WordField,
};
use crate::machine::{Action, RestoreStep};

/// A field for each word.
#[component]
pub(super) fn OneByOne(
    /// The desk.
    desk: Desk,
) -> impl IntoView {
    let (count, choose) = signal("12");
    let options = WordCount::ALL.map(|count| match count {
        WordCount::Twelve => "12",
        WordCount::Fifteen => "15",
        WordCount::Eighteen => "18",
        WordCount::TwentyOne => "21",
        WordCount::TwentyFour => "24",
    });
    let options = options.map(|value| ChoiceOption {
        value,
        label: value.to_owned(),
        detail: None,
    });
    let options = Signal::stored(options.to_vec());
    view! {
        <div class="word-counts">
            <Choice
                legend="How many words"
                test_id="realm-restore-count"
                options
                value=count
                on_choose=Callback::new(move |count| choose.set(count))
            />
        </div>
        {move || {
            let count = count.get().parse().unwrap_or(12);
            view! { <Fields desk count/> }
        }}
    }
}

#[component]
fn Fields(desk: Desk, count: u8) -> impl IntoView {
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
    let fields = (1..=count).map(|place| {
        let node = nodes.with_value(|nodes| nodes[usize::from(place) - 1]);
        let test_id = field_id(place);
        let is_wrong = Signal::derive(move || unknown.with(|places| places.contains(&place)));
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
        view! { <WordField place test_id node is_wrong on_type on_enter/> }
    });
    view! {
        <div class="word-fields">{fields.collect_view()}</div>
        <Completions desk fill/>
        <p class="field__error" data-testid="realm-restore-error">{move || fault.get()}</p>
        <Nearest desk choose=fill/>
        <SubmitRow desk submit/>
    }
}

#[component]
fn Completions(desk: Desk, fill: Callback<(u8, String)>) -> impl IntoView {
    let state = desk.memo(|realm| match restore::step(realm) {
        Some(RestoreStep::Words {
            hints: Some(hints), ..
        }) => (hints.field, hints.is_word, hints.words.expose().to_owned()),
        _ => (1, false, String::new()),
    });
    move || {
        let (place, _, words) = state.get();
        let chips =
            words_of(&SecretText::from(words))
                .into_iter()
                .zip(1..)
                .map(|(word, number)| {
                    let text = word.clone();
                    view! {
                        <button
                            type="button"
                            class="chip"
                            tabindex="-1"
                            data-testid=format!("realm-hint-{number}")
                            on:click=move |_| fill.run((place, word.clone()))
                        >
                            {text}
                        </button>
                    }
                });
        view! {
            <p class="row completions" translate="no" data-testid="realm-hints">{chips.collect_view()}</p>
        }
    }
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
