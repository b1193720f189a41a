//! ERC-4361: the vectors of its authors' library, and its grammar at the edges.

use proptest::prelude::*;
use serde_json::Value;
use wallet_core::{message_review::verify, siwe::SignIn};
use wallet_types::message::{Message, SignInField};

use crate::support::data;

fn cases(list: &str) -> Vec<(String, Value)> {
    let data = data("siwe.json");
    let cases = data[list].as_object().unwrap();
    cases
        .iter()
        .map(|(name, case)| (name.clone(), case.clone()))
        .collect()
}

#[test]
fn reads_what_must_be_read() {
    for (name, case) in cases("parsing_positive") {
        let text = case["message"].as_str().unwrap();
        let read = SignIn::read(text).expect(&name);
        assert_eq!(read.to_string(), text, "{name}");
        let fields = &case["fields"];
        let field = |key: &str| fields[key].as_str().map(str::to_owned);
        assert_eq!(Some(read.domain), field("domain"), "{name}");
        assert_eq!(Some(read.address.to_string()), field("address"), "{name}");
        assert_eq!(read.statement, field("statement"), "{name}");
        assert_eq!(Some(read.uri), field("uri"), "{name}");
        assert_eq!(Some(read.chain_id), field("chainId"), "{name}");
        assert_eq!(Some(read.nonce), field("nonce"), "{name}");
        assert_eq!(Some(read.issued_at.text), field("issuedAt"), "{name}");
        let resources = serde_json::to_value(read.resources).unwrap();
        assert_eq!(resources, fields["resources"], "{name}");
    }
}

#[test]
fn refuses_what_must_be_refused() {
    for (name, case) in cases("parsing_negative") {
        assert!(SignIn::read(case.as_str().unwrap()).is_err(), "{name}");
    }
    for uri in data("siwe.json")["invalid_uris"].as_array().unwrap() {
        let text = text(&[("URI", uri.as_str().unwrap())]);
        assert_eq!(
            SignIn::read(&text).unwrap_err().at,
            SignInField::Uri,
            "{uri}"
        );
    }
}

/// Writes a sign-in from the fields that the vectors give.
fn written(case: &Value) -> String {
    let field = |key: &str| case[key].as_str().unwrap_or_default();
    let mut text = format!(
        "{} wants you to sign in with your Ethereum account:\n{}\n\n{}\n\nURI: {}\nVersion: {}\n\
         Chain ID: {}\nNonce: {}\nIssued At: {}",
        field("domain"),
        field("address"),
        field("statement"),
        field("uri"),
        field("version"),
        case["chainId"],
        field("nonce"),
        field("issuedAt"),
    );
    for (key, title) in [
        ("expirationTime", "Expiration Time"),
        ("notBefore", "Not Before"),
    ] {
        if let Some(moment) = case[key].as_str() {
            text += &format!("\n{title}: {moment}");
        }
    }
    text
}

#[test]
fn signatures_match_or_do_not() {
    let is_match = |case: &Value| {
        let text = written(case);
        let account = SignIn::read(&text).unwrap().address;
        let message = Message::Personal(text.into_bytes());
        let verdict = verify(&account, &message, case["signature"].as_str().unwrap());
        verdict.is_ok_and(|verdict| verdict.is_match)
    };
    for (name, case) in cases("verification_positive") {
        assert!(is_match(&case), "{name}");
    }
    for (name, case) in cases("verification_negative") {
        assert!(!is_match(&case), "{name}");
    }
}

/// A good text with some lines changed; an empty value takes the line away.
pub(crate) fn text(changes: &[(&str, &str)]) -> String {
    let change = |title: &str, usual: &str| {
        let found = changes.iter().find(|(name, _)| *name == title);
        found.map_or(usual.to_owned(), |(_, value)| (*value).to_owned())
    };
    let mut text = format!(
        "{} wants you to sign in with your Ethereum account:\n{}\n\n{}\nURI: {}\nVersion: {}\n\
         Chain ID: {}\nNonce: {}\nIssued At: {}",
        change("Domain", "harbour.example"),
        change("Address", "0xC02aaA39b223FE8D0A0e5C4F27eAD9083C756Cc2"),
        change("Statement", "See the tides.\n"),
        change("URI", "https://harbour.example/tides"),
        change("Version", "1"),
        change("Chain ID", "1"),
        change("Nonce", "32891756"),
        change("Issued At", "2021-09-30T16:25:24Z"),
    );
    for title in ["Expiration Time", "Not Before", "Request ID", "Resources"] {
        let value = change(title, "");
        if !value.is_empty() {
            text += &format!(
                "\n{title}:{}{value}",
                if title == "Resources" { "" } else { " " }
            );
        }
    }
    text + &change("End", "")
}

fn good(changes: &[(&str, &str)]) {
    let text = text(changes);
    let read = SignIn::read(&text).unwrap_or_else(|error| panic!("{error}: {text}"));
    assert_eq!(read.to_string(), text);
}

