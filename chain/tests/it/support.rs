//! What the tests need around `chain`: a transport of sockets, a node, a server that misbehaves.

pub(crate) mod anvil;
pub(crate) mod fault_server;
pub(crate) mod native_transport;
pub(crate) mod signed;

use std::{
    pin::pin,
    task::{Context, Poll, Waker},
    time::{SystemTime, UNIX_EPOCH},
};

use chain::{Clock, Source};
use wallet_types::UnixMs;

/// The machine's clock.
#[derive(Debug)]
pub(crate) struct SystemClock;

impl Clock for SystemClock {
    fn now(&self) -> UnixMs {
        let since = SystemTime::now().duration_since(UNIX_EPOCH).unwrap();
        UnixMs(since.as_millis().try_into().unwrap())
    }
}

/// Runs a future whose waits are the blocking ones of sockets.
pub(crate) fn block_on<F: Future>(future: F) -> F::Output {
    let mut future = pin!(future);
    let mut context = Context::from_waker(Waker::noop());
    loop {
        if let Poll::Ready(output) = future.as_mut().poll(&mut context) {
            return output;
        }
        std::thread::yield_now();
    }
}

/// Names an endpoint at a port of this machine.
pub(crate) fn source_at(port: u16) -> Source {
    Source {
        url: format!("http://127.0.0.1:{port}").parse().unwrap(),
        name: "Test".to_owned(),
    }
}
