//! Digests over generated types and values, compared with those of `alloy-dyn-abi`.

use alloy_primitives::{I256, U256};
use proptest::{collection::vec, prelude::*};
use serde_json::{Map, Value, json};

use super::read;

/// Structs hold only structs of a lower number, as alloy knows no struct that holds itself.
const STRUCTS: usize = 5;

#[derive(Debug, Clone)]
enum Kind {
    Atom(String),
    Struct(usize),
    List(Box<Kind>, Option<usize>),
}

impl Kind {
    fn name(&self) -> String {
        match self {
            Self::Atom(name) => name.clone(),
            Self::Struct(number) => format!("S{number}"),
            Self::List(item, None) => format!("{}[]", item.name()),
            Self::List(item, Some(len)) => format!("{}[{len}]", item.name()),
        }
    }
}

fn kind(below: usize) -> BoxedStrategy<Kind> {
    let bits = || (1_usize..=32).prop_map(|bytes| bytes * 8);
    let atom = prop_oneof![
        bits().prop_map(|bits| format!("uint{bits}")),
        bits().prop_map(|bits| format!("int{bits}")),
        (1_usize..=32).prop_map(|len| format!("bytes{len}")),
        prop::sample::select(vec!["bool", "address", "string", "bytes"]).prop_map(String::from),
    ];
    let atom = atom.prop_map(Kind::Atom);
    let plain = if below == 0 {
        atom.boxed()
    } else {
        prop_oneof![2 => atom, 1 => (0..below).prop_map(Kind::Struct)].boxed()
    };
    plain
        .prop_recursive(2, 4, 1, |item| {
            // Alloy knows no list of length 0.
            let len = prop::option::of(1_usize..3);
            (item, len).prop_map(|(item, len)| Kind::List(Box::new(item), len))
        })
        .boxed()
}

type Structs = Vec<Vec<Kind>>;

fn structs() -> impl Strategy<Value = Structs> {
    (0..STRUCTS)
        .map(|number| vec(kind(number), 0..4))
        .collect::<Vec<_>>()
}

/// Makes a value of a type out of random bytes, which it takes from the front.
fn value(
    kind: &Kind,
    structs: &Structs,
    random: &mut impl Iterator<Item = u8>,
    left: &mut u32,
) -> Value {
    let mut byte = || random.next().unwrap_or(0);
    match kind {
        Kind::Atom(name) => atom(name, &mut byte),
        Kind::Struct(number) => members(*number, structs, random, left),
        Kind::List(item, len) => {
            let free = if *left == 0 {
                0
            } else {
                usize::from(byte() % 3)
            };
            *left = left.saturating_sub(1);
            let len = len.unwrap_or(free);
            (0..len)
                .map(|_| value(item, structs, random, left))
                .collect()
        }
    }
}

fn members(
    number: usize,
    structs: &Structs,
    random: &mut impl Iterator<Item = u8>,
    left: &mut u32,
) -> Value {
    let mut object = Map::new();
    for (at, kind) in structs[number].iter().enumerate() {
        object.insert(format!("m{at}"), value(kind, structs, random, left));
    }
    Value::Object(object)
}

fn atom(name: &str, byte: &mut impl FnMut() -> u8) -> Value {
    let digits = name.trim_start_matches(|c: char| c.is_ascii_alphabetic());
    let size: usize = digits.parse().unwrap_or(0);
    let stem = &name[..name.len() - digits.len()];
    let mut hex = |len: usize| {
        let bytes: Vec<u8> = (0..len).map(|_| byte()).collect();
        format!("0x{}", alloy_primitives::hex::encode(bytes))
    };
    match stem {
        "bool" => json!(byte() % 2 == 1),
        "address" => json!(hex(20)),
        "bytes" if size > 0 => json!(hex(size)),
        "bytes" => json!(hex(usize::from(u8::try_from(name.len()).unwrap()))),
        "string" => {
            let len = byte() % 9;
            let letters = (0..len).map(|_| char::from_u32(u32::from(byte()) * 7 + 32).unwrap());
            json!(letters.collect::<String>())
        }
        "uint" | "int" => {
            let mut bytes = [0; 32];
            bytes.iter_mut().for_each(|to| *to = byte());
            let number: U256 = U256::from_be_bytes(bytes) >> (256 - size);
            if stem == "uint" {
                return json!(if byte() % 2 == 1 {
                    format!("{number:#x}")
                } else {
                    number.to_string()
                });
            }
            // The highest of so many bits is the sign.
            let number: U256 = number << (256 - size);
            json!(I256::from_raw(number).asr(256 - size).to_string())
        }
        _ => unreachable!("no such type"),
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(512))]

    #[test]
    fn hash_alike(structs in structs(), random in vec(any::<u8>(), 600), chain: Option<u32>) {
        let mut types = Map::new();
        for (number, kinds) in structs.iter().enumerate() {
            let member = |(at, kind): (usize, &Kind)| json!({"name": format!("m{at}"), "type": kind.name()});
            let members: Vec<_> = kinds.iter().enumerate().map(member).collect();
            types.insert(format!("S{number}"), json!(members));
        }
        let mut domain = json!({"name": "Harbour"});
        let mut of_domain = vec![json!({"name": "name", "type": "string"})];
        if let Some(chain) = chain {
            domain["chainId"] = json!(chain);
            of_domain.push(json!({"name": "chainId", "type": "uint256"}));
        }
        types.insert("EIP712Domain".into(), json!(of_domain));
        let message = members(STRUCTS - 1, &structs, &mut random.into_iter(), &mut 40);
        let primary = format!("S{}", STRUCTS - 1);
        let json = json!({"types": types, "primaryType": primary, "domain": domain, "message": message});

        let ours = read(&json);
        let theirs: alloy_dyn_abi::TypedData = serde_json::from_str(&json.to_string()).unwrap();
        prop_assert_eq!(ours.encode_type(), theirs.encode_type().unwrap());
        let hashes = [ours.message_hash(), ours.domain_separator(), ours.digest()];
        let theirs = [
            theirs.hash_struct().unwrap(),
            theirs.domain.separator(),
            theirs.eip712_signing_hash().unwrap(),
        ];
        prop_assert_eq!(hashes.map(|hash| *hash.as_bytes()), theirs.map(|hash| hash.0), "{}", json);
    }
}
