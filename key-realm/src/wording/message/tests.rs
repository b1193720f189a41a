use wallet_types::{
    Account, AccountIndex, AccountName, AccountOrigin, Address, ChainId, Digest, UnixMs,
    message::MessageFinding,
    review::{FindingSource, Severity},
};

use super::*;

fn review(kind: MessageKind, listing: Vec<MessageField>) -> MessageReview {
    MessageReview {
        from: Account {
            index: AccountIndex(0),
            address: Address::from_bytes([7; 20]),
            name: AccountName::new("Savings").unwrap(),
            origin: AccountOrigin::Elsewhere,
        },
        chain_id: ChainId::MAINNET,
        judged_at: UnixMs(0),
        kind,
        listing,
        findings: Vec::new(),
        digests: Vec::new(),
        digest: Digest::from_bytes([1; 32]),
    }
}

fn field(depth: u8, name: &str, value: Option<&str>) -> MessageField {
    MessageField {
        depth,
        name: name.to_owned(),
        type_name: String::new(),
        value: value.map(str::to_owned),
    }
}

fn permit(value: &str) -> MessageReview {
    let kind = MessageKind::TypedData {
        primary_type: "Permit".to_owned(),
        schema: Some(Schema::Permit),
        verifying_contract: Some(Address::from_bytes([9; 20])),
    };
    let listing = vec![
        field(0, "domain", None),
        field(1, "spender", Some("not this one")),
        field(0, "message", None),
        field(1, "spender", Some("0xAB")),
        field(1, "value", Some(value)),
    ];
    review(kind, listing)
}

#[test]
fn says_what_signing_does() {
    let sign_in = MessageKind::SignIn {
        text: String::new(),
        domain: "example.com".to_owned(),
    };
    let said = sentence(&review(sign_in, Vec::new()));
    assert!(said.starts_with("You sign in to example.com as “Savings” (0x"));
    let said = sentence(&permit("25"));
    assert!(said.starts_with("You let 0xAB take 25 smallest units of the token 0x09"));
    let mut everything = permit("25");
    everything.findings.push(MessageFinding {
        kind: MessageFindingKind::UnlimitedAmount {
            path: "message.value".to_owned(),
        },
        source: FindingSource::Bytes,
        severity: Severity::Danger,
    });
    assert!(sentence(&everything).contains("0xAB take any amount of"));
}

#[test]
fn tells_what_permit2_lets_another_take() {
    let kind = MessageKind::TypedData {
        primary_type: "PermitSingle".to_owned(),
        schema: Some(Schema::Permit2Allowance),
        verifying_contract: None,
    };
    let mut listing = vec![
        field(0, "message", None),
        field(1, "details", None),
        field(2, "token", Some("0xCD")),
        field(2, "amount", Some("7")),
        field(1, "spender", Some("0xAB")),
    ];
    let said = sentence(&review(kind.clone(), listing.clone()));
    assert_eq!(
        said,
        "You let 0xAB take 7 smallest units of the token 0xCD."
    );
    listing.push(field(2, "amount", Some("8")));
    let said = sentence(&review(kind, listing));
    assert_eq!(said, "You let 0xAB take the tokens listed below.");
}

#[test]
fn takes_leave_back_where_dai_says_so() {
    let kind = MessageKind::TypedData {
        primary_type: "Permit".to_owned(),
        schema: Some(Schema::DaiPermit),
        verifying_contract: None,
    };
    let listing = vec![
        field(0, "message", None),
        field(1, "spender", Some("0xAB")),
        field(1, "allowed", Some("false")),
    ];
    assert!(sentence(&review(kind, listing)).contains("0xAB take nothing"));
}

#[test]
fn lets_nothing_hide_in_a_sentence() {
    let sign_in = MessageKind::SignIn {
        text: String::new(),
        domain: "a\u{202e}b".to_owned(),
    };
    assert!(sentence(&review(sign_in, Vec::new())).contains("a{U+202E}b"));
}

#[test]
fn names_the_path_of_a_fault() {
    let error = wallet_core::typed_data::TypedData::read(b"{}").unwrap_err();
    let said = fault(&MessageFault::Message(MessageError::TypedData(
        error.clone(),
    )));
    assert!(said.starts_with(error.path()), "{said}");
    assert!(said.ends_with(" is missing."), "{said}");
    assert_eq!(
        hex_fault(HexError::NotHex { position: 3 }),
        "Character 3 is no hexadecimal digit: 0 to 9 and a to f."
    );
}

#[test]
fn words_every_finding() {
    use MessageFindingKind as Kind;
    let path = || "message.deadline".to_owned();
    let at = UnixMs(0);
    for kind in [
        Kind::NotText,
        Kind::Empty,
        Kind::MayBeDigest,
        Kind::PlainConnection,
        Kind::NoChain,
        Kind::NoContract,
        Kind::Expired { path: path(), at },
        Kind::NotYetValid { path: path(), at },
        Kind::IssuedLater { at },
        Kind::LongLived {
            path: path(),
            until: None,
        },
        Kind::KnownSchema(Schema::SafeTransaction),
        Kind::UnlimitedAmount { path: path() },
        Kind::NothingInReturn,
        Kind::MalformedSignIn {
            at: SignInField::Uri,
        },
    ] {
        let (title, text) = finding(&kind);
        assert!(title != "Look twice" && !text.is_empty(), "{kind:?}");
    }
}
