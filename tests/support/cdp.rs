//! Chromium's own protocol, for what WebDriver cannot reach: the worker inside the key frame.

use std::{
    io::{Read, Write},
    net::TcpStream,
    time::Duration,
};

use anyhow::{Context, Result, bail};
use serde_json::{Value, json};
use thirtyfour::WebDriver;
use tungstenite::{Message, WebSocket};

/// A connection to a whole browser.
#[derive(Debug)]
pub struct Cdp {
    socket: WebSocket<TcpStream>,
    next_id: u64,
    attached: Vec<Target>,
}

/// Something that runs script: a page, a frame of another process, a worker.
#[derive(Debug, Clone)]
pub struct Target {
    /// The session that commands to it name.
    pub session: String,
    /// `page`, `iframe` or `worker`.
    pub kind: String,
    /// Its URL.
    pub url: String,
}

impl Cdp {
    /// Connects to the browser of a session and attaches to its first page and all inside it.
    pub fn connect(driver: &WebDriver) -> Result<Self> {
        let capabilities = serde_json::to_value(driver.handle().capabilities())?;
        let address = capabilities["goog:chromeOptions"]["debuggerAddress"]
            .as_str()
            .context("no debugger address")?
            .replace("localhost", "127.0.0.1");
        let stream = TcpStream::connect(&address)?;
        stream.set_read_timeout(Some(Duration::from_secs(20)))?;
        let url = format!("ws://{address}{}", browser_path(&address)?);
        let (socket, _) = tungstenite::client(url, stream)?;
        let mut cdp = Self {
            socket,
            next_id: 0,
            attached: Vec::new(),
        };
        cdp.attach_to_pages()?;
        Ok(cdp)
    }

    /// Returns what runs inside the pages and is of this kind: `worker` or `iframe`.
    pub fn targets(&mut self, kind: &str) -> Result<Vec<Target>> {
        // A call lets events that wait be read first.
        self.call(None, "Target.getTargets", json!({}))?;
        let targets = self.attached.iter().filter(|target| target.kind == kind);
        Ok(targets.cloned().collect())
    }

    /// Evaluates an expression in a target and waits for its promise.
    pub fn evaluate(&mut self, target: &Target, expression: &str) -> Result<Value> {
        let params = json!({
            "expression": expression, "awaitPromise": true, "returnByValue": true,
        });
        let answer = self.call(Some(&target.session), "Runtime.evaluate", params)?;
        if !answer["exceptionDetails"].is_null() {
            bail!("evaluating {expression}: {}", answer["exceptionDetails"]);
        }
        Ok(answer["result"]["value"].clone())
    }

    /// Sends a command and waits for its answer.
    pub fn call(&mut self, session: Option<&str>, method: &str, params: Value) -> Result<Value> {
        let id = self.send(session, method, params)?;
        loop {
            let message = self.read()?;
            if message["id"] == id {
                if !message["error"].is_null() {
                    bail!("{method}: {}", message["error"]);
                }
                return Ok(message["result"].clone());
            }
        }
    }

    fn send(&mut self, session: Option<&str>, method: &str, params: Value) -> Result<u64> {
        self.next_id += 1;
        let mut message = json!({"id": self.next_id, "method": method, "params": params});
        if let Some(session) = session {
            message["sessionId"] = json!(session);
        }
        self.socket.send(Message::text(message.to_string()))?;
        Ok(self.next_id)
    }

    fn read(&mut self) -> Result<Value> {
        loop {
            if let Message::Text(text) = self.socket.read()? {
                let message: Value = serde_json::from_str(&text)?;
                self.note(&message)?;
                return Ok(message);
            }
        }
    }

    /// Keeps the list of targets, and looks inside each new one.
    fn note(&mut self, message: &Value) -> Result<()> {
        let params = &message["params"];
        let session = params["sessionId"].as_str().unwrap_or_default().to_owned();
        match message["method"].as_str() {
            Some("Target.attachedToTarget") => {
                let info = &params["targetInfo"];
                let text = |key: &str| info[key].as_str().unwrap_or_default().to_owned();
                let target = Target {
                    session,
                    kind: text("type"),
                    url: text("url"),
                };
                self.look_inside(&target.session)?;
                self.attached.push(target);
            }
            Some("Target.detachedFromTarget") => {
                self.attached.retain(|target| target.session != session);
            }
            _ => {}
        }
        Ok(())
    }

    fn attach_to_pages(&mut self) -> Result<()> {
        let targets = self.call(None, "Target.getTargets", json!({}))?;
        let targets = targets["targetInfos"]
            .as_array()
            .context("targets")?
            .clone();
        for page in targets.iter().filter(|target| target["type"] == "page") {
            let params = json!({"targetId": page["targetId"], "flatten": true});
            self.call(None, "Target.attachToTarget", params)?;
        }
        Ok(())
    }

    fn look_inside(&mut self, session: &str) -> Result<()> {
        let params = json!({
            "autoAttach": true, "waitForDebuggerOnStart": false, "flatten": true,
        });
        // The answer is not waited for here: it comes between others, which `call` passes over.
        self.send(Some(session), "Target.setAutoAttach", params)
            .map(drop)
    }
}

/// Asks where the browser itself is reached.
fn browser_path(address: &str) -> Result<String> {
    let mut stream = TcpStream::connect(address)?;
    write!(
        stream,
        "GET /json/version HTTP/1.1\r\nHost: {address}\r\nConnection: close\r\n\r\n"
    )?;
    stream.set_read_timeout(Some(Duration::from_secs(20)))?;
    let mut answer = String::new();
    let mut bytes = [0; 4096];
    while !answer.contains("webSocketDebuggerUrl") || !answer.trim_end().ends_with('}') {
        match stream.read(&mut bytes)? {
            0 => break,
            length => answer.push_str(&String::from_utf8_lossy(&bytes[..length])),
        }
    }
    let (_, body) = answer.split_once("\r\n\r\n").context("no body")?;
    let version: Value = serde_json::from_str(body.trim())?;
    let url = version["webSocketDebuggerUrl"]
        .as_str()
        .context("no address of the browser")?;
    let at = url
        .find("/devtools")
        .context("an address of another form")?;
    Ok(url[at..].to_owned())
}
