//! Cutting a scalar in halves, and a half into digits. For public numbers alone: the time shows them.
//!
//! The curve has an endomorphism: `lambda * (x, y) = (beta * x, y)`. Each scalar is
//! `a + b * lambda` with `a` and `b` of 128 bits and a sign, so that half of the doublings go away
//! ("Guide to Elliptic Curve Cryptography", algorithm 3.74).

use crate::{
    scalar::{Scalar, product},
    words::{Words, low},
};

/// A number of 128 bits with its sign.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Half {
    words: Words,
    is_negative: bool,
}

/// Digits, lowest first: zero, or odd and below half the width in size.
pub(crate) type Digits = [i16; DIGITS];

/// Cuts a scalar `k` in `[a, b]` with `k = a + b * lambda`.
pub(crate) fn split(k: &Scalar) -> [Half; 2] {
    let c1 = rounded(k, &G1).multiply(&MINUS_B1);
    let c2 = rounded(k, &G2).multiply(&MINUS_B2);
    let b = c1.add(&c2);
    let a = k.add(&b.multiply(&MINUS_LAMBDA));
    [a, b].map(Half::of)
}

impl Half {
    /// Of a number and its negative one has 128 bits.
    fn of(scalar: Scalar) -> Self {
        let is_negative = scalar.is_high();
        let size = if is_negative { scalar.negate() } else { scalar };
        Self {
            words: *size.words(),
            is_negative,
        }
    }

    /// Cuts it into digits such that of any `width` in a row one at most is not zero.
    pub(crate) fn digits(mut self, width: u32) -> Digits {
        let mut digits = [0; DIGITS];
        for digit in &mut digits {
            if self.words[0] & 1 == 1 {
                let value = self.take_digit(width);
                *digit = if self.is_negative { -value } else { value };
            }
            self.halve();
        }
        digits
    }

    /// Takes the odd digit at the lowest place, so that the next `width` bits are zero.
    fn take_digit(&mut self, width: u32) -> i16 {
        let bits = self.words[0] & ((1 << width) - 1);
        self.words[0] -= bits;
        let size = i16::try_from(bits).expect("a digit is narrow");
        if bits >> (width - 1) == 0 {
            return size;
        }
        self.add_at_lowest(1 << width);
        size - (1 << width)
    }

    fn add_at_lowest(&mut self, value: u32) {
        let mut carry = u64::from(value);
        for word in &mut self.words {
            carry += u64::from(*word);
            *word = low(carry);
            carry >>= 32;
        }
    }

    fn halve(&mut self) {
        let mut above = 0;
        for word in self.words.iter_mut().rev() {
            let next = *word << 31;
            *word = (*word >> 1) | above;
            above = next;
        }
    }
}

/// Multiplies by a constant and divides by 2^384, rounded.
fn rounded(k: &Scalar, constant: &Words) -> Scalar {
    let wide = product(k.words(), constant);
    let mut words = [0; 8];
    words[..4].copy_from_slice(&wide[12..]);
    let mut half = Half {
        words,
        is_negative: false,
    };
    half.add_at_lowest(wide[11] >> 31);
    Scalar::from_words(half.words)
}

/// 128 bits, and one for a carry.
pub(crate) const DIGITS: usize = 130;

/// What `lambda` multiplies the first coordinate by.
pub(crate) const BETA: Words = [
    0x719501ee, 0xc1396c28, 0x12f58995, 0x9cf04975, 0xac3434e9, 0x6e64479e, 0x657c0710, 0x7ae96a2b,
];
const MINUS_LAMBDA: Scalar = Scalar::from_words([
    0xb51283cf, 0xe0cfc810, 0x8ec739c2, 0xa880b9fc, 0x77ed9ba4, 0x5ad9e3fd, 0x3fa3cf1f, 0xac9c52b3,
]);
const MINUS_B1: Scalar =
    Scalar::from_words([0x0abfe4c3, 0x6f547fa9, 0x010e8828, 0xe4437ed6, 0, 0, 0, 0]);
const MINUS_B2: Scalar = Scalar::from_words([
    0x3db1562c, 0xd765cda8, 0x0774346d, 0x8a280ac5, 0xfffffffe, 0xffffffff, 0xffffffff, 0xffffffff,
]);
const G1: Words = [
    0x45dbb031, 0xe893209a, 0x71e8ca7f, 0x3daa8a14, 0x9284eb15, 0xe86c90e4, 0xa7d46bcd, 0x3086d221,
];
const G2: Words = [
    0x8ac47f71, 0x1571b4ae, 0x9df506c6, 0x221208ac, 0x0abfe4c4, 0x6f547fa9, 0x010e8828, 0xe4437ed6,
];
