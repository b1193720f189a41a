//! Showing the words again, drawn: the password first, then the words for a short while.

use gloo::{events::EventListener, timers::callback::Timeout};
use leptos::prelude::*;
use ui::{Fact, Facts, IconName, Tone, WordList};

use super::{
    desk::Desk,
    parts::{heading, notice, password_field, press, row, secret_input, typed, words_of},
    wait::derivation_while,
};
use crate::{
    machine::{Action, Journey, Realm, Reveal, RevealStep},
    wording,
};

/// The password, before the words are shown.
pub(super) fn password(desk: Desk) -> AnyView {
    let node = secret_input();
    let working_ms = desk.memo(|realm| match reveal(realm)?.step {
        RevealStep::Password { working_ms, .. } => working_ms,
        RevealStep::Words { .. } => None,
    });
    let error = desk.memo(|realm| match reveal(realm)?.step {
        RevealStep::Password {
            working_ms: None,
            wrong_count: 1..,
        } => Some(wording::WRONG_PASSWORD.to_owned()),
        _ => None,
    });
    let submit = Callback::new(move |()| desk.act(Action::SubmitPassword(typed(node))));
    let busy = Signal::derive(move || working_ms.get().is_some());
    let show = press(submit, "realm-reveal-submit", "Show the words");
    view! {
        {heading("Show the words.", wording::REVEAL_LEAD)}
        {password_field("Password", "realm-reveal-password", node, Some(submit), error.into(), None)}
        {derivation_while(desk, working_ms)}
        {row(vec![show.main().icon(IconName::Eye).busy(busy), desk.not_now()])}
    }
    .into_any()
}

/// The words.
pub(super) fn words(desk: Desk) -> AnyView {
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
        .into_any()
    });
    let hide = press(
        desk.on_press(|| Action::HideWords),
        "realm-reveal-done",
        "Hide the words",
    );
    view! {
        {heading("These are your words.", wording::REVEALED_LEAD)}
        <div class="unprinted stack">
            <WordList words test_id="realm-word"/>
            {passphrase}
        </div>
        <p class="only-print">{wording::NOT_PRINTED}</p>
        {notice(Tone::Amber, "notice", wording::REVEALED_NOTICE)}
        <div>{hide.main().icon(IconName::EyeOff).view()}</div>
    }
    .into_any()
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
