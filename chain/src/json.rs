//! JSON from strangers, read strictly.
//!
//! Refuses what two readers could read differently (the same name twice), what exhausts a reader
//! (deep nesting), and what is no text. Numbers that are no whole number are kept without their
//! value: nothing here computes with them.

use core::{cell::Cell, fmt};

use serde::de::{DeserializeSeed, Deserializer, Error, MapAccess, SeqAccess, Visitor};

use crate::error::FormatFault;

/// A JSON value.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Json {
    /// `null`
    Null,
    /// `true` or `false`
    Bool,
    /// A whole number that fits 64 bits.
    Integer(i64),
    /// Any other number.
    OtherNumber,
    /// A text.
    Text(String),
    /// A list.
    List(Vec<Self>),
    /// Named values in the order in which they came; no name comes twice.
    Object(Vec<(String, Self)>),
}

impl Json {
    /// Reads one value that fills all the bytes.
    pub(crate) fn parse(bytes: &[u8]) -> Result<Self, FormatFault> {
        let text = core::str::from_utf8(bytes).map_err(|_| FormatFault::NotText)?;
        match text.trim_start().bytes().next() {
            None => return Err(FormatFault::Empty),
            Some(b'<') => return Err(FormatFault::WebPage),
            Some(_) => {}
        }
        let fault = Cell::new(FormatFault::NotJson);
        let mut reader = serde_json::Deserializer::from_str(text);
        let seed = ValueSeed {
            depth_left: MAX_DEPTH,
            fault: &fault,
        };
        seed.deserialize(&mut reader)
            .and_then(|value| reader.end().map(|()| value))
            .map_err(|_| fault.get())
    }

    /// Returns the value of a name; `null` counts as absent.
    pub(crate) fn field(&self, name: &str) -> Option<&Self> {
        match self {
            Self::Object(fields) => fields
                .iter()
                .find(|(key, value)| key == name && *value != Self::Null)
                .map(|(_, value)| value),
            _ => None,
        }
    }

    /// Says whether an object has a name at all, with `null` or with something.
    pub(crate) fn has(&self, name: &str) -> bool {
        matches!(self, Self::Object(fields) if fields.iter().any(|(key, _)| key == name))
    }

    /// Returns a text.
    pub(crate) fn as_text(&self) -> Option<&str> {
        match self {
            Self::Text(text) => Some(text),
            _ => None,
        }
    }

    /// Returns a list's items.
    pub(crate) fn as_list(&self) -> Option<&[Self]> {
        match self {
            Self::List(items) => Some(items),
            _ => None,
        }
    }
}

#[derive(Clone, Copy)]
struct ValueSeed<'a> {
    depth_left: u8,
    fault: &'a Cell<FormatFault>,
}

impl ValueSeed<'_> {
    fn deeper<E: Error>(self) -> Result<Self, E> {
        match self.depth_left.checked_sub(1) {
            Some(depth_left) => Ok(Self { depth_left, ..self }),
            None => Err(self.fail(FormatFault::TooDeep)),
        }
    }

    fn fail<E: Error>(self, fault: FormatFault) -> E {
        self.fault.set(fault);
        E::custom("")
    }
}

impl<'de> DeserializeSeed<'de> for ValueSeed<'_> {
    type Value = Json;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Json, D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for ValueSeed<'_> {
    type Value = Json;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a JSON value")
    }

    fn visit_unit<E: Error>(self) -> Result<Json, E> {
        Ok(Json::Null)
    }

    fn visit_bool<E: Error>(self, _: bool) -> Result<Json, E> {
        Ok(Json::Bool)
    }

    fn visit_i64<E: Error>(self, value: i64) -> Result<Json, E> {
        Ok(Json::Integer(value))
    }

    fn visit_u64<E: Error>(self, value: u64) -> Result<Json, E> {
        Ok(i64::try_from(value).map_or(Json::OtherNumber, Json::Integer))
    }

    fn visit_f64<E: Error>(self, _: f64) -> Result<Json, E> {
        Ok(Json::OtherNumber)
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<Json, E> {
        Ok(Json::Text(text.to_owned()))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<Json, A::Error> {
        let seed = self.deeper()?;
        let mut items = Vec::new();
        while let Some(item) = list.next_element_seed(seed)? {
            items.push(item);
        }
        Ok(Json::List(items))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Json, A::Error> {
        let seed = self.deeper()?;
        let mut fields: Vec<(String, Json)> = Vec::new();
        while let Some(name) = map.next_key::<String>()? {
            if fields.len() == MAX_FIELDS {
                return Err(self.fail(FormatFault::TooDeep));
            }
            if fields.iter().any(|(known, _)| *known == name) {
                return Err(self.fail(FormatFault::DuplicateKey));
            }
            fields.push((name, map.next_value_seed(seed)?));
        }
        Ok(Json::Object(fields))
    }
}

/// Levels of lists and objects: an honest answer needs six.
const MAX_DEPTH: u8 = 24;
/// Names in one object, an honest answer needs some forty: comparing each with all stays cheap.
const MAX_FIELDS: usize = 256;

#[cfg(test)]
mod tests {
    use super::*;

    fn refuses(text: &str, expected: FormatFault) {
        assert_eq!(Json::parse(text.as_bytes()), Err(expected), "{text}");
    }

    #[test]
    fn reads_values() {
        let read = Json::parse(br#" {"a":[1,-2,3.5,18446744073709551615],"b":null,"c":"\u00e4"} "#);
        let numbers = vec![
            Json::Integer(1),
            Json::Integer(-2),
            Json::OtherNumber,
            Json::OtherNumber,
        ];
        let fields = vec![
            ("a".to_owned(), Json::List(numbers)),
            ("b".to_owned(), Json::Null),
            ("c".to_owned(), Json::Text("ä".to_owned())),
        ];
        assert_eq!(read, Ok(Json::Object(fields)));
    }

    #[test]
    fn refuses_what_is_no_json() {
        refuses("", FormatFault::Empty);
        refuses(" \r\n", FormatFault::Empty);
        refuses(" <!doctype html>", FormatFault::WebPage);
        refuses("error code: 1020", FormatFault::NotJson);
        refuses("{} {}", FormatFault::NotJson);
        refuses("{", FormatFault::NotJson);
        refuses("\u{feff}{}", FormatFault::NotJson);
        refuses("NaN", FormatFault::NotJson);
        refuses("1e999", FormatFault::NotJson);
        refuses(r#""\ud800""#, FormatFault::NotJson);
        assert_eq!(Json::parse(b"\"\xff\""), Err(FormatFault::NotText));
    }

    #[test]
    fn refuses_what_exhausts_or_deceives() {
        let nested = |levels| format!("{}{}", "[".repeat(levels), "]".repeat(levels));
        assert!(Json::parse(nested(24).as_bytes()).is_ok());
        refuses(&nested(25), FormatFault::TooDeep);
        refuses(&"[".repeat(1_000_000), FormatFault::TooDeep);
        refuses(&r#"{"a":"#.repeat(100_000), FormatFault::TooDeep);
        refuses(r#"{"a":1,"b":{"c":1,"c":1}}"#, FormatFault::DuplicateKey);
        refuses(r#"{"a":1,"\u0061":2}"#, FormatFault::DuplicateKey);
        let wide: Vec<String> = (0..300).map(|n| format!("\"{n}\":0")).collect();
        refuses(&format!("{{{}}}", wide.join(",")), FormatFault::TooDeep);
    }
}
