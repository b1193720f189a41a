//! The grammar of URIs ([RFC 3986](https://www.rfc-editor.org/rfc/rfc3986)), as far as sign-ins
//! need it.

use core::net::Ipv6Addr;

/// What a path may hold beside letters, digits, `-._~` and `%` with two digits.
pub(super) const PCHAR: &[u8] = b"!$&'()*+,;=:@";

/// Says whether a text is a URI with a scheme.
pub(super) fn is_uri(text: &str) -> bool {
    let Some((scheme, rest)) = text.split_once(':') else {
        return false;
    };
    let (rest, fragment) = split_once_or_all(rest, '#');
    let (rest, query) = split_once_or_all(rest, '?');
    let is_path_good = match rest.strip_prefix("//") {
        Some(rest) => {
            let (authority, path) = rest.split_at(rest.find('/').unwrap_or(rest.len()));
            is_authority(authority) && is_made_of(path, b"!$&'()*+,;=:@/")
        }
        None => is_made_of(rest, b"!$&'()*+,;=:@/"),
    };
    let is_tail = |text| is_made_of(text, b"!$&'()*+,;=:@/?");
    is_scheme(scheme) && is_path_good && is_tail(query) && is_tail(fragment)
}

/// Says whether a text is the scheme of a URI.
pub(super) fn is_scheme(text: &str) -> bool {
    text.starts_with(|first: char| first.is_ascii_alphabetic())
        && text
            .bytes()
            .all(|byte| byte.is_ascii_alphanumeric() || b"+-.".contains(&byte))
}

/// Says whether a text is a host, perhaps with a name and `@` before it and a port after it.
pub(super) fn is_authority(text: &str) -> bool {
    let (name, rest) = text.split_once('@').unwrap_or(("", text));
    let host = host_of(rest);
    // What is left is empty, or a colon and digits.
    let port = rest.get(host.len()..).unwrap_or_default();
    let is_port = match port.strip_prefix(':') {
        Some(digits) => digits.bytes().all(|byte| byte.is_ascii_digit()),
        None => port.is_empty(),
    };
    is_made_of(name, b"!$&'()*+,;=:") && is_host(host) && is_port
}

/// Returns the authority of a URI, where it has one.
pub(super) fn authority_of(uri: &str) -> Option<&str> {
    let rest = uri.split_once(':')?.1.strip_prefix("//")?;
    rest.split(['/', '?', '#']).next()
}

/// Returns the host of an authority. In brackets it ends with them.
pub(super) fn host_of(authority: &str) -> &str {
    let rest = authority
        .split_once('@')
        .map_or(authority, |(_, rest)| rest);
    let end = match rest.find(']') {
        Some(at) if rest.starts_with('[') => at + 1,
        _ => rest.find(':').unwrap_or(rest.len()),
    };
    &rest[..end]
}

/// Says whether a text has only letters, digits, `-._~`, `%` with two digits, and some others.
pub(super) fn is_made_of(text: &str, others: &[u8]) -> bool {
    let mut bytes = text.bytes();
    let is_digit_next = |bytes: &mut core::str::Bytes<'_>| {
        bytes.next().is_some_and(|byte| byte.is_ascii_hexdigit())
    };
    while let Some(byte) = bytes.next() {
        let is_good = match byte {
            b'%' => is_digit_next(&mut bytes) && is_digit_next(&mut bytes),
            _ => is_unreserved(byte) || others.contains(&byte),
        };
        if !is_good {
            return false;
        }
    }
    true
}

/// Says whether a byte is one of those that RFC 3986 calls reserved or unreserved.
pub(super) const fn is_reserved_or_unreserved(byte: u8) -> bool {
    is_unreserved(byte)
        || matches!(
            byte,
            b':' | b'/' | b'?' | b'#' | b'[' | b']' | b'@' | b'!' | b'$'
        )
        || matches!(
            byte,
            b'&' | b'\'' | b'(' | b')' | b'*' | b'+' | b',' | b';' | b'='
        )
}

const fn is_unreserved(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'.' | b'_' | b'~')
}

fn is_host(text: &str) -> bool {
    let Some(inner) = text
        .strip_prefix('[')
        .and_then(|text| text.strip_suffix(']'))
    else {
        // Numbers with points are names too.
        return is_made_of(text, b"!$&'()*+,;=");
    };
    match inner
        .strip_prefix(['v', 'V'])
        .and_then(|rest| rest.split_once('.'))
    {
        Some((version, rest)) => {
            !version.is_empty()
                && version.bytes().all(|byte| byte.is_ascii_hexdigit())
                && !rest.is_empty()
                && !rest.contains('%')
                && is_made_of(rest, b"!$&'()*+,;=:")
        }
        None => inner.parse::<Ipv6Addr>().is_ok(),
    }
}

fn split_once_or_all(text: &str, at: char) -> (&str, &str) {
    text.split_once(at).unwrap_or((text, ""))
}
