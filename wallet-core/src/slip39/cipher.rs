//! The encryption of a master secret: a Feistel network of four rounds, each of them PBKDF2.
//!
//! It keeps the length, and no tag says whether a passphrase was right: every one decrypts.

use alloc::{vec, vec::Vec};

use sha2::Sha256;
use zeroize::Zeroizing;

use crate::{
    secret::SecretBytes,
    slip39::{
        facts::{ShareFacts, ShareKind},
        passphrase::Passphrase,
    },
};

/// Encrypts a secret of even length.
pub(super) fn encrypt(secret: &[u8], passphrase: &Passphrase, facts: &ShareFacts) -> SecretBytes {
    feistel(secret, passphrase, facts, [0, 1, 2, 3])
}

/// Decrypts what [`encrypt`] made.
pub(super) fn decrypt(sealed: &[u8], passphrase: &Passphrase, facts: &ShareFacts) -> SecretBytes {
    feistel(sealed, passphrase, facts, [3, 2, 1, 0])
}

/// The bytes that enter checksum and salt, by the kind of the shares.
pub(super) const fn customization(kind: ShareKind) -> &'static [u8] {
    match kind {
        ShareKind::Original => b"shamir",
        ShareKind::Extendable => b"shamir_extendable",
    }
}

fn feistel(
    input: &[u8],
    passphrase: &Passphrase,
    facts: &ShareFacts,
    rounds: [u8; 4],
) -> SecretBytes {
    let (left, right) = input.split_at(input.len() / 2);
    let mut left = Zeroizing::new(left.to_vec());
    let mut right = Zeroizing::new(right.to_vec());
    for round in rounds {
        let mut mixed = mix(round, &right, passphrase, facts);
        mixed
            .iter_mut()
            .zip(&*left)
            .for_each(|(mixed, byte)| *mixed ^= byte);
        left = core::mem::replace(&mut right, mixed);
    }
    SecretBytes::from([&**right, &**left].concat())
}

fn mix(round: u8, half: &[u8], passphrase: &Passphrase, facts: &ShareFacts) -> Zeroizing<Vec<u8>> {
    let identifier = facts.identifier.0.to_be_bytes();
    let salt = Zeroizing::new(match facts.kind {
        ShareKind::Original => [customization(facts.kind), &identifier, half].concat(),
        ShareKind::Extendable => half.to_vec(),
    });
    let password = Zeroizing::new([&[round][..], passphrase.as_bytes()].concat());
    let mut mixed = Zeroizing::new(vec![0; half.len()]);
    // The price is that of all four.
    let rounds_each = facts.iteration_exponent.rounds() / 4;
    pbkdf2::pbkdf2_hmac::<Sha256>(&password, &salt, rounds_each, &mut mixed);
    mixed
}
