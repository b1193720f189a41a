//! Puts the composed parts into `index.html`, and reads a sealed page.
//!
//! The page marks the places: an element with `data-holdfast="page-style"` that becomes the link to
//! the style sheet, and `<textarea id="key-frame-source" hidden>` that takes the frame's source as
//! text. Everything else stays as it was, except `integrity` attributes: they protect nothing in a
//! page that is itself named by its hash.

use crate::digest::policy_hash;
use crate::frame::Frame;
use crate::html::{
    Attribute, Element, HtmlError, Token, decode, elements, escape, line_at, tokens,
};
use crate::lazy;
use crate::policy::Manifest;

/// The name of the one page of a site.
pub const PAGE: &str = "index.html";

const POLICY_HEADER: &str = "content-security-policy";
const FRAME_ID: &str = "key-frame-source";
const STYLE_MARK: (&str, &str) = ("data-holdfast", "page-style");
const WASM_ATTRIBUTE: &str = "data-wasm";
/// Where the page finds the later half of its own module.
const LATER_ATTRIBUTE: &str = "data-later";

/// Puts the frame and the link to the style sheet in their places.
///
/// # Errors
///
/// If a place is missing or given twice, or the page is sealed already.
pub fn compose(
    page: &str,
    style_name: &str,
    later_name: &str,
    frame: &Frame,
) -> Result<String, PageError> {
    let found = elements(page)?;
    if let Some(meta) = found.iter().find(|element| is_policy(element)) {
        return Err(PageError::AlreadySealed {
            line: line_at(page, meta.tag.start),
        });
    }
    let mut edits = Vec::new();
    let style = only(page, &found, Place::Style)?;
    edits.push((style.whole.clone(), style_link(style_name)));
    let source = only(page, &found, Place::Frame)?;
    edits.push((
        source.whole.clone(),
        frame_source(source, later_name, frame),
    ));
    for element in found
        .iter()
        .filter(|e| e.name == "link" || e.name == "script")
    {
        let integrity = element.attributes.iter().filter(|a| a.name == "integrity");
        edits.extend(integrity.map(|attribute| (attribute.span.clone(), String::new())));
    }
    Ok(apply(page, edits))
}

/// The text of each inline script that a browser would run, with the line it begins in.
///
/// # Errors
///
/// If the page cannot be read with certainty.
pub fn inline_scripts(page: &str) -> Result<Vec<(usize, &str)>, PageError> {
    let scripts = elements(page)?
        .into_iter()
        .filter(|e| e.name == "script" && !e.has("src"));
    let runs = scripts.filter(|e| e.attribute("type") != Some("application/json"));
    let texts = runs.filter_map(|e| e.raw_text);
    Ok(texts
        .map(|span| (line_at(page, span.start), &page[span]))
        .collect())
}

/// The quoted hashes of the page's inline scripts.
///
/// # Errors
///
/// If the page cannot be read with certainty.
pub fn script_hashes(page: &str) -> Result<Vec<String>, PageError> {
    Ok(inline_scripts(page)?
        .into_iter()
        .map(|(_, script)| policy_hash(script))
        .collect())
}

/// Whether the page links a web app manifest.
///
/// # Errors
///
/// If the page cannot be read with certainty.
pub fn manifest(page: &str) -> Result<Manifest, PageError> {
    let linked = elements(page)?
        .iter()
        .any(|e| e.attribute("rel") == Some("manifest"));
    Ok(if linked {
        Manifest::Linked
    } else {
        Manifest::Absent
    })
}

/// Puts the policy first in the page's head.
///
/// # Errors
///
/// If something would come before it: then it would not hold for everything.
pub fn put_policy(page: &str, policy: &str) -> Result<String, PageError> {
    let place = head_start(page)?;
    let meta = format!(
        "<meta http-equiv=\"Content-Security-Policy\" content=\"{}\">",
        policy.replace('&', "&amp;").replace('"', "&quot;")
    );
    Ok(apply(page, vec![(place..place, meta)]))
}

/// What a sealed page says of itself.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct SealedPage {
    /// The page's policy.
    pub policy: String,
    /// The source of the key realm's frame, as a browser will see it.
    pub frame_source: String,
    /// The file name of the key realm's WASM.
    pub wasm_name: String,
    /// The file name of the later half of the page's own module.
    pub later_name: String,
    /// The file names of the parts that load later, in their order.
    pub lazy_names: Vec<String>,
}

impl SealedPage {
    /// Reads a page that [`crate::seal::seal`] wrote.
    ///
    /// # Errors
    ///
    /// If the page's head does not begin with a policy, or there is no frame.
    pub fn read(page: &str) -> Result<Self, PageError> {
        let place = head_start(page)?;
        let found = elements(page)?;
        let first = found.iter().find(|element| element.tag.start >= place);
        let policy = first
            .filter(|element| is_policy(element))
            .and_then(|e| e.attribute("content"));
        let policy = policy.ok_or(PageError::NotSealed)?.to_owned();
        let frame = only(page, &found, Place::Frame)?;
        let file = |name: &str| {
            let value = frame.attribute(name)?.strip_prefix("./")?;
            Some(value.to_owned())
        };
        let wasm_name = file(WASM_ATTRIBUTE).ok_or(PageError::NotSealed)?;
        let later_name = file(LATER_ATTRIBUTE).ok_or(PageError::NotSealed)?;
        let lazy = frame
            .attribute(lazy::ATTRIBUTE)
            .and_then(lazy::names)
            .ok_or(PageError::NotSealed)?;
        let text = frame.raw_text.clone().ok_or(PageError::NotSealed)?;
        let text = &page[text];
        // A browser drops one line feed right after the start tag.
        let frame_source = decode(text.strip_prefix('\n').unwrap_or(text));
        Ok(Self {
            policy,
            frame_source,
            wasm_name,
            later_name,
            lazy_names: lazy,
        })
    }
}

