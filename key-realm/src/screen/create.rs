//! Making a wallet, drawn: how many words, the words, three of them asked for.

use leptos::prelude::*;
use ui::{Button, ButtonKind, Choice, ChoiceOption, IconName, Notice, WordList};
use wallet_core::{mnemonic::WordCount, secret::SecretText};

use super::{
    desk::Desk,
    parts::{Heading, secret_input, typed, words_of},
    room::NoteNotice,
    word_field::WordField,
};
use crate::{
    machine::{Action, Create, CreateStep, Journey, Realm},
    wording,
};

/// How many words.
#[component]
pub(super) fn CreateChoose(
    /// The desk.
    desk: Desk,
) -> impl IntoView {
    let options = Signal::stored(vec![
        option("12", "12 words", "Enough for everyone"),
        option("24", "24 words", "Longer to write"),
    ]);
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
    view! {
        <NoteNotice desk/>
        <Heading text="Make a new wallet." lead=wording::CREATE_LEAD/>
        <Choice legend="How many words" test_id="realm-create-count" options value=chosen on_choose=choose/>
        <div class="row">
            <Button kind=ButtonKind::Main test_id="realm-create-draw" on_press=desk.on_press(|| Action::DrawWords)>
                "Draw the words"
            </Button>
            <Button kind=ButtonKind::Plain test_id="realm-leave" on_press=desk.on_press(|| Action::Leave)>
                "Not now"
            </Button>
        </div>
    }
}

/// The words.
#[component]
pub(super) fn CreateWords(
    /// The desk.
    desk: Desk,
) -> impl IntoView {
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
    view! {
        <Heading text=text lead=wording::WORDS_LEAD/>
        <WordList words test_id="realm-word"/>
        <p class="only-print">{wording::NOT_PRINTED}</p>
        <Notice test_id="realm-words-notice"><p>{wording::WORDS_NOTICE}</p></Notice>
        <div class="row">
            <Button kind=ButtonKind::Main test_id="realm-create-next" on_press=written>
                "I have written them down"
            </Button>
            <Button kind=ButtonKind::Plain test_id="realm-back" on_press=desk.on_press(|| Action::Back)>
                "Go back"
            </Button>
        </div>
    }
}

/// Three of them, in no order of theirs.
#[component]
pub(super) fn CreateCheck(
    /// The desk.
    desk: Desk,
) -> impl IntoView {
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
    let fields = (1..)
        .zip(asked)
        .zip(nodes)
        .map(move |((number, place), node)| {
            let is_wrong =
                Signal::derive(move || wrong.with(|wrong: &Vec<u8>| wrong.contains(&place)));
            let test_id = format!("realm-check-input-{number}");
            view! { <WordField place test_id node is_wrong is_roomy=true on_enter=check/> }
        });
    view! {
        <Heading text="Now three of them, from your paper." lead=wording::CHECK_LEAD/>
        <div class="check-words">{fields.collect_view()}</div>
        <p class="field__error" id="realm-check-error" data-testid="realm-check-error">
            {move || wrong.with(|wrong| wording::wrong_words(wrong))}
        </p>
        <div class="row">
            <Button kind=ButtonKind::Main test_id="realm-check-submit" on_press=check>"Check the words"</Button>
            <Button
                kind=ButtonKind::Plain
                icon=IconName::Eye
                test_id="realm-back"
                on_press=desk.on_press(|| Action::Back)
            >
                "Show the words again"
            </Button>
        </div>
    }
}

fn create(realm: &Realm) -> Option<&Create> {
    match realm.journey()? {
        Journey::Create(create) => Some(create),
        _ => None,
    }
}

fn option(value: &'static str, label: &str, detail: &str) -> ChoiceOption {
    ChoiceOption {
        value,
        label: label.to_owned(),
        detail: Some(detail.to_owned()),
    }
}
