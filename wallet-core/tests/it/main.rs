//! What `wallet-core` promises, checked from outside: published vectors, round trips, refusals.

#![expect(
    clippy::unwrap_used,
    reason = "a test stops where its own data is not as it should be"
)]

mod accounts;
mod bip32;
mod bip39;
mod eip1559;
mod python;
mod review;
mod rfc6979;
mod secrets;
mod signer;
mod slip39;
mod support;
mod vault;
