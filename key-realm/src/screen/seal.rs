//! The seal, explained when it is new.

use ui::{
    SealSize, Tone,
    node::{Element, classed, element, words},
    seal_drawing,
};

use super::{
    parts::{main_button, screen},
    view::View,
};
use crate::{machine::Action, wording};

/// The new seal.
pub(super) fn show(view: &View<'_>) -> Element {
    let drawing = view.realm.known().map(|known| {
        let caption = classed("figcaption", "new-seal__words")
            .attr("translate", "no")
            .test_id("realm-new-seal-words")
            .child(known.seal.words().join(" "));
        classed("figure", "new-seal")
            .child(seal_drawing(known.seal.drawing(), SealSize::Large))
            .child(caption)
    });
    let title = "If it is missing or another";
    let warning = vec![words("p", wording::SEAL_WARNING)];
    let go_on = view.on(|| Action::GoOn);
    screen("This is your seal.", wording::SEAL_LEAD)
        .child(drawing)
        .child(ui::notice(Tone::Amber, title, "notice", warning))
        .child(element("div").child(main_button(
            "realm-seal-next",
            "I will know it again",
            go_on,
        )))
}
