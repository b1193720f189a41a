//! The list of what one must trust: every crate that the key core is built from, with its licence,
//! and how much of it is ours.
//!
//! It stands in SECURITY.md between two marks. `cargo xtask trust` writes it there, and
//! `cargo xtask test` compares it with what cargo says.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use crate::checkout::Checkout;
use crate::failure::Failure;
use crate::process;
use crate::report;

/// Writes the list as it is now.
pub(crate) fn write(checkout: &Checkout) -> Result<(), Failure> {
    let path = checkout.root().join(DOCUMENT);
    let text = read(&path)?;
    let text = with_list(&text, &list(checkout)?)?;
    fs::write(&path, text).map_err(|error| Failure::file("write", &path, &error))?;
    report::progress(&format!("{DOCUMENT} says what the key core is made of"));
    Ok(())
}

/// Says so where the list is not what cargo says.
pub(crate) fn is_true(checkout: &Checkout) -> Result<(), Failure> {
    let text = read(&checkout.root().join(DOCUMENT))?;
    if with_list(&text, &list(checkout)?)? == text {
        return Ok(());
    }
    Err(Failure::new(
        format!("{DOCUMENT} lists other crates than the key core is built from, or other figures."),
        "Look at what changed, and run: cargo xtask trust",
    ))
}

fn list(checkout: &Checkout) -> Result<String, Failure> {
    let mut cargo = process::cargo(checkout);
    cargo
        .args(TREE)
        .args(["--locked", "--prefix", "none", "--format", "{p}\t{l}"]);
    let tree = process::read(&mut cargo, "cargo tree")?;
    let mut text = format!(
        "`cargo {}` names these crates of others, {} in all:\n\n| crate | licence |\n| --- | --- |\n",
        TREE.join(" "),
        of_others(&tree).len()
    );
    for (name, licence) in of_others(&tree) {
        text += &format!("| {name} | {licence} |\n");
    }
    text +=
        "\nOurs, without tests, comments and empty lines:\n\n| crate | lines |\n| --- | --- |\n";
    for name in ours(&tree) {
        let lines = lines_of(&checkout.root().join(name).join("src"))?;
        // Rounded, so that not every commit is one of this list too.
        text += &format!("| `{name}` | some {} |\n", lines.div_ceil(500) * 500);
    }
    Ok(text)
}

/// Crates of others, each once, in the order of their names.
fn of_others(tree: &str) -> BTreeSet<(String, String)> {
    let crates = tree.lines().filter_map(|line| line.split_once('\t'));
    let others = crates.filter(|(package, _)| !package.contains('/'));
    others
        .map(|(package, licence)| {
            let package = package.trim_end_matches(" (proc-macro)");
            let licence = licence.trim_end_matches(" (*)").replace('/', " OR ");
            (package.to_owned(), licence)
        })
        .collect()
}

/// Crates of this workspace: cargo names their folder.
fn ours(tree: &str) -> BTreeSet<&str> {
    let packages = tree
        .lines()
        .filter(|line| line.contains('/') && line.contains(" ("));
    packages
        .filter(|line| {
            line.split('\t')
                .next()
                .is_some_and(|package| package.contains('/'))
        })
        .filter_map(|line| line.split(' ').next())
        .collect()
}

/// The lines of a folder's sources that are code.
fn lines_of(folder: &Path) -> Result<usize, Failure> {
    let entries = fs::read_dir(folder).map_err(|error| Failure::file("read", folder, &error))?;
    let mut sum = 0;
    for entry in entries {
        let path = entry
            .map_err(|error| Failure::file("read", folder, &error))?
            .path();
        let is_test = path.file_stem().is_some_and(|stem| stem == "tests");
        if path.is_dir() && !is_test {
            sum += lines_of(&path)?;
        } else if path.extension().is_some_and(|kind| kind == "rs") && !is_test {
            sum += code_lines(&read(&path)?);
        }
    }
    Ok(sum)
}

/// Counts lines that are neither empty nor a comment, up to the tests at a file's end.
fn code_lines(text: &str) -> usize {
    let code = text
        .split("\n#[cfg(test)]\nmod tests {")
        .next()
        .unwrap_or_default();
    let lines = code.lines().map(str::trim);
    lines
        .filter(|line| !line.is_empty() && !line.starts_with("//"))
        .count()
}

fn with_list(text: &str, list: &str) -> Result<String, Failure> {
    let parts = text.split_once(BEGIN).and_then(|(before, rest)| {
        let (_, after) = rest.split_once(END)?;
        Some((before, after))
    });
    let (before, after) = parts.ok_or_else(|| {
        Failure::new(
            format!("{DOCUMENT} has no place for the list of what one must trust."),
            format!("Put the lines `{BEGIN}` and `{END}` where it goes."),
        )
    })?;
    Ok(format!("{before}{BEGIN}\n\n{list}\n{END}{after}"))
}

fn read(path: &Path) -> Result<String, Failure> {
    fs::read_to_string(path).map_err(|error| Failure::file("read", path, &error))
}

const DOCUMENT: &str = "SECURITY.md";
const BEGIN: &str = "<!-- written by `cargo xtask trust` -->";
const END: &str = "<!-- end of what `cargo xtask trust` writes -->";
const TREE: [&str; 7] = [
    "tree",
    "--package",
    "wallet-core",
    "--edges",
    "normal",
    "--target",
    "wasm32-unknown-unknown",
];

#[cfg(test)]
mod tests {
    use super::*;

    const OF_CARGO: &str = "wallet-core v0.1.0 (/h/wallet-core)\tMIT OR Apache-2.0\n\
        subtle v2.6.1\tBSD-3-Clause\nff v0.13.1\tMIT/Apache-2.0\nff v0.13.1\tMIT/Apache-2.0 (*)\n\
        paste v1.0.15 (proc-macro)\tMIT OR Apache-2.0\n\
        wallet-types v0.1.0 (/h/wallet-types)\tMIT OR Apache-2.0\n";

    #[test]
    fn tells_ours_from_others() {
        let others: Vec<_> = of_others(OF_CARGO).into_iter().collect();
        let pair = |name: &str, licence: &str| (name.to_owned(), licence.to_owned());
        let both = "MIT OR Apache-2.0";
        let expected = [
            pair("ff v0.13.1", both),
            pair("paste v1.0.15", both),
            pair("subtle v2.6.1", "BSD-3-Clause"),
        ];
        assert_eq!(others, expected);
        let ours: Vec<_> = ours(OF_CARGO).into_iter().collect();
        assert_eq!(ours, ["wallet-core", "wallet-types"]);
    }

    #[test]
    fn counts_code_alone() {
        let text = "//! Docs.\n\nuse a;\n\n/// More.\nfn f() {} // here\n\n#[cfg(test)]\nmod tests {\n    x\n}\n";
        assert_eq!(code_lines(text), 2);
    }

    #[test]
    fn replaces_what_stands_between_the_marks() {
        let text = format!("a\n{BEGIN}\nold\n{END}\nb\n");
        let written = with_list(&text, "new\n").unwrap();
        assert_eq!(written, format!("a\n{BEGIN}\n\nnew\n\n{END}\nb\n"));
        assert_eq!(with_list(&written, "new\n").unwrap(), written);
        assert!(with_list("a", "new").is_err());
    }
}
