//! The main journey: make a wallet, fund it, send, see it included.

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
use wallet_types::Address;

/// The password of every scenario that does not test passwords.
pub(crate) const PASSWORD: &str = "five quiet herons under the pier";
/// A recipient that no test controls.
pub(crate) const RECIPIENT: &str = "0xd8dA6BF26964aF9D7eEd9e03E53415D37aA96045";

/// What a scenario knows about the wallet it made.
pub(crate) struct Made {
    /// The phrase.
    pub(crate) words: Vec<String>,
    /// The first account's address.
    pub(crate) address: Address,
}

/// The whole journey in one engine.
pub(crate) async fn in_engine(engine: Engine) -> Result<()> {
    let site = Site::start()?;
    let chain = Chain::start()?;
    let browser = Browser::engine(engine).await?;
    create_fund_send(&browser, &site.url(), &chain).await?;
    if engine == Engine::Chromium {
        let errors = browser.console_errors().await?;
        ensure!(errors.is_empty(), "console errors: {errors:#?}");
    }
    browser.quit().await.map(drop)
}

/// Makes a wallet, adds the node, and checks the address against `ethers`.
pub(crate) async fn create(browser: &Browser, url: &str, chain: &Chain) -> Result<Made> {
    wallet::open(browser, url).await?;
    wallet::add_endpoint(browser, &chain.url()).await?;
    wallet::begin_create(browser).await?;
    let (words, _) = key_realm::create(browser, PASSWORD).await?;
    wallet::wait_for_home(browser).await?;
    let address: Address = wallet::address(browser).await?.parse()?;
    let told = oracle::ask("ethers-oracle.mjs", &json!({"phrase": words.join(" ")}))?;
    ensure!(
        told["address"] == address.to_string(),
        "ours {address}, ethers {}",
        told["address"]
    );
    Ok(Made { words, address })
}

/// The journey to the recipient's balance, and the raw transaction against `ethers`.
pub(crate) async fn create_fund_send(browser: &Browser, url: &str, chain: &Chain) -> Result<Made> {
    let made = create(browser, url, chain).await?;
    chain.fund(&made.address.to_string(), "3").await?;
    wallet::refresh_until(browser, "3").await?;
    send(browser, chain, "0.5").await?;
    assert_paid(chain, &made, "0.5").await?;
    Ok(made)
}

/// Sends to the recipient and waits for the receipt.
pub(crate) async fn send(browser: &Browser, chain: &Chain, ether: &str) -> Result<()> {
    let recipient: Address = RECIPIENT.parse()?;
    let before = chain.balance(&recipient).await?;
    wallet::fill_payment(browser, RECIPIENT, ether).await?;
    wallet::begin_review(browser).await?;
    let sentence = key_realm::sentence(browser).await?;
    ensure!(
        sentence.contains(ether),
        "the sentence does not name the amount: {sentence}"
    );
    key_realm::sign(browser).await?;
    wallet::wait_for_inclusion(browser).await?;
    let after = chain.balance(&recipient).await?;
    ensure!(after > before, "the recipient was not paid");
    Ok(())
}

/// The transaction on the chain, and the one that `ethers` makes of phrase and fields, are the same.
async fn assert_paid(chain: &Chain, made: &Made, ether: &str) -> Result<()> {
    let block = chain
        .call("eth_getBlockByNumber", json!(["latest", true]))
        .await?;
    let sent = block["transactions"]
        .get(0)
        .context("a transaction in the last block")?;
    let hash = sent["hash"].as_str().context("a hash")?;
    let raw = chain
        .call("eth_getRawTransactionByHash", json!([hash]))
        .await?;
    let question = json!({
        "phrase": made.words.join(" "),
        "raw": raw,
        "fields": {
            "type": 2, "chainId": sent["chainId"], "nonce": decimal(&sent["nonce"])?,
            "to": sent["to"], "value": sent["value"], "gasLimit": sent["gas"],
            "maxFeePerGas": sent["maxFeePerGas"],
            "maxPriorityFeePerGas": sent["maxPriorityFeePerGas"],
        },
    });
    let told = oracle::ask("ethers-oracle.mjs", &question)?;
    ensure!(told["raw"] == raw, "ours {raw}, ethers {}", told["raw"]);
    ensure!(
        told["transaction"]["from"] == made.address.to_string(),
        "another sender"
    );
    let value = wallet_types::Wei::parse(ether, wallet_types::amount::Unit::Ether)?;
    ensure!(
        told["transaction"]["value"] == value.as_u256().to_string(),
        "another amount: {}",
        told["transaction"]["value"]
    );
    Ok(())
}

fn decimal(number: &serde_json::Value) -> Result<u64> {
    let digits = number
        .as_str()
        .context("a number")?
        .trim_start_matches("0x");
    Ok(u64::from_str_radix(digits, 16)?)
}
