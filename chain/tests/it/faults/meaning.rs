//! Limits, quotas, lacks, and calls that would fail.

use std::time::Duration;

use chain::{Answer, Contradiction, Fault, Query, RemoteMessage, ValueFault};
use wallet_types::{Address, Nonce, Wei};

use super::{BLOCK_9, check_body, check_query, fault_of, node, put};
use crate::support::fault_server::{Step, http, json_rpc};

#[test]
fn limits_quotas_and_keys() {
    let limited = fault_of(|_| vec![Step::Send(http(429, "retry-after: 7\r\n", "slow"))]);
    assert_eq!(limited.fault(), Fault::RateLimited);
    assert_eq!(limited.retry_after(), Some(Duration::from_secs(7)));
    assert!(limited.is_retryable());
    assert_eq!(
        limited.remote_message().map(RemoteMessage::as_str),
        Some("slow")
    );
    let stated = fault_of(|asked| {
        let body = format!(
            r#"{{"id":{},"error":{{"code":-1,"message":"x"}}}}"#,
            asked.id
        );
        vec![Step::Send(http(429, "retry-after: 2\r\n", &body))]
    });
    assert_eq!(stated.fault(), Fault::RateLimited);
    assert_eq!(stated.retry_after(), Some(Duration::from_secs(2)));

    check_body(401, "", Fault::NotAuthorised);
    check_body(402, "", Fault::QuotaUsedUp);
    check_body(404, "", Fault::HttpStatus { status: 404 });
    check_body(413, "", Fault::HttpStatus { status: 413 });
    let code = |member| put(&node(member), &Query::ChainId).expect_err("a fault");
    let too_many = code(&[("", r#""error":{"code":-32005,"message":"limit"}"#)]);
    assert_eq!(too_many.fault(), Fault::RateLimited);
    let used_up = code(&[("", r#""error":{"code":429,"message":"monthly quota"}"#)]);
    assert_eq!(used_up.fault(), Fault::QuotaUsedUp);
    assert!(!used_up.is_retryable());
    let lacks = code(&[("", r#""error":{"code":-32601,"message":"no such method"}"#)]);
    assert!(lacks.is_missing_capability() && !lacks.is_endpoints_fault());
}

#[test]
fn words_of_strangers_are_cut_and_cleaned() {
    let error = fault_of(|asked| {
        let words = format!("a\\nb\\u202ec{}", "x".repeat(20_000));
        let member = format!(r#""error":{{"code":-1,"message":"{words}"}}"#);
        vec![Step::Send(json_rpc(asked, &member))]
    });
    assert_eq!(error.to_string(), "the endpoint answered with error -1");
    let words = error.remote_message().unwrap().as_str();
    assert!(words.starts_with("a bcx"), "{words}");
    assert_eq!(words.chars().count(), RemoteMessage::MAX_CHARS);
}

#[test]
fn missing_blocks_and_state() {
    let address = Address::from_bytes([1; 20]);
    let null = r#""result":null"#;
    check_query(&[("ByNumber", null)], &Query::Head, Fault::StateUnavailable);
    check_query(
        &[
            ("ByNumber", BLOCK_9),
            (
                "",
                r#""error":{"code":-32000,"message":"missing trie node"}"#,
            ),
        ],
        &Query::Account { address },
        Fault::StateUnavailable,
    );
    check_query(
        &[("ByNumber", BLOCK_9), ("", null)],
        &Query::Recipient { address },
        Fault::Malformed(ValueFault::Missing),
    );
    check_query(
        &[("ByNumber", r#""result":{"number":"0x9"}"#)],
        &Query::Head,
        Fault::Malformed(ValueFault::Missing),
    );
}

#[test]
fn nodes_that_know_blocks_by_number_alone() {
    let server = node(&[
        ("ByNumber", BLOCK_9),
        (
            "blockHash",
            r#""error":{"code":-32602,"message":"invalid argument"}"#,
        ),
        (
            "pending",
            r#""error":{"code":-32000,"message":"pending block is not available"}"#,
        ),
        ("\"0x9\"", r#""result":"0x2a""#),
    ]);
    let address = Address::from_bytes([1; 20]);
    match put(&server, &Query::Account { address }) {
        Ok(Answer::Account(state)) => {
            assert_eq!(state.value().balance, Wei::from_u64(42));
            assert_eq!(state.value().nonce, Nonce(42));
            assert_eq!(state.value().pending_nonce, None);
        }
        other => panic!("{other:?}"),
    }
}

#[test]
fn calls_that_fail_and_estimates_that_cannot_be() {
    let (from, to) = (Address::from_bytes([1; 20]), Address::from_bytes([2; 20]));
    let query = Query::Gas {
        from,
        to,
        value: Wei::ZERO,
        data: vec![],
    };
    let expected = Fault::Contradiction(Contradiction::GasEstimate);
    let low = &[("ByNumber", BLOCK_9), ("", r#""result":"0x1""#)];
    check_query(low, &query, expected);
    let high = &[("ByNumber", BLOCK_9), ("", r#""result":"0xffffffff""#)];
    check_query(high, &query, expected);
    let revert = r#""error":{"code":3,"message":"execution reverted","data":"0x"}"#;
    let reverts = &[("ByNumber", BLOCK_9), ("", revert)];
    check_query(reverts, &query, Fault::WouldRevert);
    let funds = r#""error":{"code":-32000,"message":"insufficient funds for transfer"}"#;
    let overdraws = &[("ByNumber", BLOCK_9), ("", funds)];
    check_query(overdraws, &query, Fault::WouldOverdraw);
}
