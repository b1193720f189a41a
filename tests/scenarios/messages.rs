//! Messages and foreign transactions: read in the key realm, signed or explained there.

use anyhow::{Context, Result, ensure};
use serde_json::json;
use tests::{
    pages::{key_realm, wallet},
    support::{
        browser::{Browser, Engine},
        chain::Chain,
        oracle,
        site::Site,
    },
};

use crate::scenarios::journey::{PASSWORD, RECIPIENT};

/// Signs a text and typed data; `ethers` recovers the account from both, and the wallet itself tells
/// who signed.
pub(crate) async fn are_signed() -> Result<()> {
    let site = Site::start()?;
    let chain = Chain::start()?;
    let browser = Browser::engine(Engine::Chromium).await?;
    wallet::open(&browser, &site.url()).await?;
    wallet::add_endpoint(&browser, &chain.url()).await?;
    wallet::begin_create(&browser).await?;
    key_realm::create(&browser, PASSWORD).await?;
    wallet::wait_for_home(&browser).await?;
    let address = wallet::address(&browser).await?;

    let signature = sign(&browser, "text", TEXT).await?;
    let question = json!({ "message": TEXT, "signature": signature });
    let told = oracle::ask("ethers-oracle.mjs", &question)?;
    ensure!(told["signer"] == address, "{told}");
    check(&browser, &address, &signature, true).await?;
    check(&browser, RECIPIENT, &signature, false).await?;

    let typed = typed_data(&address);
    let signature = sign(&browser, "typed", &typed.to_string()).await?;
    let question = json!({ "typed": typed, "signature": signature });
    let told = oracle::ask("ethers-oracle.mjs", &question)?;
    ensure!(told["signer"] == address, "{told}");
    browser.quit().await.map(drop)
}

/// Explains a signed transaction without a wallet, and refuses what is none, field and all.
pub(crate) async fn transactions_are_explained() -> Result<()> {
    let site = Site::start()?;
    let browser = Browser::engine(Engine::Chromium).await?;
    wallet::open(&browser, &site.url()).await?;
    wallet::go(&browser, "#/tools").await?;
    browser.click("tools-examine").await?;
    browser.enter_key_frame().await?;
    browser.click("realm-examine-transaction").await?;
    browser.fill("realm-examine-text", "0x02c0").await?;
    browser.click("realm-examine-submit").await?;
    browser
        .wait_for_text("realm-examine-text-error", "no transaction")
        .await?;
    browser.fill("realm-examine-text", RAW).await?;
    browser.click("realm-examine-submit").await?;
    let told = oracle::ask("ethers-oracle.mjs", &json!({ "raw": RAW }))?;
    let sender = told["transaction"]["from"].as_str().context("a sender")?;
    let hash = told["transaction"]["hash"].as_str().context("a hash")?;
    let said = browser.text("realm-examine-sender").await?;
    ensure!(joined(&said).contains(sender), "{said}");
    let said = browser.text("realm-examine-hash").await?;
    ensure!(joined(&said).contains(hash), "{said}");
    browser.click("realm-examine-done").await?;
    browser.quit().await.map(drop)
}

/// Signs a message and returns the signature that the page shows.
async fn sign(browser: &Browser, form: &str, text: &str) -> Result<String> {
    wallet::go(browser, "#/tools").await?;
    browser.click("tools-sign").await?;
    browser.enter_key_frame().await?;
    browser.click(&format!("realm-message-form-{form}")).await?;
    browser.fill("realm-message-text", text).await?;
    browser.click("realm-message-submit").await?;
    browser.find("realm-message-sentence").await?;
    key_realm::sign_message(browser).await?;
    browser.find("signed-message").await?;
    let signature = browser.text("signed-message-signature").await?;
    Ok(joined(&signature))
}

/// Has the wallet tell whether an account has signed the text.
async fn check(browser: &Browser, account: &str, signature: &str, is_match: bool) -> Result<()> {
    wallet::go(browser, "#/tools").await?;
    browser.click("tools-examine").await?;
    browser.enter_key_frame().await?;
    browser.click("realm-examine-signature").await?;
    browser.fill("realm-examine-text", TEXT).await?;
    browser.fill("realm-examine-account", account).await?;
    browser.fill("realm-examine-of", signature).await?;
    browser.click("realm-examine-submit").await?;
    let verdict = browser.find("realm-examine-verdict").await?;
    let class = verdict.attr("class").await?.unwrap_or_default();
    ensure!(class.contains("red") != is_match, "{account}: {class}");
    browser.click("realm-examine-done").await?;
    browser.leave_frame().await
}

fn typed_data(wallet: &str) -> serde_json::Value {
    json!({
        "types": {
            "EIP712Domain": [
                { "name": "name", "type": "string" },
                { "name": "chainId", "type": "uint256" },
            ],
            "Mail": [
                { "name": "from", "type": "address" },
                { "name": "contents", "type": "string" },
                { "name": "copies", "type": "uint8[]" },
            ],
        },
        "primaryType": "Mail",
        "domain": { "name": "Harbour post", "chainId": 31337 },
        "message": { "from": wallet, "contents": "The tide is at nine.", "copies": [1, 2] },
    })
}

fn joined(text: &str) -> String {
    text.split_whitespace().collect()
}

const TEXT: &str = "I own this address. For the record, on a calm day.";

/// The signed transaction of EIP-155's own example.
const RAW: &str = "0xf86c098504a817c800825208943535353535353535353535353535353535353535880de0b6b3a76400008025a028ef61340bd939bc2195fe537567866003e1a15d3c71ff63e1590620aa636276a067cbe9d8997f761aecb703304b3800ccf555c9f3dc64214b297fb1966a3b6d83";
