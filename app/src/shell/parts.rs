//! Parts of the key realm that load when they are needed: fetched from this copy, handed in as bytes.
//!
//! The frame compares their hashes, so nothing is judged here but length. Where each part lies is
//! written beside the frame's source by `holdfast seal`.

use gloo::timers::callback::Timeout;
use js_sys::{Array, ArrayBuffer, JSON, Object, Reflect};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::{HtmlIFrameElement, Response};

use super::document::{by_id, window};

/// Why a part could not be had. The frame words it, on its own screen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum PartFailure {
    /// Nobody answered: offline, or the server is gone.
    Unreachable,
    /// This copy is not whole: whoever serves it has no such file.
    Missing,
}

/// Fetches a part, once more where nobody answered, and hands it or the failure to the frame.
pub(super) fn hand_in(frame: HtmlIFrameElement, part: String) {
    attempt(frame, part, ATTEMPTS);
}

fn attempt(frame: HtmlIFrameElement, part: String, left: u8) {
    spawn_local(async move {
        let found = fetch(&part).await;
        if let (Err(PartFailure::Unreachable), 2..) = (&found, left) {
            let again = move || attempt(frame, part, left - 1);
            Timeout::new(RETRY_AFTER_MS, again).forget();
        } else {
            // A frame that is gone waits for nothing.
            let _ = post(&frame, &part, found);
        }
    });
}

async fn fetch(part: &str) -> Result<ArrayBuffer, PartFailure> {
    let url = place(part).ok_or(PartFailure::Missing)?;
    let answer = JsFuture::from(window().fetch_with_str(&url)).await;
    let answer: Response = answer.map_err(unreachable)?.unchecked_into();
    if !answer.ok() || says_too_long(&answer) {
        return Err(PartFailure::Missing);
    }
    let bytes = answer.array_buffer().map_err(unreachable)?;
    let bytes = JsFuture::from(bytes).await.map_err(unreachable)?;
    let bytes: ArrayBuffer = bytes.unchecked_into();
    if bytes.byte_length() > MAX_LEN_BYTES {
        return Err(PartFailure::Missing);
    }
    Ok(bytes)
}

/// Finds where a part lies. `None` where the build has none of that name.
fn place(part: &str) -> Option<String> {
    let places = by_id("key-frame-source")?.get_attribute("data-lazy")?;
    let places = JSON::parse(&places).ok()?;
    Reflect::get(&places, &part.into()).ok()?.as_string()
}

fn says_too_long(answer: &Response) -> bool {
    let stated = answer.headers().get("content-length").ok().flatten();
    let stated: Option<u32> = stated.and_then(|text| text.parse().ok());
    stated.is_some_and(|len| len > MAX_LEN_BYTES)
}

fn post(
    frame: &HtmlIFrameElement,
    part: &str,
    found: Result<ArrayBuffer, PartFailure>,
) -> Option<()> {
    let message = Object::new();
    let moved = Array::new();
    let (name, value): (&str, JsValue) = match found {
        Ok(bytes) => {
            moved.push(&bytes);
            ("bytes", bytes.into())
        }
        Err(PartFailure::Unreachable) => ("failure", "unreachable".into()),
        Err(PartFailure::Missing) => ("failure", "missing".into()),
    };
    Reflect::set(&message, &"part".into(), &part.into()).ok()?;
    Reflect::set(&message, &name.into(), &value).ok()?;
    // An opaque origin has no name to aim at; the frame is the only one that is spoken to.
    let window = frame.content_window()?;
    window
        .post_message_with_transfer(&message, "*", &moved)
        .ok()
}

fn unreachable(_: JsValue) -> PartFailure {
    PartFailure::Unreachable
}

const ATTEMPTS: u8 = 2;
const RETRY_AFTER_MS: u32 = 1_500;
/// As the frame's start script holds it.
const MAX_LEN_BYTES: u32 = 2 * 1024 * 1024;
