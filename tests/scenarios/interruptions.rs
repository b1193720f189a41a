//! Bad luck at the worst moment: a reload at each step of a send, a worker that dies, a list of
//! endpoints that changes, an hour without a hand on the keyboard.

use anyhow::{Context, Result, ensure};
use serde_json::{Value, json};
use tests::{
    pages::{key_realm, wallet},
    support::{
        browser::Browser,
        cdp::{Cdp, Target},
        chain::Chain,
        site::Site,
        wait,
    },
};
use wallet_types::Address;

use crate::scenarios::journey::{self, PASSWORD, RECIPIENT};

/// Before the signature a reload leaves nothing behind; after it, nothing is lost or sent twice.
pub(crate) async fn reload_at_each_step_of_a_send() -> Result<()> {
    let site = Site::start()?;
    let chain = Chain::start_with(&["--no-mining"])?;
    let browser = Browser::chromium().await?;
    let made = journey::create(&browser, &site.url(), &chain).await?;
    chain.fund(&made.address.to_string(), "3").await?;
    wallet::refresh_until(&browser, "3").await?;

    wallet::fill_payment(&browser, RECIPIENT, "0.5").await?;
    reload_and_unlock(&browser).await?;
    assert_nothing_signed(&browser, &chain).await?;

    wallet::fill_payment(&browser, RECIPIENT, "0.5").await?;
    wallet::begin_review(&browser).await?;
    key_realm::sentence(&browser).await?;
    reload_and_unlock(&browser).await?;
    assert_nothing_signed(&browser, &chain).await?;

    wallet::fill_payment(&browser, RECIPIENT, "0.5").await?;
    wallet::begin_review(&browser).await?;
    key_realm::sign(&browser).await?;
    browser.find("send-status").await?;
    reload_and_unlock(&browser).await?;
    wait::until("the payment to wait in the node", || async {
        Ok((pending(&chain).await? == 1).then_some(()))
    })
    .await?;
    chain.mine().await?;
    wallet::open_newest_payment(&browser).await?;
    wallet::wait_for_state(&browser, "included").await?;

    reload_and_unlock(&browser).await?;
    chain.mine().await?;
    ensure!(
        chain.nonce(&made.address).await? == 1,
        "more than one transaction was sent"
    );
    ensure!(
        chain.balance(&RECIPIENT.parse::<Address>()?).await? == HALF_ETHER_WEI,
        "not paid once"
    );
    browser.quit().await.map(drop)
}

/// A worker that answers nonsense or throws is made again, locked, and the wallet opens once more.
pub(crate) async fn worker_killed() -> Result<()> {
    let site = Site::start()?;
    let browser = Browser::chromium().await?;
    make_a_wallet(&browser, &site).await?;
    let address = wallet::address(&browser).await?;
    for death in [
        "postMessage({ message: new Uint8Array([255, 255]), secrets: [] })",
        "setTimeout(() => { throw new Error('killed'); })",
    ] {
        let (mut cdp, worker) = inside(&browser, "worker").await?;
        cdp.evaluate(&worker, &format!("void {death}"))?;
        browser.find("unlock").await?;
        browser.enter_key_frame().await?;
        browser
            .wait_for_text("realm-note", "Nothing stored is lost")
            .await?;
        key_realm::unlock(&browser, PASSWORD).await?;
        wallet::wait_for_home(&browser).await?;
        ensure!(
            wallet::address(&browser).await? == address,
            "another wallet opened"
        );
    }
    browser.quit().await.map(drop)
}

/// One minute without a sign of the person: the frame's own timer locks.
pub(crate) async fn lock_by_idleness() -> Result<()> {
    let site = Site::start()?;
    let browser = Browser::chromium().await?;
    make_a_wallet(&browser, &site).await?;
    wallet::go(&browser, "#/settings").await?;
    wallet::choose(&browser, "settings-lock-minutes", "1").await?;
    advance(&browser, 50_000).await?;
    ensure!(browser.shows("settings").await?, "it locked too early");
    advance(&browser, 15_000).await?;
    browser
        .wait_for_text("banner-locked", "nothing happened")
        .await?;
    wallet::go(&browser, "#/home").await?;
    browser.find("unlock").await?;
    browser.quit().await.map(drop)
}

