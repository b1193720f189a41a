//! Watches whether parts of the review are in view, and uncovered where the browser can tell.

use gloo::timers::callback::Interval;
use js_sys::{Array, Object, Reflect};
use leptos::prelude::*;
use wasm_bindgen::{JsCast, JsValue, closure::Closure};
use web_sys::{Element, IntersectionObserver, IntersectionObserverEntry, IntersectionObserverInit};

use super::desk::{self, Desk};
use crate::machine::{Action, SeenPart};

/// Watches a part until its screen goes.
pub(super) fn watch(desk: Desk, part: SeenPart, element: &Element) {
    let in_view = StoredValue::new(false);
    let note = move |seen: bool| {
        in_view.set_value(seen);
        report(desk, part, seen);
    };
    let hear = Closure::<dyn FnMut(Array)>::new(move |entries: Array| {
        if let Some(entry) = entries.iter().last() {
            note(is_in_view(&entry));
        }
    });
    let Ok(observer) = observer(hear.as_ref().unchecked_ref()) else {
        return;
    };
    observer.observe(element);
    // An observer speaks when something changes; a moment passes without a change.
    let again = Interval::new(REPEAT_MS, move || {
        if in_view.try_get_value() == Some(true) {
            report(desk, part, true);
        }
    });
    let kept = StoredValue::new_local(Some((observer, hear, again)));
    on_cleanup(move || {
        if let Some(Some((observer, ..))) = kept.try_update_value(Option::take) {
            observer.disconnect();
        }
    });
}

fn report(desk: Desk, part: SeenPart, in_view: bool) {
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
