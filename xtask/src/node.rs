//! The local test node: anvil, at the usual port or at a free one, ended when dropped.

use std::io::{BufRead, BufReader};
use std::net::{Ipv4Addr, TcpListener};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::sync::mpsc;
use std::thread;
use std::time::Duration;

use crate::failure::Failure;
use crate::process::not_started;

/// A running node.
#[derive(Debug)]
pub(crate) struct Node {
    child: Child,
    port: u16,
    was_stopped: bool,
}

impl Node {
    /// Starts the node and waits until it listens.
    pub(crate) fn start(program: &Path) -> Result<Self, Failure> {
        let port = free_port()?;
        let mut command = Command::new(program);
        command
            .args(["--host", "127.0.0.1", "--port", &port.to_string()])
            // A block for each transaction at once, and one now and then, as on a living chain.
            .args(["--block-time", "12", "--mixed-mining"])
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(Stdio::null());
        let child = command
            .spawn()
            .map_err(|error| not_started(&command, &error))?;
        let mut node = Self {
            child,
            port,
            was_stopped: false,
        };
        node.wait_until_it_listens()?;
        Ok(node)
    }

    /// The URL that a wallet connects to.
    pub(crate) fn url(&self) -> String {
        format!("http://127.0.0.1:{}", self.port)
    }

    /// Whether it ended by itself.
    pub(crate) fn has_ended(&mut self) -> bool {
        !matches!(self.child.try_wait(), Ok(None))
    }

    /// Ends it.
    pub(crate) fn stop(&mut self) {
        self.was_stopped = true;
        // It may have ended already, by the same Ctrl-C.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }

    /// Whether [`Node::stop`] ended it.
    pub(crate) fn was_stopped(&self) -> bool {
        self.was_stopped
    }

    /// Reads what the node says, and keeps reading so that it is never held up.
    fn wait_until_it_listens(&mut self) -> Result<(), Failure> {
        let output = self.child.stdout.take().expect("the output is piped");
        let (tell, told) = mpsc::channel();
        thread::spawn(move || {
            for line in BufReader::new(output).lines().map_while(Result::ok) {
                if line.starts_with("Listening on") {
                    // Nobody waits any more if it came too late.
                    let _ = tell.send(());
                }
            }
        });
        told.recv_timeout(START_LIMIT).map_err(|_| {
            Failure::new(
                "The test node did not start.",
                "Run the command again, or without the node: --no-node.",
            )
        })
    }
}

impl Drop for Node {
    fn drop(&mut self) {
        self.stop();
    }
}

/// The port that wallets expect a local node at, or any that is free.
fn free_port() -> Result<u16, Failure> {
    let bound = TcpListener::bind((Ipv4Addr::LOCALHOST, USUAL_PORT))
        .or_else(|_| TcpListener::bind((Ipv4Addr::LOCALHOST, 0)));
    let port = bound
        .and_then(|listener| listener.local_addr())
        .map(|address| address.port());
    port.map_err(|error| {
        Failure::new(
            format!("This machine gives no port on loopback: {error}."),
            "Close some programs and try again.",
        )
    })
}

const USUAL_PORT: u16 = 8545;
const START_LIMIT: Duration = Duration::from_secs(30);
