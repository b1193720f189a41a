//! The browsers of the end-to-end tests and their drivers.
//!
//! Where apt is and this is the superuser they are installed; elsewhere it is said what is missing.
//! Firefox's driver is built by cargo, since distributions seldom have it.

use std::env;
use std::path::PathBuf;

use super::tools::{self, Tool};
use crate::checkout::Checkout;
use crate::failure::Failure;
use crate::process;
use crate::report;

/// Sets up browsers and drivers; returns Firefox's driver.
pub(crate) fn browsers(checkout: &Checkout) -> Result<PathBuf, Failure> {
    let missing = missing();
    if !missing.is_empty() {
        install(checkout, &missing)?;
    }
    let folders = tools::install(checkout, &[Tool::GECKODRIVER])?;
    Ok(folders[0].join("geckodriver"))
}

/// A program of the tests, and the Debian package that holds it.
struct Program {
    name: &'static str,
    package: &'static str,
}

fn missing() -> Vec<&'static str> {
    let lacking = |program: &&Program| !is_there(program.name);
    let mut packages: Vec<_> = PROGRAMS.iter().filter(lacking).map(|p| p.package).collect();
    packages.dedup();
    packages
}

fn is_there(name: &str) -> bool {
    process::find(name).is_some()
        || LIBRARY_FOLDERS
            .iter()
            .any(|folder| PathBuf::from(folder).join(name).is_file())
}

fn install(checkout: &Checkout, packages: &[&str]) -> Result<(), Failure> {
    let all = packages.join(" ");
    if process::find("apt-get").is_none() || !is_superuser(checkout) {
        return Err(Failure::new(
            format!("The end-to-end tests need browsers and drivers that are not here: {all}."),
            format!(
                "On Debian and Ubuntu: sudo apt-get install {all}\nElsewhere install Chromium, Firefox, \
                 WebKitGTK 4.1 with their WebDrivers, and Xvfb. Without browsers: cargo xtask test --fast"
            ),
        ));
    }
    report::progress(&format!("Installing browsers and drivers: {all}"));
    let apt = |arguments: &[&str]| {
        let mut command = process::command("apt-get", checkout);
        command
            .args(["-qq", "-o", "Dpkg::Use-Pty=0"])
            .args(arguments);
        command.env("DEBIAN_FRONTEND", "noninteractive");
        process::run(&mut command, "apt-get")
    };
    apt(&["update"])?;
    apt(&[&["install", "--yes", "--no-install-recommends"], packages].concat())
}

fn is_superuser(checkout: &Checkout) -> bool {
    let mut command = process::command("id", checkout);
    env::consts::FAMILY == "unix"
        && process::read(command.arg("-u"), "id").is_ok_and(|id| id == "0")
}

const PROGRAMS: [Program; 6] = [
    Program {
        name: "chromium",
        package: "chromium",
    },
    Program {
        name: "chromedriver",
        package: "chromium-driver",
    },
    Program {
        name: "firefox",
        package: "firefox-esr",
    },
    Program {
        name: "WebKitWebDriver",
        package: "webkit2gtk-driver",
    },
    Program {
        name: "MiniBrowser",
        package: "libwebkit2gtk-4.1-0",
    },
    Program {
        name: "Xvfb",
        package: "xvfb",
    },
];

/// Where programs lie that are no commands.
const LIBRARY_FOLDERS: [&str; 3] = [
    "/usr/lib/x86_64-linux-gnu/webkit2gtk-4.1",
    "/usr/lib/aarch64-linux-gnu/webkit2gtk-4.1",
    "/usr/libexec/webkit2gtk-4.1",
];
