//! Hostile and random JSON, compared with `serde_json`.

use alloc::{
    format,
    string::{String, ToString},
    vec::Vec,
};

use proptest::prelude::*;

use super::{JsonFault, MAX_DEPTH, MAX_MEMBERS, Value, read};

const LIMIT: usize = 1 << 20;

fn check(text: &[u8], expected: (JsonFault, usize)) {
    let error = read(text, LIMIT).expect_err(&String::from_utf8_lossy(text));
    let found = (error.fault, error.offset);
    assert_eq!(found, expected, "{}", String::from_utf8_lossy(text));
}

/// Writes a value, with every character escaped that can be.
fn written(value: &Value, escape: bool) -> String {
    let text = |text: &str| {
        if !escape {
            return serde_json::to_string(text).unwrap();
        }
        let units = text.encode_utf16().map(|unit| format!("\\u{unit:04x}"));
        format!("\"{}\"", units.collect::<String>())
    };
    match value {
        Value::Null => "null".into(),
        Value::Bool(is) => is.to_string(),
        Value::Number(digits) => digits.clone(),
        Value::String(content) => text(content),
        Value::Array(items) => {
            let items: Vec<_> = items.iter().map(|item| written(item, escape)).collect();
            format!("[{}]", items.join(" ,\n"))
        }
        Value::Object(members) => {
            let member = |(key, value)| format!("{}:\t{}", text(key), written(value, escape));
            let members: Vec<_> = members.iter().map(|(k, v)| member((k, v))).collect();
            format!("{{\r{} }}", members.join(","))
        }
    }
}

/// Compares a tree with that of `serde_json`, whose numbers are kept exactly where they fit in 64
/// bits, and are compared as floats otherwise.
fn same(ours: &Value, theirs: &serde_json::Value) -> bool {
    use serde_json::Value as Theirs;
    match (ours, theirs) {
        (Value::Null, Theirs::Null) => true,
        (Value::Bool(a), Theirs::Bool(b)) => a == b,
        (Value::Number(a), Theirs::Number(b)) => *a == b.to_string() || near(a, b.as_f64()),
        (Value::String(a), Theirs::String(b)) => a == b,
        (Value::Array(a), Theirs::Array(b)) => {
            a.len() == b.len() && a.iter().zip(b).all(|(a, b)| same(a, b))
        }
        (Value::Object(a), Theirs::Object(b)) => {
            a.len() == b.len() && a.iter().all(|(k, v)| b.get(k).is_some_and(|b| same(v, b)))
        }
        _ => false,
    }
}

/// `serde_json` rounds floats in its own way, so the last digits may differ.
fn near(text: &str, float: Option<f64>) -> bool {
    let (Ok(a), Some(b)) = (text.parse::<f64>(), float) else {
        return false;
    };
    a == b || (a - b).abs() <= a.abs() * 1e-12
}

fn values() -> impl Strategy<Value = Value> {
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::Bool),
        "-?(0|[1-9][0-9]{0,30})(\\.[0-9]{1,5})?([eE][+-]?[0-9]{1,2})?".prop_map(Value::Number),
        any::<String>().prop_map(Value::String),
    ];
    leaf.prop_recursive(6, 60, 8, |inner| {
        let members = prop::collection::btree_map(any::<String>(), inner.clone(), 0..8);
        prop_oneof![
            prop::collection::vec(inner, 0..8).prop_map(Value::Array),
            members.prop_map(|map| Value::Object(map.into_iter().collect())),
        ]
    })
}

proptest! {
    #[test]
    fn reads_what_was_written(value in values(), escape: bool) {
        let text = written(&value, escape);
        prop_assert_eq!(read(text.as_bytes(), LIMIT), Ok(value.clone()), "{}", text);
        prop_assert!(same(&value, &serde_json::from_str(&text).unwrap()));
    }

    /// Whatever is read here, `serde_json` reads alike; what it refuses is refused here.
    #[test]
    fn is_never_laxer_than_serde_json(text in "[\\[\\]{}:, \n\"\\\\utrfalsen0123456789.eE+-]{0,24}") {
        judge_like_serde_json(text.as_bytes())?;
    }

    #[test]
    fn one_changed_byte(value in values(), place: prop::sample::Index, byte: u8) {
        let mut text = written(&value, false).into_bytes();
        let at = place.index(text.len());
        text[at] = byte;
        judge_like_serde_json(&text)?;
        judge_like_serde_json(&text[..at])?;
    }

    #[test]
    fn any_bytes(bytes in prop::collection::vec(any::<u8>(), 0..64)) {
        judge_like_serde_json(&bytes)?;
    }
}

fn judge_like_serde_json(bytes: &[u8]) -> Result<(), TestCaseError> {
    let theirs = serde_json::from_slice::<serde_json::Value>(bytes);
    match (read(bytes, LIMIT), theirs) {
        (Ok(ours), Ok(theirs)) => prop_assert!(same(&ours, &theirs)),
        (Ok(ours), Err(error)) => {
            // Floats beyond every exponent are the one thing that it cannot hold.
            prop_assert!(
                error.to_string().contains("out of range"),
                "{:?} {}",
                ours,
                error
            );
        }
        (Err(error), Ok(_)) => prop_assert_eq!(error.fault, JsonFault::DuplicateKey),
        (Err(error), Err(_)) => prop_assert!(error.offset <= bytes.len()),
    }
    Ok(())
}

