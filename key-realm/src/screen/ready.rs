//! What was brought and read, drawn: the address it leads to, and a passphrase.

use std::rc::Rc;

use ui::{
    AddressCut, SecretField, Tone, address_text, identicon,
    node::{Element, Handler, div, element, p},
};
use wallet_types::SourceKind;

use super::{
    import::import,
    parts::{body, button, error, main_button, notice, plain_button, row, screen, typed},
    view::View,
};
use crate::{
    machine::{Action, Bring, Goal, Import, ImportStep, Journey, Passphrase},
    wording,
};

/// The address that it leads to.
#[inline(never)]
pub(super) fn address(view: &View<'_>) -> Element {
    let Some(Import {
        goal,
        step: ImportStep::Ready(ready),
        ..
    }) = import(view.realm)
    else {
        return body();
    };
    let (heading, lead) = wording::ready(ready.kind);
    let accept = match goal {
        Goal::OpenWallet => "Add to this wallet",
        _ => "Yes, go on",
    };
    let back = match ready.kind {
        Some(SourceKind::Words { .. }) => "Back to the words",
        _ => "Go back",
    };
    let fault = ready.fault.as_ref();
    let fault =
        fault.map(|fault| notice(Tone::Red, "realm-import-fault", wording::not_taken(fault)));
    let stated = ready
        .stated
        .filter(|stated| *stated != ready.passphrase.address);
    let stated = stated.map(|stated| {
        let text = wording::other_address_stated(&stated);
        notice(Tone::Amber, "realm-import-mismatch", text)
    });
    let expert = ready.takes_passphrase().then(|| {
        plain_button(
            "realm-passphrase-open",
            "Expert: add a BIP-39 passphrase",
            view.on(|| Action::OpenPassphrase),
        )
    });
    let elsewhere = ready.is_tree().then(|| {
        plain_button(
            "realm-accounts-elsewhere",
            "Look in other places",
            view.on(|| Action::Bring(Bring::LookElsewhere)),
        )
    });
    let count = p("quiet")
        .test_id("realm-accounts-count")
        .child(wording::more_accounts(ready.account_count));
    screen(heading, lead)
        .child(led(&ready.passphrase))
        .child((ready.account_count > 1).then_some(count))
        .child(stated)
        .child(fault)
        .child(row(vec![
            main_button("realm-address-accept", accept, view.on(|| Action::GoOn)),
            button("realm-back", back, view.on(|| Action::Back)),
        ]))
        .child(
            ready
                .is_tree()
                .then(|| div("row row--rule").child(elsewhere).child(expert)),
        )
}

/// The first account's address, and whether a passphrase leads to it.
fn led(passphrase: &Passphrase) -> Element {
    let with = if passphrase.is_set {
        "First account, with the passphrase"
    } else {
        "First account"
    };
    let address = passphrase.address;
    div("card led").child(identicon(address)).child(
        element("div")
            .child(p("label").child(with))
            .child(address_text(address, AddressCut::Full, "realm-address")),
    )
}

/// A passphrase, accepted only with its address in view.
#[inline(never)]
pub(super) fn passphrase(view: &View<'_>) -> Element {
    let desk = view.desk;
    let try_out: Handler = Rc::new(move |_| {
        desk.set_local(TRY, TRIED);
        desk.act(Action::TryPassphrase(typed(FIELD)));
    });
    let is_tried = view.local.get(TRY) == TRIED;
    let passphrase = view.realm.journey().and_then(Journey::passphrase);
    let mut field = SecretField::new("Passphrase", FIELD);
    field.on_edit = Some(view.set(TRY, ""));
    field.on_enter = Some(Rc::clone(&try_out));
    field.error = error(
        passphrase.is_some_and(|it| it.is_too_long),
        wording::PASSPHRASE_TOO_LONG,
    );
    let led = passphrase.filter(|_| is_tried).map(led);
    let is_acceptable = is_tried && passphrase.is_some_and(|it| it.is_set);
    let accept = view.on(|| Action::AcceptPassphrase);
    let back = view.on(|| Action::Back);
    screen("A BIP-39 passphrase.", wording::PASSPHRASE_LEAD)
        .child(view.secret(field))
        .child(element("div").child(button("realm-passphrase-try", "Show its address", try_out)))
        .child(led)
        .child(row(vec![
            main_button("realm-passphrase-accept", "Use this address", accept)
                .disabled(!is_acceptable),
            plain_button("realm-back", "Without a passphrase", back),
        ]))
}

const FIELD: &str = "realm-passphrase";

/// Whether the address in view is that of what is typed.
const TRY: &str = "realm-passphrase-try";
const TRIED: &str = "tried";
