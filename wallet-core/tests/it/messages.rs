//! Messages: digests and signatures by other hands, and what a review finds.

use serde_json::{Value, json};
use wallet_core::{
    display_digest::calldata_digest,
    message_review::{MessageError, digest, review, sign, verify},
    personal_message::{self, MAX_MESSAGE_LEN_BYTES},
    signature_text::{self, SignatureTextError},
    signing_key::SigningKey,
};
use wallet_types::{
    Account, AccountIndex, AccountName, AccountOrigin, Address, ChainId, UnixMs,
    message::{
        DigestTerm, Message, MessageFindingKind as Kind, MessageKind, MessageReview, OddCharacter,
        Schema, SignInField,
    },
    review::{FindingSource, Severity},
};

use crate::{
    siwe::text,
    support::{unhex, unhex_array},
};

mod schemas;

/// 2021-10-01 00:00 UTC.
const NOW: UnixMs = UnixMs(1_633_046_400_000);

/// Reviews a message for the account of the sample sign-in.
fn reviewed(message: &Message) -> MessageReview {
    let from = Account {
        index: AccountIndex(0),
        address: "0xC02aaA39b223FE8D0A0e5C4F27eAD9083C756Cc2"
            .parse()
            .unwrap(),
        name: AccountName::new("Savings").unwrap(),
        origin: AccountOrigin::Elsewhere,
    };
    let review = review(message, &from, ChainId::MAINNET, NOW).unwrap();
    assert_eq!(Ok(review.digest), digest(message));
    assert_eq!(review.digests[0].1, review.digest);
    assert!(
        review
            .findings
            .iter()
            .all(|finding| finding.source == FindingSource::Bytes)
    );
    assert!(
        review
            .findings
            .is_sorted_by_key(|finding| std::cmp::Reverse(finding.severity))
    );
    review
}

fn found(message: &Message) -> Vec<(Severity, Kind)> {
    let review = reviewed(message);
    review
        .findings
        .into_iter()
        .map(|finding| (finding.severity, finding.kind))
        .collect()
}

fn in_text(text: &str) -> Vec<(Severity, Kind)> {
    found(&Message::Personal(text.as_bytes().to_vec()))
}

fn typed(json: &Value) -> Message {
    Message::TypedData(json.to_string())
}

/// Digests by ethers 6.17 (`hashMessage`); the third is also that of go-ethereum's `TextHash`.
#[test]
fn digests_by_other_hands() {
    for (message, expected) in [
        (
            &b"Hello World"[..],
            "0xa1de988600a42c4b4ab089b619297c17d53cffae5d5120d82d8a92d0bb3b78f2",
        ),
        (
            b"Some data",
            "0x1da44b586eb0729ff70a73c326926f6ed5a25f5b056e7f47fbc6e58d86871655",
        ),
        (
            b"Hello Joe",
            "0xa080337ae51c4e064c189e113edd0ba391df9206e2f49db658bb32cf2911730b",
        ),
        (
            &[0x42],
            "0xd18c12b87124f9ceb7e1d3a5d06a5ac92ecab15931417e8d1558d9a263f99d63",
        ),
    ] {
        assert_eq!(personal_message::digest(message).to_string(), expected);
    }
}

/// The two examples of EIP-2098, and that of web3.js' `sign`.
#[test]
fn signatures_by_other_hands() {
    for (key, message, expected, short) in [
        (
            "0x1234567890123456789012345678901234567890123456789012345678901234",
            "Hello World",
            "0x68a020a209d3d56c46f38cc50a33f704f4a9a10a59377f8dd762ac66910e9b90\
             7e865ad05c4035ab5792787d4a0297a43617ae897930a6fe4d822b8faea520641b",
            "0x68a020a209d3d56c46f38cc50a33f704f4a9a10a59377f8dd762ac66910e9b90\
             7e865ad05c4035ab5792787d4a0297a43617ae897930a6fe4d822b8faea52064",
        ),
        (
            "0x1234567890123456789012345678901234567890123456789012345678901234",
            "It's a small(er) world",
            "0x9328da16089fcba9bececa81663203989f2df5fe1faa6291a45381c81bd17f76\
             139c6d6b623b42da56557e5e734a43dc83345ddfadec52cbe24d0cc64f5507931c",
            "0x9328da16089fcba9bececa81663203989f2df5fe1faa6291a45381c81bd17f76\
             939c6d6b623b42da56557e5e734a43dc83345ddfadec52cbe24d0cc64f550793",
        ),
        (
            "0x4c0883a69102937d6231471b5dbb6204fe5129617082792ae468d01a3f362318",
            "Some data",
            "0xb91467e570a6466aa9e9876cbcd013baba02900b8979d43fe208a4a4f339f5fd\
             6007e74cd82e037b800186422fc2da167c747ef045e5d18a5f5d4300f8e1a0291c",
            "0xb91467e570a6466aa9e9876cbcd013baba02900b8979d43fe208a4a4f339f5fd\
             e007e74cd82e037b800186422fc2da167c747ef045e5d18a5f5d4300f8e1a029",
        ),
    ] {
        let key = SigningKey::from_bytes(&unhex_array(key)).unwrap();
        let message = Message::Personal(message.as_bytes().to_vec());
        let signature = signature_text::write(&sign(&message, &key).unwrap());
        assert_eq!(signature, expected);
        for text in [expected, short] {
            let verdict = verify(&key.address(), &message, text).unwrap();
            assert!(verdict.is_match);
            let other = Message::Personal(b"else".to_vec());
            let verdict = verify(&key.address(), &other, text).unwrap();
            assert!(!verdict.is_match && verdict.signer != Some(key.address()));
        }
    }
}

