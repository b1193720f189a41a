//! The key realm: what a person types, reads and presses on its own screen.
//!
//! Each function goes into the frame and leaves it where the next step is the page's.

use anyhow::{Context, Result};
use serde_json::Value;
use thirtyfour::By;

use crate::support::{browser::Browser, wait};

/// Draws twelve words and reads them off the screen.
pub async fn draw_words(browser: &Browser) -> Result<Vec<String>> {
    browser.enter_key_frame().await?;
    browser.click("realm-create-draw").await?;
    read_words(browser, 12).await
}

/// Says that the words are written down, and answers for three of them.
pub async fn answer_check(browser: &Browser, words: &[String]) -> Result<()> {
    browser.enter_key_frame().await?;
    browser.click("realm-create-next").await?;
    answer_check_now(browser, words).await
}

/// Answers for the three words that are asked for on the screen.
pub async fn answer_check_now(browser: &Browser, words: &[String]) -> Result<()> {
    for number in 1..=3 {
        let field = format!("realm-check-input-{number}");
        let place = browser.find(&field).await?.attr("data-place").await?;
        let place: usize = place.context("the field's place")?.parse()?;
        browser.fill(&field, &words[place - 1]).await?;
    }
    browser.click("realm-check-submit").await
}

/// Chooses a password of one's own.
pub async fn choose_password(browser: &Browser, password: &str) -> Result<()> {
    browser.enter_key_frame().await?;
    browser.click("realm-password-kind-own").await?;
    browser.fill("realm-password", password).await?;
    browser.fill("realm-password-repeat", password).await?;
    browser.click("realm-password-submit").await
}

/// Reads the new seal's words, and goes on.
pub async fn accept_seal(browser: &Browser) -> Result<String> {
    browser.enter_key_frame().await?;
    let seal = browser.text("realm-new-seal-words").await?;
    browser.click("realm-seal-next").await?;
    Ok(seal)
}

/// Takes the vault file and says that it is there.
pub async fn finish_backup(browser: &Browser) -> Result<()> {
    browser.enter_key_frame().await?;
    browser.click("realm-file-save").await?;
    browser.click("realm-file-done").await?;
    browser.leave_frame().await
}

/// Puts the vault file off.
pub async fn skip_backup(browser: &Browser) -> Result<()> {
    browser.enter_key_frame().await?;
    browser.click("realm-file-later").await?;
    browser.leave_frame().await
}

/// Makes a wallet from the first screen of the journey to its end. Returns words and seal.
pub async fn create(browser: &Browser, password: &str) -> Result<(Vec<String>, String)> {
    let words = draw_words(browser).await?;
    answer_check(browser, &words).await?;
    choose_password(browser, password).await?;
    let seal = accept_seal(browser).await?;
    // WebKit's driver has nowhere to put a download.
    match browser.engine {
        crate::support::browser::Engine::WebKit => skip_backup(browser).await?,
        _ => finish_backup(browser).await?,
    }
    Ok((words, seal))
}

/// Pastes a phrase and goes as far as the password.
pub async fn type_phrase(browser: &Browser, phrase: &str) -> Result<()> {
    browser.enter_key_frame().await?;
    browser.fill("realm-restore-words", phrase).await?;
    browser.click("realm-restore-submit").await
}

/// Restores from words to the journey's end. Returns the new seal.
pub async fn restore(browser: &Browser, phrase: &str, password: &str) -> Result<String> {
    type_phrase(browser, phrase).await?;
    browser.click("realm-address-accept").await?;
    choose_password(browser, password).await?;
    let seal = accept_seal(browser).await?;
    skip_backup(browser).await?;
    Ok(seal)
}

/// Types the password and submits it. What follows is not waited for.
pub async fn unlock(browser: &Browser, password: &str) -> Result<()> {
    browser.enter_key_frame().await?;
    browser.fill("realm-unlock-password", password).await?;
    browser.click("realm-unlock-submit").await?;
    browser.leave_frame().await
}

