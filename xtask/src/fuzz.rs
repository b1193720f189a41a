//! `fuzz`: searches for bytes that break a parser, for as long as it is told.
//!
//! The targets are those that `test` replays; here libFuzzer looks for new inputs, which takes a
//! nightly compiler. Both that and cargo-fuzz are set up where they are missing. What is found is
//! named with its file: copied into the corpus, it is put at every `test` from then on.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use crate::arguments::FuzzWish;
use crate::checkout::Checkout;
use crate::failure::Failure;
use crate::process;
use crate::report;
use crate::setup::{self, Tool};

/// Runs one target, or all one after another.
///
/// A target that finds something stops; the others are run all the same.
pub(crate) fn fuzz(checkout: &Checkout, wish: &FuzzWish) -> Result<(), Failure> {
    let targets = chosen(checkout, wish.target.as_deref())?;
    setup::nightly(checkout)?;
    let folders = setup::cargo_tools(checkout, &[Tool::CARGO_FUZZ])?;
    let program = folders[0].join("cargo-fuzz");
    let mut found = Vec::new();
    for target in &targets {
        report::step(&format!("{target}, {} minutes", wish.minutes));
        found.extend(run(checkout, &program, target, wish.minutes)?);
    }
    if found.is_empty() {
        println!("Nothing found in {}.", targets.join(", "));
        return Ok(());
    }
    let list: String = found
        .iter()
        .map(|path| format!("\n  {}", path.display()))
        .collect();
    Err(Failure::new(
        format!("These inputs break what must hold:{list}"),
        "Mend it, and put each into fuzz/corpus/TARGET, where `cargo xtask test` finds it.",
    ))
}

/// Runs a target and returns the inputs that broke it.
fn run(
    checkout: &Checkout,
    program: &Path,
    target: &str,
    minutes: u32,
) -> Result<Vec<PathBuf>, Failure> {
    let place = checkout.root().join("target/fuzz");
    let artifacts = place.join("artifacts").join(target);
    let corpus = place.join("corpus").join(target);
    for folder in [&artifacts, &corpus] {
        fs::create_dir_all(folder).map_err(|error| Failure::file("make", folder, &error))?;
    }
    let before = files(&artifacts)?;
    let mut command = command(checkout, program, &place, target);
    // New inputs are kept in the first folder, and those of the checkout only read.
    command
        .arg(&corpus)
        .arg(checkout.root().join(CORPUS).join(target));
    command.arg("--").args([
        format!("-max_total_time={}", u64::from(minutes) * 60),
        format!("-artifact_prefix={}/", artifacts.display()),
        "-timeout=30".to_owned(),
        "-rss_limit_mb=2048".to_owned(),
        "-print_final_stats=1".to_owned(),
        "-verbosity=0".to_owned(),
    ]);
    let outcome = process::run(&mut command, "cargo fuzz");
    let mut found = files(&artifacts)?;
    found.retain(|path| !before.contains(path));
    match outcome {
        // It failed otherwise: perhaps it was not even built.
        Err(failure) if found.is_empty() => Err(failure),
        _ => Ok(found),
    }
}

/// Without a sanitizer: what is fuzzed is safe code, which one would only slow down. Overflows are
/// checked all the same.
fn command(checkout: &Checkout, program: &Path, place: &Path, target: &str) -> Command {
    let mut command = process::command(program, checkout);
    command
        .env("RUSTUP_TOOLCHAIN", setup::NIGHTLY)
        .args(["run", "--sanitizer", "none"])
        .args(["--fuzz-dir", "fuzz/libfuzzer", "--target-dir"])
        .arg(place)
        .arg(target);
    command
}

/// The targets are the folders of the corpus.
fn chosen(checkout: &Checkout, wanted: Option<&str>) -> Result<Vec<String>, Failure> {
    let folders = files(&checkout.root().join(CORPUS))?;
    let names = folders.iter().filter_map(|path| path.file_name()?.to_str());
    let names: Vec<String> = names.map(str::to_owned).collect();
    match wanted {
        None => Ok(names),
        Some(wanted) if names.iter().any(|name| name == wanted) => Ok(vec![wanted.to_owned()]),
        Some(wanted) => Err(Failure::new(
            format!("There is no target `{wanted}`."),
            format!("There are {}.", names.join(", ")),
        )),
    }
}

fn files(folder: &Path) -> Result<Vec<PathBuf>, Failure> {
    let entries = fs::read_dir(folder).and_then(|all| all.map(|entry| Ok(entry?.path())).collect());
    let mut paths: Vec<PathBuf> = entries.map_err(|error| Failure::file("read", folder, &error))?;
    paths.sort();
    Ok(paths)
}

const CORPUS: &str = "fuzz/corpus";
