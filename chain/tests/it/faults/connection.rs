//! Connections that fail, answers that never end, answers that break off.

use chain::{FormatFault, Query, TransportError, ask};

use super::{PATIENCE, broken, check, fault_of, format, put};
use crate::support::{
    SystemClock, block_on,
    fault_server::{Asked, FaultServer, Step, http},
    native_transport::NativeTransport,
    source_at,
};

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
