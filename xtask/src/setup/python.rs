//! A Python with the packages of the independent reader of vaults, in a folder of the cache that
//! the list of packages names by its digest.

use std::fs;
use std::path::{Path, PathBuf};
use std::process as system;

use pack::digest::sha256_hex;

use super::lock::Lock;
use super::packages;
use crate::checkout::Checkout;
use crate::failure::Failure;
use crate::process;
use crate::report;

/// Sets up the environment and returns its Python.
pub(crate) fn python(checkout: &Checkout) -> Result<PathBuf, Failure> {
    let requirements = checkout
        .root()
        .join("wallet-core/tests/python/requirements.txt");
    let list = fs::read(&requirements).map_err(|e| Failure::file("read", &requirements, &e))?;
    let cache = checkout.cache().join("python");
    let folder = cache.join(&sha256_hex(&list)[..DIGITS]);
    if !folder.is_dir() {
        let _lock = Lock::take(
            &cache.join(".lock"),
            "the Python packages in the cache folder",
        )?;
        if !folder.is_dir() {
            interpreter(checkout)?;
            fill(checkout, &requirements, &folder)?;
        }
    }
    Ok(folder.join("bin/python"))
}

/// Debian parts what an environment is made with from Python itself.
fn interpreter(checkout: &Checkout) -> Result<(), Failure> {
    let mut command = process::command("python3", checkout);
    match process::read(command.args(["-c", "import ensurepip, venv"]), "python3") {
        Ok(_) => Ok(()),
        Err(_) => packages::install(checkout, &PACKAGES, NEEDED, ELSEWHERE),
    }
}

/// Python finds an environment by where it lies, so it may be renamed once it is whole.
fn fill(checkout: &Checkout, requirements: &Path, folder: &Path) -> Result<(), Failure> {
    report::progress("Installing the Python packages that read a vault");
    let unfinished = folder.with_extension(format!("unfinished-{}", system::id()));
    let mut make = process::command("python3", checkout);
    make.args(["-m", "venv"]).arg(&unfinished);
    let mut install = process::command(unfinished.join("bin/python"), checkout);
    install
        .args(["-m", "pip", "install", "--quiet", "--requirement"])
        .arg(requirements);
    let outcome = process::run(&mut make, "Making a Python environment")
        .and_then(|()| process::run(&mut install, "pip install"))
        .and_then(|()| {
            fs::rename(&unfinished, folder).map_err(|e| Failure::file("make", folder, &e))
        });
    if outcome.is_err() {
        // It is of no use to anyone, and the next attempt begins anew.
        let _ = fs::remove_dir_all(&unfinished);
    }
    outcome
}

const DIGITS: usize = 16;
const PACKAGES: [&str; 2] = ["python3", "python3-venv"];
const NEEDED: &str = "The independent reader of vaults needs Python with its module venv";
const ELSEWHERE: &str = "install Python 3.9 or newer with pip and venv.";
