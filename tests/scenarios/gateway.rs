//! The reference gateway, an implementation of IPFS that is not ours.

use std::fs;

use anyhow::{Result, ensure};
use serde_json::json;
use tests::support::{
    browser::Browser,
    chain::Chain,
    environment,
    gateway::{self, Gateway},
    wait,
};

use crate::scenarios::{journey, refusal};

/// Its importer gives the site the same name as ours.
pub(crate) async fn gives_our_cid() -> Result<()> {
    let dist = environment::dist()?;
    let ours = pack::cid_of(&dist)?.cid.to_string();
    let theirs = gateway::reference_cid(&dist)?;
    ensure!(ours == theirs, "ours {ours}, theirs {theirs}");
    Ok(())
}

/// The main journey on its subdomain.
pub(crate) async fn carries_the_main_journey() -> Result<()> {
    let gateway = Gateway::serve(&[&environment::dist()?])?;
    let chain = Chain::start()?;
    let browser = Browser::chromium().await?;
    journey::create_fund_send(&browser, &gateway.subdomain(0), &chain).await?;
    browser.quit().await.map(drop)
}

/// Its path form is refused, and a neighbour on the shared origin finds nothing; on a subdomain
/// a neighbour cannot even look.
pub(crate) async fn hostile_neighbour_reads_nothing() -> Result<()> {
    let neighbour = std::env::temp_dir().join(format!("holdfast-neighbour-{}", std::process::id()));
    fs::create_dir_all(&neighbour)?;
    let html = "<!doctype html><title>neighbour</title><link rel=icon href='data:,'><p>hello";
    fs::write(neighbour.join("index.html"), html)?;
    let gateway = Gateway::serve(&[&environment::dist()?, &neighbour])?;
    let browser = Browser::chromium().await?;

    browser.driver.goto(gateway.path(0)).await?;
    refusal::assert_refused(&browser).await?;

    browser.driver.goto(gateway.subdomain(1)).await?;
    let seen = steal(&browser, &gateway.subdomain(0)).await?;
    ensure!(seen == "SecurityError", "the neighbour saw {seen}");

    browser.driver.goto(gateway.path(1)).await?;
    let seen = steal(&browser, &gateway.path(0)).await?;
    ensure!(
        seen.contains("No keys") && !seen.contains("key-frame\""),
        "the control on a shared origin must read the refusal, and only that: {seen}"
    );
    browser.quit().await?;
    fs::remove_dir_all(&neighbour)?;
    Ok(())
}

/// Opens the wallet as a hostile page would and says what it can read of it.
async fn steal(browser: &Browser, url: &str) -> Result<String> {
    browser
        .run("self.prey = open(arguments[0]);", vec![json!(url)])
        .await?;
    wait::until("the neighbour to see or be refused", || async {
        let script = "try { const text = self.prey.document.documentElement.outerHTML;\
             return self.prey.document.querySelector('[data-testid=refusal-title]') ? text : null; }\
             catch (error) { return error.name; }";
        Ok(browser.run(script, vec![]).await?.as_str().map(str::to_owned))
    })
    .await
}
