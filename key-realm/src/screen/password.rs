//! Passwords, drawn: choosing a new one, and giving the one until now.

use std::rc::Rc;

use ui::{
    ButtonKind, IconName, SecretField, Tone, badge,
    node::{Element, Handler, Text, div, element, p},
};

use super::{
    parts::{error, first_screen, main_button, not_now, plain_button, row, screen, typed},
    view::{Entry, View},
};
use crate::{
    machine::{Action, Journey, PasswordChoice},
    wording,
};

/// A new password: drawn, or one's own.
pub(super) fn choose(view: &View<'_>) -> Element {
    let (choice, kind) = view.choice("Which kind", "realm-password-kind", &KINDS);
    let of_journey = view.realm.journey().and_then(Journey::password_choice);
    screen("Choose a password.", wording::PASSWORD_LEAD)
        .child(choice)
        .child(match kind {
            "own" => own(view, of_journey),
            _ => drawn(view, of_journey),
        })
        .child(expert(view))
}

fn drawn(view: &View<'_>, choice: Option<&PasswordChoice>) -> Element {
    let words = choice.and_then(|choice| choice.drawn.as_ref());
    let words = words.map_or("", |words| words.expose()).to_owned();
    let take = view.on(|| Action::UseDrawnPassword);
    let again = view.on(|| Action::DrawPassword);
    let (icon, id) = (Some(IconName::Refresh), "realm-password-again");
    div("stack")
        .child(
            p("drawn-password")
                .attr("translate", "no")
                .test_id("realm-password-drawn")
                .child(words),
        )
        .child(p("only-print").child(wording::NOT_PRINTED))
        .child(p("quiet small").child(wording::DRAWN_HINT))
        .child(row(vec![
            main_button("realm-password-use-drawn", "I have written it down", take),
            ui::button(ButtonKind::Plain, icon, id, "Draw again", again),
        ]))
}

fn own(view: &View<'_>, choice: Option<&PasswordChoice>) -> Element {
    let desk = view.desk;
    let submit: Handler = Rc::new(move |_| {
        desk.act(Action::UseOwnPassword {
            password: typed("realm-password"),
            repeat: typed("realm-password-repeat"),
        });
    });
    let mut password = SecretField::new("Password", "realm-password");
    password.hint = wording::OWN_HINT;
    if let Some(fault) = choice.and_then(|choice| choice.fault) {
        password.error = Text::Owned(wording::password_fault(fault));
    }
    let mut repeat = SecretField::new("The same again", "realm-password-repeat");
    repeat.on_enter = Some(Rc::clone(&submit));
    let submit = main_button("realm-password-submit", "Use this password", submit);
    div("stack")
        .child(view.secret(password))
        .child(view.secret(repeat))
        .child(element("div").child(submit))
}

/// The way to a passphrase, while a wallet is made or restored.
fn expert(view: &View<'_>) -> Option<Element> {
    let setup = view.realm.journey()?.setup()?;
    let is_set = setup.passphrase.is_set;
    let words = if is_set {
        "Change the passphrase"
    } else {
        "Expert: add a BIP-39 passphrase"
    };
    let open = setup.is_created().then(|| {
        let open = view.on(|| Action::OpenPassphrase);
        plain_button("realm-passphrase-open", words, open)
    });
    Some(
        div("row row--rule")
            .child(is_set.then(|| badge(Tone::Sea, "With a passphrase")))
            .child(open),
    )
}

/// The password until now.
#[inline(never)]
pub(super) fn change(view: &View<'_>) -> Element {
    let is_wrong = matches!(
        view.realm.journey(),
        Some(Journey::ChangePassword(journey)) if journey.wrong_count > 0
    );
    let submit = view.hand_in("realm-change-current", Action::SubmitPassword);
    let mut field = SecretField::new("Password until now", "realm-change-current");
    field.on_enter = Some(Rc::clone(&submit));
    field.error = error(is_wrong, wording::WRONG_PASSWORD);
    first_screen(view, "Change the password.", wording::CHANGE_LEAD)
        .child(view.secret(field))
        .child(row(vec![
            main_button("realm-change-next", "Choose another", submit),
            not_now(view),
        ]))
}

const KINDS: [Entry; 2] = [
    ("drawn", "Five drawn words", "Strong, and short to write"),
    ("own", "One of my own", "At least 12 characters"),
];
