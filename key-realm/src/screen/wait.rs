//! Waiting for a key derivation, drawn: what for, for how long by estimate, and a way to stop.

use gloo::timers::callback::Interval;
use leptos::prelude::*;
use ui::{Button, Progress};

use super::{
    desk::{self, Desk},
    parts::Heading,
};
use crate::{
    machine::{Action, Journey, Realm, SetupStep},
    wording,
};

/// The vault is being made, or locked anew.
#[component]
pub(super) fn Working(
    /// The desk.
    desk: Desk,
) -> impl IntoView {
    let expected_ms = desk.memo(expected_ms);
    let is_change = desk.read(|realm| matches!(realm.journey(), Some(Journey::ChangePassword(_))));
    let (text, lead) = if is_change {
        ("Locking the vault anew.", wording::RELOCKING_LEAD)
    } else {
        ("Making your vault.", wording::WORKING_LEAD)
    };
    view! {
        <Heading text=text lead=lead/>
        {move || {
            let expected = expected_ms.get();
            view! { <Derivation desk expected_ms=expected.unwrap_or(MEASURE_MS) is_known=expected.is_some()/> }
        }}
    }
}

/// The progress of a derivation by estimate.
#[component]
pub(super) fn Derivation(
    /// The desk.
    desk: Desk,
    /// How long it takes, by estimate.
    expected_ms: u32,
    /// Whether that is more than a guess.
    is_known: bool,
) -> impl IntoView {
    let began = desk::now();
    let (share, set_share) = signal(0.0_f64);
    let ticking = Interval::new(100, move || {
        let passed = desk::now().since(began).as_secs_f64() * 1000.0;
        set_share.set(estimate(passed / f64::from(expected_ms.max(1))));
    });
    let ticking = StoredValue::new_local(Some(ticking));
    on_cleanup(move || ticking.set_value(None));
    view! {
        <div class="stack" data-testid="realm-working">
            <Progress label=wording::derivation(expected_ms, is_known) share/>
            <div>
                <Button test_id="realm-cancel-work" on_press=desk.on_press(|| Action::StopWork)>"Stop"</Button>
            </div>
        </div>
    }
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
