//! Builds the site: the same bytes, and so the same CID, from the same commit in any folder.

mod fingerprint;
mod flags;

use std::fs;
use std::path::{Path, PathBuf};
use std::time::Instant;

use pack::Root;

use crate::checkout::Checkout;
use crate::failure::Failure;
use crate::process;
use crate::report;
use crate::setup::{self, Lock, SiteTools};
use fingerprint::Fingerprint;

/// A built site.
#[derive(Debug)]
pub(crate) struct Built {
    /// Where it lies.
    pub(crate) dist: PathBuf,
    /// Its name and size.
    pub(crate) root: Root,
    /// What it was built with.
    pub(crate) tools: SiteTools,
}

/// Builds the site, unless it is there already from these very inputs.
pub(crate) fn build(checkout: &Checkout) -> Result<Built, Failure> {
    let tools = setup::site_tools(checkout)?;
    let target = checkout.site_target();
    let _lock = Lock::take(&target.join("lock"), "the site of this checkout")?;
    let dist = checkout.dist();
    let flags = flags::rust_flags(checkout)?;
    let inputs = fingerprint::of_inputs(checkout, &flags, &tools.path)?;
    let record = target.join("fingerprint.json");
    if let Some(known) = Fingerprint::read(&record).filter(|known| known.inputs == inputs) {
        match pack::cid_of(&dist) {
            Ok(root) if root.cid.to_string() == known.cid => {
                return Ok(Built { dist, root, tools });
            }
            _ => report::progress("dist/ is not what was built; building it anew"),
        }
    }
    report::progress("Building the site: some minutes the first time, less from then on");
    let started = Instant::now();
    // A build that fails leaves no record, and so no doubt.
    let _ = fs::remove_file(&record);
    put_together(checkout, &tools, &flags, &dist)?;
    let root = name(&dist)?;
    Fingerprint {
        inputs,
        cid: root.cid.to_string(),
    }
    .write(&record)?;
    report::progress(&format!("Built in {}", report::time(started.elapsed())));
    Ok(Built { dist, root, tools })
}

/// Runs Trunk with the flags of a reproducible build.
fn put_together(
    checkout: &Checkout,
    tools: &SiteTools,
    flags: &str,
    dist: &Path,
) -> Result<(), Failure> {
    let mut trunk = process::command(&tools.trunk, checkout);
    trunk
        .args([
            "build",
            "--offline",
            "--skip-version-check",
            "--log",
            "warn",
            "--dist",
        ])
        .arg(dist)
        .env("PATH", process::path_with(&tools.path)?)
        .env("HOLDFAST", holdfast(checkout)?)
        .env("CARGO_NET_OFFLINE", "true")
        .env("CARGO_TARGET_DIR", checkout.site_target())
        .env("CARGO_ENCODED_RUSTFLAGS", flags)
        .env(
            "RUSTC_WRAPPER",
            checkout.root().join("xtask/src/site/rustc.sh"),
        )
        // A build script of wasm-bindgen writes down the commit of whatever repository it lies in:
        // none, unless somebody keeps their home folder in one.
        .env("GIT_DIR", "/dev/null")
        // Some shells set it to 1, which Trunk does not take for an answer.
        .env_remove("NO_COLOR");
    process::run(&mut trunk, "The build of the site")
}

/// Builds the command `holdfast`, which seals what Trunk has put together.
fn holdfast(checkout: &Checkout) -> Result<PathBuf, Failure> {
    let mut cargo = process::cargo(checkout);
    let target = checkout.target();
    cargo
        .args([
            "build",
            "--quiet",
            "--locked",
            "--package",
            "pack",
            "--bin",
            "holdfast",
        ])
        .env("CARGO_TARGET_DIR", &target);
    process::run(&mut cargo, "The build of the command holdfast")?;
    Ok(target
        .join("debug")
        .join(format!("holdfast{}", std::env::consts::EXE_SUFFIX)))
}

fn name(dist: &Path) -> Result<Root, Failure> {
    pack::cid_of(dist).map_err(|error| Failure::new(error.to_string(), error.advice()))
}
