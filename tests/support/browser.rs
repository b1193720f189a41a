//! Three real engines through WebDriver.

use std::{
    fs,
    mem::ManuallyDrop,
    path::{Path, PathBuf},
    process::Command,
    time::Duration,
};

use anyhow::{Context, Result};
use serde_json::{Value, json};
use thirtyfour::{Capabilities, WebDriver};

use crate::support::{
    environment,
    process::{Process, free_port},
    wait,
};

/// A browser engine.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Engine {
    /// Blink.
    Chromium,
    /// Gecko.
    Firefox,
    /// `WebKit`, by its GTK port.
    WebKit,
}

/// How a browser is started.
#[derive(Debug, Clone)]
pub struct Options {
    /// Which engine.
    pub engine: Engine,
    /// Width and height of the window.
    pub window: (u32, u32),
    /// Whether the system asks for dark colours (Chromium).
    pub dark: bool,
    /// Further arguments (Chromium).
    pub arguments: Vec<String>,
    /// Whether a net log of the whole browser is written (Chromium).
    pub net_log: bool,
}

/// A running browser with one session and a profile of its own.
#[derive(Debug)]
pub struct Browser {
    /// The session. Never dropped: a scenario that fails would wait for a driver that has ended.
    pub driver: ManuallyDrop<WebDriver>,
    /// The engine.
    pub engine: Engine,
    processes: Vec<Process>,
    folder: PathBuf,
}

impl Engine {
    /// All three.
    pub const ALL: [Self; 3] = [Self::Chromium, Self::Firefox, Self::WebKit];

    /// Returns the name used in tests.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Chromium => "chromium",
            Self::Firefox => "firefox",
            Self::WebKit => "webkit",
        }
    }
}

impl Options {
    /// Returns the desktop window of an engine.
    #[must_use]
    pub fn new(engine: Engine) -> Self {
        Self {
            engine,
            window: (1280, 900),
            dark: false,
            arguments: Vec::new(),
            net_log: false,
        }
    }

    /// Returns a phone's window, 390 pixels wide.
    #[must_use]
    pub fn phone(engine: Engine) -> Self {
        Self {
            window: (390, 844),
            ..Self::new(engine)
        }
    }

    /// Adds an argument (Chromium).
    #[must_use]
    pub fn with(mut self, argument: impl Into<String>) -> Self {
        self.arguments.push(argument.into());
        self
    }
}

impl Browser {
    /// Starts Chromium at desktop size.
    pub async fn chromium() -> Result<Self> {
        Self::start(Options::new(Engine::Chromium)).await
    }

    /// Starts an engine at desktop size.
    pub async fn engine(engine: Engine) -> Result<Self> {
        Self::start(Options::new(engine)).await
    }

    /// Starts a browser.
    pub async fn start(options: Options) -> Result<Self> {
        let folder = fresh_folder(options.engine)?;
        let port = free_port()?;
        let processes = start_driver(options.engine, port, &folder)?;
        let capabilities = capabilities(&options, &folder)?;
        let url = format!("http://127.0.0.1:{port}");
        let driver = wait::until("the browser's driver", || async {
            let capabilities: Capabilities = serde_json::from_value(capabilities.clone())?;
            let driver = WebDriver::builder(url.as_str(), capabilities)
                .request_timeout(Duration::from_secs(120))
                .connect()
                .await?;
            Ok(Some(driver))
        })
        .await?;
        driver.set_script_timeout(Duration::from_secs(60)).await?;
        if options.engine != Engine::Chromium || options.window.0 < 500 {
            let (width, height) = options.window;
            // A window manager may refuse; sizes matter to screenshots alone, which check them.
            let _ = driver.set_window_rect(0, 0, width, height).await;
        }
        Ok(Self {
            driver: ManuallyDrop::new(driver),
            engine: options.engine,
            processes,
            folder,
        })
    }

