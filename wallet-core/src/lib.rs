//! Phrases, keys, the vault, signing, and what a signature means.

#![no_std]
#![forbid(unsafe_code)]

extern crate alloc;

pub mod kdf;
pub mod mnemonic;
pub mod password;
pub mod seal;
pub mod secret;
pub mod signer;
pub mod vault;
