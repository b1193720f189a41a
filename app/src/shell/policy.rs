//! What the page's own policy stopped: it should never happen, so it is shown.

use std::rc::Rc;

use flows::Event;
use gloo::events::EventListener;
use wasm_bindgen::JsCast;
use web_sys::SecurityPolicyViolationEvent;

use super::{Emit, document::document};

/// Listens for as long as the page lives.
pub(super) fn listen(emit: &Emit) {
    let emit = Rc::clone(emit);
    EventListener::new(&document(), "securitypolicyviolation", move |event| {
        if let Some(event) = event.dyn_ref::<SecurityPolicyViolationEvent>() {
            emit(Event::PolicyViolation {
                directive: event.effective_directive(),
                blocked: without_path(&event.blocked_uri()),
            });
        }
    })
    .forget();
}

/// Keeps scheme and host: a path can hold a key.
fn without_path(uri: &str) -> String {
    match uri.split_once("://") {
        Some((scheme, rest)) => {
            let host = rest.split(['/', '?', '#']).next().unwrap_or_default();
            format!("{scheme}://{host}")
        }
        None => uri.chars().take(40).collect(),
    }
}
