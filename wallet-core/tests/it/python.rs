//! The vault's format, read by Python libraries from its description alone; and the Python that
//! other suites ask.
//!
//! `HOLDFAST_PYTHON` names a Python that has the packages of `tests/python/requirements.txt`; where
//! it is not set, an environment with them is made once in the build's own temporary folder. Where
//! no Python can be had at all, the reason is printed and the check is left to a machine that has
//! one.

use std::{
    io::Write as _,
    path::{Path, PathBuf},
    process::{Command, Stdio},
};

use serde_json::Value;

use crate::vault::{SAMPLE_PASSWORD, sample_path};

#[test]
fn python_reads_the_sample() {
    let python = match python() {
        Ok(python) => python,
        Err(reason) => {
            println!("skipped: {reason}");
            return;
        }
    };
    let wallet = read(&python, SAMPLE_PASSWORD).unwrap();
    assert_eq!(wallet["created_at_ms"], 1_760_000_000_000_u64);
    assert_eq!(wallet["entropy"], "df9bf37e6fcdf9bf37e6fcdf9bf37e3c");
    assert_eq!(wallet["passphrase"], "low t\u{ef}de");
    assert_eq!(wallet["seal_words"], serde_json::json!([3, 4]));
    assert_eq!(wallet["seal_drawing"], "05060708090a0b0c0d0e0f1011121314");
    assert_eq!(wallet["accounts"].as_array().unwrap().len(), 3);
    assert_eq!(wallet["accounts"][1]["name"], "\u{dc}bersee");
    let refused = read(&python, "another password").unwrap_err();
    assert_eq!(refused.trim(), "refused: wrong password, or tampered with");
}

fn read(python: &Path, password: &str) -> Result<Value, String> {
    let mut child = Command::new(python)
        .arg(folder().join("read_vault.py"))
        .arg(sample_path())
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let mut stdin = child.stdin.take().unwrap();
    stdin.write_all(password.as_bytes()).unwrap();
    drop(stdin);
    let output = child.wait_with_output().unwrap();
    if output.status.success() {
        Ok(serde_json::from_slice(&output.stdout).unwrap())
    } else {
        Err(String::from_utf8_lossy(&output.stderr).into_owned())
    }
}

/// Finds or makes a Python with the packages.
pub(crate) fn python() -> Result<PathBuf, String> {
    if let Some(python) = std::env::var_os("HOLDFAST_PYTHON") {
        return Ok(PathBuf::from(python));
    }
    let environment = Path::new(env!("CARGO_TARGET_TMPDIR")).join("vault-python");
    let python = environment.join("bin/python");
    if !has_packages(&python) {
        let python3 = Path::new("python3");
        run(
            python3,
            &["-m", "venv", "--clear", &environment.to_string_lossy()],
        )?;
        let requirements = folder().join("requirements.txt");
        let requirements = requirements.to_string_lossy();
        let install = ["-m", "pip", "install", "--quiet", "--requirement"];
        run(&python, &[&install[..], &[&requirements]].concat())?;
    }
    Ok(python)
}

fn has_packages(python: &Path) -> bool {
    run(python, &["-c", "import argon2, Crypto, shamir_mnemonic"]).is_ok()
}

fn run(program: &Path, arguments: &[&str]) -> Result<(), String> {
    let output = Command::new(program)
        .args(arguments)
        .output()
        .map_err(|error| format!("{}: {error}", program.display()))?;
    if output.status.success() {
        Ok(())
    } else {
        let said = String::from_utf8_lossy(&output.stderr).into_owned();
        Err(format!("{} {arguments:?}: {said}", program.display()))
    }
}

pub(crate) fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/python")
}
