//! `run`: the wallet at its own address, with a test node beside it, until Ctrl-C.

use std::fs;
use std::path::PathBuf;
use std::process::{Command, Stdio};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread;
use std::time::Duration;

use pack::serve::{Listener, ServeError, Server, Site, StopSignal};
use serde_json::{Value, json};

use crate::arguments::RunWish;
use crate::checkout::Checkout;
use crate::failure::Failure;
use crate::node::Node;
use crate::process;
use crate::report;
use crate::site;

/// Builds, serves, and stops when asked to.
pub(crate) fn run(checkout: &Checkout, wish: RunWish) -> Result<(), Failure> {
    let built = site::build(checkout)?;
    let site = Site::load(&built.dist).map_err(|error| refused(&error))?;
    let listener =
        Listener::bind(wish.port.unwrap_or(DEFAULT_PORT)).map_err(|error| refused(&error))?;
    // From here on Ctrl-C ends what was started, not this process alone.
    let stop = StopSignal::listen().map_err(|error| refused(&error))?;
    let node = if wish.no_node {
        None
    } else {
        Some(Node::start(&built.tools.npm.anvil()?)?)
    };
    let server = site.serve(listener).map_err(|error| refused(&error))?;
    let record = Record::write(checkout, &server, node.as_ref())?;
    println!(
        "{}",
        announcement(
            &report::site_line(&built),
            &server.url(),
            node.as_ref().map(Node::url)
        )
    );
    if wish.open {
        open(&server.url());
    }
    let node = node.map(|node| Arc::new(Mutex::new(node)));
    if let Some(node) = &node {
        watch(node);
    }
    stop.wait();
    report::progress("Stopping");
    drop(record);
    server.stop();
    if let Some(node) = node {
        // The watcher holds it too, so it is ended here and not by its last owner.
        let mut node = node.lock().unwrap_or_else(PoisonError::into_inner);
        node.stop();
    }
    Ok(())
}

/// The node of a `run` that goes on in this checkout.
pub(crate) fn running_node(checkout: &Checkout) -> Option<String> {
    let value: Value = serde_json::from_slice(&fs::read(record_path(checkout)).ok()?).ok()?;
    value["node"].as_str().map(str::to_owned)
}

fn announcement(site: &str, url: &str, node: Option<String>) -> String {
    let mut text = format!("\n{site}\n\nThe wallet:         {url}\n");
    match node {
        Some(node) => {
            let encoded = percent_encoded(&node);
            text += &format!("With the test node: {url}#/endpoints/add?url={encoded}\n\n");
            text += &format!("The node listens at {node}. It forgets everything when it stops.\n");
            text += "Test ether, in another terminal: cargo xtask fund ADDRESS\n";
        }
        None => text.push('\n'),
    }
    text + "Stop with Ctrl-C."
}

/// Encodes a URL for use inside another's query.
fn percent_encoded(text: &str) -> String {
    text.bytes()
        .map(|byte| match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' => {
                char::from(byte).to_string()
            }
            _ => format!("%{byte:02X}"),
        })
        .collect()
}

/// Says so if the node ends by itself; the wallet goes on without it.
fn watch(node: &Arc<Mutex<Node>>) {
    let node = Arc::downgrade(node);
    thread::spawn(move || {
        while let Some(node) = node.upgrade() {
            let mut node = node.lock().unwrap_or_else(PoisonError::into_inner);
            if node.was_stopped() {
                return;
            }
            if node.has_ended() {
                report::progress(
                    "The test node ended by itself. The wallet is still served; run again for a new node.",
                );
                return;
            }
            drop(node);
            thread::sleep(WATCH_PAUSE);
        }
    });
}

/// Opens the address in the person's browser; where that cannot be done, they have the address.
fn open(url: &str) {
    let program = if cfg!(target_os = "macos") {
        "open"
    } else {
        "xdg-open"
    };
    let opened = process::find(program).map(|path| {
        Command::new(path)
            .arg(url)
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
    });
    if !matches!(opened, Some(Ok(_))) {
        report::progress("No browser could be opened from here. Copy the address above.");
    }
}

/// What `fund` reads, taken away at the end.
#[derive(Debug)]
struct Record(PathBuf);

impl Record {
    fn write(checkout: &Checkout, server: &Server, node: Option<&Node>) -> Result<Self, Failure> {
        let path = record_path(checkout);
        let text = json!({ "site": server.url(), "node": node.map(Node::url) }).to_string();
        fs::write(&path, text).map_err(|error| Failure::file("write", &path, &error))?;
        Ok(Self(path))
    }
}

impl Drop for Record {
    fn drop(&mut self) {
        // A record that stays names a node that answers no more, which `fund` words.
        let _ = fs::remove_file(&self.0);
    }
}

fn record_path(checkout: &Checkout) -> PathBuf {
    checkout.target().join("run.json")
}

fn refused(error: &ServeError) -> Failure {
    Failure::new(
        format!("The site cannot be served: {error}."),
        error.advice(),
    )
}

const DEFAULT_PORT: u16 = 8088;
const WATCH_PAUSE: Duration = Duration::from_millis(500);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hands_the_node_over_in_the_address() {
        let text = announcement(
            "bafy",
            "http://bafy.ipfs.localhost:8088/",
            Some("http://127.0.0.1:8545".to_owned()),
        );
        let expected =
            "http://bafy.ipfs.localhost:8088/#/endpoints/add?url=http%3A%2F%2F127.0.0.1%3A8545\n";
        assert!(text.contains(expected), "{text}");
        assert!(text.ends_with("Stop with Ctrl-C."));
        assert!(!announcement("bafy", "http://x/", None).contains("node"));
    }
}
