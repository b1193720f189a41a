//! The canary: the production frame and a worker made as it makes its own cannot reach anybody.
//!
//! A control without policy and sandbox must reach the listener, or the canary proves nothing.

use std::fs;

use anyhow::{Result, ensure};
use serde_json::json;
use tests::{
    pages::wallet,
    support::{
        browser::{Browser, Engine},
        environment,
        listener::{Heard, Listener},
        plain_server::{Page, PlainServer},
        site::Site,
    },
};

/// What a way out may come to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Outcome {
    /// Not one connection.
    Blocked,
    /// The browser has no such way, or the start script took it away.
    Absent,
    /// A connection without a request: the exception that SECURITY.md tells of.
    Connects,
}

use Outcome::{Absent, Blocked, Connects};

/// One way out, with what it comes to in Chromium, Firefox and WebKit, and whether the control
/// is sure to be heard there.
struct Channel {
    name: &'static str,
    outcome: [Outcome; 3],
    control_is_heard: [bool; 3],
}

const fn channel(name: &'static str, outcome: [Outcome; 3], heard: [u8; 3]) -> Channel {
    let control_is_heard = [heard[0] == 1, heard[1] == 1, heard[2] == 1];
    Channel {
        name,
        outcome,
        control_is_heard,
    }
}

const EVERYWHERE: [u8; 3] = [1, 1, 1];
const NOWHERE: [u8; 3] = [0, 0, 0];

/// From the screen. The two navigations come last: they may end the frame's document.
const SCREEN: [Channel; 34] = [
    channel("fetch", [Blocked; 3], EVERYWHERE),
    channel("xhr", [Blocked; 3], EVERYWHERE),
    channel("websocket", [Blocked; 3], EVERYWHERE),
    channel("eventsource", [Blocked; 3], EVERYWHERE),
    channel("webtransport", [Blocked, Blocked, Absent], NOWHERE),
    channel("import", [Blocked; 3], EVERYWHERE),
    channel("worker", [Blocked; 3], NOWHERE),
    channel("rtc", [Absent; 3], NOWHERE),
    channel("eval", [Blocked; 3], NOWHERE),
    channel("beacon", [Blocked; 3], EVERYWHERE),
    channel("image", [Blocked; 3], EVERYWHERE),
    channel("script", [Blocked; 3], EVERYWHERE),
    channel("audio", [Blocked; 3], EVERYWHERE),
    channel("video", [Blocked; 3], EVERYWHERE),
    channel("object", [Blocked; 3], EVERYWHERE),
    channel("embed", [Blocked; 3], EVERYWHERE),
    channel("frame", [Connects, Blocked, Blocked], EVERYWHERE),
    channel("stylesheet", [Blocked; 3], EVERYWHERE),
    channel("prefetch", [Blocked; 3], [1, 1, 0]),
    channel("preload", [Blocked; 3], EVERYWHERE),
    channel("modulepreload", [Blocked; 3], EVERYWHERE),
    channel("manifest", [Blocked; 3], NOWHERE),
    channel("icon", [Blocked; 3], NOWHERE),
    channel("dns-prefetch", [Blocked; 3], NOWHERE),
    channel("font", [Blocked; 3], EVERYWHERE),
    channel("inline style", [Blocked; 3], EVERYWHERE),
    channel("style attribute", [Blocked; 3], EVERYWHERE),
    channel("ping", [Blocked; 3], [1, 0, 1]),
    channel("popup", [Blocked; 3], NOWHERE),
    channel("form", [Blocked; 3], NOWHERE),
    channel("service worker", [Blocked; 3], NOWHERE),
    channel("preconnect", [Connects; 3], NOWHERE),
    channel("top navigation", [Blocked; 3], NOWHERE),
    channel("own navigation", [Connects, Blocked, Blocked], EVERYWHERE),
];

/// From a worker that the frame made.
const WORKER: [Channel; 10] = [
    channel("fetch", [Blocked; 3], EVERYWHERE),
    channel("xhr", [Blocked; 3], EVERYWHERE),
    channel("websocket", [Blocked; 3], EVERYWHERE),
    channel("eventsource", [Blocked; 3], EVERYWHERE),
    channel("webtransport", [Absent, Blocked, Absent], NOWHERE),
    channel("import", [Blocked; 3], NOWHERE),
    channel("importscripts", [Blocked; 3], EVERYWHERE),
    channel("worker", [Blocked; 3], NOWHERE),
    channel("rtc", [Absent; 3], NOWHERE),
    channel("eval", [Blocked; 3], NOWHERE),
];

/// Probes the production frame in one engine.
pub(crate) async fn blocks_every_way_out(engine: Engine) -> Result<()> {
    let site = Site::start()?;
    let listener = Listener::start()?;
    let browser = Browser::engine(engine).await?;
    wallet::open(&browser, &site.url()).await?;
    wallet::begin_create(&browser).await?;
    assert_frame_is_production(&browser).await?;
    browser.enter_key_frame().await?;
    browser.run(&probe_script()?, vec![]).await?;

    let mut failures = Vec::new();
    make_probe_worker(&browser, true).await?;
    for way in &WORKER {
        let (answer, heard) = try_in_worker(&browser, &listener, way.name).await?;
        judge("worker", way, engine, &answer, &heard, &mut failures);
    }
    for way in &SCREEN {
        let (answer, heard) = try_in_screen(&browser, &listener, way.name).await?;
        judge("screen", way, engine, &answer, &heard, &mut failures);
    }
    let late = listener.take();
    ensure!(
        late.requests.is_empty(),
        "requests that came late: {:?}",
        late.requests
    );
    ensure!(failures.is_empty(), "{}", failures.join("\n"));
    browser.quit().await?;
    Ok(())
}

