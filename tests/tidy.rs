//! Checks of the tree itself: the layout is the architecture, and this keeps it so.
//!
//! Needs nothing but the files; what a compiler or clippy can check is left to them.

#![allow(missing_docs, reason = "a test binary has no readers of its docs")]

use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
    path::Path,
    process::Command,
};

use serde_json::Value;

/// Longest file by folder, in lines; the first prefix that fits counts.
const CEILINGS: [(&str, usize); 4] = [
    ("app/src/screens/", 250),
    ("key-realm/src/screen/", 250),
    ("flows/src/", 400),
    ("", 500),
];

#[test]
fn files_are_short() {
    let long: Vec<String> = sources("rs")
        .chain(sources("css"))
        .filter_map(|(path, text)| {
            let (_, ceiling) = CEILINGS
                .iter()
                .find(|(prefix, _)| path.starts_with(prefix))?;
            let lines = text.lines().count();
            (lines > *ceiling).then(|| format!("{path}: {lines} lines, at most {ceiling}"))
        })
        .collect();
    assert!(long.is_empty(), "{long:#?}");
}

#[test]
fn no_module_hides_in_mod_rs() {
    let found: Vec<String> = tracked()
        .into_iter()
        .filter(|path| path.ends_with("/mod.rs"))
        .collect();
    assert!(found.is_empty(), "{found:#?}");
}

/// Only the shell, the key realm, and the canvas that both draw on touch the browser.
#[test]
fn browser_names_stay_in_the_shell() {
    let allowed = [
        "app/src/shell",
        "app/src/main.rs",
        "key-realm/src",
        "ui/src/canvas.rs",
        "tests/",
    ];
    let found: Vec<String> = sources("rs")
        .filter(|(path, _)| !allowed.iter().any(|prefix| path.starts_with(prefix)))
        .flat_map(|(path, text)| {
            lines_with(&path, &text, |line| {
                !line.trim_start().starts_with("//")
                    && ["web_sys::", "js_sys::", "spawn_local"]
                        .iter()
                        .any(|name| line.contains(name))
            })
        })
        .collect();
    assert!(found.is_empty(), "{found:#?}");
}

/// Nothing that ships names a remote place that a browser would load.
#[test]
fn shipped_files_name_no_remote_place() {
    let shipped = [
        "app/index.html",
        "app/styles/",
        "ui/styles/",
        "key-realm/styles/",
        "public/",
    ];
    let found: Vec<String> = tracked()
        .into_iter()
        .filter(|path| shipped.iter().any(|prefix| path.starts_with(prefix)))
        .filter_map(|path| Some((fs::read_to_string(root().join(&path)).ok()?, path)))
        .flat_map(|(text, path)| {
            lines_with(&path, &text, |line| {
                (line.contains("http://") || line.contains("https://") || line.contains("@import"))
                    && !line.contains("http://www.w3.org/")
            })
        })
        .collect();
    assert!(found.is_empty(), "{found:#?}");
}

/// The page cannot name a secret type, since no arrow leads from it to `wallet-core`.
#[test]
fn crates_depend_only_along_the_arrows() {
    let drawn = arrows_of_architecture();
    let real = arrows_of_manifests();
    assert_eq!(drawn, real, "left: ARCHITECTURE.md, right: the manifests");
}

#[test]
fn every_dependency_bears_a_reason() {
    let missing: Vec<String> = sources("toml")
        .filter(|(path, _)| path.ends_with("Cargo.toml"))
        .flat_map(|(path, text)| dependencies_without_reason(&path, &text))
        .collect();
    assert!(missing.is_empty(), "{missing:#?}");
}

#[test]
fn no_marker_of_unfinished_work_is_left() {
    // In halves, so that this very line is none of them.
    let markers = [["TO", "DO"], ["FIX", "ME"], ["XX", "X"]].map(|halves| halves.concat());
    let found: Vec<String> = sources("rs")
        .chain(sources("css"))
        .chain(sources("js"))
        .chain(sources("html"))
        .flat_map(|(path, text)| {
            lines_with(&path, &text, |line| {
                markers.iter().any(|marker| line.contains(marker.as_str()))
            })
        })
        .collect();
    assert!(found.is_empty(), "{found:#?}");
}

