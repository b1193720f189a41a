//! What needs the later half of the key realm's program, and what does not.

use std::{fs, path::Path};

use anyhow::{Context, Result, ensure};
use pack::page::{PAGE, SealedPage};
use tests::{
    pages::wallet,
    support::{
        browser::{Browser, Engine},
        chain::Chain,
        environment,
        site::Site,
    },
};

use crate::scenarios::journey;

/// From a copy that lacks the later half a wallet is made, and pays; what needs that half says what is
/// missing, and is left again.
pub(crate) async fn without_the_later_half() -> Result<()> {
    let folder = tempfile::tempdir()?;
    copy_but_the_later_half(folder.path())?;
    let site = Site::of(folder.path())?;
    let chain = Chain::start()?;
    let browser = Browser::engine(Engine::Chromium).await?;
    journey::create_fund_send(&browser, &site.url(), &chain).await?;
    wallet::go(&browser, "#/tools").await?;
    browser.click("tools-examine").await?;
    browser.enter_key_frame().await?;
    let said = browser
        .wait_for_text("realm-note", "this copy lacks")
        .await?;
    ensure!(said.contains("Nothing was changed"), "{said}");
    ensure!(browser.shows("realm-fetch-again").await?, "no second try");
    browser.click("realm-leave").await?;
    browser.find("realm-resting").await?;
    browser.quit().await.map(drop)
}

fn copy_but_the_later_half(to: &Path) -> Result<()> {
    let dist = environment::dist()?;
    let page = SealedPage::read(&fs::read_to_string(dist.join(PAGE))?)?;
    let mut parts = page.lazy_names.iter();
    let later = parts.find(|name| name.starts_with("key-realm-later-"));
    let later = later.context("the build has a later half")?;
    for entry in fs::read_dir(&dist)? {
        let entry = entry?;
        if entry.file_name() != later.as_str() {
            fs::copy(entry.path(), to.join(entry.file_name()))?;
        }
    }
    Ok(())
}
