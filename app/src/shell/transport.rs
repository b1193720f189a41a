//! The one function through which every request to an endpoint leaves, and the ledger hears of it.

use std::{cell::RefCell, rc::Rc};

use chain::{Clock, HttpRequest, HttpResponse, Transport, TransportError};
use flows::{EgressEntry, Event};
use gloo::timers::callback::Timeout;
use js_sys::{Reflect, Uint8Array};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{
    AbortController, Headers, ReadableStreamDefaultReader, ReferrerPolicy, RequestCache,
    RequestCredentials, RequestInit, RequestMode, RequestRedirect, Response, ResponseType,
};

use super::{Emit, clock::DeviceClock, document::window};

/// The origins that the sealed policy lists; none before sealing, when any may be tried.
#[derive(Debug, Clone, Default)]
pub(super) struct Reach(Rc<RefCell<Option<Vec<String>>>>);

/// Carries requests by the browser's `fetch`.
pub(super) struct FetchTransport {
    emit: Emit,
    reach: Reach,
}

impl Reach {
    /// Takes the origins that were sealed.
    pub(super) fn narrow(&self, origins: Vec<String>) {
        *self.0.borrow_mut() = Some(origins);
    }

    fn allows(&self, origin: &str) -> bool {
        self.0
            .borrow()
            .as_ref()
            .is_none_or(|listed| listed.iter().any(|each| each == origin))
    }
}

impl FetchTransport {
    /// Makes a transport whose ledger entries go to `emit`.
    pub(super) fn new(emit: Emit, reach: Reach) -> Self {
        Self { emit, reach }
    }

    fn write_ledger(&self, request: &HttpRequest) {
        (self.emit)(Event::Egress(EgressEntry {
            when: DeviceClock.now(),
            to: request.url.clone(),
            method: request.method,
            reveals: request.reveals,
            bytes: request.body.len() as u64,
        }));
    }
}

impl Transport for FetchTransport {
    async fn post(&self, request: HttpRequest) -> Result<HttpResponse, TransportError> {
        if !self.reach.allows(request.url.origin()) {
            return Err(TransportError::NotListed);
        }
        let abort = AbortController::new().map_err(|_| TransportError::Unreachable)?;
        let init = init_of(&request, &abort).ok_or(TransportError::Unreachable)?;
        self.write_ledger(&request);
        let expired = abort.clone();
        let deadline = Timeout::new(request.deadline_ms, move || expired.abort());
        let outcome = exchange(&request, &init, &abort).await;
        deadline.cancel();
        if outcome.is_err() {
            // Nothing of an answer that was given up is read any more.
            abort.abort();
        }
        outcome
    }
}

fn init_of(request: &HttpRequest, abort: &AbortController) -> Option<RequestInit> {
    let headers = Headers::new().ok()?;
    headers.set("content-type", "application/json").ok()?;
    let init = RequestInit::new();
    init.set_method("POST");
    init.set_headers(&headers);
    init.set_body(&JsValue::from_str(&request.body));
    init.set_mode(RequestMode::Cors);
    init.set_credentials(RequestCredentials::Omit);
    init.set_cache(RequestCache::NoStore);
    init.set_referrer_policy(ReferrerPolicy::NoReferrer);
    // Followed by nobody, and told apart from a failure.
    init.set_redirect(RequestRedirect::Manual);
    init.set_signal(Some(&abort.signal()));
    Some(init)
}

async fn exchange(
    request: &HttpRequest,
    init: &RequestInit,
    abort: &AbortController,
) -> Result<HttpResponse, TransportError> {
    let asked = window().fetch_with_str_and_init(request.url.as_str(), init);
    let answer = JsFuture::from(asked)
        .await
        .map_err(|_| unless_late(abort, TransportError::Unreachable))?;
    let answer: Response = answer.unchecked_into();
    if answer.type_() == ResponseType::Opaqueredirect {
        return Err(TransportError::Redirected);
    }
    let retry_after = answer.headers().get("retry-after").ok().flatten();
    let body = read(&answer, request.max_body_bytes, abort).await?;
    Ok(HttpResponse {
        status: answer.status(),
        body,
        retry_after,
    })
}

/// Reads the body piece by piece, and stops at the cap.
async fn read(
    answer: &Response,
    cap: usize,
    abort: &AbortController,
) -> Result<Vec<u8>, TransportError> {
    let Some(stream) = answer.body() else {
        return Ok(Vec::new());
    };
    let reader: ReadableStreamDefaultReader = stream.get_reader().unchecked_into();
    let mut body = Vec::new();
    loop {
        let piece = JsFuture::from(reader.read())
            .await
            .map_err(|_| unless_late(abort, TransportError::Truncated))?;
        let is_last = Reflect::get(&piece, &"done".into()).is_ok_and(|done| done.is_truthy());
        if is_last {
            return Ok(body);
        }
        let value = Reflect::get(&piece, &"value".into()).unwrap_or_default();
        let bytes: Uint8Array = value.dyn_into().map_err(|_| TransportError::Truncated)?;
        if body.len().saturating_add(bytes.length() as usize) > cap {
            return Err(TransportError::TooLarge);
        }
        body.extend_from_slice(&bytes.to_vec());
    }
}

/// Before it ends by itself, a request is given up for its deadline alone.
fn unless_late(abort: &AbortController, otherwise: TransportError) -> TransportError {
    if abort.signal().aborted() {
        TransportError::TimedOut
    } else {
        otherwise
    }
}
