//! Packages of the system: installed where apt is and this is the superuser, named elsewhere.

use std::env;

use crate::checkout::Checkout;
use crate::failure::Failure;
use crate::process;
use crate::report;

/// Installs packages of Debian, or says who needs them and what to install elsewhere.
pub(super) fn install(
    checkout: &Checkout,
    packages: &[&str],
    needed: &str,
    elsewhere: &str,
) -> Result<(), Failure> {
    let all = packages.join(" ");
    if process::find("apt-get").is_none() || !is_superuser(checkout) {
        return Err(Failure::new(
            format!("{needed}, and these are not here: {all}."),
            format!("On Debian and Ubuntu: sudo apt-get install {all}\nElsewhere: {elsewhere}"),
        ));
    }
    report::progress(&format!("Installing by apt: {all}"));
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
