//! The reading itself: one pass over text that is known to be UTF-8.

use alloc::{string::String, vec::Vec};
use core::str;

use crate::json::{JsonError, JsonFault, MAX_DEPTH, MAX_MEMBERS, Value};

type Result<T> = core::result::Result<T, JsonError>;

pub(super) fn read(bytes: &[u8], limit_bytes: usize) -> Result<Value> {
    if bytes.len() > limit_bytes {
        let fault = JsonFault::TooLong { limit_bytes };
        return Err(JsonError {
            fault,
            offset: limit_bytes,
        });
    }
    let text = str::from_utf8(bytes).map_err(|error| JsonError {
        fault: JsonFault::NotUtf8,
        offset: error.valid_up_to(),
    })?;
    let mut reader = Reader { text, at: 0 };
    reader.skip_space();
    let value = reader.value(0)?;
    reader.skip_space();
    match reader.peek() {
        None => Ok(value),
        Some(_) => Err(reader.error(JsonFault::TrailingBytes)),
    }
}

struct Reader<'a> {
    text: &'a str,
    /// Place of the next byte.
    at: usize,
}

impl Reader<'_> {
    fn peek(&self) -> Option<u8> {
        self.text.as_bytes().get(self.at).copied()
    }

    const fn error(&self, fault: JsonFault) -> JsonError {
        JsonError {
            fault,
            offset: self.at,
        }
    }

    /// What is wrong where another character was needed.
    fn unexpected(&self) -> JsonError {
        self.error(match self.peek() {
            None => JsonFault::Truncated,
            Some(_) => JsonFault::Unexpected,
        })
    }

    fn skip_space(&mut self) {
        while let Some(b' ' | b'\t' | b'\n' | b'\r') = self.peek() {
            self.at += 1;
        }
    }

    /// Passes a byte, if it comes next.
    fn accept(&mut self, byte: u8) -> bool {
        let is_next = self.peek() == Some(byte);
        self.at += usize::from(is_next);
        is_next
    }

    fn expect(&mut self, byte: u8) -> Result<()> {
        if self.accept(byte) {
            Ok(())
        } else {
            Err(self.unexpected())
        }
    }

    fn value(&mut self, depth: usize) -> Result<Value> {
        match self.peek() {
            Some(b'{' | b'[') if depth == MAX_DEPTH => Err(self.error(JsonFault::TooDeep)),
            Some(b'{') => self.object(depth + 1),
            Some(b'[') => self.array(depth + 1),
            Some(b'"') => self.string().map(Value::String),
            Some(b'-' | b'0'..=b'9') => self.number(),
            Some(b'n') => self.word("null", Value::Null),
            Some(b't') => self.word("true", Value::Bool(true)),
            Some(b'f') => self.word("false", Value::Bool(false)),
            _ => Err(self.unexpected()),
        }
    }

    fn word(&mut self, word: &str, value: Value) -> Result<Value> {
        word.bytes().try_for_each(|byte| self.expect(byte))?;
        Ok(value)
    }

    fn array(&mut self, depth: usize) -> Result<Value> {
        self.at += 1;
        let mut items = Vec::new();
        self.skip_space();
        if self.accept(b']') {
            return Ok(Value::Array(items));
        }
        loop {
            self.skip_space();
            items.push(self.value(depth)?);
            if !self.another(b']')? {
                return Ok(Value::Array(items));
            }
        }
    }

    fn object(&mut self, depth: usize) -> Result<Value> {
        self.at += 1;
        let mut members = Vec::new();
        let mut sorted = Vec::new();
        self.skip_space();
        if self.accept(b'}') {
            return Ok(Value::Object(members));
        }
        loop {
            self.skip_space();
            let key = self.key(&members, &mut sorted)?;
            self.skip_space();
            self.expect(b':')?;
            self.skip_space();
            members.push((key, self.value(depth)?));
            if !self.another(b'}')? {
                return Ok(Value::Object(members));
            }
        }
    }

    /// Says whether a comma follows, or passes the closing byte.
    fn another(&mut self, closing: u8) -> Result<bool> {
        self.skip_space();
        if self.accept(b',') {
            return Ok(true);
        }
        self.expect(closing).map(|()| false)
    }

    /// Reads a key. `sorted` holds the places of the earlier ones in the order of their text: so
    /// the search stays quick however many there are.
    fn key(&mut self, members: &[(String, Value)], sorted: &mut Vec<u32>) -> Result<String> {
        let start = self.at;
        let fault = |fault| JsonError {
            fault,
            offset: start,
        };
        let key = self.string()?;
        let name = |place: &u32| {
            let member = members.get(usize::try_from(*place).unwrap_or(usize::MAX));
            member.map_or("", |(name, _)| name.as_str())
        };
        match sorted.binary_search_by(|place| name(place).cmp(&key)) {
            Ok(_) => Err(fault(JsonFault::DuplicateKey)),
            Err(_) if members.len() >= MAX_MEMBERS => Err(fault(JsonFault::TooManyMembers)),
            Err(to) => {
                sorted.insert(to, u32::try_from(members.len()).unwrap_or(u32::MAX));
                Ok(key)
            }
        }
    }

    fn number(&mut self) -> Result<Value> {
        let start = self.at;
        self.accept(b'-');
        if !self.accept(b'0') {
            self.digits()?;
        }
        if self.accept(b'.') {
            self.digits()?;
        }
        if let Some(b'e' | b'E') = self.peek() {
            self.at += 1;
            if let Some(b'+' | b'-') = self.peek() {
                self.at += 1;
            }
            self.digits()?;
        }
        match self.peek() {
            // Such as 01, 1.2.3 or 0x1.
            Some(b'0'..=b'9' | b'a'..=b'z' | b'A'..=b'Z' | b'.' | b'+' | b'-') => {
                Err(self.error(JsonFault::BadNumber))
            }
            _ => Ok(Value::Number(self.since(start).into())),
        }
    }

    /// Passes one digit or more.
    fn digits(&mut self) -> Result<()> {
        let start = self.at;
        while let Some(b'0'..=b'9') = self.peek() {
            self.at += 1;
        }
        match self.peek() {
            _ if self.at > start => Ok(()),
            None => Err(self.error(JsonFault::Truncated)),
            Some(_) => Err(self.error(JsonFault::BadNumber)),
        }
    }

    fn string(&mut self) -> Result<String> {
        self.expect(b'"')?;
        let mut out = String::new();
        loop {
            let start = self.at;
            while !matches!(self.peek(), None | Some(b'"' | b'\\' | ..0x20)) {
                self.at += 1;
            }
            out.push_str(self.since(start));
            match self.peek() {
                None => return Err(self.error(JsonFault::Truncated)),
                Some(b'"') => {
                    self.at += 1;
                    return Ok(out);
                }
                Some(b'\\') => out.push(self.escape()?),
                Some(_) => return Err(self.error(JsonFault::ControlCharacter)),
            }
        }
    }

    /// The text from a place to the next byte. Both are beside characters of ASCII, or at an end.
    fn since(&self, start: usize) -> &str {
        self.text.get(start..self.at).unwrap_or_default()
    }

    fn escape(&mut self) -> Result<char> {
        let start = self.at;
        self.at += 1;
        let Some(letter) = self.peek() else {
            return Err(self.error(JsonFault::Truncated));
        };
        let character = match letter {
            b'"' | b'\\' | b'/' => char::from(letter),
            b'b' => '\u{8}',
            b'f' => '\u{c}',
            b'n' => '\n',
            b'r' => '\r',
            b't' => '\t',
            b'u' => return self.unicode(start),
            _ => return Err(self.error(JsonFault::BadEscape)),
        };
        self.at += 1;
        Ok(character)
    }

    /// Reads a character by its four digits, such as `u00e9`, and the second half of a pair where
    /// this is the first.
    fn unicode(&mut self, start: usize) -> Result<char> {
        let lone = JsonError {
            fault: JsonFault::LoneSurrogate,
            offset: start,
        };
        let first = self.four_digits()?;
        if !(0xd800..0xdc00).contains(&first) {
            return char::from_u32(first).ok_or(lone);
        }
        if !self.text.as_bytes()[self.at..].starts_with(b"\\u") {
            return Err(lone);
        }
        self.at += 1;
        let second = self.four_digits()?;
        if !(0xdc00..0xe000).contains(&second) {
            return Err(lone);
        }
        char::from_u32(0x1_0000 + ((first - 0xd800) << 10) + (second - 0xdc00)).ok_or(lone)
    }

    /// Passes a letter and reads the four hexadecimal digits after it.
    fn four_digits(&mut self) -> Result<u32> {
        self.at += 1;
        let mut number = 0;
        for _ in 0..4 {
            let digit = self.peek().map(|byte| char::from(byte).to_digit(16));
            match digit {
                Some(Some(digit)) => number = number * 16 + digit,
                Some(None) => return Err(self.error(JsonFault::BadEscape)),
                None => return Err(self.error(JsonFault::Truncated)),
            }
            self.at += 1;
        }
        Ok(number)
    }
}
