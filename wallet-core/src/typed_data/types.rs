//! The types that typed data declares, checked and resolved.

use alloc::{borrow::ToOwned, boxed::Box, string::String, vec::Vec};

use crate::{
    json::Value as Json,
    typed_data::{Fault, MAX_NAME_LEN_BYTES, MAX_TYPES, TypedDataError, path},
};

/// A type, resolved.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Kind {
    Uint(u32),
    Int(u32),
    FixedBytes(usize),
    Bool,
    Address,
    Bytes,
    String,
    /// The place of the struct among [`Types`].
    Struct(usize),
    /// Items of a type, and how many where the type says it.
    Array(Box<Kind>, Option<usize>),
}

/// A member of a struct.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Member {
    pub(crate) name: String,
    pub(crate) type_name: String,
    pub(crate) kind: Kind,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Struct {
    pub(crate) name: String,
    pub(crate) members: Vec<Member>,
}

/// All structs that are declared.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Types(pub(crate) Vec<Struct>);

impl Types {
    /// Reads the member `types`.
    pub(crate) fn read(json: &Json) -> Result<Self, TypedDataError> {
        let fail = |fault| TypedDataError::new(fault, "types");
        let declared = json.as_object().ok_or(fail(Fault::WrongShape))?;
        if declared.len() > MAX_TYPES {
            return Err(fail(Fault::TooMany));
        }
        let mut structs = Vec::new();
        for (name, members) in declared {
            let place = path("types", name);
            if !is_name(name) || is_reserved(name) {
                return Err(TypedDataError::new(Fault::BadName, &place));
            }
            let members = members_of(members, &place, declared)?;
            let name = name.clone();
            structs.push(Struct { name, members });
        }
        Ok(Self(structs))
    }

    /// The name of a struct.
    pub(crate) fn name(&self, place: usize) -> &str {
        self.0.get(place).map_or("", |declared| &declared.name)
    }

    /// The members of a struct.
    pub(crate) fn members(&self, place: usize) -> &[Member] {
        self.0.get(place).map_or(&[], |declared| &declared.members)
    }

    /// Finds a struct by its name.
    pub(crate) fn place_of(&self, name: &str) -> Option<usize> {
        self.0.iter().position(|declared| declared.name == name)
    }

    /// Writes a struct as `Name(type name,type name)`.
    pub(crate) fn head(&self, place: usize) -> String {
        let mut out = String::new();
        out.push_str(self.name(place));
        out.push('(');
        for (index, member) in self.members(place).iter().enumerate() {
            if index > 0 {
                out.push(',');
            }
            out.push_str(&member.type_name);
            out.push(' ');
            out.push_str(&member.name);
        }
        out.push(')');
        out
    }

    /// Writes a struct, then all that it holds however deeply, in the order of their names: the
    /// text that EIP-712 calls `encodeType`.
    pub(crate) fn encode_type(&self, place: usize) -> String {
        let mut seen = Vec::from([place]);
        let mut next = 0;
        while let Some(here) = seen.get(next) {
            next += 1;
            for member in self.members(*here) {
                match struct_in(&member.kind) {
                    Some(other) if !seen.contains(&other) => seen.push(other),
                    _ => {}
                }
            }
        }
        let mut others: Vec<(&str, usize)> = Vec::new();
        for place in seen.into_iter().skip(1) {
            let name = self.name(place);
            let to = others.partition_point(|(other, _)| *other < name);
            others.insert(to, (name, place));
        }
        let mut out = self.head(place);
        for (_, other) in others {
            out.push_str(&self.head(other));
        }
        out
    }
}

/// Says whether a text can name a type or a member: letters, digits and `_ $ : -`, so that it
/// cannot be taken for anything else in `encodeType` or in a path.
///
/// Solidity knows no colon and no hyphen, but wallets meet the former in use.
pub(crate) fn is_name(text: &str) -> bool {
    let fits = |byte: u8| byte.is_ascii_alphanumeric() || b"_$:-".contains(&byte);
    (1..=MAX_NAME_LEN_BYTES).contains(&text.len())
        && text.bytes().all(fits)
        && !text.starts_with(|first: char| first.is_ascii_digit())
}

