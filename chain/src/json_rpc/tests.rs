//! Answers, honest and not.

use proptest::prelude::*;

use super::*;

const ID: CallId = CallId(7);

fn response(status: u16, body: &str) -> HttpResponse {
    HttpResponse {
        status,
        body: body.as_bytes().to_vec(),
        retry_after: None,
    }
}

fn fault(status: u16, body: &str) -> Fault {
    match parse_response(ID, &response(status, body)) {
        Err(Failure::Fault(fault, _)) => fault,
        other => panic!("{body}: {other:?}"),
    }
}

fn format_fault(body: &str) -> FormatFault {
    match fault(200, body) {
        Fault::NotJsonRpc(fault) => fault,
        other => panic!("{body}: {other:?}"),
    }
}

fn stated(status: u16, body: &str) -> i64 {
    match parse_response(ID, &response(status, body)) {
        Err(Failure::Error(error, _)) => error.code,
        other => panic!("{body}: {other:?}"),
    }
}

#[test]
fn writes_a_request() {
    assert_eq!(
        request(ID, Method::Balance, &[text("0x12"), text("latest")]),
        r#"{"jsonrpc":"2.0","id":7,"method":"eth_getBalance","params":["0x12","latest"]}"#
    );
    assert_eq!(
        request(ID, Method::ChainId, &[]),
        r#"{"jsonrpc":"2.0","id":7,"method":"eth_chainId","params":[]}"#
    );
}

