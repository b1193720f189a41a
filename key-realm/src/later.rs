//! Joins the later half of this program to what runs already, in the frame and in its worker.
//!
//! The build parts the module in two (`holdfast seal`, `key-realm-later.txt`). The later half works on
//! the memory and the table of the first, and fills its own places in that table; a call of one of
//! them before stops the program. So whoever asks for anything of it asks `machine::later` first, and
//! the worker joins it before it hears the next question.

use std::cell::Cell;

use js_sys::{Object, Reflect, WebAssembly};

use crate::{bridge, protocol::LATER_PART};

thread_local! {
    static IS_JOINED: Cell<bool> = const { Cell::new(false) };
}

/// Joins the later half, if it came. Says whether it is joined now.
pub(crate) fn join() -> bool {
    IS_JOINED.with(|joined| {
        if !joined.get() {
            joined.set(instantiate().is_some());
        }
        joined.get()
    })
}

fn instantiate() -> Option<WebAssembly::Instance> {
    let code = bridge::part(LATER_PART)?;
    let module = WebAssembly::Module::new(&code).ok()?;
    let imports = Object::new();
    Reflect::set(&imports, &FIRST.into(), &wasm_bindgen::exports()).ok()?;
    WebAssembly::Instance::new(&module, &imports).ok()
}

/// The name under which the later half imports from the first one, as `pack::split` writes it.
const FIRST: &str = "first";
