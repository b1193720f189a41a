//! Numbers modulo the order of the curve: keys, nonces, and the halves of signatures.
//!
//! Nothing here branches on a number, or looks up by one, except what is said of `None`.

use core::fmt;

use subtle::{Choice, ConditionallySelectable};
use zeroize::{DefaultIsZeroes, Zeroize};

use crate::{
    inverse::Modulus,
    words::{Words, choice, from_bytes, low, subtract, to_bytes},
};

/// A number below the order of the curve.
///
/// It may be secret, so it is not printed, and who holds a secret one erases it.
#[derive(Clone, Copy, Default)]
pub struct Scalar(Words);

impl Scalar {
    /// Reads a big-endian number. `None` where it is not below the order.
    ///
    /// # Examples
    /// ```
    /// # use curve::Scalar;
    /// assert!(Scalar::from_bytes(&[1; 32]).is_some());
    /// assert!(Scalar::from_bytes(&[0xff; 32]).is_none());
    /// ```
    #[must_use]
    pub fn from_bytes(bytes: &[u8; 32]) -> Option<Self> {
        let words = from_bytes(bytes);
        (subtract(&words, &ORDER).1 == 1).then_some(Self(words))
    }

    /// Reads a big-endian number of any size, and takes what it is modulo the order.
    ///
    /// # Examples
    /// ```
    /// # use curve::Scalar;
    /// assert_eq!(Scalar::reduced(&[0; 32]).to_bytes(), [0; 32]);
    /// assert_ne!(Scalar::reduced(&[0xff; 32]).to_bytes(), [0xff; 32]);
    /// ```
    #[must_use]
    pub fn reduced(bytes: &[u8; 32]) -> Self {
        Self(less_order(&from_bytes(bytes), 0))
    }

    /// Writes it, big-endian.
    ///
    /// # Examples
    /// ```
    /// # use curve::Scalar;
    /// assert_eq!(Scalar::reduced(&[1; 32]).to_bytes(), [1; 32]);
    /// ```
    #[must_use]
    pub fn to_bytes(&self) -> [u8; 32] {
        to_bytes(&self.0)
    }

    /// Says whether it is zero.
    ///
    /// # Examples
    /// ```
    /// # use curve::Scalar;
    /// assert!(Scalar::default().is_zero());
    /// ```
    #[must_use]
    pub fn is_zero(&self) -> bool {
        self.0.iter().fold(0, |all, word| all | word) == 0
    }

    /// Says whether it is above half the order.
    ///
    /// # Examples
    /// ```
    /// # use curve::Scalar;
    /// assert!(Scalar::reduced(&[0xee; 32]).is_high());
    /// assert!(!Scalar::reduced(&[0x11; 32]).is_high());
    /// ```
    #[must_use]
    pub fn is_high(&self) -> bool {
        subtract(&HALF_ORDER, &self.0).1 == 1
    }

    /// Adds.
    ///
    /// # Examples
    /// ```
    /// # use curve::Scalar;
    /// let one = Scalar::reduced(&[1; 32]);
    /// assert_eq!(one.add(&one).to_bytes(), [2; 32]);
    /// ```
    #[must_use]
    pub fn add(&self, other: &Self) -> Self {
        let mut sum = [0; 8];
        let mut carry = 0;
        for at in 0..8 {
            carry += u64::from(self.0[at]) + u64::from(other.0[at]);
            sum[at] = low(carry);
            carry >>= 32;
        }
        let out = Self(less_order(&sum, low(carry)));
        sum.zeroize();
        out
    }

    /// Multiplies.
    ///
    /// # Examples
    /// ```
    /// # use curve::Scalar;
    /// let seven = Scalar::reduced(&[7; 32]);
    /// let one = seven.multiply(&seven.invert());
    /// assert_eq!(seven.multiply(&one).to_bytes(), [7; 32]);
    /// ```
    #[must_use]
    pub fn multiply(&self, other: &Self) -> Self {
        let mut wide = product(&self.0, &other.0);
        // Each turn folds what lies above 2^256: 256 bits, then 130, then 3, then 1.
        for above in [8, 5, 1, 1] {
            fold(&mut wide, above);
        }
        let mut words = [0; 8];
        words.copy_from_slice(&wide[..8]);
        let out = Self(less_order(&words, 0));
        wide.zeroize();
        words.zeroize();
        out
    }

