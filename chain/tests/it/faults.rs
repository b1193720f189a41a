//! Endpoints that answer wrongly: each ends in its own typed error, in time.

use std::time::{Duration, Instant};

use chain::{
    Answer, ChainError, Contradiction, Fault, FormatFault, Query, RemoteMessage, SendOutcome,
    SendRefusal, TransactionStatus, TransportError, ValueFault, ask,
};
use wallet_types::{Address, ChainId, Digest, Nonce, Wei};

use crate::support::{
    SystemClock, block_on,
    fault_server::{Asked, FaultServer, Step, http, json_rpc},
    native_transport::NativeTransport,
    source_at,
};

/// Asks a server; an answer later than the deadline is a failure of the test.
fn put(server: &FaultServer, query: &Query) -> Result<Answer, ChainError> {
    let transport = NativeTransport::impatient(PATIENCE);
    let began = Instant::now();
    let answer = block_on(ask(
        &transport,
        &SystemClock,
        &source_at(server.port),
        query,
    ));
    let requests = u32::try_from(transport.take_ledger().len()).unwrap();
    let took = began.elapsed();
    assert!(took < (PATIENCE + GRACE) * requests, "took {took:?}");
    answer
}

/// Asks for the chain id, which takes one request.
fn fault_of(steps: impl Fn(&Asked) -> Vec<Step> + Send + Sync + 'static) -> ChainError {
    let server = FaultServer::start(true, steps);
    put(&server, &Query::ChainId).expect_err("a fault")
}

fn check(bytes: Vec<u8>, expected: Fault) {
    let error = fault_of(move |_| vec![Step::Send(bytes.clone())]);
    assert_eq!(error.fault(), expected);
    assert_eq!(error.to_string(), expected.to_string());
}

fn check_body(status: u16, body: &str, expected: Fault) {
    check(http(status, "", body), expected);
}

/// Answers with members of a JSON-RPC object, by the method that is asked.
fn node(members: &[(&'static str, &'static str)]) -> FaultServer {
    let members = members.to_vec();
    FaultServer::start(true, move |asked| {
        let found = members
            .iter()
            .find(|(part, _)| asked.body.contains(part))
            .unwrap_or_else(|| panic!("nobody scripted {}", asked.body));
        vec![Step::Send(json_rpc(asked, found.1))]
    })
}

fn check_query(members: &[(&'static str, &'static str)], query: &Query, expected: Fault) {
    let error = put(&node(members), query).expect_err("a fault");
    assert_eq!(error.fault(), expected, "{query:?}");
}

const fn broken(error: TransportError) -> Fault {
    Fault::Transport(error)
}

const fn format(fault: FormatFault) -> Fault {
    Fault::NotJsonRpc(fault)
}

#[test]
fn connections_that_fail() {
    let closed = {
        let listener = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
        listener.local_addr().unwrap().port()
    };
    let transport = NativeTransport::impatient(PATIENCE);
    let refused = block_on(ask(
        &transport,
        &SystemClock,
        &source_at(closed),
        &Query::Head,
    ));
    let refused = refused.expect_err("nobody listens");
    assert_eq!(refused.fault(), broken(TransportError::Unreachable));
    assert!(refused.is_retryable() && refused.is_endpoints_fault());

    check(vec![], broken(TransportError::Unreachable));
    check(
        b"HTTP/1.1 200 OK\r\ncont".to_vec(),
        broken(TransportError::Unreachable),
    );
    check(
        b"SSH-2.0-x\r\n\r\n".to_vec(),
        broken(TransportError::Unreachable),
    );
    check(
        http(302, "location: https://elsewhere.example/\r\n", ""),
        broken(TransportError::Redirected),
    );
}

#[test]
fn answers_that_never_end() {
    let silent = fault_of(|_| vec![Step::Hang]);
    assert_eq!(silent.fault(), broken(TransportError::TimedOut));
    let slow_headers = fault_of(|_| vec![Step::Drip(http(200, "", &" ".repeat(500)))]);
    assert_eq!(slow_headers.fault(), broken(TransportError::TimedOut));
    let slow_body = fault_of(|_| {
        let head = b"HTTP/1.1 200 OK\r\n\r\n".to_vec();
        vec![Step::Send(head), Step::Drip(vec![b' '; 500])]
    });
    assert_eq!(slow_body.fault(), broken(TransportError::TimedOut));
    let endless = fault_of(|_| {
        let head = b"HTTP/1.1 200 OK\r\n\r\n".to_vec();
        vec![Step::Send(head), Step::Forever(vec![b' '; 4096])]
    });
    assert_eq!(endless.fault(), broken(TransportError::TooLarge));
    let endless_chunks = fault_of(|_| {
        let head = b"HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n".to_vec();
        vec![Step::Send(head), Step::Forever(b"4\r\n    \r\n".to_vec())]
    });
    assert_eq!(endless_chunks.fault(), broken(TransportError::TooLarge));
    check(
        b"HTTP/1.1 200 OK\r\ncontent-length: 99999999999\r\n\r\n".to_vec(),
        broken(TransportError::TooLarge),
    );
}

