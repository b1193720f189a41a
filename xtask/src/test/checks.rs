//! Checks that stand or fall as one: form, lints, docs, dependencies.

use std::path::Path;

use crate::checkout::Checkout;
use crate::failure::Failure;
use crate::process;

/// Every file is formatted.
pub(crate) fn format(checkout: &Checkout) -> Result<(), Failure> {
    process::run(
        process::cargo(checkout).args(["fmt", "--all", "--check"]),
        "cargo fmt",
    )
}

/// No lint finds anything, tests and examples included.
pub(crate) fn clippy(checkout: &Checkout) -> Result<(), Failure> {
    lint(checkout, &["--workspace", "--all-targets"])
}

/// No lint finds anything in what a browser runs, as the browser's target compiles it.
pub(crate) fn clippy_for_the_browser(checkout: &Checkout) -> Result<(), Failure> {
    let packages = SHIPPED.iter().flat_map(|name| ["--package", *name]);
    let target = ["--target", "wasm32-unknown-unknown"];
    lint(checkout, &packages.chain(target).collect::<Vec<_>>())
}

/// Every link in the docs leads somewhere.
pub(crate) fn docs(checkout: &Checkout) -> Result<(), Failure> {
    let mut cargo = process::cargo(checkout);
    cargo
        .args(["doc", "--locked", "--keep-going", "--workspace"])
        .args(["--no-deps", "--document-private-items"]);
    process::run(cargo.env("RUSTDOCFLAGS", "--deny=warnings"), "cargo doc")
}

/// Every dependency has a licence, a source and a name that `deny.toml` allows.
///
/// Known vulnerabilities are left to a machine with a network: their list is a git repository,
/// fetched anew each time, and a check that needs it would fail wherever the tests run offline.
pub(crate) fn dependencies(checkout: &Checkout, program: &Path) -> Result<(), Failure> {
    let mut deny = process::command(program, checkout);
    deny.args([
        "--offline",
        "--locked",
        "--workspace",
        "check",
        "licenses",
        "bans",
        "sources",
    ]);
    process::run(&mut deny, "cargo deny")
}

/// Go finds nothing wrong with the reference peer.
pub(crate) fn vet(checkout: &Checkout) -> Result<(), Failure> {
    let mut go = process::command("go", checkout);
    go.current_dir(checkout.root().join("tests/ipfs-peer"))
        .args(["vet", "./..."]);
    process::run(&mut go, "go vet")
}

fn lint(checkout: &Checkout, what: &[&str]) -> Result<(), Failure> {
    let mut cargo = process::cargo(checkout);
    cargo
        .args(["clippy", "--locked", "--keep-going"])
        .args(what)
        .args(["--", "--deny=warnings"]);
    process::run(&mut cargo, "cargo clippy")
}

const SHIPPED: [&str; 8] = [
    "app",
    "chain",
    "curve",
    "flows",
    "key-realm",
    "ui",
    "wallet-core",
    "wallet-types",
];