    /// Negates.
    ///
    /// # Examples
    /// ```
    /// # use curve::Scalar;
    /// let one = Scalar::reduced(&[1; 32]);
    /// assert!(one.add(&one.negate()).is_zero());
    /// assert!(Scalar::default().negate().is_zero());
    /// ```
    #[must_use]
    pub fn negate(&self) -> Self {
        Self(less_order(&subtract(&ORDER, &self.0).0, 0))
    }

    /// Finds the inverse, in constant time. Zero gives zero.
    ///
    /// # Examples
    /// ```
    /// # use curve::Scalar;
    /// let one = Scalar::reduced(&[1; 32]);
    /// assert_eq!(one.invert().invert().to_bytes(), [1; 32]);
    /// ```
    #[must_use]
    pub fn invert(&self) -> Self {
        Self(MODULUS.invert(&self.0))
    }

    pub(crate) const fn from_words(words: Words) -> Self {
        Self(words)
    }

    pub(crate) const fn words(&self) -> &Words {
        &self.0
    }
}

impl DefaultIsZeroes for Scalar {}

impl ConditionallySelectable for Scalar {
    fn conditional_select(a: &Self, b: &Self, choice: Choice) -> Self {
        let mut words = [0; 8];
        for at in 0..8 {
            words[at] = u32::conditional_select(&a.0[at], &b.0[at], choice);
        }
        Self(words)
    }
}

impl fmt::Debug for Scalar {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Scalar(..)")
    }
}

/// Multiplies to the full width.
pub(crate) fn product(a: &Words, b: &Words) -> [u32; 16] {
    let mut out = [0; 16];
    for (at, word) in a.iter().enumerate() {
        add_multiple(&mut out[at..], *word, b);
    }
    out
}

/// Puts what lies above 2^256, so many words of it, times what 2^256 is modulo the order.
fn fold(wide: &mut [u32; 16], above: usize) {
    let mut high = [0; 8];
    high.copy_from_slice(&wide[8..]);
    wide[8..].fill(0);
    for at in 0..above {
        add_multiple(&mut wide[at..], high[at], &FOLD);
    }
    high.zeroize();
}

/// Adds a multiple, and carries as far as there is room.
///
/// A function of its own, so that the loop is there once: a signature has three products, and
/// written out they are larger than all else here together.
#[inline(never)]
fn add_multiple(sum: &mut [u32], times: u32, number: &[u32]) {
    let mut carry = 0;
    for (word, number) in sum.iter_mut().zip(number) {
        carry += u64::from(times) * u64::from(*number) + u64::from(*word);
        *word = low(carry);
        carry >>= 32;
    }
    for word in sum.iter_mut().skip(number.len()) {
        carry += u64::from(*word);
        *word = low(carry);
        carry >>= 32;
    }
}

/// Subtracts the order once, if a number with its carry is not below it.
fn less_order(words: &Words, carry: u32) -> Words {
    let (mut less, borrow) = subtract(words, &ORDER);
    let is_above = choice(carry | (1 - borrow));
    let out = Scalar::conditional_select(&Scalar(*words), &Scalar(less), is_above).0;
    less.zeroize();
    out
}

pub(crate) const ORDER: Words = [
    0xd036_4141,
    0xbfd2_5e8c,
    0xaf48_a03b,
    0xbaae_dce6,
    0xffff_fffe,
    0xffff_ffff,
    0xffff_ffff,
    0xffff_ffff,
];
const HALF_ORDER: Words = [
    0x681b_20a0,
    0xdfe9_2f46,
    0x57a4_501d,
    0x5d57_6e73,
    0xffff_ffff,
    0xffff_ffff,
    0xffff_ffff,
    0x7fff_ffff,
];
/// 2^256 modulo the order.
const FOLD: [u32; 5] = [0x2fc9_bebf, 0x402d_a173, 0x50b7_5fc4, 0x4551_2319, 1];
static MODULUS: Modulus = Modulus::new(&ORDER);
