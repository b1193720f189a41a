//! One whole session as the browser itself recorded it: nothing but the two ports that were named.

use anyhow::{Context, Result, ensure};
use serde_json::json;
use tests::support::{
    browser::{Browser, Engine, Options},
    chain::Chain,
    net_log::NetActivity,
    site::Site,
};

use crate::scenarios::{interruptions, journey};

/// Nothing is looked up, connected to or sent beyond the site and the node; nothing is blocked by a
/// policy, and the console holds no error.
pub(crate) async fn reaches_two_ports_alone() -> Result<()> {
    let site = Site::start()?;
    let chain = Chain::start()?;
    let options = Options {
        net_log: true,
        ..Options::new(Engine::Chromium)
    };
    let browser = Browser::start(options).await?;
    count_violations(&browser).await?;
    journey::create_fund_send(&browser, &site.url(), &chain).await?;

    ensure!(
        violations(&browser).await? == 0,
        "a policy was violated in the page"
    );
    // Those of the key frame and its worker reach the page by the key realm's own report.
    ensure!(
        !browser.shows("banner-policy").await?,
        "a policy was violated in the key realm"
    );
    let errors = browser.console_errors().await?;
    ensure!(errors.is_empty(), "console errors: {errors:#?}");

    violations_are_seen(&browser).await?;

    let log = browser.quit().await?.context("the net log")?;
    let activity = NetActivity::read(&log)?;
    let ports = [site.port(), chain.port()];
    let is_ours = |address: &String| {
        ports
            .iter()
            .any(|port| [format!("127.0.0.1:{port}"), format!("[::1]:{port}")].contains(address))
    };
    let strangers: Vec<&String> = activity
        .connections
        .iter()
        .filter(|one| !is_ours(one))
        .collect();
    ensure!(
        activity.connections.len() >= 2,
        "the net log is blind: {activity:#?}"
    );
    ensure!(
        strangers.is_empty(),
        "connections to others: {strangers:#?}"
    );
    ensure!(
        activity.look_ups.is_empty(),
        "names were looked up: {:#?}",
        activity.look_ups
    );
    ensure!(
        activity.datagrams.is_empty(),
        "datagrams were sent: {:#?}",
        activity.datagrams
    );
    std::fs::remove_file(log)?;
    Ok(())
}

/// The control: one violation in the worker and one in the frame, and each is told.
async fn violations_are_seen(browser: &Browser) -> Result<()> {
    for place in ["worker", "iframe"] {
        let (mut cdp, target) = interruptions::inside(browser, place).await?;
        cdp.evaluate(&target, "void fetch('http://127.0.0.1:9/').catch(() => {})")?;
        browser.find("banner-policy").await?;
        interruptions::reload_and_unlock(browser).await?;
        ensure!(
            !browser.shows("banner-policy").await?,
            "the count did not begin anew"
        );
    }
    Ok(())
}

/// Counts in the page, from before its first script.
async fn count_violations(browser: &Browser) -> Result<()> {
    let script = "self.violationCount = 0; \
                  addEventListener('securitypolicyviolation', () => self.violationCount += 1);";
    let parameters = json!({"source": script});
    browser
        .driver
        .cdp()
        .send_raw("Page.addScriptToEvaluateOnNewDocument", parameters)
        .await?;
    Ok(())
}

async fn violations(browser: &Browser) -> Result<u64> {
    let count = browser
        .run("return self.violationCount ?? -1", vec![])
        .await?;
    count.as_u64().context("violations were not counted here")
}
