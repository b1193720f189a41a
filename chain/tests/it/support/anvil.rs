//! A real node: anvil, at a free port, ended when dropped.

use std::{
    io::{BufRead, BufReader},
    path::{Path, PathBuf},
    process::{Child, Command, Stdio},
    sync::mpsc::channel,
    time::Duration,
};

use chain::Source;
use wallet_types::Address;

use crate::support::source_at;

/// A running node.
#[derive(Debug)]
pub(crate) struct Anvil {
    child: Child,
    port: u16,
}

impl Anvil {
    /// Starts a node with these arguments and waits until it listens.
    pub(crate) fn start(arguments: &[&str]) -> Self {
        let binary = find_binary().unwrap_or_else(|| {
            panic!(
                "anvil is missing: set HOLDFAST_ANVIL to its path, or let `cargo xtask test` install it"
            )
        });
        let mut child = Command::new(&binary)
            .args(["--port", "0"])
            .args(arguments)
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .unwrap_or_else(|e| panic!("{} does not start: {e}", binary.display()));
        let output = BufReader::new(child.stdout.take().unwrap());
        let (found, port) = channel();
        // Reads to the end, so that the node never waits for its own output.
        std::thread::spawn(move || {
            for line in output.lines().map_while(Result::ok) {
                let port = line.strip_prefix("Listening on 127.0.0.1:");
                if let Some(port) = port.and_then(|port| port.trim().parse::<u16>().ok()) {
                    let _ = found.send(port);
                }
            }
        });
        match port.recv_timeout(START_LIMIT) {
            Ok(port) => Self { child, port },
            Err(_) => {
                let _ = child.kill();
                panic!("anvil did not say where it listens within {START_LIMIT:?}");
            }
        }
    }

    /// Returns whom to ask.
    pub(crate) fn source(&self) -> Source {
        source_at(self.port)
    }

    /// Calls one of the node's own methods, for setting the scene.
    pub(crate) fn control(&self, method: &str, params: &str) -> serde_json::Value {
        let body = format!(r#"{{"jsonrpc":"2.0","id":1,"method":"{method}","params":{params}}}"#);
        let answer = crate::support::native_transport::post(self.port, &body);
        let answer: serde_json::Value = serde_json::from_slice(&answer).unwrap();
        assert!(answer.get("error").is_none(), "{method}: {answer}");
        answer["result"].clone()
    }

    /// Makes a block.
    pub(crate) fn mine(&self) {
        self.control("evm_mine", "[]");
    }

    /// Puts code at an address.
    pub(crate) fn set_code(&self, address: Address, code: &str) {
        self.control("anvil_setCode", &format!(r#"["{address}","{code}"]"#));
    }
}

impl Drop for Anvil {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

fn find_binary() -> Option<PathBuf> {
    if let Some(path) = std::env::var_os("HOLDFAST_ANVIL") {
        return Some(path.into());
    }
    let repository = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
    let home = std::env::var_os("HOME").map(PathBuf::from);
    let cached = home
        .and_then(|home| std::fs::read_dir(home.join(".cache/holdfast/npm")).ok())
        .into_iter()
        .flatten()
        .flatten()
        .map(|entry| entry.path());
    cached
        .chain([repository.join("tests/npm")])
        .map(|folder| folder.join(IN_PACKAGE))
        .find(|path| path.is_file())
}

const IN_PACKAGE: &str = "node_modules/@foundry-rs/anvil-linux-amd64/bin/anvil";
const START_LIMIT: Duration = Duration::from_secs(30);
