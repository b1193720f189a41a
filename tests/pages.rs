//! The wallet's screens as a person uses them: find, act, read. Nothing here checks.

pub mod element;
pub mod key_realm;
pub mod wallet;
