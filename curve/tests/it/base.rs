use curve::{Scalar, base_times, sign};
use k256::elliptic_curve::{PrimeField, sec1::ToEncodedPoint};
use proptest::prelude::*;

use crate::{number, small, turning_points};

fn check(bytes: &[u8; 32]) {
    let ours = Scalar::from_bytes(bytes).and_then(|scalar| base_times(&scalar));
    let theirs = secp256k1::SecretKey::from_byte_array(*bytes).ok();
    let theirs = theirs.map(|key| key.public_key(&secp256k1::Secp256k1::new()));
    let expected = theirs.map(|key| key.serialize());
    assert_eq!(
        ours.map(|point| point.compressed()),
        expected,
        "{bytes:02x?}"
    );
    let whole = theirs.map(|key| key.serialize_uncompressed()[1..].to_vec());
    assert_eq!(ours.map(|point| point.coordinates().to_vec()), whole);
}

proptest! {
    #[test]
    fn agrees_on_any_number(bytes: [u8; 32]) {
        check(&bytes);
    }

    #[test]
    fn agrees_with_another_in_rust(bytes: [u8; 32]) {
        let ours = Scalar::from_bytes(&bytes).and_then(|scalar| base_times(&scalar));
        let theirs = k256::SecretKey::from_bytes(&bytes.into()).ok();
        let theirs = theirs.map(|key| key.public_key().to_encoded_point(true).as_bytes().to_vec());
        prop_assert_eq!(ours.map(|point| point.compressed().to_vec()), theirs);
    }

    #[test]
    fn signs_as_another_does(key: [u8; 32], nonce: [u8; 32], digest: [u8; 32]) {
        check_signature(&key, &nonce, &digest);
    }
}

#[test]
fn agrees_where_digits_turn() {
    turning_points().iter().for_each(check);
}

/// Incomplete formulas would fail here: in the last place the sum so far is the very point that is
/// added. It is `30 * 2^252` less the order.
#[test]
fn adds_equal_points() {
    check(&number(
        "e00000000000000000000000000000014551231950b75fc4402da1732fc9bebf",
    ));
}

#[test]
fn signs_with_the_least_numbers() {
    for [key, nonce, digest] in [[1, 1, 0], [1, 2, 0], [2, 1, 1], [3, 3, 255]] {
        check_signature(&small(key), &small(nonce), &small(digest));
    }
    assert!(
        sign(
            &Scalar::reduced(&[1; 32]),
            &Scalar::default(),
            &Scalar::default()
        )
        .is_none()
    );
}

/// The textbook's equations, in another's arithmetic.
fn check_signature(key: &[u8; 32], nonce: &[u8; 32], digest: &[u8; 32]) {
    use k256::elliptic_curve::{ops::Reduce, point::AffineCoordinates, scalar::IsHigh};
    let read =
        |bytes: &[u8; 32]| <k256::Scalar as Reduce<k256::U256>>::reduce_bytes(&(*bytes).into());
    let [key_, nonce_, digest_] = [key, nonce, digest].map(read);
    let point = (k256::ProjectivePoint::GENERATOR * nonce_).to_affine();
    let r = <k256::Scalar as Reduce<k256::U256>>::reduce_bytes(&point.x());
    let s = nonce_.invert().unwrap() * (digest_ + r * key_);
    let is_high = bool::from(s.is_high());
    let s = if is_high { -s } else { s };
    let [key, nonce, digest] = [key, nonce, digest].map(Scalar::reduced);
    let signed = sign(&key, &nonce, &digest).unwrap();
    assert_eq!(signed.r.to_bytes(), <[u8; 32]>::from(r.to_repr()));
    assert_eq!(signed.s.to_bytes(), <[u8; 32]>::from(s.to_repr()));
    assert_eq!(signed.is_y_odd, bool::from(point.y_is_odd()) != is_high);
}
