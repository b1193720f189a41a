//! Compares the key core with other implementations: `cargo xtask bench core`.
//!
//! Owns the builds, the table, the plot, and the bars that the core is to pass. What is called, and
//! how it is timed, lies in `tests/npm/bench`. No test depends on a time.

mod module;
mod plot;
mod rows;

use std::fs;
use std::io::Write;
use std::path::PathBuf;
use std::process::{ExitCode, Stdio};

use serde_json::{Value, json};

use crate::arguments::BenchForm;
use crate::checkout::Checkout;
use crate::failure::Failure;
use crate::process;
use crate::report;
use crate::setup;
use rows::Comparison;

/// Builds the core and its peers, compares them, and prints what came out.
pub(crate) fn core(checkout: &Checkout, form: BenchForm) -> Result<ExitCode, Failure> {
    let tools = setup::bench_tools(checkout)?;
    let built = module::build(checkout, &tools)?;
    report::progress("Comparing, peer after peer, round after round: some minutes");
    let ask = json!({
        "core": built.wasm,
        "native": built.native,
        "chromium": tools.chromium,
        "rounds": ROUNDS,
        "batchMs": BATCH_MS,
    });
    let answer = compare(checkout, &ask)?;
    let comparison = Comparison::read(&answer)?;
    let kept = keep(checkout, &answer, &comparison)?;
    match form {
        BenchForm::Table => print!("{}", comparison.table()),
        BenchForm::Json => println!("{answer:#}"),
    }
    for path in kept {
        report::progress(&format!("Kept as {}", path.display()));
    }
    let missed = comparison.missed();
    missed.iter().for_each(|line| report::progress(line));
    Ok(if missed.is_empty() {
        ExitCode::SUCCESS
    } else {
        ExitCode::FAILURE
    })
}

/// Runs the comparison, which refuses peers that disagree.
fn compare(checkout: &Checkout, ask: &Value) -> Result<Value, Failure> {
    let mut command = process::command("node", checkout);
    command
        .arg(checkout.root().join("tests/npm/bench/core.mjs"))
        .stdin(Stdio::piped())
        .stdout(Stdio::piped());
    let mut child = command
        .spawn()
        .map_err(|error| process::not_started(&command, &error))?;
    let input = child.stdin.take().expect("it was asked for");
    let sent = { input }.write_all(ask.to_string().as_bytes());
    let output = child.wait_with_output();
    let output = output.map_err(|error| process::not_started(&command, &error))?;
    let answer = serde_json::from_slice(&output.stdout).ok();
    match answer.filter(|_| sent.is_ok() && output.status.success()) {
        Some(answer) => Ok(answer),
        None => Err(Failure::new(
            "The comparison ended without an answer.",
            "What it said stands above; two peers that disagree are named there.",
        )),
    }
}

/// Writes the figures and their plot beside what tests leave.
fn keep(
    checkout: &Checkout,
    answer: &Value,
    comparison: &Comparison,
) -> Result<[PathBuf; 2], Failure> {
    let folder = checkout.root().join("tests/output");
    fs::create_dir_all(&folder).map_err(|error| Failure::file("make", &folder, &error))?;
    let figures = (folder.join("bench-core.json"), format!("{answer:#}\n"));
    let plot = (folder.join("bench-core.svg"), plot::svg(comparison));
    for (path, text) in [&figures, &plot] {
        fs::write(path, text).map_err(|error| Failure::file("write", path, &error))?;
    }
    Ok([figures.0, plot.0])
}

/// Rounds of each row; the middle one counts.
const ROUNDS: u32 = 21;

/// How long a peer runs in a round, unless one turn takes longer.
const BATCH_MS: u32 = 30;
