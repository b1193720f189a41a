//! Whom to pay.

use flows::{
    Action, SendAction,
    view::{RecipientView, SendView},
};
use ui::{
    AddressCut, ButtonKind, address_text, button, identicon,
    node::{Element, div, element, p, span},
};

use super::field;
use crate::{screens::on, wording};

/// Draws the recipient's field, and what is known about who was typed.
pub(super) fn draw(view: &SendView) -> Element {
    let mut field = field("To", "send-to", &view.recipient, |text| {
        Action::Send(SendAction::TypeRecipient(text))
    });
    field.hint = "An address, 0x and 40 digits.";
    field.mono = true;
    div("stack stack--tight")
        .child(field.draw())
        .child(view.recipient_is.as_ref().map(known))
        .child((!view.own.is_empty()).then(|| own(view)))
}

fn known(known: &RecipientView) -> Element {
    div("row recipient")
        .test_id("send-recipient")
        .child(identicon(known.address))
        .child(
            element("div")
                .child(address_text(known.address, AddressCut::Full, "address"))
                .child(p("small quiet").child(wording::send::recipient(known))),
        )
}

fn own(view: &SendView) -> Element {
    let mut list = div("row").child(span("small quiet").child("Or your own:"));
    for row in &view.own {
        list = list.child(button(
            ButtonKind::Outline,
            None,
            "send-own",
            row.name.clone(),
            on(Action::Send(SendAction::PickOwn(row.index))),
        ));
    }
    list
}
