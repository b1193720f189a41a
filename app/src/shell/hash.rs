//! The address bar's hash, which names the screen.

use std::rc::Rc;

use flows::{Event, History};
use gloo::events::EventListener;

use super::{Emit, document::window};

/// Tells each change of the hash for as long as the page lives.
pub(super) fn listen(emit: &Emit) {
    let emit = Rc::clone(emit);
    EventListener::new(&window(), "hashchange", move |_| {
        emit(Event::HashChanged(
            window().location().hash().unwrap_or_default(),
        ));
    })
    .forget();
}

/// Sets the hash; the change is told like any other.
pub(super) fn go(hash: &str, history: History) {
    let location = window().location();
    // A hash of our own making is never refused.
    let _ = match history {
        History::Push => location.set_hash(hash),
        History::Replace => location.replace(hash),
    };
}
