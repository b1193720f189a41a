//! The domain that keeps a signature from counting elsewhere.

use alloc::{borrow::ToOwned, string::String};

use wallet_types::Address;

use crate::{
    json::Value as Json,
    typed_data::{
        Fault, TypedDataError,
        number::decimal,
        path,
        types::{Member, Struct, Types, atom},
        value::Value,
    },
};

/// Whom typed data is for. Everything is optional, save that something usually is there.
///
/// # Examples
/// ```
/// use wallet_core::typed_data::{Domain, TypedData};
///
/// let json = br#"{"types": {"Tide": [{"name": "cm", "type": "int16"}]},
///     "primaryType": "Tide", "domain": {"chainId": "0x0a"}, "message": {"cm": -120}}"#;
/// let chain_id = Some("10".into());
/// assert_eq!(TypedData::read(json)?.domain(), Domain { chain_id, ..Domain::default() });
/// # Ok::<(), wallet_core::typed_data::TypedDataError>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Domain {
    /// The name of the application.
    pub name: Option<String>,
    /// The version of the domain.
    pub version: Option<String>,
    /// The chain's id in decimal.
    pub chain_id: Option<String>,
    /// The contract that will check the signature.
    pub verifying_contract: Option<Address>,
    /// Whatever else tells domains apart.
    pub salt: Option<[u8; 32]>,
}

/// Finds the domain's type; declares it after the members that are there, where it is not.
pub(crate) fn declare(types: &mut Types, json: &Json) -> Result<usize, TypedDataError> {
    if let Some(place) = types.place_of(NAME) {
        check(types.members(place))?;
        return Ok(place);
    }
    let members = MEMBERS
        .into_iter()
        .filter(|(name, _)| json.get(name).is_some())
        .filter_map(|(name, type_name)| {
            Some(Member {
                name: name.to_owned(),
                type_name: type_name.to_owned(),
                kind: atom(type_name)?,
            })
        })
        .collect();
    types.0.push(Struct {
        name: NAME.to_owned(),
        members,
    });
    Ok(types.0.len() - 1)
}

/// The members have their own types and their own order: else two wallets hash two things.
fn check(members: &[Member]) -> Result<(), TypedDataError> {
    let mut known = MEMBERS.iter();
    for member in members {
        if !known.any(|known| *known == (member.name.as_str(), member.type_name.as_str())) {
            let place = path(&path("types", NAME), &member.name);
            return Err(TypedDataError::new(Fault::BadDomain, &place));
        }
    }
    Ok(())
}

/// Takes the domain out of its value.
pub(crate) fn of(members: &[Member], value: &Value) -> Domain {
    let parts: &[Value] = match value {
        Value::Parts(parts) => parts,
        _ => &[],
    };
    let mut domain = Domain::default();
    for (member, part) in members.iter().zip(parts) {
        match (member.name.as_str(), part) {
            ("name", Value::String(text)) => domain.name = Some(text.clone()),
            ("version", Value::String(text)) => domain.version = Some(text.clone()),
            ("chainId", Value::Word(word)) => domain.chain_id = Some(decimal(word, false)),
            ("verifyingContract", Value::Word(word)) => {
                domain.verifying_contract = address_of(word);
            }
            ("salt", Value::Word(word)) => domain.salt = Some(*word),
            _ => {}
        }
    }
    domain
}

/// Takes an address out of its word.
pub(crate) fn address_of(word: &[u8; 32]) -> Option<Address> {
    word.last_chunk::<20>().copied().map(Address::from_bytes)
}

pub(crate) const NAME: &str = "EIP712Domain";

const MEMBERS: [(&str, &str); 5] = [
    ("name", "string"),
    ("version", "string"),
    ("chainId", "uint256"),
    ("verifyingContract", "address"),
    ("salt", "bytes32"),
];
