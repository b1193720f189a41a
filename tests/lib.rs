//! What the end-to-end scenarios share: browsers, nodes, gateways, and pages of the wallet.
//!
//! `support` starts and stops real things and says nothing about the wallet; `pages` finds, acts
//! and reads on the wallet's screens and checks nothing; the scenarios check.

#![forbid(unsafe_code)]
#![allow(
    missing_docs,
    clippy::missing_errors_doc,
    clippy::missing_panics_doc,
    reason = "read beside the scenarios that use it; it is no library"
)]

pub mod pages;
pub mod support;
