//! A web server as plain as gateways are: no policy header, no redirect, any host, any path.

use std::{
    io::{BufRead, BufReader, Write},
    net::{TcpListener, TcpStream},
    path::{Component, Path, PathBuf},
    sync::Arc,
    thread,
};

use anyhow::Result;

/// Serves the production site under several prefixes, and pages of a test beside it.
#[derive(Debug)]
pub struct PlainServer {
    port: u16,
}

/// What a request is answered with.
#[derive(Debug, Clone)]
pub struct Page {
    /// The path, with its leading slash.
    pub path: String,
    /// The HTML.
    pub html: String,
}

impl PlainServer {
    /// Serves `dist` at every prefix of `prefixes`, and `pages` at their own paths.
    pub fn start(dist: PathBuf, prefixes: Vec<String>, pages: Vec<Page>) -> Result<Self> {
        let socket = TcpListener::bind(("127.0.0.1", 0))?;
        let port = socket.local_addr()?.port();
        let files = Arc::new(Files {
            dist,
            prefixes,
            pages,
        });
        thread::spawn(move || {
            for stream in socket.incoming().flatten() {
                let files = Arc::clone(&files);
                // A browser that goes away is no failure of the server.
                thread::spawn(move || drop(files.answer(stream)));
            }
        });
        Ok(Self { port })
    }

    /// Returns the port.
    #[must_use]
    pub fn port(&self) -> u16 {
        self.port
    }
}

#[derive(Debug)]
struct Files {
    dist: PathBuf,
    prefixes: Vec<String>,
    pages: Vec<Page>,
}

impl Files {
    fn answer(&self, stream: TcpStream) -> Result<()> {
        let mut reader = BufReader::new(stream.try_clone()?);
        let mut first = String::new();
        reader.read_line(&mut first)?;
        loop {
            let mut header = String::new();
            if reader.read_line(&mut header)? <= 2 {
                break;
            }
        }
        let mut words = first.split_whitespace();
        let head_only = words.next() == Some("HEAD");
        let path = words.next().unwrap_or("/").split('?').next().unwrap_or("/");
        respond(stream, self.find(path), head_only)
    }

    fn find(&self, path: &str) -> Option<(Vec<u8>, &'static str)> {
        if let Some(page) = self.pages.iter().find(|page| page.path == path) {
            return Some((page.html.clone().into_bytes(), "text/html"));
        }
        let rest = self
            .prefixes
            .iter()
            .find_map(|prefix| path.strip_prefix(prefix.as_str()))?;
        let name = if rest.is_empty() || rest == "/" {
            "index.html"
        } else {
            rest
        };
        let name = Path::new(name.trim_start_matches('/'));
        if name
            .components()
            .any(|part| !matches!(part, Component::Normal(_)))
        {
            return None;
        }
        Some((std::fs::read(self.dist.join(name)).ok()?, mime(name)))
    }
}

fn respond(mut stream: TcpStream, found: Option<(Vec<u8>, &str)>, head_only: bool) -> Result<()> {
    let (status, (body, mime)) = match found {
        Some(found) => ("200 OK", found),
        None => ("404 Not Found", (b"not here".to_vec(), "text/plain")),
    };
    write!(
        stream,
        "HTTP/1.1 {status}\r\nContent-Type: {mime}\r\nContent-Length: {}\r\n\
         Access-Control-Allow-Origin: *\r\nConnection: close\r\n\r\n",
        body.len()
    )?;
    if !head_only {
        stream.write_all(&body)?;
    }
    Ok(())
}

fn mime(name: &Path) -> &'static str {
    match name.extension().and_then(|extension| extension.to_str()) {
        Some("html") => "text/html",
        Some("js") => "text/javascript",
        Some("css") => "text/css",
        Some("wasm") => "application/wasm",
        Some("svg") => "image/svg+xml",
        _ => "application/octet-stream",
    }
}
