//! EIP-1559: ethers' test cases, strictness, and round trips.

use alloy_primitives::U256;
use proptest::prelude::*;
use serde_json::Value;
use wallet_core::{
    rlp::RlpError,
    signing_key::SigningKey,
    transaction::{self, DecodeError, decode},
};
use wallet_types::{
    Address, ChainId, Digest, Gas, Nonce, Payment, Transaction, Wei, review::Field,
};

use crate::support::{data, payment, unhex, unhex_array};

#[test]
fn agrees_with_ethers() {
    let data = data("eip1559.json");
    let cases = data["payments"].as_array().unwrap();
    assert_eq!(cases.len(), 184);
    for case in cases {
        let name = &case["name"];
        let payment = payment_of(&case["tx"]);
        let unsigned = unhex(case["unsigned"].as_str().unwrap());
        let transaction = Transaction::from(payment.clone());
        assert_eq!(transaction::encode(&transaction), unsigned, "{name}");
        let read = decode(&unsigned).unwrap().0;
        assert_eq!(read.payment(), Some(payment), "{name}");
        let key = SigningKey::from_bytes(&unhex_array(case["key"].as_str().unwrap())).unwrap();
        let digest = Digest::keccak256(&unsigned);
        let signed = transaction::attach(&transaction, &key.sign(&digest));
        let expected = unhex(case["signed"].as_str().unwrap());
        assert_eq!(signed.raw, expected, "{name}");
        assert_eq!(signed.hash, Digest::keccak256(&expected));
        let (read, signature) = transaction::decode_signed(&expected).unwrap();
        assert_eq!(read, transaction);
        let sender = signature.recover(&digest).unwrap();
        assert_eq!(
            sender.as_bytes().as_slice(),
            unhex(case["address"].as_str().unwrap())
        );
    }
}

/// No chain id, no recipient, or an access list: nothing that a payment can say.
#[test]
fn refuses_what_is_no_payment() {
    let data = data("eip1559.json");
    let cases = data["not_payments"].as_array().unwrap();
    assert_eq!(cases.len(), 140);
    for case in cases {
        let unsigned = unhex(case["unsigned"].as_str().unwrap());
        let payment = decode(&unsigned).ok().and_then(|read| read.0.payment());
        assert_eq!(payment, None, "{}", case["name"]);
    }
}

#[test]
fn maps_every_byte_to_its_field() {
    let (_, map) = decode(&encode(payment())).unwrap();
    let lengths: Vec<(Field, u32)> = map
        .stretches
        .iter()
        .map(|stretch| (stretch.field, stretch.len_bytes))
        .collect();
    assert_eq!(
        lengths,
        [
            (Field::Type, 1),
            (Field::Header, 1),
            (Field::ChainId, 1),
            (Field::Nonce, 1),
            (Field::Tip, 5),
            (Field::FeeCap, 6),
            (Field::GasLimit, 3),
            (Field::To, 21),
            (Field::Value, 9),
            (Field::Data, 1),
            (Field::AccessList, 1),
        ]
    );
}

#[test]
fn refuses_every_other_spelling() {
    let check = |unsigned: &str, expected: DecodeError| {
        assert_eq!(
            decode(&unhex(unsigned)).unwrap_err(),
            expected,
            "{unsigned}"
        );
    };
    let field = |field, error| DecodeError::Field { field, error };
    let to = "941111111111111111111111111111111111111111";
    // The plainest payment there is: chain 1, everything else zero.
    assert!(decode(&unhex(&format!("02dd0180808080{to}8080c0"))).is_ok());
    check("", DecodeError::Empty);
    check("05dd", DecodeError::UnknownType { found: 5 });
    check("02", DecodeError::Frame(RlpError::Truncated));
    check("0280", DecodeError::Frame(RlpError::WrongKind));
    check(
        &format!("02dd0180808080{to}8080c000"),
        DecodeError::Frame(RlpError::TrailingBytes),
    );
    check(
        &format!("02de0180808080{to}8080c000"),
        field(Field::Parity, RlpError::LeadingZero),
    );
    check(
        &format!("02f81d0180808080{to}8080c0"),
        DecodeError::Frame(RlpError::NotCanonical),
    );
    check(
        &format!("02f9001d0180808080{to}8080c0"),
        DecodeError::Frame(RlpError::NotCanonical),
    );
    check(
        &format!("02dd8080808080{to}8080c0"),
        DecodeError::ZeroChainId,
    );
    check(
        &format!("02dd0080808080{to}8080c0"),
        field(Field::ChainId, RlpError::LeadingZero),
    );
    check(
        &format!("02de810180808080{to}8080c0"),
        field(Field::ChainId, RlpError::NotCanonical),
    );
    check(
        &format!("02df01820001808080{to}8080c0"),
        field(Field::Nonce, RlpError::LeadingZero),
    );
    check(
        &format!("02e60189010000000000000000808080{to}8080c0"),
        field(Field::Nonce, RlpError::TooLarge),
    );
    check(
        &format!("02dd01c0808080{to}8080c0"),
        field(Field::Nonce, RlpError::WrongKind),
    );
    check(
        "02ca018080808081808080c0",
        field(Field::To, RlpError::WrongLength { found: 1 }),
    );
    check(
        &format!("02de0180808080{to}8080c180"),
        field(Field::AccessItem, RlpError::WrongKind),
    );
    check(
        &format!("02dd0180808080{to}808080"),
        field(Field::AccessList, RlpError::WrongKind),
    );
    check(
        "02ffffffffffffffffff",
        DecodeError::Frame(RlpError::Truncated),
    );
}

