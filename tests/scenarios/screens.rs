//! Every screen, visited as a person would: nothing that keeps someone out, and pictures to look at.

use anyhow::{Result, ensure};
use tests::{
    pages::{key_realm, wallet},
    support::{
        axe,
        browser::{Browser, Engine, Options},
        chain::Chain,
        site::Site,
    },
};

use crate::scenarios::journey::{PASSWORD, RECIPIENT};

/// How many screens a whole visit passes, those of the key realm included.
const SCREENS: usize = 45;

/// One look of the browser.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Look {
    name: &'static str,
    phone: bool,
    dark: bool,
}

/// Desktop and phone, by day and by night.
pub(crate) const LOOKS: [Look; 4] = [
    Look {
        name: "desktop-light",
        phone: false,
        dark: false,
    },
    Look {
        name: "desktop-dark",
        phone: false,
        dark: true,
    },
    Look {
        name: "phone-light",
        phone: true,
        dark: false,
    },
    Look {
        name: "phone-dark",
        phone: true,
        dark: true,
    },
];

impl Look {
    /// Returns the name used in tests and pictures.
    pub(crate) const fn name(self) -> &'static str {
        self.name
    }

    fn options(self) -> Options {
        let options = if self.phone {
            Options::phone(Engine::Chromium)
        } else {
            Options::new(Engine::Chromium)
        };
        Options {
            dark: self.dark,
            ..options
        }
    }
}

/// Visits every screen; axe-core finds nothing serious or critical on any.
pub(crate) async fn are_open_to_everyone(look: Look) -> Result<()> {
    let site = Site::start()?;
    let chain = Chain::start()?;
    let browser = Browser::start(look.options()).await?;
    let mut visit = Visit {
        browser: &browser,
        look,
        seen: 0,
        faults: Vec::new(),
    };

    wallet::open(&browser, &site.url()).await?;
    visit.page("welcome", "welcome").await?;
    restoring(&mut visit).await?;
    creating(&mut visit).await?;
    connecting(&mut visit, &chain).await?;
    paying(&mut visit, &chain).await?;
    places(&mut visit).await?;
    keeping(&mut visit).await?;
    bringing_in(&mut visit).await?;
    signing(&mut visit).await?;
    examining(&mut visit).await?;
    taking_out(&mut visit).await?;

    ensure!(visit.faults.is_empty(), "{}", visit.faults.join("\n"));
    ensure!(
        visit.seen == SCREENS,
        "{} screens were visited, not {SCREENS}",
        visit.seen
    );
    browser.quit().await.map(drop)
}

async fn restoring(visit: &mut Visit<'_>) -> Result<()> {
    let browser = visit.browser;
    wallet::begin_restore(browser).await?;
    visit.frame("restore", "realm-restore-words").await?;
    key_realm::type_phrase(browser, PHRASE).await?;
    visit
        .frame("restore-address", "realm-address-accept")
        .await?;
    browser.click("realm-passphrase-open").await?;
    visit.frame("passphrase", "realm-passphrase").await?;
    browser.leave_frame().await?;
    browser.click("key-frame-leave").await
}

async fn creating(visit: &mut Visit<'_>) -> Result<()> {
    let browser = visit.browser;
    wallet::begin_create(browser).await?;
    visit.frame("create", "realm-create-draw").await?;
    let words = key_realm::draw_words(browser).await?;
    visit.frame("words", "realm-create-next").await?;
    browser.click("realm-create-next").await?;
    visit.frame("check", "realm-check-submit").await?;
    key_realm::answer_check_now(browser, &words).await?;
    visit.frame("password", "realm-password-use-drawn").await?;
    key_realm::choose_password(browser, PASSWORD).await?;
    visit.frame("seal", "realm-seal-next").await?;
    key_realm::accept_seal(browser).await?;
    visit.frame("file", "realm-file-save").await?;
    key_realm::finish_backup(browser).await?;
    visit.page("home-without-endpoint", "home").await
}

async fn connecting(visit: &mut Visit<'_>, chain: &Chain) -> Result<()> {
    let browser = visit.browser;
    wallet::go(browser, "#/endpoints/add").await?;
    visit.page("add-endpoint", "endpoints-url").await?;
    browser.fill("endpoints-url", &chain.url()).await?;
    browser.click("endpoints-try").await?;
    visit.page("dialog", "dialog-agree").await?;
    browser.click("dialog-agree").await?;
    visit.page("confirm-network", "endpoints-tried").await?;
    wallet::confirm_endpoint(browser).await?;
    wallet::go(browser, "#/home").await?;
    visit.frame("unlock", "realm-unlock-password").await?;
    key_realm::unlock(browser, PASSWORD).await?;
    wallet::wait_for_home(browser).await
}

async fn paying(visit: &mut Visit<'_>, chain: &Chain) -> Result<()> {
    let browser = visit.browser;
    let address = wallet::address(browser).await?;
    chain.fund(&address, "3").await?;
    wallet::refresh_until(browser, "3").await?;
    visit.page("home", "home-balance").await?;
    wallet::fill_payment(browser, RECIPIENT, "0.5").await?;
    visit.page("send", "send-summary").await?;
    wallet::begin_review(browser).await?;
    visit.frame("review", "realm-review-sentence").await?;
    key_realm::sign(browser).await?;
    wallet::wait_for_inclusion(browser).await?;
    visit.page("receipt", "send-status").await
}

