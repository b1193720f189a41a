//! Products modulo p: where nearly all the time goes, so that this is written out.

use crate::{
    field::{FOLD_LOW, FOLD_SHIFT, Field, LIMB_BITS, MASK, MOST, TOP_BITS, TOP_MASK},
    words::{each_limb, low},
};

impl Field {
    /// Multiplies.
    #[inline(never)]
    pub(crate) fn mul(&self, other: &Self) -> Self {
        debug_assert!(self.magnitude() * other.magnitude() <= MOST, "columns fit");
        let [a0, a1, a2, a3, a4, a5, a6, a7, a8] = wide(self.limbs());
        let [b0, b1, b2, b3, b4, b5, b6, b7, b8] = wide(other.limbs());
        reduced([
            a0 * b0,
            a0 * b1 + a1 * b0,
            a0 * b2 + a1 * b1 + a2 * b0,
            a0 * b3 + a1 * b2 + a2 * b1 + a3 * b0,
            a0 * b4 + a1 * b3 + a2 * b2 + a3 * b1 + a4 * b0,
            a0 * b5 + a1 * b4 + a2 * b3 + a3 * b2 + a4 * b1 + a5 * b0,
            a0 * b6 + a1 * b5 + a2 * b4 + a3 * b3 + a4 * b2 + a5 * b1 + a6 * b0,
            a0 * b7 + a1 * b6 + a2 * b5 + a3 * b4 + a4 * b3 + a5 * b2 + a6 * b1 + a7 * b0,
            a0 * b8 + a1 * b7 + a2 * b6 + a3 * b5 + a4 * b4 + a5 * b3 + a6 * b2 + a7 * b1 + a8 * b0,
            a1 * b8 + a2 * b7 + a3 * b6 + a4 * b5 + a5 * b4 + a6 * b3 + a7 * b2 + a8 * b1,
            a2 * b8 + a3 * b7 + a4 * b6 + a5 * b5 + a6 * b4 + a7 * b3 + a8 * b2,
            a3 * b8 + a4 * b7 + a5 * b6 + a6 * b5 + a7 * b4 + a8 * b3,
            a4 * b8 + a5 * b7 + a6 * b6 + a7 * b5 + a8 * b4,
            a5 * b8 + a6 * b7 + a7 * b6 + a8 * b5,
            a6 * b8 + a7 * b7 + a8 * b6,
            a7 * b8 + a8 * b7,
            a8 * b8,
        ])
    }

    /// Multiplies by itself, in little more than half the products.
    #[inline(never)]
    pub(crate) fn square(&self) -> Self {
        debug_assert!(self.magnitude() * self.magnitude() <= MOST, "columns fit");
        let [a0, a1, a2, a3, a4, a5, a6, a7, a8] = wide(self.limbs());
        let (d0, d1, d2, d3) = (a0 << 1, a1 << 1, a2 << 1, a3 << 1);
        let (d4, d5, d6, d7) = (a4 << 1, a5 << 1, a6 << 1, a7 << 1);
        reduced([
            a0 * a0,
            d0 * a1,
            d0 * a2 + a1 * a1,
            d0 * a3 + d1 * a2,
            d0 * a4 + d1 * a3 + a2 * a2,
            d0 * a5 + d1 * a4 + d2 * a3,
            d0 * a6 + d1 * a5 + d2 * a4 + a3 * a3,
            d0 * a7 + d1 * a6 + d2 * a5 + d3 * a4,
            d0 * a8 + d1 * a7 + d2 * a6 + d3 * a5 + a4 * a4,
            d1 * a8 + d2 * a7 + d3 * a6 + d4 * a5,
            d2 * a8 + d3 * a7 + d4 * a6 + a5 * a5,
            d3 * a8 + d4 * a7 + d5 * a6,
            d4 * a8 + d5 * a7 + a6 * a6,
            d5 * a8 + d6 * a7,
            d6 * a8 + a7 * a7,
            d7 * a8,
            a8 * a8,
        ])
    }
}

/// Folds what lies above 2^261, then what lies above 2^256. Column `k` counts 2^(29 k).
#[inline(always)]
fn reduced(columns: [u64; 17]) -> Field {
    let mask = u64::from(MASK);
    let mut high = [0; 9];
    let mut carry = 0;
    each_limb!(at in 0 1 2 3 4 5 6 7 => {
        carry += columns[at + 9];
        high[at] = carry & mask;
        carry >>= LIMB_BITS;
    });
    high[8] = carry;

    // 2^261 is 32 times 2^256, so 977 * 32 in its own column and 8 * 32 in the next.
    let mut limbs = [0; 9];
    let mut carry = 0;
    let mut before = 0;
    each_limb!(at in 0 1 2 3 4 5 6 7 8 => {
        carry += columns[at] + high[at] * WIDE_FOLD_LOW + (before << WIDE_FOLD_SHIFT);
        limbs[at] = low(carry & mask);
        carry >>= LIMB_BITS;
        before = high[at];
    });
    let above = carry + (before << WIDE_FOLD_SHIFT);

    let over = (above << (LIMB_BITS - TOP_BITS)) + u64::from(limbs[8] >> TOP_BITS);
    limbs[8] &= TOP_MASK;
    let mut carry = u64::from(limbs[0]) + over * u64::from(FOLD_LOW);
    limbs[0] = low(carry) & MASK;
    carry = (carry >> LIMB_BITS) + u64::from(limbs[1]) + (over << FOLD_SHIFT);
    limbs[1] = low(carry) & MASK;
    carry = (carry >> LIMB_BITS) + u64::from(limbs[2]);
    limbs[2] = low(carry) & MASK;
    limbs[3] += low(carry >> LIMB_BITS);
    Field::new(limbs, 1)
}

#[inline(always)]
fn wide(limbs: &[u32; 9]) -> [u64; 9] {
    let mut out = [0; 9];
    each_limb!(at in 0 1 2 3 4 5 6 7 8 => {
        out[at] = u64::from(limbs[at]);
    });
    out
}

const WIDE_FOLD_LOW: u64 = 977 << 5;
const WIDE_FOLD_SHIFT: u32 = 8;
