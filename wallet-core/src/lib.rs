//! Phrases, keys, the vault, signing, and what a signature means.

#![no_std]
#![forbid(unsafe_code)]

extern crate alloc;

pub mod derivation_path;
pub mod extended_key;
pub mod kdf;
pub mod mnemonic;
pub mod password;
mod random;
pub mod review;
pub mod rlp;
pub mod seal;
pub mod secret;
pub mod seed;
pub mod signer;
pub mod signing_key;
pub mod transaction;
pub mod vault;
