//! Checks style sheets, those of the sources and those that ship.

use super::url::{mentioned, quoted_without_scheme, reference};
use super::{Finding, Problem};
use crate::folder::Folder;
use crate::html::line_at;

/// Checks a sheet before it is joined with others: it may refer to nothing but its own data.
#[must_use]
pub fn style(file: &str, text: &str) -> Vec<Problem> {
    let bare = without_comments(text);
    let mut problems = findings(file, &bare);
    for (place, value) in url_values(&bare) {
        let own = value.starts_with('#') || value.starts_with("data:");
        if !own
            && !problems
                .iter()
                .any(|p| p.line == Some(line_at(&bare, place)))
        {
            let finding = Finding::MissingFile(super::url::shown(value));
            problems.push(at(file, &bare, place, finding));
        }
    }
    problems
}

/// Checks a sheet that ships: what it refers to must be in the folder.
pub(super) fn shipped(folder: &Folder, file: &str, text: &str) -> Vec<Problem> {
    let bare = without_comments(text);
    let mut problems = findings(file, &bare);
    let maps = text.match_indices("sourceMappingURL=");
    problems.extend(maps.map(|(place, _)| at(file, text, place, Finding::SourceMap)));
    for (place, value) in url_values(&bare) {
        match reference(folder, value) {
            // Those are found by their look alone, wherever they stand.
            None | Some(Finding::AbsoluteUrl(_)) => {}
            Some(finding) => problems.push(at(file, &bare, place, finding)),
        }
    }
    problems
}

fn findings(file: &str, bare: &str) -> Vec<Problem> {
    let lower = bare.to_ascii_lowercase();
    let imports = lower
        .match_indices("@import")
        .map(|(place, _)| (place, Finding::Import));
    let urls = mentioned(bare).chain(quoted_without_scheme(bare));
    let urls = urls.map(|(place, url)| (place, Finding::AbsoluteUrl(url)));
    imports
        .chain(urls)
        .map(|(place, finding)| at(file, bare, place, finding))
        .collect()
}

fn at(file: &str, text: &str, place: usize, finding: Finding) -> Problem {
    Problem {
        file: file.to_owned(),
        line: Some(line_at(text, place)),
        finding,
    }
}

/// The values of all `url(…)` with their places, quotes taken off.
fn url_values(bare: &str) -> Vec<(usize, &str)> {
    let lower = bare.to_ascii_lowercase();
    let values = lower.match_indices("url(").map(|(place, head)| {
        let inside = bare[place + head.len()..].trim_start();
        let end = match inside.chars().next() {
            Some(quote @ ('"' | '\'')) => inside[1..].find(quote).map(|end| (1, end + 1)),
            _ => inside.find(')').map(|end| (0, end)),
        };
        let (start, end) = end.unwrap_or((0, inside.len()));
        (place, inside[start..end].trim())
    });
    values.collect()
}

/// Blanks out comments, keeping every line where it is; strings are left alone.
fn without_comments(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    let mut quote = None;
    while let Some(character) = rest.chars().next() {
        if quote.is_none() && rest.starts_with("/*") {
            let len = rest[2..].find("*/").map_or(rest.len(), |end| end + 4);
            out.extend(
                rest[..len]
                    .chars()
                    .map(|c| if c == '\n' { '\n' } else { ' ' }),
            );
            rest = &rest[len..];
            continue;
        }
        let mut len = character.len_utf8();
        match character {
            '\\' => len += rest[1..].chars().next().map_or(0, char::len_utf8),
            '\n' => quote = None,
            '"' | '\'' if quote.is_none() => quote = Some(character),
            other if quote == Some(other) => quote = None,
            _ => {}
        }
        out.push_str(&rest[..len]);
        rest = &rest[len..];
    }
    out
}
