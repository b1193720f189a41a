use curve::{Scalar, base_times, recover};
use proptest::prelude::*;
use secp256k1::{
    Message,
    ecdsa::{RecoverableSignature, RecoveryId},
};

use crate::{below_order, small, turning_points};

/// What libsecp256k1 finds.
fn expected(digest: &[u8; 32], r: &[u8; 32], s: &[u8; 32], is_y_odd: bool) -> Option<[u8; 33]> {
    let id = if is_y_odd {
        RecoveryId::One
    } else {
        RecoveryId::Zero
    };
    let signature = RecoverableSignature::from_compact(&[*r, *s].concat(), id).ok()?;
    let secp = secp256k1::Secp256k1::new();
    let key = secp
        .recover_ecdsa(Message::from_digest(*digest), &signature)
        .ok()?;
    Some(key.serialize())
}

fn check(digest: &[u8; 32], r: &[u8; 32], s: &[u8; 32]) {
    for is_y_odd in [false, true] {
        let found = Scalar::from_bytes(r)
            .zip(Scalar::from_bytes(s))
            .and_then(|(r, s)| recover(&Scalar::reduced(digest), &r, &s, is_y_odd));
        assert_eq!(
            found.map(|point| point.compressed()),
            expected(digest, r, s, is_y_odd),
            "{digest:02x?} {r:02x?} {s:02x?} {is_y_odd}"
        );
    }
}

proptest! {
    #[test]
    fn agrees_on_any_numbers(digest: [u8; 32], r: [u8; 32], s: [u8; 32]) {
        check(&digest, &r, &s);
    }

    /// Few bits bring sums of equal and opposite points, and digits at either end.
    #[test]
    fn agrees_on_small_numbers(digest: u8, nonce in 1_u8.., s in 1_u8..) {
        let point = base_times(&Scalar::reduced(&small(nonce))).unwrap();
        check(&small(digest), &point.x(), &small(s));
        check(&below_order(digest % 65), &point.x(), &below_order(s.min(64)));
    }
}

#[test]
fn agrees_where_digits_turn() {
    let points = turning_points();
    let r = base_times(&Scalar::reduced(&[3; 32])).unwrap().x();
    for (digest, s) in points.iter().zip(points.iter().rev()) {
        check(digest, &r, s);
        check(digest, s, digest);
    }
}

/// Then the key is a multiple of the nonce's point alone.
#[test]
fn agrees_where_the_digest_is_zero() {
    for nonce in 1..=255 {
        let point = base_times(&Scalar::reduced(&small(nonce))).unwrap();
        check(&small(0), &point.x(), &small(1));
        check(&below_order(0), &point.x(), &[nonce; 32]);
    }
}

/// A number outside the range, or a first coordinate that no point has.
#[test]
fn finds_no_key_for_numbers_that_are_none() {
    let [digest, good] = [small(9), small(1)];
    for bad in [small(0), below_order(0), [0xff; 32], small(5)] {
        check(&digest, &bad, &good);
    }
    let r = base_times(&Scalar::reduced(&good)).unwrap().x();
    for bad in [small(0), below_order(0), [0xff; 32]] {
        check(&digest, &r, &bad);
    }
}

/// With the generator for the nonce's point the two multiples cancel where `s` is the digest.
#[test]
fn finds_no_key_at_infinity() {
    let generator = base_times(&Scalar::reduced(&small(1))).unwrap();
    for value in 1..=255 {
        let number = Scalar::reduced(&small(value));
        let r = Scalar::reduced(&generator.x());
        assert!(recover(&number, &r, &number, generator.is_y_odd()).is_none());
        check(&small(value), &generator.x(), &small(value));
    }
}