/// Waits for the words that say that the password is wrong.
pub async fn wrong_password(browser: &Browser) -> Result<String> {
    browser.enter_key_frame().await?;
    let text = wait::until("word of a wrong password", || async {
        if !browser.shows("realm-unlock-password-error").await? {
            return Ok(None);
        }
        let text = browser.text("realm-unlock-password-error").await?;
        Ok((!text.is_empty()).then_some(text))
    })
    .await?;
    browser.leave_frame().await?;
    Ok(text)
}

/// Gives the password again and reads the words.
pub async fn reveal(browser: &Browser, password: &str) -> Result<Vec<String>> {
    browser.enter_key_frame().await?;
    browser.fill("realm-reveal-password", password).await?;
    browser.click("realm-reveal-submit").await?;
    read_words(browser, 12).await
}

/// Reads the sentence of the review.
pub async fn sentence(browser: &Browser) -> Result<String> {
    browser.enter_key_frame().await?;
    // No-break spaces keep figures together on the screen; here they are spaces.
    Ok(browser
        .text("realm-review-sentence")
        .await?
        .replace('\u{a0}', " "))
}

/// Looks at the whole review, accepts claimed figures, and signs.
pub async fn sign(browser: &Browser) -> Result<()> {
    look_at_review(browser).await?;
    browser.click("realm-sign").await?;
    browser.leave_frame().await
}

/// Looks at the whole review of a message, and signs.
pub async fn sign_message(browser: &Browser) -> Result<()> {
    see_sentence(browser, "realm-message-sign-note").await?;
    show_frame(browser, "end").await?;
    wake(browser, "realm-message-sign").await?;
    browser.click("realm-message-sign").await?;
    browser.leave_frame().await
}

/// Looks at the sentence, accepts claimed figures, and looks at the row with Sign until it wakes.
pub async fn look_at_review(browser: &Browser) -> Result<()> {
    see_sentence(browser, "realm-sign-note").await?;
    show_frame(browser, "end").await?;
    browser.click("realm-review-accept").await?;
    wake(browser, "realm-sign").await
}

/// Looks at the sentence until the note beside Sign no longer asks for it.
async fn see_sentence(browser: &Browser, note: &str) -> Result<()> {
    show_frame(browser, "start").await?;
    let note = format!("[data-testid={note}]");
    wait::until("the sentence to be seen", || async {
        let note = browser.driver.find(By::Css(note.clone())).await?;
        let note = note.prop("textContent").await?.unwrap_or_default();
        Ok((!note.contains("sentence")).then_some(()))
    })
    .await
}

async fn wake(browser: &Browser, sign: &str) -> Result<()> {
    let sign = format!("[data-testid={sign}]");
    wait::until("Sign to wake", || async {
        let sign = browser.driver.find(By::Css(sign.clone())).await?;
        Ok(sign.is_enabled().await?.then_some(()))
    })
    .await
}

/// Scrolls the page to an end of the frame, as a person does: in WebKit nothing inside the frame
/// can scroll what is around it.
async fn show_frame(browser: &Browser, end: &str) -> Result<()> {
    browser.leave_frame().await?;
    let script = "document.querySelector('[data-testid=key-frame]')\
                  .scrollIntoView({ block: arguments[0], behavior: 'instant' })";
    browser.run(script, vec![end.into()]).await?;
    browser.enter_key_frame().await
}

/// Reads the seal's words in the head of the realm.
pub async fn seal(browser: &Browser) -> Result<String> {
    browser.enter_key_frame().await?;
    let seal = browser.text("realm-seal-words").await?;
    browser.leave_frame().await?;
    Ok(seal)
}

async fn read_words(browser: &Browser, count: usize) -> Result<Vec<String>> {
    wait::until("the words", || async {
        let script = "return Array.from(document.querySelectorAll('[data-testid^=\"realm-word-\"]'), \
                      word => word.textContent.trim())";
        let words = browser.run(script, vec![]).await?;
        let words: Vec<String> = words
            .as_array()
            .map(|words| words.iter().filter_map(Value::as_str).map(str::to_owned).collect())
            .unwrap_or_default();
        Ok((words.len() == count).then_some(words))
    })
    .await
}
