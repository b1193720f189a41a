//! Values, and reading them from JSON by their types.

use alloc::{string::String, vec::Vec};

use wallet_types::Address;

use crate::{
    json::Value as Json,
    typed_data::{
        Fault, MAX_DEPTH, MAX_VALUES, TypedDataError,
        number::{Number, unhex},
        push_name,
        types::{Kind, Types},
    },
};

/// A value, as its type has it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Value {
    /// Whatever fits in 32 bytes, as EIP-712 encodes it.
    Word([u8; 32]),
    Bytes(Vec<u8>),
    String(String),
    /// The items of a list, or the members of a struct in the order of its type.
    Parts(Vec<Value>),
}

/// Reads values, and knows where it stands.
pub(crate) struct Reader<'a> {
    pub(crate) types: &'a Types,
    pub(crate) path: String,
    /// How many values may still come.
    pub(crate) left: usize,
}

impl<'a> Reader<'a> {
    pub(crate) const fn new(types: &'a Types) -> Self {
        Self {
            types,
            path: String::new(),
            left: MAX_VALUES,
        }
    }

    /// Reads a struct that stands at the top under a name.
    pub(crate) fn top(
        &mut self,
        name: &str,
        place: usize,
        json: &Json,
    ) -> Result<Value, TypedDataError> {
        self.path = name.into();
        self.value(&Kind::Struct(place), json, 0)
    }

    fn fail(&self, fault: Fault) -> TypedDataError {
        TypedDataError::new(fault, &self.path)
    }

    fn value(&mut self, kind: &Kind, json: &Json, depth: usize) -> Result<Value, TypedDataError> {
        self.left = self.left.checked_sub(1).ok_or(self.fail(Fault::TooMany))?;
        match kind {
            _ if json.is_null() => Err(self.fail(Fault::Missing)),
            _ if depth > MAX_DEPTH => Err(self.fail(Fault::TooDeep)),
            Kind::Struct(place) => self.members(*place, json, depth + 1),
            Kind::Array(item, len) => self.items(item, *len, json, depth + 1),
            _ => atom(kind, json).map_err(|fault| self.fail(fault)),
        }
    }

    fn members(
        &mut self,
        place: usize,
        json: &Json,
        depth: usize,
    ) -> Result<Value, TypedDataError> {
        let given = json.as_object().ok_or(self.fail(Fault::WrongShape))?;
        let types = self.types;
        let members = types.members(place);
        let mut parts = Vec::new();
        for member in members {
            let at = self.path.len();
            push_name(&mut self.path, &member.name);
            let found = json.get(&member.name).ok_or(self.fail(Fault::Missing))?;
            parts.push(self.value(&member.kind, found, depth)?);
            self.path.truncate(at);
        }
        let is_known = |name: &String| members.iter().any(|member| member.name == *name);
        match given.iter().find(|(name, _)| !is_known(name)) {
            None => Ok(Value::Parts(parts)),
            Some((name, _)) => {
                push_name(&mut self.path, name);
                Err(self.fail(Fault::Extra))
            }
        }
    }

    fn items(
        &mut self,
        kind: &Kind,
        len: Option<usize>,
        json: &Json,
        depth: usize,
    ) -> Result<Value, TypedDataError> {
        let given = json.as_array().ok_or(self.fail(Fault::WrongShape))?;
        if len.is_some_and(|len| len != given.len()) {
            return Err(self.fail(Fault::WrongLength));
        }
        let mut parts = Vec::new();
        for (index, item) in given.iter().enumerate() {
            let at = self.path.len();
            self.path.push_str(&item_name(index));
            parts.push(self.value(kind, item, depth)?);
            self.path.truncate(at);
        }
        Ok(Value::Parts(parts))
    }
}

/// The name of an item by its place, such as `[2]`.
pub(crate) fn item_name(index: usize) -> String {
    let mut name = String::from("[");
    let mut word = [0; 32];
    let bytes = u64::try_from(index).unwrap_or(u64::MAX).to_be_bytes();
    word[24..].copy_from_slice(&bytes);
    name.push_str(&super::number::decimal(&word, false));
    name.push(']');
    name
}

fn atom(kind: &Kind, json: &Json) -> Result<Value, Fault> {
    let text = || json.as_str().ok_or(Fault::WrongShape);
    let bytes = || text().and_then(|text| unhex(text).ok_or(Fault::NotHex));
    match kind {
        Kind::Uint(bits) => number(json, *bits, false),
        Kind::Int(bits) => number(json, *bits, true),
        Kind::Bool => {
            let is = json.as_bool().ok_or(Fault::WrongShape)?;
            Ok(Value::Word(padded_left(&[u8::from(is)])))
        }
        Kind::Address => {
            let address: Address = text()?.parse().map_err(|_| Fault::BadAddress)?;
            Ok(Value::Word(padded_left(address.as_bytes())))
        }
        Kind::FixedBytes(len) => {
            let bytes = bytes()?;
            if bytes.len() != *len {
                return Err(Fault::WrongLength);
            }
            let mut word = [0; 32];
            word.iter_mut().zip(bytes).for_each(|(to, from)| *to = from);
            Ok(Value::Word(word))
        }
        Kind::Bytes => bytes().map(Value::Bytes),
        // Structs and lists are read before.
        Kind::String | Kind::Struct(_) | Kind::Array(..) => Ok(Value::String(text()?.into())),
    }
}

fn number(json: &Json, bits: u32, is_signed: bool) -> Result<Value, Fault> {
    let text = json
        .as_number()
        .or(json.as_str())
        .ok_or(Fault::WrongShape)?;
    let number = Number::read(text)?;
    // Whoever reads JSON numbers as floats would round larger ones.
    if json.as_number().is_some() && super::number::bit_len(&number.size) > EXACT_BITS {
        return Err(Fault::NotExact);
    }
    let word = number.word(bits, is_signed).ok_or(Fault::OutOfRange)?;
    Ok(Value::Word(word))
}

fn padded_left(bytes: &[u8]) -> [u8; 32] {
    let mut word = [0; 32];
    let from_the_end = word.iter_mut().rev().zip(bytes.iter().rev());
    from_the_end.for_each(|(to, from)| *to = *from);
    word
}

/// So many bits a number of JavaScript holds exactly.
const EXACT_BITS: u32 = 53;
