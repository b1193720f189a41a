//! The locked npm packages, in a folder of the cache that the lock file names by its digest.

use std::fs;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};
use std::process as system;

use pack::digest::sha256_hex;

use super::lock::Lock;
use crate::checkout::Checkout;
use crate::failure::Failure;
use crate::process;
use crate::report;

/// The installed packages.
#[derive(Clone, Debug)]
pub(crate) struct Npm {
    modules: PathBuf,
}

impl Npm {
    /// Installs the packages unless they are there, and links them into the checkout.
    pub(super) fn install(checkout: &Checkout) -> Result<Self, Failure> {
        let source = checkout.root().join("tests/npm");
        let lock_file = source.join(LOCK_FILE);
        let lock = fs::read(&lock_file).map_err(|e| Failure::file("read", &lock_file, &e))?;
        let cache = checkout.cache().join("npm");
        let folder = cache.join(&sha256_hex(&lock)[..DIGITS]);
        if !folder.is_dir() {
            let _lock = Lock::take(&cache.join(".lock"), "the npm packages in the cache folder")?;
            if !folder.is_dir() {
                fill(checkout, &source, &folder)?;
            }
        }
        let npm = Self {
            modules: folder.join("node_modules"),
        };
        link(&npm.modules, &source.join("node_modules"))?;
        Ok(npm)
    }

    /// The folder `node_modules`.
    pub(crate) fn modules(&self) -> &Path {
        &self.modules
    }

    /// The folder with the packages' programs.
    pub(crate) fn programs(&self) -> PathBuf {
        self.modules.join(".bin")
    }

    /// The test node.
    pub(crate) fn anvil(&self) -> Result<PathBuf, Failure> {
        let path = self.modules.join("@foundry-rs/anvil-linux-amd64/bin/anvil");
        if path.is_file() {
            return Ok(path);
        }
        Err(Failure::new(
            "The test node anvil comes from npm for Linux on x86-64 alone, and this is another machine.",
            "Start a node of your own, and use `cargo xtask run --no-node`.",
        ))
    }
}

fn fill(checkout: &Checkout, source: &Path, folder: &Path) -> Result<(), Failure> {
    report::progress("Installing the locked npm packages");
    let unfinished = folder.with_extension(format!("unfinished-{}", system::id()));
    let outcome = copy_manifests(source, &unfinished).and_then(|()| {
        let mut command = process::command("npm", checkout);
        command.current_dir(&unfinished).args([
            "ci",
            "--ignore-scripts",
            "--no-audit",
            "--no-fund",
        ]);
        process::run(&mut command, "npm ci")?;
        make_runnable(&unfinished.join("node_modules"))?;
        fs::rename(&unfinished, folder).map_err(|e| Failure::file("make", folder, &e))
    });
    if outcome.is_err() {
        // It is of no use to anyone, and the next attempt begins anew.
        let _ = fs::remove_dir_all(&unfinished);
    }
    outcome
}

fn copy_manifests(source: &Path, folder: &Path) -> Result<(), Failure> {
    fs::create_dir_all(folder).map_err(|e| Failure::file("make", folder, &e))?;
    for name in ["package.json", LOCK_FILE, ".npmrc"] {
        let from = source.join(name);
        fs::copy(&from, folder.join(name)).map_err(|e| Failure::file("copy", &from, &e))?;
    }
    Ok(())
}

/// Packages that hold a program as plain data lose the right to run it on the way.
#[cfg(unix)]
fn make_runnable(modules: &Path) -> Result<(), Failure> {
    use std::os::unix::fs::PermissionsExt;

    let program = modules.join("@foundry-rs/anvil-linux-amd64/bin/anvil");
    match fs::set_permissions(&program, fs::Permissions::from_mode(0o755)) {
        // Elsewhere the package is not installed at all.
        Err(error) if error.kind() != ErrorKind::NotFound => {
            Err(Failure::file("make runnable", &program, &error))
        }
        _ => Ok(()),
    }
}

#[cfg(not(unix))]
fn make_runnable(_modules: &Path) -> Result<(), Failure> {
    Ok(())
}

/// Scripts beside the manifest find the packages by the usual name.
#[cfg(unix)]
fn link(modules: &Path, place: &Path) -> Result<(), Failure> {
    if fs::read_link(place).is_ok_and(|target| target == modules) {
        return Ok(());
    }
    let failed = |error| Failure::file("link", place, &error);
    match fs::symlink_metadata(place) {
        Ok(found) if found.is_dir() => fs::remove_dir_all(place).map_err(failed)?,
        Ok(_) => fs::remove_file(place).map_err(failed)?,
        Err(_) => {}
    }
    match std::os::unix::fs::symlink(modules, place) {
        Err(error) if error.kind() != ErrorKind::AlreadyExists => Err(failed(error)),
        _ => Ok(()),
    }
}

#[cfg(not(unix))]
fn link(_modules: &Path, _place: &Path) -> Result<(), Failure> {
    Ok(())
}

const LOCK_FILE: &str = "package-lock.json";
const DIGITS: usize = 16;
