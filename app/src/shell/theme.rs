//! The theme, as an attribute of the root element that the tokens answer to.

use wallet_types::protocol::Theme;

use super::document::document;

/// Draws in this theme.
pub(super) fn set(theme: Theme) {
    let Some(root) = document().document_element() else {
        return;
    };
    // The attribute's name and values are our own, so neither call can be refused.
    let _ = match theme {
        Theme::System => root.remove_attribute("data-theme"),
        Theme::Light => root.set_attribute("data-theme", "light"),
        Theme::Dark => root.set_attribute("data-theme", "dark"),
    };
}
