//! The curve against two independent implementations.

#![allow(missing_docs, reason = "a test binary has no readers of its docs")]
#![expect(
    clippy::unwrap_used,
    reason = "a test stops where its own data is not as it should be"
)]

mod base;
mod point;
mod recover;
mod scalar;

/// Reads 64 hexadecimal digits.
fn number(digits: &str) -> [u8; 32] {
    core::array::from_fn(|at| u8::from_str_radix(&digits[2 * at..2 * at + 2], 16).unwrap())
}

/// A number of few bits.
fn small(value: u8) -> [u8; 32] {
    core::array::from_fn(|at| if at == 31 { value } else { 0 })
}

/// The order less a small number.
fn below_order(less: u8) -> [u8; 32] {
    let mut bytes = number("fffffffffffffffffffffffffffffffebaaedce6af48a03bbfd25e8cd0364141");
    bytes[31] -= less;
    bytes
}

/// Numbers at which carries, digits or signs turn.
fn turning_points() -> Vec<[u8; 32]> {
    let mut all: Vec<[u8; 32]> = (0..=34).map(small).collect();
    all.extend((1..=34).map(below_order));
    for bit in 0..256 {
        let mut power = [0; 32];
        power[31 - bit / 8] = 1 << (bit % 8);
        let mut ones = [0xff; 32];
        ones[..31 - bit / 8].fill(0);
        ones[31 - bit / 8] = 0xff >> (7 - bit % 8);
        all.extend([power, ones]);
    }
    all.extend((0..=255).map(|byte| [byte; 32]));
    all
}
