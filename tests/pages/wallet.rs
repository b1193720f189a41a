//! The page: its doors, its endpoints, its money.

use anyhow::{Context, Result};
use thirtyfour::{By, components::SelectElement};

use crate::support::{browser::Browser, wait};

/// Opens the wallet at an address.
pub async fn open(browser: &Browser, url: &str) -> Result<()> {
    browser.driver.goto(url).await?;
    Ok(())
}

/// Goes through the door to a new wallet.
pub async fn begin_create(browser: &Browser) -> Result<()> {
    browser.leave_frame().await?;
    go(browser, "#/home").await?;
    browser.click("welcome-create").await
}

/// Goes through the door to a wallet from words.
pub async fn begin_restore(browser: &Browser) -> Result<()> {
    browser.leave_frame().await?;
    go(browser, "#/home").await?;
    browser.click("welcome-restore-words").await
}

/// Hands in a vault file at the welcome screen.
pub async fn open_vault_file(browser: &Browser, file: &std::path::Path) -> Result<()> {
    browser.leave_frame().await?;
    go(browser, "#/home").await?;
    browser.keep_file_dialogs_shut().await?;
    browser.click("welcome-restore-file").await?;
    browser.upload("file-input", file).await
}

/// Adds an endpoint on an open page: asks it, looks at the chain, confirms.
pub async fn add_endpoint(browser: &Browser, url: &str) -> Result<()> {
    browser.leave_frame().await?;
    go(browser, "#/endpoints/add").await?;
    browser.fill("endpoints-url", url).await?;
    browser.click("endpoints-try").await?;
    confirm_endpoint(browser).await
}

/// Confirms an endpoint that was asked.
pub async fn confirm_endpoint(browser: &Browser) -> Result<()> {
    browser.find("endpoints-tried").await?;
    browser.click("endpoints-confirm").await?;
    wait::until("the endpoint to be kept", || async {
        Ok((!browser.shows("endpoints-tried").await?).then_some(()))
    })
    .await
}

/// Goes to a place by the address bar's hash.
pub async fn go(browser: &Browser, hash: &str) -> Result<()> {
    browser.leave_frame().await?;
    browser
        .run("location.hash = arguments[0]", vec![hash.into()])
        .await
        .map(drop)
}

/// Waits for the home screen.
pub async fn wait_for_home(browser: &Browser) -> Result<()> {
    browser.leave_frame().await?;
    browser.find("home").await.map(drop)
}

/// Chooses an entry of a list by its value.
pub async fn choose(browser: &Browser, test_id: &str, value: &str) -> Result<()> {
    let list = browser.find(test_id).await?;
    SelectElement::new(&list)
        .await?
        .select_by_value(value)
        .await?;
    Ok(())
}

/// Reads the address of the account shown at home.
pub async fn address(browser: &Browser) -> Result<String> {
    browser.leave_frame().await?;
    go(browser, "#/home").await?;
    let shown = browser.find("home-address").await?;
    shown.attr("data-address").await?.context("the address")
}

/// Asks for the balance until its figure begins so.
pub async fn refresh_until(browser: &Browser, figure: &str) -> Result<()> {
    browser.leave_frame().await?;
    go(browser, "#/home").await?;
    wait::until(&format!("a balance of {figure}"), || async {
        if browser.shows("home-balance").await? {
            let text = browser.text("home-balance").await?.replace('\u{a0}', " ");
            if text.starts_with(figure) {
                return Ok(Some(()));
            }
        }
        if browser.shows("home-refresh").await? {
            browser.click("home-refresh").await?;
        }
        Ok(None)
    })
    .await
}

/// Fills in a payment and waits until it can be reviewed.
pub async fn fill_payment(browser: &Browser, to: &str, ether: &str) -> Result<()> {
    go(browser, "#/send").await?;
    browser.fill("send-to", to).await?;
    browser.fill("send-amount", ether).await?;
    browser.find("send-summary").await.map(drop)
}

/// Begins the review.
pub async fn begin_review(browser: &Browser) -> Result<()> {
    browser.click("send-review").await
}

/// Waits until the payment that was signed is in a block.
pub async fn wait_for_inclusion(browser: &Browser) -> Result<()> {
    wait_for_state(browser, "included").await
}

/// Opens the newest payment of the activity list.
pub async fn open_newest_payment(browser: &Browser) -> Result<()> {
    go(browser, "#/activity").await?;
    let row = browser.find("activity-item-0").await?;
    Ok(row.find(By::Tag("a")).await?.click().await?)
}

/// Waits until the payment shown has reached a state.
pub async fn wait_for_state(browser: &Browser, state: &str) -> Result<()> {
    browser.leave_frame().await?;
    wait::until(&format!("the payment to be {state}"), || async {
        let now = browser
            .find("send-status")
            .await?
            .attr("data-state")
            .await?;
        Ok((now.as_deref() == Some(state)).then_some(()))
    })
    .await
}

/// Locks, and waits for the screen that asks for the password.
pub async fn lock(browser: &Browser) -> Result<()> {
    browser.leave_frame().await?;
    browser.click("rail-lock").await?;
    browser.find("unlock").await.map(drop)
}

/// Begins to show the words again.
pub async fn begin_reveal(browser: &Browser) -> Result<()> {
    go(browser, "#/settings").await?;
    browser.click("settings-reveal").await
}