    /// Returns the folder that downloads land in.
    #[must_use]
    pub fn downloads(&self) -> PathBuf {
        self.folder.join("downloads")
    }

    /// Waits for a downloaded file whose name ends so, and returns its path.
    pub async fn downloaded(&self, ending: &str) -> Result<PathBuf> {
        let folder = self.downloads();
        wait::until("a downloaded file", || async {
            let mut found = fs::read_dir(&folder)?.flatten().map(|entry| entry.path());
            Ok(found.find(|path| {
                path.to_string_lossy().ends_with(ending)
                    && fs::metadata(path).is_ok_and(|file| file.len() > 0)
            }))
        })
        .await
    }

    /// Runs a script in the current frame; it must `return` what is wanted.
    pub async fn run(&self, script: &str, arguments: Vec<Value>) -> Result<Value> {
        Ok(self.driver.execute(script, arguments).await?.json().clone())
    }

    /// Returns the console's errors since the last call (Chromium).
    pub async fn console_errors(&self) -> Result<Vec<String>> {
        let entries = self.driver.browser_log().await?;
        let entries = serde_json::to_value(&entries)?;
        let entries = entries.as_array().cloned().unwrap_or_default();
        Ok(entries
            .iter()
            .filter(|entry| entry["level"] == "SEVERE")
            .map(|entry| entry["message"].to_string())
            .collect())
    }

    /// Leaves file inputs to the driver: headless, a dialog counts as cancelled (Chromium).
    pub async fn keep_file_dialogs_shut(&self) -> Result<()> {
        let parameters = json!({"enabled": true});
        self.driver
            .cdp()
            .send_raw("Page.setInterceptFileChooserDialog", parameters)
            .await?;
        Ok(())
    }

    /// Takes a screenshot into the folder of this run's output.
    pub async fn screenshot(&self, name: &str) -> Result<PathBuf> {
        let path = environment::output()?.join(format!("{name}.png"));
        fs::write(&path, self.driver.screenshot_as_png().await?)?;
        Ok(path)
    }

    /// Ends the session and returns the net log where one was asked for.
    pub async fn quit(mut self) -> Result<Option<PathBuf>> {
        WebDriver::clone(&self.driver).quit().await?;
        self.processes.clear();
        let log = self.folder.join("net-log.json");
        if !log.exists() {
            return Ok(None);
        }
        let kept = environment::output()?.join(format!("net-log-{}.json", std::process::id()));
        fs::rename(&log, &kept).or_else(|_| fs::copy(&log, &kept).map(drop))?;
        Ok(Some(kept))
    }
}

impl Drop for Browser {
    fn drop(&mut self) {
        self.processes.clear();
        // A driver that is ended by force leaves its browser behind; the folder's name is its own.
        let _ = Command::new("pkill")
            .args(["-KILL", "-f", &self.folder.to_string_lossy()])
            .status();
        // What a dying browser still writes is not worth an error.
        let _ = fs::remove_dir_all(&self.folder);
    }
}

fn fresh_folder(engine: Engine) -> Result<PathBuf> {
    let name = format!(
        "holdfast-{}-{}-{}",
        engine.name(),
        std::process::id(),
        free_port()?
    );
    let folder = std::env::temp_dir().join(name);
    fs::create_dir_all(folder.join("downloads"))?;
    Ok(folder)
}

fn start_driver(engine: Engine, port: u16, folder: &Path) -> Result<Vec<Process>> {
    let port = port.to_string();
    Ok(match engine {
        Engine::Chromium => {
            let mut command = Command::new(environment::on_path("chromedriver")?);
            command.arg(format!("--port={port}"));
            vec![Process::start(&mut command)?]
        }
        Engine::Firefox => {
            let mut command = Command::new(environment::geckodriver()?);
            command.args(["--host", "127.0.0.1", "--port", &port]);
            command.arg("--profile-root").arg(folder);
            vec![Process::start(&mut command)?]
        }
        Engine::WebKit => {
            let (x_server, display) = x_server()?;
            let mut command = Command::new(environment::on_path("WebKitWebDriver")?);
            command.args(["-p", &port]).env("DISPLAY", display);
            // The engine's own sandbox refuses to run as root, as machines for tests do.
            command.env("WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS", "1");
            // The browser ends with its display.
            vec![Process::start(&mut command)?, x_server]
        }
    })
}

