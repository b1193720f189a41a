//! Making a wallet, drawn: how many words, the words, three of them asked for.

use std::rc::Rc;

use ui::{
    ButtonKind, IconName, Tone, WordField,
    node::{Element, Handler, div, p},
    word_list,
};
use wallet_core::{mnemonic::WordCount, secret::SecretText};

use super::{
    parts::{body, first_screen, main_button, not_now, notice, plain_button, row, screen, typed},
    view::{Entry, View, options},
};
use crate::{
    machine::{Action, Create, CreateStep, Journey, Realm, Roll},
    wording,
};

/// How many words.
pub(super) fn choose(view: &View<'_>) -> Element {
    let chosen = match create(view.realm).map(|create| create.word_count) {
        Some(WordCount::TwentyFour) => "24",
        _ => "12",
    };
    let desk = view.desk;
    let choose: Handler = Rc::new(move |count| {
        desk.act(Action::ChooseWordCount(match count {
            "24" => WordCount::TwentyFour,
            _ => WordCount::Twelve,
        }));
    });
    let counts = options(&COUNTS);
    let draw = view.on(|| Action::DrawWords);
    first_screen(view, "Make a new wallet.", wording::CREATE_LEAD)
        .child(ui::choice(
            "How many words",
            "realm-create-count",
            counts,
            chosen,
            &choose,
        ))
        .child(row(vec![
            main_button("realm-create-draw", "Draw the words", draw),
            not_now(view),
        ]))
        .child(div("row row--rule").child(plain_button(
            "realm-dice-open",
            "Expert: bring my own dice, coins or cards",
            view.on(|| Action::Roll(Roll::Open)),
        )))
}

/// The words.
pub(super) fn words(view: &View<'_>) -> Element {
    let words = match create(view.realm).map(|create| &create.step) {
        Some(CreateStep::Words(drawn)) => drawn.words.expose(),
        _ => "",
    };
    let heading = if words.split_whitespace().count() == 24 {
        "Write these twenty-four words on paper."
    } else {
        "Write these twelve words on paper."
    };
    let written = view.on(|| {
        // Which words are asked for is no secret: without randomness it is always the same three.
        let dice = getrandom::u32().unwrap_or_default();
        Action::WordsWritten { dice }
    });
    screen(heading, wording::WORDS_LEAD)
        .child(word_list(words, "realm-word"))
        .child(p("only-print").child(wording::NOT_PRINTED))
        .child(notice(
            Tone::Sea,
            "realm-words-notice",
            wording::WORDS_NOTICE,
        ))
        .child(row(vec![
            main_button("realm-create-next", "I have written them down", written),
            plain_button("realm-back", "Go back", view.on(|| Action::Back)),
        ]))
}

/// Three of them, in no order of theirs.
pub(super) fn check(view: &View<'_>) -> Element {
    let Some(CreateStep::Check {
        positions, wrong, ..
    }) = create(view.realm).map(|create| &create.step)
    else {
        return body();
    };
    let wrong: Vec<u8> = wrong.iter().map(|place| place.0).collect();
    let desk = view.desk;
    let check: Handler = Rc::new(move |_| {
        let words = FIELDS.map(|id| SecretText::from(typed(id).expose().trim().to_owned()));
        desk.act(Action::CheckWords(words.into()));
    });
    let mut fields = div("check-words");
    for (id, position) in FIELDS.into_iter().zip(positions) {
        let field = WordField {
            place: position.0,
            test_id: id.to_owned(),
            is_wrong: wrong.contains(&position.0),
            is_roomy: true,
            on_edit: None,
            on_enter: Rc::clone(&check),
        };
        fields = fields.child(field.draw());
    }
    let error = p("field__error")
        .attr("id", "realm-check-error")
        .test_id("realm-check-error")
        .child(wording::wrong_words(&wrong));
    let back = view.on(|| Action::Back);
    let (eye, words) = (Some(IconName::Eye), "Show the words again");
    screen("Now three of them, from your paper.", wording::CHECK_LEAD)
        .child(fields)
        .child(error)
        .child(row(vec![
            main_button("realm-check-submit", "Check the words", check),
            ui::button(ButtonKind::Plain, eye, "realm-back", words, back),
        ]))
}

fn create(realm: &Realm) -> Option<&Create> {
    match realm.journey()? {
        Journey::Create(create) => Some(create),
        _ => None,
    }
}

const COUNTS: [Entry; 2] = [
    ("12", "12 words", "Enough for everyone"),
    ("24", "24 words", "Longer to write"),
];

/// The fields for the words asked for.
const FIELDS: [&str; 3] = [
    "realm-check-input-1",
    "realm-check-input-2",
    "realm-check-input-3",
];
