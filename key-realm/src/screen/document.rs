//! The document around the screen: signs of the person, hiding, freezing, leaving, theme, height.

use gloo::events::{EventListener, EventListenerOptions};
use js_sys::Array;
use leptos::prelude::{document, window};
use wallet_types::protocol::{RealmMessage, Theme};
use wasm_bindgen::{JsCast, JsValue, closure::Closure};
use web_sys::{Event as DomEvent, EventTarget, KeyboardEvent, ResizeObserver};

use super::desk::{self, Desk};
use crate::machine::{Action, Event, Screen};

/// Listens to the document for as long as it lives.
pub(super) fn listen(desk: Desk) {
    let window: EventTarget = window().into();
    let document: EventTarget = document().into();
    for sign in ["pointerdown", "keydown", "wheel", "touchstart"] {
        on(&window, sign, move |_| desk.take(Event::Active));
    }
    on(&window, "keydown", move |event| escape(desk, event));
    on(&document, "visibilitychange", move |_| {
        let hidden = leptos::prelude::document().hidden();
        desk.take(Event::Visibility { hidden });
    });
    on(&document, "freeze", move |_| desk.take(Event::Frozen));
    on(&document, "resume", move |_| desk.take(Event::Clock));
    on(&window, "pagehide", move |_| desk.take(Event::Frozen));
    on(&window, "pageshow", move |_| desk.take(Event::Clock));
    watch_height();
}

/// Draws in a theme.
pub(super) fn set_theme(theme: Theme) {
    let Some(root) = document().document_element() else {
        return;
    };
    let name = match theme {
        Theme::System => None,
        Theme::Light => Some("light"),
        Theme::Dark => Some("dark"),
    };
    // The root element takes any attribute.
    let _ = match name {
        Some(name) => root.set_attribute("data-theme", name),
        None => root.remove_attribute("data-theme"),
    };
}

fn on(target: &EventTarget, event: &'static str, hear: impl FnMut(&DomEvent) + 'static) {
    let options = EventListenerOptions::run_in_capture_phase();
    EventListener::new_with_options(target, event, options, hear).forget();
}

/// Escape leaves what is quickly begun again; it never throws away words that were just drawn.
fn escape(desk: Desk, event: &DomEvent) {
    let key = event.dyn_ref::<KeyboardEvent>().map(KeyboardEvent::key);
    if key.as_deref() != Some("Escape") {
        return;
    }
    match desk.read(crate::machine::Realm::screen) {
        Screen::Review
        | Screen::RevealPassword
        | Screen::ChangeCurrent
        | Screen::CreateChoose
        | Screen::ImportChoose
        | Screen::ExamineChoose
        | Screen::ExportChoose
        | Screen::ExportPassword
        | Screen::RemoveAccount => {
            desk.act(Action::Leave);
        }
        Screen::RevealWords | Screen::ExportShown => desk.act(Action::HideWords),
        Screen::Passphrase
        | Screen::MessageReview
        | Screen::ExamineExplained
        | Screen::ExamineVerdict => desk.act(Action::Back),
        _ => {}
    }
}

/// Tells the page how tall the screen is, since it cannot look.
fn watch_height() {
    let Some(body) = document().body() else {
        return;
    };
    let measured = body.clone();
    let mut told = 0;
    let tell = Closure::<dyn FnMut(Array)>::new(move |_| {
        let height = measured.get_bounding_client_rect().height().ceil();
        let css_px = u32::try_from(crate::bridge::moment(height).0).unwrap_or(0);
        if css_px != told && css_px > 0 {
            told = css_px;
            desk::tell(&RealmMessage::Height { css_px });
        }
    });
    let function: JsValue = tell.into_js_value();
    if let Ok(observer) = ResizeObserver::new(function.unchecked_ref()) {
        observer.observe(&body);
    }
}
