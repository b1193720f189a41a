//! Waiting for a key derivation, drawn: what for, for how long by estimate, and a way to stop.

use gloo::timers::callback::Interval;
use leptos::prelude::*;
use ui::Progress;

use super::{
    desk::{self, Desk},
    parts::{heading, nothing, press},
};
use crate::{
    machine::{Action, Journey, Realm, SetupStep},
    wording,
};

/// The vault is being made, or locked anew.
pub(super) fn working(desk: Desk) -> AnyView {
    let expected_ms = desk.memo(expected_ms);
    let is_change = desk.read(|realm| matches!(realm.journey(), Some(Journey::ChangePassword(_))));
    let (text, lead) = if is_change {
        ("Locking the vault anew.", wording::RELOCKING_LEAD)
    } else {
        ("Making your vault.", wording::WORKING_LEAD)
    };
    view! {
        {heading(text, lead)}
        {move || {
            let expected = expected_ms.get();
            derivation(desk, expected.unwrap_or(MEASURE_MS), expected.is_some())
        }}
    }
    .into_any()
}

/// The progress of a derivation, as long as one runs.
pub(super) fn derivation_while(desk: Desk, working_ms: Memo<Option<u32>>) -> AnyView {
    view! {
        {move || match working_ms.get() {
            Some(expected_ms) => derivation(desk, expected_ms, false),
            None => nothing(),
        }}
    }
    .into_any()
}

/// The progress of a derivation by estimate: how long it takes, and whether that is more than a
/// guess.
fn derivation(desk: Desk, expected_ms: u32, is_known: bool) -> AnyView {
    let began = desk::now();
    let (share, set_share) = signal(0.0_f64);
    let ticking = Interval::new(100, move || {
        let passed = desk::now().since(began).as_secs_f64() * 1000.0;
        set_share.set(estimate(passed / f64::from(expected_ms.max(1))));
    });
    let ticking = StoredValue::new_local(Some(ticking));
    on_cleanup(move || ticking.set_value(None));
    let stop = press(
        desk.on_press(|| Action::StopWork),
        "realm-cancel-work",
        "Stop",
    );
    view! {
        <div class="stack" data-testid="realm-working">
            <Progress label=wording::derivation(expected_ms, is_known) share/>
            <div>{stop.view()}</div>
        </div>
    }
    .into_any()
}

/// Nine tenths at the expected time, then ever slower: an estimate never claims to be done.
fn estimate(ratio: f64) -> f64 {
    if ratio < 1.0 {
        0.9 * ratio
    } else {
        1.0 - 0.1 / ratio
    }
}

fn expected_ms(realm: &Realm) -> Option<u32> {
    match realm.journey()? {
        Journey::ChangePassword(journey) => journey.expected_ms(),
        journey => match journey.setup()?.step {
            SetupStep::Working { expected_ms, .. } => expected_ms,
            _ => None,
        },
    }
}

/// About what measuring the device takes.
const MEASURE_MS: u32 = 600;
