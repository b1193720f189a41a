//! Signatures over secp256k1 with nonces of RFC 6979 and SHA-256.
//!
//! The RFC itself has no vectors for this curve; these are the ones that bitcoin libraries share
//! (first published on bitcointalk, topic 285142; carried by trezor-crypto and `ecdsa` for Python),
//! with `s` brought to its lower form.

use proptest::prelude::*;
use sha2::{Digest as _, Sha256};

use wallet_core::signing_key::{Signature, SigningKey};
use wallet_types::Digest;

use crate::support::unhex_array;

#[test]
fn agrees_with_the_shared_vectors() {
    let check = |key: &str, message: &str, r: &str, s: &str| {
        let key = SigningKey::from_bytes(&unhex_array(key)).unwrap();
        let digest = Digest::from_bytes(Sha256::digest(message).into());
        let signature = key.sign(&digest);
        assert_eq!(signature.r(), &unhex_array(r), "{message}");
        assert_eq!(signature.s(), &unhex_array(s), "{message}");
        assert_eq!(signature.recover(&digest), Some(key.address()));
    };
    let one = "0000000000000000000000000000000000000000000000000000000000000001";
    let last = "fffffffffffffffffffffffffffffffebaaedce6af48a03bbfd25e8cd0364140";
    check(
        one,
        "Satoshi Nakamoto",
        "934b1ea10a4b3c1757e2b0c017d0b6143ce3c9a7e6a4a49860d7a6ab210ee3d8",
        "2442ce9d2b916064108014783e923ec36b49743e2ffa1c4496f01a512aafd9e5",
    );
    check(
        one,
        "All those moments will be lost in time, like tears in rain. Time to die...",
        "8600dbd41e348fe5c9465ab92d23e3db8b98b873beecd930736488696438cb6b",
        "547fe64427496db33bf66019dacbf0039c04199abb0122918601db38a72cfc21",
    );
    check(
        last,
        "Satoshi Nakamoto",
        "fd567d121db66e382991534ada77a6bd3106f0a1098c231e47993447cd6af2d0",
        "6b39cd0eb1bc8603e159ef5c20a5c8ad685a45b06ce9bebed3f153d10d93bed5",
    );
    check(
        "f8b8af8ce3c7cca5e300d33939540c10d45ce001b8f252bfbc57ba0342904181",
        "Alan Turing",
        "7063ae83e7f62bbb171798131b4a0564b956930092b33b07b395615d9ec7e15c",
        "58dfcc1e00a35e1572f366ffe34ba0fc47db1e7189759b9fb233c5b05ab388ea",
    );
}

#[test]
fn refuses_numbers_that_are_no_signature() {
    let half = "7fffffffffffffffffffffffffffffff5d576e7357a4501ddfe92f46681b20a0";
    let mut s = unhex_array::<32>(half);
    assert!(Signature::new([1; 32], s, false).is_some());
    s[31] += 1;
    assert!(Signature::new([1; 32], s, false).is_none(), "higher s");
    assert!(Signature::new([0; 32], [1; 32], false).is_none());
    assert!(Signature::new([1; 32], [0; 32], false).is_none());
    assert!(Signature::new([0xff; 32], [1; 32], false).is_none());
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(32))]
    #[test]
    fn signatures_are_low_and_recover(key in any::<[u8; 32]>(), digest in any::<[u8; 32]>()) {
        let Ok(key) = SigningKey::from_bytes(&key) else { return Ok(()) };
        let digest = Digest::from_bytes(digest);
        let signature = key.sign(&digest);
        prop_assert!(signature.s()[0] < 0x80);
        prop_assert_eq!(signature.recover(&digest), Some(key.address()));
        prop_assert_eq!(key.sign(&digest), signature);
    }
    /// Every bit is that of `k256`, which shares no arithmetic with ours.
    #[test]
    fn signs_as_another_does(bytes in any::<[u8; 32]>(), digest in any::<[u8; 32]>()) {
        let Ok(key) = SigningKey::from_bytes(&bytes) else { return Ok(()) };
        let signature = key.sign(&Digest::from_bytes(digest));
        let theirs = k256::ecdsa::SigningKey::from_bytes(&bytes.into()).unwrap();
        let (expected, recovery) = theirs.sign_prehash_recoverable(&digest).unwrap();
        let (r, s) = expected.split_bytes();
        prop_assert_eq!(signature.r()[..].to_vec(), r.to_vec());
        prop_assert_eq!(signature.s()[..].to_vec(), s.to_vec());
        prop_assert_eq!(signature.is_y_odd(), recovery.is_y_odd());
    }
}
