//! Joins the later half of the page to what runs already.
//!
//! The build parts the page's module in two (`holdfast seal`, `page-later.txt`): the later half asks
//! endpoints, which nothing does before the person has chosen one. It works on the memory and the
//! table of the first half, and fills its own places in that table; a call of one of them before stops
//! the page. So whoever asks an endpoint awaits [`join`] first.

use std::cell::RefCell;

use js_sys::{ArrayBuffer, Object, Promise, Reflect, WebAssembly};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::{JsFuture, future_to_promise};
use web_sys::Response;

use super::document::{by_id, window};

thread_local! {
    /// The joining under way or done; none where it failed.
    static JOINED: RefCell<Option<Promise>> = const { RefCell::new(None) };
}

/// The later half could not be had: nobody answered, or this copy is not whole.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct NotWhole;

/// Joins the later half, once. After a failure the next who asks tries again.
pub(super) async fn join() -> Result<(), NotWhole> {
    let joined = JOINED.with_borrow_mut(|joined| {
        let begin = || future_to_promise(async { instantiate().await });
        joined.get_or_insert_with(begin).clone()
    });
    match JsFuture::from(joined).await {
        Ok(_) => Ok(()),
        Err(_) => {
            JOINED.set(None);
            Err(NotWhole)
        }
    }
}

async fn instantiate() -> Result<JsValue, JsValue> {
    let frame = by_id("key-frame-source").ok_or(JsValue::NULL)?;
    let place = frame.get_attribute("data-later").ok_or(JsValue::NULL)?;
    let answer = JsFuture::from(window().fetch_with_str(&place)).await?;
    let answer: Response = answer.unchecked_into();
    if !answer.ok() {
        return Err(JsValue::NULL);
    }
    let code: ArrayBuffer = JsFuture::from(answer.array_buffer()?)
        .await?
        .unchecked_into();
    let module = JsFuture::from(WebAssembly::compile(&code)).await?;
    let imports = Object::new();
    Reflect::set(&imports, &FIRST.into(), &wasm_bindgen::exports())?;
    JsFuture::from(WebAssembly::instantiate_module(
        module.unchecked_ref(),
        &imports,
    ))
    .await
}

/// The name under which the later half imports from the first one, as `pack::split` writes it.
const FIRST: &str = "first";
