//! Where other sites could read a wallet, Holdfast opens none and touches no storage.

use anyhow::{Result, ensure};
use tests::support::{
    browser::{Browser, Engine, Options},
    environment,
    plain_server::{Page, PlainServer},
};

const CID: &str = "bafybeigdyrzt5sfp7udm7hu76uh7y26nf3efuylqabf3oclgtqy55fbzdi";

/// The path form of a gateway, on a server that sends no header of its own.
pub(crate) async fn of_a_path_gateway(engine: Engine) -> Result<()> {
    let server = server(vec![])?;
    let browser = Browser::engine(engine).await?;
    let url = format!("http://127.0.0.1:{}/ipfs/{CID}/", server.port());
    browser.driver.goto(url).await?;
    assert_refused(&browser).await?;
    let door = format!("http://{CID}.ipfs.localhost:{}/", server.port());
    ensure!(
        browser
            .driver
            .source()
            .await?
            .contains(door.trim_end_matches('/')),
        "the refusal does not offer {door}"
    );
    browser.quit().await.map(drop)
}

/// A frame around the page.
pub(crate) async fn of_a_frame_around(engine: Engine) -> Result<()> {
    let html = "<!doctype html><title>framer</title><link rel=icon href='data:,'>\
                <iframe data-testid=key-frame src='/app/' width=900 height=700></iframe>";
    let server = server(vec![Page {
        path: "/framer".into(),
        html: html.into(),
    }])?;
    let browser = Browser::engine(engine).await?;
    browser
        .driver
        .goto(format!("http://localhost:{}/framer", server.port()))
        .await?;
    browser.enter_key_frame().await?;
    assert_refused(&browser).await?;
    browser.quit().await.map(drop)
}

/// An address that is neither https nor loopback.
pub(crate) async fn of_an_insecure_address() -> Result<()> {
    let server = server(vec![])?;
    let options = Options::new(Engine::Chromium)
        .with("--host-resolver-rules=MAP holdfast.test 127.0.0.1, MAP * ~NOTFOUND");
    let browser = Browser::start(options).await?;
    browser
        .driver
        .goto(format!("http://holdfast.test:{}/app/", server.port()))
        .await?;
    assert_refused(&browser).await?;
    browser.quit().await.map(drop)
}

fn server(pages: Vec<Page>) -> Result<PlainServer> {
    let prefixes = vec![format!("/ipfs/{CID}"), "/app".into()];
    PlainServer::start(environment::dist()?, prefixes, pages)
}

/// A full page that says why, no key frame, no field, no database.
pub(crate) async fn assert_refused(browser: &Browser) -> Result<()> {
    let title = browser.text("refusal-title").await?;
    ensure!(!title.is_empty(), "the refusal says nothing");
    let script = "const done = arguments[arguments.length - 1];\
         const counted = document.querySelectorAll('iframe, input').length;\
         const databases = indexedDB.databases ? indexedDB.databases() : Promise.resolve([]);\
         databases.then(found => done([counted, found.length]), () => done([counted, 0]));";
    let found = browser
        .driver
        .execute_async(script, vec![])
        .await?
        .json()
        .clone();
    ensure!(
        found == serde_json::json!([0, 0]),
        "frames and fields, databases: {found}"
    );
    Ok(())
}