#[test]
fn refuses_signatures_that_nobody_makes() {
    let key = SigningKey::from_bytes(&[1; 32]).unwrap();
    let transaction = Transaction::from(payment());
    let digest = transaction::digest(&transaction);
    let raw = transaction::attach(&transaction, &key.sign(&digest)).raw;
    assert!(transaction::decode_signed(&raw).is_ok());
    assert_eq!(decode(&raw), Err(DecodeError::AlreadySigned));
    let check = |raw: &[u8], expected| {
        assert_eq!(transaction::decode_signed(raw), Err(expected));
    };
    check(&encode(payment()), DecodeError::NotSigned);
    let mut parity = raw.clone();
    // The parity stands before two numbers of 33 bytes.
    let at = raw.len() - 67;
    parity[at] = 2;
    check(&parity, DecodeError::Parity);
    let mut high = raw;
    let at = high.len() - 32;
    high[at..].fill(0xfe);
    check(&high, DecodeError::Signature);
}

fn encode(payment: Payment) -> Vec<u8> {
    transaction::encode(&payment.into())
}

fn any_payment() -> impl Strategy<Value = Payment> {
    let wei = || any::<[u8; 32]>().prop_flat_map(|bytes| (Just(bytes), 0..=32_usize));
    let wei = move || wei().prop_map(|(bytes, len)| Wei::new(U256::from_be_slice(&bytes[..len])));
    (
        1..=u64::MAX,
        any::<u64>(),
        wei(),
        wei(),
        any::<u64>(),
        any::<[u8; 20]>(),
        wei(),
        prop::collection::vec(any::<u8>(), 0..400),
    )
        .prop_map(|(chain, nonce, tip, cap, gas, to, value, data)| Payment {
            chain_id: ChainId::try_from(chain).unwrap(),
            nonce: Nonce(nonce),
            max_priority_fee_per_gas: tip,
            max_fee_per_gas: cap,
            gas_limit: Gas(gas),
            to: Address::from_bytes(to),
            value,
            data,
        })
}

proptest! {
    #[test]
    fn reads_what_it_wrote(payment in any_payment()) {
        let (read, map) = decode(&encode(payment.clone())).unwrap();
        prop_assert_eq!(read.payment(), Some(payment.clone()));
        prop_assert_eq!(map.bytes, encode(payment));
    }
}

fn payment_of(tx: &Value) -> Payment {
    let number = |name: &str| match &tx[name] {
        Value::Null => U256::ZERO,
        Value::Number(number) => U256::from(number.as_u64().unwrap()),
        text => {
            let digits = text.as_str().unwrap().trim_start_matches("0x");
            U256::from_str_radix(digits, 16).unwrap()
        }
    };
    let small = |name: &str| u64::try_from(number(name)).unwrap();
    Payment {
        chain_id: ChainId::try_from(small("chainId")).unwrap(),
        nonce: Nonce(small("nonce")),
        max_priority_fee_per_gas: Wei::new(number("maxPriorityFeePerGas")),
        max_fee_per_gas: Wei::new(number("maxFeePerGas")),
        gas_limit: Gas(small("gasLimit")),
        to: Address::from_bytes(unhex_array(tx["to"].as_str().unwrap())),
        value: Wei::new(number("value")),
        data: unhex(tx["data"].as_str().unwrap_or("0x")),
    }
}
