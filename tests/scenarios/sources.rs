//! Wallets that began elsewhere: keys, files, shares, words and addresses come in, secrets go out.

use anyhow::{Context, Result, ensure};
use serde_json::{Value, json};
use tests::{
    pages::{key_realm, wallet},
    support::{
        browser::{Browser, Engine},
        chain::Chain,
        environment, oracle,
        site::Site,
    },
};
use thirtyfour::By;

use crate::scenarios::journey::{PASSWORD, RECIPIENT};

/// Restores from a private key, brings in one of everything else, and finds by a search the account
/// that was used; each address is the one that `ethers` or the publisher of the vector names.
pub(crate) async fn come_in() -> Result<()> {
    let site = Site::start()?;
    let chain = Chain::start()?;
    let browser = Browser::engine(Engine::Chromium).await?;
    wallet::open(&browser, &site.url()).await?;
    wallet::add_endpoint(&browser, &chain.url()).await?;
    a_key(&browser).await?;
    a_keystore(&browser).await?;
    shares(&browser).await?;
    used_elsewhere(&browser, &chain).await?;
    an_address(&browser).await?;
    let errors = browser.console_errors().await?;
    ensure!(errors.is_empty(), "console errors: {errors:#?}");
    browser.quit().await.map(drop)
}

/// Shows words and a private key again, after the password, and nothing of them after that.
pub(crate) async fn go_out() -> Result<()> {
    let site = Site::start()?;
    let browser = Browser::engine(Engine::Chromium).await?;
    wallet::open(&browser, &site.url()).await?;
    wallet::begin_restore(&browser).await?;
    key_realm::restore(&browser, PHRASE, PASSWORD).await?;
    wallet::wait_for_home(&browser).await?;
    let told = oracle::ask("ethers-oracle.mjs", &json!({ "phrase": PHRASE }))?;
    let key = told["privateKey"].as_str().context("a key")?;

    let words = export(&browser, "words").await?;
    ensure!(words == PHRASE, "other words: {words}");
    let shown = export(&browser, "private key").await?;
    ensure!(shown.ends_with(key), "another key than {key}");
    browser.enter_key_frame().await?;
    let left = browser
        .run("return document.body.textContent", vec![])
        .await?;
    ensure!(!left.to_string().contains(key), "the key is still drawn");
    browser.quit().await.map(drop)
}

async fn a_key(browser: &Browser) -> Result<()> {
    wallet::go(browser, "#/home").await?;
    browser.click("welcome-restore-else").await?;
    choose(browser, "key").await?;
    browser.fill("realm-import-key", "0x12").await?;
    browser.click("realm-import-submit").await?;
    browser
        .wait_for_text("realm-import-key-error", "64")
        .await?;
    browser.fill("realm-import-key", KEY).await?;
    browser.click("realm-import-submit").await?;
    browser.click("realm-address-accept").await?;
    key_realm::choose_password(browser, PASSWORD).await?;
    key_realm::accept_seal(browser).await?;
    key_realm::skip_backup(browser).await?;
    wallet::wait_for_home(browser).await?;
    let told = oracle::ask("ethers-oracle.mjs", &json!({ "key": KEY }))?;
    has_account(browser, &told["address"]).await
}

async fn a_keystore(browser: &Browser) -> Result<()> {
    let data = environment::root().join("wallet-core/tests/data/keystores.json");
    let data: Value = serde_json::from_slice(&std::fs::read(data)?)?;
    let mut published = data["keystores"].as_array().context("keystores")?.iter();
    let published = published.find(|each| each["name"] == "ethers life");
    let published = published.context("the keystore")?;
    let text = |name: &str| published[name].as_str().context("a text");

    begin(browser, "keystore").await?;
    browser.fill("realm-import-keystore", text("file")?).await?;
    browser.click("realm-import-submit").await?;
    browser.fill("realm-import-password", "not it").await?;
    browser.click("realm-import-submit").await?;
    let fault = browser.wait_for_text("realm-import-password-error", "password");
    fault.await?;
    browser
        .fill("realm-import-password", text("password")?)
        .await?;
    browser.click("realm-import-submit").await?;
    accept(browser).await?;
    let told = oracle::ask("ethers-oracle.mjs", &json!({ "key": text("key")? }))?;
    has_account(browser, &told["address"]).await
}

async fn shares(browser: &Browser) -> Result<()> {
    begin(browser, "shares").await?;
    for share in SHARES {
        browser.fill("realm-import-share", share).await?;
        browser.click("realm-import-share-take").await?;
    }
    browser.fill("realm-import-passphrase", "TREZOR").await?;
    browser.click("realm-import-submit").await?;
    accept(browser).await?;
    let told = oracle::ask("ethers-oracle.mjs", &json!({ "xprv": SHARES_ROOT }))?;
    has_account(browser, &told["address"]).await
}

