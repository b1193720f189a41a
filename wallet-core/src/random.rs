//! Randomness that was handed in, so that each byte of it is used once.
//!
//! This crate finds none itself.

use zeroize::{Zeroize, Zeroizing};

use crate::secret::SecretBytes;

/// Fresh random bytes, taken from the front.
#[derive(Debug)]
pub(crate) struct Random {
    bytes: SecretBytes,
    taken: usize,
}

impl Random {
    /// Takes bytes for random. `None` where they are fewer or more than `len_bytes`, or all the
    /// same, as a failed source leaves them.
    pub(crate) fn new(bytes: SecretBytes, len_bytes: usize) -> Option<Self> {
        let all = bytes.expose();
        let first = all.first()?;
        let is_even = all.iter().all(|byte| byte == first);
        (all.len() == len_bytes && !is_even).then_some(Self { bytes, taken: 0 })
    }

    /// Takes the next bytes.
    ///
    /// # Panics
    /// Where more is taken than was handed in; every caller's sum is fixed and below that.
    pub(crate) fn take<const N: usize>(&mut self) -> Zeroizing<[u8; N]> {
        let mut out = Zeroizing::new([0; N]);
        self.fill(&mut *out);
        out
    }

    /// Fills a slice with the next bytes.
    pub(crate) fn fill(&mut self, out: &mut [u8]) {
        let end = self.taken + out.len();
        let fresh = self.bytes.expose().get(self.taken..end);
        out.zeroize();
        out.copy_from_slice(fresh.expect("a request takes fewer bytes than it brings"));
        self.taken = end;
    }
}
