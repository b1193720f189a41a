//! EIP-712: the standard's example, vectors of ethers, refusals, and other hands' results.

mod alloy;
mod refusals;

use serde_json::{Value, json};
use wallet_core::{signing_key::SigningKey, typed_data::TypedData};
use wallet_types::Digest;

use crate::support::{data, unhex};

/// Reads typed data from JSON values.
pub(super) fn read(json: &Value) -> TypedData {
    TypedData::read(json.to_string().as_bytes()).unwrap()
}

/// The example of <https://eips.ethereum.org/EIPS/eip-712>.
pub(super) fn mail() -> Value {
    json!({
        "types": {
            "EIP712Domain": [
                {"name": "name", "type": "string"},
                {"name": "version", "type": "string"},
                {"name": "chainId", "type": "uint256"},
                {"name": "verifyingContract", "type": "address"},
            ],
            "Person": [{"name": "name", "type": "string"}, {"name": "wallet", "type": "address"}],
            "Mail": [
                {"name": "from", "type": "Person"},
                {"name": "to", "type": "Person"},
                {"name": "contents", "type": "string"},
            ],
        },
        "primaryType": "Mail",
        "domain": {
            "name": "Ether Mail",
            "version": "1",
            "chainId": 1,
            "verifyingContract": "0xCcCCccccCCCCcCCCCCCcCcCccCcCCCcCcccccccC",
        },
        "message": {
            "from": {"name": "Cow", "wallet": "0xCD2a3d9F938E13CD947Ec05AbC7FE734Df8DD826"},
            "to": {"name": "Bob", "wallet": "0xbBbBBBBbbBBBbbbBbbBbbbbBBbBbbbbBbBbbBBbB"},
            "contents": "Hello, Bob!",
        },
    })
}

/// Judges a case of `eip712.json` of `@ethersproject/testcases` (npm): an object with `types`,
/// `primaryType`, `domain`, `data`, and the expected `encoded` data and `digest`.
pub(crate) fn check_case(case: &Value) -> Result<(), String> {
    let json = json!({
        "types": case["types"],
        "primaryType": case["primaryType"],
        "domain": case["domain"],
        "message": case["data"],
    });
    let read = TypedData::read(json.to_string().as_bytes());
    let read = read.map_err(|error| format!("{}: {error}", case["name"]))?;
    let text = |key: &str| {
        case[key]
            .as_str()
            .ok_or(format!("{}: no {key}", case["name"]))
    };
    let message_hash = Digest::keccak256(&unhex(text("encoded")?));
    let found = (read.message_hash(), read.digest().to_string());
    if found == (message_hash, text("digest")?.to_owned()) {
        Ok(())
    } else {
        Err(format!("{}: {found:?}", case["name"]))
    }
}

/// Every type and every shape of domain of `@ethersproject/testcases` 5.8.0, one case at least of
/// each; the whole file is put by `tests/others`.
#[test]
fn the_vectors_of_ethers() {
    let cases = data("eip712.json");
    let cases = cases.as_array().unwrap();
    assert!(cases.len() >= 80);
    let failed: Vec<_> = cases
        .iter()
        .filter_map(|case| check_case(case).err())
        .collect();
    assert_eq!(failed, [""; 0]);
}

#[test]
fn the_example_of_the_standard() {
    let mail = read(&mail());
    let expected = "Mail(Person from,Person to,string contents)Person(string name,address wallet)";
    assert_eq!(mail.encode_type(), expected);
    let domain = "0xf2cee375fa42b42143804025fc449deafd50cc031ca257e0b194a650a912090f";
    assert_eq!(mail.domain_separator().to_string(), domain);
    let message = "0xc52c0ee5d84264471806290a3f2c4cecfc5490626bf912d01f240d7a274b371e";
    assert_eq!(mail.message_hash().to_string(), message);
    let digest = "0xbe609aee343fb3c4b28e1df9e632fca64fcfaede20f02e86244efddf30957bd2";
    assert_eq!(mail.digest().to_string(), digest);

    let key = SigningKey::from_bytes(Digest::keccak256(b"cow").as_bytes()).unwrap();
    let text = wallet_core::signature_text::write(&key.sign(&mail.digest()));
    let expected = "0x4355c47d63924e8a72e509b65029052eb6c299d53a04e167c5775fd466751c9d\
        07299936d304c153f6443dfa05f40ff007d72911b6f72307f996231605b915621c";
    assert_eq!(text, expected);
}

