//! The key realm's frame, seen from outside: made once the page is sealed, spoken to in bytes.
//!
//! What crosses, beside the binary messages of `wallet_types::protocol`:
//!
//! | from | message | meaning |
//! | --- | --- | --- |
//! | frame | `{ hello: 1 }` | the start script waits for its code |
//! | page | `{ wasm: ArrayBuffer }` | the code, which the frame checks by its hash |
//! | frame | `{ realm: Uint8Array }` | a `RealmMessage` |
//! | page | `{ page: Uint8Array }` | a `PageMessage` |
//! | page | `{ part, bytes }`, or `{ part, failure }` | a part that `Fetch` named, checked likewise |
//! | frame | `{ fatal: string }` | it cannot start, and says why on its own screen |

use std::{cell::RefCell, rc::Rc};

use flows::{Event, RealmLoss, SealProof};
use gloo::{events::EventListener, timers::callback::Timeout};
use js_sys::{Array, Object, Reflect, Uint8Array};
use wallet_types::protocol::{self, PageMessage, RealmMessage};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::{HtmlIFrameElement, HtmlTextAreaElement, MessageEvent, Response};

use super::{
    Emit,
    document::{by_id, document, window},
    parts,
};

/// The id of the element that the frame lives in. It is never moved: a moved frame starts over.
pub(crate) const SLOT_ID: &str = "key-frame-slot";

/// A frame in its slot, taken away when dropped.
pub(super) struct KeyFrame {
    frame: HtmlIFrameElement,
    state: Rc<RefCell<State>>,
    _listeners: [EventListener; 2],
    _patience: Timeout,
}

#[derive(Default)]
struct State {
    /// Messages that wait until the frame's own code runs.
    waiting: Vec<PageMessage>,
    is_up: bool,
    loads: u8,
}

impl KeyFrame {
    /// Makes the frame in its slot. The proof says that the page can no longer reach just anybody.
    pub(super) fn mount(_proof: &SealProof, emit: Emit) -> Result<Self, RealmLoss> {
        let (source, code_url) = production_source().ok_or(RealmLoss::NotLoaded)?;
        let frame = make(&source).ok_or(RealmLoss::NotLoaded)?;
        let state = Rc::new(RefCell::new(State::default()));
        let messages = listen(&frame, code_url, Rc::clone(&state), Rc::clone(&emit));
        let loads = count_loads(&frame, Rc::clone(&state), Rc::clone(&emit));
        let waited = Rc::clone(&state);
        let patience = Timeout::new(START_LIMIT_MS, move || {
            if !waited.borrow().is_up {
                emit(Event::RealmLost(RealmLoss::NotLoaded));
            }
        });
        by_id(SLOT_ID)
            .and_then(|slot| slot.append_child(&frame).ok())
            .ok_or(RealmLoss::NotLoaded)?;
        Ok(Self {
            frame,
            state,
            _listeners: [messages, loads],
            _patience: patience,
        })
    }

    /// Hands a message to the frame, or keeps it until the frame can take it.
    pub(super) fn tell(&self, message: &PageMessage) {
        if self.state.borrow().is_up {
            post_message(&self.frame, message);
        } else {
            self.state.borrow_mut().waiting.push(message.clone());
        }
    }
}

impl Drop for KeyFrame {
    fn drop(&mut self) {
        self.frame.remove();
    }
}

/// Reads the frame's source and where its code is, both written by `holdfast seal`.
fn production_source() -> Option<(String, String)> {
    let text: HtmlTextAreaElement = by_id("key-frame-source")?.dyn_into().ok()?;
    Some((text.value(), text.get_attribute("data-wasm")?))
}

fn make(source: &str) -> Option<HtmlIFrameElement> {
    let frame: HtmlIFrameElement = document().create_element("iframe").ok()?.dyn_into().ok()?;
    frame.set_attribute("sandbox", "allow-scripts").ok()?;
    frame.set_attribute("data-testid", "key-frame").ok()?;
    frame.set_title("Key realm");
    frame.set_class_name("key-frame-slot__frame");
    frame.set_srcdoc(source);
    Some(frame)
}

fn listen(
    frame: &HtmlIFrameElement,
    code_url: String,
    state: Rc<RefCell<State>>,
    emit: Emit,
) -> EventListener {
    let frame = frame.clone();
    EventListener::new(&window(), "message", move |event| {
        let Some(event) = event.dyn_ref::<MessageEvent>() else {
            return;
        };
        let content: Option<Object> = frame.content_window().map(Into::into);
        let source: Option<Object> = event.source();
        if content.is_none() || source != content {
            return;
        }
        hear(&frame, &event.data(), &code_url, &state, &emit);
    })
}

