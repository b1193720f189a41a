//! The vault's format, read by Python libraries from its description alone; keystores, read by
//! another wallet's library; and the Python that other suites ask.
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
fn python_reads_the_samples() {
    let python = match python() {
        Ok(python) => python,
        Err(reason) => {
            println!("skipped: {reason}");
            return;
        }
    };
    let wallet = read(&python, 1, SAMPLE_PASSWORD).unwrap();
    assert_eq!(wallet["created_at_ms"], 1_760_000_000_000_u64);
    assert_eq!(wallet["entropy"], "df9bf37e6fcdf9bf37e6fcdf9bf37e3c");
    assert_eq!(wallet["passphrase"], "low t\u{ef}de");
    assert_eq!(wallet["seal_words"], serde_json::json!([3, 4]));
    assert_eq!(wallet["seal_drawing"], "05060708090a0b0c0d0e0f1011121314");
    assert_eq!(wallet["accounts"].as_array().unwrap().len(), 3);
    assert_eq!(wallet["accounts"][1]["name"], "\u{dc}bersee");
    let wallet = read(&python, 2, SAMPLE_PASSWORD).unwrap();
    assert_eq!(wallet["seal_drawing"], "05060708090a0b0c0d0e0f1011121314");
    let sources = &wallet["sources"];
    assert_eq!(sources.as_array().unwrap().len(), 7);
    assert_eq!(sources[0]["entropy"], "df9bf37e6fcdf9bf37e6fcdf9bf37e3c");
    assert_eq!(sources[0]["passphrase"], "low t\u{ef}de");
    assert_eq!(sources[1]["language"], 6);
    let words = sources[1]["words"].as_str().unwrap();
    assert_eq!(words.split(' ').count(), 12);
    assert_eq!(sources[2]["body"], "33".repeat(16));
    assert_eq!(sources[3]["body"], "44".repeat(32));
    let accounts = &wallet["accounts"];
    assert_eq!(accounts.as_array().unwrap().len(), 9);
    assert_eq!(accounts[1]["name"], "\u{dc}bersee");
    assert_eq!(accounts[1]["path"], "m/44'/60'/1'/0/0");
    assert_eq!(accounts[7]["kind"], 3);
    let refused = read(&python, 2, "another password").unwrap_err();
    assert_eq!(refused.trim(), "refused: wrong password, or tampered with");
}

#[test]
fn python_reads_a_new_keystore() {
    let python = match python() {
        Ok(python) => python,
        Err(reason) => {
            println!("skipped: {reason}");
            return;
        }
    };
    let file = Path::new(env!("CARGO_TARGET_TMPDIR")).join("new-keystore.json");
    std::fs::write(&file, crate::keystore::new_keystore()).unwrap();
    let ask = |password| ask(&python, "read_keystore.py", &file, password);
    let found = ask(crate::keystore::NEW_PASSWORD).unwrap();
    assert_eq!(found["key"], "07".repeat(32));
    assert_eq!(found["address"], found["stated"]);
    assert_eq!(ask("another").unwrap_err().trim(), "refused: MAC mismatch");
}

fn read(python: &Path, version: u8, password: &str) -> Result<Value, String> {
    ask(
        python,
        "read_vault.py",
        Path::new(&sample_path(version)),
        password,
    )
}

fn ask(python: &Path, script: &str, file: &Path, password: &str) -> Result<Value, String> {
    let mut child = Command::new(python)
        .arg(folder().join(script))
        .arg(file)
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
    run(
        python,
        &["-c", "import argon2, Crypto, eth_keyfile, shamir_mnemonic"],
    )
    .is_ok()
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
