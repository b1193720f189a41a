//! The annex: an instance for one call, in memory of its own that is wiped after it.
//!
//! Owns its making and its end. Its code came later than the worker's: the page fetched it, and the
//! start script compared its SHA-256. It imports nothing, so it can reach nothing.

use js_sys::{Array, Function, Map, Object, Reflect, Uint8Array, WebAssembly};
use wallet_core::{
    annex::{self, Request, Response},
    secret::SecretBytes,
    signer::Secrets,
};
use wasm_bindgen::{JsCast, JsValue};

use crate::{
    bridge,
    protocol::{ANNEX_PART, AnnexFault},
};

/// Has the annex carry out a request. Takes as long as the request does.
pub(super) fn call(request: &Request, secrets: Secrets) -> Result<(Response, Secrets), AnnexFault> {
    let parts: Map = bridge::member(&js_sys::global(), "parts").unchecked_into();
    let code = parts.get(&ANNEX_PART.into());
    if code.is_undefined() {
        return Err(AnnexFault::NotHere);
    }
    let request = annex::encode(request, secrets);
    let answer = run(&code, request.expose()).ok_or(AnnexFault::Stopped)?;
    annex::decode(answer.expose()).map_err(|_| AnnexFault::Stopped)
}

fn run(code: &JsValue, request: &[u8]) -> Option<SecretBytes> {
    let module = WebAssembly::Module::new(code).ok()?;
    let instance = WebAssembly::Instance::new(&module, &Object::new()).ok()?;
    let exports = Exports(instance.exports());
    let answer = exports.exchange(request);
    exports.wipe();
    answer
}

/// What an instance offers.
struct Exports(Object);

impl Exports {
    /// One request, one answer. `None` where the instance stopped, such as for lack of memory.
    fn exchange(&self, request: &[u8]) -> Option<SecretBytes> {
        let len = u32::try_from(request.len()).ok()?;
        let room = self.call("annex_room", &Array::of1(&len.into()))?;
        self.memory()
            .subarray(room, room.checked_add(len)?)
            .copy_from(request);
        let at = self.call("annex_answer", &Array::new())?;
        let len = self.call("annex_answer_len", &Array::new())?;
        let found = self.memory().subarray(at, at.checked_add(len)?);
        let mut bytes = vec![0; len as usize];
        if found.length() != len {
            return None;
        }
        found.copy_to(&mut bytes);
        Some(SecretBytes::from(bytes))
    }

    /// Overwrites all that the instance ever wrote, its stack too: whether it answered or stopped.
    fn wipe(&self) {
        let memory = self.memory();
        memory.fill(0, 0, memory.length());
    }

    /// The memory as it is now: growing it makes earlier views worthless.
    fn memory(&self) -> Uint8Array {
        let memory: Object = bridge::member(&self.0, "memory").unchecked_into();
        Uint8Array::new(&bridge::member(&memory, "buffer"))
    }

    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "an address comes out as a signed number of 32 bits, and is an unsigned one"
    )]
    fn call(&self, name: &str, arguments: &Array) -> Option<u32> {
        let function: Function = bridge::member(&self.0, name).dyn_into().ok()?;
        let number = Reflect::apply(&function, &JsValue::UNDEFINED, arguments).ok()?;
        number.as_f64().map(|number| number as i64 as u32)
    }
}
