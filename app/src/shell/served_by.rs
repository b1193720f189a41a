//! What serves this page, by its own answer's headers: a hint, since whoever serves can write them.

use std::rc::Rc;

use flows::{Event, ServedBy};
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::{Headers, RequestInit, Response};

use super::{Emit, document::window};

/// Asks for the page's own headers; the answer comes as an event, or never.
pub(super) fn ask(emit: &Emit) {
    let emit = Rc::clone(emit);
    spawn_local(async move {
        if let Some(headers) = own_headers().await {
            let read = |name: &str| headers.get(name).ok().flatten();
            emit(Event::ServedBy(ServedBy {
                server: read("server"),
                ipfs_path: read("x-ipfs-path"),
                ipfs_roots: read("x-ipfs-roots"),
            }));
        }
    });
}

async fn own_headers() -> Option<Headers> {
    if window().location().protocol().ok()? == "file:" {
        return None;
    }
    let init = RequestInit::new();
    init.set_method("HEAD");
    let answer = JsFuture::from(window().fetch_with_str_and_init("./", &init))
        .await
        .ok()?;
    Some(answer.dyn_into::<Response>().ok()?.headers())
}
