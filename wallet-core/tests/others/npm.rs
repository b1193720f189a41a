//! The npm packages, and a node that answers by them.

use std::{
    io::{Read, Write},
    path::{Path, PathBuf},
    process::{Command, Stdio},
    thread,
};

use serde_json::Value;

/// The folder of a package.
///
/// # Panics
/// Where the package is not there, with the way to get it.
pub(crate) fn package(name: &str) -> PathBuf {
    let folder = modules().join(name);
    assert!(
        folder.is_dir(),
        "{name} is not in {}. Run these tests by `cargo xtask test`, which installs it, or set \
         HOLDFAST_NPM to a node_modules that holds it.",
        modules().display()
    );
    folder
}

/// Reads a file of `@ethersproject/testcases`: an array of cases.
pub(crate) fn testcases(name: &str) -> Vec<Value> {
    let path = package("@ethersproject/testcases").join(format!("testcases/{name}.json.gz"));
    let packed = std::fs::read(path).unwrap();
    let mut text = String::new();
    flate2::read::GzDecoder::new(&packed[..])
        .read_to_string(&mut text)
        .unwrap();
    serde_json::from_str(&text).unwrap()
}

/// Puts questions to `tests/npm/peers.mjs`, a line each, and returns its answers in their order.
pub(crate) fn ask(questions: &[Value]) -> Vec<Value> {
    package("ethers");
    package("viem");
    let mut node = Command::new("node")
        .arg(scripts().join("peers.mjs"))
        .env("HOLDFAST_NPM", modules())
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .expect("node starts: install Node 20 or newer, and put it on PATH");
    let mut stdin = node.stdin.take().unwrap();
    let lines: String = questions
        .iter()
        .map(|question| format!("{question}\n"))
        .collect();
    // It answers while it is still asked, and a full pipe would hold both up.
    let writer = thread::spawn(move || stdin.write_all(lines.as_bytes()));
    let output = node.wait_with_output().unwrap();
    writer.join().unwrap().unwrap();
    assert!(
        output.status.success(),
        "peers.mjs failed; what it said stands above"
    );
    let text = String::from_utf8(output.stdout).unwrap();
    let answers: Vec<Value> = text
        .lines()
        .map(|line| serde_json::from_str(line).unwrap())
        .collect();
    assert_eq!(answers.len(), questions.len(), "an answer to each question");
    answers
}

fn modules() -> PathBuf {
    let told = std::env::var_os("HOLDFAST_NPM").filter(|value| !value.is_empty());
    told.map_or_else(|| scripts().join("node_modules"), PathBuf::from)
}

fn scripts() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../tests/npm")
}
