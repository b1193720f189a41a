//! The production site, served as `holdfast serve` serves it.

use std::path::Path;

use anyhow::Result;
use pack::serve::{Listener, Server, Site as Packed};

use crate::support::environment;

/// A running server of the production site, ended when dropped.
#[derive(Debug)]
pub struct Site {
    server: Server,
}

impl Site {
    /// Serves the production site on a free port: an origin of its own.
    pub fn start() -> Result<Self> {
        Self::of(&environment::dist()?)
    }

    /// Serves another folder likewise.
    pub fn of(dist: &Path) -> Result<Self> {
        let server = Packed::load(dist)?.serve(Listener::bind(0)?)?;
        Ok(Self { server })
    }

    /// Returns the address to open.
    #[must_use]
    pub fn url(&self) -> String {
        self.server.url()
    }

    /// Returns the port.
    #[must_use]
    pub fn port(&self) -> u16 {
        self.server.port()
    }

    /// Returns the site's name.
    #[must_use]
    pub fn cid(&self) -> String {
        self.server.site().cid().to_string()
    }
}
