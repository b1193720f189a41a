//! The arithmetic of secp256k1, at full speed in a browser.
//!
//! Owns multiples of the generator by secret numbers in constant time, the numbers modulo the order
//! of the curve that signing needs, and the recovery of a public key. Its numbers are made for
//! WebAssembly, where a product has 64 bits and there is no carry flag; `wallet-core/PERFORMANCE.md`
//! tells what each choice buys. Tables are computed when first needed, so the bytes hold
//! none. Nonces, hashes and what is signed are left to whoever calls.

#![no_std]
#![forbid(unsafe_code)]
#![allow(
    clippy::needless_range_loop,
    reason = "limbs of several numbers meet at one place"
)]

extern crate alloc;

mod base;
mod field;
mod inverse;
mod jacobian;
mod point;
mod product;
mod recover;
mod scalar;
mod sign;
mod split;
mod words;

pub use base::base_times;
pub use point::Point;
pub use recover::recover;
pub use scalar::Scalar;
pub use sign::{Signed, sign};
