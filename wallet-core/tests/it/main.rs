//! What `wallet-core` promises, checked from outside: published vectors, round trips, refusals.

#![expect(
    clippy::unwrap_used,
    reason = "a test stops where its own data is not as it should be"
)]

mod accounts;
mod annex;
mod bip32;
mod bip39;
mod bip39_languages;
mod differential;
mod eip1559;
mod keystore;
mod messages;
mod private_key;
mod python;
mod review;
mod rfc6979;
mod secrets;
mod signature_forms;
mod signer;
mod siwe;
mod slip39;
mod support;
mod transactions;
mod typed_data;
mod vault;
mod word_list;
