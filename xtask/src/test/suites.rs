//! The suites whose tests are counted one by one.

use std::collections::BTreeSet;
use std::path::PathBuf;
use std::process::Command;

use serde_json::Value;

use super::libtest::Reader;
use super::live;
use super::tally::Tally;
use crate::checkout::Checkout;
use crate::failure::Failure;
use crate::process;
use crate::setup::Peer;

/// Variables that tell tests where their tools are.
pub(crate) type Environment = Vec<(&'static str, PathBuf)>;

/// Runs the tests of every crate, those in their docs too, but no scenario.
pub(crate) fn crates(checkout: &Checkout, environment: &Environment) -> Result<Tally, Failure> {
    let mut binaries = test(checkout, environment);
    binaries.args(["--no-fail-fast", "--lib", "--bins"]);
    for name in integration_tests(checkout)? {
        binaries.args(["--test", &name]);
    }
    let mut docs = test(checkout, environment);
    docs.args(["--no-fail-fast", "--doc"]);
    let mut tally = counted(binaries)?;
    tally.add(counted(docs)?);
    Ok(tally)
}

/// Runs the scenarios, those through the peer only where it is.
pub(crate) fn end_to_end(
    checkout: &Checkout,
    environment: &Environment,
    peer: &Peer,
) -> Result<Tally, Failure> {
    let scenarios = |arguments: &[&str]| {
        let mut command = test(checkout, environment);
        command.args(["--test", SCENARIOS, "--"]).args(arguments);
        command
    };
    let Peer::Absent(reason) = peer else {
        return counted(scenarios(&[]));
    };
    let list = process::read(&mut scenarios(&["--list"]), "The list of scenarios")?;
    let left_out: Vec<_> = through_peer(&list).collect();
    let mut command = scenarios(&["--exact"]);
    for name in &left_out {
        command.args(["--skip", *name]);
    }
    let mut tally = counted(command)?;
    tally.skipped = left_out
        .iter()
        .map(|name| format!("{name}: {reason}"))
        .collect();
    Ok(tally)
}

/// Always of the whole workspace: with a part of it some dependencies would have other features,
/// and be compiled again.
fn test(checkout: &Checkout, environment: &Environment) -> Command {
    let mut cargo = process::cargo(checkout);
    cargo.args(["test", "--workspace", "--locked"]);
    cargo.envs(environment.iter().map(|(name, path)| (name, path)));
    cargo
}

/// Names the test binaries of all crates, the scenarios left out.
fn integration_tests(checkout: &Checkout) -> Result<BTreeSet<String>, Failure> {
    let mut cargo = process::cargo(checkout);
    cargo.args(["metadata", "--format-version", "1", "--no-deps", "--locked"]);
    let metadata = process::read(&mut cargo, "cargo metadata")?;
    let metadata: Value = serde_json::from_str(&metadata).map_err(|error| {
        Failure::new(
            format!("cargo metadata is not JSON: {error}."),
            "Use the pinned toolchain.",
        )
    })?;
    Ok(test_targets(&metadata))
}

fn test_targets(metadata: &Value) -> BTreeSet<String> {
    let packages = metadata["packages"].as_array().into_iter().flatten();
    let targets = packages
        .filter_map(|package| package["targets"].as_array())
        .flatten();
    let tests = targets.filter(|target| target["kind"][0] == "test");
    let names = tests
        .filter_map(|target| target["name"].as_str())
        .filter(|name| *name != SCENARIOS);
    names.map(str::to_owned).collect()
}

fn counted(command: Command) -> Result<Tally, Failure> {
    let mut reader = Reader::default();
    let status = live::watch(command, |line| reader.line(line))?;
    let mut tally = reader.into_tally();
    if !status.success() && tally.failed.is_empty() {
        tally.failed.push(format!(
            "cargo test ended with {status}, though no test is known to have failed"
        ));
    }
    if tally.is_empty() {
        tally.failed.push("there were no tests at all".to_owned());
    }
    Ok(tally)
}

fn through_peer(list: &str) -> impl Iterator<Item = &str> {
    let names = list.lines().filter_map(|line| line.strip_suffix(": test"));
    names.filter(|name| name.starts_with(THROUGH_PEER))
}

const SCENARIOS: &str = "end_to_end";
const THROUGH_PEER: &str = "gateway_";

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn names_each_test_binary_once_and_no_scenario() {
        let target = |kind: &str, name: &str| json!({ "kind": [kind], "name": name });
        let metadata = json!({ "packages": [
            { "targets": [target("lib", "chain"), target("test", "it")] },
            { "targets": [target("test", "it"), target("test", "end_to_end"), target("test", "tidy")] },
        ] });
        assert_eq!(
            test_targets(&metadata).into_iter().collect::<Vec<_>>(),
            ["it", "tidy"]
        );
    }

    #[test]
    fn tells_scenarios_through_the_peer_by_name() {
        let list = "a_path_gateway_firefox: test\ngateway_opens: test\n\n2 tests, 0 benchmarks\n";
        assert_eq!(through_peer(list).collect::<Vec<_>>(), ["gateway_opens"]);
    }
}
