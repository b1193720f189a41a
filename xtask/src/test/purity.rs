//! What must not be reachable: a platform from the key core, the key core from the page.

use crate::checkout::Checkout;
use crate::failure::Failure;
use crate::process;

/// `wallet-core` compiles for a target without a standard library, an operating system, a browser.
pub(crate) fn bare_core(checkout: &Checkout) -> Result<(), Failure> {
    let mut cargo = process::cargo(checkout);
    cargo.args([
        "build",
        "--locked",
        "--package",
        "wallet-core",
        "--target",
        BARE,
    ]);
    process::run(&mut cargo, "The bare build of wallet-core")
}

/// `wallet-core` has no way to draw randomness, and so cannot draw bad randomness.
pub(crate) fn core_without_randomness(checkout: &Checkout) -> Result<(), Failure> {
    lacks(checkout, "wallet-core", BARE, "getrandom")
}

/// The page's WASM holds nothing of `wallet-core`: no secret has a name there.
pub(crate) fn page_without_core(checkout: &Checkout) -> Result<(), Failure> {
    lacks(checkout, "app", BROWSER, "wallet-core")
}

fn lacks(checkout: &Checkout, package: &str, target: &str, absent: &str) -> Result<(), Failure> {
    let mut cargo = process::cargo(checkout);
    cargo
        .args([
            "tree",
            "--locked",
            "--edges",
            "normal,build",
            "--prefix",
            "none",
        ])
        .args(["--package", package, "--target", target]);
    if holds(&process::read(&mut cargo, "cargo tree")?, absent) {
        return Err(Failure::new(
            format!("`{package}` depends on `{absent}`."),
            format!("See how: cargo tree --package {package} --target {target} --invert {absent}"),
        ));
    }
    Ok(())
}

fn holds(tree: &str, name: &str) -> bool {
    tree.lines()
        .any(|line| line.split(' ').next() == Some(name))
}

const BARE: &str = "wasm32v1-none";
const BROWSER: &str = "wasm32-unknown-unknown";

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn finds_a_package_by_its_whole_name() {
        let tree = "app v0.1.0 (/h/app)\nwallet-types v0.1.0 (/h/wallet-types)\ngetrandom v0.3.4";
        assert!(holds(tree, "getrandom"));
        assert!(holds(tree, "wallet-types"));
        assert!(!holds(tree, "wallet"));
        assert!(!holds(tree, "h"));
    }
}