#[test]
fn texts_that_are_no_signature() {
    let read = |text: &str| signature_text::read(text).unwrap_err();
    let ones = "11".repeat(64);
    assert_eq!(read(""), SignatureTextError::NotHex);
    assert_eq!(read(&format!("{ones}1b")), SignatureTextError::NotHex);
    assert_eq!(read("0xgg"), SignatureTextError::NotHex);
    assert_eq!(read("0x"), SignatureTextError::WrongLength { found: 0 });
    assert_eq!(
        read(&format!("0x{ones}1b00")),
        SignatureTextError::WrongLength { found: 66 }
    );
    assert_eq!(
        read(&format!("0x{ones}1d")),
        SignatureTextError::WrongParity { found: 29 }
    );
    assert_eq!(
        read(&format!("0x{}1b", "00".repeat(64))),
        SignatureTextError::NotASignature
    );
    assert_eq!(
        read(&format!("0x{}1b", "80".repeat(64))),
        SignatureTextError::NotASignature
    );
}

/// The test case of ERC-8213.
#[test]
fn the_digests_that_wallets_show() {
    let data = unhex(
        "a9059cbb0000000000000000000000004675c7e5baafbffbca748158becba61ef3b0a263\
         0000000000000000000000000000000000000000000000000de0b6b3a7640000",
    );
    let expected = "0x812cee5d9cc7461c04bbcd7b70af9c28b243ac5d74d3453b008b93b7dac69985";
    assert_eq!(calldata_digest(&data).to_string(), expected);

    let terms = |message: &Message| -> Vec<DigestTerm> {
        reviewed(message)
            .digests
            .into_iter()
            .map(|(term, _)| term)
            .collect()
    };
    let personal = Message::Personal(b"tide".to_vec());
    assert_eq!(terms(&personal), [DigestTerm::Erc191Digest]);
    let all = [
        DigestTerm::Eip712Digest,
        DigestTerm::DomainHash,
        DigestTerm::MessageHash,
    ];
    assert_eq!(terms(&typed(&crate::typed_data::mail())), all);
}

#[test]
fn bytes_that_are_no_plain_text() {
    assert_eq!(in_text("tide\n\u{1f33f} café \u{2764}\u{fe0f}"), []);
    assert_eq!(in_text(""), [(Severity::Caution, Kind::Empty)]);
    assert_eq!(
        found(&Message::Personal(vec![0xff; 9])),
        [(Severity::Caution, Kind::NotText)]
    );
    assert_eq!(
        found(&Message::Personal(vec![0xff; 32])),
        [(Severity::Danger, Kind::MayBeDigest)]
    );
    let digits = "ab".repeat(32);
    assert_eq!(in_text(&digits), [(Severity::Danger, Kind::MayBeDigest)]);
    assert_eq!(
        in_text(&format!("0x{digits}")),
        [(Severity::Danger, Kind::MayBeDigest)]
    );
    assert_eq!(in_text("thirty-two letters are no digest"), []);

    let validator = Some(Address::from_bytes([0x61; 20]));
    let inside = Kind::SignedDataInside {
        version: 0,
        validator,
    };
    let text = format!("\x19\0{}", "a".repeat(40));
    assert_eq!(in_text(&text)[0], (Severity::Danger, inside));
    let bytes = reviewed(&Message::Personal(vec![0xff, 0]));
    assert_eq!(bytes.kind, MessageKind::Bytes(vec![0xff, 0]));
}

