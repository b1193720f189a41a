//! Running other programs, and finding them.

use std::env;
use std::ffi::OsString;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use crate::checkout::Checkout;
use crate::failure::Failure;

/// Finds a program on PATH.
pub(crate) fn find(name: &str) -> Option<PathBuf> {
    let path = env::var_os("PATH")?;
    env::split_paths(&path)
        .map(|folder| folder.join(name))
        .find(|file| file.is_file())
}

/// Finds a program on PATH, or says what to install.
pub(crate) fn require(name: &str, advice: &str) -> Result<PathBuf, Failure> {
    find(name).ok_or_else(|| Failure::new(format!("This machine has no `{name}`."), advice))
}

/// A command in the checkout, free of what cargo and rustup set for this very process: with it a
/// build would differ from the same build in a fresh terminal.
pub(crate) fn command(program: impl AsRef<std::ffi::OsStr>, checkout: &Checkout) -> Command {
    let mut command = Command::new(program);
    command.current_dir(checkout.root());
    for (name, _) in env::vars_os() {
        if name.to_str().is_some_and(decides_a_build) {
            command.env_remove(name);
        }
    }
    command
}

/// `cargo` of the toolchain that the checkout pins.
pub(crate) fn cargo(checkout: &Checkout) -> Command {
    command("cargo", checkout)
}

/// PATH with folders put first.
pub(crate) fn path_with(folders: &[PathBuf]) -> Result<OsString, Failure> {
    let old = env::var_os("PATH").unwrap_or_default();
    let all = folders.iter().cloned().chain(env::split_paths(&old));
    env::join_paths(all).map_err(|_| {
        Failure::new(
            "A folder's name holds a colon.",
            "Keep the cache and the checkout in folders without one.",
        )
    })
}

/// Runs a command with its output shown.
pub(crate) fn run(command: &mut Command, what: &str) -> Result<(), Failure> {
    // Standard output is for results alone.
    let status = command
        .stdin(Stdio::null())
        .stdout(std::io::stderr())
        .status();
    let status = status.map_err(|error| not_started(command, &error))?;
    if status.success() {
        return Ok(());
    }
    Err(Failure::new(
        format!("{what} failed with {status}."),
        SAID_ABOVE,
    ))
}

/// Runs a command with its progress shown, and returns its result without the last line's end.
pub(crate) fn result(command: &mut Command, what: &str) -> Result<String, Failure> {
    read(command.stderr(Stdio::inherit()), what)
}

/// Runs a command and returns what it wrote, without the last line's end.
pub(crate) fn read(command: &mut Command, what: &str) -> Result<String, Failure> {
    let output = command.stdin(Stdio::null()).output();
    let output = output.map_err(|error| not_started(command, &error))?;
    if output.status.success() {
        return Ok(String::from_utf8_lossy(&output.stdout)
            .trim_end()
            .to_owned());
    }
    let said = String::from_utf8_lossy(&output.stderr)
        .trim_end()
        .to_owned();
    let advice = if said.is_empty() {
        SAID_ABOVE.to_owned()
    } else {
        said
    };
    Err(Failure::new(
        format!("{what} failed with {}.", output.status),
        advice,
    ))
}

/// Words why a program did not start.
pub(crate) fn not_started(command: &Command, error: &std::io::Error) -> Failure {
    let program = Path::new(command.get_program()).display();
    Failure::new(
        format!("`{program}` did not start: {error}."),
        "Install it, or put it on PATH, and run the same command again.",
    )
}

fn decides_a_build(name: &str) -> bool {
    const FREE: [&str; 6] = [
        "CARGO_HOME",
        "CARGO_HTTP_",
        "CARGO_NET_",
        "CARGO_REGISTR",
        "CARGO_SOURCE_",
        "CARGO_TERM_",
    ];
    name == "CARGO"
        || name.starts_with("CARGO_") && !FREE.iter().any(|free| name.starts_with(free))
        || name.starts_with("RUSTC")
        || name.starts_with("TRUNK_")
        || matches!(
            name,
            "RUSTFLAGS" | "RUSTDOCFLAGS" | "RUSTUP_TOOLCHAIN" | "SOURCE_DATE_EPOCH"
        )
}

const SAID_ABOVE: &str = "What it said stands above. Correct that and run the same command again.";

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keeps_the_way_to_the_registry_and_nothing_that_decides_bytes() {
        for name in [
            "CARGO_HOME",
            "CARGO_HTTP_PROXY",
            "CARGO_NET_OFFLINE",
            "PATH",
            "RUSTUP_HOME",
            "CC",
        ] {
            assert!(!decides_a_build(name), "{name}");
        }
        for name in [
            "CARGO",
            "CARGO_PROFILE_RELEASE_LTO",
            "CARGO_BUILD_RUSTFLAGS",
            "CARGO_ENCODED_RUSTFLAGS",
            "CARGO_TARGET_DIR",
            "RUSTC_WRAPPER",
            "RUSTFLAGS",
            "RUSTUP_TOOLCHAIN",
            "TRUNK_BUILD_MINIFY",
        ] {
            assert!(decides_a_build(name), "{name}");
        }
    }
}
