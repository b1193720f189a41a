//! The command `holdfast`: reads arguments, calls the library, words the outcome.

mod command;

use std::io::Write;
use std::process::ExitCode;

use clap::Parser;

use command::{Command, Failure};

/// Seals, names and serves a Holdfast site.
#[derive(Debug, Parser)]
#[command(version, about, max_term_width = 100)]
struct Arguments {
    #[command(subcommand)]
    command: Command,
}

fn main() -> ExitCode {
    match command::run(Arguments::parse().command) {
        Ok(()) => ExitCode::SUCCESS,
        Err(failure) => {
            report(&failure);
            ExitCode::FAILURE
        }
    }
}

/// Writes what happened, then what to do.
fn report(failure: &Failure) {
    // With nobody to read it there is nobody to tell.
    let _ = writeln!(
        std::io::stderr(),
        "holdfast: {}\n{}",
        failure.happened,
        failure.advice
    );
}
