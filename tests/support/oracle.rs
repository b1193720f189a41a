//! Independent implementations to compare with, run under Node.

use std::{
    io::Write,
    process::{Command, Stdio},
};

use anyhow::{Context, Result, ensure};
use serde_json::Value;

use crate::support::environment;

/// Asks a script of `tests/npm` one question, as JSON both ways.
pub fn ask(script: &str, question: &Value) -> Result<Value> {
    environment::npm()?;
    let mut child = Command::new(environment::on_path("node")?)
        .arg(environment::root().join("tests/npm").join(script))
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::inherit())
        .spawn()
        .context("starting node")?;
    child
        .stdin
        .take()
        .context("no input")?
        .write_all(question.to_string().as_bytes())?;
    let output = child.wait_with_output()?;
    ensure!(
        output.status.success(),
        "{script} failed with {}",
        output.status
    );
    serde_json::from_slice(&output.stdout).with_context(|| format!("the answer of {script}"))
}
