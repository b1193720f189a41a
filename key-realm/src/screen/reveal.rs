//! Showing the words again, drawn: the password first, then the words for a short while.

use std::rc::Rc;

use ui::{
    IconName, SecretField, Tone, fact, facts,
    node::{Element, div, element, p},
    word_list,
};

use super::{
    parts::{error, main_icon_button, not_now, notice, row, screen},
    view::View,
    wait::derivation,
};
use crate::{
    machine::{Action, Journey, Realm, RevealStep},
    wording,
};

/// The password, before the words are shown.
#[inline(never)]
pub(super) fn password(view: &View<'_>) -> Element {
    let (is_busy, is_wrong) = match step(view.realm) {
        Some(RevealStep::Password {
            working_ms,
            wrong_count,
        }) => (
            working_ms.is_some(),
            working_ms.is_none() && *wrong_count > 0,
        ),
        _ => (false, false),
    };
    let submit = view.hand_in("realm-reveal-password", Action::SubmitPassword);
    let mut field = SecretField::new("Password", "realm-reveal-password");
    field.on_enter = Some(Rc::clone(&submit));
    field.error = error(is_wrong, wording::WRONG_PASSWORD);
    let show = main_icon_button(
        IconName::Eye,
        "realm-reveal-submit",
        "Show the words",
        submit,
    );
    screen("Show the words.", wording::REVEAL_LEAD)
        .child(view.secret(field))
        .child(derivation(view))
        .child(row(vec![show.busy(is_busy), not_now(view)]))
}

/// The words.
#[inline(never)]
pub(super) fn words(view: &View<'_>) -> Element {
    let (words, passphrase) = match step(view.realm) {
        Some(RevealStep::Words { words, passphrase }) => (words.expose(), passphrase.expose()),
        _ => ("", ""),
    };
    let passphrase = (!passphrase.is_empty()).then(|| {
        let shown = passphrase.to_owned();
        facts().child(fact("Passphrase", "realm-passphrase-shown", shown))
    });
    let hide = view.on(|| Action::HideWords);
    screen("These are your words.", wording::REVEALED_LEAD)
        .child(
            div("unprinted stack")
                .child(word_list(words, "realm-word"))
                .child(passphrase),
        )
        .child(p("only-print").child(wording::NOT_PRINTED))
        .child(notice(Tone::Amber, "notice", wording::REVEALED_NOTICE))
        .child(element("div").child(main_icon_button(
            IconName::EyeOff,
            "realm-reveal-done",
            "Hide the words",
            hide,
        )))
}

fn step(realm: &Realm) -> Option<&RevealStep> {
    match realm.journey()? {
        Journey::Reveal(reveal) => Some(&reveal.step),
        _ => None,
    }
}
