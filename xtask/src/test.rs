//! `test`: every check and test.

use std::process::ExitCode;

use crate::arguments::Extent;
use crate::checkout::Checkout;
use crate::failure::Failure;

/// Runs nothing yet, and says so.
pub(crate) fn run(_checkout: &Checkout, _extent: Extent) -> Result<ExitCode, Failure> {
    Err(Failure::new(
        "This command is not written yet.",
        "Use `cargo test --workspace`.",
    ))
}
