//! Tells relative references from those that lead elsewhere.

use super::Finding;
use crate::folder::Folder;

/// Names that look like addresses but are never loaded.
const NAMESPACES: [&str; 1] = ["http://www.w3.org/"];

const SCHEMES: [&str; 6] = ["http:", "https:", "ws:", "wss:", "ftp:", "file:"];

/// How much of an address a message shows, in characters.
const SHOWN: usize = 60;

/// Every absolute URL in a text, with its place.
pub(super) fn mentioned(text: &str) -> impl Iterator<Item = (usize, String)> {
    let lower = text.to_ascii_lowercase();
    let mut found: Vec<(usize, String)> = Vec::new();
    for scheme in SCHEMES {
        for (place, _) in lower.match_indices(scheme) {
            let inside_word = lower[..place].ends_with(|c: char| c.is_ascii_alphanumeric());
            let after = lower[place + scheme.len()..].replace('\\', "/");
            let namespace = NAMESPACES
                .iter()
                .any(|name| lower[place..].starts_with(name));
            if after.starts_with("//") && !namespace && !inside_word {
                found.push((place, shown(&text[place..])));
            }
        }
    }
    found.sort();
    found.into_iter()
}

/// Every quoted `//host` in a text, with its place.
pub(super) fn quoted_without_scheme(text: &str) -> impl Iterator<Item = (usize, String)> {
    let quoted = text
        .match_indices("//")
        .map(|(place, _)| place)
        .filter(|place| {
            let before = text[..*place].chars().next_back();
            let after = text[place + 2..].chars().next();
            before.is_some_and(|c| matches!(c, '"' | '\'' | '`' | '('))
                && after.is_some_and(|c| c.is_ascii_alphanumeric() || c == '[')
        });
    quoted.map(|place| (place, shown(&text[place..])))
}

/// Judges a reference that a browser would load: it must be relative and lead to a file.
pub(super) fn reference(folder: &Folder, value: &str) -> Option<Finding> {
    // Browsers drop these before they read an address.
    let value = value
        .trim_matches(|c: char| c <= ' ')
        .replace(['\t', '\n'], "");
    if value.is_empty() || value.starts_with('#') || value.starts_with('?') {
        return None;
    }
    if value
        .get(..5)
        .is_some_and(|head| head.eq_ignore_ascii_case("data:"))
    {
        return None;
    }
    if is_absolute(&value) {
        return Some(Finding::AbsoluteUrl(shown(&value)));
    }
    if value.starts_with(['/', '\\']) {
        return Some(Finding::RootUrl(shown(&value)));
    }
    let path = value.split(['?', '#']).next().unwrap_or_default();
    let path = path.strip_prefix("./").unwrap_or(path);
    let found = path.is_empty() || folder.contains(path);
    (!found).then(|| Finding::MissingFile(shown(path)))
}

/// Whether an address names a scheme or a host.
pub(super) fn is_absolute(value: &str) -> bool {
    let scheme = value.split_once(':').is_some_and(|(scheme, _)| {
        scheme.starts_with(|c: char| c.is_ascii_alphabetic())
            && scheme
                .bytes()
                .all(|b| b.is_ascii_alphanumeric() || b"+-.".contains(&b))
    });
    scheme || value.replace('\\', "/").starts_with("//")
}

/// The beginning of an address, fit for one line of a message.
pub(super) fn shown(text: &str) -> String {
    let ends = |c: char| c.is_whitespace() || c.is_control() || matches!(c, '"' | '\'' | '`' | ')');
    text.split(ends)
        .next()
        .unwrap_or_default()
        .chars()
        .take(SHOWN)
        .collect()
}