/// What every reader must refuse, after the list of <https://github.com/nst/JSONTestSuite>
/// (names `n_*`).
#[test]
fn refuses_what_no_reader_may_accept() {
    let cases: &[&[u8]] = &[
        b"",
        b" ",
        b"\xef\xbb\xbf",
        b"\xef\xbb\xbf{}",
        b"[1 true]",
        b"[a\xe5]",
        b"[\"\": 1]",
        b"[\"\"],",
        b"[,1]",
        b"[1,,2]",
        b"[\"x\",,]",
        b"[\"x\"]]",
        b"[\"\",]",
        b"[\"x\"",
        b"[x",
        b"[3[4]]",
        b"[\xff]",
        b"[1:2]",
        b"[,]",
        b"[-]",
        b"[   , \"\"]",
        b"[\"a\",\n4\n,1,",
        b"[1,]",
        b"[1,,]",
        b"[\"\x0ba\"\\f]",
        b"[*]",
        b"[\"\"",
        b"[1,",
        b"[1,\n1\n,1",
        b"[{}",
        b"[fals]",
        b"[nul]",
        b"[tru]",
        b"[\0]",
        b"123\0",
        b"[++1234]",
        b"[+1]",
        b"[+Inf]",
        b"[-01]",
        b"[-1.0.]",
        b"[-2.]",
        b"[-NaN]",
        b"[.-1]",
        b"[.2e-3]",
        b"[0.1.2]",
        b"[0.3e+]",
        b"[0.3e]",
        b"[0.e1]",
        b"[0E+]",
        b"[0E]",
        b"[0e+]",
        b"[0e]",
        b"[1.0e+]",
        b"[1.0e-]",
        b"[1.0e]",
        b"[1 000.0]",
        b"[1eE2]",
        b"[2.e+3]",
        b"[2.e-3]",
        b"[2.e3]",
        b"[9.e+]",
        b"[1+2]",
        b"[0x1]",
        b"[0x42]",
        b"[Infinity]",
        b"[0e+-1]",
        b"[-123.123foo]",
        b"[123\xe5]",
        b"[1e1\xe5]",
        b"[0\xe5]",
        b"[-Infinity]",
        b"[-foo]",
        b"[- 1]",
        b"[-012]",
        b"[-.123]",
        b"[-1x]",
        b"[1ea]",
        b"[1e\xe5]",
        b"[1.]",
        b"[.123]",
        b"[1.2a-3]",
        b"[1.8011670033376514H-308]",
        b"[012]",
        b"[NaN]",
        "[\u{ff11}]".as_bytes(),
        b"[\"x\", truth]",
        b"{[: \"x\"}\n",
        b"{\"x\", null}",
        b"{\"x\"::\"b\"}",
        "{\u{1f1e8}\u{1f1ed}}".as_bytes(),
        b"{\"a\":\"a\" 123}",
        b"{key: 'value'}",
        b"{\"\xb9\":\"0\",}",
        b"{\"a\" b}",
        b"{:\"b\"}",
        b"{\"a\" \"b\"}",
        b"{\"a\":",
        b"{\"a\"",
        b"{1:1}",
        b"{9999E9999:1}",
        b"{null:null,null:null}",
        b"{\"id\":0,,,,,}",
        b"{'a':0}",
        b"{\"id\":0,}",
        b"{\"a\":\"b\"}/**/",
        b"{\"a\":\"b\"}/**//",
        b"{\"a\":\"b\"}//",
        b"{\"a\":\"b\"}/",
        b"{\"a\":\"b\",,\"c\":\"d\"}",
        b"{a: \"b\"}",
        b"{\"a\":\"a",
        b"{ \"foo\" : \"bar\", \"a\" }",
        b"{\"a\":\"b\"}#",
        b"[\"\\uD800\\\"]",
        b"[\"\\uD800\\u\"]",
        b"[\"\\uD800\\u1\"]",
        b"[\"\\uD800\\u1x\"]",
        "[\u{e9}]".as_bytes(),
        b"[\"\\\0\"]",
        b"[\"\\\\\\\"]",
        b"[\"\\x00\"]",
        b"[\"\\\t\"]",
        "[\"\\\u{1f300}\"]".as_bytes(),
        b"[\"\\\"]",
        b"[\"\\u00A\"]",
        b"[\"\\uD834\\uDd\"]",
        b"[\"\\uD800\\uD800\\x\"]",
        b"[\"\\u\xe5\"]",
        b"[\"\\a\"]",
        b"[\"\\uqqqq\"]",
        b"[\"\\\xe5\"]",
        b"[\\u0020\"asd\"]",
        b"[\\n]",
        b"\"",
        b"['single quote']",
        b"abc",
        b"[\"\\",
        b"[\"a\0a\"]",
        b"[\"new\nline\"]",
        b"[\"\t\"]",
        b"\"\\UA66D\"",
        b"\"\"x",
        b"[\xe2\x81\xa0]",
        b"<.>",
        b"[<null>]",
        b"[1]x",
        b"[1]]",
        b"[\"asd]",
        b"a\xc3\xa5",
        b"[True]",
        b"1]",
        b"{\"x\": true,",
        b"[][]",
        b"]",
        b"{}}",
        b"{\"\":",
        b"{\"a\":/*comment*/\"b\"}",
        b"{\"a\": true} \"x\"",
        b"['",
        b"[,",
        b"[{",
        b"[\"a",
        b"[\"a\"",
        b"{",
        b"{]",
        b"{,",
        b"{[",
        b"{\"a",
        b"{'a'",
        b"[\"\\{[\"\\{[\"\\{[\"\\{",
        b"\xe9",
        b"*",
        b"{\"a\":\"b\"}#{}",
        b"[\\u000A\"\"]",
        b"[1",
        b"[ false, nul",
        b"[ true, fals",
        b"[ false, tru",
        b"{\"asd\":\"asd\"",
        b"\xc3\xa5",
        b"[\xe2\x81\xa0]",
        b"[\x0c]",
        b"[\"\xff\"]",
        b"[\"\xc0\xaf\"]",
        b"[\"\xed\xa0\x80\"]",
        b"[\"\xf4\xbf\xbf\xbf\"]",
    ];
    for case in cases {
        let text = String::from_utf8_lossy(case);
        let error = read(case, LIMIT).expect_err(&text);
        assert!(error.offset <= case.len(), "{text}");
        assert!(
            serde_json::from_slice::<serde_json::Value>(case).is_err(),
            "{text}"
        );
    }
}

