//! Signatures as bytes: the vectors of EIP-2098, refusals, round trips.

use proptest::prelude::*;
use secp256k1::SecretKey;
use wallet_core::signing_key::{Signature, SignatureError, SigningKey};
use wallet_types::Digest;

use crate::support::{unhex, unhex_array};

/// The two vectors of EIP-2098 (ethereum/EIPs, EIPS/eip-2098.md), over digests as EIP-191 makes
/// them of texts.
#[test]
fn agrees_with_the_vectors_of_eip_2098() {
    let key = "1234567890123456789012345678901234567890123456789012345678901234";
    let key = SigningKey::from_bytes(&unhex_array(key)).unwrap();
    let check = |message: &str, r: &str, s: &str, v: u8, vs: &str| {
        let prefixed = format!("\x19Ethereum Signed Message:\n{}{message}", message.len());
        let digest = Digest::keccak256(prefixed.as_bytes());
        let signature = key.sign(&digest);
        assert_eq!(
            signature.to_bytes()[..],
            [unhex(r), unhex(s), vec![v]].concat()
        );
        assert_eq!(signature.to_compact()[..], [unhex(r), unhex(vs)].concat());
        assert_eq!(
            Signature::from_compact(&signature.to_compact()),
            Ok(signature)
        );
        assert!(signature.verify(&digest, &key.address()));
    };
    check(
        "Hello World",
        "68a020a209d3d56c46f38cc50a33f704f4a9a10a59377f8dd762ac66910e9b90",
        "7e865ad05c4035ab5792787d4a0297a43617ae897930a6fe4d822b8faea52064",
        27,
        "7e865ad05c4035ab5792787d4a0297a43617ae897930a6fe4d822b8faea52064",
    );
    check(
        "It's a small(er) world",
        "9328da16089fcba9bececa81663203989f2df5fe1faa6291a45381c81bd17f76",
        "139c6d6b623b42da56557e5e734a43dc83345ddfadec52cbe24d0cc64f550793",
        28,
        "939c6d6b623b42da56557e5e734a43dc83345ddfadec52cbe24d0cc64f550793",
    );
}

#[test]
fn refuses_what_is_no_signature() {
    let half = "7fffffffffffffffffffffffffffffff5d576e7357a4501ddfe92f46681b20a0";
    let order = "fffffffffffffffffffffffffffffffebaaedce6af48a03bbfd25e8cd0364141";
    let [one, half, order] = [&"11".repeat(32), half, order].map(unhex_array::<32>);
    let above = half.map(|byte| byte.saturating_add(u8::from(byte == 0xa0)));
    let check = |r: [u8; 32], s: [u8; 32], v: u8, expected: Option<SignatureError>| {
        let whole = Signature::from_bytes(&[&r[..], &s, &[v]].concat());
        assert_eq!(whole.err(), expected, "{v}");
        if s[0] < 0x80 && v < 2 {
            let compact = Signature::from_compact(&[r, s].concat());
            assert_eq!(compact.err(), expected);
        }
    };
    for v in [0, 1, 27, 28] {
        check(one, half, v, None);
        check(one, above, v, Some(SignatureError::HighS));
    }
    for found in [2, 26, 29, 37, 255] {
        check(
            one,
            half,
            found,
            Some(SignatureError::WrongParity { found }),
        );
    }
    check([0; 32], half, 1, Some(SignatureError::OutOfRange));
    check(one, [0; 32], 1, Some(SignatureError::OutOfRange));
    check(order, half, 1, Some(SignatureError::OutOfRange));
    check(one, order, 1, Some(SignatureError::OutOfRange));
    for len in [0, 1, 32, 63, 66, 4096] {
        let bytes = vec![1; len];
        let error = |expected| SignatureError::WrongLength {
            found: len,
            expected,
        };
        assert_eq!(Signature::from_bytes(&bytes), Err(error(65)));
        assert_eq!(Signature::from_compact(&bytes), Err(error(64)));
    }
}

proptest! {
    #[test]
    fn both_forms_come_back(r in any::<[u8; 32]>(), s in any::<[u8; 32]>(), odd in any::<bool>()) {
        let Some(signature) = Signature::new(r, s, odd) else { return Ok(()) };
        prop_assert_eq!(Signature::from_bytes(&signature.to_bytes()), Ok(signature));
        prop_assert_eq!(Signature::from_compact(&signature.to_compact()), Ok(signature));
    }

    /// Flipping `s` gives the same signer by the other parity; it is refused all the same.
    #[test]
    fn the_higher_s_is_refused(key in any::<[u8; 32]>(), digest in any::<[u8; 32]>()) {
        let Ok(key) = SigningKey::from_bytes(&key) else { return Ok(()) };
        let mut bytes = key.sign(&Digest::from_bytes(digest)).to_bytes();
        let s = SecretKey::from_slice(&bytes[32..64]).unwrap();
        bytes[32..64].copy_from_slice(&s.negate().secret_bytes());
        prop_assert_eq!(Signature::from_bytes(&bytes), Err(SignatureError::HighS));
    }
}