#[test]
fn characters_that_deceive() {
    let odd = |text: &str, severity, kind, first, count| {
        let expected = (severity, Kind::OddCharacters { kind, first, count });
        assert_eq!(in_text(text), [expected], "{text:?}");
    };
    odd(
        "a\u{202e}b\u{2066}",
        Severity::Danger,
        OddCharacter::Direction,
        '\u{202e}',
        2,
    );
    odd(
        "a\u{7}",
        Severity::Caution,
        OddCharacter::Control,
        '\u{7}',
        1,
    );
    odd("a\rb", Severity::Caution, OddCharacter::Control, '\r', 1);
    odd(
        "a\u{2028}b",
        Severity::Caution,
        OddCharacter::Control,
        '\u{2028}',
        1,
    );
    odd(
        "a\u{200b}b\u{e0041}\u{fe0f}",
        Severity::Caution,
        OddCharacter::Invisible,
        '\u{200b}',
        3,
    );
    odd(
        "p\u{430}ypal",
        Severity::Caution,
        OddCharacter::MixedScript,
        '\u{430}',
        1,
    );
    odd(
        "a\u{a0}b",
        Severity::Notice,
        OddCharacter::Space,
        '\u{a0}',
        1,
    );
    assert_eq!(
        in_text("a\r\nb \u{43f}\u{440}\u{438}\u{432}\u{435}\u{442}"),
        []
    );

    let mut mail = crate::typed_data::mail();
    mail["message"]["contents"] = json!("to \u{202e}Bob");
    let kind = Kind::OddCharacters {
        kind: OddCharacter::Direction,
        first: '\u{202e}',
        count: 1,
    };
    assert!(found(&typed(&mail)).contains(&(Severity::Danger, kind)));
}

#[test]
fn what_a_sign_in_is_compared_with() {
    let until = ("Expiration Time", "2021-10-02T00:00:00Z");
    let check = |changes: &[(&str, &str)], expected: &[(Severity, Kind)]| {
        let changes: Vec<_> = changes.iter().copied().chain([until]).collect();
        assert_eq!(in_text(&text(&changes)), expected);
    };
    check(&[], &[]);
    check(&[("Domain", "HARBOUR.example:443")], &[]);
    check(&[("Chain ID", "01")], &[]);
    let found = Address::from_bytes([0; 20]);
    check(
        &[("Address", &found.to_string())],
        &[(Severity::Danger, Kind::OtherAccount { found })],
    );
    let (domain, uri) = ("evil.example".into(), "harbour.example".into());
    let other_host = Kind::OtherHost { domain, uri };
    let behind = Kind::HostBehindName {
        host: "evil.example".into(),
    };
    check(
        &[("Domain", "harbour.example@evil.example")],
        &[(Severity::Danger, behind), (Severity::Danger, other_host)],
    );
    let other = |severity, domain: &str, uri: &str| {
        let (domain, uri) = (domain.into(), uri.into());
        [(severity, Kind::OtherHost { domain, uri })]
    };
    for domain in ["www.harbour.example", "example"] {
        check(
            &[("Domain", domain)],
            &other(Severity::Caution, domain, "harbour.example"),
        );
    }
    for domain in [
        "wwwharbour.example",
        "ample",
        "harbour.example.evil.example",
    ] {
        check(
            &[("Domain", domain)],
            &other(Severity::Danger, domain, "harbour.example"),
        );
    }
    // What looks like a host is a part of the path.
    let uri = [("URI", "a:b://harbour.example")];
    check(&uri, &other(Severity::Caution, "harbour.example", ""));
    let (found, expected) = ("10".into(), ChainId::MAINNET);
    check(
        &[("Chain ID", "10")],
        &[(Severity::Danger, Kind::OtherChain { found, expected })],
    );
    let plain = (Severity::Caution, Kind::PlainConnection);
    check(
        &[("URI", "http://harbour.example")],
        std::slice::from_ref(&plain),
    );
    check(&[("Domain", "http://harbour.example")], &[plain]);
    let at = UnixMs(NOW.0 + 86_400_000);
    check(
        &[("Issued At", "2021-10-02T00:00:00Z")],
        &[(Severity::Caution, Kind::IssuedLater { at })],
    );
    check(&[("Issued At", "2021-10-01T00:04:00Z")], &[]);
    let path = "Not Before".into();
    check(
        &[("Not Before", "2021-10-02T02:00:00+02:00")],
        &[(Severity::Caution, Kind::NotYetValid { path, at })],
    );
    let path = || "Expiration Time".to_owned();
    assert_eq!(
        in_text(&text(&[("Expiration Time", "2021-10-01T00:00:00Z")])),
        [(
            Severity::Caution,
            Kind::Expired {
                path: path(),
                at: NOW
            }
        )],
    );
    let until = None;
    let endless = (
        Severity::Notice,
        Kind::LongLived {
            path: path(),
            until,
        },
    );
    assert_eq!(in_text(&text(&[])), [endless]);
}

