//! The URL of an endpoint, read strictly.
//!
//! Accepted: `https` to any host name or IPv4 address; `http` to `localhost` and `127.0.0.1` alone.
//! Port, path and query are kept as they are, since they often carry an API key. Whatever a
//! browser's own policy cannot name (IPv6 literals, credentials), or would read differently from a
//! person, is refused with its reason.

use core::{fmt, str::FromStr};

use serde::{Deserialize, Serialize};

/// Where an endpoint is. Its text may hold an API key: show [`EndpointUrl::without_secrets`].
///
/// # Examples
/// ```
/// use chain::EndpointUrl;
///
/// let url: EndpointUrl = "https://RPC.example:443/v3/key".parse()?;
/// assert_eq!(url.as_str(), "https://rpc.example/v3/key");
/// assert_eq!(url.origin(), "https://rpc.example");
/// assert_eq!(url.without_secrets(), "rpc.example/…");
/// # Ok::<(), chain::EndpointUrlError>(())
/// ```
#[derive(Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct EndpointUrl {
    text: String,
    origin_len: usize,
    host_start: usize,
}

/// Why a text is no URL of an endpoint.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, thiserror::Error)]
#[non_exhaustive]
pub enum EndpointUrlError {
    /// Nothing is there.
    #[error("type the address of an endpoint")]
    Empty,
    /// Longer than [`EndpointUrl::MAX_LEN_BYTES`].
    #[error("the address is longer than {max} characters", max = EndpointUrl::MAX_LEN_BYTES)]
    TooLong,
    /// A space, or a character that cannot be seen.
    #[error("character {position} is a space or cannot be seen")]
    SpaceOrControl {
        /// Place of the character, counted from 1.
        position: usize,
    },
    /// No scheme.
    #[error("the address begins with https:// (or http:// for this computer)")]
    NoScheme,
    /// A WebSocket address.
    #[error("WebSocket addresses are not supported: use the https address of the endpoint")]
    WebSocket,
    /// Another scheme than http and https.
    #[error("the address begins with https:// (or http:// for this computer)")]
    OtherScheme,
    /// `http` to another computer: anyone on the way could read and change the answers.
    #[error("http is for localhost and 127.0.0.1 alone: use https for another computer")]
    HttpElsewhere,
    /// `http` to a name under `localhost`, or to another loopback address, which this page's policy
    /// does not name.
    #[error("for this computer use http://localhost or http://127.0.0.1")]
    OtherLoopback,
    /// A user name or password, which browsers refuse to send.
    #[error("browsers do not send a user name or password in an address")]
    Credentials,
    /// An IPv6 address, which a browser's policy cannot name.
    #[error("an IPv6 address cannot be used in a page's policy: use a name or an IPv4 address")]
    Ipv6,
    /// No host.
    #[error("the address names no host")]
    NoHost,
    /// A host with letters beyond ASCII.
    #[error("write the host in its ASCII form, which begins with xn--")]
    NonAsciiHost,
    /// A host that is no name: an empty part, a strange character, a part that is too long.
    #[error("the host is not a valid name")]
    InvalidHost,
    /// Numbers that are no IPv4 address in four decimal parts.
    #[error("an IPv4 address has four numbers from 0 to 255")]
    InvalidIpv4,
    /// A port that is no number from 1 to 65535.
    #[error("a port is a number from 1 to 65535")]
    InvalidPort,
    /// A part after `#`, which is never sent.
    #[error("leave out the part after #, which is never sent")]
    Fragment,
    /// A character in the path or query that a URL does not hold.
    #[error("character {position} does not belong in an address")]
    InvalidCharacter {
        /// Place of the character, counted from 1.
        position: usize,
    },
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Scheme {
    Http,
    Https,
}

impl EndpointUrl {
    /// The most bytes a URL may have.
    pub const MAX_LEN_BYTES: usize = 2048;

    /// Returns the whole text, keys in it included: for requests and storage, not for display.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.text
    }

    /// Returns scheme, host and port: what a page's policy lists as a source.
    #[must_use]
    pub fn origin(&self) -> &str {
        &self.text[..self.origin_len]
    }

    /// Returns host and port.
    #[must_use]
    pub fn host(&self) -> &str {
        &self.text[self.host_start..self.origin_len]
    }

    /// Says whether the endpoint is on this computer.
    #[must_use]
    pub fn is_loopback(&self) -> bool {
        let name = self.host().split(':').next().unwrap_or_default();
        name == "localhost" || name.ends_with(".localhost") || name.starts_with("127.")
    }

    /// Returns host and port, with `/…` in place of a path or query, since these may hold a key.
    #[must_use]
    pub fn without_secrets(&self) -> String {
        match &self.text[self.origin_len..] {
            "/" => self.host().to_owned(),
            _ => format!("{}/…", self.host()),
        }
    }

    fn assemble(scheme: Scheme, host: &str, port: Option<u16>, tail: &str) -> Self {
        let mut text = scheme.prefix().to_owned();
        let host_start = text.len();
        text.push_str(host);
        if let Some(port) = port.filter(|port| *port != scheme.default_port()) {
            text.push_str(&format!(":{port}"));
        }
        let origin_len = text.len();
        if !tail.starts_with('/') {
            text.push('/');
        }
        text.push_str(tail);
        Self {
            text,
            origin_len,
            host_start,
        }
    }
}

impl FromStr for EndpointUrl {
    type Err = EndpointUrlError;

