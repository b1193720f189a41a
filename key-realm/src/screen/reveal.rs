//! Showing the words again, drawn: the password first, then the words for a short while.

use gloo::{events::EventListener, timers::callback::Timeout};
use leptos::prelude::*;
use ui::{Button, ButtonKind, Fact, Facts, IconName, Notice, SecretField, Tone, WordList};

use super::{
    desk::Desk,
    parts::{Heading, secret_input, typed, words_of},
    wait::Derivation,
};
use crate::{
    machine::{Action, Journey, Realm, Reveal, RevealStep},
    wording,
};

/// The password, before the words are shown.
#[component]
pub(super) fn RevealPassword(
    /// The desk.
    desk: Desk,
) -> impl IntoView {
    let node = secret_input();
    let state = desk.memo(|realm| match reveal(realm).map(|reveal| &reveal.step) {
        Some(RevealStep::Password {
            working_ms,
            wrong_count,
        }) => (*working_ms, *wrong_count),
        _ => (None, 0),
    });
    let submit = Callback::new(move |()| desk.act(Action::SubmitPassword(typed(node))));
    let error = Signal::derive(move || {
        let (working_ms, wrong_count) = state.get();
        (wrong_count > 0 && working_ms.is_none()).then(|| wording::WRONG_PASSWORD.to_owned())
    });
    view! {
        <Heading text="Show the words." lead=wording::REVEAL_LEAD/>
        <SecretField label="Password" test_id="realm-reveal-password" node on_enter=submit error/>
        {move || state.get().0.map(|expected_ms| view! { <Derivation desk expected_ms is_known=false/> })}
        <div class="row">
            <Button
                kind=ButtonKind::Main
                icon=IconName::Eye
                test_id="realm-reveal-submit"
                busy=Signal::derive(move || state.get().0.is_some())
                on_press=submit
            >
                "Show the words"
            </Button>
            <Button kind=ButtonKind::Plain test_id="realm-leave" on_press=desk.on_press(|| Action::Leave)>
                "Not now"
            </Button>
        </div>
    }
}

/// The words.
#[component]
pub(super) fn RevealWords(
    /// The desk.
    desk: Desk,
) -> impl IntoView {
    let (words, passphrase) = desk.read(|realm| match reveal(realm).map(|reveal| &reveal.step) {
        Some(RevealStep::Words { words, passphrase }) => {
            (words_of(words), passphrase.expose().to_owned())
        }
        _ => (Vec::new(), String::new()),
    });
    hide_soon(desk);
    let passphrase = (!passphrase.is_empty()).then(|| {
        view! {
            <Facts><Fact name="Passphrase" test_id="realm-passphrase-shown">{passphrase}</Fact></Facts>
        }
    });
    view! {
        <Heading text="These are your words." lead=wording::REVEALED_LEAD/>
        <div class="unprinted stack">
            <WordList words test_id="realm-word"/>
            {passphrase}
        </div>
        <p class="only-print">{wording::NOT_PRINTED}</p>
        <Notice tone=Tone::Amber><p>{wording::REVEALED_NOTICE}</p></Notice>
        <div>
            <Button
                kind=ButtonKind::Main
                icon=IconName::EyeOff
                test_id="realm-reveal-done"
                on_press=desk.on_press(|| Action::HideWords)
            >
                "Hide the words"
            </Button>
        </div>
    }
}

/// Hides the words after a while, and as soon as the person turns to something else.
fn hide_soon(desk: Desk) {
    let timer = Timeout::new(wording::REVEAL_S * 1000, move || {
        desk.act(Action::HideWords)
    });
    let blur = EventListener::new(&window(), "blur", move |_| desk.act(Action::HideWords));
    let kept = StoredValue::new_local(Some((timer, blur)));
    on_cleanup(move || kept.set_value(None));
}

fn reveal(realm: &Realm) -> Option<&Reveal> {
    match realm.journey()? {
        Journey::Reveal(reveal) => Some(reveal),
        _ => None,
    }
}
