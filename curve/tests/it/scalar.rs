use curve::Scalar;
use k256::{
    U256,
    elliptic_curve::{PrimeField, ops::Reduce, scalar::IsHigh},
};
use proptest::prelude::*;

use crate::turning_points;

fn theirs(bytes: &[u8; 32]) -> k256::Scalar {
    <k256::Scalar as Reduce<U256>>::reduce_bytes(&(*bytes).into())
}

fn bytes_of(scalar: k256::Scalar) -> [u8; 32] {
    scalar.to_repr().into()
}

fn check(a: &[u8; 32], b: &[u8; 32]) {
    let (our_a, our_b) = (Scalar::reduced(a), Scalar::reduced(b));
    let (their_a, their_b) = (theirs(a), theirs(b));
    assert_eq!(our_a.to_bytes(), bytes_of(their_a));
    assert_eq!(our_a.add(&our_b).to_bytes(), bytes_of(their_a + their_b));
    assert_eq!(
        our_a.multiply(&our_b).to_bytes(),
        bytes_of(their_a * their_b)
    );
    assert_eq!(our_a.negate().to_bytes(), bytes_of(-their_a));
    let inverse = Option::from(their_a.invert()).unwrap_or(k256::Scalar::ZERO);
    assert_eq!(our_a.invert().to_bytes(), bytes_of(inverse));
    assert_eq!(our_a.is_zero(), bool::from(their_a.is_zero()));
    assert_eq!(our_a.is_high(), bool::from(their_a.is_high()));
    let strict = Option::<k256::Scalar>::from(k256::Scalar::from_repr((*a).into()));
    assert_eq!(
        Scalar::from_bytes(a).map(|s| s.to_bytes()),
        strict.map(bytes_of)
    );
}

proptest! {
    #[test]
    fn agrees_on_any_numbers(a: [u8; 32], b: [u8; 32]) {
        check(&a, &b);
    }
}

#[test]
fn agrees_where_carries_turn() {
    let points = turning_points();
    for (a, b) in points.iter().zip(points.iter().rev()) {
        check(a, b);
        check(a, a);
    }
}

#[test]
fn prints_nothing() {
    assert_eq!(format!("{:?}", Scalar::reduced(&[7; 32])), "Scalar(..)");
}
