//! The vault as a file, offered at once.

use ui::{IconName, Tone, node::Element};
use wallet_types::protocol::StoreOutcome;

use super::{
    parts::{main_button, main_icon_button, notice, plain_button, row, screen},
    view::View,
};
use crate::{
    machine::{Action, FileOffer, Journey},
    wording,
};

/// The offer.
pub(super) fn offer(view: &View<'_>) -> Element {
    let journey = view.realm.journey();
    let offer = journey.and_then(Journey::offer);
    let is_change = matches!(journey, Some(Journey::ChangePassword(_)));
    let old_files = is_change.then(|| notice(Tone::Amber, "notice", wording::OLD_FILES));
    let taken = offer.and_then(|offer| offer.taken);
    let outcome = taken.map(|is_taken| {
        if is_taken {
            notice(Tone::Sea, "realm-file-taken", wording::FILE_TAKEN)
        } else {
            notice(Tone::Red, "realm-file-refused", wording::FILE_REFUSED)
        }
    });
    screen("Save the vault file.", wording::FILE_LEAD)
        .child(old_files)
        .child(not_stored(offer))
        .child(outcome)
        .child(if taken == Some(true) {
            saved(view)
        } else {
            unsaved(view, offer.is_some_and(FileOffer::may_wait))
        })
}

/// What to know where the browser keeps no vault.
fn not_stored(offer: Option<&FileOffer>) -> Option<Element> {
    let text = match offer?.outcome {
        StoreOutcome::Stored => return None,
        StoreOutcome::MemoryOnly => wording::MEMORY_ONLY,
        StoreOutcome::Failed => wording::NOT_STORED,
    };
    Some(notice(Tone::Amber, "realm-file-only", text))
}

fn saved(view: &View<'_>) -> Element {
    let (go_on, save) = (view.on(|| Action::GoOn), view.on(|| Action::SaveFile));
    row(vec![
        main_button("realm-file-done", "Go on", go_on),
        plain_button("realm-file-save", "Save it again", save),
    ])
}

fn unsaved(view: &View<'_>, may_wait: bool) -> Element {
    let save = view.on(|| Action::SaveFile);
    let words = "Save the vault file";
    let mut buttons = vec![main_icon_button(
        IconName::Download,
        "realm-file-save",
        words,
        save,
    )];
    if may_wait {
        let go_on = view.on(|| Action::GoOn);
        buttons.push(plain_button("realm-file-later", "Later", go_on));
    }
    row(buttons)
}