async fn places(visit: &mut Visit<'_>) -> Result<()> {
    for (name, hash, test_id) in [
        ("receive", "#/receive", "receive"),
        ("activity", "#/activity", "activity"),
        ("endpoints", "#/endpoints", "endpoints"),
        ("copy", "#/copy", "this-copy"),
        ("ledger", "#/ledger", "ledger"),
        ("settings", "#/settings", "settings"),
    ] {
        wallet::go(visit.browser, hash).await?;
        visit.page(name, test_id).await?;
    }
    Ok(())
}

async fn keeping(visit: &mut Visit<'_>) -> Result<()> {
    let browser = visit.browser;
    wallet::begin_reveal(browser).await?;
    visit
        .frame("reveal-password", "realm-reveal-password")
        .await?;
    key_realm::reveal(browser, PASSWORD).await?;
    visit.frame("reveal", "realm-reveal-done").await?;
    browser.click("realm-reveal-done").await?;
    browser.leave_frame().await
}

async fn bringing_in(visit: &mut Visit<'_>) -> Result<()> {
    let browser = visit.browser;
    wallet::go(browser, "#/home").await?;
    browser.click("accounts-import").await?;
    visit.frame("import", "realm-import-go").await?;
    for (kind, test_id) in [
        ("shares", "realm-import-share"),
        ("keystore", "realm-import-keystore"),
        ("key", "realm-import-key"),
        ("branch", "realm-import-branch"),
        ("address", "realm-import-address"),
    ] {
        browser.click(&format!("realm-import-have-{kind}")).await?;
        browser.click("realm-import-go").await?;
        visit.frame(&format!("import-{kind}"), test_id).await?;
        browser.click("realm-back").await?;
    }
    browser.click("realm-import-have-words").await?;
    browser.click("realm-import-go").await?;
    key_realm::type_phrase(browser, PHRASE).await?;
    browser.click("realm-accounts-elsewhere").await?;
    visit.frame("places", "realm-accounts-address").await?;
    browser.leave_frame().await?;
    browser.click("key-frame-leave").await
}

async fn signing(visit: &mut Visit<'_>) -> Result<()> {
    let browser = visit.browser;
    wallet::go(browser, "#/tools").await?;
    visit.page("tools", "tools").await?;
    browser.click("tools-sign").await?;
    visit.frame("message", "realm-message-text").await?;
    browser
        .fill("realm-message-text", "I own this address.")
        .await?;
    browser.click("realm-message-submit").await?;
    visit
        .frame("message-review", "realm-message-sentence")
        .await?;
    key_realm::sign_message(browser).await?;
    visit.page("message-signed", "signed-message").await
}

async fn examining(visit: &mut Visit<'_>) -> Result<()> {
    let browser = visit.browser;
    browser.click("tools-examine").await?;
    visit.frame("examine", "realm-examine-signature").await?;
    browser.click("realm-examine-signature").await?;
    visit
        .frame("examine-signature", "realm-examine-account")
        .await?;
    browser.click("realm-examine-back").await?;
    browser.click("realm-examine-transaction").await?;
    visit
        .frame("examine-transaction", "realm-examine-submit")
        .await?;
    browser.fill("realm-examine-text", RAW).await?;
    browser.click("realm-examine-submit").await?;
    visit
        .frame("examine-explained", "realm-examine-sender")
        .await?;
    browser.click("realm-examine-done").await?;
    browser.leave_frame().await
}

async fn taking_out(visit: &mut Visit<'_>) -> Result<()> {
    let browser = visit.browser;
    wallet::go(browser, "#/settings").await?;
    browser.click("settings-export").await?;
    visit.frame("export", "realm-export-what").await?;
    browser.click("realm-export-next").await?;
    visit
        .frame("export-password", "realm-export-password")
        .await?;
    browser.fill("realm-export-password", PASSWORD).await?;
    browser.click("realm-export-submit").await?;
    visit.frame("export-shown", "realm-export-done").await
}

struct Visit<'a> {
    browser: &'a Browser,
    look: Look,
    seen: usize,
    faults: Vec<String>,
}

impl Visit<'_> {
    /// Looks at a screen of the page, once a part of it is there.
    async fn page(&mut self, name: &str, test_id: &str) -> Result<()> {
        self.browser.leave_frame().await?;
        self.look(name, test_id).await
    }

    /// Looks at a screen of the key realm, and stays in it.
    async fn frame(&mut self, name: &str, test_id: &str) -> Result<()> {
        self.browser.enter_key_frame().await?;
        self.look(name, test_id).await
    }

    async fn look(&mut self, name: &str, test_id: &str) -> Result<()> {
        self.browser.find(test_id).await?;
        let faults = axe::serious(self.browser).await?;
        self.faults
            .extend(faults.into_iter().map(|fault| format!("{name}: {fault}")));
        self.seen += 1;
        let width = self.browser.run(SIDEWAYS, vec![]).await?;
        if width == true {
            self.faults.push(format!("{name}: scrolls sideways"));
        }
        self.browser
            .screenshot(&format!("{}-{name}", self.look.name))
            .await?;
        Ok(())
    }
}

const SIDEWAYS: &str =
    "return document.documentElement.scrollWidth > document.documentElement.clientWidth + 1";

/// The signed transaction of EIP-155's own example.
const RAW: &str = "0xf86c098504a817c800825208943535353535353535353535353535353535353535880de0b6b3a76400008025a028ef61340bd939bc2195fe537567866003e1a15d3c71ff63e1590620aa636276a067cbe9d8997f761aecb703304b3800ccf555c9f3dc64214b297fb1966a3b6d83";

/// The first phrase of BIP-39's own vectors.
const PHRASE: &str = "abandon abandon abandon abandon abandon abandon abandon abandon abandon \
                      abandon abandon about";
