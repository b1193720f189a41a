//! What holds of any bytes that a person or a stranger hands in.
//!
//! Owns one target for each parser of foreign bytes: what is read, what must be true of the outcome,
//! and the bound of memory that the parser's docs state. `tests/replay.rs` puts the committed corpus
//! and its mutations to them on any toolchain; `libfuzzer` searches on, by `cargo xtask fuzz`. What
//! particular bytes mean is left to the tests of the crates.

#![expect(
    clippy::unwrap_used,
    reason = "a target stops where something is not as it should be"
)]

mod hostile;
mod targets;

/// A parser under test.
#[derive(Debug, Clone, Copy)]
pub struct Target {
    /// Its name, and its folder's in the corpus.
    pub name: &'static str,
    /// Reads bytes and lets go of what was read.
    pub read: fn(&[u8]),
    /// Checks what must be true of the outcome.
    pub check: fn(&[u8]),
    /// The most memory that reading takes.
    pub bound: Bound,
    /// The longest bytes that are worth a try, in bytes: somewhat more than is read.
    pub max_len_bytes: usize,
    /// Bytes that were made to take much memory or time.
    pub hostile: fn() -> Vec<Vec<u8>>,
}

/// The most memory that reading takes: a multiple of the bytes, and a bit.
#[derive(Debug, Clone, Copy)]
pub struct Bound {
    /// So many times the length of what is read.
    pub times: usize,
    /// And so many bytes more.
    pub plus_bytes: usize,
}

impl Bound {
    /// Returns the bound for bytes of a length.
    #[must_use]
    pub const fn of(self, len_bytes: usize) -> usize {
        self.times * len_bytes + self.plus_bytes
    }
}

/// Every target.
pub const TARGETS: [Target; 10] = [
    targets::phrase::TARGET,
    targets::path::TARGET,
    targets::share::TARGET,
    targets::key::TARGET,
    targets::keystore::TARGET,
    targets::vault::TARGET,
    targets::transaction::TARGET,
    targets::typed_data::TARGET,
    targets::sign_in::TARGET,
    targets::uri::TARGET,
];

/// Puts bytes to the target of a name, as a fuzzer does.
///
/// # Panics
/// Where there is no such target, or something does not hold.
pub fn fuzz(name: &str, bytes: &[u8]) {
    let target = TARGETS.iter().find(|target| target.name == name).unwrap();
    if bytes.len() <= target.max_len_bytes {
        (target.check)(bytes);
    }
}
