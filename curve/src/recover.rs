//! Finding the key behind a signature. All of it is public, so the time may show it.

use alloc::{boxed::Box, vec::Vec};

use once_cell::race::OnceBox;

use crate::{
    field::Field,
    jacobian::{Jacobian, odd_multiples, to_points},
    point::Point,
    scalar::Scalar,
    split::{BETA, DIGITS, Digits, split},
};

/// Finds the public key whose signature `(r, s)` over a digest this is, from the parity of the second
/// coordinate of the nonce's point. `None` where there is none, or a number is zero.
///
/// # Examples
/// ```
/// # use curve::{Scalar, base_times, recover};
/// // With 1 for nonce and key, s is digest + r.
/// let one = Scalar::from_bytes(&core::array::from_fn(|at| u8::from(at == 31))).unwrap();
/// let point = base_times(&one).unwrap();
/// let (r, digest) = (Scalar::reduced(&point.x()), Scalar::reduced(&[7; 32]));
/// let key = recover(&digest, &r, &digest.add(&r), point.is_y_odd()).unwrap();
/// assert_eq!(key.x(), point.x());
/// ```
#[must_use]
pub fn recover(digest: &Scalar, r: &Scalar, s: &Scalar, is_y_odd: bool) -> Option<Point> {
    if r.is_zero() || s.is_zero() {
        return None;
    }
    let nonce_point = Point::with_x(&r.to_bytes(), is_y_odd)?;
    let inverse = r.invert();
    let of_base = digest.multiply(&inverse).negate();
    let of_point = s.multiply(&inverse);
    sum_of_multiples(&of_base, &nonce_point, &of_point).to_point()
}

/// Adds a multiple of the generator and one of a point, with the doublings shared by both.
fn sum_of_multiples(of_base: &Scalar, point: &Point, of_point: &Scalar) -> Jacobian {
    let points = OddMultiples::new(point, WIDTH);
    let [a, b] = split(of_point).map(|half| half.digits(WIDTH));
    let [c, d] = split(of_base).map(|half| half.digits(BASE_WIDTH));
    let base = base_multiples();
    let rows: [(&Digits, &[Point]); 4] = [
        (&a, &points.plain),
        (&b, &points.turned),
        (&c, &base.plain),
        (&d, &base.turned),
    ];
    let mut sum = Jacobian::INFINITY;
    for at in (0..DIGITS).rev() {
        sum = sum.double();
        for (digits, multiples) in rows {
            let digit = digits[at];
            if digit != 0 {
                let multiple = multiples[usize::from(digit.unsigned_abs() / 2)];
                sum = sum.add(&if digit > 0 {
                    multiple
                } else {
                    multiple.negated()
                });
            }
        }
    }
    sum
}

/// `1, 3, 5 …` times a point, and the same times `lambda`.
#[derive(Debug)]
struct OddMultiples {
    plain: Vec<Point>,
    turned: Vec<Point>,
}

impl OddMultiples {
    /// Makes the multiples that digits of a width ask for.
    fn new(point: &Point, width: u32) -> Self {
        let mut multiples = Vec::new();
        odd_multiples(&Jacobian::from(point), 1 << (width - 2), &mut multiples);
        let plain = to_points(&multiples);
        let beta = Field::from_words(&BETA);
        let turn = |point: &Point| Point {
            x: point.x.mul(&beta),
            y: point.y,
        };
        let turned = plain.iter().map(turn).collect();
        Self { plain, turned }
    }
}

fn base_multiples() -> &'static OddMultiples {
    BASE.get_or_init(|| Box::new(OddMultiples::new(&Point::GENERATOR, BASE_WIDTH)))
}

/// Made once, when the first key is looked for.
static BASE: OnceBox<OddMultiples> = OnceBox::new();

const WIDTH: u32 = 5;
const BASE_WIDTH: u32 = 8;
