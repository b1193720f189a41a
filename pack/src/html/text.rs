//! Character references, both ways.

/// Writes `text` so that it means itself inside an element or a quoted attribute.
#[must_use]
pub fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + text.len() / 8);
    for character in text.chars() {
        match character {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            other => out.push(other),
        }
    }
    out
}

/// Resolves the references that [`escape`] writes, numeric ones, and those that could hide a URL.
#[must_use]
pub fn decode(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find('&') {
        out.push_str(&rest[..at]);
        rest = &rest[at..];
        let (character, len) = reference(rest).unwrap_or(('&', 1));
        out.push(character);
        rest = &rest[len..];
    }
    out.push_str(rest);
    out
}

/// Reads one reference at the start of `text`; returns its character and length in bytes.
fn reference(text: &str) -> Option<(char, usize)> {
    for (name, character) in NAMED {
        if text[1..].starts_with(name) {
            return Some((*character, 1 + name.len()));
        }
    }
    let digits = text.strip_prefix("&#")?;
    let (digits, radix, head) = match digits.strip_prefix(['x', 'X']) {
        Some(hexadecimal) => (hexadecimal, 16, 3),
        None => (digits, 10, 2),
    };
    let len = digits
        .bytes()
        .take_while(|byte| char::from(*byte).is_digit(radix))
        .count();
    let character = char::from_u32(u32::from_str_radix(&digits[..len], radix).ok()?)?;
    let semicolon = usize::from(digits[len..].starts_with(';'));
    Some((character, head + len + semicolon))
}

const NAMED: &[(&str, char)] = &[
    ("amp;", '&'),
    ("lt;", '<'),
    ("gt;", '>'),
    ("quot;", '"'),
    ("apos;", '\''),
    ("colon;", ':'),
    ("sol;", '/'),
    ("bsol;", '\\'),
    ("Tab;", '\t'),
    ("NewLine;", '\n'),
];
