//! Where the tools of the scenarios are; `cargo xtask test` says so in the environment.

use std::{
    env,
    path::{Path, PathBuf},
};

use anyhow::{Context, Result, ensure};

/// Returns the folder of the production site.
pub fn dist() -> Result<PathBuf> {
    existing(path_from("HOLDFAST_DIST").unwrap_or_else(|| root().join("dist")))
}

/// Returns the `node_modules` of the locked npm tools.
pub fn npm() -> Result<PathBuf> {
    existing(path_from("HOLDFAST_NPM").unwrap_or_else(|| root().join("tests/npm/node_modules")))
}

/// Returns the node that transactions are sent to.
pub fn anvil() -> Result<PathBuf> {
    match path_from("HOLDFAST_ANVIL") {
        Some(path) => existing(path),
        None => existing(npm()?.join("@foundry-rs/anvil-linux-amd64/bin/anvil")),
    }
}

/// Returns Firefox's driver.
pub fn geckodriver() -> Result<PathBuf> {
    match path_from("HOLDFAST_GECKODRIVER") {
        Some(path) => existing(path),
        None => on_path("geckodriver"),
    }
}

/// Returns the reference gateway where this machine could build it.
#[must_use]
pub fn ipfs_peer() -> Option<PathBuf> {
    path_from("HOLDFAST_IPFS_PEER").filter(|path| path.exists())
}

/// Finds a program on PATH.
pub fn on_path(name: &str) -> Result<PathBuf> {
    let path = env::var_os("PATH").context("PATH is not set")?;
    env::split_paths(&path)
        .map(|folder| folder.join(name))
        .find(|file| file.exists())
        .with_context(|| format!("{name} is not on PATH; cargo xtask test installs it"))
}

/// Returns the checkout.
#[must_use]
pub fn root() -> &'static Path {
    Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/.."))
}

/// Returns the folder for screenshots and logs of a run.
pub fn output() -> Result<PathBuf> {
    let folder = root().join("tests/output");
    std::fs::create_dir_all(&folder)?;
    Ok(folder)
}

fn path_from(variable: &str) -> Option<PathBuf> {
    env::var_os(variable)
        .filter(|value| !value.is_empty())
        .map(PathBuf::from)
}

fn existing(path: PathBuf) -> Result<PathBuf> {
    ensure!(
        path.exists(),
        "{} is missing; run the scenarios by cargo xtask test",
        path.display()
    );
    Ok(path)
}
