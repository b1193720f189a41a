//! Typed data (EIP-712) of drawn schemas: structs in lists in structs, every kind of value, every
//! shape of domain.

use alloy_primitives::{I256, U256};
use serde_json::{Map, Value, json};
use wallet_core::{signature_text, typed_data::TypedData};

use super::{Case, put, shown};
use crate::harness::Cases;
use crate::random::{Random, hex};

pub(super) fn run(cases: &mut Cases) {
    let mut random = Random::of_suite("typed data");
    let all = (0..COUNT).map(|_| one(&mut random)).collect();
    put(cases, all);
}

fn one(random: &mut Random) -> Case {
    let mut types = Map::new();
    let mut left = MOST_VALUES;
    let (_, message) = structure(random, &mut types, &mut left, 0);
    let domain = domain(random);
    let json = json!({
        "types": types, "primaryType": "S0", "domain": domain, "message": message,
    });
    let read = TypedData::read(json.to_string().as_bytes());
    let read = read.unwrap_or_else(|error| panic!("{error}: {json}"));
    let key = random.key();
    let signature = key.sign(&read.digest());
    assert_eq!(signature.recover(&read.digest()), Some(key.address()));
    let answer = json!({
        "type": read.encode_type(),
        "domain": read.domain_separator().to_string(),
        "digest": read.digest().to_string(),
        "signature": signature_text::write(&signature),
    });
    let mut question = json;
    question["ask"] = json!("typed");
    question["key"] = shown(&key);
    Case::both(question, answer)
}

/// Draws a new struct with a value of it. ethers knows none that nobody uses, nor one that holds
/// itself, so structs are made where they are used; some are used twice.
fn structure(
    random: &mut Random,
    types: &mut Map<String, Value>,
    left: &mut usize,
    depth: usize,
) -> (String, Value) {
    let name = format!("S{}", types.len());
    types.insert(name.clone(), Value::Null);
    let mut members = Vec::new();
    let mut values = Map::new();
    for at in 0..1 + random.below(5) {
        let (kind, value) = member(random, types, left, depth);
        // Names of one letter sort otherwise than they are declared.
        let member = format!("{}{at}", random.one_of(&["a", "Z", "_", "m"]));
        members.push(json!({ "name": member, "type": kind }));
        values.insert(member, value);
    }
    types.insert(name.clone(), json!(members));
    (name, Value::Object(values))
}

fn member(
    random: &mut Random,
    types: &mut Map<String, Value>,
    left: &mut usize,
    depth: usize,
) -> (String, Value) {
    *left = left.saturating_sub(1);
    if *left == 0 || depth > 3 || random.below(3) > 0 {
        let kind = atom(random);
        let value = value(random, &kind);
        return listed(random, kind, value);
    }
    let (kind, value) = structure(random, types, left, depth + 1);
    listed(random, kind, value)
}

/// Puts a value into lists, or none: each item is the same, since its struct is drawn already.
fn listed(random: &mut Random, kind: String, value: Value) -> (String, Value) {
    let (mut kind, mut value) = (kind, value);
    while random.once_in(4) {
        let len = random.below(4);
        if len > 0 && random.once_in(2) {
            kind = format!("{kind}[{len}]");
        } else {
            kind = format!("{kind}[]");
        }
        value = json!(vec![value; len]);
    }
    (kind, value)
}

fn atom(random: &mut Random) -> String {
    let size = 1 + random.below(32);
    match random.below(8) {
        0 => format!("uint{}", size * 8),
        1 => format!("int{}", size * 8),
        2 => format!("bytes{size}"),
        3 => "bool".into(),
        4 => "address".into(),
        5 => "bytes".into(),
        _ => "string".into(),
    }
}

fn value(random: &mut Random, kind: &str) -> Value {
    let digits = kind.trim_start_matches(|c: char| c.is_ascii_alphabetic());
    let size: usize = digits.parse().unwrap_or(0);
    match &kind[..kind.len() - digits.len()] {
        "bool" => json!(random.once_in(2)),
        "address" => json!(random.address().to_string()),
        "bytes" if size > 0 => json!(hex(random.bytes(size))),
        "bytes" => {
            let len = random.below(70);
            json!(hex(random.bytes(len)))
        }
        "string" => json!(random.text(40)),
        "uint" => {
            let number: U256 = U256::from_be_bytes(random.array::<32>()) >> (256 - size);
            json!(if random.once_in(2) {
                format!("{number:#x}")
            } else {
                number.to_string()
            })
        }
        _ => {
            // The highest of so many bits is the sign.
            let number = I256::from_raw(U256::from_be_bytes(random.array::<32>()));
            json!(number.asr(256 - size).to_string())
        }
    }
}

/// Any of the five members, in their order.
fn domain(random: &mut Random) -> Value {
    let mut domain = Map::new();
    let name = random.text(20);
    let chain = random.bits(53).max(1);
    for (member, value) in [
        ("name", json!(name)),
        ("version", json!(random.text(4))),
        ("chainId", json!(chain)),
        ("verifyingContract", json!(random.address().to_string())),
        ("salt", json!(hex(random.bytes(32)))),
    ] {
        // viem leaves out a name or version that is empty, and ethers does not.
        if value != json!("") && !random.once_in(3) {
            domain.insert(member.into(), value);
        }
    }
    Value::Object(domain)
}

const COUNT: usize = 400;
const MOST_VALUES: usize = 24;
