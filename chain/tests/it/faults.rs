//! Endpoints that answer wrongly: each ends in its own typed error, in time.

mod connection;
mod form;
mod meaning;
mod truth;

use std::time::{Duration, Instant};

use chain::{Answer, ChainError, Fault, FormatFault, Query, TransportError, ask};

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

const BLOCK_9: &str = r#""result":{"number":"0x9","hash":"0x0909090909090909090909090909090909090909090909090909090909090909","timestamp":"0x1","baseFeePerGas":"0x8","gasLimit":"0x1c9c380"}"#;
const PATIENCE: Duration = Duration::from_millis(400);
/// What a busy machine may add.
const GRACE: Duration = Duration::from_secs(4);
