//! Nonces that follow from a key and a digest
//! ([RFC 6979](https://www.rfc-editor.org/rfc/rfc6979), with HMAC-SHA-256).
//!
//! Owns the generator of section 3.2 alone. A nonce is as secret as its key: each is erased, and so
//! is the generator's state.

use curve::Scalar;
use hmac::{Hmac, Mac};
use sha2::Sha256;
use zeroize::Zeroizing;

/// The nonces for a key and a digest, one after another until one serves.
pub(crate) struct Nonces {
    key: Zeroizing<[u8; 32]>,
    value: Zeroizing<[u8; 32]>,
}

impl Nonces {
    /// Takes the key, and the digest modulo the order.
    pub(crate) fn new(key: &Scalar, digest: &Scalar) -> Self {
        let (secret, digest) = (Zeroizing::new(key.to_bytes()), digest.to_bytes());
        let mut nonces = Self {
            key: Zeroizing::new([0; 32]),
            value: Zeroizing::new([1; 32]),
        };
        nonces.turn(&[&[0], &*secret, &digest]);
        nonces.turn(&[&[1], &*secret, &digest]);
        nonces
    }

    /// Returns the next number that is below the order.
    pub(crate) fn next(&mut self) -> Zeroizing<Scalar> {
        loop {
            self.value = hash(&self.key, &[&*self.value]);
            let nonce = Scalar::from_bytes(&self.value).map(Zeroizing::new);
            match nonce {
                Some(nonce) => return nonce,
                None => self.reject(),
            }
        }
    }

    /// Leaves the last number behind, which did not serve.
    pub(crate) fn reject(&mut self) {
        self.turn(&[&[0]]);
    }

    fn turn(&mut self, parts: &[&[u8]]) {
        let mut all: [&[u8]; 4] = [&*self.value, &[], &[], &[]];
        all[1..=parts.len()].copy_from_slice(parts);
        self.key = hash(&self.key, &all);
        self.value = hash(&self.key, &[&*self.value]);
    }
}

fn hash(key: &[u8; 32], parts: &[&[u8]]) -> Zeroizing<[u8; 32]> {
    let mut mac =
        <Hmac<Sha256> as Mac>::new_from_slice(key).expect("HMAC takes keys of any length");
    parts.iter().for_each(|part| mac.update(part));
    Zeroizing::new(mac.finalize().into_bytes().into())
}

#[cfg(test)]
mod tests {
    use rfc6979::HmacDrbg;

    use super::*;

    #[test]
    fn gives_the_numbers_of_another_one_after_another() {
        for byte in 1..=40 {
            let [key, digest] = [byte, byte + 100].map(|byte| Scalar::reduced(&[byte; 32]));
            let mut ours = Nonces::new(&key, &digest);
            let mut theirs = HmacDrbg::<Sha256>::new(&key.to_bytes(), &digest.to_bytes(), &[]);
            for _ in 0..3 {
                let mut expected = [0; 32];
                theirs.fill_bytes(&mut expected);
                assert_eq!(ours.next().to_bytes(), expected);
                ours.reject();
            }
        }
    }
}
