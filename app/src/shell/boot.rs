//! What can be known of this page before anything is touched.

use flows::BootFacts;
use js_sys::Reflect;

use super::document::{document, window};

/// Reads where this page is and how it is embedded. Opens nothing.
pub(crate) fn facts() -> BootFacts {
    let window = window();
    let location = window.location();
    BootFacts {
        protocol: location.protocol().unwrap_or_default(),
        hostname: location.hostname().unwrap_or_default(),
        port: location.port().unwrap_or_default(),
        path: location.pathname().unwrap_or_default(),
        hash: location.hash().unwrap_or_default(),
        framed: is_framed(),
        secure_context: window.is_secure_context(),
        storage: Reflect::has(&window, &"indexedDB".into()).unwrap_or(false),
        hidden: document().hidden(),
    }
}

fn is_framed() -> bool {
    let window = window();
    // A page that cannot see what is above it is framed too.
    !matches!(window.top(), Ok(Some(top)) if js_sys::Object::is(&top, &window))
}
