//! The page: its doors, its endpoints, its money.

use anyhow::Result;

use crate::support::browser::Browser;

/// Opens the wallet at an address and waits for its first screen.
pub async fn open(browser: &Browser, url: &str) -> Result<()> {
    browser.driver.goto(url).await?;
    Ok(())
}

/// Goes through the door to a new wallet.
pub async fn begin_create(browser: &Browser) -> Result<()> {
    browser.click("welcome-create").await
}
