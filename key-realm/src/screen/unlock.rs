//! Opening a vault, drawn.

use leptos::prelude::*;
use ui::{Button, ButtonKind, SecretField};

use super::{
    desk::Desk,
    parts::{Heading, secret_input, typed},
    room::NoteNotice,
    wait::Derivation,
};
use crate::{
    machine::{Action, Journey, Realm, Unlock, UnlockPurpose},
    wording,
};

/// The vault's password.
#[component]
pub(super) fn UnlockScreen(
    /// The desk.
    desk: Desk,
) -> impl IntoView {
    let node = secret_input();
    let working_ms = desk.memo(|realm| unlock(realm).and_then(|unlock| unlock.working_ms));
    let wrong_count = desk.memo(|realm| unlock(realm).map_or(0, |unlock| unlock.wrong_count));
    let is_file = desk
        .read(|realm| unlock(realm).is_some_and(|unlock| unlock.purpose == UnlockPurpose::File));
    let (text, lead) = if is_file {
        ("Open this vault file.", wording::OPEN_FILE_LEAD)
    } else {
        ("Unlock your wallet.", wording::UNLOCK_LEAD)
    };
    let submit = Callback::new(move |()| desk.act(Action::SubmitPassword(typed(node))));
    let error = Signal::derive(move || {
        let is_shown = wrong_count.get() > 0 && working_ms.get().is_none();
        is_shown.then(|| wording::WRONG_PASSWORD.to_owned())
    });
    view! {
        <NoteNotice desk/>
        <Heading text=text lead=lead/>
        <SecretField label="Password" test_id="realm-unlock-password" node on_enter=submit error/>
        {move || working_ms.get().map(|expected_ms| view! { <Derivation desk expected_ms is_known=false/> })}
        <div class="row">
            <Button
                kind=ButtonKind::Main
                test_id="realm-unlock-submit"
                busy=Signal::derive(move || working_ms.get().is_some())
                on_press=submit
            >
                {if is_file { "Open the vault" } else { "Unlock" }}
            </Button>
            {is_file.then(|| view! {
                <Button kind=ButtonKind::Plain test_id="realm-leave" on_press=desk.on_press(|| Action::Leave)>
                    "Not now"
                </Button>
            })}
        </div>
    }
}

fn unlock(realm: &Realm) -> Option<&Unlock> {
    match realm.journey()? {
        Journey::Unlock(unlock) => Some(unlock),
        _ => None,
    }
}
