//! `eip712`: the encoded data and the digest of typed data, and a signature.

use serde_json::{Value, json};
use wallet_core::{signature_text, typed_data::TypedData};
use wallet_types::Digest;

use super::{bytes, key, text};
use crate::harness::Cases;
use crate::npm;

pub(super) fn run(cases: &mut Cases) {
    for case in &npm::testcases("eip712") {
        cases.agree(text(case, "name"), || check(case));
    }
}

fn check(case: &Value) {
    let json = json!({
        "types": case["types"],
        "primaryType": case["primaryType"],
        "domain": case["domain"],
        "message": case["data"],
    });
    let read = TypedData::read(json.to_string().as_bytes()).unwrap();
    assert_eq!(
        read.message_hash(),
        Digest::keccak256(&bytes(case, "encoded"))
    );
    assert_eq!(read.digest().to_string(), text(case, "digest"));
    if case["privateKey"].is_string() {
        let key = key(case, "privateKey");
        let signature = key.sign(&read.digest());
        assert_eq!(signature_text::write(&signature), text(case, "signature"));
        assert_eq!(signature.recover(&read.digest()), Some(key.address()));
    }
}
