//! The browsers of the end-to-end tests and their drivers.
//!
//! They come from the system's packages, but for Firefox's driver: distributions seldom have it, so
//! cargo builds it.

use std::path::{Path, PathBuf};

use super::packages;
use super::tools::{self, Tool};
use crate::checkout::Checkout;
use crate::failure::Failure;
use crate::process;

/// Sets up browsers and drivers; returns Firefox's driver.
pub(crate) fn browsers(checkout: &Checkout) -> Result<PathBuf, Failure> {
    let missing: Vec<_> = PROGRAMS
        .iter()
        .filter(|program| !program.is_here())
        .collect();
    if !missing.is_empty() {
        let packages: Vec<_> = missing.iter().map(|program| program.package).collect();
        packages::install(checkout, &packages, NEEDED, ELSEWHERE)?;
    }
    let folders = tools::install(checkout, &[Tool::GECKODRIVER])?;
    Ok(folders[0].join("geckodriver"))
}

/// Sets up Chromium alone, without a driver.
pub(super) fn chromium(checkout: &Checkout) -> Result<PathBuf, Failure> {
    if process::find("chromium").is_none() {
        packages::install(checkout, &["chromium"], COMPARED_IN, CHROMIUM_ELSEWHERE)?;
    }
    process::require("chromium", CHROMIUM_ELSEWHERE)
}

/// A program of the tests, and the Debian package that holds it.
struct Program {
    name: &'static str,
    package: &'static str,
}

impl Program {
    fn is_here(&self) -> bool {
        let in_folder = |folder: &&str| Path::new(folder).join(self.name).is_file();
        process::find(self.name).is_some() || LIBRARY_FOLDERS.iter().any(in_folder)
    }
}

const NEEDED: &str = "The end-to-end tests need browsers and their drivers";
const ELSEWHERE: &str = "install Chromium, Firefox and WebKitGTK 4.1 with their WebDrivers, and Xvfb.\n\
    Without browsers: cargo xtask test --fast";

const COMPARED_IN: &str = "The comparison runs in a browser, too";
const CHROMIUM_ELSEWHERE: &str = "Install Chromium, so that PATH has `chromium`.";

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

/// Where distributions put WebKit's small browser, which is no command.
const LIBRARY_FOLDERS: [&str; 3] = [
    "/usr/lib/x86_64-linux-gnu/webkit2gtk-4.1",
    "/usr/lib/aarch64-linux-gnu/webkit2gtk-4.1",
    "/usr/libexec/webkit2gtk-4.1",
];
