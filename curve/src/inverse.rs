//! Inverses modulo an odd number, in constant time.
//!
//! The method is that of Bernstein and Yang, [safegcd](https://gcd.cr.yp.to/papers.html), in its
//! variant with half-steps: 590 steps suffice for numbers of 256 bits, and 600 are made whatever the
//! number is. Thirty steps look at the lowest bits alone and come to one matrix, by which the whole
//! numbers are then multiplied. An inverse by Fermat's theorem takes some five times as long.

use zeroize::Zeroize;

use crate::words::{Words, low, repack};

/// A number of nine limbs of 30 bits; the last carries the sign.
type Signed = [i32; 9];

/// Twice two factors: what thirty steps come to.
type Matrix = [i32; 4];

/// An odd modulus.
#[derive(Debug)]
pub(crate) struct Modulus {
    limbs: Signed,
    /// Its inverse modulo 2^30.
    inverse: u32,
}

impl Modulus {
    pub(crate) const fn new(words: &Words) -> Self {
        // Newton's iteration doubles the right bits: 3, 6, 12, 24, 48.
        let mut inverse = words[0].wrapping_mul(3) ^ 2;
        let mut round = 0;
        while round < 4 {
            inverse = inverse.wrapping_mul(2_u32.wrapping_sub(words[0].wrapping_mul(inverse)));
            round += 1;
        }
        Self {
            limbs: signed(words),
            inverse: inverse & MASK,
        }
    }

    /// Inverts a number below the modulus. Zero gives zero.
    pub(crate) fn invert(&self, value: &Words) -> Words {
        let mut state = [[0; 9], [0; 9], self.limbs, signed(value)];
        state[1][0] = 1;
        let [d, e, f, g] = &mut state;
        let mut zeta = -1;
        for _ in 0..BATCHES {
            let (next, matrix) = steps(zeta, f[0].cast_unsigned(), g[0].cast_unsigned());
            zeta = next;
            self.update(d, e, matrix);
            halve(f, g, matrix);
        }
        // What is left of f is 1 or -1, and d is the inverse up to that sign.
        let sign = f[8] >> 31;
        self.normalize(d, sign);
        let mut out = [0; 9];
        for at in 0..9 {
            out[at] = d[at].cast_unsigned();
        }
        let words = repack(&out, LIMB_BITS, 32);
        out.zeroize();
        state.zeroize();
        words
    }

    /// Multiplies `d` and `e` by the matrix and divides by 2^30, modulo the modulus: multiples of it
    /// are added that make the lowest limbs zero.
    fn update(&self, d: &mut Signed, e: &mut Signed, [u, v, q, r]: Matrix) {
        let (d_sign, e_sign) = (d[8] >> 31, e[8] >> 31);
        let [u, v, q, r] = [u, v, q, r].map(i64::from);
        let start = |a: i64, b: i64| (a & i64::from(d_sign)) + (b & i64::from(e_sign));
        let (mut d_carry, mut e_carry) = (product(u, d[0], v, e[0]), product(q, d[0], r, e[0]));
        let times = |carry: i64, start: i64| {
            let wanted = self.inverse.wrapping_mul(low(carry.cast_unsigned()));
            let surplus = wanted.wrapping_add(low(start.cast_unsigned())) & MASK;
            start - i64::from(surplus)
        };
        let d_times = times(d_carry, start(u, v));
        let e_times = times(e_carry, start(q, r));
        d_carry += i64::from(self.limbs[0]) * d_times;
        e_carry += i64::from(self.limbs[0]) * e_times;
        for at in 1..9 {
            let limb = i64::from(self.limbs[at]);
            d_carry = (d_carry >> LIMB_BITS) + product(u, d[at], v, e[at]) + limb * d_times;
            e_carry = (e_carry >> LIMB_BITS) + product(q, d[at], r, e[at]) + limb * e_times;
            (d[at - 1], e[at - 1]) = (limb_of(d_carry), limb_of(e_carry));
        }
        (d[8], e[8]) = (top_of(d_carry), top_of(e_carry));
    }

    /// Brings a number between twice the modulus below zero and the modulus, or its negative, into
    /// the range from zero to the modulus.
    fn normalize(&self, value: &mut Signed, negate: i32) {
        self.add_if(value, value[8] >> 31);
        for limb in value.iter_mut() {
            *limb = (*limb ^ negate) - negate;
        }
        carry(value);
        self.add_if(value, value[8] >> 31);
        carry(value);
    }

    fn add_if(&self, value: &mut Signed, mask: i32) {
        for (limb, modulus) in value.iter_mut().zip(&self.limbs) {
            *limb += modulus & mask;
        }
    }
}

/// Makes thirty steps on the lowest bits. The masks are all ones or all zeros.
fn steps(mut zeta: i32, mut f: u32, mut g: u32) -> (i32, Matrix) {
    let (mut u, mut v, mut q, mut r) = (1_u32, 0_u32, 0_u32, 1_u32);
    for _ in 0..LIMB_BITS {
        let is_negative = (zeta >> 31).cast_unsigned();
        let is_odd = 0_u32.wrapping_sub(g & 1);
        let signed = |value: u32| (value ^ is_negative).wrapping_sub(is_negative) & is_odd;
        g = g.wrapping_add(signed(f));
        q = q.wrapping_add(signed(u));
        r = r.wrapping_add(signed(v));
        let swaps = is_negative & is_odd;
        zeta = (zeta ^ swaps.cast_signed()) - 1;
        f = f.wrapping_add(g & swaps);
        u = u.wrapping_add(q & swaps) << 1;
        v = v.wrapping_add(r & swaps) << 1;
        g >>= 1;
    }
    (zeta, [u, v, q, r].map(u32::cast_signed))
}

/// Multiplies `f` and `g` by the matrix and divides by 2^30, which comes out even.
fn halve(f: &mut Signed, g: &mut Signed, [u, v, q, r]: Matrix) {
    let [u, v, q, r] = [u, v, q, r].map(i64::from);
    let (mut f_carry, mut g_carry) = (product(u, f[0], v, g[0]), product(q, f[0], r, g[0]));
    for at in 1..9 {
        f_carry = (f_carry >> LIMB_BITS) + product(u, f[at], v, g[at]);
        g_carry = (g_carry >> LIMB_BITS) + product(q, f[at], r, g[at]);
        (f[at - 1], g[at - 1]) = (limb_of(f_carry), limb_of(g_carry));
    }
    (f[8], g[8]) = (top_of(f_carry), top_of(g_carry));
}

fn product(a: i64, b: i32, c: i64, d: i32) -> i64 {
    a * i64::from(b) + c * i64::from(d)
}

fn carry(value: &mut Signed) {
    for at in 0..8 {
        value[at + 1] += value[at] >> LIMB_BITS;
        value[at] &= MASK.cast_signed();
    }
}

fn limb_of(carry: i64) -> i32 {
    (low(carry.cast_unsigned()) & MASK).cast_signed()
}

fn top_of(carry: i64) -> i32 {
    low((carry >> LIMB_BITS).cast_unsigned()).cast_signed()
}

const fn signed(words: &Words) -> Signed {
    let limbs: [u32; 9] = repack(words, 32, LIMB_BITS);
    let mut out = [0; 9];
    let mut at = 0;
    while at < 9 {
        out[at] = limbs[at].cast_signed();
        at += 1;
    }
    out
}

const LIMB_BITS: u32 = 30;
const MASK: u32 = (1 << LIMB_BITS) - 1;
const BATCHES: u32 = 20;
