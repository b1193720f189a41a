//! Points as everybody knows them: two coordinates.

use subtle::{Choice, ConditionallySelectable};
use zeroize::DefaultIsZeroes;

use crate::{field::Field, jacobian::Jacobian};

/// A point of the curve, other than the point at infinity.
#[derive(Clone, Copy, Debug, Default)]
pub struct Point {
    pub(crate) x: Field,
    pub(crate) y: Field,
}

impl Point {
    /// The generator.
    pub(crate) const GENERATOR: Self = Self {
        x: Field::from_words(&[
            0x16f8_1798,
            0x59f2_815b,
            0x2dce_28d9,
            0x029b_fcdb,
            0xce87_0b07,
            0x55a0_6295,
            0xf9dc_bbac,
            0x79be_667e,
        ]),
        y: Field::from_words(&[
            0xfb10_d4b8,
            0x9c47_d08f,
            0xa685_5419,
            0xfd17_b448,
            0x0e11_08a8,
            0x5da4_fbfc,
            0x26a3_c465,
            0x483a_da77,
        ]),
    };

    /// Reads the compressed form of [SEC 1](https://www.secg.org/sec1-v2.pdf). `None` where it is no
    /// point of the curve.
    ///
    /// # Examples
    /// ```
    /// # use curve::{Point, Scalar, base_times};
    /// let point = base_times(&Scalar::reduced(&[1; 32])).unwrap();
    /// assert_eq!(Point::from_compressed(&point.compressed()), Some(point));
    /// assert_eq!(Point::from_compressed(&[4; 33]), None);
    /// ```
    #[must_use]
    pub fn from_compressed(bytes: &[u8; 33]) -> Option<Self> {
        let (first, x) = bytes.split_first_chunk::<1>()?;
        let is_y_odd = match first {
            [2] => false,
            [3] => true,
            _ => return None,
        };
        Self::with_x(x.try_into().ok()?, is_y_odd)
    }

    /// Reads both coordinates, big-endian, 32 bytes each. `None` where they are no point of the curve.
    ///
    /// # Examples
    /// ```
    /// # use curve::{Point, Scalar, base_times};
    /// let point = base_times(&Scalar::reduced(&[1; 32])).unwrap();
    /// assert_eq!(Point::from_coordinates(&point.coordinates()), Some(point));
    /// assert_eq!(Point::from_coordinates(&[1; 64]), None);
    /// ```
    #[must_use]
    pub fn from_coordinates(bytes: &[u8; 64]) -> Option<Self> {
        let (x, y) = bytes.split_first_chunk::<32>()?;
        let point = Self::with_x(x, y.last()? & 1 == 1)?;
        (point.y.to_bytes() == *y).then_some(point)
    }

    /// Adds a public point to another; the time may show them. `None` where the sum is at infinity.
    ///
    /// # Examples
    /// ```
    /// # use curve::{Scalar, base_times};
    /// let [two, three, five] = [2, 3, 5].map(|byte| base_times(&Scalar::reduced(&[byte; 32])).unwrap());
    /// assert_eq!(two.add_vartime(&three), Some(five));
    /// ```
    #[must_use]
    pub fn add_vartime(&self, other: &Self) -> Option<Self> {
        Jacobian::from(self).add(other).to_point()
    }

    /// Finds the point with a first coordinate and the parity of the second. `None` where there is
    /// none.
    pub(crate) fn with_x(x: &[u8; 32], is_y_odd: bool) -> Option<Self> {
        let x = Field::from_bytes(x)?;
        let y = x.square().mul(&x).add(&Field::SEVEN).sqrt_vartime()?;
        let y = if y.is_odd() == is_y_odd {
            y
        } else {
            y.negate(1).carried()
        };
        Some(Self { x, y })
    }

    /// Returns the first coordinate, big-endian.
    ///
    /// # Examples
    /// ```
    /// # use curve::{Scalar, base_times};
    /// let mut two = [0; 32];
    /// two[31] = 2;
    /// let point = base_times(&Scalar::from_bytes(&two).unwrap()).unwrap();
    /// assert_eq!(point.x()[..4], [0xc6, 0x04, 0x7f, 0x94]);
    /// ```
    #[must_use]
    pub fn x(&self) -> [u8; 32] {
        self.x.to_bytes()
    }

    /// Says whether the second coordinate is odd.
    ///
    /// # Examples
    /// ```
    /// # use curve::{Scalar, base_times};
    /// let point = base_times(&Scalar::reduced(&[1; 32])).unwrap();
    /// assert_eq!(point.is_y_odd(), point.compressed()[0] == 3);
    /// ```
    #[must_use]
    pub fn is_y_odd(&self) -> bool {
        self.y.is_odd()
    }

    /// Writes both coordinates, big-endian, 32 bytes each.
    ///
    /// # Examples
    /// ```
    /// # use curve::{Scalar, base_times};
    /// let point = base_times(&Scalar::reduced(&[1; 32])).unwrap();
    /// assert_eq!(point.coordinates()[..32], point.x());
    /// ```
    #[must_use]
    pub fn coordinates(&self) -> [u8; 64] {
        let mut out = [0; 64];
        out[..32].copy_from_slice(&self.x.to_bytes());
        out[32..].copy_from_slice(&self.y.to_bytes());
        out
    }

    /// Writes the compressed form of [SEC 1](https://www.secg.org/sec1-v2.pdf).
    ///
    /// # Examples
    /// ```
    /// # use curve::{Scalar, base_times};
    /// let point = base_times(&Scalar::reduced(&[1; 32])).unwrap();
    /// assert_eq!(point.compressed()[1..], point.x());
    /// ```
    #[must_use]
    pub fn compressed(&self) -> [u8; 33] {
        let mut out = [2; 33];
        out[0] += u8::from(self.is_y_odd());
        out[1..].copy_from_slice(&self.x.to_bytes());
        out
    }

    /// The point with the other second coordinate.
    pub(crate) fn negated(&self) -> Self {
        Self {
            x: self.x,
            y: self.y.negate(1).carried(),
        }
    }
}

impl PartialEq for Point {
    fn eq(&self, other: &Self) -> bool {
        self.coordinates() == other.coordinates()
    }
}

impl Eq for Point {}

impl DefaultIsZeroes for Point {}

impl ConditionallySelectable for Point {
    fn conditional_select(a: &Self, b: &Self, choice: Choice) -> Self {
        Self {
            x: Field::conditional_select(&a.x, &b.x, choice),
            y: Field::conditional_select(&a.y, &b.y, choice),
        }
    }
}
