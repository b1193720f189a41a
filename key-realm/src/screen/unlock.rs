//! Opening a vault, drawn.

use std::rc::Rc;

use ui::{SecretField, node::Element};

use super::{
    parts::{error, first_screen, main_button, not_now, row},
    view::View,
    wait::derivation,
};
use crate::{
    machine::{Action, Journey, UnlockPurpose},
    wording,
};

/// The vault's password.
pub(super) fn draw(view: &View<'_>) -> Element {
    let (is_busy, is_wrong, is_file) = match view.realm.journey() {
        Some(Journey::Unlock(unlock)) => (
            unlock.working_ms.is_some(),
            unlock.wrong_count > 0 && unlock.working_ms.is_none(),
            unlock.purpose == UnlockPurpose::File,
        ),
        _ => (false, false, false),
    };
    let (heading, lead, verb) = if is_file {
        (
            "Open this vault file.",
            wording::OPEN_FILE_LEAD,
            "Open the vault",
        )
    } else {
        ("Unlock your wallet.", wording::UNLOCK_LEAD, "Unlock")
    };
    let submit = view.hand_in("realm-unlock-password", Action::SubmitPassword);
    let mut field = SecretField::new("Password", "realm-unlock-password");
    field.on_enter = Some(Rc::clone(&submit));
    field.error = error(is_wrong, wording::WRONG_PASSWORD);
    let mut buttons = vec![main_button("realm-unlock-submit", verb, submit).busy(is_busy)];
    if is_file {
        buttons.push(not_now(view));
    }
    first_screen(view, heading, lead)
        .child(view.secret(field))
        .child(derivation(view))
        .child(row(buttons))
}