#[test]
fn reads_a_result() {
    let one = Ok(Json::Text("0x1".to_owned()));
    let read = |body| parse_response(ID, &response(200, body));
    assert_eq!(read(r#"{"jsonrpc":"2.0","id":7,"result":"0x1"}"#), one);
    assert_eq!(
        read(r#"{"id":7,"result":"0x1","error":null,"more":[]}"#),
        one
    );
    assert_eq!(read(r#"{"id":7,"result":null}"#), Ok(Json::Null));
}

#[test]
fn refuses_answers_to_other_questions() {
    for id in ["8", "\"7\"", "7.0", "null", "[7]"] {
        let body = format!(r#"{{"id":{id},"result":"0x1"}}"#);
        assert_eq!(format_fault(&body), FormatFault::WrongId, "{body}");
    }
    assert_eq!(format_fault(r#"{"result":"0x1"}"#), FormatFault::WrongId);
    assert_eq!(
        format_fault(r#"{"id":8,"error":{"code":1,"message":""}}"#),
        FormatFault::WrongId
    );
}

#[test]
fn refuses_what_is_no_answer() {
    assert_eq!(format_fault("[]"), FormatFault::NotAnObject);
    assert_eq!(format_fault("\"ok\""), FormatFault::NotAnObject);
    assert_eq!(format_fault("{}"), FormatFault::NeitherResultNorError);
    assert_eq!(
        format_fault(r#"{"id":7,"error":null}"#),
        FormatFault::NeitherResultNorError
    );
    assert_eq!(
        format_fault(r#"{"id":7,"result":"0x1","error":{"code":1}}"#),
        FormatFault::ResultAndError
    );
    assert_eq!(
        format_fault(r#"{"id":7,"id":7,"result":"0x1"}"#),
        FormatFault::DuplicateKey
    );
    assert_eq!(format_fault(""), FormatFault::Empty);
    assert_eq!(format_fault("<html>"), FormatFault::WebPage);
}

#[test]
fn keeps_the_words_of_malformed_errors() {
    for body in [
        r#"{"id":7,"error":"out of cheese"}"#,
        r#"{"id":7,"error":{"message":"out of cheese"}}"#,
        r#"{"id":7,"error":{"code":"1","message":"out of cheese"}}"#,
    ] {
        match parse_response(ID, &response(200, body)) {
            Err(Failure::Fault(Fault::NotJsonRpc(FormatFault::MalformedError), Some(words))) => {
                assert_eq!(words.as_str(), "out of cheese");
            }
            other => panic!("{body}: {other:?}"),
        }
    }
}

#[test]
fn reads_errors_under_any_status() {
    let body = r#"{"id":7,"error":{"code":-32000,"message":"no"}}"#;
    for status in [200, 400, 429, 500] {
        assert_eq!(stated(status, body), -32000);
    }
    assert_eq!(
        stated(400, r#"{"id":null,"error":{"code":-32700}}"#),
        -32700
    );
    assert_eq!(stated(200, r#"{"error":{"code":-32700}}"#), -32700);
    assert_eq!(
        stated(200, r#"{"id":7,"result":null,"error":{"code":5}}"#),
        5
    );
}

#[test]
fn lets_the_status_speak_where_the_body_does_not() {
    let page = "<html>";
    assert_eq!(fault(401, page), Fault::NotAuthorised);
    assert_eq!(fault(402, ""), Fault::QuotaUsedUp);
    assert_eq!(fault(403, page), Fault::NotAuthorised);
    assert_eq!(fault(404, page), Fault::HttpStatus { status: 404 });
    assert_eq!(fault(429, "slow down"), Fault::RateLimited);
    assert_eq!(fault(503, page), Fault::EndpointTrouble);
    assert_eq!(fault(0, ""), Fault::HttpStatus { status: 0 });
    let redirected = Fault::Transport(crate::TransportError::Redirected);
    assert_eq!(fault(302, page), redirected);
    let result = r#"{"id":7,"result":"0x1"}"#;
    assert_eq!(fault(500, result), Fault::EndpointTrouble);
}

#[test]
fn reads_retry_after() {
    let now = UnixMs(784_111_777_000);
    let check = |header: &str, seconds: Option<u64>| {
        let expected = seconds.map(Duration::from_secs);
        assert_eq!(retry_after(Some(header), now), expected, "{header}");
    };
    check("0", Some(0));
    check(" 120 ", Some(120));
    check("99999999999", Some(3600));
    // 784111777 is the moment of RFC 9110's example.
    check("Sun, 06 Nov 1994 08:49:37 GMT", Some(0));
    check("Sun, 06 Nov 1994 08:50:37 GMT", Some(60));
    check("Sun, 06 Nov 1994 07:49:37 GMT", Some(0));
    check("Mon, 29 Feb 2096 00:00:00 GMT", Some(3600));
    for junk in [
        "",
        "-1",
        "1.5",
        "soon",
        "Sun, 06 Nov 1994",
        "Sun, 00 Nov 1994 08:49:37 GMT",
        "Sun, 06 Nov 99999999999999999999 08:49:37 GMT",
        "Sun, 06 Nov 0000 08:49:37 GMT",
        "Sun, 06 Nov 1994 25:49:37 GMT",
    ] {
        check(junk, None);
    }
    assert_eq!(retry_after(None, now), None);
}

#[test]
fn knows_the_calendar() {
    let seconds = |text: &str| http_date(text).map(|at| at.0 / 1000);
    assert_eq!(seconds("Thu, 01 Jan 1970 00:00:00 GMT"), Some(0));
    assert_eq!(seconds("Tue, 29 Feb 2000 00:00:00 GMT"), Some(951_782_400));
    assert_eq!(seconds("Wed, 01 Mar 2000 00:00:00 GMT"), Some(951_868_800));
    assert_eq!(
        seconds("Mon, 01 Mar 2100 00:00:00 GMT"),
        Some(4_107_542_400)
    );
}

/// Answers that are nearly right: honest pieces in random order, with random bytes struck in.
fn mutated() -> impl Strategy<Value = Vec<u8>> {
    let pieces = prop::sample::select(vec![
        "{",
        "}",
        "[",
        "]",
        ",",
        ":",
        "\"id\"",
        "7",
        "\"result\"",
        "\"error\"",
        "\"code\"",
        "-32000",
        "\"message\"",
        "null",
        "\"0x1\"",
        "1e400",
        "\"\\ud800\"",
        "\"\\u0000\"",
        " ",
        "<",
        "true",
    ]);
    let text = prop::collection::vec(pieces, 0..60).prop_map(|pieces| pieces.concat().into_bytes());
    let honest =
        Just(br#"{"jsonrpc":"2.0","id":7,"error":{"code":-32000,"message":"no"}}"#.to_vec());
    let strikes = prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 0..4);
    (prop_oneof![text, honest], strikes).prop_map(|(mut bytes, strikes)| {
        for (at, byte) in strikes {
            if !bytes.is_empty() {
                let at = at.index(bytes.len());
                bytes[at] = byte;
            }
        }
        bytes
    })
}

proptest! {
    #[test]
    fn survives_any_bytes(status: u16, body: Vec<u8>) {
        let response = HttpResponse { status, body, retry_after: None };
        drop(parse_response(ID, &response));
    }

    #[test]
    fn survives_mutated_answers(status in prop::sample::select(vec![200, 400, 429, 500]), body in mutated()) {
        let response = HttpResponse { status, body, retry_after: None };
        let outcome = parse_response(ID, &response);
        if outcome.is_ok() {
            prop_assert_eq!(status, 200);
        }
    }

    #[test]
    fn reads_json_as_another_reader_does(body in mutated()) {
        let ours = Json::parse(&body);
        let theirs = serde_json::from_slice::<serde_json::Value>(&body);
        match ours {
            Ok(_) => prop_assert!(theirs.is_ok()),
            Err(FormatFault::NotJson | FormatFault::NotText | FormatFault::Empty | FormatFault::WebPage) => {
                prop_assert!(theirs.is_err());
            }
            Err(_) => {}
        }
    }

    #[test]
    fn survives_any_header(header: String, now: u64) {
        let _ = retry_after(Some(&header), UnixMs(now));
    }

    #[test]
    fn survives_any_date(day in 0_u64..99, year: u64, hour in 0_u64..99) {
        let header = format!("Sun, {day} Feb {year} {hour}:00:00 GMT");
        let _ = retry_after(Some(&header), UnixMs(0));
    }
}
