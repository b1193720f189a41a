//! Typed data that must be refused, with the fault and its path.

use proptest::prelude::*;
use serde_json::{Value, json};
use wallet_core::typed_data::{Fault, MAX_DEPTH, MAX_TEXT_LEN_BYTES, MAX_VALUES, TypedData};

use super::mail;

fn refused(json: &Value, fault: Fault, path: &str) {
    refused_text(&json.to_string(), fault, path);
}

fn refused_text(json: &str, fault: Fault, path: &str) {
    let error = TypedData::read(json.as_bytes()).expect_err(json);
    assert_eq!((error.fault(), error.path()), (fault, path), "{error}");
}

/// A message with one member of a type.
fn one(kind: &str, value: &Value) -> Value {
    json!({
        "types": {"A": [{"name": "x", "type": kind}], "B": [{"name": "y", "type": "bool"}]},
        "primaryType": "A", "domain": {}, "message": {"x": value},
    })
}

#[test]
fn values_that_do_not_fit_their_types() {
    let refused = |kind: &str, value: Value, fault| refused(&one(kind, &value), fault, "message.x");
    for value in [
        json!("256"),
        json!(256),
        json!("-1"),
        json!(-1),
        json!("0x100"),
    ] {
        refused("uint8", value, Fault::OutOfRange);
    }
    for value in [json!(128), json!(-129), json!("0xff"), json!("-0x81")] {
        refused("int8", value, Fault::OutOfRange);
    }
    let too_large = "9".repeat(78);
    refused("uint256", json!(too_large), Fault::OutOfRange);
    refused(
        "uint256",
        json!(format!("0x1{}", "0".repeat(64))),
        Fault::OutOfRange,
    );
    for value in [
        "", "0x", "1.0", "1e3", " 1", "1 ", "+1", "0X1", "one", "-", "1_000", "0xg",
    ] {
        refused("uint256", json!(value), Fault::NotANumber);
    }
    refused("uint256", json!(1.5), Fault::NotANumber);
    refused("uint256", json!(9_007_199_254_740_992_u64), Fault::NotExact);
    for value in [json!(true), json!([]), json!({})] {
        refused("uint256", value, Fault::WrongShape);
    }
    for value in [json!("true"), json!(1), json!(0), json!("")] {
        refused("bool", value, Fault::WrongShape);
    }
    for value in ["0x123", "hello", "0xzz", "12", "", "0X12"] {
        refused("bytes", json!(value), Fault::NotHex);
    }
    refused("bytes", json!([1, 2]), Fault::WrongShape);
    refused("bytes4", json!("0x123456"), Fault::WrongLength);
    refused("bytes4", json!("0x1234567890"), Fault::WrongLength);
    refused("string", json!(1), Fault::WrongShape);
    refused("string", json!(null), Fault::Missing);
    for value in [
        "0xD8dA6BF26964aF9D7eEd9e03E53415D37aA96045",
        "d8da6bf26964af9d7eed9e03e53415d37aa96045",
        "0x1234",
        "vitalik.eth",
    ] {
        refused("address", json!(value), Fault::BadAddress);
    }
    refused("string[2]", json!(["a"]), Fault::WrongLength);
    refused("string[]", json!("a"), Fault::WrongShape);
    refused("B", json!([]), Fault::WrongShape);
    refused("B", json!(null), Fault::Missing);
    refused("A", json!(null), Fault::Missing);
}

