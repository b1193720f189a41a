//! Programs that cargo builds from crates, each in a folder of the cache by name and version.
//!
//! An install goes into a folder of another name, which is renamed at the end: one that was killed
//! never looks finished.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{self as system, Command};
use std::time::Instant;

use super::lock::Lock;
use crate::checkout::Checkout;
use crate::failure::Failure;
use crate::process;
use crate::report;

/// A program from a crate.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Tool {
    name: &'static str,
    version: &'static str,
    program: &'static str,
}

impl Tool {
    /// Makes the interface between WASM and JavaScript; the version is the library's.
    pub(crate) const WASM_BINDGEN: Self = Self {
        name: "wasm-bindgen-cli",
        version: "0.2.129",
        program: "wasm-bindgen",
    };
    /// Puts the site together.
    pub(crate) const TRUNK: Self = Self {
        name: "trunk",
        version: "0.21.14",
        program: "trunk",
    };
    /// Looks at licences, bans and sources of dependencies.
    pub(crate) const CARGO_DENY: Self = Self {
        name: "cargo-deny",
        version: "0.20.2",
        program: "cargo-deny",
    };
    /// Firefox's driver.
    pub(crate) const GECKODRIVER: Self = Self {
        name: "geckodriver",
        version: "0.37.1",
        program: "geckodriver",
    };
    /// Searches for bytes that break a parser.
    pub(crate) const CARGO_FUZZ: Self = Self {
        name: "cargo-fuzz",
        version: "0.13.1",
        program: "cargo-fuzz",
    };

    fn folder(self, checkout: &Checkout) -> PathBuf {
        checkout
            .cache()
            .join("tools")
            .join(format!("{}-{}", self.name, self.version))
    }

    fn is_in(self, folder: &Path) -> bool {
        folder.join("bin").join(self.program).is_file()
    }
}

/// Installs those that are missing and returns the folder of each program, in the same order.
pub(super) fn install(checkout: &Checkout, wanted: &[Tool]) -> Result<Vec<PathBuf>, Failure> {
    for tool in wanted {
        if !tool.is_in(&tool.folder(checkout)) {
            install_one(checkout, *tool)?;
        }
    }
    Ok(wanted
        .iter()
        .map(|tool| tool.folder(checkout).join("bin"))
        .collect())
}

fn install_one(checkout: &Checkout, tool: Tool) -> Result<(), Failure> {
    let tools = checkout.cache().join("tools");
    let _lock = Lock::take(&tools.join(".lock"), "the tools in the cache folder")?;
    let folder = tool.folder(checkout);
    if tool.is_in(&folder) {
        return Ok(());
    }
    let Tool { name, version, .. } = tool;
    report::progress(&format!(
        "Installing {name} {version}, once for this machine: some minutes"
    ));
    let started = Instant::now();
    let unfinished = tools.join(format!(".{name}-{version}.{}", system::id()));
    let outcome = process::run(
        &mut install_command(checkout, tool, &unfinished),
        &format!("Installing {name}"),
    );
    let outcome = outcome.and_then(|()| put_in_place(&unfinished, &folder));
    // What is left over was renamed, or is of no use to anyone.
    let _ = fs::remove_dir_all(&unfinished);
    outcome?;
    report::progress(&format!(
        "{name} {version} is there after {}",
        report::time(started.elapsed())
    ));
    Ok(())
}

/// These run for seconds: a quick compile saves more than a fast program.
fn install_command(checkout: &Checkout, tool: Tool, root: &Path) -> Command {
    let mut command = process::cargo(checkout);
    command
        .args([
            "install",
            tool.name,
            "--version",
            tool.version,
            "--locked",
            "--quiet",
            "--root",
        ])
        .arg(root)
        .env("CARGO_TARGET_DIR", root.join("target"))
        .env("CARGO_PROFILE_RELEASE_LTO", "off")
        .env("CARGO_PROFILE_RELEASE_CODEGEN_UNITS", "64")
        .env("CARGO_PROFILE_RELEASE_OPT_LEVEL", "1")
        .env("CARGO_PROFILE_RELEASE_DEBUG", "0")
        .env("CARGO_PROFILE_RELEASE_STRIP", "symbols");
    command
}

fn put_in_place(unfinished: &Path, folder: &Path) -> Result<(), Failure> {
    // What the compiler left on the way is of no use to anyone later.
    let _ = fs::remove_dir_all(unfinished.join("target"));
    if folder.exists() {
        fs::remove_dir_all(folder).map_err(|error| Failure::file("remove", folder, &error))?;
    }
    fs::rename(unfinished, folder).map_err(|error| Failure::file("make", folder, &error))
}
