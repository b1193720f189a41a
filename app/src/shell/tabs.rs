//! Several tabs of one origin: one writes, all hear of it.

use std::rc::Rc;

use flows::{Event, TabMessage};
use gloo::events::EventListener;
use js_sys::{Function, Object, Promise, Reflect, Uint8Array};
use wasm_bindgen::{JsCast, JsValue, closure::Closure};
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::{BroadcastChannel, MessageEvent};

use super::{Emit, document::window};

/// The channel between the tabs of this origin.
pub(super) struct Tabs {
    channel: BroadcastChannel,
    _listener: EventListener,
}

/// How the writing tab's lock is asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Claim {
    /// Wait until it is free.
    Wait,
    /// Take it from whoever holds it.
    Take,
}

impl Tabs {
    /// Joins the other tabs; `None` where the browser has no such channel.
    pub(super) fn join(emit: &Emit) -> Option<Self> {
        let channel = BroadcastChannel::new(NAME).ok()?;
        let emit = Rc::clone(emit);
        let listener = EventListener::new(&channel, "message", move |event| {
            if let Some(message) = event.dyn_ref::<MessageEvent>().and_then(read) {
                emit(Event::Tab(message));
            }
        });
        Some(Self {
            channel,
            _listener: listener,
        })
    }

    /// Tells all other tabs.
    pub(super) fn tell(&self, message: TabMessage) {
        if let Ok(bytes) = postcard::to_allocvec(&message) {
            // A closed channel means that this tab is going away.
            let _ = self
                .channel
                .post_message(&Uint8Array::from(bytes.as_slice()));
        }
    }
}

/// Asks for the writing tab's lock. It is held until the tab ends or another takes it.
pub(super) fn claim_writer(emit: Emit, claim: Claim) {
    let held = Rc::clone(&emit);
    let hold = Closure::once_into_js(move |_lock: JsValue| {
        held(Event::Writer(true));
        // Never settled: the lock is given up by the tab's end alone.
        Promise::new(&mut |_, _| {})
    });
    match request(&hold, claim) {
        Some(until_lost) => spawn_local(async move {
            if JsFuture::from(until_lost).await.is_err() {
                emit(Event::Writer(false));
            }
        }),
        // Without such locks there is no way to know of another writer.
        None => emit(Event::Writer(true)),
    }
}

/// `navigator.locks.request(name, { steal }, hold)`.
fn request(hold: &JsValue, claim: Claim) -> Option<Promise> {
    let locks = Reflect::get(&window().navigator(), &"locks".into()).ok()?;
    let request: Function = Reflect::get(&locks, &"request".into())
        .ok()?
        .dyn_into()
        .ok()?;
    let options = Object::new();
    Reflect::set(&options, &"steal".into(), &(claim == Claim::Take).into()).ok()?;
    request
        .call3(&locks, &NAME.into(), &options, hold)
        .ok()?
        .dyn_into()
        .ok()
}

fn read(event: &MessageEvent) -> Option<TabMessage> {
    let bytes = event.data().dyn_into::<Uint8Array>().ok()?;
    if bytes.length() > MAX_LEN_BYTES {
        return None;
    }
    postcard::from_bytes(&bytes.to_vec()).ok()
}

const NAME: &str = "holdfast";
const MAX_LEN_BYTES: u32 = 64;
