//! Making a wallet, drawn: how many words, the words, three of them asked for.

use leptos::prelude::*;
use ui::{IconName, Tone, WordList};
use wallet_core::{mnemonic::WordCount, secret::SecretText};

use super::{
    desk::Desk,
    parts::{choice, heading, notice, option, press, row, secret_input, typed, words_of},
    room::note,
    word_field::word_field,
};
use crate::{
    machine::{Action, Create, CreateStep, Journey, Realm},
    wording,
};

/// How many words.
pub(super) fn choose(desk: Desk) -> AnyView {
    let options = vec![
        option("12", "12 words", "Enough for everyone"),
        option("24", "24 words", "Longer to write"),
    ];
    let chosen = desk.memo(
        |realm| match create(realm).map(|create| create.word_count) {
            Some(WordCount::TwentyFour) => "24",
            _ => "12",
        },
    );
    let choose = Callback::new(move |count: &'static str| {
        let count = if count == "24" {
            WordCount::TwentyFour
        } else {
            WordCount::Twelve
        };
        desk.act(Action::ChooseWordCount(count));
    });
    let draw = desk.on_press(|| Action::DrawWords);
    view! {
        {note(desk)}
        {heading("Make a new wallet.", wording::CREATE_LEAD)}
        {choice("How many words", "realm-create-count", options, chosen.into(), choose)}
        {row(vec![
            press(draw, "realm-create-draw", "Draw the words").main(),
            desk.not_now(),
        ])}
    }
    .into_any()
}

/// The words.
pub(super) fn words(desk: Desk) -> AnyView {
    let words = desk.read(|realm| match create(realm).map(|create| &create.step) {
        Some(CreateStep::Words(drawn)) => words_of(&drawn.words),
        _ => Vec::new(),
    });
    let text = if words.len() == 24 {
        "Write these twenty-four words on paper."
    } else {
        "Write these twelve words on paper."
    };
    let written = Callback::new(move |()| {
        // Which words are asked for is no secret: without randomness it is always the same three.
        let dice = getrandom::u32().unwrap_or_default();
        desk.act(Action::WordsWritten { dice });
    });
    let back = desk.on_press(|| Action::Back);
    view! {
        {heading(text, wording::WORDS_LEAD)}
        <WordList words test_id="realm-word"/>
        <p class="only-print">{wording::NOT_PRINTED}</p>
        {notice(Tone::Sea, "realm-words-notice", wording::WORDS_NOTICE)}
        {row(vec![
            press(written, "realm-create-next", "I have written them down").main(),
            press(back, "realm-back", "Go back").plain(),
        ])}
    }
    .into_any()
}

/// Three of them, in no order of theirs.
pub(super) fn check(desk: Desk) -> AnyView {
    let asked = desk.read(|realm| match create(realm).map(|create| &create.step) {
        Some(CreateStep::Check { positions, .. }) => positions.map(|position| position.0),
        _ => [1, 2, 3],
    });
    let wrong = desk.memo(|realm| match create(realm).map(|create| &create.step) {
        Some(CreateStep::Check { wrong, .. }) => wrong.iter().map(|place| place.0).collect(),
        _ => Vec::new(),
    });
    let nodes = asked.map(|_| secret_input());
    let check = Callback::new(move |()| {
        let words = nodes.map(|node| SecretText::from(typed(node).expose().trim().to_owned()));
        desk.act(Action::CheckWords(words.into()));
    });
    let back = desk.on_press(|| Action::Back);
    let fields: Vec<AnyView> = (1..)
        .zip(asked)
        .zip(nodes)
        .map(|((number, place), node)| {
            let test_id = format!("realm-check-input-{number}");
            word_field(place, test_id, node, wrong, true, None, check)
        })
        .collect();
    view! {
        {heading("Now three of them, from your paper.", wording::CHECK_LEAD)}
        <div class="check-words">{fields}</div>
        <p class="field__error" id="realm-check-error" data-testid="realm-check-error">
            {move || wording::wrong_words(&wrong.get())}
        </p>
        {row(vec![
            press(check, "realm-check-submit", "Check the words").main(),
            press(back, "realm-back", "Show the words again").plain().icon(IconName::Eye),
        ])}
    }
    .into_any()
}

fn create(realm: &Realm) -> Option<&Create> {
    match realm.journey()? {
        Journey::Create(create) => Some(create),
        _ => None,
    }
}
