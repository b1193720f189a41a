//! The reference IPFS gateway, where this machine could build it.

use std::{
    path::Path,
    process::{Command, Output},
};

use anyhow::{Context, Result, ensure};
use serde_json::Value;

use crate::support::{environment, process::Process};

/// A running gateway with several folders.
#[derive(Debug)]
pub struct Gateway {
    _process: Process,
    port: u16,
    cids: Vec<String>,
}

impl Gateway {
    /// Adds folders and serves them, each by its CID.
    pub fn serve(folders: &[&Path]) -> Result<Self> {
        let mut command = Command::new(program()?);
        command.args(["serve", "--port", "0"]).args(folders);
        let (process, ready) = Process::start_and_read(&mut command, |line| {
            serde_json::from_str::<Value>(line)
                .ok()
                .filter(|value| value["port"].is_u64())
        })?;
        let port = u16::try_from(ready["port"].as_u64().context("a port")?)?;
        let cids = ready["cids"].as_array().context("cids")?;
        let cids = cids
            .iter()
            .filter_map(|cid| cid.as_str().map(str::to_owned))
            .collect();
        Ok(Self {
            _process: process,
            port,
            cids,
        })
    }

    /// Returns the port.
    #[must_use]
    pub fn port(&self) -> u16 {
        self.port
    }

    /// Returns the address of the folder's own origin.
    #[must_use]
    pub fn subdomain(&self, folder: usize) -> String {
        format!("http://{}.ipfs.localhost:{}/", self.cids[folder], self.port)
    }

    /// Returns the address under the origin that all folders share.
    #[must_use]
    pub fn path(&self, folder: usize) -> String {
        format!("http://127.0.0.1:{}/ipfs/{}/", self.port, self.cids[folder])
    }
}

/// Returns the CID that the reference importer gives a folder.
pub fn reference_cid(folder: &Path) -> Result<String> {
    let Output { status, stdout, .. } = Command::new(program()?).arg("add").arg(folder).output()?;
    ensure!(
        status.success(),
        "the reference importer failed with {status}"
    );
    Ok(String::from_utf8(stdout)?.trim().to_owned())
}

fn program() -> Result<std::path::PathBuf> {
    environment::ipfs_peer().context("the reference gateway is not built")
}
