//! The toolchain that the checkout pins, with its targets and components, and the crates.

use crate::checkout::Checkout;
use crate::failure::Failure;
use crate::process;
use crate::report;

/// Adds what `rust-toolchain.toml` names and rustup lacks, and fetches the locked crates.
pub(crate) fn targets_and_components(checkout: &Checkout) -> Result<(), Failure> {
    let listed = |kind: &str| {
        let mut command = process::command("rustup", checkout);
        process::read(
            command.args([kind, "list", "--installed"]),
            &format!("rustup {kind} list"),
        )
    };
    add("target", &TARGETS, &listed("target")?, checkout)?;
    add("component", &COMPONENTS, &listed("component")?, checkout)?;
    fetch(checkout)
}

/// Adds a nightly compiler, which is needed where code is instrumented.
pub(crate) fn nightly(checkout: &Checkout) -> Result<(), Failure> {
    process::require(
        "rustup",
        "Install it from https://rustup.rs and open a new terminal.",
    )?;
    let mut list = process::command("rustup", checkout);
    let present = process::read(list.args(["toolchain", "list"]), "rustup toolchain list")?;
    if present.lines().any(|line| line.starts_with(NIGHTLY)) {
        return Ok(());
    }
    report::progress("Adding a nightly compiler, once for this machine");
    let mut install = process::command("rustup", checkout);
    install.args(["toolchain", "install", NIGHTLY, "--profile", "minimal"]);
    process::run(&mut install, "rustup toolchain install")
}

fn add(kind: &str, wanted: &[&str], present: &str, checkout: &Checkout) -> Result<(), Failure> {
    let lacking = |name: &&&str| !present.lines().any(|line| line.starts_with(**name));
    let missing: Vec<&str> = wanted.iter().filter(lacking).copied().collect();
    if missing.is_empty() {
        return Ok(());
    }
    report::progress(&format!("Adding the Rust {kind}s {}", missing.join(", ")));
    let mut command = process::command("rustup", checkout);
    process::run(
        command.args([kind, "add"]).args(&missing),
        &format!("rustup {kind} add"),
    )
}

/// Asks nothing of the network where every crate is here already.
fn fetch(checkout: &Checkout) -> Result<(), Failure> {
    let mut offline = process::cargo(checkout);
    offline.args(["fetch", "--locked", "--offline", "--quiet"]);
    if process::read(&mut offline, "cargo fetch").is_ok() {
        return Ok(());
    }
    report::progress("Fetching the locked crates");
    process::run(
        process::cargo(checkout).args(["fetch", "--locked"]),
        "cargo fetch",
    )
}

/// The compiler for fuzzing; nothing that ships is built by it.
pub(crate) const NIGHTLY: &str = "nightly";

const TARGETS: [&str; 2] = ["wasm32-unknown-unknown", "wasm32v1-none"];
const COMPONENTS: [&str; 2] = ["clippy", "rustfmt"];
