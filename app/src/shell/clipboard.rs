//! The clipboard, for public texts alone.

use wasm_bindgen_futures::JsFuture;

use super::document::window;

/// Copies a text and says whether the browser took it.
pub(super) async fn copy(text: &str) -> bool {
    JsFuture::from(window().navigator().clipboard().write_text(text))
        .await
        .is_ok()
}