    /// Reads a URL; spaces at both ends are dropped, scheme and host become small letters, and a port
    /// that the scheme implies is left out.
    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let text = text.trim();
        check_characters(text)?;
        let (scheme, rest) = split_scheme(text)?;
        let end = rest.find(['/', '?', '#', '\\']).unwrap_or(rest.len());
        let (authority, tail) = rest.split_at(end);
        let (host, port) = split_authority(authority, scheme)?;
        check_tail(tail, text.len() - tail.len())?;
        Ok(Self::assemble(scheme, &host, port, tail))
    }
}

impl TryFrom<String> for EndpointUrl {
    type Error = EndpointUrlError;

    fn try_from(text: String) -> Result<Self, Self::Error> {
        text.parse()
    }
}

impl From<EndpointUrl> for String {
    fn from(url: EndpointUrl) -> Self {
        url.text
    }
}

impl fmt::Debug for EndpointUrl {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "EndpointUrl({})", self.without_secrets())
    }
}

impl Scheme {
    const fn prefix(self) -> &'static str {
        match self {
            Self::Http => "http://",
            Self::Https => "https://",
        }
    }

    const fn default_port(self) -> u16 {
        match self {
            Self::Http => 80,
            Self::Https => 443,
        }
    }
}

fn check_characters(text: &str) -> Result<(), EndpointUrlError> {
    if text.is_empty() {
        return Err(EndpointUrlError::Empty);
    }
    if text.len() > EndpointUrl::MAX_LEN_BYTES {
        return Err(EndpointUrlError::TooLong);
    }
    let unseen = |c: char| c.is_whitespace() || crate::label::is_deceptive(c);
    match text.chars().position(unseen) {
        Some(at) => Err(EndpointUrlError::SpaceOrControl { position: at + 1 }),
        None => Ok(()),
    }
}

fn split_scheme(text: &str) -> Result<(Scheme, &str), EndpointUrlError> {
    let (scheme, rest) = text.split_once("://").ok_or(EndpointUrlError::NoScheme)?;
    match scheme.to_ascii_lowercase().as_str() {
        "https" => Ok((Scheme::Https, rest)),
        "http" => Ok((Scheme::Http, rest)),
        "ws" | "wss" => Err(EndpointUrlError::WebSocket),
        _ => Err(EndpointUrlError::OtherScheme),
    }
}

fn split_authority(
    authority: &str,
    scheme: Scheme,
) -> Result<(String, Option<u16>), EndpointUrlError> {
    if authority.contains('@') {
        return Err(EndpointUrlError::Credentials);
    }
    if authority.contains(['[', ']']) || authority.matches(':').count() > 1 {
        return Err(EndpointUrlError::Ipv6);
    }
    let (host, port) = match authority.split_once(':') {
        Some((host, port)) => (host, Some(read_port(port)?)),
        None => (authority, None),
    };
    let host = host.to_ascii_lowercase();
    check_host(&host)?;
    match scheme {
        Scheme::Http => check_loopback(&host)?,
        Scheme::Https => {}
    }
    Ok((host, port))
}

fn read_port(text: &str) -> Result<u16, EndpointUrlError> {
    let digits = !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit());
    match text.parse() {
        Ok(port) if digits && port != 0 => Ok(port),
        _ => Err(EndpointUrlError::InvalidPort),
    }
}

/// Checks a host in small letters: a DNS name that a policy can list, or an IPv4 address.
fn check_host(host: &str) -> Result<(), EndpointUrlError> {
    if host.is_empty() {
        return Err(EndpointUrlError::NoHost);
    }
    if !host.is_ascii() {
        return Err(EndpointUrlError::NonAsciiHost);
    }
    if host.len() > MAX_HOST_LEN_BYTES || !host.split('.').all(is_host_part) {
        return Err(EndpointUrlError::InvalidHost);
    }
    // A browser reads any host whose last part is a number as an IPv4 address: `127.1` is
    // `127.0.0.1` to it. Only the form that cannot be misread is taken.
    let last = host.rsplit('.').next().unwrap_or_default();
    let numeric = last.starts_with("0x") || last.bytes().all(|b| b.is_ascii_digit());
    if numeric && !is_ipv4(host) {
        return Err(EndpointUrlError::InvalidIpv4);
    }
    Ok(())
}

fn is_host_part(part: &str) -> bool {
    let inner = |b: u8| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-';
    !part.is_empty()
        && part.len() <= MAX_HOST_PART_LEN_BYTES
        && part.bytes().all(inner)
        && !part.starts_with('-')
        && !part.ends_with('-')
}

fn is_ipv4(host: &str) -> bool {
    host.parse::<core::net::Ipv4Addr>()
        .is_ok_and(|address| address.to_string() == host)
}

fn check_loopback(host: &str) -> Result<(), EndpointUrlError> {
    match host {
        "localhost" | "127.0.0.1" => Ok(()),
        _ if host.ends_with(".localhost") => Err(EndpointUrlError::OtherLoopback),
        _ if is_ipv4(host) && host.starts_with("127.") => Err(EndpointUrlError::OtherLoopback),
        _ => Err(EndpointUrlError::HttpElsewhere),
    }
}

/// Checks path and query, which begin `before` bytes into the text.
fn check_tail(tail: &str, before: usize) -> Result<(), EndpointUrlError> {
    let foreign = |c: char| !c.is_ascii_graphic() || "\"<>\\^`{|}".contains(c);
    for (at, character) in tail.chars().enumerate() {
        match character {
            '#' => return Err(EndpointUrlError::Fragment),
            c if foreign(c) => {
                return Err(EndpointUrlError::InvalidCharacter {
                    position: before + at + 1,
                });
            }
            _ => {}
        }
    }
    Ok(())
}

const MAX_HOST_LEN_BYTES: usize = 253;
const MAX_HOST_PART_LEN_BYTES: usize = 63;

#[cfg(test)]
mod tests;
