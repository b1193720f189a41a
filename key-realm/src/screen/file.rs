//! The vault as a file, offered at once.

use leptos::prelude::*;
use ui::{IconName, Tone};
use wallet_types::protocol::StoreOutcome;

use super::{
    desk::Desk,
    parts::{heading, nothing, notice, press, row},
};
use crate::{
    machine::{Action, FileOffer, Journey, Realm},
    wording,
};

/// The offer.
pub(super) fn offer(desk: Desk) -> AnyView {
    let is_taken = desk.memo(|realm| taken(realm) == Some(true));
    let is_refused = desk.memo(|realm| taken(realm) == Some(false));
    let is_change = desk.read(|realm| matches!(realm.journey(), Some(Journey::ChangePassword(_))));
    let old_files = is_change.then(|| notice(Tone::Amber, "notice", wording::OLD_FILES));
    view! {
        {heading("Save the vault file.", wording::FILE_LEAD)}
        {old_files}
        {not_stored(desk)}
        {move || if is_taken.get() {
            notice(Tone::Sea, "realm-file-taken", wording::FILE_TAKEN)
        } else {
            nothing()
        }}
        {move || if is_refused.get() {
            notice(Tone::Red, "realm-file-refused", wording::FILE_REFUSED)
        } else {
            nothing()
        }}
        {move || if is_taken.get() { saved(desk) } else { unsaved(desk) }}
    }
    .into_any()
}

/// What to know where the browser keeps no vault. That is settled before the offer is drawn.
fn not_stored(desk: Desk) -> AnyView {
    let outcome = desk.read(|realm| file_offer(realm).map(|offer| offer.outcome));
    let text = match outcome {
        None | Some(StoreOutcome::Stored) => return nothing(),
        Some(StoreOutcome::MemoryOnly) => wording::MEMORY_ONLY,
        Some(StoreOutcome::Failed) => wording::NOT_STORED,
    };
    notice(Tone::Amber, "realm-file-only", text)
}

fn saved(desk: Desk) -> AnyView {
    let go_on = desk.on_press(|| Action::GoOn);
    let save = desk.on_press(|| Action::SaveFile);
    row(vec![
        press(go_on, "realm-file-done", "Go on").main(),
        press(save, "realm-file-save", "Save it again").plain(),
    ])
}

fn unsaved(desk: Desk) -> AnyView {
    let save = desk.on_press(|| Action::SaveFile);
    let save = press(save, "realm-file-save", "Save the vault file");
    let mut buttons = vec![save.main().icon(IconName::Download)];
    if desk.read(|realm| file_offer(realm).is_some_and(FileOffer::may_wait)) {
        let go_on = desk.on_press(|| Action::GoOn);
        buttons.push(press(go_on, "realm-file-later", "Later").plain());
    }
    row(buttons)
}

fn taken(realm: &Realm) -> Option<bool> {
    file_offer(realm)?.taken
}

fn file_offer(realm: &Realm) -> Option<&FileOffer> {
    realm.journey()?.offer()
}
