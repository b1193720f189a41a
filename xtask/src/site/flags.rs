//! The compiler flags of the site: what makes it small, and what keeps this machine's paths out of it.
//!
//! Panics name their source by path. Three prefixes are of this machine: where cargo keeps crates,
//! the checkout, and the standard library's sources, which the compiler names by their place on disk
//! where the component `rust-src` is installed and by `/rustc/<commit>` where it is not.

use std::path::{Path, PathBuf};

use crate::checkout::{Checkout, cargo_home};
use crate::failure::Failure;
use crate::process;

/// Writes the flags as `CARGO_ENCODED_RUSTFLAGS` wants them.
pub(crate) fn rust_flags(checkout: &Checkout) -> Result<String, Failure> {
    let rustc = |arguments: &[&str]| {
        process::read(process::command("rustc", checkout).args(arguments), "rustc")
    };
    let sysroot = rustc(&["--print", "sysroot"])?;
    let commit = commit_of(&rustc(&["--version", "--verbose"])?).ok_or_else(|| {
        Failure::new(
            "The compiler does not name its commit.",
            "Use the toolchain that rustup installs.",
        )
    })?;
    let standard = Path::new(&sysroot).join("lib/rustlib/src/rust");
    let home = cargo_home()?;
    Ok(encoded(
        &home,
        &crate_folders(&home),
        checkout.root(),
        &standard,
        &commit,
    ))
}

fn encoded(
    cargo_home: &Path,
    crates: &[PathBuf],
    root: &Path,
    standard: &Path,
    commit: &str,
) -> String {
    let mut maps = vec![
        (cargo_home, "/cargo".to_owned()),
        (root, "/holdfast".to_owned()),
    ];
    maps.extend(
        crates
            .iter()
            .map(|folder| (folder.as_path(), "/crates".to_owned())),
    );
    maps.push((standard, format!("/rustc/{commit}")));
    // Of several that fit, the compiler takes the last: a folder comes after those that it lies in.
    maps.sort_by_key(|(from, _)| from.components().count());
    let maps = maps
        .iter()
        .map(|(from, to)| format!("--remap-path-prefix={}={to}", from.display()));
    let flags: Vec<_> = ALWAYS.map(str::to_owned).into_iter().chain(maps).collect();
    flags.join(SEPARATOR)
}

/// The folders of unpacked crates, one per registry: a mirror has another name, but the same crates.
fn crate_folders(cargo_home: &Path) -> Vec<PathBuf> {
    let entries = std::fs::read_dir(cargo_home.join("registry/src"));
    let entries = entries.into_iter().flatten().filter_map(Result::ok);
    let mut folders: Vec<_> = entries.map(|entry| entry.path()).collect();
    folders.sort();
    folders
}

fn commit_of(version: &str) -> Option<String> {
    let commit = version
        .lines()
        .find_map(|line| line.strip_prefix("commit-hash: "))?;
    (commit != "unknown").then(|| commit.to_owned())
}

/// Leptos then shares the code of its views among elements of all kinds: a third fewer bytes.
const ALWAYS: [&str; 1] = ["--cfg=erase_components"];

const SEPARATOR: &str = "\u{1f}";

#[cfg(test)]
mod tests {
    use super::*;

    fn check(cargo_home: &str, crates: &[&str], root: &str, expected: &[&str]) {
        let crates: Vec<_> = crates.iter().map(PathBuf::from).collect();
        let standard = Path::new("/r/a/b/c/d/e/f/src");
        let flags = encoded(
            Path::new(cargo_home),
            &crates,
            Path::new(root),
            standard,
            "abc",
        );
        let maps: Vec<_> = flags
            .split(SEPARATOR)
            .skip(ALWAYS.len())
            .map(|f| f.trim_start_matches("--remap-path-prefix="))
            .collect();
        assert_eq!(maps, expected);
    }

    #[test]
    fn maps_every_place_of_this_machine() {
        check(
            "/home/a/.cargo",
            &["/home/a/.cargo/registry/src/index"],
            "/src/h",
            &[
                "/src/h=/holdfast",
                "/home/a/.cargo=/cargo",
                "/home/a/.cargo/registry/src/index=/crates",
                "/r/a/b/c/d/e/f/src=/rustc/abc",
            ],
        );
    }

    #[test]
    fn the_inner_of_two_places_comes_last() {
        let standard = "/r/a/b/c/d/e/f/src=/rustc/abc";
        check(
            "/src/h/.cargo",
            &[],
            "/src/h",
            &["/src/h=/holdfast", "/src/h/.cargo=/cargo", standard],
        );
        check(
            "/c",
            &[],
            "/c/git/h",
            &["/c=/cargo", "/c/git/h=/holdfast", standard],
        );
    }

    #[test]
    fn reads_the_commit() {
        assert_eq!(
            commit_of("rustc 1.95.0\ncommit-hash: 598\nhost: x").as_deref(),
            Some("598")
        );
        assert_eq!(commit_of("rustc 1.95.0\ncommit-hash: unknown"), None);
    }
}
