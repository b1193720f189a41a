//! Personal messages (EIP-191), the forms of their signatures, and who has signed what nobody did.

use serde_json::{Value, json};
use wallet_core::{personal_message, signature_text, signing_key::Signature};
use wallet_types::Digest;

use super::{Case, put, shown};
use crate::harness::Cases;
use crate::random::{Random, hex};

pub(super) fn run(cases: &mut Cases) {
    let mut random = Random::of_suite("messages");
    let all = (0..COUNT).map(|_| {
        let key = random.key();
        let message = if random.once_in(2) {
            random.text(200).into_bytes()
        } else {
            let len = random.below(2000);
            random.bytes(len)
        };
        let signature = personal_message::sign(&message, &key);
        let text = signature_text::write(&signature);
        assert_eq!(signature_text::read(&text), Ok(signature));
        assert_eq!(
            Signature::from_compact(&signature.to_compact()),
            Ok(signature)
        );
        assert!(personal_message::verify(
            &message,
            &signature,
            &key.address()
        ));
        Case::both(
            json!({ "ask": "message", "key": shown(&key), "message": hex(&message) }),
            json!({
                "digest": personal_message::digest(&message).to_string(),
                "signature": text,
                "compact": hex(signature.to_compact()),
                "from": key.address().to_string(),
            }),
        )
    });
    let all = all.collect();
    put(cases, all);
}

/// Half of these numbers lie on the curve, and for them there is a signer.
pub(super) fn recovery(cases: &mut Cases) {
    let mut random = Random::of_suite("recovery");
    let all = (0..COUNT).map(|_| {
        let digest: [u8; 32] = random.array();
        let mut s: [u8; 32] = random.array();
        // viem takes the upper half too, which no chain does.
        s[0] &= 0x3f;
        let signature = Signature::new(random.array(), s, random.once_in(2)).unwrap();
        let found = signature.recover(&Digest::from_bytes(digest));
        let question = json!({
            "ask": "recover", "digest": hex(digest), "signature": hex(signature.to_bytes()),
        });
        Case::both(
            question,
            found.map_or(Value::Null, |found| json!(found.to_string())),
        )
    });
    let all = all.collect();
    put(cases, all);
}

const COUNT: usize = 300;
