//! Runs the command itself: output, words and exit codes.

#![allow(
    clippy::unwrap_used,
    reason = "a test ends where anything is not as it should be"
)]

use std::fs;
use std::process::{Command, Output};

fn holdfast(arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_holdfast"))
        .args(arguments)
        .output()
        .unwrap()
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8(bytes.to_vec()).unwrap()
}

#[test]
fn cid_prints_the_cid_and_nothing_else() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("a");
    fs::write(&file, "hello world").unwrap();
    let output = holdfast(&["cid", file.to_str().unwrap()]);
    assert!(output.status.success());
    let expected = "bafkreifzjut3te2nhyekklss27nh3k72ysco7y32koao5eei66wof36n5e\n";
    assert_eq!(text(&output.stdout), expected);
    assert!(output.stderr.is_empty());
}

#[test]
fn a_failure_says_what_happened_and_what_to_do() {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join(".hidden"), "").unwrap();
    let path = folder.path().to_str().unwrap();
    for command in ["cid", "seal", "serve"] {
        let output = holdfast(&[command, path]);
        assert_eq!(output.status.code(), Some(1));
        assert!(output.stdout.is_empty());
        assert_eq!(
            text(&output.stderr),
            format!(
                "holdfast: {path}/.hidden: is hidden, its name begins with a dot\n\
                 Remove or rename it: a site holds only files that are meant.\n"
            )
        );
    }
    let output = holdfast(&["seal", "/nowhere/at/all"]);
    assert!(text(&output.stderr).starts_with("holdfast: /nowhere/at/all: cannot be read"));
}

#[test]
fn help_and_misuse_have_their_own_codes() {
    for arguments in [vec!["--help"], vec!["seal", "--help"], vec!["--version"]] {
        assert_eq!(holdfast(&arguments).status.code(), Some(0));
    }
    for arguments in [
        vec![],
        vec!["unseal"],
        vec!["serve"],
        vec!["serve", "x", "--port", "70000"],
    ] {
        assert_eq!(holdfast(&arguments).status.code(), Some(2), "{arguments:?}");
    }
}

/// The server as a process: prints its address, answers, ends on the system's request.
#[cfg(unix)]
#[test]
fn serve_runs_until_it_is_asked_to_stop() {
    use std::io::{BufRead, BufReader};
    use std::net::TcpStream;
    use std::process::Stdio;

    let dist = tempfile::tempdir().unwrap();
    let page = "<!doctype html><html><head></head><body>\
        <textarea id=key-frame-source data-later=./l.wasm data-wasm=./k.wasm data-lazy={}></textarea></body></html>";
    let page = pack::page::put_policy(page, "default-src 'none'").unwrap();
    fs::write(dist.path().join("index.html"), page).unwrap();
    let mut child = Command::new(env!("CARGO_BIN_EXE_holdfast"))
        .args(["serve", dist.path().to_str().unwrap(), "--port", "0"])
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    let mut line = String::new();
    let mut lines = BufReader::new(child.stdout.take().unwrap());
    lines.read_line(&mut line).unwrap();
    let cid = pack::cid_of(dist.path()).unwrap().cid;
    let port = line
        .trim_end()
        .trim_end_matches('/')
        .rsplit_once(':')
        .unwrap()
        .1;
    assert_eq!(line, format!("http://{cid}.ipfs.localhost:{port}/\n"));
    TcpStream::connect(("127.0.0.1", port.parse().unwrap())).unwrap();
    let id = child.id().to_string();
    assert!(
        Command::new("kill")
            .args(["-TERM", &id])
            .status()
            .unwrap()
            .success()
    );
    assert_eq!(child.wait().unwrap().code(), Some(0));
}
