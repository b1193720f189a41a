//! The arithmetic of a signature, in constant time.

use subtle::ConditionallySelectable;
use zeroize::Zeroizing;

use crate::{base::base_times, scalar::Scalar, words::choice};

/// The numbers of a signature, with the lower of the two possible `s`.
#[derive(Debug, Clone, Copy)]
pub struct Signed {
    /// The first number: where the nonce's point lies.
    pub r: Scalar,
    /// The second number.
    pub s: Scalar,
    /// Whether the second coordinate of the nonce's point, for this `s`, is odd.
    pub is_y_odd: bool,
}

/// Signs a digest with a key and a nonce. `None` for the nonces that give no signature: zero, and one
/// in 2^255 others.
///
/// Whoever uses a nonce for two digests, or shows it, gives the key away.
///
/// # Examples
/// ```
/// # use curve::{Scalar, base_times, recover, sign};
/// let [key, nonce, digest] = [[1; 32], [2; 32], [3; 32]].map(|bytes| Scalar::reduced(&bytes));
/// let signed = sign(&key, &nonce, &digest).unwrap();
/// let found = recover(&digest, &signed.r, &signed.s, signed.is_y_odd).unwrap();
/// assert_eq!(found.compressed(), base_times(&key).unwrap().compressed());
/// ```
#[must_use]
pub fn sign(key: &Scalar, nonce: &Scalar, digest: &Scalar) -> Option<Signed> {
    let point = base_times(nonce)?;
    // A coordinate above the order would leave a signature whose key is not found by parity alone.
    let r = Scalar::from_bytes(&point.x())?;
    let inverse = Zeroizing::new(nonce.invert());
    let product = Zeroizing::new(r.multiply(key));
    let sum = Zeroizing::new(product.add(digest));
    let s = inverse.multiply(&sum);
    if r.is_zero() || s.is_zero() {
        return None;
    }
    let is_high = s.is_high();
    Some(Signed {
        r,
        s: Scalar::conditional_select(&s, &s.negate(), choice(is_high.into())),
        is_y_odd: point.is_y_odd() ^ is_high,
    })
}
