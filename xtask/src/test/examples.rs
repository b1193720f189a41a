//! Every public item of the two crates that all others build on shows by an example how it is used.
//!
//! rustdoc counts, and wants examples of types, functions and methods. It passes over what a private
//! module holds and another names again: those are left to whoever reads the change.

use serde_json::Value;

use crate::checkout::Checkout;
use crate::failure::Failure;
use crate::process;

/// Nothing that rustdoc wants an example of is without one.
pub(crate) fn are_everywhere(checkout: &Checkout) -> Result<(), Failure> {
    let mut lacking = Vec::new();
    for package in PACKAGES {
        let counted = count(checkout, package)?;
        let found = lacking_in(&counted).ok_or_else(|| {
            Failure::new(
                format!("rustdoc counts the examples of `{package}` in another form."),
                format!("Look at what it wrote, and read it so: {counted}"),
            )
        })?;
        lacking.extend(found);
    }
    if lacking.is_empty() {
        return Ok(());
    }
    Err(Failure::new(
        format!("Public items lack examples in {}.", lacking.join(", ")),
        "Give each public type, function and method there an example that asserts something.",
    ))
}

/// What rustdoc counts, file by file, as JSON.
fn count(checkout: &Checkout, package: &str) -> Result<String, Failure> {
    let mut cargo = process::cargo(checkout);
    cargo
        .args(["rustdoc", "--locked", "--quiet", "--package", package])
        .args(["--target-dir", FOLDER, "--", "-Zunstable-options"])
        .args(["--show-coverage", "--output-format=json"])
        // rustdoc's counting is unstable. This lets the pinned compiler do it, and since build
        // scripts look at the switch, a folder of its own keeps everything else as it was built.
        .env("RUSTC_BOOTSTRAP", "1");
    process::read(&mut cargo, "Counting examples")
}

/// The files that have fewer examples than rustdoc wants; `None` where the text is no such count.
fn lacking_in(counted: &str) -> Option<Vec<String>> {
    let counted: Value = serde_json::from_str(counted).ok()?;
    let files = counted.as_object().filter(|files| !files.is_empty())?;
    let mut lacking = Vec::new();
    for (file, figures) in files {
        let figure = |name: &str| figures.get(name)?.as_u64();
        let (wanted, found) = (figure("total_examples")?, figure("with_examples")?);
        if found < wanted {
            lacking.push(format!("{file} ({} of {wanted})", wanted - found));
        }
    }
    Some(lacking)
}

const PACKAGES: [&str; 2] = ["wallet-types", "wallet-core"];
const FOLDER: &str = "target/examples-counted";

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_the_files_that_lack_examples() {
        let counted = r#"{
            "a/src/lib.rs": {"total": 1, "with_docs": 1, "total_examples": 0, "with_examples": 0},
            "a/src/tide.rs": {"total": 9, "with_docs": 9, "total_examples": 5, "with_examples": 3},
            "a/src/whole.rs": {"total": 9, "with_docs": 9, "total_examples": 5, "with_examples": 5}
        }"#;
        let lacking = lacking_in(counted).unwrap();
        assert_eq!(lacking, ["a/src/tide.rs (2 of 5)"]);
    }

    #[test]
    fn takes_nothing_else_for_a_count() {
        for text in [
            "",
            "[]",
            "{}",
            r#"{"a/src/lib.rs": 7}"#,
            r#"{"a/src/lib.rs": {"total_examples": 1}}"#,
            r#"{"a/src/lib.rs": {"total_examples": 1, "with_examples": "1"}}"#,
        ] {
            assert_eq!(lacking_in(text), None, "{text}");
        }
    }
}
