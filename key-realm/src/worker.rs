//! The worker: where the keys live. It keeps wallet-core's signer, brings it time and randomness,
//! and answers the screen's questions one after another.
//!
//! What is asked and answered is decided in `desk`; here are only the browser's ends of it.

mod annex;
pub(crate) mod desk;

use js_sys::{Array, ArrayBuffer, Date, Object, Reflect, Uint8Array};
use wallet_core::{
    annex::{Request, Response},
    signer::Secrets,
};
use wallet_types::UnixMs;
use wasm_bindgen::{JsCast, closure::Closure};
use web_sys::{DedicatedWorkerGlobalScope, MessageEvent};

use crate::{
    bridge, later,
    protocol::{self, AnnexFault, FromWorker},
    worker::desk::{Desk, Platform},
};

/// Runs the worker: says that it is up, and listens.
pub(crate) fn start() {
    let scope: DedicatedWorkerGlobalScope = js_sys::global().unchecked_into();
    let mut desk = Desk::new(Browser);
    let here = scope.clone();
    let hear = Closure::<dyn FnMut(MessageEvent)>::new(move |event: MessageEvent| {
        // What is asked may need it, and it comes before whatever needs it.
        later::join();
        let data: Object = event.data().unchecked_into();
        let message = Uint8Array::new(&bridge::member(&data, "message")).to_vec();
        let secrets = bridge::from_buffers(&Array::from(&bridge::member(&data, "secrets")));
        match desk.answer(&message, secrets) {
            Ok((reply, secrets)) => post(&here, &reply, secrets),
            // A screen that sends nonsense is not to be spoken to; silence ends in a new worker.
            Err(protocol::Nonsense) => here.close(),
        }
    });
    scope.set_onmessage(Some(hear.as_ref().unchecked_ref()));
    hear.forget();
    post(&scope, &FromWorker::Up, Secrets::none());
}

fn post(scope: &DedicatedWorkerGlobalScope, message: &FromWorker, secrets: Secrets) {
    let bytes = Uint8Array::from(protocol::encode(message).as_slice());
    let buffers = bridge::to_buffers(secrets);
    let moved = buffers.concat(&Array::of1(&bytes.buffer()));
    let envelope = Object::new();
    let is_set = Reflect::set(&envelope, &"message".into(), &bytes).is_ok()
        && Reflect::set(&envelope, &"secrets".into(), &buffers).is_ok();
    debug_assert!(is_set, "a fresh object takes members");
    // It can only fail where the screen is gone, and then nobody waits for it.
    let _ = scope.post_message_with_transfer(&envelope, &moved);
}

/// The browser's clock and random source.
struct Browser;

impl Platform for Browser {
    fn now(&self) -> UnixMs {
        bridge::moment(Date::now())
    }

    fn fill_random(&self, bytes: &mut [u8]) -> Result<(), desk::NoRandomness> {
        getrandom::fill(bytes).map_err(|_| desk::NoRandomness)
    }

    fn annex(
        &self,
        request: &Request,
        secrets: Secrets,
    ) -> Result<(Response, Secrets), AnnexFault> {
        annex::call(request, secrets)
    }

    fn part(&self, name: &str) -> Option<Vec<u8>> {
        let bytes: ArrayBuffer = bridge::part(name)?.dyn_into().ok()?;
        Some(Uint8Array::new(&bytes).to_vec())
    }
}
