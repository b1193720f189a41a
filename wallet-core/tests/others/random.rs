//! Input drawn from a seed that is printed, and taken from `HOLDFAST_SEED` to draw the same again.

use std::{
    hash::{BuildHasher, RandomState},
    sync::OnceLock,
};

use alloy_primitives::{U256, hex};
use wallet_core::signing_key::SigningKey;
use wallet_types::Address;

/// Draws numbers by SplitMix64: not secret, and the same on every machine.
pub(crate) struct Random(u64);

impl Random {
    /// Starts from the run's seed; each suite has its own numbers, whichever suites are run.
    pub(crate) fn of_suite(name: &str) -> Self {
        let mixed = name
            .bytes()
            .fold(seed(), |seed, byte| mix(seed ^ u64::from(byte)));
        Self(mixed)
    }

    pub(crate) fn number(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(STEP);
        mix(self.0)
    }

    /// A number below another.
    pub(crate) fn below(&mut self, end: usize) -> usize {
        usize::try_from(self.number() % u64::try_from(end).unwrap()).unwrap()
    }

    /// Yes, once in so many times.
    pub(crate) fn once_in(&mut self, times: usize) -> bool {
        self.below(times) == 0
    }

    pub(crate) fn one_of<'a, T>(&mut self, all: &'a [T]) -> &'a T {
        &all[self.below(all.len())]
    }

    pub(crate) fn bytes(&mut self, len: usize) -> Vec<u8> {
        (0..len).map(|_| self.number().to_be_bytes()[0]).collect()
    }

    pub(crate) fn array<const N: usize>(&mut self) -> [u8; N] {
        self.bytes(N).try_into().unwrap()
    }

    /// A number of 0 to so many bits, each length as likely.
    pub(crate) fn bits(&mut self, most: usize) -> u64 {
        let bits = self.below(most + 1);
        self.number()
            .checked_shr(u32::try_from(64 - bits).unwrap())
            .unwrap_or(0)
    }

    /// A number of 0 to 32 bytes, each length as likely.
    pub(crate) fn wide(&mut self) -> U256 {
        let len = self.below(33);
        U256::from_be_slice(&self.bytes(len))
    }

    pub(crate) fn key(&mut self) -> SigningKey {
        loop {
            if let Ok(key) = SigningKey::from_bytes(&self.array()) {
                return key;
            }
        }
    }

    pub(crate) fn address(&mut self) -> Address {
        Address::from_bytes(self.array())
    }

    /// Text of several scripts, in a form that no normalisation changes but NFKD's.
    pub(crate) fn text(&mut self, most: usize) -> String {
        let len = self.below(most + 1);
        (0..len)
            .map(|_| match self.below(8) {
                0 => *self.one_of(&['é', 'ü', 'ß', 'ñ', 'Å']),
                1 => *self.one_of(&['あ', 'が', '漢', '字', '한', '글', '🌊']),
                _ => char::from(b' ' + u8::try_from(self.below(95)).unwrap()),
            })
            .collect()
    }
}

/// The run's seed.
pub(crate) fn seed() -> u64 {
    static SEED: OnceLock<u64> = OnceLock::new();
    *SEED.get_or_init(|| match std::env::var("HOLDFAST_SEED") {
        Ok(text) if !text.is_empty() => u64::from_str_radix(&text, 16)
            .expect("HOLDFAST_SEED is a number of at most 16 hexadecimal digits"),
        _ => RandomState::new().hash_one(0),
    })
}

pub(crate) fn hex(bytes: impl AsRef<[u8]>) -> String {
    hex::encode_prefixed(bytes)
}

fn mix(seed: u64) -> u64 {
    let seed = (seed ^ (seed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    let seed = (seed ^ (seed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    seed ^ (seed >> 31)
}

const STEP: u64 = 0x9e37_79b9_7f4a_7c15;
