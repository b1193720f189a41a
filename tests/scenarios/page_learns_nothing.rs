//! While phrases and passwords are typed and shown, the page holds none of them.
//!
//! The test knows every secret and searches for it in all usual encodings; a planted secret must
//! be found, or the search proves nothing.

use std::fs;

use anyhow::{Context, Result, ensure};
use serde_json::{Value, json};
use tests::{
    pages::{key_realm, wallet},
    support::{
        browser::Browser,
        environment,
        needles::{self, Haystack, Needle},
        oracle,
        site::Site,
    },
};

const PASSWORD: &str = "tidal lantern orchard 47 meridian";

/// Creates, locks, unlocks and reveals, and searches the page after each step.
pub(crate) async fn while_secrets_are_shown() -> Result<()> {
    let site = Site::start()?;
    let browser = Browser::chromium().await?;
    wallet::open(&browser, &site.url()).await?;
    listen(&browser).await?;
    wallet::begin_create(&browser).await?;

    let words = key_realm::draw_words(&browser).await?;
    let secrets = secrets_of(&words)?;
    search(&browser, &secrets, "words shown").await?;
    key_realm::answer_check(&browser, &words).await?;
    search(&browser, &secrets, "words checked").await?;
    key_realm::choose_password(&browser, PASSWORD).await?;
    search(&browser, &secrets, "password typed").await?;
    let seal = key_realm::accept_seal(&browser).await?;
    let mut secrets = secrets;
    secrets.push(Needle::text("the seal's words", &seal));
    key_realm::finish_backup(&browser).await?;
    wallet::wait_for_home(&browser).await?;
    search(&browser, &secrets, "wallet made").await?;

    wallet::lock(&browser).await?;
    key_realm::unlock(&browser, PASSWORD).await?;
    wallet::wait_for_home(&browser).await?;
    search(&browser, &secrets, "unlocked").await?;
    wallet::begin_reveal(&browser).await?;
    let revealed = key_realm::reveal(&browser, PASSWORD).await?;
    ensure!(
        revealed == words,
        "the words revealed are not the words drawn"
    );
    search(&browser, &secrets, "words revealed").await?;

    plant(&browser, &words).await?;
    let found = look(&browser, &secrets).await?;
    ensure!(
        !found.is_empty(),
        "a planted secret was not found: the search is blind"
    );
    browser.quit().await.map(drop)
}

fn secrets_of(words: &[String]) -> Result<Vec<Needle>> {
    let told = oracle::ask("ethers-oracle.mjs", &json!({"phrase": words.join(" ")}))?;
    let bytes = |key: &str| {
        told[key]
            .as_str()
            .map(needles::from_hex)
            .context("the oracle's answer")
    };
    let mut secrets = Needle::phrase(words);
    secrets.push(Needle::text("the password", PASSWORD));
    secrets.push(Needle::bytes("the entropy", &bytes("entropy")?));
    secrets.push(Needle::bytes("the seed", &bytes("seed")?));
    secrets.push(Needle::bytes("the private key", &bytes("privateKey")?));
    Ok(secrets)
}

async fn listen(browser: &Browser) -> Result<()> {
    let script = fs::read_to_string(environment::root().join("tests/canary/listen.js"))?;
    browser.run(&script, vec![]).await.map(drop)
}

async fn search(browser: &Browser, secrets: &[Needle], step: &str) -> Result<()> {
    let found = look(browser, secrets).await?;
    ensure!(found.is_empty(), "after {step} the page holds {found:#?}");
    Ok(())
}

async fn look(browser: &Browser, secrets: &[Needle]) -> Result<Vec<String>> {
    browser.leave_frame().await?;
    let script = "const done = arguments[arguments.length - 1]; self.emptyPockets().then(done);";
    let pockets = browser
        .driver
        .execute_async(script, vec![])
        .await?
        .json()
        .clone();
    let pockets = pockets.as_object().context("the page's pockets")?;
    let heard = pockets["messages"].as_str().unwrap_or_default();
    ensure!(heard.len() > 10, "the page's messages were not heard");
    let mut haystacks: Vec<Haystack> = pockets
        .iter()
        .flat_map(|(name, value)| piles(name, value))
        .collect();
    let console = serde_json::to_vec(&browser.driver.browser_log().await?)?;
    haystacks.push(Haystack {
        name: "console".into(),
        bytes: console,
    });
    Ok(needles::find_all(secrets, &haystacks))
}

/// The text as it is, and every stretch of bytes that stands in it as hexadecimal digits.
fn piles(name: &str, value: &Value) -> Vec<Haystack> {
    let text = value.as_str().unwrap_or_default();
    let mut bytes = Vec::new();
    for stretch in text.split("hex:").skip(1) {
        let digits: String = stretch
            .chars()
            .take_while(char::is_ascii_hexdigit)
            .collect();
        bytes.extend(needles::from_hex(&digits));
        bytes.push(b'\n');
    }
    vec![
        Haystack {
            name: name.to_owned(),
            bytes: text.as_bytes().to_vec(),
        },
        Haystack {
            name: format!("{name}, as bytes"),
            bytes,
        },
    ]
}

async fn plant(browser: &Browser, words: &[String]) -> Result<()> {
    browser.leave_frame().await?;
    let script = "const mark = document.createElement('i'); mark.title = arguments[0];\
                  document.body.append(mark);";
    browser
        .run(script, vec![json!(words[3..6].join(" "))])
        .await
        .map(drop)
}
