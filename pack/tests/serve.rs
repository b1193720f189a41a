//! Asks a running server what a browser, a stranger and a bad client would ask.

#![allow(
    clippy::unwrap_used,
    reason = "a test ends where anything is not as it should be"
)]

use std::fs;
use std::io::{Read, Write};
use std::net::{Ipv4Addr, Ipv6Addr, SocketAddr, TcpListener, TcpStream};
use std::time::{Duration, Instant};

use pack::serve::{Listener, ServeError, Server, Site};
use pack::{cid_of, page};
use tempfile::TempDir;

const POLICY: &str = "default-src 'none'; script-src 'self'";
const WASM: &[u8] = b"\0asm\x01\0\0\0";

struct Running {
    dist: TempDir,
    server: Server,
}

fn sealed_folder() -> TempDir {
    let dist = tempfile::tempdir().unwrap();
    let page = "<!doctype html><html><head></head><body>\
        <textarea id=key-frame-source hidden data-later=./l.wasm data-wasm=./k.wasm data-lazy={}></textarea></body></html>";
    let page = page::put_policy(page, POLICY).unwrap();
    fs::write(dist.path().join("index.html"), page).unwrap();
    fs::write(dist.path().join("app-0123456789abcdef_bg.wasm"), WASM).unwrap();
    fs::create_dir(dist.path().join("in")).unwrap();
    fs::write(dist.path().join("in/a é.txt"), "text").unwrap();
    dist
}

fn run() -> Running {
    let dist = sealed_folder();
    let site = Site::load(dist.path()).unwrap();
    let server = site.serve(Listener::bind(0).unwrap()).unwrap();
    Running { dist, server }
}

impl Running {
    fn host(&self) -> String {
        format!("{}:{}", self.server.site().host(), self.server.port())
    }

    fn ask(&self, method: &str, path: &str, headers: &str) -> Answer {
        self.send(&format!(
            "{method} {path} HTTP/1.1\r\nHost: {}\r\n{headers}\r\n",
            self.host()
        ))
    }

    fn ask_host(&self, host: &str) -> Answer {
        self.send(&format!("GET /a?b=c HTTP/1.1\r\nHost: {host}\r\n\r\n"))
    }

    /// Sends a request that asks to close the connection, and reads the whole answer.
    fn send(&self, request: &str) -> Answer {
        let mut stream = connect(self.server.port());
        let request = request.replacen("\r\n", "\r\nConnection: close\r\n", 1);
        stream.write_all(request.as_bytes()).unwrap();
        let mut bytes = Vec::new();
        stream.read_to_end(&mut bytes).unwrap();
        Answer::parse(&bytes)
    }
}

fn connect(port: u16) -> TcpStream {
    let stream = TcpStream::connect((Ipv4Addr::LOCALHOST, port)).unwrap();
    stream
        .set_read_timeout(Some(Duration::from_secs(20)))
        .unwrap();
    stream
}

struct Answer {
    status: u16,
    headers: Vec<(String, String)>,
    body: Vec<u8>,
}

impl Answer {
    fn parse(bytes: &[u8]) -> Self {
        let end = bytes
            .windows(4)
            .position(|four| four == b"\r\n\r\n")
            .expect("a whole head");
        let head = String::from_utf8(bytes[..end].to_vec()).unwrap();
        let mut lines = head.lines();
        let status = lines
            .next()
            .unwrap()
            .split(' ')
            .nth(1)
            .unwrap()
            .parse()
            .unwrap();
        let pair = |line: &str| {
            let (name, value) = line.split_once(": ").unwrap();
            (name.to_ascii_lowercase(), value.to_owned())
        };
        Self {
            status,
            headers: lines.map(pair).collect(),
            body: bytes[end + 4..].to_vec(),
        }
    }

    fn header(&self, name: &str) -> &str {
        let found = self.headers.iter().find(|(header, _)| header == name);
        found.map_or("", |(_, value)| value)
    }
}

