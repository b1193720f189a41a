//! Watches whether parts of the review are in view, and uncovered where the browser can tell.

use std::{cell::Cell, rc::Rc};

use gloo::timers::callback::Interval;
use js_sys::{Array, Object, Reflect};
use wasm_bindgen::{JsCast, JsValue, closure::Closure};
use web_sys::{Element, IntersectionObserver, IntersectionObserverEntry, IntersectionObserverInit};

use super::desk::{self, Desk};
use crate::machine::{Action, Journey, SeenGate, SeenPart};

/// A part under watch, for as long as this lives.
pub(super) struct Watch {
    observer: IntersectionObserver,
    // Both are called for as long as they are kept.
    _hear: Closure<dyn FnMut(Array)>,
    _again: Interval,
}

impl Watch {
    /// Watches a part; `None` where the browser cannot, and then Sign never wakes.
    pub(super) fn over(desk: Desk, part: SeenPart, element: &Element) -> Option<Self> {
        let in_view = Rc::new(Cell::new(false));
        let noted = Rc::clone(&in_view);
        let hear = Closure::<dyn FnMut(Array)>::new(move |entries: Array| {
            if let Some(entry) = entries.iter().last() {
                let seen = is_in_view(&entry);
                noted.set(seen);
                report(desk, part, seen);
            }
        });
        let observer = observer(hear.as_ref().unchecked_ref()).ok()?;
        observer.observe(element);
        // An observer speaks when something changes; a moment passes without a change.
        let again = Interval::new(REPEAT_MS, move || {
            if in_view.get() {
                report(desk, part, true);
            }
        });
        Some(Self {
            observer,
            _hear: hear,
            _again: again,
        })
    }
}

impl Drop for Watch {
    fn drop(&mut self) {
        self.observer.disconnect();
    }
}

fn report(desk: Desk, part: SeenPart, in_view: bool) {
    // What was seen stays seen: nothing need be drawn for more of it.
    let is_done = desk.read(|realm| {
        let seen = realm.journey().and_then(Journey::seen);
        seen.is_none_or(SeenGate::is_open)
    });
    if is_done {
        return;
    }
    let at_ms = desk::now().0;
    desk.act_unnoticed(Action::Seen {
        part,
        in_view,
        at_ms,
    });
}

/// All of it is in view or, where it is taller than the window, most of what fits.
fn is_in_view(entry: &JsValue) -> bool {
    let Some(entry) = entry.dyn_ref::<IntersectionObserverEntry>() else {
        return false;
    };
    // Only a browser that looks for covers says so; the others leave the member undefined.
    let is_covered = Reflect::get(entry, &"isVisible".into()) == Ok(JsValue::FALSE);
    let is_whole = entry.intersection_ratio() >= 0.95
        || entry.intersection_rect().height() >= ENOUGH_PX && entry.intersection_ratio() >= 0.5;
    entry.is_intersecting() && is_whole && !is_covered
}

fn observer(hear: &js_sys::Function) -> Result<IntersectionObserver, JsValue> {
    let options = IntersectionObserverInit::new();
    options.set_threshold(&Array::of4(&0.into(), &0.5.into(), &0.95.into(), &1.into()));
    // Version 2 tells whether something covers the part; others do not know these members.
    let raw: &Object = options.unchecked_ref();
    Reflect::set(raw, &"trackVisibility".into(), &JsValue::TRUE)?;
    Reflect::set(raw, &"delay".into(), &100.into())?;
    IntersectionObserver::new_with_options(hear, &options)
}

/// How often a part that stays in view is reported.
const REPEAT_MS: u32 = 150;

/// Height from which a part counts as readable piece by piece.
const ENOUGH_PX: f64 = 320.0;
