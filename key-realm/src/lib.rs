//! The key realm: a room with its own screen and no way out.
//!
//! Everything secret is typed, drawn, shown and approved here: in a sandboxed frame whose policy
//! forbids every request, and in that frame's worker, where the keys live. Think of a hardware wallet
//! made of software. The page may ask; only the person in front of this screen can agree.
//!
//! [`protocol`] says how page, screen and worker speak to each other. `machine` holds what happens
//! in each journey, as pure state machines: an event in, state and commands out. `screen` draws that
//! state and runs the commands; `worker` keeps wallet-core's signer. `frame/key-realm-start.js` is
//! what runs first: it takes the ways out away and checks the code's digest.
//!
//! Deliberately absent: requests, storage, clipboard, and anything that would hand a secret to the
//! page. No message of the page's protocol can carry one.

#![forbid(unsafe_code)]

mod bridge;
mod later;
mod machine;
pub mod protocol;
mod screen;
mod wording;
mod worker;

/// Starts what belongs to the place this runs in: the screen where there is a document, else the
/// worker.
pub fn start() {
    if bridge::has_document() {
        screen::start();
    } else {
        worker::start();
    }
}
