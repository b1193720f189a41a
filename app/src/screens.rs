//! One file for each journey; here only which one is shown.

use std::mem::Discriminant;

use flows::{Action, Screen, View};
use leptos::prelude::*;
use ui::Waiting;

use crate::{dispatch::act, shell};

pub(crate) mod accounts;
pub(crate) mod activity;
pub(crate) mod add_endpoint;
pub(crate) mod banners;
pub(crate) mod care;
pub(crate) mod copy;
pub(crate) mod dialogs;
pub(crate) mod endpoints;
pub(crate) mod home;
pub(crate) mod keys;
pub(crate) mod ledger;
pub(crate) mod payment;
pub(crate) mod receive;
pub(crate) mod records;
pub(crate) mod refused;
pub(crate) mod send;
pub(crate) mod settings;
pub(crate) mod welcome;

/// What a screen reads: its own slice, which changes only when the slice does.
pub(crate) type Slice<T> = Memo<T>;

/// Draws the present screen. A screen is made once and then follows its slice, so that what is being
/// typed or focused stays.
#[component]
pub(crate) fn Screens(view: RwSignal<View>) -> impl IntoView {
    let kind = Memo::new(move |_| view.with(|view| kind_of(&view.screen)));
    Effect::new(move |before: Option<Kind>| {
        let kind = kind.get();
        if before.is_some_and(|before| before != kind) {
            request_animation_frame(shell::focus_heading);
        }
        kind
    });
    move || {
        kind.get();
        view.with_untracked(|now| draw(&now.screen, view))
    }
}

type Kind = (Discriminant<Screen>, u8);

/// Journeys of the key frame are told apart too: each has a heading of its own.
fn kind_of(screen: &Screen) -> Kind {
    let part = match screen {
        Screen::KeyFrame(frame) => 1 + frame.journey as u8,
        Screen::Send(send) => u8::from(send.following.is_some()),
        _ => 0,
    };
    (std::mem::discriminant(screen), part)
}

macro_rules! slice {
    ($view:expr, $now:expr, $variant:ident) => {{
        let first = $now.clone();
        Memo::new(move |before| {
            $view.with(|view| match &view.screen {
                Screen::$variant(slice) => slice.clone(),
                // The screen is going away; it keeps what it showed.
                _ => before.cloned().unwrap_or_else(|| first.clone()),
            })
        })
    }};
}

fn draw(screen: &Screen, view: RwSignal<View>) -> AnyView {
    match screen {
        Screen::Starting => {
            view! { <Waiting what="Opening this copy." test_id="starting"/> }.into_any()
        }
        Screen::Refused(now) => refused::draw(now).into_any(),
        Screen::Welcome(now) => welcome::draw(slice!(view, now, Welcome)).into_any(),
        Screen::Unlock(now) => keys::draw_unlock(slice!(view, now, Unlock)).into_any(),
        Screen::KeyFrame(now) => keys::draw_journey(slice!(view, now, KeyFrame)).into_any(),
        Screen::Home(now) => home::draw(slice!(view, now, Home)).into_any(),
        Screen::Receive(now) => receive::draw(slice!(view, now, Receive)).into_any(),
        Screen::Send(now) if now.following.is_some() => {
            payment::draw_followed(slice!(view, now, Send)).into_any()
        }
        Screen::Send(now) => send::draw(slice!(view, now, Send)).into_any(),
        Screen::Activity(now) => activity::draw(slice!(view, now, Activity)).into_any(),
        Screen::Payment(now) => payment::draw(slice!(view, now, Payment)).into_any(),
        Screen::Endpoints(now) => endpoints::draw(slice!(view, now, Endpoints)).into_any(),
        Screen::AddEndpoint(now) => add_endpoint::draw(slice!(view, now, AddEndpoint)).into_any(),
        Screen::Settings(now) => settings::draw(slice!(view, now, Settings)).into_any(),
        Screen::ThisCopy(now) => copy::draw(slice!(view, now, ThisCopy)).into_any(),
        Screen::Ledger(now) => ledger::draw(slice!(view, now, Ledger)).into_any(),
        Screen::RecordTrouble(now) => records::draw(now).into_any(),
        Screen::Erased => records::draw_erased().into_any(),
    }
}

/// Makes a callback of an action.
pub(crate) fn on(action: Action) -> Callback<()> {
    Callback::new(move |()| act(action.clone()))
}

/// Makes a callback that hands on what was typed.
pub(crate) fn typed(action: impl Fn(String) -> Action + Send + Sync + 'static) -> Callback<String> {
    Callback::new(move |text| act(action(text)))
}
