//! The tree and the signatures beside those of other hands: the crate `bip32` over the native
//! library, and that library, libsecp256k1, itself. Seeds, paths and digests are drawn; a failure
//! prints and keeps its own.

use bip32::ExtendedPrivateKey;
use proptest::prelude::*;
use secp256k1::{
    Message, PublicKey as NativeKey, Scalar, Secp256k1, SecretKey,
    ecdsa::{RecoverableSignature, RecoveryId},
};
use wallet_core::{
    derivation_path::{ChildNumber, DerivationPath, PathFamily},
    extended_key::ExtendedKey,
    extended_public_key::ExtendedPublicKey,
    public_key::PublicKey,
    signing_key::{Signature, SigningKey},
};
use wallet_types::{AccountIndex, Digest};

type OtherKey = ExtendedPrivateKey<SecretKey>;

/// Numbers that lie at the edges more often than chance would have it.
fn steps(most: usize) -> impl Strategy<Value = DerivationPath> {
    let bits = prop_oneof![
        any::<u32>(),
        0_u32..3,
        Just(0x7fff_ffff),
        Just(0x8000_0000),
        Just(u32::MAX),
    ];
    let step = bits.prop_map(ChildNumber::from_bits);
    prop::collection::vec(step, 0..=most).prop_map(|steps| DerivationPath::new(steps).unwrap())
}

fn private_key() -> impl Strategy<Value = [u8; 32]> {
    any::<[u8; 32]>().prop_filter("a key", |bytes| SecretKey::from_slice(bytes).is_ok())
}

/// Another hand's key at a path; it knows no path but its text.
fn other(seed: [u8; 64], path: &DerivationPath) -> OtherKey {
    let path: bip32::DerivationPath = path.to_string().parse().unwrap();
    OtherKey::derive_from_path(seed, &path).unwrap()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn the_tree_is_that_of_others(seed in any::<[u8; 64]>(), path in steps(6)) {
        let ours = ExtendedKey::root(&seed).unwrap().derive(&path).unwrap();
        let other = other(seed, &path);
        let text = other.to_string(bip32::Prefix::XPRV);
        let ours_text = ours.xprv();
        prop_assert_eq!(ours_text.expose(), text.as_str());
        let public = other.public_key();
        prop_assert_eq!(ours.public().to_string(), public.to_string(bip32::Prefix::XPUB));
        prop_assert_eq!(*ours.fingerprint().as_bytes(), public.fingerprint());
        let read = ExtendedKey::parse(&ours_text).unwrap().xprv();
        prop_assert_eq!(read.expose(), text.as_str());
    }

    #[test]
    fn paths_come_back(path in steps(255), mark in "['hH]") {
        let text = path.to_string();
        prop_assert_eq!(text.parse(), Ok(path.clone()));
        prop_assert_eq!(text.replace('\'', &mark).parse(), Ok(path.clone()));
        let bytes = postcard::to_allocvec(&path).unwrap();
        prop_assert_eq!(postcard::from_bytes(&bytes), Ok(path));
    }

    /// Public steps are computed by the library alone: the parent's point and the tweak.
    #[test]
    fn public_steps_are_those_of_others(seed in any::<[u8; 64]>(), number in 0_u32..1 << 31) {
        let parent = ExtendedKey::root(&seed).unwrap();
        let number = ChildNumber::normal(number).unwrap();
        let child = parent.public().child(number).unwrap();
        prop_assert_eq!(&child, &parent.child(number).unwrap().public());
        let start = other(seed, &DerivationPath::default()).public_key();
        let by_other = start.derive_child(bip32::ChildNumber(number.to_bits())).unwrap();
        prop_assert_eq!(child.to_string(), by_other.to_string(bip32::Prefix::XPUB));
        let read: ExtendedPublicKey = child.to_string().parse().unwrap();
        prop_assert_eq!(read, child);
    }

    #[test]
    fn families_lead_where_others_go(seed in any::<[u8; 64]>(), index in 0_u32..1 << 31) {
        let root = ExtendedKey::root(&seed).unwrap();
        for family in PathFamily::ALL {
            let path = family.path(AccountIndex(index)).unwrap();
            let native = other(seed, &path).private_key().public_key(&Secp256k1::new());
            let expected = PublicKey::from_sec1(&native.serialize_uncompressed()).unwrap();
            let ours = root.derive(&path).unwrap().signing_key();
            prop_assert_eq!(ours.address(), expected.address());
        }
    }

    #[test]
    fn public_keys_are_those_of_the_library(key in private_key(), tweak in private_key()) {
        let native = SecretKey::from_slice(&key).unwrap().public_key(&Secp256k1::new());
        let ours = SigningKey::from_bytes(&key).unwrap().public_key();
        prop_assert_eq!(ours.to_compressed(), native.serialize());
        prop_assert_eq!(ours.to_uncompressed(), native.serialize_uncompressed());
        let tweaked = native
            .add_exp_tweak(&Secp256k1::new(), &Scalar::from_be_bytes(tweak).unwrap())
            .unwrap();
        for bytes in [&tweaked.serialize()[..], &tweaked.serialize_uncompressed()] {
            let read = PublicKey::from_sec1(bytes).unwrap();
            prop_assert_eq!(read.to_compressed(), tweaked.serialize());
        }
    }

    /// Whatever the library takes for a key is one here, in the two forms that are read, and
    /// nothing else.
    #[test]
    fn bytes_are_keys_where_the_library_says_so(first in 0_u8..8, x in any::<[u8; 32]>()) {
        let bytes = [&[first][..], &x].concat();
        let ours = PublicKey::from_sec1(&bytes).ok().map(|key| key.to_uncompressed());
        let native = NativeKey::from_slice(&bytes).ok().map(|key| key.serialize_uncompressed());
        prop_assert_eq!(ours, native);
    }

    #[test]
    fn signatures_are_those_of_the_library(key in private_key(), digest in any::<[u8; 32]>()) {
        let native = Secp256k1::new();
        let message = Message::from_slice(&digest).unwrap();
        let secret = SecretKey::from_slice(&key).unwrap();
        let (parity, bytes) =
            native.sign_ecdsa_recoverable(&message, &secret).serialize_compact();
        let key = SigningKey::from_bytes(&key).unwrap();
        let ours = key.sign(&Digest::from_bytes(digest));
        prop_assert_eq!(&ours.to_bytes()[..64], &bytes[..]);
        prop_assert_eq!(i32::from(ours.is_y_odd()), parity.to_i32());
        prop_assert!(ours.verify(&Digest::from_bytes(digest), &key.address()));
    }

    /// Numbers that nobody has signed: recovery finds the same key, or none.
    #[test]
    fn recovery_finds_what_the_library_finds(
        r in any::<[u8; 32]>(),
        s in any::<[u8; 32]>(),
        digest in any::<[u8; 32]>(),
        is_y_odd in any::<bool>(),
    ) {
        let mut s = s;
        s[0] &= 0x7f;
        let Some(ours) = Signature::new(r, s, is_y_odd) else { return Ok(()) };
        let parity = RecoveryId::from_i32(i32::from(is_y_odd)).unwrap();
        let native = RecoverableSignature::from_compact(&[r, s].concat(), parity)
            .and_then(|it| Secp256k1::new().recover_ecdsa(&Message::from_slice(&digest)?, &it))
            .ok()
            .map(|key| PublicKey::from_sec1(&key.serialize()).unwrap().address());
        prop_assert_eq!(ours.recover(&Digest::from_bytes(digest)), native);
    }
}