/// The account that was used lies where Ledger Live puts its second one.
async fn used_elsewhere(browser: &Browser, chain: &Chain) -> Result<()> {
    let question = json!({ "phrase": PHRASE, "path": "m/44'/60'/1'/0/0" });
    let told = oracle::ask("ethers-oracle.mjs", &question)?;
    let used = told["address"].as_str().context("an address")?;
    chain.fund(used, "2").await?;
    begin(browser, "words").await?;
    browser.fill("realm-restore-words", PHRASE).await?;
    browser.click("realm-restore-submit").await?;
    browser.click("realm-accounts-elsewhere").await?;
    browser.click("realm-accounts-search").await?;
    browser.find("realm-accounts-told").await?;
    browser.find("realm-accounts-seen").await?;
    browser.click("realm-accounts-take").await?;
    accept(browser).await?;
    has_account(browser, &told["address"]).await
}

/// An address is watched, and let go again.
async fn an_address(browser: &Browser) -> Result<()> {
    begin(browser, "address").await?;
    browser.fill("realm-import-address", RECIPIENT).await?;
    browser.click("realm-import-submit").await?;
    accept(browser).await?;
    has_account(browser, &RECIPIENT.into()).await?;
    let script = "const row = [...document.querySelectorAll('[data-testid=accounts] > li')].at(-1); \
                  row.querySelector('[data-testid=account-show]').click()";
    browser.run(script, vec![]).await?;
    browser.click("account-remove").await?;
    browser.enter_key_frame().await?;
    browser.find("realm-remove-fate").await?;
    browser.click("realm-remove-submit").await?;
    wallet::wait_for_home(browser).await?;
    tests::support::wait::until("the account to be gone", || async {
        Ok((!accounts(browser).await?.contains(&RECIPIENT.to_lowercase())).then_some(()))
    })
    .await
}

/// Opens the door to something new in the open wallet.
async fn begin(browser: &Browser, kind: &str) -> Result<()> {
    wallet::go(browser, "#/home").await?;
    browser.click("accounts-import").await?;
    choose(browser, kind).await
}

async fn choose(browser: &Browser, kind: &str) -> Result<()> {
    browser.enter_key_frame().await?;
    browser.click(&format!("realm-import-have-{kind}")).await?;
    browser.click("realm-import-go").await
}

async fn accept(browser: &Browser) -> Result<()> {
    browser.click("realm-address-accept").await?;
    wallet::wait_for_home(browser).await
}

async fn has_account(browser: &Browser, address: &Value) -> Result<()> {
    let address = address.as_str().context("an address")?.to_lowercase();
    tests::support::wait::until(&format!("the account {address}"), || async {
        Ok(accounts(browser).await?.contains(&address).then_some(()))
    })
    .await
}

/// The addresses of the list, in small letters.
async fn accounts(browser: &Browser) -> Result<Vec<String>> {
    let list = By::Css("[data-testid=accounts] [data-address]");
    let mut addresses = Vec::new();
    for row in browser.driver.find_all(list).await? {
        addresses.push(
            row.attr("data-address")
                .await?
                .unwrap_or_default()
                .to_lowercase(),
        );
    }
    Ok(addresses)
}

/// Goes through the export of what a label names, and returns what is shown.
async fn export(browser: &Browser, what: &str) -> Result<String> {
    wallet::go(browser, "#/settings").await?;
    browser.click("settings-export").await?;
    browser.enter_key_frame().await?;
    browser.find("realm-export-what").await?;
    let script = "const list = document.querySelector('[data-testid=realm-export-what]'); \
                  const option = [...list.options].find((each) => \
                      each.text.toLowerCase().includes(arguments[0])); \
                  return option === undefined ? null : option.value";
    let value = browser.run(script, vec![what.into()]).await?;
    let value = value.as_str().context("an entry of the list")?.to_owned();
    wallet::choose(browser, "realm-export-what", &value).await?;
    browser.click("realm-export-next").await?;
    browser.fill("realm-export-password", PASSWORD).await?;
    browser.click("realm-export-submit").await?;
    browser.find("realm-export-done").await?;
    let script = "return [...document.querySelectorAll('[data-testid^=\"realm-export-word\"], \
                  [data-testid=realm-export-secret]')].map((e) => e.textContent.trim()).join(' ')";
    let shown = browser.run(script, vec![]).await?;
    browser.click("realm-export-done").await?;
    browser.leave_frame().await?;
    Ok(shown.as_str().context("a text")?.to_owned())
}

/// A key that the tests of anvil and Hardhat use: nothing of value is on it.
const KEY: &str = "0xac0974bec39a17e36ba4a6b4d238ff944bacb478cbed5efcae784d7bf4f2ff80";

/// The first phrase of BIP-39's own vectors.
const PHRASE: &str = "abandon abandon abandon abandon abandon abandon abandon abandon abandon \
                      abandon abandon about";

/// Two of three shares, and the root that they lead to: the fourth of SLIP-39's own vectors, whose
/// passphrase is `TREZOR`.
const SHARES: [&str; 2] = [
    "shadow pistol academic always adequate wildlife fancy gross oasis cylinder mustang wrist rescue \
     view short owner flip making coding armed",
    "shadow pistol academic acid actress prayer class unknown daughter sweater depict flip twice \
     unkind craft early superior advocate guest smoking",
];
const SHARES_ROOT: &str = "xprv9s21ZrQH143K2nNuAbfWPHBtfiSCS14XQgb3otW4pX655q58EEZeC8zmjEUwucBu9dPnxdpbZLCn57yx45RBkwJHnwHFjZK4XPJ8SyeYjYg";
