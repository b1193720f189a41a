//! What a built site was built from: so that a second build of the same takes a moment.

use std::fs;
use std::path::{Path, PathBuf};

use pack::digest::sha256_hex;
use serde_json::{Value, json};

use crate::checkout::Checkout;
use crate::failure::Failure;

/// The digest of everything that decides the site's bytes, and the CID that it led to.
#[derive(Debug)]
pub(crate) struct Fingerprint {
    /// The digest of the inputs.
    pub(crate) inputs: String,
    /// The name of the result.
    pub(crate) cid: String,
}

impl Fingerprint {
    /// Reads a record; one that cannot be read counts as none.
    pub(crate) fn read(path: &Path) -> Option<Self> {
        let value: Value = serde_json::from_slice(&fs::read(path).ok()?).ok()?;
        let text = |name: &str| value[name].as_str().map(str::to_owned);
        Some(Self {
            inputs: text("inputs")?,
            cid: text("cid")?,
        })
    }

    /// Writes the record.
    pub(crate) fn write(&self, path: &Path) -> Result<(), Failure> {
        let text = json!({ "inputs": self.inputs, "cid": self.cid }).to_string();
        fs::write(path, text).map_err(|error| Failure::file("write", path, &error))
    }
}

/// Digests every input: sources, pins, flags, and the tools, whose folders name their versions.
pub(crate) fn of_inputs(
    checkout: &Checkout,
    flags: &str,
    tools: &[PathBuf],
) -> Result<String, Failure> {
    let mut lines = vec![format!("flags {flags}"), format!("tools {tools:?}")];
    for name in INPUTS {
        collect(checkout.root(), name, &mut lines)?;
    }
    Ok(sha256_hex(lines.join("\n").as_bytes()))
}

fn collect(root: &Path, name: &str, lines: &mut Vec<String>) -> Result<(), Failure> {
    let path = root.join(name);
    let failed = |error| Failure::file("read", &path, &error);
    if path.is_dir() {
        let mut names = Vec::new();
        for entry in fs::read_dir(&path).map_err(failed)? {
            let entry = entry.map_err(failed)?;
            names.push(entry.file_name().to_string_lossy().into_owned());
        }
        names.retain(|inner| !APART.contains(&inner.as_str()));
        names.sort();
        return names
            .iter()
            .try_for_each(|inner| collect(root, &format!("{name}/{inner}"), lines));
    }
    let bytes = fs::read(&path).map_err(failed)?;
    lines.push(format!("{name} {}", sha256_hex(&bytes)));
    Ok(())
}

const INPUTS: [&str; 15] = [
    "app",
    "chain",
    "curve",
    "flows",
    "key-realm",
    "pack",
    "public",
    "ui",
    "wallet-core",
    "wallet-types",
    "Cargo.lock",
    "Cargo.toml",
    "Trunk.toml",
    "rust-toolchain.toml",
    "xtask/src/site/rustc.sh",
];

/// Beside the sources, but no part of them.
const APART: [&str; 4] = ["tests", "examples", "benches", "tests.rs"];
