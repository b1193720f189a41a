use curve::{Point, Scalar, base_times};
use proptest::prelude::*;

use crate::{below_order, small, turning_points};

/// What libsecp256k1 takes for a key.
fn expected(bytes: &[u8]) -> Option<[u8; 33]> {
    secp256k1::PublicKey::from_slice(bytes)
        .ok()
        .map(|key| key.serialize())
}

fn check_read(bytes: &[u8; 32]) {
    for first in [0, 2, 3, 4] {
        let mut compressed = [first; 33];
        compressed[1..].copy_from_slice(bytes);
        let found = Point::from_compressed(&compressed);
        assert_eq!(
            found.map(|point| point.compressed()),
            expected(&compressed),
            "{compressed:02x?}"
        );
    }
}

fn check_whole(coordinates: &[u8; 64]) {
    let found = Point::from_coordinates(coordinates);
    let theirs = expected(&[&[4], &coordinates[..]].concat());
    assert_eq!(
        found.map(|point| point.compressed()),
        theirs,
        "{coordinates:02x?}"
    );
}

fn check_sum(a: &[u8; 32], b: &[u8; 32]) {
    let [a, b] = [a, b].map(Scalar::reduced);
    let Some((first, second)) = base_times(&a).zip(base_times(&b)) else {
        return;
    };
    assert_eq!(first.add_vartime(&second), base_times(&a.add(&b)));
}

proptest! {
    #[test]
    fn reads_what_another_reads(bytes: [u8; 32], at in 0_usize..64, bit in 0_u8..8) {
        check_read(&bytes);
        let mut whole = base_times(&Scalar::reduced(&bytes)).unwrap().coordinates();
        check_whole(&whole);
        whole[at] ^= 1 << bit;
        check_whole(&whole);
    }

    #[test]
    fn adds(a: [u8; 32], b: [u8; 32]) {
        check_sum(&a, &b);
    }
}

#[test]
fn reads_where_carries_turn() {
    turning_points().iter().for_each(check_read);
    // The modulus itself, and a number above it.
    check_read(&crate::number(
        "fffffffffffffffffffffffffffffffffffffffffffffffffffffffefffffc2f",
    ));
    check_read(&[0xff; 32]);
}

#[test]
fn adds_equal_and_opposite_points() {
    for value in 1..=64 {
        check_sum(&small(value), &small(value));
        check_sum(&small(value), &below_order(value));
    }
}
