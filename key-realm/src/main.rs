//! The program of the key realm: one WASM module that runs in two places.

/// Starts the screen in the frame, or the signer in the frame's worker.
fn main() {
    key_realm::start();
}
