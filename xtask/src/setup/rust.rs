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

const TARGETS: [&str; 2] = ["wasm32-unknown-unknown", "wasm32v1-none"];
const COMPONENTS: [&str; 2] = ["clippy", "rustfmt"];