/// The place right after `<head>`, if nothing but `<html>` comes before it.
fn head_start(page: &str) -> Result<usize, PageError> {
    let mut doctype = false;
    for token in tokens(page)? {
        let place = match token {
            Token::Start(element) if element.name == "head" && doctype => {
                return Ok(element.tag.end);
            }
            Token::Start(element) if element.name == "html" && doctype => continue,
            Token::Aside(span) => {
                doctype |= page[span]
                    .to_ascii_lowercase()
                    .starts_with("<!doctype html");
                continue;
            }
            Token::Text(span) => {
                match page[span.clone()].find(|c: char| !c.is_ascii_whitespace()) {
                    Some(inside) => span.start + inside,
                    None => continue,
                }
            }
            Token::Start(Element { tag: span, .. }) | Token::End { span, .. } => span.start,
        };
        return Err(PageError::BeforeHead {
            line: line_at(page, place),
        });
    }
    Err(PageError::BeforeHead {
        line: line_at(page, page.len()),
    })
}

fn only<'a>(page: &str, found: &'a [Element], place: Place) -> Result<&'a Element, PageError> {
    let mut matching = found.iter().filter(|element| match place {
        Place::Style => element.attribute(STYLE_MARK.0) == Some(STYLE_MARK.1),
        Place::Frame => element.name == "textarea" && element.attribute("id") == Some(FRAME_ID),
    });
    let element = matching.next().ok_or(PageError::Missing { place })?;
    match matching.next() {
        None => Ok(element),
        Some(second) => Err(PageError::Twice {
            place,
            line: line_at(page, second.tag.start),
        }),
    }
}

fn style_link(name: &str) -> String {
    format!("<link rel=\"stylesheet\" href=\"./{name}\">")
}

fn frame_source(element: &Element, later_name: &str, frame: &Frame) -> String {
    let mut element = element.clone();
    let written = [
        (LATER_ATTRIBUTE, format!("./{later_name}")),
        (WASM_ATTRIBUTE, format!("./{}", frame.wasm_name)),
        (lazy::ATTRIBUTE, lazy::places(&frame.lazy)),
    ];
    for (name, value) in written {
        element
            .attributes
            .retain(|attribute| attribute.name != name);
        element.attributes.push(Attribute {
            name: name.to_owned(),
            value,
            span: 0..0,
        });
    }
    format!(
        "{}{}</textarea>",
        element.start_tag(),
        escape(&frame.source)
    )
}

fn is_policy(element: &Element) -> bool {
    element.name == "meta"
        && element
            .attribute("http-equiv")
            .is_some_and(|v| v.eq_ignore_ascii_case(POLICY_HEADER))
}

fn apply(page: &str, mut edits: Vec<(std::ops::Range<usize>, String)>) -> String {
    edits.sort_by_key(|(span, _)| span.start);
    let mut out = page.to_owned();
    for (span, text) in edits.into_iter().rev() {
        out.replace_range(span, &text);
    }
    out
}

/// A place that the page has to mark.
#[derive(Clone, Copy, Debug, Eq, PartialEq, thiserror::Error)]
pub enum Place {
    /// Where the link to the style sheet goes.
    #[error("an element with data-holdfast=\"page-style\"")]
    Style,
    /// Where the frame's source goes.
    #[error("a <textarea id=\"key-frame-source\" hidden>")]
    Frame,
}

/// Why a page cannot be sealed, or is not.
#[derive(Clone, Debug, Eq, PartialEq, thiserror::Error)]
#[non_exhaustive]
pub enum PageError {
    /// The page cannot be read with certainty.
    #[error("{PAGE}: {0}")]
    Html(#[from] HtmlError),
    /// A place is not marked.
    #[error("{PAGE}: lacks {place}")]
    Missing {
        /// Which place.
        place: Place,
    },
    /// A place is marked twice.
    #[error("{PAGE}:{line}: is a second time {place}")]
    Twice {
        /// Which place.
        place: Place,
        /// The line of the second, from 1.
        line: usize,
    },
    /// There is a policy already.
    #[error("{PAGE}:{line}: holds a policy already")]
    AlreadySealed {
        /// Its line, from 1.
        line: usize,
    },
    /// The head does not begin with a policy.
    #[error("{PAGE}: is not sealed")]
    NotSealed,
    /// Something would come before the policy.
    #[error("{PAGE}:{line}: expected <!doctype html>, <html> and <head> here, and nothing else")]
    BeforeHead {
        /// The line, from 1.
        line: usize,
    },
}

impl PageError {
    /// What to do about it, as a sentence.
    #[must_use]
    pub fn advice(&self) -> &'static str {
        match self {
            Self::Html(_) => "Write that part of the page in a plainer way.",
            Self::Missing { .. } => "Add it to app/index.html, once.",
            Self::Twice { .. } => "Keep one of the two.",
            Self::AlreadySealed { .. } => "Build the site anew: a folder is sealed once.",
            Self::NotSealed => "Seal the folder first: holdfast seal DIST.",
            Self::BeforeHead { .. } => "Begin the page with <!doctype html><html><head>.",
        }
    }
}

#[cfg(test)]
mod tests;