/// One minute behind another tab: the frame's own timer locks, and says why.
pub(crate) async fn lock_by_hiding() -> Result<()> {
    let site = Site::start()?;
    let browser = Browser::chromium().await?;
    make_a_wallet(&browser, &site).await?;
    let (mut cdp, frame) = inside(&browser, "iframe").await?;
    let ours = browser.driver.window().await?;
    let other = browser.driver.new_tab().await?;
    browser.driver.switch_to_window(other).await?;
    wait::until("the frame to be hidden", || {
        let hidden = cdp.evaluate(&frame, "document.hidden");
        std::future::ready(hidden.map(|hidden| (hidden == true).then_some(())))
    })
    .await?;
    run_ahead(&mut cdp, &frame, 50_000).await?;
    let said = cdp.evaluate(&frame, WHAT_IT_SAYS)?;
    ensure!(
        said.as_str().is_some_and(|said| said.contains("is open")),
        "it locked too early: {said}"
    );
    run_ahead(&mut cdp, &frame, 15_000).await?;
    wait::until("the hidden frame to lock", || {
        let said = cdp.evaluate(&frame, WHAT_IT_SAYS);
        let is_locked = |said: Value| said.as_str()?.contains("hidden for a minute").then_some(());
        std::future::ready(said.map(is_locked))
    })
    .await?;
    browser.driver.switch_to_window(ours).await?;
    browser.leave_frame().await?;
    browser.find("unlock").await?;
    browser.quit().await.map(drop)
}

/// A sealed page cannot reach what its list does not name; adding goes by a reload.
pub(crate) async fn list_changed_after_sealing() -> Result<()> {
    let site = Site::start()?;
    let (first, second) = (Chain::start()?, Chain::start()?);
    let browser = Browser::chromium().await?;
    journey::create(&browser, &site.url(), &first).await?;
    ensure!(
        can_reach(&browser, &first.url()).await?,
        "the listed endpoint is out of reach"
    );
    ensure!(
        !can_reach(&browser, &second.url()).await?,
        "an endpoint off the list was reached"
    );

    wallet::go(&browser, "#/endpoints/add").await?;
    browser.fill("endpoints-url", &second.url()).await?;
    browser.click("endpoints-try").await?;
    browser.click("dialog-agree").await?;
    wallet::confirm_endpoint(&browser).await?;
    wallet::go(&browser, "#/home").await?;
    key_realm::unlock(&browser, PASSWORD).await?;
    wallet::wait_for_home(&browser).await?;
    ensure!(
        can_reach(&browser, &second.url()).await?,
        "the added endpoint is out of reach"
    );
    browser.quit().await.map(drop)
}

/// One tab writes, locking one locks all, and a list that another tab changed is noticed.
pub(crate) async fn two_tabs() -> Result<()> {
    let site = Site::start()?;
    let (first, second) = (Chain::start()?, Chain::start()?);
    let browser = Browser::chromium().await?;
    journey::create(&browser, &site.url(), &first).await?;
    let one = browser.driver.window().await?;
    let two = browser.driver.new_tab().await?;
    browser.driver.switch_to_window(two.clone()).await?;
    wallet::open(&browser, &site.url()).await?;
    key_realm::unlock(&browser, PASSWORD).await?;
    wallet::wait_for_home(&browser).await?;
    browser.find("banner-reading-only").await?;

    browser.driver.switch_to_window(one.clone()).await?;
    wallet::lock(&browser).await?;
    browser.driver.switch_to_window(two.clone()).await?;
    browser.leave_frame().await?;
    browser.find("unlock").await?;
    key_realm::unlock(&browser, PASSWORD).await?;
    wallet::wait_for_home(&browser).await?;

    browser.driver.switch_to_window(one).await?;
    wallet::go(&browser, "#/endpoints/add").await?;
    browser.fill("endpoints-url", &second.url()).await?;
    browser.click("endpoints-try").await?;
    browser.click("dialog-agree").await?;
    // The reload let go of the pen, and the other tab took it up.
    browser.find("endpoints-tried").await?;
    browser.click("banner-use-this-tab").await?;
    wallet::confirm_endpoint(&browser).await?;
    browser.driver.switch_to_window(two).await?;
    browser.leave_frame().await?;
    browser.find("banner-stale-endpoints").await?;
    browser.quit().await.map(drop)
}