#[test]
fn a_sign_in_is_listed_by_its_fields() {
    let text = text(&[("Resources", "\n- a:b"), ("Request ID", "7")]);
    let review = reviewed(&Message::Personal(text.clone().into_bytes()));
    let domain = "harbour.example".into();
    assert_eq!(review.kind, MessageKind::SignIn { text, domain });
    let names: Vec<_> = review.listing.iter().map(|row| row.name.as_str()).collect();
    let expected = [
        "Domain",
        "Address",
        "Statement",
        "URI",
        "Version",
        "Chain ID",
        "Nonce",
        "Issued At",
        "Request ID",
        "Resources",
        "-",
    ];
    assert_eq!(names, expected);
}

#[test]
fn a_sign_in_that_is_not_written_as_one() {
    let malformed = |text: &str| match &in_text(text)[..] {
        [(Severity::Danger, Kind::MalformedSignIn { at }), ..] => Some(*at),
        _ => None,
    };
    let good = text(&[]);
    assert_eq!(malformed(&good), None);
    let at = |field| Some(field);
    assert_eq!(malformed(&format!("{good}\n")), at(SignInField::End));
    assert_eq!(
        malformed(&good.replace("your Eth", "your  eth")),
        at(SignInField::Preamble)
    );
    assert_eq!(
        malformed(&good.replace("Nonce", "nonce")),
        at(SignInField::Nonce)
    );
    assert_eq!(
        malformed(&good.replace("32891756", "1")),
        at(SignInField::Nonce)
    );
    assert_eq!(
        malformed(&format!("Hello!\n{good}")),
        at(SignInField::Preamble)
    );
}

#[test]
fn what_a_domain_is_compared_with() {
    let mut mail = crate::typed_data::mail();
    assert_eq!(found(&typed(&mail)), []);
    mail["domain"]["chainId"] = json!("0x89");
    let (other, expected) = ("137".into(), ChainId::MAINNET);
    let other_chain = Kind::OtherChain {
        found: other,
        expected,
    };
    assert_eq!(found(&typed(&mail)), [(Severity::Danger, other_chain)]);
    mail["domain"] = json!({"name": "Ether Mail"});
    mail["types"]
        .as_object_mut()
        .unwrap()
        .remove("EIP712Domain");
    let nothing = [
        (Severity::Caution, Kind::NoChain),
        (Severity::Notice, Kind::NoContract),
    ];
    assert_eq!(found(&typed(&mail)), nothing);
}

#[test]
fn messages_that_are_refused() {
    let from = reviewed(&Message::Personal(Vec::new())).from;
    let refused = |message: &Message| review(message, &from, ChainId::MAINNET, NOW).unwrap_err();
    let long = Message::Personal(vec![b'a'; MAX_MESSAGE_LEN_BYTES + 1]);
    let len_bytes = MAX_MESSAGE_LEN_BYTES + 1;
    assert_eq!(refused(&long), MessageError::TooLong { len_bytes });
    assert_eq!(digest(&long), Err(MessageError::TooLong { len_bytes }));
    let error = refused(&Message::TypedData("{}".into()));
    assert_eq!(error.to_string(), "types: missing");
    let longest = Message::Personal(vec![b'a'; MAX_MESSAGE_LEN_BYTES]);
    assert_eq!(found(&longest), []);
}

/// What crosses between the realms comes through whole.
#[test]
fn a_review_crosses_the_wall() {
    let review = reviewed(&typed(&schemas::permit()));
    assert!(matches!(
        &review.kind,
        MessageKind::TypedData {
            schema: Some(Schema::Permit),
            ..
        }
    ));
    let bytes = postcard::to_allocvec(&review).unwrap();
    assert_eq!(postcard::from_bytes::<MessageReview>(&bytes), Ok(review));
}
