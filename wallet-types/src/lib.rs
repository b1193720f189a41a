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
pub mod apart;
pub mod call;
pub mod chain_id;
mod decimal;
pub mod derivation_path;
pub mod digest;
pub mod explained;
pub mod interoperable_name;
pub mod mark;
pub mod message;
pub mod path_family;
pub mod payment_uri;
pub mod protocol;
pub mod review;
pub mod source;
pub mod time;
pub mod token_amount;
pub mod transaction;

pub use crate::{
    account::{Account, AccountIndex, AccountName, AccountOrigin},
    address::Address,
    amount::{Gwei, Wei},
    chain_id::ChainId,
    derivation_path::DerivationPath,
    digest::Digest,
    interoperable_name::InteroperableName,
    mark::{BlockRef, Mark, Marked},
    path_family::PathFamily,
    payment_uri::PaymentUri,
    source::{SourceFacts, SourceId, SourceKind},
    time::UnixMs,
    token_amount::{Decimals, TokenAmount},
    transaction::{Gas, Nonce, Payment, Transaction},
};
