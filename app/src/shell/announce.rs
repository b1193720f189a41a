//! Where the keyboard and the eye are after a change of screen.

use wasm_bindgen::JsCast;
use web_sys::HtmlElement;

use super::document::document;

/// Moves the focus to the screen's heading, which a screen reader then reads.
pub(crate) fn focus_heading() {
    let heading = document().query_selector("main h1").ok().flatten();
    if let Some(heading) = heading.and_then(|found| found.dyn_into::<HtmlElement>().ok()) {
        heading.set_tab_index(-1);
        // A heading that vanished meanwhile needs no focus.
        let _ = heading.focus();
    }
}

/// Takes away the line that stands in the page until its code runs.
pub(crate) fn remove_first_paint() {
    if let Some(line) = super::document::by_id("first-paint") {
        line.remove();
    }
}