#[test]
fn the_page_comes_with_all_that_a_gateway_leaves_out() {
    let running = run();
    let answer = running.ask("GET", "/", "");
    assert_eq!(answer.status, 200);
    assert_eq!(
        answer.body,
        fs::read(running.dist.path().join("index.html")).unwrap()
    );
    for (name, expected) in [
        ("content-type", "text/html; charset=utf-8"),
        ("cache-control", "no-cache"),
        ("cross-origin-opener-policy", "same-origin"),
        ("cross-origin-resource-policy", "same-origin"),
        ("x-content-type-options", "nosniff"),
        ("referrer-policy", "no-referrer"),
        ("server", concat!("holdfast/", env!("CARGO_PKG_VERSION"))),
    ] {
        assert_eq!(answer.header(name), expected, "{name}");
    }
    let policy = answer.header("content-security-policy");
    assert_eq!(policy, format!("{POLICY}; frame-ancestors 'none'"));
    for denied in ["camera=()", "microphone=()", "geolocation=()", "usb=()"] {
        assert!(
            answer.header("permissions-policy").contains(denied),
            "{denied}"
        );
    }
    let cid = cid_of(running.dist.path()).unwrap().cid;
    assert_eq!(answer.header("x-ipfs-path"), format!("/ipfs/{cid}/"));
    assert!(
        answer
            .header("x-ipfs-roots")
            .starts_with(&format!("{cid},bafkrei"))
    );
    assert_eq!(running.server.url(), format!("http://{}/", running.host()));
    assert_eq!(running.server.site().cid(), cid);
}

#[test]
fn files_have_their_type_tag_and_lifetime() {
    let running = run();
    let answer = running.ask("GET", "/app-0123456789abcdef_bg.wasm", "");
    assert_eq!((answer.status, answer.body.as_slice()), (200, WASM));
    assert_eq!(answer.header("content-type"), "application/wasm");
    assert_eq!(
        answer.header("cache-control"),
        "public, max-age=31536000, immutable"
    );
    let path = running.dist.path().join("app-0123456789abcdef_bg.wasm");
    let tag = format!("\"{}\"", cid_of(path).unwrap().cid);
    assert_eq!(answer.header("etag"), tag);

    let again = format!("If-None-Match: {tag}\r\n");
    let answer = running.ask("GET", "/app-0123456789abcdef_bg.wasm", &again);
    assert_eq!((answer.status, answer.body.len()), (304, 0));
    assert_eq!(answer.header("etag"), tag);

    let answer = running.ask("GET", "/in/a%20%C3%A9.txt?x", "");
    assert_eq!(
        (answer.status, answer.body.as_slice()),
        (200, b"text".as_slice())
    );
    assert_eq!(answer.header("x-ipfs-roots").split(',').count(), 3);
}

#[test]
fn head_tells_the_length_and_sends_nothing() {
    let running = run();
    let answer = running.ask("HEAD", "/in/a%20%C3%A9.txt", "");
    assert_eq!((answer.status, answer.body.len()), (200, 0));
    assert_eq!(answer.header("content-length"), "4");
    assert_eq!(answer.header("content-type"), "text/plain; charset=utf-8");
}

#[test]
fn other_methods_and_other_paths_are_refused() {
    let running = run();
    for method in ["POST", "PUT", "DELETE", "OPTIONS", "PROPFIND"] {
        let answer = running.ask(method, "/", "");
        assert_eq!((answer.status, answer.header("allow")), (405, "GET, HEAD"));
    }
    let outside = [
        "/x",
        "/in",
        "/in/",
        "/../Cargo.toml",
        "/%2e%2e/x",
        "/%",
        "/%00",
        "//",
        "/a%2Fb",
    ];
    for path in outside {
        let answer = running.ask("GET", path, "");
        assert_eq!(answer.status, 404, "{path}");
        assert!(
            answer
                .header("content-security-policy")
                .starts_with("default-src 'none'")
        );
    }
}