#[test]
fn answers_that_break_off() {
    let cut = |length: usize| {
        move |asked: &Asked| {
            let body = format!(r#"{{"id":{},"result":"0x1"}}"#, asked.id);
            let length = body.len() + length;
            let text = format!("HTTP/1.1 200 OK\r\ncontent-length: {length}\r\n\r\n{body}");
            vec![Step::Send(text.into_bytes())]
        }
    };
    assert_eq!(fault_of(cut(10)).fault(), broken(TransportError::Truncated));
    let honest = FaultServer::start(true, cut(0));
    assert!(put(&honest, &Query::ChainId).is_ok());
    let chunk = b"HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n8\r\n{".to_vec();
    check(chunk, broken(TransportError::Truncated));
    // A length that is too short cuts the JSON instead.
    let short = b"HTTP/1.1 200 OK\r\ncontent-length: 3\r\n\r\n{\"id\":1}".to_vec();
    check(short, format(FormatFault::NotJson));

    let reset = FaultServer::start(false, |_| {
        let head = b"HTTP/1.1 200 OK\r\ncontent-length: 99\r\n\r\n{".to_vec();
        vec![Step::Send(head), Step::Reset]
    });
    let error = put(&reset, &Query::ChainId).expect_err("a reset");
    // A reset may overtake the bytes that were sent before it.
    let either = [TransportError::Truncated, TransportError::Unreachable].map(broken);
    assert!(either.contains(&error.fault()), "{error:?}");
    assert!(error.may_have_arrived());
}

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
fn another_chain_than_confirmed() {
    let expected = ChainId::MAINNET;
    let found = ChainId::try_from(5).unwrap();
    check_query(
        &[("eth_chainId", r#""result":"0x5""#)],
        &Query::ConfirmChain { expected },
        Fault::WrongChain { expected, found },
    );
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
fn fees_that_cannot_be() {
    let legacy = r#""result":{"number":"0x9","hash":"0x0909090909090909090909090909090909090909090909090909090909090909","timestamp":"0x1","gasLimit":"0x1c9c380"}"#;
    check_query(&[("ByNumber", legacy)], &Query::Fees, Fault::NoFeeMarket);
    check_query(
        &[
            ("ByNumber", BLOCK_9),
            (
                "",
                r#""result":{"oldestBlock":"0x1","baseFeePerGas":["0x8","0x8"],"reward":[["0x0","0x0","0x0"]]}"#,
            ),
        ],
        &Query::Fees,
        Fault::Contradiction(Contradiction::FeeHistory),
    );
    check_query(
        &[
            ("ByNumber", BLOCK_9),
            (
                "",
                r#""result":{"oldestBlock":"0x9","baseFeePerGas":["0x8","0x8"],"reward":[["0x0"]]}"#,
            ),
        ],
        &Query::Fees,
        Fault::Malformed(ValueFault::WrongLength),
    );
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

#[test]
fn broadcasts_that_are_answered_wrongly() {
    let query = Query::Broadcast { raw: vec![2, 0xc0] };
    let other_hash = &[(
        "",
        r#""result":"0x1111111111111111111111111111111111111111111111111111111111111111""#,
    )];
    let error = put(&node(other_hash), &query).expect_err("a contradiction");
    let expected = Fault::Contradiction(Contradiction::TransactionHash);
    assert_eq!(error.fault(), expected);
    assert!(error.is_contradiction() && error.may_have_arrived());
    check_query(
        &[("", r#""result":null"#)],
        &query,
        Fault::Malformed(ValueFault::Missing),
    );
    let limited = &[("", r#""error":{"code":-32005,"message":"limit"}"#)];
    check_query(limited, &query, Fault::RateLimited);

    let refused = node(&[("", r#""error":{"code":-32000,"message":"txpool is full"}"#)]);
    match put(&refused, &query) {
        Ok(Answer::Broadcast(broadcast)) => assert!(matches!(
            broadcast.value().outcome,
            SendOutcome::Refused {
                reason: SendRefusal::PoolFull,
                ..
            }
        )),
        other => panic!("{other:?}"),
    }
}

/// Asks about the transaction whose hash is 32 bytes of `0x22`, sent by `0x0101…` with nonce 3.
fn asked_transaction() -> Query {
    Query::Status {
        hash: Digest::from_bytes([0x22; 32]),
        from: Address::from_bytes([1; 20]),
        nonce: Nonce(3),
    }
}

#[test]
fn receipts_that_contradict() {
    let receipt = |hash: &str, from: &str, number: &str, block: &str, gas: &str, status: &str| {
        format!(
            r#""result":{{"transactionHash":"0x{}","from":"0x{}","blockNumber":"{number}","blockHash":"0x{}","gasUsed":"{gas}","effectiveGasPrice":"0x8","status":"{status}"}}"#,
            hash.repeat(32),
            from.repeat(20),
            block.repeat(32),
        )
    };
    let outcome = |receipt: String| {
        let server = FaultServer::start(true, move |asked| {
            let answer = match asked.body.as_str() {
                body if body.contains("Receipt") => receipt.as_str(),
                body if body.contains("0xa") => r#""result":null"#,
                _ => BLOCK_9,
            };
            vec![Step::Send(json_rpc(asked, answer))]
        });
        put(&server, &asked_transaction()).map_err(|e| e.fault())
    };
    let contradicts = |receipt, expected| {
        assert_eq!(outcome(receipt), Err(Fault::Contradiction(expected)));
    };
    match outcome(receipt("22", "01", "0x9", "09", "0x5208", "0x1")) {
        Ok(Answer::Status(status)) => match status.value() {
            TransactionStatus::Included(inclusion) => {
                assert_eq!(inclusion.fee, Wei::from_u64(21_000 * 8));
            }
            other => panic!("{other:?}"),
        },
        other => panic!("{other:?}"),
    }
    contradicts(
        receipt("23", "01", "0x9", "09", "0x5208", "0x1"),
        Contradiction::OtherTransaction,
    );
    contradicts(
        receipt("22", "02", "0x9", "09", "0x5208", "0x1"),
        Contradiction::SenderOrNonce,
    );
    contradicts(
        receipt("22", "01", "0x9", "08", "0x5208", "0x1"),
        Contradiction::Block,
    );
    contradicts(
        receipt("22", "01", "0xa", "0a", "0x5208", "0x1"),
        Contradiction::BlockAboveHead,
    );
    contradicts(
        receipt("22", "01", "0x9", "09", "0xffffffff", "0x1"),
        Contradiction::Figures,
    );
    assert_eq!(
        outcome(receipt("22", "01", "0x9", "09", "0x5208", "0x2")),
        Err(Fault::Malformed(ValueFault::OutOfRange))
    );
}

#[test]
fn transactions_that_contradict() {
    let transaction = |hash: &str, from: &str, nonce: &str| {
        let text = format!(
            r#""result":{{"hash":"0x{}","from":"0x{}","nonce":"{nonce}","blockHash":null}}"#,
            hash.repeat(32),
            from.repeat(20)
        );
        let server = FaultServer::start(true, move |asked| {
            let answer = match asked.body.as_str() {
                body if body.contains("Receipt") => r#""result":null"#,
                _ => text.as_str(),
            };
            vec![Step::Send(json_rpc(asked, answer))]
        });
        put(&server, &asked_transaction()).map_err(|e| e.fault())
    };
    assert!(transaction("22", "01", "0x3").is_ok());
    let contradicts = |outcome, expected| {
        assert_eq!(outcome, Err(Fault::Contradiction(expected)));
    };
    contradicts(
        transaction("33", "01", "0x3"),
        Contradiction::OtherTransaction,
    );
    contradicts(transaction("22", "02", "0x3"), Contradiction::SenderOrNonce);
    contradicts(transaction("22", "01", "0x4"), Contradiction::SenderOrNonce);
}

const BLOCK_9: &str = r#""result":{"number":"0x9","hash":"0x0909090909090909090909090909090909090909090909090909090909090909","timestamp":"0x1","baseFeePerGas":"0x8","gasLimit":"0x1c9c380"}"#;
const PATIENCE: Duration = Duration::from_millis(400);
/// What a busy machine may add.
const GRACE: Duration = Duration::from_secs(4);
