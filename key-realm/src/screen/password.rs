//! Passwords, drawn: choosing a new one, and giving the one until now.

use leptos::prelude::*;
use ui::{Badge, Button, ButtonKind, Choice, ChoiceOption, IconName, SecretField};

use super::{
    desk::Desk,
    parts::{Heading, secret_input, typed},
    room::NoteNotice,
};
use crate::{
    machine::{Action, Journey, PasswordChoice, Realm},
    wording,
};

/// A new password: drawn, or one's own.
#[component]
pub(super) fn ChoosePassword(
    /// The desk.
    desk: Desk,
) -> impl IntoView {
    let (kind, choose) = signal("drawn");
    let options = Signal::stored(vec![
        option("drawn", "Five drawn words", "Strong, and short to write"),
        option("own", "One of my own", "At least 12 characters"),
    ]);
    view! {
        <Heading text="Choose a password." lead=wording::PASSWORD_LEAD/>
        <Choice
            legend="Which kind"
            test_id="realm-password-kind"
            options
            value=kind
            on_choose=Callback::new(move |kind| choose.set(kind))
        />
        {move || {
            if kind.get() == "own" {
                view! { <OwnPassword desk/> }.into_any()
            } else {
                view! { <DrawnPassword desk/> }.into_any()
            }
        }}
        <Expert desk/>
    }
}

#[component]
fn DrawnPassword(desk: Desk) -> impl IntoView {
    // The memo counts draws, so that no other copy of the words is kept than the one in the page.
    let draws = desk.memo(|realm| choice(realm).map(|choice| choice.draws));
    let words = move || {
        draws.track();
        desk.read(|realm| {
            let drawn = choice(realm).and_then(|choice| choice.drawn.as_ref());
            drawn
                .map(|drawn| drawn.expose().to_owned())
                .unwrap_or_default()
        })
    };
    view! {
        <div class="stack">
            <p class="drawn-password" translate="no" data-testid="realm-password-drawn">{words}</p>
            <p class="only-print">{wording::NOT_PRINTED}</p>
            <p class="quiet small">{wording::DRAWN_HINT}</p>
            <div class="row">
                <Button
                    kind=ButtonKind::Main
                    test_id="realm-password-use-drawn"
                    on_press=desk.on_press(|| Action::UseDrawnPassword)
                >
                    "I have written it down"
                </Button>
                <Button
                    kind=ButtonKind::Plain
                    icon=IconName::Refresh
                    test_id="realm-password-again"
                    on_press=desk.on_press(|| Action::DrawPassword)
                >
                    "Draw again"
                </Button>
            </div>
        </div>
    }
}

#[component]
fn OwnPassword(desk: Desk) -> impl IntoView {
    let (password, repeat) = (secret_input(), secret_input());
    let fault = desk.memo(|realm| choice(realm).and_then(|choice| choice.fault));
    let error = Signal::derive(move || fault.get().map(wording::password_fault));
    let submit = Callback::new(move |()| {
        desk.act(Action::UseOwnPassword {
            password: typed(password),
            repeat: typed(repeat),
        });
    });
    view! {
        <div class="stack">
            <SecretField label="Password" test_id="realm-password" node=password error hint=wording::OWN_HINT/>
            <SecretField label="The same again" test_id="realm-password-repeat" node=repeat on_enter=submit/>
            <div>
                <Button kind=ButtonKind::Main test_id="realm-password-submit" on_press=submit>
                    "Use this password"
                </Button>
            </div>
        </div>
    }
}

/// The way to a passphrase, while a wallet is made or restored.
#[component]
fn Expert(desk: Desk) -> impl IntoView {
    let passphrase = desk.memo(|realm| {
        let setup = realm.journey()?.setup()?;
        Some((setup.passphrase.is_set, setup.is_created()))
    });
    move || {
        let (is_set, is_created) = passphrase.get()?;
        let badge = is_set.then(|| view! { <Badge>"With a passphrase"</Badge> });
        let open = is_created.then(|| {
            view! {
                <Button
                    kind=ButtonKind::Plain
                    test_id="realm-passphrase-open"
                    on_press=desk.on_press(|| Action::OpenPassphrase)
                >
                    {if is_set { "Change the passphrase" } else { "Expert: add a BIP-39 passphrase" }}
                </Button>
            }
        });
        Some(view! { <div class="row row--rule">{badge}{open}</div> })
    }
}

/// The password until now.
#[component]
pub(super) fn ChangeCurrent(
    /// The desk.
    desk: Desk,
) -> impl IntoView {
    let node = secret_input();
    let wrong_count = desk.memo(|realm| match realm.journey() {
        Some(Journey::ChangePassword(journey)) => journey.wrong_count,
        _ => 0,
    });
    let error =
        Signal::derive(move || (wrong_count.get() > 0).then(|| wording::WRONG_PASSWORD.to_owned()));
    let submit = Callback::new(move |()| desk.act(Action::SubmitPassword(typed(node))));
    view! {
        <NoteNotice desk/>
        <Heading text="Change the password." lead=wording::CHANGE_LEAD/>
        <SecretField label="Password until now" test_id="realm-change-current" node on_enter=submit error/>
        <div class="row">
            <Button kind=ButtonKind::Main test_id="realm-change-next" on_press=submit>"Choose another"</Button>
            <Button kind=ButtonKind::Plain test_id="realm-leave" on_press=desk.on_press(|| Action::Leave)>
                "Not now"
            </Button>
        </div>
    }
}

fn choice(realm: &Realm) -> Option<&PasswordChoice> {
    realm.journey()?.password_choice()
}

fn option(value: &'static str, label: &str, detail: &str) -> ChoiceOption {
    ChoiceOption {
        value,
        label: label.to_owned(),
        detail: Some(detail.to_owned()),
    }
}
