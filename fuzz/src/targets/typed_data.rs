//! Typed data, read and reviewed.

use wallet_core::{
    message_review::{digest, review},
    typed_data::{MAX_TEXT_LEN_BYTES, TypedData},
};
use wallet_types::{
    Account, AccountIndex, AccountName, AccountOrigin, Address, ChainId, SourceId, UnixMs,
    message::Message,
};

use crate::{Bound, Target, hostile};

pub(crate) const TARGET: Target = Target {
    name: "typed_data",
    read,
    check,
    bound: Bound {
        times: 64,
        plus_bytes: 64 * 1024,
    },
    max_len_bytes: MAX_TEXT_LEN_BYTES + 1,
    hostile,
};

fn hostile() -> Vec<Vec<u8>> {
    let mut all = hostile::json(MAX_TEXT_LEN_BYTES);
    all.extend(hostile::json(MAX_TEXT_LEN_BYTES + 100));
    let of = |types: &str, message: &str| {
        format!(r#"{{"types":{{{types}}},"primaryType":"A","domain":{{}},"message":{message}}}"#)
            .into_bytes()
    };
    let many = format!("[{}0]", "0,".repeat(MAX_TEXT_LEN_BYTES / 4));
    all.push(of(
        r#""A":[{"name":"a","type":"uint8[]"}]"#,
        &format!(r#"{{"a":{many}}}"#),
    ));
    let one = r#"{"a":[]},"#.repeat(16_000);
    let nested = format!(r#"{{"a":[{one}{{"a":[]}}]}}"#);
    all.push(of(r#""A":[{"name":"a","type":"A[]"}]"#, &nested));
    let deep = format!(
        "{}{}{}",
        r#"{"a":["#.repeat(100),
        r#"{"a":[]}"#,
        "]}".repeat(100)
    );
    all.push(of(r#""A":[{"name":"a","type":"A[]"}]"#, &deep));
    let types: Vec<_> = (0..200)
        .map(|at| format!(r#""T{at}":[{{"name":"a","type":"T{}"}}]"#, at + 1))
        .collect();
    all.push(of(
        &format!(r#"{},"A":[{{"name":"a","type":"T0"}}]"#, types.join(",")),
        "{}",
    ));
    // Each type names the next one twice: written out, it would be two to the hundred.
    let types: Vec<_> = (0..100)
        .map(|at| {
            let next = at + 1;
            format!(
                r#""T{at}":[{{"name":"a","type":"T{next}[]"}},{{"name":"b","type":"T{next}[]"}}]"#
            )
        })
        .collect();
    let types = format!(
        r#"{},"T100":[],"A":[{{"name":"a","type":"T0[]"}}]"#,
        types.join(",")
    );
    all.push(of(&types, r#"{"a":[]}"#));
    let lists = "[]".repeat(50_000);
    all.push(of(
        &format!(r#""A":[{{"name":"a","type":"uint8{lists}"}}]"#),
        r#"{"a":[]}"#,
    ));
    all
}

fn read(bytes: &[u8]) {
    let _ = TypedData::read(bytes);
}

fn check(bytes: &[u8]) {
    let read = TypedData::read(bytes);
    if let Ok(text) = String::from_utf8(bytes.to_vec()) {
        let message = Message::TypedData(text);
        let reviewed = review(&message, &account(), ChainId::MAINNET, UnixMs(0));
        assert_eq!(reviewed.is_ok(), read.is_ok());
        if let (Ok(reviewed), Ok(read)) = (reviewed, &read) {
            assert_eq!(reviewed.digest, read.digest());
            assert_eq!(digest(&message), Ok(read.digest()));
            assert_eq!(reviewed.listing, read.listing());
        }
    }
    match read {
        Ok(read) => {
            assert!(read.encode_type().starts_with(read.primary_type()));
            let _ = (read.domain(), read.domain_separator(), read.message_hash());
        }
        Err(error) => assert!(!error.to_string().is_empty()),
    }
}

fn account() -> Account {
    Account {
        index: AccountIndex(0),
        address: Address::from_bytes([7; 20]),
        name: AccountName::new("Savings").unwrap(),
        origin: AccountOrigin::Key(SourceId(0)),
    }
}