#[test]
fn says_what_is_wrong_and_where() {
    check(b"", (JsonFault::Truncated, 0));
    check(b"[1, tru", (JsonFault::Truncated, 7));
    check(b"[1, trUe]", (JsonFault::Unexpected, 6));
    check(b"\xef\xbb\xbf1", (JsonFault::Unexpected, 0));
    check(b"[\"ok\xff\"]", (JsonFault::NotUtf8, 4));
    check(b"[01]", (JsonFault::BadNumber, 2));
    check(b"[1.]", (JsonFault::BadNumber, 3));
    check(b"0x10", (JsonFault::BadNumber, 1));
    check(b"\"\\x\"", (JsonFault::BadEscape, 2));
    check(b"\"\\u12g4\"", (JsonFault::BadEscape, 5));
    check(b"\"ab\\ud800\"", (JsonFault::LoneSurrogate, 3));
    check(b"\"\\udc00\\ud800\"", (JsonFault::LoneSurrogate, 1));
    check(b"\"\\ud800\\u0041\"", (JsonFault::LoneSurrogate, 1));
    check(b"\"a\nb\"", (JsonFault::ControlCharacter, 2));
    check(b"{\"a\":1,\"\\u0061\":1}", (JsonFault::DuplicateKey, 7));
    check(b"1 1", (JsonFault::TrailingBytes, 2));
    let error = read(b"[[]]", 3).unwrap_err();
    assert_eq!(error.fault, JsonFault::TooLong { limit_bytes: 3 });
    assert_eq!(error.to_string(), "more than 3 bytes at byte 3");
}

#[test]
fn depth_and_members_end_somewhere() {
    let nested = |depth: usize| format!("{}{}", "[".repeat(depth), "]".repeat(depth));
    assert!(read(nested(MAX_DEPTH).as_bytes(), LIMIT).is_ok());
    let deeper = nested(MAX_DEPTH + 1);
    check(deeper.as_bytes(), (JsonFault::TooDeep, MAX_DEPTH));
    check(
        "[".repeat(LIMIT).as_bytes(),
        (JsonFault::TooDeep, MAX_DEPTH),
    );
    let objects = "{\"\":".repeat(LIMIT / 5);
    check(objects.as_bytes(), (JsonFault::TooDeep, MAX_DEPTH * 4));

    let members = |count: usize| {
        let member = |index| format!("\"{index}\":0");
        let members: Vec<_> = (0..count).rev().map(member).collect();
        format!("{{{}}}", members.join(","))
    };
    assert!(read(members(MAX_MEMBERS).as_bytes(), LIMIT).is_ok());
    let error = read(members(MAX_MEMBERS + 1).as_bytes(), LIMIT).unwrap_err();
    assert_eq!(error.fault, JsonFault::TooManyMembers);
}

/// A million values in a list take a moment, not a minute.
#[test]
fn wide_lists_are_read() {
    let text = format!("[{}0]", "0,".repeat(LIMIT / 2 - 2));
    let value = read(text.as_bytes(), LIMIT).unwrap();
    assert_eq!(value.as_array().unwrap().len(), LIMIT / 2 - 1);
}

/// The documented bound of memory rests on this size.
#[test]
fn a_value_is_small() {
    assert!(size_of::<Value>() <= 32);
}
