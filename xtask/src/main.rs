//! What a contributor runs, as `cargo xtask COMMAND`: set-up, build, run, test, compare.
//!
//! It calls the tools and words what they come to. What it builds, names and serves is `pack`'s
//! business; what it tests lies in the crates and in `tests`. A user of a release needs none of it.

#![forbid(unsafe_code)]
#![allow(
    clippy::print_stdout,
    clippy::print_stderr,
    reason = "a command line speaks by printing"
)]

mod arguments;
mod bench;
mod checkout;
mod ether;
mod failure;
mod fund;
mod fuzz;
mod json_rpc;
mod node;
mod process;
mod report;
mod run;
mod setup;
mod site;
mod size;
mod test;
mod trust;

use std::process::ExitCode;

use arguments::{Command, HELP};
use checkout::Checkout;
use failure::Failure;

fn main() -> ExitCode {
    let command = match arguments::parse(std::env::args().skip(1)) {
        Ok(command) => command,
        Err(failure) => return refuse(&failure),
    };
    match carry_out(command) {
        Ok(code) => code,
        Err(failure) => refuse(&failure),
    }
}

fn carry_out(command: Command) -> Result<ExitCode, Failure> {
    let checkout = Checkout::here()?;
    match command {
        Command::Help => println!("{HELP}"),
        Command::Build => {
            let built = site::build(&checkout)?;
            println!("{}", report::site_line(&built));
        }
        Command::Cid => println!("{}", site::build(&checkout)?.root.cid),
        Command::Size(form) => size::print(&checkout, form)?,
        Command::Run(wish) => run::run(&checkout, wish)?,
        Command::Fund(wish) => fund::fund(&checkout, &wish)?,
        Command::Trust => trust::write(&checkout)?,
        Command::BenchCore(form) => return bench::core(&checkout, form),
        Command::Fuzz(wish) => fuzz::fuzz(&checkout, &wish)?,
        Command::Test(extent) => return Ok(test::run(&checkout, extent)),
    }
    Ok(ExitCode::SUCCESS)
}

fn refuse(failure: &Failure) -> ExitCode {
    eprintln!("{failure}");
    ExitCode::FAILURE
}
