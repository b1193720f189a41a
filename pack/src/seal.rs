//! Seals a built folder: composes the key realm's frame into the page, writes the policies, checks
//! what will ship.
//!
//! Runs as the last step of a build, on the folder that the build left: `index.html`,
//! `key-realm.js`, `key-realm_bg.wasm`, `key-realm-start.js`, `key-annex_bg.wasm`, `word-lists/`,
//! `styles/`, the page's own files, and the lists of what comes later of both modules.
//! All is done in memory first; a refusal leaves the folder as it was. A folder is sealed once: what
//! is sealed already is refused, since its parts are no longer there to be composed.

use std::path::Path;

use crate::check::{self, Problem};
use crate::digest::hashed_name;
use crate::folder::Folder;
use crate::frame::{self, Frame, FrameError, FrameParts};
use crate::lazy::{self, LazyPart};
use crate::page::{self, PAGE, PageError};
use crate::policy::page_policy;
use crate::script;
use crate::split::{Halves, LaterPaths, SplitError, split};
use crate::styles::{StyleError, take_styles};
use crate::walk::WalkError;

const SHIM: &str = "key-realm.js";
const START: &str = "key-realm-start.js";
const WASM: &str = "key-realm_bg.wasm";
/// What comes later of the key realm's module.
const LATER: &str = "key-realm-later.txt";
/// What comes later of the page's module.
const PAGE_LATER: &str = "page-later.txt";
/// How the name of the interface of the page's module is made.
const PAGE_SHIM: &str = "app-*.js";
/// How the name of the page's module ends, as the build leaves it.
const PAGE_WASM_END: &str = "_bg.wasm";
/// Made for workers that load themselves from a URL, which ours must not.
const LOADER: &str = "key-realm_loader.js";

/// What sealing came to.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Sealed {
    /// The page's policy.
    pub policy: String,
    /// The source of the key realm's frame.
    pub frame_source: String,
    /// The file name of the key realm's WASM.
    pub wasm_name: String,
    /// The parts of the key realm that load later.
    pub lazy: Vec<LazyPart>,
    /// The file name of the page's style sheet.
    pub style_name: String,
    /// How many files ship.
    pub files: usize,
}

/// Composes, checks and seals the folder `dist` in place.
///
/// # Errors
///
/// If a part is missing or unfit, or anything in the folder may not ship. Nothing is written then,
/// unless it is the writing itself that fails.
pub fn seal(dist: impl AsRef<Path>) -> Result<Sealed, SealError> {
    let mut folder = Folder::read(dist.as_ref())?;
    let page = take_text(&mut folder, PAGE)?;
    refuse_sealed(&page)?;
    let styles = take_styles(&mut folder)?;
    let frame = take_frame(&mut folder, &styles.frame)?;
    let (page, later_name) = take_module(&mut folder, &page)?;
    let style_name = hashed_name("page", "css", styles.page.as_bytes());
    let page = page::compose(&page, &style_name, &later_name, &frame)?;
    let policy = page_policy(
        &page::script_hashes(&page)?,
        &frame.hashes,
        page::manifest(&page)?,
    );
    let page = page::put_policy(&page, &policy)?;
    folder.insert(style_name.clone(), styles.page);
    folder.insert(PAGE, page);
    let problems = check::folder(&folder);
    if !problems.is_empty() {
        return Err(SealError::Unfit(problems));
    }
    folder.write()?;
    let Frame {
        source: frame_source,
        wasm_name,
        lazy,
        ..
    } = frame;
    Ok(Sealed {
        policy,
        frame_source,
        wasm_name,
        lazy,
        style_name,
        files: folder.files().count(),
    })
}

/// Says so before anything else, since other parts are missing too in a sealed folder.
fn refuse_sealed(page: &str) -> Result<(), SealError> {
    match page::SealedPage::read(page) {
        Ok(_) => Err(SealError::AlreadySealed),
        Err(_) => Ok(()),
    }
}

/// Composes the frame and puts its WASM under its final name.
fn take_frame(folder: &mut Folder, style: &str) -> Result<Frame, SealError> {
    let shim = take_text(folder, SHIM)?;
    let start = take_text(folder, START)?;
    let halves = take_halves(folder, WASM, LATER)?;
    folder.remove(LOADER);
    if !folder.contains(lazy::ANNEX) {
        return Err(SealError::Missing { file: lazy::ANNEX });
    }
    let lazy = lazy::take(folder, halves.later);
    let lazy = lazy.map_err(|problem| SealError::Unfit(vec![problem]))?;
    let mut problems = check::script(SHIM, 1, &shim);
    problems.extend(check::script(START, 1, &start));
    if !problems.is_empty() {
        return Err(SealError::Unfit(problems));
    }
    let frame = frame::compose(FrameParts {
        shim: &shim,
        start: &start,
        wasm: &halves.first,
        style,
        lazy: &lazy,
    })?;
    folder.insert(frame.wasm_name.clone(), halves.first);
    Ok(frame)
}

