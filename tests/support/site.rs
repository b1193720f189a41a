//! The production site, served as `holdfast serve` serves it.

use anyhow::Result;

/// A running server of the production site.
#[derive(Debug)]
pub struct Site;

impl Site {
    /// Serves the production site on a free port.
    pub fn start() -> Result<Self> {
        anyhow::bail!("later")
    }

    /// Returns the address to open.
    #[must_use]
    pub fn url(&self) -> String {
        String::new()
    }
}
