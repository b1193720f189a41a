//! Waiting for a key derivation, drawn: what for, for how long by estimate, and a way to stop.

use gloo::timers::callback::Interval;
use js_sys::Reflect;
use leptos::prelude::document;
use ui::{
    node::{Element, div, element},
    progress,
};

use super::{
    desk,
    parts::{button, screen},
    view::View,
};
use crate::{
    machine::{Action, ExportStep, Journey, Realm, RevealStep, Screen, SetupStep},
    wording,
};

/// A derivation under way: how long it takes, and whether that is more than a guess.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Derivation {
    expected_ms: u32,
    is_known: bool,
}

/// The vault is being made, or locked anew.
pub(super) fn working(view: &View<'_>) -> Element {
    let (heading, lead) = match view.realm.journey() {
        Some(Journey::ChangePassword(_)) => ("Locking the vault anew.", wording::RELOCKING_LEAD),
        _ => ("Making your vault.", wording::WORKING_LEAD),
    };
    screen(heading, lead).child(derivation(view))
}

/// The progress of the derivation under way, if one is.
pub(super) fn derivation(view: &View<'_>) -> Option<Element> {
    let Derivation {
        expected_ms,
        is_known,
    } = under_way(view.realm)?;
    let stop = button("realm-cancel-work", "Stop", view.on(|| Action::StopWork));
    Some(
        div("stack")
            .test_id("realm-working")
            .child(progress(wording::derivation(expected_ms, is_known), BAR))
            .child(element("div").child(stop)),
    )
}

/// Returns the derivation that the present screen waits for.
pub(super) fn under_way(realm: &Realm) -> Option<Derivation> {
    let guess = |expected_ms| Derivation {
        expected_ms,
        is_known: false,
    };
    let expected_ms = match (realm.screen(), realm.journey()?) {
        (Screen::Working, Journey::ChangePassword(journey)) => journey.expected_ms(),
        (Screen::Working, journey) => match journey.setup()?.step {
            SetupStep::Working { expected_ms, .. } => expected_ms,
            _ => None,
        },
        (_, Journey::Unlock(unlock)) => return unlock.working_ms.map(guess),
        (_, Journey::Reveal(reveal)) => match reveal.step {
            RevealStep::Password { working_ms, .. } => return working_ms.map(guess),
            RevealStep::Words { .. } => return None,
        },
        (_, Journey::Export(export)) => match export.step {
            ExportStep::Password { working_ms, .. } => return working_ms.map(guess),
            _ => return None,
        },
        _ => return None,
    };
    let known = |expected_ms| Derivation {
        expected_ms,
        is_known: true,
    };
    Some(expected_ms.map_or_else(|| guess(MEASURE_MS), known))
}

/// Moves the bar by the clock, for as long as this lives.
pub(super) fn move_bar(derivation: Derivation) -> Interval {
    let began = desk::now();
    Interval::new(100, move || {
        let passed = desk::now().since(began).as_secs_f64() * 1000.0;
        let share = estimate(passed / f64::from(derivation.expected_ms.max(1)));
        if let Some(bar) = document().get_element_by_id(BAR) {
            // A bar takes any number.
            let _ = Reflect::set(&bar, &"value".into(), &share.into());
        }
    })
}

/// Nine tenths at the expected time, then ever slower: an estimate never claims to be done.
fn estimate(ratio: f64) -> f64 {
    if ratio < 1.0 {
        0.9 * ratio
    } else {
        1.0 - 0.1 / ratio
    }
}

/// The id of the bar: there is at most one.
const BAR: &str = "realm-progress";

/// About what measuring the device takes.
const MEASURE_MS: u32 = 600;