#[test]
fn types_that_do_not_exist() {
    for kind in [
        "uint",
        "int",
        "uint7",
        "uint0",
        "uint264",
        "uint08",
        "int255",
        "bytes0",
        "bytes33",
        "byte",
        "C",
        "",
        "uint8[",
        "uint8]",
        "uint8[-1]",
        "uint8[01]",
        "uint8[1][",
        "uint8[1]x",
        "[]",
        "string ",
        "fixed128x18",
        "function",
        "tuple",
        "uint8[9999999]",
    ] {
        let json = one(kind, &json!(1));
        refused(&json, Fault::UnknownType, "types.A.x");
    }
    refused(
        &one(&format!("B{}", "[]".repeat(25)), &json!([])),
        Fault::UnknownType,
        "types.A.x",
    );
    for name in [
        "uint8", "uint7", "uint", "address", "bytes4", "A B", "A(", "1A", "", "Á", "A[]",
    ] {
        let mut json = one("bool", &json!(true));
        json["types"][name] = json!([]);
        let path = if wallet_core_name(name) {
            format!("types.{name}")
        } else {
            "types.?".into()
        };
        refused(&json, Fault::BadName, &path);
    }
    for name in ["a b", "", "a,b", "a)", "9", "\u{202e}"] {
        let mut json = one("bool", &json!(true));
        json["types"]["A"][0]["name"] = json!(name);
        refused(&json, Fault::BadName, "types.A.?");
    }
    let mut json = one("bool", &json!(true));
    json["types"]["A"] = json!([{"name": "x", "type": "bool"}, {"name": "x", "type": "uint8"}]);
    refused(&json, Fault::BadName, "types.A.x");
    json["types"]["A"] = json!([{"name": "x", "type": "bool", "more": 1}]);
    refused(&json, Fault::WrongShape, "types.A");
    json["types"]["A"] = json!("bool x");
    refused(&json, Fault::WrongShape, "types.A");
    json["types"] = json!([]);
    refused(&json, Fault::WrongShape, "types");
}

fn wallet_core_name(name: &str) -> bool {
    !name.is_empty() && name.bytes().all(|byte| byte.is_ascii_alphanumeric()) && name != "1A"
}

#[test]
fn members_missing_or_too_many() {
    for part in ["types", "primaryType", "domain", "message"] {
        let mut json = mail();
        json.as_object_mut().unwrap().remove(part);
        refused(&json, Fault::Missing, part);
    }
    let mut json = mail();
    json["more"] = json!(1);
    refused(&json, Fault::Extra, "more");

    let mut json = mail();
    json["message"]["to"]["\u{202e}"] = json!(1);
    refused(&json, Fault::Extra, "message.to.?");
    json["message"]["to"] = json!({"name": "Bob"});
    refused(&json, Fault::Missing, "message.to.wallet");

    let mut json = mail();
    json["types"]["Mail"][1]["type"] = json!("Person[]");
    let bob = json["message"]["to"].clone();
    json["message"]["to"] = json!([bob, bob, {"name": "Eve", "wallet": "0x12"}]);
    refused(&json, Fault::BadAddress, "message.to[2].wallet");

    let mut json = mail();
    json["primaryType"] = json!("Letter");
    refused(&json, Fault::UnknownType, "primaryType");
    json["primaryType"] = json!(1);
    refused(&json, Fault::WrongShape, "primaryType");
    refused(&json!([]), Fault::Missing, "types");
}

#[test]
fn domains_that_are_not_the_standards() {
    let mut json = mail();
    json["primaryType"] = json!("EIP712Domain");
    refused(&json, Fault::BadDomain, "primaryType");
    for (members, at) in [
        (json!([{"name": "chainId", "type": "uint64"}]), "chainId"),
        (
            json!([{"name": "verifyingContract", "type": "string"}]),
            "verifyingContract",
        ),
        (json!([{"name": "owner", "type": "address"}]), "owner"),
        (
            json!([{"name": "version", "type": "string"}, {"name": "name", "type": "string"}]),
            "name",
        ),
    ] {
        let mut json = mail();
        json["types"]["EIP712Domain"] = members;
        refused(&json, Fault::BadDomain, &format!("types.EIP712Domain.{at}"));
    }
    let mut json = mail();
    json["domain"]["salt"] = json!("0x00");
    refused(&json, Fault::Extra, "domain.salt");
    json["types"]
        .as_object_mut()
        .unwrap()
        .remove("EIP712Domain");
    refused(&json, Fault::WrongLength, "domain.salt");
    json["domain"] = json!({"name": "a", "owner": "b"});
    refused(&json, Fault::Extra, "domain.owner");
    json["domain"] = json!({"chainId": null});
    refused(&json, Fault::Missing, "domain.chainId");
    json["domain"] = json!("a");
    refused(&json, Fault::WrongShape, "domain");
}

