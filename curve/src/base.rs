//! Multiples of the generator by a secret number, in constant time.
//!
//! A table holds `1, 3 … 15` times `16^i` times the generator, for each of 64 places `i`: 512 points,
//! computed once, when the first multiple is asked for. A multiple is then 64 sums and no doubling.
//! Digits are odd, so there is no place without a sum. Each sum reads all eight points of its place,
//! and its formulas are complete (Renes, Costello and Batina,
//! [2015/1060](https://eprint.iacr.org/2015/1060), algorithm 8): they hold for whatever is added.

use alloc::{boxed::Box, vec::Vec};

use once_cell::race::OnceBox;
use subtle::{ConditionallySelectable, ConstantTimeEq};
use zeroize::Zeroize;

use crate::{
    field::Field,
    jacobian::{Jacobian, odd_multiples, to_points},
    point::Point,
    scalar::Scalar,
    words::{Words, choice, low},
};

/// Multiplies the generator. `None` for zero, the only number that leads to no point.
///
/// # Examples
/// ```
/// # use curve::{Scalar, base_times};
/// let mut one = [0; 32];
/// one[31] = 1;
/// let generator = base_times(&Scalar::from_bytes(&one).unwrap()).unwrap();
/// assert_eq!(generator.compressed()[..5], [2, 0x79, 0xbe, 0x66, 0x7e]);
/// assert!(base_times(&Scalar::default()).is_none());
/// ```
#[must_use]
pub fn base_times(k: &Scalar) -> Option<Point> {
    if k.is_zero() {
        return None;
    }
    // Digits are those of an odd number: the order is odd, so one of k and its negative is.
    let is_even = (k.words()[0] & 1) ^ 1;
    let mut odd = Scalar::conditional_select(k, &k.negate(), choice(is_even));
    let mut point = select(0, odd.words());
    let mut sum = Projective::from(&point);
    for place in 1..PLACES {
        point = select(place, odd.words());
        sum = sum.add(&point);
    }
    point.zeroize();
    odd.zeroize();
    let mut point = sum.to_point();
    sum.zeroize();
    let negative = point.negated();
    point.conditional_assign(&negative, choice(is_even));
    Some(point)
}

/// A point as `(x / z, y / z)`. Magnitudes: `x` 1, `y` and `z` at most 2.
#[derive(Clone, Copy, Default)]
struct Projective {
    x: Field,
    y: Field,
    z: Field,
}

impl Projective {
    fn add(&self, other: &Point) -> Self {
        let t0 = self.x.mul(&other.x);
        let t1 = self.y.mul(&other.y);
        let t3 = other.x.add(&other.y).mul(&self.x.add(&self.y));
        let t3 = t3.add(&t0.add(&t1).negate(2)).carried();
        let t4 = other.y.mul(&self.z).add(&self.y);
        let y3 = other.x.mul(&self.z).add(&self.x).times_21();
        let t0 = t0.times(3);
        let t2 = self.z.times_21();
        let z3 = t1.add(&t2);
        let t1 = t1.add(&t2.negate(1));
        Self {
            x: t3.mul(&t1).add(&t4.mul(&y3).negate(1)).carried(),
            y: t1.mul(&z3).add(&y3.mul(&t0)),
            z: z3.mul(&t4).add(&t0.mul(&t3)),
        }
    }

    fn to_point(self) -> Point {
        let inverse = self.z.invert();
        Point {
            x: self.x.mul(&inverse),
            y: self.y.mul(&inverse),
        }
    }

    fn zeroize(&mut self) {
        [&mut self.x, &mut self.y, &mut self.z]
            .into_iter()
            .for_each(Zeroize::zeroize);
    }
}

impl From<&Point> for Projective {
    fn from(point: &Point) -> Self {
        Self {
            x: point.x,
            y: point.y,
            z: Field::ONE,
        }
    }
}

/// Takes the multiple for a place of an odd number.
///
/// Of an odd number `1 + 2 K` with digits `b` of `K` to the base 16, the digit is `2 b - 15`, and in
/// the last place, which nothing above pays back, `2 b + 1`.
fn select(place: usize, odd: &Words) -> Point {
    let bits = bits_at(odd, 4 * place + 1);
    let is_last = u32::from(place == PLACES - 1);
    // Below eight the digit is negative: -(15 - 2 b), which is the multiple 7 - b from the first.
    let is_negative = ((bits >> 3) ^ 1) & (is_last ^ 1);
    let flip = 0_u32.wrapping_sub(is_negative);
    let index = (bits ^ flip) & 7;
    let points = &table()[PER_PLACE * place..][..PER_PLACE];
    let mut point = Point {
        x: Field::ZERO,
        y: Field::ZERO,
    };
    for (at, candidate) in (0_u32..).zip(points) {
        let mask = 0_u32.wrapping_sub(at.ct_eq(&index).unwrap_u8().into());
        point.x.take(&candidate.x, mask);
        point.y.take(&candidate.y, mask);
    }
    let negative = point.negated();
    point.conditional_assign(&negative, choice(is_negative));
    point
}

/// Four bits from a place on; above the highest there are zeros.
fn bits_at(words: &Words, at: usize) -> u32 {
    let above = words.get(at / 32 + 1).copied().unwrap_or(0);
    let both = u64::from(words[at / 32]) | (u64::from(above) << 32);
    low(both >> (at % 32)) & 15
}

fn table() -> &'static [Point] {
    TABLE.get_or_init(|| Box::new(make_table()))
}

fn make_table() -> Vec<Point> {
    let mut all = Vec::with_capacity(PLACES * PER_PLACE);
    let mut base = Jacobian::from(&Point::GENERATOR);
    for _ in 0..PLACES {
        odd_multiples(&base, PER_PLACE, &mut all);
        base = (0..4).fold(base, |base, _| base.double());
    }
    to_points(&all)
}

static TABLE: OnceBox<Vec<Point>> = OnceBox::new();

const PLACES: usize = 64;
const PER_PLACE: usize = 8;
