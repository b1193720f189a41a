//! Answers that are no answers, and numbers that are none.

use chain::{Fault, FormatFault, Query, ValueFault};

use super::{check, check_body, fault_of, format, put};
use crate::support::fault_server::{FaultServer, Step, http, json_rpc};

#[test]
fn answers_of_the_wrong_form() {
    check_body(200, "", format(FormatFault::Empty));
    check_body(204, "", format(FormatFault::Empty));
    check_body(200, "<!doctype html><p>Hello", format(FormatFault::WebPage));
    check_body(403, "<html>Denied", Fault::NotAuthorised);
    check_body(503, "<html>Down", Fault::EndpointTrouble);
    check_body(200, "upstream connect error", format(FormatFault::NotJson));
    check_body(200, &"[".repeat(60_000), format(FormatFault::TooDeep));
    check_body(200, "[]", format(FormatFault::NotAnObject));
    check_body(
        200,
        r#"{"id":0,"result":"0x1"}"#,
        format(FormatFault::WrongId),
    );
    let mut bytes = http(200, "", "\"?\"");
    let place = bytes.len() - 2;
    bytes[place] = 0xff;
    check(bytes, format(FormatFault::NotText));

    let with_id = |rest: &'static str| {
        fault_of(move |asked| {
            let body = rest.replace("ID", &asked.id);
            vec![Step::Send(http(200, "", &body))]
        })
        .fault()
    };
    let check_form = |body, expected| assert_eq!(with_id(body), format(expected), "{body}");
    check_form(r#"{"id":"ID","result":"0x1"}"#, FormatFault::WrongId);
    check_form(r#"{"id":null,"result":"0x1"}"#, FormatFault::WrongId);
    check_form(
        r#"{"id":ID,"result":"0x1","error":{"code":1}}"#,
        FormatFault::ResultAndError,
    );
    check_form(r#"{"id":ID}"#, FormatFault::NeitherResultNorError);
    check_form(
        r#"{"id":ID,"result":"0x1","result":"0x2"}"#,
        FormatFault::DuplicateKey,
    );
    check_form(r#"[{"id":ID,"result":"0x1"}]"#, FormatFault::NotAnObject);
}

#[test]
fn stale_answers_of_a_cache() {
    let server = FaultServer::start(true, |asked| {
        let stale: u64 = asked.id.parse::<u64>().unwrap() - 1;
        let body = format!(r#"{{"id":{stale},"result":"0x1"}}"#);
        vec![Step::Send(http(200, "", &body))]
    });
    let error = put(&server, &Query::ChainId).expect_err("a stale answer");
    assert_eq!(error.fault(), format(FormatFault::WrongId));
}

#[test]
fn numbers_of_the_wrong_form() {
    let check_number = |member: &'static str, expected: Option<ValueFault>| {
        let server =
            FaultServer::start(true, move |asked| vec![Step::Send(json_rpc(asked, member))]);
        let fault = put(&server, &Query::ChainId).err().map(|e| e.fault());
        assert_eq!(fault, expected.map(Fault::Malformed), "{member}");
    };
    check_number(r#""result":"0x1""#, None);
    check_number(r#""result":"0x01""#, None);
    check_number(r#""result":"0xA""#, None);
    check_number(r#""result":"0x1","more":{"x":[1.5]}"#, None);
    check_number(r#""result":"1""#, Some(ValueFault::NotHex));
    check_number(r#""result":"0x""#, Some(ValueFault::NotHex));
    check_number(r#""result":"""#, Some(ValueFault::NotHex));
    check_number(r#""result":1"#, Some(ValueFault::WrongType));
    check_number(r#""result":["0x1"]"#, Some(ValueFault::WrongType));
    check_number(r#""result":null"#, Some(ValueFault::Missing));
    check_number(r#""result":"0x0""#, Some(ValueFault::OutOfRange));
    check_number(
        r#""result":"0x10000000000000000""#,
        Some(ValueFault::OutOfRange),
    );
}
