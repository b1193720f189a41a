//! The npm packages.

use std::{
    io::Read,
    path::{Path, PathBuf},
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

fn modules() -> PathBuf {
    let told = std::env::var_os("HOLDFAST_NPM").filter(|value| !value.is_empty());
    told.map_or_else(|| scripts().join("node_modules"), PathBuf::from)
}

fn scripts() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../tests/npm")
}