#[test]
fn duplicates_never_reach_the_types() {
    let text = mail()
        .to_string()
        .replace("\"contents\":\"", "\"contents\":\"\",\"contents\":\"");
    let error = TypedData::read(text.as_bytes()).unwrap_err();
    assert!(matches!(error.fault(), Fault::Json(_)), "{error}");
}

#[test]
fn depth_and_number_end_somewhere() {
    let nested = |depth: usize| {
        let inner = "{\"x\":[".repeat(depth) + &"]}".repeat(depth);
        let types = r#"{"A":[{"name":"x","type":"A[]"}]}"#;
        format!(r#"{{"types":{types},"primaryType":"A","domain":{{}},"message":{inner}}}"#)
    };
    let deepest = MAX_DEPTH / 2;
    assert!(TypedData::read(nested(deepest).as_bytes()).is_ok());
    let error = TypedData::read(nested(deepest + 2).as_bytes()).unwrap_err();
    assert!(matches!(error.fault(), Fault::TooDeep), "{error}");
    for depth in [40, 1000, 20_000] {
        let error = TypedData::read(nested(depth).as_bytes()).unwrap_err();
        assert!(matches!(error.fault(), Fault::Json(_)), "{error}");
    }

    let wide = one("uint8[]", &json!(vec![1; MAX_VALUES]));
    let error = TypedData::read(wide.to_string().as_bytes()).unwrap_err();
    assert_eq!(error.fault(), Fault::TooMany);
    let types: serde_json::Map<_, _> = (0..200).map(|at| (format!("T{at}"), json!([]))).collect();
    let json = json!({"types": types, "primaryType": "T1", "domain": {}, "message": {}});
    refused(&json, Fault::TooMany, "types");
    let long = one("string", &json!("a".repeat(MAX_TEXT_LEN_BYTES)));
    let error = TypedData::read(long.to_string().as_bytes()).unwrap_err();
    assert!(matches!(error.fault(), Fault::Json(_)));
}

/// The largest types that fit are hashed in a moment, all holding each other.
#[test]
fn types_that_all_hold_each_other() {
    let members =
        |_| (0..60).map(|to| json!({"name": format!("m{to}"), "type": format!("T{to}[]")}));
    let types: serde_json::Map<_, _> = (0..60)
        .map(|at| (format!("T{at}"), json!(members(at).collect::<Vec<_>>())))
        .collect();
    let inner = |value: Value| {
        let members = (0..60).map(|to| (format!("m{to}"), value.clone()));
        Value::Object(members.collect())
    };
    let message = inner(json!([inner(json!([]))]));
    let json = json!({"types": types, "primaryType": "T0", "domain": {}, "message": message});
    let data = TypedData::read(json.to_string().as_bytes()).unwrap();
    assert_eq!(data.listing().len(), 1 + 1 + 60 * 62);
    assert_eq!(data.digest(), data.digest());
}

proptest! {
    /// Nothing panics, whatever part of a good text is changed or cut.
    #[test]
    fn one_changed_byte(place: prop::sample::Index, byte: u8, cut: bool) {
        let mut text = mail().to_string().into_bytes();
        let at = place.index(text.len());
        text[at] = byte;
        if cut {
            text.truncate(at);
        }
        if let Ok(data) = TypedData::read(&text) {
            prop_assert!(data.listing().len() >= 2);
            let _ = data.digest();
        }
    }

    /// One part of a good text is put in the place of another.
    #[test]
    fn one_part_for_another(from in 0_usize..22, to in 0_usize..22) {
        let mail = mail();
        let places: Vec<String> = pointers(&mail, String::new());
        let part = mail.pointer(&places[from % places.len()]).unwrap().clone();
        let mut json = mail.clone();
        *json.pointer_mut(&places[to % places.len()]).unwrap() = part;
        if let Ok(data) = TypedData::read(json.to_string().as_bytes()) {
            let _ = data.digest();
        }
    }
}

fn pointers(json: &Value, at: String) -> Vec<String> {
    let mut all = vec![at.clone()];
    match json {
        Value::Object(members) => {
            for (name, value) in members {
                all.extend(pointers(value, format!("{at}/{name}")));
            }
        }
        Value::Array(items) => {
            for (index, item) in items.iter().enumerate() {
                all.extend(pointers(item, format!("{at}/{index}")));
            }
        }
        _ => {}
    }
    all
}
