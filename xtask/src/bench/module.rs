//! Builds the core for the benchmark as the site has it: the same profile, and `wasm-opt` with what
//! `app/index.html` asks of it for the key realm.

use std::fs;
use std::path::{Path, PathBuf};

use crate::checkout::Checkout;
use crate::failure::Failure;
use crate::process;
use crate::report;
use crate::setup::BenchTools;

/// Where the built core lies.
#[derive(Debug)]
pub(super) struct Built {
    /// The folder of the WASM and its JavaScript.
    pub(super) wasm: PathBuf,
    /// The native program.
    pub(super) native: PathBuf,
}

/// Builds both forms of the core.
pub(super) fn build(checkout: &Checkout, tools: &BenchTools) -> Result<Built, Failure> {
    report::progress("Building the core as the site has it, and natively");
    let target = checkout.target().join("bench");
    cargo(
        checkout,
        &target,
        &["--lib", "--profile", "site", "--target", TARGET],
    )?;
    cargo(checkout, &target, &["--bin", "bench-native", "--release"])?;
    let wasm = target.join("core");
    bind(
        checkout,
        tools,
        &target.join(TARGET).join("site/bench.wasm"),
        &wasm,
    )?;
    optimize(checkout, tools, &wasm.join("bench_bg.wasm"))?;
    let native = format!("release/bench-native{}", std::env::consts::EXE_SUFFIX);
    Ok(Built {
        wasm,
        native: target.join(native),
    })
}

fn cargo(checkout: &Checkout, target: &Path, arguments: &[&str]) -> Result<(), Failure> {
    let mut cargo = process::cargo(checkout);
    cargo
        .args(["build", "--quiet", "--locked", "--package", "bench"])
        .args(arguments)
        .env("CARGO_TARGET_DIR", target);
    process::run(&mut cargo, "The build of the core")
}

fn bind(
    checkout: &Checkout,
    tools: &BenchTools,
    module: &Path,
    folder: &Path,
) -> Result<(), Failure> {
    let mut bindgen = process::command(&tools.wasm_bindgen, checkout);
    bindgen
        .args(["--target", "web", "--no-typescript", "--out-dir"])
        .arg(folder)
        .arg(module);
    process::run(&mut bindgen, "wasm-bindgen")
}

fn optimize(checkout: &Checkout, tools: &BenchTools, module: &Path) -> Result<(), Failure> {
    let page = checkout.root().join("app/index.html");
    let text = fs::read_to_string(&page).map_err(|error| Failure::file("read", &page, &error))?;
    let flags = flags_of_key_realm(&text).ok_or_else(|| {
        Failure::new(
            "app/index.html does not say how the key realm is optimised.",
            "Its link names key-realm/Cargo.toml, data-wasm-opt and data-wasm-opt-params.",
        )
    })?;
    let mut command = process::command(tools.npm.programs().join("wasm-opt"), checkout);
    command.args(flags).arg(module).arg("-o").arg(module);
    process::run(&mut command, "wasm-opt")
}

fn flags_of_key_realm(page: &str) -> Option<Vec<String>> {
    let link = page
        .lines()
        .find(|line| line.contains("key-realm/Cargo.toml"))?;
    let value = |name: &str| {
        let (_, rest) = link.split_once(&format!(" {name}=\""))?;
        rest.split_once('"').map(|(value, _)| value)
    };
    let level = format!("-O{}", value("data-wasm-opt")?);
    let more = value("data-wasm-opt-params")?.split(' ').map(str::to_owned);
    Some([level].into_iter().chain(more).collect())
}

const TARGET: &str = "wasm32-unknown-unknown";

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_how_the_key_realm_is_optimised() {
        let page = "<link href=\"Cargo.toml\" data-wasm-opt=\"z\">\n\
            <link href=\"../key-realm/Cargo.toml\" data-wasm-opt=\"s\" data-wasm-opt-params=\"--a --b\">";
        assert_eq!(flags_of_key_realm(page).unwrap(), ["-Os", "--a", "--b"]);
        assert_eq!(flags_of_key_realm("<link>"), None);
    }
}