/// Runs the same probe without policy and sandbox: it must be heard.
pub(crate) async fn hears_the_control(engine: Engine) -> Result<()> {
    let html = "<!doctype html><title>control</title><link rel=icon href='data:,'>\
                <iframe data-testid=key-frame srcdoc='<body><p>control'></iframe>";
    let page = Page {
        path: "/control".into(),
        html: html.into(),
    };
    let server = PlainServer::start(environment::dist()?, vec![], vec![page])?;
    let listener = Listener::start()?;
    let browser = Browser::engine(engine).await?;
    browser
        .driver
        .goto(format!("http://localhost:{}/control", server.port()))
        .await?;
    browser.enter_key_frame().await?;
    browser.run(&probe_script()?, vec![]).await?;

    let mut unheard = Vec::new();
    make_probe_worker(&browser, false).await?;
    for way in WORKER
        .iter()
        .filter(|way| way.control_is_heard[engine as usize])
    {
        let (answer, heard) = try_in_worker(&browser, &listener, way.name).await?;
        if heard.requests.is_empty() {
            unheard.push(format!("worker {}: {answer}", way.name));
        }
    }
    for way in SCREEN
        .iter()
        .filter(|way| way.control_is_heard[engine as usize])
    {
        let (answer, heard) = try_in_screen(&browser, &listener, way.name).await?;
        if heard.requests.is_empty() {
            unheard.push(format!("screen {}: {answer}", way.name));
        }
    }
    ensure!(
        unheard.is_empty(),
        "the control was not heard:\n{}",
        unheard.join("\n")
    );
    browser.quit().await?;
    Ok(())
}

fn judge(
    place: &str,
    way: &Channel,
    engine: Engine,
    answer: &str,
    heard: &Heard,
    failures: &mut Vec<String>,
) {
    let expected = way.outcome[engine as usize];
    let fits = heard.requests.is_empty()
        && match expected {
            Blocked => heard.connections == 0 && answer != "absent" && answer != "2",
            Absent => heard.connections == 0 && answer == "absent",
            Connects => true,
        };
    if !fits {
        let name = way.name;
        failures.push(format!(
            "{place} {name}: expected {expected:?}, got {answer:?}, {heard:?}"
        ));
    }
}

/// The frame's source is, byte for byte, the text that `holdfast seal` wrote into the page.
async fn assert_frame_is_production(browser: &Browser) -> Result<()> {
    let page = fs::read_to_string(environment::dist()?.join("index.html"))?;
    let script = "const page = new DOMParser().parseFromString(arguments[0], 'text/html');\
                  const frame = document.querySelector('[data-testid=key-frame]');\
                  return frame.srcdoc === page.getElementById('key-frame-source').value \
                      && frame.srcdoc.length > 1000;";
    let same = browser.run(script, vec![json!(page)]).await?;
    ensure!(
        same == true,
        "the frame does not show the production source"
    );
    browser.enter_key_frame().await?;
    let scripts = browser
        .run("return document.scripts.length", vec![])
        .await?;
    ensure!(
        scripts == 2,
        "the frame holds {scripts} scripts, not its two"
    );
    browser.leave_frame().await
}

fn probe_script() -> Result<String> {
    Ok(fs::read_to_string(
        environment::root().join("tests/canary/probe.js"),
    )?)
}

/// Makes a worker from the frame's own shim text, with the probe behind it.
async fn make_probe_worker(browser: &Browser, with_shim: bool) -> Result<()> {
    let script = "const shim = arguments[1] ? document.getElementById('shim').textContent : '';\
         const tail = ';onmessage = async e => postMessage(await probe(e.data[0], e.data[1]));';\
         const parts = [shim, ';', arguments[0], tail];\
         const blob = new Blob(parts, {type: 'text/javascript'});\
         self.probeWorker = new Worker(URL.createObjectURL(blob));";
    browser
        .run(script, vec![json!(probe_script()?), json!(with_shim)])
        .await
        .map(drop)
}

async fn try_in_worker(
    browser: &Browser,
    listener: &Listener,
    way: &str,
) -> Result<(String, Heard)> {
    let script = "const done = arguments[arguments.length - 1];\
         self.probeWorker.onmessage = e => done(e.data);\
         self.probeWorker.onerror = e => done('refused: worker ' + e.message);\
         self.probeWorker.postMessage([arguments[0], arguments[1]]);";
    attempt(browser, listener, way, script).await
}

async fn try_in_screen(
    browser: &Browser,
    listener: &Listener,
    way: &str,
) -> Result<(String, Heard)> {
    let script = "const done = arguments[arguments.length - 1];\
         self.probe(arguments[0], arguments[1]).then(done);";
    attempt(browser, listener, way, script).await
}

async fn attempt(
    browser: &Browser,
    listener: &Listener,
    way: &str,
    script: &str,
) -> Result<(String, Heard)> {
    drop(listener.take());
    let path = way.replace(' ', "-");
    let url = format!("http://127.0.0.1:{}/{path}", listener.port());
    // A navigation that succeeds takes the script's answer with it.
    let answer = match browser
        .driver
        .execute_async(script, vec![json!(way), json!(url)])
        .await
    {
        Ok(answer) => answer.json().as_str().unwrap_or("no answer").to_owned(),
        Err(error) => format!("refused: {error}"),
    };
    Ok((answer, listener.take()))
}