/// The struct that a type is, or is a list of.
fn struct_in(mut kind: &Kind) -> Option<usize> {
    while let Kind::Array(item, _) = kind {
        kind = item;
    }
    match kind {
        Kind::Struct(place) => Some(*place),
        _ => None,
    }
}

fn members_of(
    json: &Json,
    place: &str,
    declared: &[(String, Json)],
) -> Result<Vec<Member>, TypedDataError> {
    let fail = |fault| TypedDataError::new(fault, place);
    let items = json.as_array().ok_or(fail(Fault::WrongShape))?;
    if items.len() > MAX_TYPES {
        return Err(fail(Fault::TooMany));
    }
    let mut members: Vec<Member> = Vec::new();
    for item in items {
        let text = |key| item.get(key).and_then(Json::as_str);
        let both = item.as_object().is_some_and(|members| members.len() == 2);
        let (Some(name), Some(type_name), true) = (text("name"), text("type"), both) else {
            return Err(fail(Fault::WrongShape));
        };
        let fail = |fault| TypedDataError::new(fault, &path(place, name));
        if !is_name(name) || members.iter().any(|member| member.name == name) {
            return Err(fail(Fault::BadName));
        }
        let kind = kind_of(type_name, declared).ok_or(fail(Fault::UnknownType))?;
        members.push(Member {
            name: name.to_owned(),
            type_name: type_name.to_owned(),
            kind,
        });
    }
    Ok(members)
}

fn kind_of(text: &str, declared: &[(String, Json)]) -> Option<Kind> {
    let (base, mut rest) = text.split_at_checked(text.find('[').unwrap_or(text.len()))?;
    let named = || declared.iter().position(|(name, _)| name == base);
    let mut kind = atom(base).or_else(|| named().map(Kind::Struct))?;
    let mut dimensions = 0;
    while let Some(open) = rest.strip_prefix('[') {
        let (len, after) = open.split_once(']')?;
        let len = match len {
            "" => None,
            _ => Some(plain_number(len)?),
        };
        kind = Kind::Array(Box::new(kind), len);
        rest = after;
        dimensions += 1;
        if dimensions > MAX_DIMENSIONS {
            return None;
        }
    }
    rest.is_empty().then_some(kind)
}

/// Reads the name of a type that holds no other.
pub(crate) fn atom(text: &str) -> Option<Kind> {
    let bits =
        |text| plain_number(text).filter(|bits| (8..=256).contains(bits) && bits.is_multiple_of(8));
    match text {
        "bool" => return Some(Kind::Bool),
        "address" => return Some(Kind::Address),
        "bytes" => return Some(Kind::Bytes),
        "string" => return Some(Kind::String),
        _ => {}
    }
    if let Some(rest) = text.strip_prefix("uint") {
        return u32::try_from(bits(rest)?).ok().map(Kind::Uint);
    }
    if let Some(rest) = text.strip_prefix("int") {
        return u32::try_from(bits(rest)?).ok().map(Kind::Int);
    }
    let len = plain_number(text.strip_prefix("bytes")?)?;
    (1..=32).contains(&len).then_some(Kind::FixedBytes(len))
}

/// Says whether a name is a type of Solidity, or looks like one: `uint` is short for `uint256`
/// there, and so two readers could hash it in two ways.
fn is_reserved(name: &str) -> bool {
    let stem = name.trim_end_matches(|c: char| c.is_ascii_digit());
    atom(name).is_some() || ["uint", "int", "bytes", "byte", "function"].contains(&stem)
}

/// Reads a number of a type's name: short, without a leading zero, save 0 itself.
fn plain_number(text: &str) -> Option<usize> {
    let is_plain = text == "0" || ((1..=6).contains(&text.len()) && !text.starts_with('0'));
    let mut number = 0;
    for digit in text.bytes() {
        if !is_plain || !digit.is_ascii_digit() {
            return None;
        }
        number = number * 10 + usize::from(digit - b'0');
    }
    is_plain.then_some(number)
}

/// How many brackets a type may end in: the bulk orders of Seaport have up to 24.
const MAX_DIMENSIONS: usize = 24;
