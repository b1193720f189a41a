//! The wallet comes back: from the vault file, from the words, and not from anything damaged.

use std::{fs, path::PathBuf};

use anyhow::{Result, ensure};
use tests::{
    pages::{key_realm, wallet},
    support::{browser::Browser, site::Site},
};

use crate::scenarios::journey::PASSWORD;

/// On a second origin the file brings address and seal back, and words the address with a new seal.
pub(crate) async fn on_a_second_origin() -> Result<()> {
    let (first, second, third) = (Site::start()?, Site::start()?, Site::start()?);
    let browser = Browser::chromium().await?;
    let made = make(&browser, &first).await?;

    wallet::open(&browser, &second.url()).await?;
    wallet::open_vault_file(&browser, &made.file).await?;
    key_realm::unlock(&browser, PASSWORD).await?;
    wallet::wait_for_home(&browser).await?;
    ensure!(
        wallet::address(&browser).await? == made.address,
        "the file led to another address"
    );
    wallet::begin_reveal(&browser).await?;
    ensure!(
        key_realm::seal(&browser).await? == made.seal,
        "the file brought another seal"
    );
    ensure!(
        key_realm::reveal(&browser, PASSWORD).await? == made.words,
        "the file holds other words"
    );

    wallet::open(&browser, &third.url()).await?;
    wallet::begin_restore(&browser).await?;
    let seal = key_realm::restore(&browser, &made.words.join(" "), PASSWORD).await?;
    ensure!(
        wallet::address(&browser).await? == made.address,
        "the words led to another address"
    );
    ensure!(
        seal != made.seal,
        "restoring from words did not make a new seal"
    );
    browser.quit().await.map(drop)
}

/// A wrong password and a damaged file are told in different words, and neither costs anything.
pub(crate) async fn refuses_what_does_not_fit() -> Result<()> {
    let (first, second) = (Site::start()?, Site::start()?);
    let browser = Browser::chromium().await?;
    let made = make(&browser, &first).await?;
    wallet::lock(&browser).await?;
    key_realm::unlock(&browser, "not the password at all").await?;
    let wrong = key_realm::wrong_password(&browser).await?;
    key_realm::unlock(&browser, PASSWORD).await?;
    wallet::wait_for_home(&browser).await?;

    let mut bytes = fs::read(&made.file)?;
    let middle = bytes.len() / 2;
    bytes[middle] ^= 1;
    let damaged = made.file.with_file_name("damaged.vault");
    fs::write(&damaged, bytes)?;
    wallet::open(&browser, &second.url()).await?;
    wallet::open_vault_file(&browser, &damaged).await?;
    browser.enter_key_frame().await?;
    let told = browser.wait_for_text("realm-note", "damaged").await?;
    ensure!(
        told != wrong,
        "a damaged vault and a wrong password sound the same: {told}"
    );
    browser.leave_frame().await?;

    wallet::open(&browser, &second.url()).await?;
    wallet::open_vault_file(&browser, &made.file).await?;
    key_realm::unlock(&browser, PASSWORD).await?;
    wallet::wait_for_home(&browser).await?;
    ensure!(
        wallet::address(&browser).await? == made.address,
        "another address"
    );
    browser.quit().await.map(drop)
}

struct Made {
    words: Vec<String>,
    seal: String,
    address: String,
    file: PathBuf,
}

async fn make(browser: &Browser, site: &Site) -> Result<Made> {
    wallet::open(browser, &site.url()).await?;
    wallet::begin_create(browser).await?;
    let (words, seal) = key_realm::create(browser, PASSWORD).await?;
    let address = wallet::address(browser).await?;
    let file = browser.downloaded(".vault").await?;
    Ok(Made {
        words,
        seal,
        address,
        file,
    })
}