/// Parts the page's module, and returns the page with its new name, and the later half's.
fn take_module(folder: &mut Folder, page: &str) -> Result<(String, String), SealError> {
    let whole = folder
        .files()
        .find(|(name, _)| name.ends_with(PAGE_WASM_END));
    let name = whole.map(|(name, _)| name.to_owned());
    let name = name.ok_or(SealError::Missing {
        file: PAGE_WASM_END,
    })?;
    let halves = take_halves(folder, &name, PAGE_LATER)?;
    let first = hashed_name("app", "wasm", &halves.first);
    let later = hashed_name("app-later", "wasm", &halves.later);
    let page = page.replace(&name, &first);
    let page = take_script(folder, page)?;
    folder.insert(first, halves.first);
    folder.insert(later.clone(), halves.later);
    Ok((page, later))
}

/// Squeezes the interface of the page's module, and returns the page with its new name.
fn take_script(folder: &mut Folder, page: String) -> Result<String, SealError> {
    let found = folder
        .files()
        .find(|(name, _)| name.starts_with("app-") && name.ends_with(".js"));
    let Some(name) = found.map(|(name, _)| name.to_owned()) else {
        return Ok(page);
    };
    let text = String::from_utf8(folder.remove(&name).unwrap_or_default());
    let text = text.map_err(|_| SealError::NotUtf8 { file: PAGE_SHIM })?;
    // Whatever is wrong with it is told by the line that it was written in.
    let problems = check::script(&name, 1, &text);
    if !problems.is_empty() {
        return Err(SealError::Unfit(problems));
    }
    let text = script::squeeze(&text);
    let squeezed = hashed_name("app", "js", text.as_bytes());
    let page = page.replace(&name, &squeezed);
    folder.insert(squeezed, text);
    Ok(page)
}

fn take_halves(folder: &mut Folder, module: &str, list: &'static str) -> Result<Halves, SealError> {
    let paths = LaterPaths::parse(&take_text(folder, list)?);
    let missing = SealError::Missing { file: WASM };
    let whole = folder.remove(module).ok_or(missing)?;
    split(&whole, &paths).map_err(|reason| SealError::NotParted {
        file: module.to_owned(),
        reason,
    })
}

fn take_text(folder: &mut Folder, file: &'static str) -> Result<String, SealError> {
    let bytes = folder.remove(file).ok_or(SealError::Missing { file })?;
    let text = String::from_utf8(bytes).map_err(|_| SealError::NotUtf8 { file })?;
    // Browsers read line ends so, and hashes are of what they read.
    Ok(text.replace("\r\n", "\n"))
}

/// Why a folder cannot be sealed.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum SealError {
    /// The folder cannot be read or written, or holds what may not be in a site.
    #[error(transparent)]
    Walk(#[from] WalkError),
    /// A part of the build is not there.
    #[error("{file}: is not in the build")]
    Missing {
        /// Its name in the folder.
        file: &'static str,
    },
    /// A part of the build is not text.
    #[error("{file}: is not UTF-8")]
    NotUtf8 {
        /// Its name in the folder.
        file: &'static str,
    },
    /// The folder was sealed before.
    #[error("{PAGE}: is sealed already")]
    AlreadySealed,
    /// The style sheets cannot be joined.
    #[error(transparent)]
    Style(#[from] StyleError),
    /// The frame cannot be composed.
    #[error(transparent)]
    Frame(#[from] FrameError),
    /// The page has no place for the parts.
    #[error(transparent)]
    Page(#[from] PageError),
    /// A module cannot be parted in what always loads and what comes later.
    #[error("{file}: {reason}")]
    NotParted {
        /// Its name in the folder.
        file: String,
        /// Why not.
        reason: SplitError,
    },
    /// Files hold what may not ship.
    #[error("{}", check::list(.0))]
    Unfit(Vec<Problem>),
}

impl SealError {
    /// What to do about it, as a sentence.
    #[must_use]
    pub fn advice(&self) -> &'static str {
        match self {
            Self::Walk(error) => error.advice(),
            Self::Missing { .. } => "Build the site with Trunk, which runs this as its last step.",
            Self::NotUtf8 { .. } => "Save the file as UTF-8.",
            Self::AlreadySealed => "Nothing is left to do. To seal anew, build anew.",
            Self::Style(_) => "Correct the style sheet in the sources and build again.",
            Self::NotParted { .. } => {
                "Correct the list of what comes later, beside the crate that the module is made of."
            }
            Self::Frame(_) => "Correct the key realm's scripts and build again.",
            Self::Page(error) => error.advice(),
            Self::Unfit(_) => {
                "Nothing was written. Correct the sources of these files and build again."
            }
        }
    }
}
