//! Shamir's sharing of one secret, with the digest by which the standard tells wrong shares.
//!
//! Knows nothing of groups, words or passphrases. Places are public and values are secret.

use alloc::{vec, vec::Vec};

use hmac::{Hmac, Mac};
use sha2::Sha256;
use subtle::ConstantTimeEq;
use zeroize::Zeroizing;

use crate::{
    random::Random,
    secret::SecretBytes,
    slip39::gf256::{inverse, product},
};

/// A value of the polynomials, and where.
#[derive(Clone, Copy)]
pub(super) struct Point<'a> {
    pub(super) x: u8,
    pub(super) value: &'a [u8],
}

/// The shares do not belong to one secret.
#[derive(Debug)]
pub(super) struct WrongDigest;

/// Length in bytes of the randomness that a sharing takes.
pub(super) const fn random_len_bytes(threshold: u8, secret_len_bytes: usize) -> usize {
    match threshold {
        0 | 1 => 0,
        // The shares that are drawn, and then the rest of the share that begins with the digest.
        _ => (threshold as usize - 1) * secret_len_bytes - DIGEST_LEN_BYTES,
    }
}

/// Shares a secret among the places from 0 below `count`, of which any `threshold` recover it.
///
/// The threshold is at least 1 and at most the count, and the secret longer than the digest.
pub(super) fn split(
    secret: &[u8],
    threshold: u8,
    count: u8,
    random: &mut Random,
) -> Vec<SecretBytes> {
    if threshold < 2 {
        return (0..count)
            .map(|_| SecretBytes::from(secret.to_vec()))
            .collect();
    }
    let drawn_count = threshold - 2;
    let mut shares: Vec<SecretBytes> = (0..drawn_count)
        .map(|_| drawn(vec![0; secret.len()], 0, random))
        .collect();
    let mut digest_share = drawn(vec![0; secret.len()], DIGEST_LEN_BYTES, random).into_exposed();
    let sum = digest(&digest_share[DIGEST_LEN_BYTES..], secret);
    digest_share[..DIGEST_LEN_BYTES].copy_from_slice(&*sum);
    let digest_share = SecretBytes::from(digest_share);
    for x in drawn_count..count {
        let mut base = points(&shares[..usize::from(drawn_count)]);
        base.push(Point {
            x: DIGEST_X,
            value: digest_share.expose(),
        });
        base.push(Point {
            x: SECRET_X,
            value: secret,
        });
        let share = interpolate(&base, x);
        shares.push(share);
    }
    shares
}

/// Recovers a secret from at least `threshold` points of different places and equal lengths.
///
/// All points are looked at, so that one too many that contradicts the others is found.
pub(super) fn recover(threshold: u8, points: &[Point<'_>]) -> Result<SecretBytes, WrongDigest> {
    let secret = interpolate(points, SECRET_X);
    let is_right = if threshold < 2 {
        // Every share is the secret itself.
        let is_secret = |point: &Point<'_>| bool::from(point.value.ct_eq(secret.expose()));
        points.iter().all(is_secret)
    } else {
        let share = interpolate(points, DIGEST_X);
        let (found, random) = share.expose().split_at(DIGEST_LEN_BYTES);
        found.ct_eq(&*digest(random, secret.expose())).into()
    };
    if is_right {
        Ok(secret)
    } else {
        Err(WrongDigest)
    }
}

/// Pairs values with the places from 0 on.
fn points(values: &[SecretBytes]) -> Vec<Point<'_>> {
    let values = (0..).zip(values);
    values
        .map(|(x, value)| Point {
            x,
            value: value.expose(),
        })
        .collect()
}

/// Evaluates, at a place, the polynomials of least degree through some points.
fn interpolate(points: &[Point<'_>], x: u8) -> SecretBytes {
    let len_bytes = points.first().map_or(0, |point| point.value.len());
    let mut sums = vec![0; len_bytes];
    for point in points {
        let weight = weight(points, point.x, x);
        for (sum, value) in sums.iter_mut().zip(point.value) {
            *sum ^= product(weight, *value);
        }
    }
    SecretBytes::from(sums)
}

/// Lagrange's polynomial that is 1 at `own` and 0 at the other points, at `x`.
fn weight(points: &[Point<'_>], own: u8, x: u8) -> u8 {
    let others = points.iter().filter(|point| point.x != own);
    others.fold(1, |weight, other| {
        let step = product(x ^ other.x, inverse(own ^ other.x));
        product(weight, step)
    })
}

/// Fills a buffer from a place on with random bytes.
fn drawn(mut bytes: Vec<u8>, from: usize, random: &mut Random) -> SecretBytes {
    random.fill(&mut bytes[from..]);
    SecretBytes::from(bytes)
}

fn digest(random: &[u8], secret: &[u8]) -> Zeroizing<[u8; DIGEST_LEN_BYTES]> {
    let mut mac =
        <Hmac<Sha256> as Mac>::new_from_slice(random).expect("HMAC takes keys of any length");
    mac.update(secret);
    let whole = Zeroizing::new(<[u8; 32]>::from(mac.finalize().into_bytes()));
    let mut digest = Zeroizing::new([0; DIGEST_LEN_BYTES]);
    digest.copy_from_slice(&whole[..DIGEST_LEN_BYTES]);
    digest
}

const DIGEST_LEN_BYTES: usize = 4;
const DIGEST_X: u8 = 254;
const SECRET_X: u8 = 255;

#[cfg(test)]
mod tests;
