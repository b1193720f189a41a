//! What both realms of Holdfast may know.
//!
//! The page and the key realm speak about the same addresses, amounts, transactions and reviews.
//! Those words live here, with the protocol that carries them across the frame's wall.
//!
//! This crate never holds or names a secret: whatever it can express may be read by the page.
//! Encoding transactions, deriving keys and judging bytes belong to `wallet-core`; asking a node
//! belongs to `chain`.

#![no_std]
#![forbid(unsafe_code)]

extern crate alloc;

pub mod account;
pub mod address;
pub mod amount;
pub mod chain_id;
pub mod digest;
pub mod mark;
pub mod message;
pub mod protocol;
pub mod review;
pub mod time;
pub mod transaction;

pub use crate::{
    account::{Account, AccountIndex, AccountName},
    address::Address,
    amount::Wei,
    chain_id::ChainId,
    digest::Digest,
    mark::{BlockRef, Mark, Marked},
    time::UnixMs,
    transaction::{Gas, Nonce, Payment},
};