async fn make_a_wallet(browser: &Browser, site: &Site) -> Result<()> {
    wallet::open(browser, &site.url()).await?;
    wallet::begin_create(browser).await?;
    key_realm::create(browser, PASSWORD).await?;
    wallet::wait_for_home(browser).await
}

pub(crate) async fn reload_and_unlock(browser: &Browser) -> Result<()> {
    browser.leave_frame().await?;
    browser.driver.refresh().await?;
    wallet::go(browser, "#/home").await?;
    key_realm::unlock(browser, PASSWORD).await?;
    wallet::wait_for_home(browser).await
}

async fn assert_nothing_signed(browser: &Browser, chain: &Chain) -> Result<()> {
    wallet::go(browser, "#/activity").await?;
    browser.find("activity").await?;
    ensure!(
        !browser.shows("activity-item-0").await?,
        "something was signed"
    );
    ensure!(pending(chain).await? == 0, "something was sent");
    Ok(())
}

async fn pending(chain: &Chain) -> Result<u64> {
    let status = chain.call("txpool_status", json!([])).await?;
    let digits = status["pending"]
        .as_str()
        .context("a number")?
        .trim_start_matches("0x");
    Ok(u64::from_str_radix(digits, 16)?)
}

async fn can_reach(browser: &Browser, url: &str) -> Result<bool> {
    browser.leave_frame().await?;
    let script = "const done = arguments[1]; fetch(arguments[0], { method: 'POST', body: '{}', \
                  headers: { 'content-type': 'application/json' } })\
                  .then(() => done(true), () => done(false));";
    let reached = browser
        .driver
        .execute_async(script, vec![json!(url)])
        .await?;
    reached.json().as_bool().context("an answer")
}

/// Lets the frame's clock run ahead: a sandboxed frame has a process of its own.
async fn advance(browser: &Browser, ms: u64) -> Result<()> {
    let (mut cdp, frame) = inside(browser, "iframe").await?;
    run_ahead(&mut cdp, &frame, ms).await
}

async fn run_ahead(cdp: &mut Cdp, frame: &Target, ms: u64) -> Result<()> {
    let before = now(cdp, frame)?;
    let parameters = json!({"policy": "advance", "budget": ms});
    cdp.call(
        Some(&frame.session),
        "Emulation.setVirtualTimePolicy",
        parameters,
    )?;
    wait::until("the frame's clock to run ahead", || {
        let passed = now(cdp, frame).map(|now| (now >= before + ms).then_some(()));
        std::future::ready(passed)
    })
    .await
}

fn now(cdp: &mut Cdp, frame: &Target) -> Result<u64> {
    let now = cdp.evaluate(frame, "Math.floor(Date.now())")?;
    now.as_u64().with_context(|| format!("a time: {now}"))
}

/// Reaches what runs inside the page: the key frame, or its worker.
pub(crate) async fn inside(browser: &Browser, kind: &str) -> Result<(Cdp, Target)> {
    let mut cdp = Cdp::connect(&browser.driver)?;
    let target = wait::until(&format!("the {kind} inside the page"), || {
        std::future::ready(cdp.targets(kind).map(|mut targets| targets.pop()))
    })
    .await?;
    Ok((cdp, target))
}

const WHAT_IT_SAYS: &str = "document.querySelector('main').textContent";

const HALF_ETHER_WEI: u128 = 500_000_000_000_000_000;
