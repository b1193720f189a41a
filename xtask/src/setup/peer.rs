//! The reference IPFS peer, built from `tests/ipfs-peer` where Go is.

use std::path::PathBuf;

use crate::checkout::Checkout;
use crate::failure::Failure;
use crate::process;
use crate::report;

/// The peer, or why there is none.
#[derive(Debug)]
pub(crate) enum Peer {
    /// It is built.
    Built(PathBuf),
    /// This machine cannot build it; the tests that need it are skipped by name.
    Absent(&'static str),
}

/// Builds the peer; Go itself knows whether anything changed.
pub(crate) fn peer(checkout: &Checkout) -> Result<Peer, Failure> {
    if process::find("go").is_none() {
        return Ok(Peer::Absent("Go is not installed"));
    }
    report::progress("Building the reference IPFS peer");
    let program = checkout.target().join("ipfs-peer");
    let mut go = process::command("go", checkout);
    go.current_dir(checkout.root().join("tests/ipfs-peer"))
        .args(["build", "-trimpath", "-o"])
        .arg(&program)
        .arg(".");
    process::run(&mut go, "The build of the reference IPFS peer")?;
    Ok(Peer::Built(program))
}
