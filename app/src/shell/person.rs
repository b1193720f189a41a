//! Signs of the person: the passing seconds they wait, what they look at, that they are there.

use std::{cell::Cell, rc::Rc};

use flows::Event;
use gloo::{events::EventListener, timers::callback::Interval};

use super::{
    Emit, clock,
    document::{document, window},
};

/// How seldom a sign of activity is told, in milliseconds.
const ACTIVITY_PAUSE_MS: u64 = 5_000;

/// Ticks, and listens to visibility and activity for as long as the page lives.
pub(super) fn listen(emit: &Emit) {
    let tick = Rc::clone(emit);
    Interval::new(1_000, move || tick(Event::Tick)).forget();
    listen_to_visibility(emit);
    listen_to_activity(emit);
}

fn listen_to_visibility(emit: &Emit) {
    let shown = Rc::clone(emit);
    EventListener::new(&document(), "visibilitychange", move |_| {
        shown(Event::Visibility {
            hidden: document().hidden(),
        });
    })
    .forget();
    // A page that is left, frozen, or kept for the back button counts as hidden.
    for (target, name) in [("window", "pagehide"), ("document", "freeze")] {
        let left = Rc::clone(emit);
        let told = move |_: &web_sys::Event| left(Event::Visibility { hidden: true });
        match target {
            "window" => EventListener::new(&window(), name, told).forget(),
            _ => EventListener::new(&document(), name, told).forget(),
        }
    }
}

fn listen_to_activity(emit: &Emit) {
    let last = Rc::new(Cell::new(0));
    for name in ["pointerdown", "keydown", "wheel"] {
        let (emit, last) = (Rc::clone(emit), Rc::clone(&last));
        EventListener::new(&document(), name, move |_| {
            let now = clock::now().0;
            if now.saturating_sub(last.get()) >= ACTIVITY_PAUSE_MS {
                last.set(now);
                emit(Event::PersonActive);
            }
        })
        .forget();
    }
}
