//! One endpoint, real and scripted: a node that answers, and servers that answer wrongly.

#![allow(
    clippy::unwrap_used,
    reason = "a test that fails here says so by itself"
)]

mod faults;
mod node;
mod support;