fn capabilities(options: &Options, folder: &Path) -> Result<Value> {
    Ok(match options.engine {
        Engine::Chromium => chromium(options, folder),
        Engine::Firefox => json!({
            "browserName": "firefox",
            "moz:firefoxOptions": {
                "binary": environment::on_path("firefox-esr").or_else(|_| environment::on_path("firefox"))?,
                "args": ["-headless"],
                "prefs": {
                    "browser.download.folderList": 2,
                    "browser.download.dir": folder.join("downloads"),
                    "browser.helperApps.neverAsk.saveToDisk": "application/octet-stream",
                    "browser.download.alwaysOpenPanel": false,
                },
            },
        }),
        Engine::WebKit => json!({
            "browserName": "MiniBrowser",
            "webkitgtk:browserOptions": { "binary": mini_browser()?, "args": ["--automation"] },
        }),
    })
}

fn chromium(options: &Options, folder: &Path) -> Value {
    let (width, height) = options.window;
    let mut arguments = [
        "--headless",
        "--no-sandbox",
        "--disable-gpu",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
        "--no-first-run",
        "--disable-dev-shm-usage",
        "--hide-scrollbars",
    ]
    .map(str::to_owned)
    .to_vec();
    arguments.push(format!("--window-size={width},{height}"));
    arguments.push(format!(
        "--user-data-dir={}",
        folder.join("profile").display()
    ));
    if options.dark {
        arguments.push("--force-dark-mode".to_owned());
    }
    if options.net_log {
        arguments.push(format!(
            "--log-net-log={}",
            folder.join("net-log.json").display()
        ));
    }
    arguments.extend(options.arguments.iter().cloned());
    if !arguments
        .iter()
        .any(|argument| argument.starts_with("--host-resolver-rules"))
    {
        arguments.push(RESOLVE_LOOPBACK_ONLY.to_owned());
    }
    json!({
        "browserName": "chrome",
        "goog:loggingPrefs": { "browser": "ALL" },
        "goog:chromeOptions": {
            "binary": "/usr/bin/chromium",
            "args": arguments,
            "prefs": { "download.default_directory": folder.join("downloads") },
        },
    })
}

fn mini_browser() -> Result<PathBuf> {
    let libraries = Path::new("/usr/lib");
    let places = ["x86_64-linux-gnu", "aarch64-linux-gnu", ""];
    let versions = ["webkit2gtk-4.1", "webkit2gtk-4.0", "webkitgtk-6.0"];
    places
        .iter()
        .flat_map(|place| versions.iter().map(move |version| (place, version)))
        .map(|(place, version)| libraries.join(place).join(version).join("MiniBrowser"))
        .find(|path| path.exists())
        .context("MiniBrowser is missing; cargo xtask test installs it")
}

/// Starts an X server of its own for a session of `WebKit`, which has no headless mode: a shared
/// one would let two sessions fight for the keyboard.
fn x_server() -> Result<(Process, String)> {
    let mut command = Command::new("Xvfb");
    command.args([
        "-displayfd",
        "1",
        "-screen",
        "0",
        "1400x1000x24",
        "-nolisten",
        "tcp",
    ]);
    Process::start_and_read(&mut command, |line| {
        line.trim()
            .parse::<u32>()
            .ok()
            .map(|number| format!(":{number}"))
    })
}

/// Nothing but loopback names resolves.
pub const RESOLVE_LOOPBACK_ONLY: &str = "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE localhost, EXCLUDE *.localhost, EXCLUDE 127.0.0.1";