fn hear(
    frame: &HtmlIFrameElement,
    data: &JsValue,
    code_url: &str,
    state: &Rc<RefCell<State>>,
    emit: &Emit,
) {
    if has(data, "hello") {
        hand_in_code(frame.clone(), code_url.to_owned(), Rc::clone(emit));
    } else if let Ok(bytes) = field(data, "realm").dyn_into::<Uint8Array>() {
        match protocol::decode::<RealmMessage>(&bytes.to_vec()) {
            Ok(message) => take(frame, message, state, emit),
            Err(_) => emit(Event::RealmLost(RealmLoss::Nonsense)),
        }
    } else if has(data, "fatal") {
        emit(Event::RealmLost(RealmLoss::NotLoaded));
    } else {
        emit(Event::RealmLost(RealmLoss::Nonsense));
    }
}

fn take(frame: &HtmlIFrameElement, message: RealmMessage, state: &Rc<RefCell<State>>, emit: &Emit) {
    match message {
        RealmMessage::Height { css_px } => set_height(frame, css_px),
        RealmMessage::Fetch { part } => parts::hand_in(frame.clone(), part),
        RealmMessage::Ready => {
            emit(Event::Realm(RealmMessage::Ready));
            let waiting = {
                let mut state = state.borrow_mut();
                state.is_up = true;
                std::mem::take(&mut state.waiting)
            };
            for message in &waiting {
                post_message(frame, message);
            }
        }
        other => emit(Event::Realm(other)),
    }
}

/// Fetches the code from this copy and posts it in, since the frame itself can fetch nothing.
fn hand_in_code(frame: HtmlIFrameElement, url: String, emit: Emit) {
    spawn_local(async move {
        if post_code(&frame, &url).await.is_none() {
            emit(Event::RealmLost(RealmLoss::NotLoaded));
        }
    });
}

async fn post_code(frame: &HtmlIFrameElement, url: &str) -> Option<()> {
    let answer = JsFuture::from(window().fetch_with_str(url)).await.ok()?;
    let answer: Response = answer.dyn_into().ok()?;
    if !answer.ok() {
        return None;
    }
    let code = JsFuture::from(answer.array_buffer().ok()?).await.ok()?;
    let message = Object::new();
    Reflect::set(&message, &"wasm".into(), &code).ok()?;
    // An opaque origin has no name to aim at; the frame is the only one that is spoken to.
    let window = frame.content_window()?;
    window
        .post_message_with_transfer(&message, "*", &Array::of1(&code))
        .ok()
}

fn post_message(frame: &HtmlIFrameElement, message: &PageMessage) {
    let bytes = Uint8Array::from(protocol::encode(message).as_slice());
    let wrapped = Object::new();
    let set = Reflect::set(&wrapped, &"page".into(), &bytes);
    if let (Ok(_), Some(window)) = (set, frame.content_window()) {
        // A frame that is going away hears nothing, and the page is told of that otherwise.
        let _ = window.post_message(&wrapped, "*");
    }
}

/// A frame loads once; another load means that it was led elsewhere.
fn count_loads(frame: &HtmlIFrameElement, state: Rc<RefCell<State>>, emit: Emit) -> EventListener {
    EventListener::new(frame, "load", move |_| {
        let loads = {
            let mut state = state.borrow_mut();
            state.loads = state.loads.saturating_add(1);
            state.loads
        };
        if loads > 1 {
            emit(Event::RealmLost(RealmLoss::Vanished));
        }
    })
}

/// The height comes from a realm that draws what it must; only absurd values are cut.
fn set_height(frame: &HtmlIFrameElement, css_px: u32) {
    let height = css_px.clamp(MIN_HEIGHT_PX, MAX_HEIGHT_PX);
    // The style object is no style attribute: the policy allows it, and no value of ours is refused.
    let _ = frame.style().set_property("height", &format!("{height}px"));
}

fn field(data: &JsValue, name: &str) -> JsValue {
    Reflect::get(data, &name.into()).unwrap_or_default()
}

fn has(data: &JsValue, name: &str) -> bool {
    data.is_object() && !field(data, name).is_undefined()
}

const START_LIMIT_MS: u32 = 30_000;
const MIN_HEIGHT_PX: u32 = 120;
const MAX_HEIGHT_PX: u32 = 20_000;
