//! Points as `(x / z^2, y / z^3)`, whose sums need no inverse. For public points alone: a sum of
//! equal or opposite points, which is told apart here, takes another time.

use alloc::vec::Vec;

use crate::{field::Field, point::Point};

/// A point, or the point at infinity, of which `z` is zero.
///
/// Magnitudes: `x` and `z` 1, `y` at most 3.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Jacobian {
    pub(crate) x: Field,
    pub(crate) y: Field,
    pub(crate) z: Field,
    is_infinity: bool,
}

impl Jacobian {
    pub(crate) const INFINITY: Self = Self {
        x: Field::ONE,
        y: Field::ONE,
        z: Field::ZERO,
        is_infinity: true,
    };

    pub(crate) fn double(&self) -> Self {
        // No point has order two, so a second coordinate is never zero.
        let l = self.x.square().times(3).half();
        let s = self.y.square();
        let t = s.mul(&self.x).negate(1);
        let x = l.square().add(&t.times(2)).carried();
        let y = l.mul(&x.add(&t)).add(&s.square()).negate(2);
        let z = self.y.mul(&self.z);
        Self { x, y, z, ..*self }
    }

    pub(crate) fn add(&self, other: &Point) -> Self {
        if self.is_infinity {
            return Self::from(other);
        }
        let z2 = self.z.square();
        let h = other.x.mul(&z2).add(&self.x.negate(1)).carried();
        let s2 = other.y.mul(&z2).mul(&self.z);
        let i = self.y.add(&s2.negate(1)).carried();
        if h.is_zero_vartime() {
            return if i.is_zero_vartime() {
                self.double()
            } else {
                Self::INFINITY
            };
        }
        let h2 = h.square().negate(1);
        let h3 = h2.mul(&h);
        let t = self.x.mul(&h2);
        let x = i.square().add(&h3).add(&t.times(2)).carried();
        let y = t.add(&x).mul(&i).add(&h3.mul(&self.y));
        let z = self.z.mul(&h);
        Self { x, y, z, ..*self }
    }

    /// Changes to two coordinates. `None` for the point at infinity.
    pub(crate) fn to_point(self) -> Option<Point> {
        (!self.is_infinity).then(|| self.with_inverse(&self.z.invert()))
    }

    fn with_inverse(&self, inverse: &Field) -> Point {
        let square = inverse.square();
        Point {
            x: self.x.mul(&square),
            y: self.y.mul(&square).mul(inverse),
        }
    }
}

impl From<&Point> for Jacobian {
    fn from(point: &Point) -> Self {
        Self {
            x: point.x,
            y: point.y,
            z: Field::ONE,
            is_infinity: false,
        }
    }
}

/// Appends `1, 3, 5 …` times a point, so many of them, each other than the point at infinity.
///
/// The steps are twice the point. On the curve on which `z` of that double is 1 they are plain
/// points, and the way back is one product for each.
pub(crate) fn odd_multiples(point: &Jacobian, count: usize, out: &mut Vec<Jacobian>) {
    let twice = point.double();
    let square = twice.z.square();
    let step = Point {
        x: twice.x,
        y: twice.y.carried(),
    };
    let mut at = Jacobian {
        x: point.x.mul(&square),
        y: point.y.mul(&square).mul(&twice.z),
        ..*point
    };
    for _ in 0..count {
        out.push(Jacobian {
            z: at.z.mul(&twice.z),
            ..at
        });
        at = at.add(&step);
    }
}

/// Changes points, none of them at infinity, to two coordinates with one inverse for all.
pub(crate) fn to_points(points: &[Jacobian]) -> Vec<Point> {
    let mut products = Vec::with_capacity(points.len());
    let mut product = Field::ONE;
    for point in points {
        products.push(product);
        product = product.mul(&point.z);
    }
    let mut inverse = product.invert();
    let mut out: Vec<Point> = points
        .iter()
        .zip(products)
        .rev()
        .map(|(point, before)| {
            let own = inverse.mul(&before);
            inverse = inverse.mul(&point.z);
            point.with_inverse(&own)
        })
        .collect();
    out.reverse();
    out
}
