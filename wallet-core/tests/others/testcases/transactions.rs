//! `transactions`: legacy ones, with and without a chain; `typed-transactions`: types 1 and 2.

use alloy_primitives::U256;
use serde_json::Value;
use wallet_core::{
    rlp::RlpError,
    transaction::{DecodeError, attach, decode, decode_any, digest, encode},
};
use wallet_types::{ChainId, Digest, Transaction, review::Field};

use super::{bytes, key, text};
use crate::harness::Cases;
use crate::npm;

pub(super) fn legacy(cases: &mut Cases) {
    for case in &npm::testcases("transactions") {
        let name = text(case, "name");
        for (unsigned, signed, chain) in [
            ("unsignedTransaction", "signedTransaction", None),
            (
                "unsignedTransactionChainId5",
                "signedTransactionChainId5",
                ChainId::try_from(5).ok(),
            ),
        ] {
            if number(&case["gasLimit"]) > U256::from(u64::MAX) {
                cases.refuse(
                    name,
                    "more gas than 64 bits hold, which no node takes",
                    || {
                        let (field, error) = (Field::GasLimit, RlpError::TooLarge);
                        let expected = DecodeError::Field { field, error };
                        assert_eq!(decode(&bytes(case, unsigned)), Err(expected));
                    },
                );
                continue;
            }
            cases.agree(&format!("{name} {unsigned}"), || {
                let read = check(case, "privateKey", unsigned, signed, "accountAddress");
                assert_eq!(read.chain_id(), chain);
                check_fields(&read, case);
                let price = number(&case["gasPrice"]);
                assert_eq!(read.max_fee_per_gas().as_u256(), price);
            });
        }
    }
}

pub(super) fn typed(cases: &mut Cases) {
    for case in &npm::testcases("typed-transactions") {
        let (name, tx) = (text(case, "name"), &case["tx"]);
        if number(&tx["chainId"]).is_zero() {
            cases.refuse(
                name,
                "no chain, where only a legacy transaction may go without",
                || {
                    for raw in ["unsigned", "signed"] {
                        assert_eq!(decode_any(&bytes(case, raw)), Err(DecodeError::ZeroChainId));
                    }
                },
            );
            continue;
        }
        cases.agree(name, || {
            let read = check(case, "key", "unsigned", "signed", "address");
            check_fields(&read, tx);
            check_typed_fields(&read, tx);
        });
    }
}

/// Reads what is to be signed, signs it, and reads what is signed.
fn check(case: &Value, secret: &str, unsigned: &str, signed: &str, from: &str) -> Transaction {
    let (unsigned, raw) = (bytes(case, unsigned), bytes(case, signed));
    let (transaction, map) = decode(&unsigned).unwrap();
    assert_eq!(encode(&transaction), unsigned);
    assert_eq!(map.bytes, unsigned);
    let key = key(case, secret);
    let signed = attach(&transaction, &key.sign(&digest(&transaction)));
    assert_eq!(signed.raw, raw);
    assert_eq!(signed.hash, Digest::keccak256(&raw));
    let decoded = decode_any(&raw).unwrap();
    assert_eq!(decoded.transaction, transaction);
    assert_eq!(decoded.hash(), Some(signed.hash));
    assert_eq!(decoded.sender(), Some(key.address()));
    assert_eq!(key.address().as_bytes().as_slice(), bytes(case, from));
    transaction
}

fn check_fields(read: &Transaction, stated: &Value) {
    assert_eq!(U256::from(read.nonce.0), number(&stated["nonce"]));
    assert_eq!(U256::from(read.gas_limit.0), number(&stated["gasLimit"]));
    assert_eq!(read.value.as_u256(), number(&stated["value"]));
    assert_eq!(read.data, bytes_or_none(&stated["data"]));
    let to = read.to().map(|to| to.as_bytes().to_vec());
    assert_eq!(to.unwrap_or_default(), bytes_or_none(&stated["to"]));
}

fn check_typed_fields(read: &Transaction, stated: &Value) {
    let chain = ChainId::try_from(stated["chainId"].as_u64().unwrap()).unwrap();
    assert_eq!(read.chain_id(), Some(chain));
    assert_eq!(
        Some(u64::from(read.transaction_type().number())),
        stated["type"].as_u64()
    );
    let of = |name: &str| number(&stated[name]);
    let price = if stated["type"] == 1 {
        "gasPrice"
    } else {
        "maxFeePerGas"
    };
    assert_eq!(read.max_fee_per_gas().as_u256(), of(price));
    if let Some(tip) = read.max_priority_fee_per_gas() {
        assert_eq!(tip.as_u256(), of("maxPriorityFeePerGas"));
    }
    let stated = stated["accessList"]
        .as_array()
        .map(Vec::as_slice)
        .unwrap_or_default();
    assert_eq!(read.access_list().len(), stated.len());
    for (item, stated) in read.access_list().iter().zip(stated) {
        assert_eq!(item.address.as_bytes().as_slice(), bytes(stated, "address"));
        let keys: Vec<_> = item.keys.iter().map(|key| key.0.to_vec()).collect();
        let stated = stated["storageKeys"].as_array().unwrap().iter();
        assert!(keys.into_iter().eq(stated.map(bytes_or_none)));
    }
}

/// Zero where nothing is stated.
fn number(stated: &Value) -> U256 {
    match stated {
        Value::Null => U256::ZERO,
        Value::Number(number) => U256::from(number.as_u64().unwrap()),
        _ => U256::try_from_be_slice(&bytes_or_none(stated)).unwrap(),
    }
}

fn bytes_or_none(stated: &Value) -> Vec<u8> {
    let Some(text) = stated.as_str() else {
        return Vec::new();
    };
    let digits = text.trim_start_matches("0x");
    let even = if digits.len() % 2 == 1 { "0" } else { "" };
    alloy_primitives::hex::decode(format!("{even}{digits}")).unwrap()
}
