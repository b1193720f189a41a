//! The grammar of URIs ([RFC 3986](https://www.rfc-editor.org/rfc/rfc3986)), as far as sign-ins
//! need it.

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
            let (authority, path) = split_before(rest, '/');
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
    let (name, after) = split_before(rest, ']');
    if rest.starts_with('[') && !after.is_empty() {
        return rest.get(..=name.len()).unwrap_or_default();
    }
    split_before(rest, ':').0
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
        None => is_ipv6(inner),
    }
}

/// Eight groups of up to four digits, where `::` stands for one or more of zeros and the last two
/// may be written as four bytes in decimal.
fn is_ipv6(text: &str) -> bool {
    let (head, tail) = split_double(text);
    let Some(tail) = tail else {
        return groups(head, true) == Some(8);
    };
    let count = |text: &str, is_last| match text {
        "" => Some(0),
        _ => groups(text, is_last),
    };
    match (count(head, false), count(tail, true)) {
        (Some(head), Some(tail)) => head + tail < 8,
        _ => false,
    }
}

/// Splits at the first `::`, where there is one.
fn split_double(text: &str) -> (&str, Option<&str>) {
    let mut pairs = text.as_bytes().windows(2);
    match pairs.position(|pair| pair == b"::") {
        Some(at) => (text.get(..at).unwrap_or_default(), text.get(at + 2..)),
        None => (text, None),
    }
}

/// Counts groups between colons. `None` where one is none.
fn groups(text: &str, may_end_in_bytes: bool) -> Option<usize> {
    let mut count = 0;
    let mut parts = text.split(':').peekable();
    while let Some(part) = parts.next() {
        let is_group = (1..=4).contains(&part.len()) && part.bytes().all(|b| b.is_ascii_hexdigit());
        let is_last = parts.peek().is_none();
        count += match is_group {
            true => 1,
            false if is_last && may_end_in_bytes && is_ipv4(part) => 2,
            false => return None,
        };
    }
    Some(count)
}

fn is_ipv4(text: &str) -> bool {
    let is_byte = |part: &str| {
        let is_plain = part.bytes().all(|byte| byte.is_ascii_digit());
        let is_short = part == "0" || ((1..=3).contains(&part.len()) && !part.starts_with('0'));
        // Among three digits the order of numbers is that of letters.
        is_plain && is_short && (part.len() < 3 || part <= "255")
    };
    text.split('.').count() == 4 && text.split('.').all(is_byte)
}

/// Splits before the first of a character.
fn split_before(text: &str, at: char) -> (&str, &str) {
    let len = text.find(at).unwrap_or(text.len());
    text.split_at_checked(len).unwrap_or((text, ""))
}

fn split_once_or_all(text: &str, at: char) -> (&str, &str) {
    text.split_once(at).unwrap_or((text, ""))
}

#[cfg(test)]
mod tests {
    use core::net::Ipv6Addr;

    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn addresses_as_the_standard_library_reads_them(
            text in "(::)?([0-9a-fA-F]{1,4}:){0,8}:{0,2}([0-9a-g]{1,5}|[0-2]?[0-9]{1,2}(\\.[0-9]{1,3}){2,3})?(::)?",
        ) {
            prop_assert_eq!(is_ipv6(&text), text.parse::<Ipv6Addr>().is_ok(), "{}", text);
        }

        #[test]
        fn any_address(bytes: [u16; 8], zeros in 0_usize..8) {
            let mut bytes = bytes;
            bytes.iter_mut().skip(zeros).take(3).for_each(|group| *group = 0);
            let address = Ipv6Addr::from(bytes);
            let text = alloc::string::ToString::to_string(&address);
            prop_assert!(is_ipv6(&text), "{}", text);
        }
    }
}
