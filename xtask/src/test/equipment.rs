//! What the tests need, set up step by step: what cannot be set up fails as a step of its own.

use std::path::PathBuf;

use super::ledger::Ledger;
use super::suites::Environment;
use crate::arguments::Extent;
use crate::checkout::Checkout;
use crate::failure::Failure;
use crate::setup::{self, Npm, Peer, Tool};
use crate::site::Built;

/// What is there.
#[derive(Debug)]
pub(crate) struct Equipment {
    /// The locked npm packages.
    pub(crate) npm: Option<Npm>,
    /// The program that looks at dependencies.
    pub(crate) cargo_deny: Option<PathBuf>,
    /// A Python that reads vaults.
    pub(crate) python: Option<PathBuf>,
    /// Firefox's driver, where all the browsers are.
    pub(crate) geckodriver: Option<PathBuf>,
    /// The reference peer.
    pub(crate) peer: Peer,
}

impl Equipment {
    /// Sets up what is missing.
    pub(crate) fn set_up(checkout: &Checkout, extent: Extent, ledger: &mut Ledger) -> Self {
        let npm = ledger.make("set-up: crates, Trunk, npm", || {
            Ok(setup::site_tools(checkout)?.npm)
        });
        let cargo_deny = ledger.make("set-up: cargo-deny", || {
            let folders = setup::cargo_tools(checkout, &[Tool::CARGO_DENY])?;
            Ok(folders[0].join("cargo-deny"))
        });
        let python = ledger.make("set-up: Python", || setup::python(checkout));
        if extent == Extent::Fast {
            let peer = Peer::Absent("--fast leaves it out");
            return Self {
                npm,
                cargo_deny,
                python,
                geckodriver: None,
                peer,
            };
        }
        let geckodriver = ledger.make("set-up: browsers", || setup::browsers(checkout));
        let peer = ledger.make("set-up: IPFS peer", || setup::peer(checkout));
        let peer = peer.unwrap_or(Peer::Absent("the reference IPFS peer could not be built"));
        Self {
            npm,
            cargo_deny,
            python,
            geckodriver,
            peer,
        }
    }

    /// Tells the tests of the crates where things are.
    pub(crate) fn of_crates(&self) -> Option<Result<Environment, Failure>> {
        let (npm, python) = (self.npm.as_ref()?, self.python.as_ref()?);
        let mut environment = self.of_all(npm);
        if let Ok(environment) = &mut environment {
            environment.push(("HOLDFAST_PYTHON", python.clone()));
        }
        Some(environment)
    }

    /// Tells the scenarios where things are.
    pub(crate) fn of_scenarios(&self, built: &Built) -> Result<Environment, Failure> {
        let mut environment = self.of_all(&built.tools.npm)?;
        environment.push(("HOLDFAST_DIST", built.dist.clone()));
        let driver = self.geckodriver.clone();
        environment.extend(driver.map(|driver| ("HOLDFAST_GECKODRIVER", driver)));
        Ok(environment)
    }

    fn of_all(&self, npm: &Npm) -> Result<Environment, Failure> {
        let mut environment = vec![
            ("HOLDFAST_NPM", npm.modules().to_owned()),
            ("HOLDFAST_ANVIL", npm.anvil()?),
        ];
        if let Peer::Built(program) = &self.peer {
            environment.push(("HOLDFAST_IPFS_PEER", program.clone()));
        }
        Ok(environment)
    }
}
