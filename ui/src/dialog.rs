//! A question that must be answered first.

use crate::node::{Deed, Element, Handler, Text, classed};

/// Makes a modal dialog, the browser's own: it keeps the keyboard inside. `on_close` hears the escape
/// key; the dialog goes when it is no longer drawn.
pub fn dialog(title: impl Into<Text>, test_id: &'static str, on_close: Handler) -> Element {
    let title_id = [test_id, "-title"].concat();
    classed("dialog", "dialog")
        .test_id(test_id)
        .attr("aria-labelledby", title_id.clone())
        .modal()
        .on(Deed::Dismiss, on_close)
        .child(
            classed("h2", "dialog__title")
                .attr("id", title_id)
                .child(title.into()),
        )
}
