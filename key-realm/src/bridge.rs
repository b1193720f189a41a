//! What the start script offers, and how secret buffers cross: the only place that names raw
//! JavaScript values.

use js_sys::{Array, ArrayBuffer, Function, Object, Reflect, Uint8Array};
use wallet_core::{secret::SecretBytes, signer::Secrets};
use wallet_types::UnixMs;
use wasm_bindgen::{JsCast, JsValue, closure::Closure};
use zeroize::Zeroize;

/// Says whether there is a document here: in the frame there is, in its worker there is none.
pub(crate) fn has_document() -> bool {
    !member(&js_sys::global(), "document").is_undefined()
}

/// Hands bytes to the page.
pub(crate) fn tell_page(bytes: &[u8]) {
    call("tellPage", &Array::of1(&Uint8Array::from(bytes)));
}

/// Hands a message with its secrets to the worker. The secrets' copies here are erased.
pub(crate) fn tell_worker(message: &[u8], secrets: Secrets) {
    call(
        "tellWorker",
        &Array::of2(&Uint8Array::from(message), &to_buffers(secrets)),
    );
}

/// Ends the worker and makes it again, empty.
pub(crate) fn renew_worker() {
    call("renewWorker", &Array::new());
}

/// Takes the policy violations that were reported before anyone listened.
pub(crate) fn violations_so_far() -> Vec<String> {
    let found = call("violationsSoFar", &Array::new());
    Array::from(&found)
        .iter()
        .filter_map(|each| each.as_string())
        .collect()
}

/// Listens to bytes from the page.
pub(crate) fn on_page(hear: impl FnMut(Vec<u8>) + 'static) {
    let mut hear = hear;
    let hear = Closure::<dyn FnMut(Uint8Array)>::new(move |bytes: Uint8Array| hear(bytes.to_vec()));
    set("hearPage", hear.into_js_value());
}

/// Listens to how it went with parts that the page was asked for: their names, and the start
/// script's words for it.
pub(crate) fn on_part(hear: impl FnMut(String, String) + 'static) {
    set(
        "hearPart",
        Closure::<dyn FnMut(String, String)>::new(hear).into_js_value(),
    );
}

/// Listens to messages of the worker, with their secrets.
pub(crate) fn on_worker(hear: impl FnMut(Vec<u8>, Secrets) + 'static) {
    let mut hear = hear;
    let hear =
        Closure::<dyn FnMut(Uint8Array, Array)>::new(move |message: Uint8Array, secrets: Array| {
            hear(message.to_vec(), from_buffers(&secrets));
        });
    set("hearWorker", hear.into_js_value());
}

/// Listens to the death of the worker.
pub(crate) fn on_worker_lost(hear: impl FnMut() + 'static) {
    set(
        "loseWorker",
        Closure::<dyn FnMut()>::new(hear).into_js_value(),
    );
}

/// Listens to policy violations in screen and worker.
pub(crate) fn on_violation(hear: impl FnMut(String) + 'static) {
    set(
        "hearViolation",
        Closure::<dyn FnMut(String)>::new(hear).into_js_value(),
    );
}

/// Copies secrets into buffers that can be transferred, and erases them here.
pub(crate) fn to_buffers(secrets: Secrets) -> Array {
    secrets
        .into_buffers()
        .into_iter()
        .map(|secret| {
            let mut bytes = secret.into_exposed();
            let buffer = Uint8Array::from(bytes.as_slice()).buffer();
            bytes.zeroize();
            buffer
        })
        .collect()
}

/// Copies secrets out of transferred buffers, and overwrites those.
pub(crate) fn from_buffers(buffers: &Array) -> Secrets {
    let secrets: Vec<SecretBytes> = buffers
        .iter()
        .filter_map(|buffer| buffer.dyn_into::<ArrayBuffer>().ok())
        .map(|buffer| {
            let view = Uint8Array::new(&buffer);
            let secret = SecretBytes::from(view.to_vec());
            view.fill(0, 0, view.length());
            secret
        })
        .collect();
    Secrets::from(secrets)
}

/// Reads a member of any object.
pub(crate) fn member(object: &Object, name: &str) -> JsValue {
    Reflect::get(object, &name.into()).unwrap_or_default()
}

fn offered() -> Object {
    member(&js_sys::global(), "keyRealm")
        .dyn_into()
        .expect("the start script has set up its side before this module runs")
}

fn call(name: &str, arguments: &Array) -> JsValue {
    let offered = offered();
    let function: Function = member(&offered, name)
        .dyn_into()
        .expect("the start script offers each of these functions");
    // What throws is a worker or a page that is just going away; its loss is reported otherwise.
    Reflect::apply(&function, &offered, arguments).unwrap_or_default()
}

fn set(name: &str, value: JsValue) {
    let is_set = Reflect::set(&offered(), &name.into(), &value);
    debug_assert!(is_set.is_ok(), "the start script's object takes listeners");
}

/// Turns a browser's time into a moment.
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "a browser's time is a whole, positive number of milliseconds far below 2^53"
)]
pub(crate) const fn moment(time: f64) -> UnixMs {
    UnixMs(time as u64)
}