fn bad(changes: &[(&str, &str)], at: SignInField) {
    let text = text(changes);
    assert_eq!(
        SignIn::read(&text).map_err(|error| error.at),
        Err(at),
        "{text}"
    );
}

#[test]
fn the_grammar_at_its_edges() {
    // Characters by the list `valid_chars` of the same library.
    let letters = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-._~";
    let name = format!("{letters}!$&'()*+,;=%00%ff%FF%0a%0A%20");
    good(&[("Statement", &format!(":/?#[]@!$&'()*+,;= {letters}\n"))]);
    good(&[("Statement", "")]);
    good(&[("Statement", "\n")]);
    good(&[(
        "Domain",
        &format!("abcXYZ0123456789+-.://{name}:@{name}:0123456789"),
    )]);
    good(&[("Domain", "[2001:db8::1]:443")]);
    good(&[("Domain", &format!("[v123.{letters}!$&'()*+,;=:]"))]);
    good(&[("URI", &format!("a:/{name}:@/{name}?{name}:@/?#{name}:@/?"))]);
    good(&[("URI", "did:key:z6Mk")]);
    good(&[("URI", "uri://[1:2:3:4:5:6:7::]")]);
    good(&[("URI", "uri://[::ffff:198.162.10.255]:1/")]);
    good(&[("URI", "file:///a")]);
    good(&[("Request ID", &format!("{name}:@"))]);
    good(&[("Resources", "")]);
    good(&[("End", "\nRequest ID: ")]);
    good(&[("End", "\nResources:")]);
    good(&[("Resources", "\n- a:\n- b:c")]);
    good(&[("Chain ID", "0010")]);
    good(&[("Chain ID", &"9".repeat(99))]);
    good(&[("Issued At", "2021-09-30t16:25:24.123456789-23:59")]);

    for domain in [
        "",
        "a b",
        "a/b",
        "a#b",
        "a:b",
        "a@b@c",
        "a%2",
        "[::1",
        "[::g]",
        "user@",
        ":80",
        "é.example",
    ] {
        bad(&[("Domain", domain)], SignInField::Domain);
    }
    bad(&[("Domain", "1a://b")], SignInField::Scheme);
    bad(&[("Domain", "://b")], SignInField::Scheme);
    for statement in [
        "`\n", "<\n", "{\n", "|\n", "\"\n", "\\\n", "^\n", "%\n", "é\n", "a\r\n", "a\0\n",
    ] {
        bad(&[("Statement", statement)], SignInField::Statement);
    }
    bad(&[("Statement", "a\nb\n")], SignInField::Statement);
    bad(&[("Statement", "\n\n")], SignInField::Uri);
    bad(
        &[("Address", "0xc02aaa39b223fe8d0a0e5c4f27ead9083c756cc2")],
        SignInField::Address,
    );
    bad(
        &[("Address", "0xC02aaA39b223FE8D0A0e5C4F27eAD9083C756Cc2 ")],
        SignInField::Address,
    );
    for uri in [
        "", "a", "://a", "a b:", "a:^", "a:`", "a:%", "a:[", "a:?#[", "a:#a#b", "a://b c/",
    ] {
        bad(&[("URI", uri)], SignInField::Uri);
    }
    for version in ["", "2", "01", "1 "] {
        bad(&[("Version", version)], SignInField::Version);
    }
    for chain in ["", "-1", "0x1", "1 ", "1.0"] {
        bad(&[("Chain ID", chain)], SignInField::ChainId);
    }
    for nonce in ["", "1234567", "1234567-", "12345678 "] {
        bad(&[("Nonce", nonce)], SignInField::Nonce);
    }
    bad(
        &[("Issued At", "2021-02-29T00:00:00Z")],
        SignInField::IssuedAt,
    );
    bad(&[("Not Before", "tomorrow")], SignInField::NotBefore);
    bad(&[("Request ID", "a b")], SignInField::RequestId);
    bad(&[("Resources", " none")], SignInField::Resources);
    bad(&[("Resources", "\n-a:")], SignInField::Resources);
    bad(&[("Resources", "\n- a:\n")], SignInField::Resources);
    bad(&[("End", "\n")], SignInField::End);
    bad(&[("End", "\r")], SignInField::IssuedAt);
    bad(&[("End", "\nNonce: 12345678")], SignInField::End);
}

proptest! {
    /// Whatever is read is written back to the same bytes; nothing panics.
    #[test]
    fn one_changed_character(place: prop::sample::Index, character: char, cut: bool) {
        let text = text(&[
            ("Expiration Time", "2031-09-30T16:25:24+01:00"),
            ("Not Before", "2021-09-30T16:25:24.5Z"),
            ("Request ID", "a"),
            ("Resources", "\n- a://b\n- c:d"),
        ]);
        let at = place.index(text.len());
        let mut changed = text[..at].to_owned();
        if !cut {
            changed.push(character);
            changed += &text[at + 1..];
        }
        if let Ok(read) = SignIn::read(&changed) {
            prop_assert_eq!(read.to_string(), changed);
        }
    }

    #[test]
    fn any_text(text: String) {
        prop_assert!(SignIn::read(&text).is_err());
    }
}
