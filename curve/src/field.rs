//! Numbers modulo p = 2^256 - 2^32 - 977, the coordinates of points.
//!
//! Nine limbs of 29 bits: in WebAssembly the widest product of use is 32 by 32 bits into 64, and
//! there is no carry flag, so that limbs are narrower than words and carries wait. A number's
//! *magnitude* says how full its limbs may be: `m` stands for limbs of at most `m * 2^29`. Sums add
//! magnitudes, a product takes factors whose magnitudes multiply to [`MOST`] at most, and gives 1.
//! Which magnitudes meet does not depend on the numbers, so debug builds prove by any test that
//! they stay within. Nothing here branches on a number, or looks up by one.

use subtle::{Choice, ConditionallySelectable};
use zeroize::DefaultIsZeroes;

use crate::{
    inverse::Modulus,
    words::{Words, choice, each_limb, from_bytes, low, repack, subtract, to_bytes},
};

/// A number modulo p, not in its lowest form until it is asked for.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Field {
    limbs: [u32; 9],
    #[cfg(debug_assertions)]
    magnitude: u32,
}

impl Field {
    pub(crate) const ZERO: Self = Self::from_words(&[0; 8]);
    pub(crate) const ONE: Self = Self::from_words(&[1, 0, 0, 0, 0, 0, 0, 0]);
    pub(crate) const SEVEN: Self = Self::from_words(&[7, 0, 0, 0, 0, 0, 0, 0]);

    /// Takes a number below p.
    pub(crate) const fn from_words(words: &Words) -> Self {
        Self::new(repack(words, 32, LIMB_BITS), 1)
    }

    /// Reads a big-endian number. `None` where it is not below p.
    pub(crate) fn from_bytes(bytes: &[u8; 32]) -> Option<Self> {
        let words = from_bytes(bytes);
        (subtract(&words, &P).1 == 1).then(|| Self::from_words(&words))
    }

    /// Writes the lowest form, big-endian.
    pub(crate) fn to_bytes(self) -> [u8; 32] {
        to_bytes(&self.to_words())
    }

    pub(crate) fn is_odd(&self) -> bool {
        self.normalized().limbs[0] & 1 == 1
    }

    /// Says whether a carried number is zero. The time shows what is almost always the case: that
    /// its lowest limb is that of another number.
    pub(crate) fn is_zero_vartime(&self) -> bool {
        debug_assert!(self.magnitude() == 1, "carried");
        let lowest = self.limbs[0];
        (lowest == 0 || lowest == P_LIMBS[0]) && self.normalized().limbs == [0; 9]
    }

    #[inline(never)]
    pub(crate) fn add(&self, other: &Self) -> Self {
        let mut limbs = self.limbs;
        each_limb!(at in 0 1 2 3 4 5 6 7 8 => {
            limbs[at] += other.limbs[at];
        });
        Self::new(limbs, self.magnitude() + other.magnitude())
    }

    /// Multiplies by a factor so small that the magnitude stays below 8.
    pub(crate) fn times(&self, factor: u32) -> Self {
        Self::new(
            self.limbs.map(|limb| limb * factor),
            self.magnitude() * factor,
        )
    }

    /// Negates a number of at most the given magnitude; the result's is one more.
    #[inline(never)]
    pub(crate) fn negate(&self, magnitude: u32) -> Self {
        debug_assert!(self.magnitude() <= magnitude, "within the magnitude named");
        let mut limbs = [0; 9];
        each_limb!(at in 0 1 2 3 4 5 6 7 8 => {
            limbs[at] = P_LIMBS[at] * (magnitude + 1) - self.limbs[at];
        });
        Self::new(limbs, magnitude + 1)
    }

    /// Takes the limbs of a carried number where a mask is all ones, into one that is zero so far.
    #[inline(never)]
    pub(crate) fn take(&mut self, other: &Self, mask: u32) {
        debug_assert!(other.magnitude() == 1, "carried");
        each_limb!(at in 0 1 2 3 4 5 6 7 8 => {
            self.limbs[at] |= other.limbs[at] & mask;
        });
    }

    /// Divides by two; the magnitude is halved, plus one, rounded up.
    pub(crate) fn half(&self) -> Self {
        let mask = 0_u32.wrapping_sub(self.limbs[0] & 1);
        let mut limbs = [0; 9];
        let mut above = 0;
        for at in (0..9).rev() {
            let limb = self.limbs[at] + (P_LIMBS[at] & mask);
            limbs[at] = (limb >> 1) + above;
            above = (limb & 1) << (LIMB_BITS - 1);
        }
        Self::new(limbs, (self.magnitude() + 3) / 2)
    }

    /// Carries, so that the magnitude is 1. A function of its own, since it is written out.
    #[inline(never)]
    pub(crate) fn carried(&self) -> Self {
        let mut limbs = self.limbs;
        let over = limbs[8] >> TOP_BITS;
        limbs[8] &= TOP_MASK;
        limbs[0] += over * FOLD_LOW;
        limbs[1] += over << FOLD_SHIFT;
        each_limb!(at in 0 1 2 3 4 5 6 7 => {
            limbs[at + 1] += limbs[at] >> LIMB_BITS;
            limbs[at] &= MASK;
        });
        Self::new(limbs, 1)
    }

