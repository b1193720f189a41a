//! What `wallet-core` answers, beside what others answer: every case of `@ethersproject/testcases`
//! that applies, and drawn input put to `ethers` and `viem`.
//!
//! It counts cases, not functions, and says what it leaves out and why; so it has a harness of its
//! own, whose last lines are worded as any test's are. The packages lie where `HOLDFAST_NPM` says, or
//! in `tests/npm`. `HOLDFAST_SEED` draws the same input again.

#![expect(
    clippy::unwrap_used,
    reason = "a case stops where its own data is not as it should be"
)]
#![expect(clippy::print_stdout, reason = "a harness tells what it counted")]

mod harness;
mod npm;
mod peers;
mod random;
mod testcases;

use std::process::ExitCode;

fn main() -> ExitCode {
    let suites = testcases::SUITES.iter().chain(&peers::SUITES);
    harness::run(suites)
}
