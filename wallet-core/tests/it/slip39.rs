//! SLIP-39: Trezor's vectors, the reference implementation in both directions, and what must fail.

mod check_share;
mod collecting;
mod reference;
mod refusals;

use wallet_core::{
    extended_key::ExtendedKey,
    secret::SecretBytes,
    slip39::{
        CombineError, Group, IterationExponent, MasterSecret, Passphrase, Scheme, Share, ShareKind,
        combine, split,
    },
};

use crate::support::{base58, data, unhex};

#[test]
fn agrees_with_the_vectors_of_trezor() {
    let data = data("slip39.json");
    let vectors = data["vectors"].as_array().unwrap();
    assert_eq!(vectors.len(), 45);
    let mut restored = 0;
    for vector in vectors {
        let [about, secret, xprv] = [0, 2, 3].map(|at| vector[at].as_str().unwrap());
        let words = vector[1].as_array().unwrap().iter();
        let outcome = restore(words.map(|words| words.as_str().unwrap()), "TREZOR");
        if secret.is_empty() {
            assert!(outcome.is_err(), "{about}");
            continue;
        }
        let found = outcome.unwrap_or_else(|error| panic!("{about}: {error}"));
        assert_eq!(found.expose(), unhex(secret), "{about}");
        let root = ExtendedKey::root(found.expose()).unwrap().expose();
        let xprv = base58(xprv);
        assert_eq!(root.expose()[..32], xprv[46..78], "{about}");
        assert_eq!(root.expose()[32..], xprv[13..45], "{about}");
        restored += 1;
    }
    assert_eq!(restored, 15);
}

/// What is split with one passphrase is another secret with another, without an error.
#[test]
fn a_wrong_passphrase_restores_another_secret() {
    for kind in [ShareKind::Original, ShareKind::Extendable] {
        let scheme = scheme_of(1, &[(2, 2)], kind);
        let shares = split_with(&[7; 32], "low tide", &scheme, 1).remove(0);
        let restore = |text: &str| combine(&shares, &passphrase(text)).unwrap();
        assert_eq!(restore("low tide").expose(), [7; 32]);
        assert_ne!(restore("Low tide").expose(), [7; 32]);
        assert_ne!(restore("").expose(), restore("Low tide").expose());
    }
}

/// A second splitting of an extendable secret gives the same secret with any passphrase; one of the
/// original kind does not.
#[test]
fn extendable_sets_keep_all_passphrases() {
    for kind in [ShareKind::Original, ShareKind::Extendable] {
        let scheme = scheme_of(1, &[(1, 1)], kind);
        let restored = [1, 2].map(|seed| {
            let shares = split_with(&[7; 16], "", &scheme, seed).remove(0);
            combine(&shares, &passphrase("hidden")).unwrap()
        });
        let is_same = restored[0].expose() == restored[1].expose();
        assert_eq!(is_same, kind == ShareKind::Extendable);
    }
}

/// The seed behind a phrase comes back whole, from the largest scheme there is.
#[test]
fn splits_a_seed_among_256() {
    let secret: Vec<u8> = (0..64).collect();
    let scheme = scheme_of(16, &[(16, 16); 16], ShareKind::Extendable);
    let shares = split_with(&secret, "", &scheme, 1);
    let mut all: Vec<Share> = shares.into_iter().flatten().rev().collect();
    assert_eq!(all.len(), 256);
    assert_eq!(all[0].word_count(), 59);
    assert_eq!(combine(&all, &passphrase("")).unwrap().expose(), secret);
    all.pop();
    let refused = combine(&all, &passphrase("")).unwrap_err();
    assert!(matches!(refused, CombineError::Incomplete(_)));
}

/// Each random byte counts: the identifier is 15 of the first bits, and no two shares agree.
#[test]
fn uses_the_randomness_it_is_given() {
    let scheme = scheme_of(2, &[(2, 3), (3, 4)], ShareKind::Extendable);
    let facts = |seed: u8| split_with(&[7; 16], "", &scheme, seed)[0][0].facts();
    assert_ne!(facts(1).identifier, facts(2).identifier);
    let (one, other) = (
        split_with(&[7; 16], "", &scheme, 1),
        split_with(&[7; 16], "", &scheme, 2),
    );
    let (one, other) = (one.iter().flatten(), other.iter().flatten());
    for (one, other) in one.zip(other) {
        let value = |share: &Share| {
            share
                .words()
                .expose()
                .split(' ')
                .skip(4)
                .take(13)
                .collect::<String>()
        };
        assert_ne!(value(one), value(other));
    }
}

/// Reads shares and combines them.
fn restore<'a>(
    words: impl Iterator<Item = &'a str>,
    with: &str,
) -> Result<MasterSecret, Box<dyn std::error::Error>> {
    let shares = words.map(Share::parse).collect::<Result<Vec<Share>, _>>()?;
    Ok(combine(&shares, &passphrase(with))?)
}

fn passphrase(text: &str) -> Passphrase {
    Passphrase::new(text).unwrap()
}

/// A scheme at the least price.
fn scheme_of(group_threshold: u8, groups: &[(u8, u8)], kind: ShareKind) -> Scheme {
    let groups = groups
        .iter()
        .map(|(threshold, count)| Group::new(*threshold, *count).unwrap());
    let exponent = IterationExponent::new(0).unwrap();
    Scheme::new(group_threshold, groups.collect(), exponent, kind).unwrap()
}

/// Splits with bytes that look random enough.
fn split_with(secret: &[u8], with: &str, scheme: &Scheme, seed: u8) -> Vec<Vec<Share>> {
    let secret = master_secret(secret);
    let mut state = u32::from(seed);
    let random = (0..scheme.random_len_bytes(&secret)).map(|_| {
        state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        state.to_be_bytes()[0]
    });
    let random = SecretBytes::from(random.collect::<Vec<u8>>());
    split(&secret, &passphrase(with), scheme, random).unwrap()
}

fn master_secret(bytes: &[u8]) -> MasterSecret {
    MasterSecret::new(SecretBytes::from(bytes.to_vec())).unwrap()
}
