//! What the key realm needs seldom, as a WASM module without imports: it can reach nothing but its
//! own memory.
//!
//! Owns the way in and out, for one call of an instance: [`annex_room`], [`annex_answer`],
//! [`annex_answer_len`]. What is asked and answered stands in [`wallet_core::annex`]. Who made the
//! instance wipes its memory after the call and drops it.

#![cfg_attr(target_arch = "wasm32", no_main)]
#![allow(
    unsafe_code,
    reason = "an export needs its own name, which may be given to one function alone"
)]

use std::sync::{Mutex, MutexGuard, PoisonError};

use wallet_core::{annex, secret::SecretBytes};

/// Makes room for a request of so many bytes, and returns where.
#[unsafe(no_mangle)]
pub extern "C" fn annex_room(len: usize) -> *mut u8 {
    let mut bytes = bytes();
    *bytes = vec![0; len];
    bytes.as_mut_ptr()
}

/// Answers the request, and returns where the answer is.
#[unsafe(no_mangle)]
pub extern "C" fn annex_answer() -> *const u8 {
    let mut bytes = bytes();
    let request = SecretBytes::from(std::mem::take(&mut *bytes));
    *bytes = annex::serve(request.expose()).into_exposed();
    bytes.as_ptr()
}

/// Returns how many bytes the answer has.
#[unsafe(no_mangle)]
pub extern "C" fn annex_answer_len() -> usize {
    bytes().len()
}

/// The request until it is answered, then the answer.
static BYTES: Mutex<Vec<u8>> = Mutex::new(Vec::new());

fn bytes() -> MutexGuard<'static, Vec<u8>> {
    BYTES.lock().unwrap_or_else(PoisonError::into_inner)
}

/// Lets the workspace be built for other targets, where nobody calls the exports.
#[cfg(not(target_arch = "wasm32"))]
fn main() {}
