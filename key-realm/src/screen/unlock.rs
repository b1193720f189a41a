//! Opening a vault, drawn.

use leptos::prelude::*;

use super::{
    desk::Desk,
    parts::{heading, password_field, press, row, secret_input, typed},
    room::note,
    wait::derivation_while,
};
use crate::{
    machine::{Action, Journey, Realm, Unlock, UnlockPurpose},
    wording,
};

/// The vault's password.
pub(super) fn screen(desk: Desk) -> AnyView {
    let node = secret_input();
    let working_ms = desk.memo(|realm| unlock(realm)?.working_ms);
    let error = desk.memo(|realm| {
        let unlock = unlock(realm)?;
        let is_shown = unlock.wrong_count > 0 && unlock.working_ms.is_none();
        is_shown.then(|| wording::WRONG_PASSWORD.to_owned())
    });
    let is_file = desk
        .read(|realm| unlock(realm).is_some_and(|unlock| unlock.purpose == UnlockPurpose::File));
    let (text, lead, verb) = if is_file {
        (
            "Open this vault file.",
            wording::OPEN_FILE_LEAD,
            "Open the vault",
        )
    } else {
        ("Unlock your wallet.", wording::UNLOCK_LEAD, "Unlock")
    };
    let submit = Callback::new(move |()| desk.act(Action::SubmitPassword(typed(node))));
    let busy = Signal::derive(move || working_ms.get().is_some());
    let mut buttons = vec![press(submit, "realm-unlock-submit", verb).main().busy(busy)];
    if is_file {
        buttons.push(desk.not_now());
    }
    view! {
        {note(desk)}
        {heading(text, lead)}
        {password_field("Password", "realm-unlock-password", node, Some(submit), error.into(), None)}
        {derivation_while(desk, working_ms)}
        {row(buttons)}
    }
    .into_any()
}

fn unlock(realm: &Realm) -> Option<&Unlock> {
    match realm.journey()? {
        Journey::Unlock(unlock) => Some(unlock),
        _ => None,
    }
}