/// A scenario that no list names would never run.
#[test]
fn every_scenario_is_listed() {
    let list = fs::read_to_string(root().join("tests/end_to_end.rs")).unwrap();
    let unlisted: Vec<String> = tracked()
        .into_iter()
        .filter_map(|path| {
            let name = path
                .strip_prefix("tests/scenarios/")?
                .strip_suffix(".rs")?
                .to_owned();
            (!list.contains(&format!("{name}::"))).then_some(name)
        })
        .collect();
    assert!(unlisted.is_empty(), "{unlisted:#?}");
}

fn root() -> &'static Path {
    Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/.."))
}

/// Files that git tracks, or would.
fn tracked() -> Vec<String> {
    let output = Command::new("git")
        .args(["ls-files", "--cached", "--others", "--exclude-standard"])
        .current_dir(root())
        .output()
        .expect("git is installed where a checkout is tested");
    let text = String::from_utf8(output.stdout).expect("names are UTF-8");
    text.lines()
        .filter(|path| root().join(path).exists())
        .map(str::to_owned)
        .collect()
}

fn sources(extension: &str) -> impl Iterator<Item = (String, String)> {
    let ending = format!(".{extension}");
    tracked()
        .into_iter()
        .filter(move |path| path.ends_with(&ending))
        .map(|path| {
            let text = fs::read_to_string(root().join(&path)).expect("sources are UTF-8");
            (path, text)
        })
}

fn lines_with(path: &str, text: &str, hit: impl Fn(&str) -> bool) -> Vec<String> {
    text.lines()
        .enumerate()
        .filter(|(_, line)| hit(line))
        .map(|(at, line)| format!("{path}:{}: {}", at + 1, line.trim()))
        .collect()
}

type Arrows = BTreeMap<String, BTreeSet<String>>;

/// Reads lines such as "- `app` → `chain`, `flows`" under the heading of the arrows.
fn arrows_of_architecture() -> Arrows {
    let text = fs::read_to_string(root().join("ARCHITECTURE.md")).expect("the map exists");
    text.lines()
        .filter_map(|line| line.strip_prefix("- `")?.split_once("` → "))
        .map(|(from, to)| (from.to_owned(), quoted(to)))
        .collect()
}

fn quoted(text: &str) -> BTreeSet<String> {
    text.split('`')
        .skip(1)
        .step_by(2)
        .map(str::to_owned)
        .collect()
}

/// Reads the arrows between our own crates, development ones left out.
fn arrows_of_manifests() -> Arrows {
    let output = Command::new(env!("CARGO"))
        .args([
            "metadata",
            "--format-version",
            "1",
            "--no-deps",
            "--offline",
        ])
        .current_dir(root())
        .output()
        .expect("cargo runs this test");
    let metadata: Value = serde_json::from_slice(&output.stdout).expect("cargo's own JSON");
    let packages = metadata["packages"].as_array().expect("packages");
    let ours: BTreeSet<&str> = packages.iter().filter_map(|p| p["name"].as_str()).collect();
    packages
        .iter()
        .map(|package| {
            let to = package["dependencies"]
                .as_array()
                .expect("dependencies")
                .iter();
            let to = to
                .filter(|dependency| dependency["kind"].is_null())
                .filter_map(|dependency| dependency["name"].as_str())
                .filter(|name| ours.contains(name));
            let from = package["name"].as_str().expect("a name").to_owned();
            (from, to.map(str::to_owned).collect::<BTreeSet<_>>())
        })
        .filter(|(_, to)| !to.is_empty())
        .collect()
}

/// In the root the reason stands over the shared entry; in a crate over each entry of its own.
fn dependencies_without_reason(path: &str, text: &str) -> Vec<String> {
    let mut inside = false;
    let mut reason_above = false;
    let mut missing = Vec::new();
    for (at, line) in text.lines().enumerate() {
        let line = line.trim();
        if line.starts_with('[') {
            inside = line.trim_end_matches(']').ends_with("dependencies");
        } else if line.is_empty() {
            reason_above = false;
        } else if line.starts_with('#') {
            reason_above = true;
        } else if inside && !reason_above && begins_entry(line) && !line.contains("workspace") {
            missing.push(format!("{path}:{}: {line}", at + 1));
        }
    }
    missing
}

fn begins_entry(line: &str) -> bool {
    line.split_once('=').is_some_and(|(name, _)| {
        name.trim()
            .chars()
            .all(|c| c.is_ascii_alphanumeric() || "-_.".contains(c))
    })
}
