//! Taking an account out, drawn: what goes, what stays, and one button.

use ui::{
    AddressCut, Tone, address_text, fact, facts,
    node::{Element, classed},
};

use super::{
    parts::{first_screen, main_button, not_now, notice, row},
    view::View,
};
use crate::{
    machine::{Action, Fate, Journey},
    wording::export,
};

/// What goes with the account, and what stays.
#[inline(never)]
pub(super) fn draw(view: &View<'_>) -> Element {
    let body = first_screen(view, "Remove this account.", export::REMOVE_LEAD);
    let Some(Journey::Remove(journey)) = view.realm.journey() else {
        return body;
    };
    let account = &journey.account;
    let address = address_text(account.address, AddressCut::Full, "realm-remove-address");
    let facts = facts()
        .child(fact(
            "Account",
            "realm-remove-name",
            account.name.to_string(),
        ))
        .child(fact("Address", "realm-remove-account", address));
    let tone = match journey.fate {
        Fate::KeyGoes => Tone::Red,
        Fate::BranchGoes | Fate::IsLast => Tone::Amber,
        Fate::SourceStays | Fate::OnlyWatched => Tone::Sea,
    };
    let remove = main_button(
        "realm-remove-submit",
        "Remove the account",
        view.on(|| Action::RemoveAccount),
    );
    let buttons = if journey.fate == Fate::IsLast {
        vec![not_now(view)]
    } else {
        vec![remove, not_now(view)]
    };
    body.child(classed("section", "card stack").child(facts))
        .child(notice(
            tone,
            "realm-remove-fate",
            export::fate(journey.fate),
        ))
        .child(row(buttons))
}
