//! Looks through what will ship for anything that is not meant to.
//!
//! The rules: no absolute URL that a browser would load, no inline handler or style, no hidden
//! file, no source map, no file of an unknown kind, no empty folder, no reference to a file that is
//! not there. The policies enforce much of this in the browser; here it is found before it ships,
//! with file and line. Scripts may not even mention an absolute URL, in a comment either: telling a
//! mention from a use would take an engine.
//!
//! The text inside WASM modules is not searched: a browser loads nothing from it by itself.

mod markup;
mod sheet;
mod url;
pub(crate) mod wasm;

use std::fmt;

use crate::folder::Folder;
use crate::html::line_at;
use crate::mime::media_type;
use crate::page::{self, PAGE};

pub use sheet::style;

/// Something that may not ship.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Problem {
    /// The file in the build.
    pub file: String,
    /// The line, from 1; none if it is about the whole file.
    pub line: Option<usize>,
    /// What it is.
    pub finding: Finding,
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.line {
            Some(line) => write!(f, "{}:{line}: {}", self.file, self.finding),
            None => write!(f, "{}: {}", self.file, self.finding),
        }
    }
}

/// What is wrong with a file or a line of it.
#[derive(Clone, Debug, Eq, PartialEq, thiserror::Error)]
#[non_exhaustive]
pub enum Finding {
    /// An address with a host, or with a scheme that runs something.
    #[error("holds the absolute URL `{0}`")]
    AbsoluteUrl(String),
    /// An address that begins at the host's root, which fails on path gateways.
    #[error("refers to `{0}` from the root; a site may lie in a folder, so begin with ./")]
    RootUrl(String),
    /// A reference to nothing.
    #[error("refers to `{0}`, which is not in the build")]
    MissingFile(String),
    /// An `on…` attribute.
    #[error("has the inline handler `{0}`")]
    InlineHandler(String),
    /// A `style` attribute or element.
    #[error("has an inline style")]
    InlineStyle,
    /// An element that has no place in the page.
    #[error("has the element <{0}>, which has no place here")]
    Element(String),
    /// A script of a type that is not run, or not known to be hashed.
    #[error("has a script of the type `{0}`")]
    ScriptType(String),
    /// `@import`.
    #[error("imports a style sheet")]
    Import,
    /// A map of sources, or the mention of one.
    #[error("is a source map or names one")]
    SourceMap,
    /// A kind of file that is not expected in a site.
    #[error("is of a kind that a site does not hold")]
    UnknownKind,
    /// A page besides the one that carries the policy.
    #[error("is a page without a policy")]
    SecondPage,
    /// A folder without files.
    #[error("is an empty folder")]
    EmptyFolder,
    /// A text file that is not UTF-8.
    #[error("is not UTF-8")]
    NotUtf8,
    /// A page or picture that cannot be read with certainty.
    #[error("{0}")]
    Unreadable(String),
    /// A module that is to reach nothing, and imports something.
    #[error("imports something, and may reach nothing but its own memory")]
    Imports,
    /// A file that only carries the name of a WASM module.
    #[error("is not a whole WASM module")]
    NotWasm,
}

/// Checks every file of a composed folder.
#[must_use]
pub fn folder(folder: &Folder) -> Vec<Problem> {
    let mut problems: Vec<_> = folder
        .empty_folders()
        .iter()
        .map(|name| Problem {
            file: name.clone(),
            line: None,
            finding: Finding::EmptyFolder,
        })
        .collect();
    for (name, bytes) in folder.files() {
        problems.extend(file(folder, name, bytes));
    }
    problems
}

/// Checks a script; `file` names it and `first_line` is the line that it begins in.
#[must_use]
pub fn script(file: &str, first_line: usize, text: &str) -> Vec<Problem> {
    let urls = url::mentioned(text).chain(url::quoted_without_scheme(text));
    let urls = urls.map(|(place, url)| (place, Finding::AbsoluteUrl(url)));
    let maps = text
        .match_indices("sourceMappingURL=")
        .map(|(at, _)| (at, Finding::SourceMap));
    let at_line = |(place, finding)| Problem {
        file: file.to_owned(),
        line: Some(first_line - 1 + line_at(text, place)),
        finding,
    };
    urls.chain(maps).map(at_line).collect()
}

/// Writes problems one per line.
#[must_use]
pub fn list(problems: &[Problem]) -> String {
    problems
        .iter()
        .map(ToString::to_string)
        .collect::<Vec<_>>()
        .join("\n")
}

fn file(folder: &Folder, name: &str, bytes: &[u8]) -> Vec<Problem> {
    let whole = |finding| {
        vec![Problem {
            file: name.to_owned(),
            line: None,
            finding,
        }]
    };
    let extension = name.rsplit_once('.').map_or("", |(_, extension)| extension);
    if extension == "map" {
        return whole(Finding::SourceMap);
    }
    if media_type(name).is_none() {
        return whole(Finding::UnknownKind);
    }
    if extension == "wasm" {
        return wasm::module(bytes).map_or_else(Vec::new, whole);
    }
    if matches!(extension, "ico" | "png") {
        return Vec::new();
    }
    let Ok(text) = std::str::from_utf8(bytes) else {
        return whole(Finding::NotUtf8);
    };
    match extension {
        "css" => sheet::shipped(folder, name, text),
        "html" if name == PAGE => {
            let mut problems = markup::page(folder, name, text);
            for (line, text) in page::inline_scripts(text).unwrap_or_default() {
                problems.extend(script(name, line, text));
            }
            problems
        }
        "html" => whole(Finding::SecondPage),
        "js" => script(name, 1, text),
        "svg" => markup::picture(name, text),
        "json" | "webmanifest" => script(name, 1, text),
        _ => Vec::new(),
    }
}

#[cfg(test)]
mod tests;
