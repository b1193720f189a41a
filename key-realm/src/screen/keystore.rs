//! A keystore file, drawn: chosen or pasted, then its password.

use std::rc::Rc;

use ui::{
    AddressCut, SecretField, address_text, fact, facts,
    node::{Deed, Element, Handler, Text, classed, div, element},
    waiting,
};
use wallet_core::keystore::MAX_LEN_BYTES;

use super::{
    import::{back_or_not_now, import, stop},
    parts::{first_screen, main_button, row, screen, typed},
    view::View,
};
use crate::{
    bridge,
    machine::{Action, Bring, ImportStep, KeystoreEntry, Realm, Stage},
    wording,
};

/// Choosing the file, or pasting what it holds.
#[inline(never)]
pub(super) fn file(view: &View<'_>) -> Element {
    let entry = entry(view.realm);
    let is_busy = entry.is_some_and(|entry| entry.stage == Stage::Looking);
    let desk = view.desk;
    let read: Handler = Rc::new(move |_| {
        bridge::read_file(FILE, MAX_LEN_BYTES + 1, move |bytes| {
            desk.act(Action::Bring(Bring::File(bytes)));
        });
    });
    let input = classed("input", "field__input")
        .attr("type", "file")
        .attr("id", FILE)
        .attr("accept", ".json,application/json")
        .test_id(FILE)
        .on(Deed::Choose, read);
    let label = classed("label", "field__label")
        .attr("for", FILE)
        .child("The file");
    let mut area = SecretField::new("Or what stands in it", TEXT);
    area.error = fault(entry);
    let submit: Handler = Rc::new(move |_| {
        let bytes = typed(TEXT).expose().as_bytes().to_vec();
        desk.act(Action::Bring(Bring::File(bytes)));
    });
    first_screen(view, "A keystore file.", wording::KEYSTORE_LEAD)
        .child(div("field").child(label).child(input))
        .child(area.draw_area())
        .child(is_busy.then(|| waiting(wording::FETCHING_PART, "realm-import-fetching")))
        .child(row(vec![
            main_button("realm-import-submit", "Read the text", submit).busy(is_busy),
            back_or_not_now(view),
        ]))
}

/// Its password.
#[inline(never)]
pub(super) fn password(view: &View<'_>) -> Element {
    let entry = entry(view.realm);
    let is_busy = entry.is_some_and(|entry| entry.stage == Stage::Opening);
    let submit = view.hand_in(PASSWORD, Action::SubmitPassword);
    let mut field = SecretField::new("Password of the file", PASSWORD);
    field.on_enter = Some(Rc::clone(&submit));
    field.error = fault(entry);
    let stated = entry.and_then(|entry| entry.stated).map(|address| {
        let address = address_text(address, AddressCut::Full, "realm-import-stated");
        facts().child(fact(
            "The file says it is for",
            "realm-import-says",
            address,
        ))
    });
    let working = is_busy.then(|| {
        div("stack")
            .child(waiting(wording::OPENING, "realm-import-working"))
            .child(stop(view))
    });
    screen(
        "The password of this file.",
        wording::KEYSTORE_PASSWORD_LEAD,
    )
    .child(stated)
    .child(view.secret(field))
    .child(working)
    .child(row(vec![
        main_button("realm-import-submit", "Open the file", submit).busy(is_busy),
        element("span").child((!is_busy).then(|| back_or_not_now(view))),
    ]))
}

fn fault(entry: Option<&KeystoreEntry>) -> Text {
    match entry.and_then(|entry| entry.fault) {
        Some(fault) => Text::Owned(wording::keystore_fault(fault)),
        None => Text::Borrowed(""),
    }
}

fn entry(realm: &Realm) -> Option<&KeystoreEntry> {
    match &import(realm)?.step {
        ImportStep::Keystore(entry) => Some(entry),
        _ => None,
    }
}

const FILE: &str = "realm-import-file";
const TEXT: &str = "realm-import-keystore";
const PASSWORD: &str = "realm-import-password";
