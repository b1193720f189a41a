//! Stored records that cannot be read, and a copy that was erased.

use flows::{Action, RecordsAction, view::RecordTroubleView};
use ui::{
    ButtonKind, IconName, Tone, brand, button,
    node::{Element, classed, div, p, words},
    notice,
};

use super::{deed, on};
use crate::wording;

/// Draws what cannot be read, and what can be done about it. Nothing is written over by itself.
pub(crate) fn draw(view: &RecordTroubleView) -> Element {
    let lead = if view.vault {
        "The stored vault cannot be read. A vault file or the words bring the wallet back."
    } else {
        "Something this browser stored for Holdfast cannot be read. Your keys are not touched."
    };
    let mut section = classed("section", "stack stack--loose reading")
        .test_id("record-trouble")
        .child(brand())
        .child(words("h1", "Something stored here is damaged"))
        .child(p("lead").child(lead));
    if let Some(fault) = view.storage {
        let text = words("p", wording::storage(fault));
        let reload = button(
            ButtonKind::Outline,
            Some(IconName::Refresh),
            "records-reload",
            "Load the page again",
            on(Action::Reload),
        );
        section = section
            .child(notice(Tone::Red, "", "notice", vec![text]))
            .child(div("row").child(reload));
    }
    for fault in &view.faults {
        let key = || fault.key.clone();
        let save = button(
            ButtonKind::Outline,
            Some(IconName::Download),
            "records-save",
            "Save its bytes",
            on(Action::Records(RecordsAction::Save { key: key() })),
        );
        let aside = deed(
            "records-aside",
            "Set it aside and go on",
            Action::Records(RecordsAction::SetAside { key: key() }),
        );
        let card = div("card stack")
            .child(words("p", wording::sentence(&fault.to_string())))
            .child(div("row").child(save).child(aside));
        section = section.child(card);
    }
    section
}

/// Draws the end of a copy's data.
pub(crate) fn draw_erased() -> Element {
    classed("section", "stack reading")
        .test_id("erased")
        .child(brand())
        .child(words("h1", "This copy's data are erased."))
        .child(p("lead").child(
            "Nothing of the wallet is left in this browser at this address. You can close the tab.",
        ))
        .child(div("row").child(deed("erased-reload", "Begin anew", Action::Reload)))
}