    /// Multiplies by 21, three times the constant of the curve.
    #[inline(never)]
    pub(crate) fn times_21(&self) -> Self {
        let mut limbs = [0; 9];
        let mut carry = 0;
        each_limb!(at in 0 1 2 3 4 5 6 7 => {
            carry += u64::from(self.limbs[at]) * 21;
            limbs[at] = low(carry) & MASK;
            carry >>= LIMB_BITS;
        });
        carry += u64::from(self.limbs[8]) * 21;
        limbs[8] = low(carry) & TOP_MASK;
        let over = low(carry >> TOP_BITS);
        limbs[0] += over * FOLD_LOW;
        limbs[1] += over << FOLD_SHIFT;
        for at in 0..2 {
            limbs[at + 1] += limbs[at] >> LIMB_BITS;
            limbs[at] &= MASK;
        }
        Self::new(limbs, 1)
    }

    /// Finds the inverse. Zero gives zero.
    pub(crate) fn invert(&self) -> Self {
        Self::from_words(&MODULUS.invert(&self.to_words()))
    }

    /// Finds a root of a public number, if there is one.
    pub(crate) fn sqrt_vartime(&self) -> Option<Self> {
        let root = self.to_quarter();
        let difference = root.square().add(&self.negate(MOST_INPUT)).carried();
        difference.is_zero_vartime().then_some(root)
    }

    /// Raises to (p + 1) / 4, whose bits are runs of 223, 22 and 2 ones.
    fn to_quarter(self) -> Self {
        let x2 = self.squares(1).mul(&self);
        let x3 = x2.squares(1).mul(&self);
        let x6 = x3.squares(3).mul(&x3);
        let x9 = x6.squares(3).mul(&x3);
        let x11 = x9.squares(2).mul(&x2);
        let x22 = x11.squares(11).mul(&x11);
        let x44 = x22.squares(22).mul(&x22);
        let x88 = x44.squares(44).mul(&x44);
        let x176 = x88.squares(88).mul(&x88);
        let x220 = x176.squares(44).mul(&x44);
        let x223 = x220.squares(3).mul(&x3);
        let high = x223.squares(23).mul(&x22);
        high.squares(6).mul(&x2).squares(2)
    }

    /// A function of its own, so that the loop is there once and not at each of its fourteen calls.
    #[inline(never)]
    fn squares(&self, times: u32) -> Self {
        let mut out = *self;
        for _ in 0..times {
            out = out.square();
        }
        out
    }

    fn to_words(self) -> Words {
        repack(&self.normalized().limbs, LIMB_BITS, 32)
    }

    /// The lowest form.
    fn normalized(&self) -> Self {
        let carried = self.carried();
        // Subtracting p is adding 2^256 - p and dropping 2^256.
        let mut less = carried.limbs;
        less[0] += FOLD_LOW;
        less[1] += 1 << FOLD_SHIFT;
        for at in 0..8 {
            less[at + 1] += less[at] >> LIMB_BITS;
            less[at] &= MASK;
        }
        let is_above = choice(less[8] >> TOP_BITS);
        less[8] &= TOP_MASK;
        Self::conditional_select(&carried, &Self::new(less, 1), is_above)
    }

    pub(crate) const fn new(limbs: [u32; 9], magnitude: u32) -> Self {
        debug_assert!(magnitude < 8, "limbs stay below 2^32");
        // Builds for use leave it out.
        let _ = magnitude;
        Self {
            limbs,
            #[cfg(debug_assertions)]
            magnitude,
        }
    }

    pub(crate) const fn limbs(&self) -> &[u32; 9] {
        &self.limbs
    }

    #[cfg(debug_assertions)]
    pub(crate) const fn magnitude(&self) -> u32 {
        self.magnitude
    }

    #[cfg(not(debug_assertions))]
    pub(crate) const fn magnitude(&self) -> u32 {
        1
    }
}

impl Default for Field {
    fn default() -> Self {
        Self::ZERO
    }
}

impl DefaultIsZeroes for Field {}

impl ConditionallySelectable for Field {
    fn conditional_select(a: &Self, b: &Self, choice: Choice) -> Self {
        let mut limbs = [0; 9];
        for at in 0..9 {
            limbs[at] = u32::conditional_select(&a.limbs[at], &b.limbs[at], choice);
        }
        Self::new(limbs, a.magnitude().max(b.magnitude()))
    }
}

/// The most that two factors' magnitudes may multiply to: of the nine products in the fullest column
/// seven are whole, two hold a limb of 24 bits, and 9 * 7.1 * 2^58 is below 2^64.
pub(crate) const MOST: u32 = 9;

/// The magnitude up to which a root can be looked for.
const MOST_INPUT: u32 = 3;

pub(crate) const LIMB_BITS: u32 = 29;
pub(crate) const MASK: u32 = (1 << LIMB_BITS) - 1;
pub(crate) const TOP_BITS: u32 = 24;
pub(crate) const TOP_MASK: u32 = (1 << TOP_BITS) - 1;

/// 2^256 is 977 + 8 * 2^29 modulo p.
pub(crate) const FOLD_LOW: u32 = 977;
pub(crate) const FOLD_SHIFT: u32 = 3;

const P: Words = [
    0xffff_fc2f,
    0xffff_fffe,
    0xffff_ffff,
    0xffff_ffff,
    0xffff_ffff,
    0xffff_ffff,
    0xffff_ffff,
    0xffff_ffff,
];
const P_LIMBS: [u32; 9] = repack(&P, 32, LIMB_BITS);
static MODULUS: Modulus = Modulus::new(&P);
