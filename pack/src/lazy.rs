//! Parts of the key realm that load when they are needed: the later half of its module, the annex, and
//! the word lists.
//!
//! Owns their names. The page fetches a part and hands it in; the frame's start script knows the
//! SHA-256 of each and takes nothing else. So a part that is not asked for weighs one line.

use crate::check::{Finding, Problem, wasm};
use crate::digest::{hashed_name, sha256_hex};
use crate::folder::Folder;

/// The module without imports that does what is needed seldom, as the build leaves it.
pub const ANNEX: &str = "key-annex_bg.wasm";

/// What the build makes beside it for pages, which nobody needs: it has no imports.
const ANNEX_SHIMS: [&str; 2] = ["key-annex.js", "key-annex_loader.js"];

/// The folder of word lists, as the build leaves it.
const WORD_LISTS: &str = "word-lists/";

/// The attribute of the frame's source in which the page finds where each part is.
pub const ATTRIBUTE: &str = "data-lazy";

/// A part, as it ships.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct LazyPart {
    /// The name that the key realm asks for: `later`, `annex`, or `words-` and the name of a list.
    pub name: String,
    /// The name of its file.
    pub file: String,
    /// Its SHA-256, in hexadecimal digits.
    pub sha256: String,
}

/// Puts every part under its final name, in the order of their names: the later half of the module,
/// and what else is in the folder.
///
/// # Errors
///
/// An annex that imports something: it could then reach more than its own memory. A word list whose
/// name has other signs than letters, digits, hyphens and one dot.
pub fn take(folder: &mut Folder, later: Vec<u8>) -> Result<Vec<LazyPart>, Problem> {
    let mut parts = vec![put(folder, "later", "key-realm-later", "wasm", later)];
    if let Some(annex) = folder.remove(ANNEX) {
        match wasm::imports(&annex) {
            Some(0) => {}
            Some(_) => return Err(problem(ANNEX, Finding::Imports)),
            None => return Err(problem(ANNEX, Finding::NotWasm)),
        }
        parts.push(put(folder, "annex", "key-annex", "wasm", annex));
    }
    for shim in ANNEX_SHIMS {
        folder.remove(shim);
    }
    for (path, bytes) in folder.remove_all(WORD_LISTS) {
        let file = path.trim_start_matches(WORD_LISTS);
        let (stem, extension) = file.split_once('.').unwrap_or((file, ""));
        if !is_plain(stem) || !is_plain(extension) {
            return Err(problem(&path, Finding::UnknownKind));
        }
        let name = format!("words-{stem}");
        parts.push(put(folder, &name, &name, extension, bytes));
    }
    parts.sort_by(|a, b| a.name.cmp(&b.name));
    Ok(parts)
}

/// Writes the SHA-256 of each part as JSON, for the start script.
#[must_use]
pub fn digests(parts: &[LazyPart]) -> String {
    object(parts, |part| part.sha256.clone())
}

/// Writes the place of each part as JSON, for the page.
#[must_use]
pub fn places(parts: &[LazyPart]) -> String {
    object(parts, |part| format!("./{}", part.file))
}

/// Reads the file names back from what [`places`] wrote. None where it is nothing of the kind.
pub(crate) fn names(places: &str) -> Option<Vec<String>> {
    let inside = places.strip_prefix('{')?.strip_suffix('}')?;
    let members = inside.split(',').filter(|member| !member.is_empty());
    let name = |member: &str| {
        let (_, file) = member.split_once("\":\"./")?;
        Some(file.strip_suffix('"')?.to_owned())
    };
    members.map(name).collect()
}

fn put(folder: &mut Folder, name: &str, stem: &str, extension: &str, bytes: Vec<u8>) -> LazyPart {
    let part = LazyPart {
        name: name.to_owned(),
        file: hashed_name(stem, extension, &bytes),
        sha256: sha256_hex(&bytes),
    };
    folder.insert(part.file.clone(), bytes);
    part
}

fn is_plain(text: &str) -> bool {
    let is_plain = |byte: u8| byte.is_ascii_alphanumeric() || byte == b'-';
    !text.is_empty() && text.bytes().all(is_plain)
}

fn problem(file: &str, finding: Finding) -> Problem {
    Problem {
        file: file.to_owned(),
        line: None,
        finding,
    }
}

/// Names hold letters, digits, hyphens and dots alone, as [`take`] has made sure.
fn object(parts: &[LazyPart], value: impl Fn(&LazyPart) -> String) -> String {
    let members = parts
        .iter()
        .map(|part| format!("\"{}\":\"{}\"", part.name, value(part)));
    format!("{{{}}}", members.collect::<Vec<_>>().join(","))
}
