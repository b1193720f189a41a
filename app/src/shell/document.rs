//! The window and the document, which always exist where this runs.

use web_sys::{Document, Element, Window};

/// Returns the window.
pub(super) fn window() -> Window {
    web_sys::window().expect("a page has a window")
}

/// Returns the document.
pub(super) fn document() -> Document {
    window()
        .document()
        .expect("a window of a page has a document")
}

/// Finds an element by its id.
pub(super) fn by_id(id: &str) -> Option<Element> {
    document().get_element_by_id(id)
}

/// Loads the page again.
pub(super) fn reload() {
    // A browser refuses only while another navigation is under way, which serves as well.
    let _ = window().location().reload();
}
