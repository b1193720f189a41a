//! Passwords, drawn: choosing a new one, and giving the one until now.

use leptos::prelude::*;
use ui::{Badge, IconName};

use super::{
    desk::Desk,
    parts::{choice, heading, nothing, option, password_field, press, row, secret_input, typed},
    room::note,
};
use crate::{
    machine::{Action, Journey, PasswordChoice, Realm},
    wording,
};

/// A new password: drawn, or one's own.
pub(super) fn choose(desk: Desk) -> AnyView {
    let (kind, choose) = signal("drawn");
    let options = vec![
        option("drawn", "Five drawn words", "Strong, and short to write"),
        option("own", "One of my own", "At least 12 characters"),
    ];
    let choose = Callback::new(move |kind| choose.set(kind));
    view! {
        {heading("Choose a password.", wording::PASSWORD_LEAD)}
        {choice("Which kind", "realm-password-kind", options, kind.into(), choose)}
        {move || if kind.get() == "own" { own(desk) } else { drawn(desk) }}
        {expert(desk)}
    }
    .into_any()
}

fn drawn(desk: Desk) -> AnyView {
    // The memo counts draws, so that no other copy of the words is kept than the one in the page.
    let draws = desk.memo(|realm| choice_of(realm).map(|choice| choice.draws));
    let words = move || {
        // A memo is followed only by reading it.
        draws.get();
        desk.read(|realm| {
            let drawn = choice_of(realm).and_then(|choice| choice.drawn.as_ref());
            drawn
                .map(|drawn| drawn.expose().to_owned())
                .unwrap_or_default()
        })
    };
    let take = desk.on_press(|| Action::UseDrawnPassword);
    let again = press(
        desk.on_press(|| Action::DrawPassword),
        "realm-password-again",
        "Draw again",
    );
    view! {
        <div class="stack">
            <p class="drawn-password" translate="no" data-testid="realm-password-drawn">
                {move || words()}
            </p>
            <p class="only-print">{wording::NOT_PRINTED}</p>
            <p class="quiet small">{wording::DRAWN_HINT}</p>
            {row(vec![
                press(take, "realm-password-use-drawn", "I have written it down").main(),
                again.plain().icon(IconName::Refresh),
            ])}
        </div>
    }
    .into_any()
}

fn own(desk: Desk) -> AnyView {
    let (password, repeat) = (secret_input(), secret_input());
    let error = desk.memo(|realm| Some(wording::password_fault(choice_of(realm)?.fault?)));
    let submit = Callback::new(move |()| {
        desk.act(Action::UseOwnPassword {
            password: typed(password),
            repeat: typed(repeat),
        });
    });
    let hint = Some(wording::OWN_HINT.to_owned());
    let none = Signal::default();
    view! {
        <div class="stack">
            {password_field("Password", "realm-password", password, None, error.into(), hint)}
            {password_field("The same again", "realm-password-repeat", repeat, Some(submit), none, None)}
            <div>{press(submit, "realm-password-submit", "Use this password").main().view()}</div>
        </div>
    }
    .into_any()
}

/// The way to a passphrase, while a wallet is made or restored.
fn expert(desk: Desk) -> AnyView {
    let is_created = desk.read(|realm| Some(realm.journey()?.setup()?.is_created()));
    let Some(is_created) = is_created else {
        return nothing();
    };
    let is_set = desk.memo(|realm| {
        let setup = realm.journey().and_then(Journey::setup);
        setup.is_some_and(|setup| setup.passphrase.is_set)
    });
    let parts = move || {
        let is_set = is_set.get();
        let badge = is_set.then(|| view! { <Badge>"With a passphrase"</Badge> }.into_any());
        let text = if is_set {
            "Change the passphrase"
        } else {
            "Expert: add a BIP-39 passphrase"
        };
        let open = desk.on_press(|| Action::OpenPassphrase);
        let open = is_created.then(|| press(open, "realm-passphrase-open", text).plain().view());
        view! { <div class="row row--rule">{badge}{open}</div> }.into_any()
    };
    view! { {move || parts()} }.into_any()
}

/// The password until now.
pub(super) fn change(desk: Desk) -> AnyView {
    let node = secret_input();
    let error = desk.memo(|realm| match realm.journey()? {
        Journey::ChangePassword(journey) if journey.wrong_count > 0 => {
            Some(wording::WRONG_PASSWORD.to_owned())
        }
        _ => None,
    });
    let submit = Callback::new(move |()| desk.act(Action::SubmitPassword(typed(node))));
    let label = "Password until now";
    view! {
        {note(desk)}
        {heading("Change the password.", wording::CHANGE_LEAD)}
        {password_field(label, "realm-change-current", node, Some(submit), error.into(), None)}
        {row(vec![
            press(submit, "realm-change-next", "Choose another").main(),
            desk.not_now(),
        ])}
    }
    .into_any()
}

fn choice_of(realm: &Realm) -> Option<&PasswordChoice> {
    realm.journey()?.password_choice()
}
