//! From what was asked to what is answered, without a socket.

use hyper::Method;
use hyper::StatusCode;
use hyper::body::Bytes;

use super::headers;
use super::site::{Site, SiteFile};
use crate::page::PAGE;

/// What matters of a request.
#[derive(Clone, Copy, Debug)]
pub struct Asked<'a> {
    /// The method.
    pub method: &'a Method,
    /// The host with its port, as the client wrote it; none if it named none or several.
    pub host: Option<&'a str>,
    /// The path as it was sent.
    pub path: &'a str,
    /// What follows the question mark.
    pub query: Option<&'a str>,
    /// The value of `If-None-Match`.
    pub known: Option<&'a str>,
}

/// An answer, whose body a `HEAD` request does not get to see.
#[derive(Clone, Debug)]
pub struct Answer {
    /// The status.
    pub status: StatusCode,
    /// Lower-case names and values.
    pub headers: Vec<(&'static str, String)>,
    /// The body.
    pub body: Bytes,
}

/// Answers a request to the site on `port`.
#[must_use]
pub fn answer(site: &Site, port: u16, asked: Asked<'_>) -> Answer {
    match place_of(site, port, asked.host) {
        HostKind::Elsewhere => plain(
            StatusCode::MISDIRECTED_REQUEST,
            &format!(
                "This server answers for one site only. Open {}\n",
                site.url(port)
            ),
        ),
        _ if !matches!(*asked.method, Method::GET | Method::HEAD) => {
            let text = "This server only gives out files.\n";
            let mut answer = plain(StatusCode::METHOD_NOT_ALLOWED, text);
            answer.headers.push(("allow", "GET, HEAD".to_owned()));
            answer
        }
        HostKind::Loopback => redirect(site, port, asked),
        HostKind::Own => file_at(site, asked),
    }
}

/// What a request's host is to the site.
enum HostKind {
    Own,
    Loopback,
    Elsewhere,
}

fn place_of(site: &Site, port: u16, host: Option<&str>) -> HostKind {
    let (name, given) = match host.map(|host| host.rsplit_once(':').unwrap_or((host, "80"))) {
        Some((name, given)) => (name.to_ascii_lowercase(), given),
        None => return HostKind::Elsewhere,
    };
    if given != port.to_string() {
        HostKind::Elsewhere
    } else if name == site.host() {
        HostKind::Own
    } else if matches!(name.as_str(), "localhost" | "127.0.0.1" | "[::1]") {
        HostKind::Loopback
    } else {
        HostKind::Elsewhere
    }
}

fn redirect(site: &Site, port: u16, asked: Asked<'_>) -> Answer {
    let query = asked
        .query
        .map(|query| format!("?{query}"))
        .unwrap_or_default();
    let to = format!(
        "{}{}{query}",
        site.url(port),
        asked.path.trim_start_matches('/')
    );
    // Not permanent: the next build has another name at the same port.
    let mut answer = plain(StatusCode::FOUND, &format!("The site is at {to}\n"));
    answer.headers.push(("location", to));
    answer
}

fn file_at(site: &Site, asked: Asked<'_>) -> Answer {
    let name = match asked.path {
        "/" => Some(PAGE.to_owned()),
        path => path.strip_prefix('/').and_then(percent_decoded),
    };
    match name.and_then(|name| site.file(&name).map(|file| (name, file))) {
        Some((name, file)) => found(site, &name, file, asked),
        None => plain(
            StatusCode::NOT_FOUND,
            "There is no such file in this site.\n",
        ),
    }
}

fn found(site: &Site, name: &str, file: &SiteFile, asked: Asked<'_>) -> Answer {
    let tag = format!("\"{}\"", file.cid);
    let same = asked.known.is_some_and(|known| is_among(&tag, known));
    let mut headers = headers::isolation();
    headers.extend([
        (
            "content-security-policy",
            headers::policy(&site.page().policy),
        ),
        ("cache-control", headers::caching(name).to_owned()),
        ("etag", tag),
        ("x-ipfs-path", format!("/ipfs/{}{}", site.cid(), asked.path)),
        ("x-ipfs-roots", site.roots(name)),
    ]);
    if same {
        return Answer {
            status: StatusCode::NOT_MODIFIED,
            headers,
            body: Bytes::new(),
        };
    }
    headers.push(("content-type", file.media_type.to_owned()));
    Answer {
        status: StatusCode::OK,
        headers,
        body: file.bytes.clone(),
    }
}

fn is_among(tag: &str, known: &str) -> bool {
    let tags = known.split(',').map(str::trim);
    tags.map(|known| known.strip_prefix("W/").unwrap_or(known))
        .any(|k| k == tag || k == "*")
}

fn plain(status: StatusCode, text: &str) -> Answer {
    let mut headers = headers::isolation();
    headers.extend([
        ("content-security-policy", headers::bare_policy()),
        ("cache-control", "no-store".to_owned()),
        ("content-type", "text/plain; charset=utf-8".to_owned()),
    ]);
    Answer {
        status,
        headers,
        body: Bytes::from(text.to_owned()),
    }
}

/// Resolves `%41` and its like; none if the result is no text.
fn percent_decoded(path: &str) -> Option<String> {
    let mut bytes = Vec::with_capacity(path.len());
    let mut rest = path.as_bytes();
    while let Some((first, after)) = rest.split_first() {
        rest = after;
        if *first == b'%' {
            let (digits, after) = rest.split_at_checked(2)?;
            let digits = std::str::from_utf8(digits).ok()?;
            if !digits.bytes().all(|digit| digit.is_ascii_hexdigit()) {
                return None;
            }
            bytes.push(u8::from_str_radix(digits, 16).ok()?);
            rest = after;
        } else {
            bytes.push(*first);
        }
    }
    String::from_utf8(bytes).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_are_decoded_once() {
        let check = |path: &str, expected: Option<&str>| {
            assert_eq!(percent_decoded(path).as_deref(), expected, "{path}");
        };
        check("a%20b/%C3%A9", Some("a b/é"));
        check("a%2541", Some("a%41"));
        for broken in ["%", "%4", "%zz", "%+4", "%ff"] {
            check(broken, None);
        }
    }

    #[test]
    fn a_known_tag_is_known_in_every_spelling() {
        for known in ["\"a\"", "W/\"a\"", "\"b\", \"a\"", "*"] {
            assert!(is_among("\"a\"", known), "{known}");
        }
        assert!(!is_among("\"a\"", "\"b\", a"));
    }
}