#[test]
fn only_its_own_name_is_served() {
    let running = run();
    let port = running.server.port();
    for host in ["localhost", "LOCALHOST", "127.0.0.1", "[::1]"] {
        let answer = running.ask_host(&format!("{host}:{port}"));
        assert_eq!(answer.status, 302, "{host}");
        assert_eq!(
            answer.header("location"),
            format!("{}a?b=c", running.server.url())
        );
    }
    let own = running.server.site().host();
    let strangers = [
        "example.org".to_owned(),
        format!("example.org:{port}"),
        format!("x.{own}:{port}"),
        format!("{own}.:{port}"),
        own.clone(),
        format!("{own}:1"),
        "localhost".to_owned(),
        format!(
            "bafkreihdwdcefgh4dqkjv67uzcmw7ojee6xedzdetojuzjevtenxquvyku.ipfs.localhost:{port}"
        ),
    ];
    for host in strangers {
        let answer = running.ask_host(&host);
        assert_eq!(answer.status, 421, "{host}");
        let text = String::from_utf8(answer.body).unwrap();
        assert!(text.contains(&running.server.url()), "{text}");
    }
    assert_eq!(
        running
            .ask_host(&format!("{}:{port}", own.to_uppercase()))
            .status,
        404
    );
}

#[test]
fn a_request_names_one_host() {
    let running = run();
    let host = running.host();
    let without = running.send("GET / HTTP/1.0\r\n\r\n");
    assert_eq!(without.status, 421);
    let two = format!("GET / HTTP/1.1\r\nHost: {host}\r\nHost: example.org\r\n\r\n");
    assert_eq!(running.send(&two).status, 421);
    let absolute = format!("GET http://{host}/ HTTP/1.1\r\nHost: {host}\r\n\r\n");
    assert_eq!(running.send(&absolute).status, 200);
    let differs = format!("GET http://example.org/ HTTP/1.1\r\nHost: {host}\r\n\r\n");
    assert_eq!(running.send(&differs).status, 421);
    let redirect = running.ask_host(&format!("localhost:{}", running.server.port()));
    assert_eq!(redirect.status, 302);
    assert_eq!(running.send("nonsense\r\n\r\n").status, 400);
}

#[test]
fn serves_what_it_hashed_whatever_becomes_of_the_disk() {
    let running = run();
    let before = running.ask("GET", "/", "").body;
    fs::write(running.dist.path().join("index.html"), "changed").unwrap();
    fs::write(running.dist.path().join("new.txt"), "new").unwrap();
    assert_eq!(running.ask("GET", "/", "").body, before);
    assert_eq!(running.ask("GET", "/new.txt", "").status, 404);
}

#[test]
fn holds_the_port_in_both_families_and_gives_it_back() {
    let running = run();
    let port = running.server.port();
    let taken = Listener::bind(port).unwrap_err();
    assert!(matches!(taken, ServeError::PortTaken { port: found } if found == port));
    let six = SocketAddr::from((Ipv6Addr::LOCALHOST, port));
    assert!(
        TcpListener::bind(six).is_err(),
        "nobody else may answer under the name"
    );
    running.server.stop();
    assert!(TcpStream::connect((Ipv4Addr::LOCALHOST, port)).is_err());
}

#[test]
fn stops_with_an_idle_connection_open() {
    let running = run();
    let mut idle = connect(running.server.port());
    write!(idle, "HEAD / HTTP/1.1\r\nHost: {}\r\n\r\n", running.host()).unwrap();
    let mut first = [0; 15];
    idle.read_exact(&mut first).unwrap();
    assert_eq!(&first, b"HTTP/1.1 200 OK");
    let started = Instant::now();
    running.server.stop();
    assert!(started.elapsed() < Duration::from_secs(2));
    idle.read_to_end(&mut Vec::new()).unwrap();
}

#[test]
fn refuses_a_folder_that_is_not_sealed() {
    let check = |change: &dyn Fn(&std::path::Path), expected: &str| {
        let dist = sealed_folder();
        change(dist.path());
        let error = Site::load(dist.path()).unwrap_err();
        assert_eq!(error.to_string(), expected);
        assert!(!error.advice().is_empty());
    };
    let page = |text: &'static str| {
        move |dist: &std::path::Path| fs::write(dist.join("index.html"), text).unwrap()
    };
    check(&page("<!doctype html><head>"), "index.html: is not sealed");
    check(&|dist| fs::remove_file(dist.join("index.html")).unwrap(), {
        "the folder holds no index.html"
    });
    check(&|dist| fs::write(dist.join("a.exe"), "").unwrap(), {
        "a.exe: is of a kind that a site does not hold"
    });
}
