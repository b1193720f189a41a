//! Finds tags, attributes and inline scripts in a page, with the place of each.
//!
//! This is a reader of pages that we build, not of the web: it follows the standard's tokens (raw
//! text, comments, quoting, character references), builds no tree, and refuses what browsers and
//! scanners are known to read differently. It changes nothing; editing by place is up to callers.

mod reader;
mod text;

pub use reader::tokens;
pub use text::{decode, escape};

use std::ops::Range;

/// A start tag, an end tag or something else of the page, in order.
#[derive(Clone, Debug, Eq, PartialEq)]
pub enum Token {
    /// `<name …>`, with the raw text up to its end tag if it is of such a kind.
    Start(Element),
    /// `</name>`.
    End {
        /// The lower-case name.
        name: String,
        /// Its place.
        span: Range<usize>,
    },
    /// Text between tags.
    Text(Range<usize>),
    /// A comment or the doctype.
    Aside(Range<usize>),
}

/// A start tag and what is known of its element.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Element {
    /// The lower-case name.
    pub name: String,
    /// Its attributes, in order.
    pub attributes: Vec<Attribute>,
    /// The place of the start tag.
    pub tag: Range<usize>,
    /// For `script`, `style`, `textarea` and `title`: the place of the text inside.
    pub raw_text: Option<Range<usize>>,
    /// The place of the whole element where that is known: up to the end tag of raw text.
    pub whole: Range<usize>,
}

impl Element {
    /// The decoded value of an attribute; empty for one without a value.
    #[must_use]
    pub fn attribute(&self, name: &str) -> Option<&str> {
        self.attributes
            .iter()
            .find(|found| found.name == name)
            .map(|found| found.value.as_str())
    }

    /// Whether the attribute is there, with or without a value.
    #[must_use]
    pub fn has(&self, name: &str) -> bool {
        self.attribute(name).is_some()
    }

    /// Writes the start tag anew, with the attributes as they are now.
    #[must_use]
    pub fn start_tag(&self) -> String {
        let mut out = format!("<{}", self.name);
        for Attribute { name, value, .. } in &self.attributes {
            out.push(' ');
            out.push_str(name);
            if !value.is_empty() {
                out.push_str(&format!("=\"{}\"", escape(value)));
            }
        }
        out.push('>');
        out
    }
}

/// An attribute of a start tag.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Attribute {
    /// The lower-case name.
    pub name: String,
    /// The value with its character references resolved.
    pub value: String,
    /// Its place.
    pub span: Range<usize>,
}

/// Returns the line number, from 1, of a place in `text`.
#[must_use]
pub fn line_at(text: &str, place: usize) -> usize {
    let end = place.min(text.len());
    1 + text.as_bytes()[..end]
        .iter()
        .filter(|byte| **byte == b'\n')
        .count()
}

/// Lists the start tags of a page.
///
/// # Errors
///
/// If the page breaks off inside a tag, or holds what cannot be read with certainty.
pub fn elements(page: &str) -> Result<Vec<Element>, HtmlError> {
    let starts = tokens(page)?.into_iter().filter_map(|token| match token {
        Token::Start(element) => Some(element),
        _ => None,
    });
    Ok(starts.collect())
}

/// Why a page cannot be read with certainty.
#[derive(Clone, Debug, Eq, PartialEq, thiserror::Error)]
#[error("line {line}: {problem}")]
pub struct HtmlError {
    /// The line, from 1.
    pub line: usize,
    /// What is wrong there.
    pub problem: HtmlProblem,
}

/// What is wrong with a page.
#[derive(Clone, Copy, Debug, Eq, PartialEq, thiserror::Error)]
#[non_exhaustive]
pub enum HtmlProblem {
    /// The page ends inside a tag, a comment or raw text.
    #[error("the page ends inside this {0}")]
    Unclosed(&'static str),
    /// A tag gives the same attribute twice; browsers drop the second.
    #[error("the tag gives an attribute twice")]
    RepeatedAttribute,
    /// A script or its like holds `<!--`, which changes where it ends.
    #[error("the script holds `<!--`, which changes where it ends")]
    CommentInScript,
    /// A NUL or carriage return, which browsers replace.
    #[error("a NUL or carriage return, which browsers replace")]
    ControlCharacter,
    /// An attribute without a clear end, or a sign that has no place in a tag.
    #[error("a tag that browsers and people read differently")]
    OddTag,
}

#[cfg(test)]
mod tests;
