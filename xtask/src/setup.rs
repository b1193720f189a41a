//! Sets up what is missing, once per machine: the cache folder holds each tool by name and version,
//! so a second clone finds it there.

mod browsers;
mod lock;
mod npm;
mod packages;
mod peer;
mod python;
mod rust;
mod tools;

use std::path::PathBuf;

use crate::checkout::Checkout;
use crate::failure::Failure;
use crate::process;

pub(crate) use browsers::browsers;
pub(crate) use lock::Lock;
pub(crate) use npm::Npm;
pub(crate) use peer::{Peer, peer};
pub(crate) use python::python;
pub(crate) use rust::{NIGHTLY, nightly};
pub(crate) use tools::Tool;

/// What the building of a site needs.
#[derive(Debug)]
pub(crate) struct SiteTools {
    /// The program that puts the site together.
    pub(crate) trunk: PathBuf,
    /// Folders that the build finds its other programs in.
    pub(crate) path: Vec<PathBuf>,
    /// The locked npm packages.
    pub(crate) npm: Npm,
}

/// Sets up what the building of a site needs.
pub(crate) fn site_tools(checkout: &Checkout) -> Result<SiteTools, Failure> {
    system()?;
    rust::targets_and_components(checkout)?;
    let folders = tools::install(checkout, &[Tool::WASM_BINDGEN, Tool::TRUNK])?;
    let npm = Npm::install(checkout)?;
    Ok(SiteTools {
        trunk: folders[1].join("trunk"),
        path: folders.into_iter().chain([npm.programs()]).collect(),
        npm,
    })
}

/// What a comparison with other implementations needs.
#[derive(Debug)]
pub(crate) struct BenchTools {
    /// Makes the interface between WASM and JavaScript.
    pub(crate) wasm_bindgen: PathBuf,
    /// The locked npm packages, the peers among them.
    pub(crate) npm: Npm,
    /// The browser.
    pub(crate) chromium: PathBuf,
}

/// Sets up what a comparison with other implementations needs.
pub(crate) fn bench_tools(checkout: &Checkout) -> Result<BenchTools, Failure> {
    system()?;
    rust::targets_and_components(checkout)?;
    let folders = tools::install(checkout, &[Tool::WASM_BINDGEN])?;
    Ok(BenchTools {
        wasm_bindgen: folders[0].join("wasm-bindgen"),
        npm: Npm::install(checkout)?,
        chromium: browsers::chromium(checkout)?,
    })
}

/// Sets up programs by cargo and returns the folder of each.
pub(crate) fn cargo_tools(checkout: &Checkout, wanted: &[Tool]) -> Result<Vec<PathBuf>, Failure> {
    tools::install(checkout, wanted)
}

/// What no command of ours can install.
fn system() -> Result<(), Failure> {
    process::require(
        "rustup",
        "Install it from https://rustup.rs and open a new terminal.",
    )?;
    process::require(
        "cc",
        "Install a C compiler: on Debian and Ubuntu `apt-get install build-essential`.",
    )?;
    process::require("node", NODE_ADVICE)?;
    process::require("npm", NODE_ADVICE)?;
    Ok(())
}

const NODE_ADVICE: &str = "Install Node 20 or newer with npm: on Debian and Ubuntu `apt-get install nodejs npm`, or from https://nodejs.org.";