#[test]
fn every_field_is_listed_in_order() {
    let rows: Vec<_> = read(&mail())
        .listing()
        .into_iter()
        .map(|row| {
            (
                row.depth,
                row.name,
                row.type_name,
                row.value.unwrap_or_default(),
            )
        })
        .collect();
    let expected = [
        (0, "domain", "EIP712Domain", ""),
        (1, "name", "string", "Ether Mail"),
        (1, "version", "string", "1"),
        (1, "chainId", "uint256", "1"),
        (
            1,
            "verifyingContract",
            "address",
            "0xCcCCccccCCCCcCCCCCCcCcCccCcCCCcCcccccccC",
        ),
        (0, "message", "Mail", ""),
        (1, "from", "Person", ""),
        (2, "name", "string", "Cow"),
        (
            2,
            "wallet",
            "address",
            "0xCD2a3d9F938E13CD947Ec05AbC7FE734Df8DD826",
        ),
        (1, "to", "Person", ""),
        (2, "name", "string", "Bob"),
        (
            2,
            "wallet",
            "address",
            "0xbBbBBBBbbBBBbbbBbbBbbbbBBbBbbbbBbBbbBBbB",
        ),
        (1, "contents", "string", "Hello, Bob!"),
    ]
    .map(|(depth, a, b, c)| (depth, a.to_owned(), b.to_owned(), c.to_owned()));
    assert_eq!(rows, expected);
}

/// Digests by viem 2.57 (`hashTypedData`), which hashes structs that hold lists of themselves.
#[test]
fn lists_nested_and_of_itself() {
    check(
        json!({"A": [{"name": "x", "type": "A[]"}, {"name": "n", "type": "uint8"}]}),
        json!({"x": [], "n": 1}),
        "0x1fbf08d11af3dc5a49d2cefc11c06d123aa9872b7b81c56d74c297d96dbdf120",
    );
    check(
        json!({"A": [{"name": "x", "type": "uint8[2][]"}]}),
        json!({"x": [[1, 2], [3, 4]]}),
        "0xd4fb3403132ee191b3bcfee311d65c6829a36b98d1d8135afe9c4f7e3585533a",
    );
    check(
        json!({"A": [{"name": "x", "type": "uint8[0]"}]}),
        json!({"x": []}),
        "0x1715bb2c259c683b0f2d3e6796c10ca456d6e3c1f7296577b1ff78e65155dbc7",
    );
    check(
        json!({"A": []}),
        json!({}),
        "0xcb9053ced670ff26051955979b35b34d7b3d152ba0ff9537587cfb0db5c9c5dc",
    );
}

/// One value in its several spellings; digests by ethers 6.17, domain `{"name": "x"}`.
#[test]
fn spellings_that_ethers_and_viem_read_alike() {
    let one = |kind: &str, value: Value, expected: &str| {
        check(
            json!({"A": [{"name": "x", "type": kind}]}),
            json!({"x": value}),
            expected,
        );
    };
    let sixteen = "0x99b2a983d539124c93e26006d6072589a8371df534add08691b52a0266d233a9";
    for value in [
        json!(16),
        json!("16"),
        json!("0x10"),
        json!("016"),
        json!("0x0010"),
    ] {
        one("uint256", value, sixteen);
    }
    let less = "0xc7b777bd5363727fe981f540fde7efbe0f6b2c0285090ddbe5b62e31e15b5257";
    for value in [json!(-1), json!("-1"), json!("-0x1")] {
        one("int8", value, less);
    }
    let least = "0x4ea0d72e09ae8621315740d08321641cb501b83bbf998f5b4b24d98ca7bdcda0";
    one("int8", json!(-128), least);
    let address = "0x6114aac3a362aa6b5c7445acfeb59111dced818ecd86e758ebd3e7b8de004f72";
    for value in [
        "0xd8da6bf26964af9d7eed9e03e53415d37aa96045",
        "0xD8DA6BF26964AF9D7EED9E03E53415D37AA96045",
        "0xd8dA6BF26964aF9D7eEd9e03E53415D37aA96045",
    ] {
        one("address", json!(value), address);
    }
    let bytes = "0x017d98f8df9c391d412418b0403426ecd32664a3761e9ecffd4337b79aa65cd8";
    one("bytes", json!("0xAb"), bytes);
    let yes = "0x1fd8201f268d4af852652b3838d651b6750e7ec4d56824607d19d3bccee3b280";
    one("bool", json!(true), yes);
    let four = "0x2a1ba74b2db51507fe669fee00bc10f369c6059e914b971066f7067e811577fa";
    one("bytes4", json!("0x12345678"), four);
}

fn check(types: Value, message: Value, expected: &str) {
    let json = json!({
        "types": types, "primaryType": "A", "domain": {"name": "x"}, "message": message,
    });
    assert_eq!(read(&json).digest().to_string(), expected, "{json}");
}

/// Hyperliquid and others name types with a colon.
#[test]
fn names_with_a_colon() {
    let json = json!({
        "types": {"Exchange:Send": [{"name": "to", "type": "string"}]},
        "primaryType": "Exchange:Send", "domain": {}, "message": {"to": "a"},
    });
    assert_eq!(read(&json).encode_type(), "Exchange:Send(string to)");
}
