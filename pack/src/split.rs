//! Parts a WASM module in two: what always loads, and what comes when it is needed.
//!
//! The later half is a module of its own that works on the first one's memory, table and globals, and
//! calls its functions. It puts its own functions into the table when it is made; until then their
//! places there are empty, and a call of one stops the program. So whoever enters the later half
//! makes sure that it is there.
//!
//! Owns the choice of functions, by the paths that they have in the sources (`choice`), and the two
//! encodings (`first`, `later`). Data stays in the first half: where a module's data is used cannot
//! be told once it is linked.

mod choice;
mod first;
mod later;
mod outline;

use std::collections::BTreeSet;

use self::choice::Choice;
use self::outline::Outline;

/// The import name of everything that the later half takes from the first.
pub const FIRST: &str = "first";

/// The paths of sources whose functions come later: of modules, types or functions.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub struct LaterPaths(BTreeSet<String>);

impl LaterPaths {
    /// Reads a list: one path on a line, such as `wallet_core::siwe`, or the beginning of names with
    /// `*` behind it. Blank lines and what follows `#` are left out.
    #[must_use]
    pub fn parse(text: &str) -> Self {
        let lines = text.lines().map(|line| match line.split_once('#') {
            Some((path, _)) => path.trim(),
            None => line.trim(),
        });
        Self(
            lines
                .filter(|line| !line.is_empty())
                .map(str::to_owned)
                .collect(),
        )
    }

    /// Says whether a function of this name belongs to one of the paths: as one of its functions, or
    /// as a method of one of its types.
    #[must_use]
    pub fn hold(&self, name: &str) -> bool {
        let name = name
            .trim_start_matches(['<', '&'])
            .trim_start_matches("mut ");
        let goes_on = |rest: &str| rest.starts_with(|c: char| c.is_alphanumeric() || c == '_');
        self.0.iter().any(|path| match path.strip_suffix('*') {
            Some(beginning) => name.starts_with(beginning),
            None => name
                .strip_prefix(path.as_str())
                .is_some_and(|rest| !goes_on(rest)),
        })
    }

    /// Returns the paths that no name belongs to: they are misspelt, or gone.
    fn without_names<'a>(&self, names: impl Iterator<Item = &'a str> + Clone) -> Vec<String> {
        let unused = self.0.iter().filter(|path| {
            let alone = Self(BTreeSet::from([(*path).clone()]));
            !names.clone().any(|name| alone.hold(name))
        });
        unused.cloned().collect()
    }
}

/// A module in two halves.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Halves {
    /// What always loads, with all imports, exports and data of the whole.
    pub first: Vec<u8>,
    /// What comes later. It imports from [`FIRST`] alone.
    pub later: Vec<u8>,
    /// The functions of the later half that the first one calls, by their paths.
    pub doors: Vec<String>,
}

/// Parts a module that still has the names of its functions.
///
/// # Errors
/// What is no module, or has no names; a path that fits no function; an instruction that cannot be
/// carried over.
pub fn split(module: &[u8], paths: &LaterPaths) -> Result<Halves, SplitError> {
    let outline = Outline::read(module)?;
    let unused = paths.without_names(outline.names());
    if !unused.is_empty() {
        return Err(SplitError::NoSuchPath(unused));
    }
    let choice = Choice::new(&outline, paths);
    let mut doors: Vec<String> = choice
        .doors()
        .map(|function| outline.name(function).to_owned())
        .collect();
    doors.sort();
    Ok(Halves {
        first: first::encode(module, &outline, &choice)?,
        later: later::encode(&outline, &choice)?,
        doors,
    })
}

/// Why a module cannot be parted.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum SplitError {
    /// It is no module, or a broken one.
    #[error("is not a whole WASM module")]
    NotWasm(#[from] wasmparser::BinaryReaderError),
    /// It has no names any more.
    #[error("has no names of functions")]
    NoNames,
    /// Paths to which no function belongs.
    #[error("has no function of {}", .0.join(", "))]
    NoSuchPath(Vec<String>),
    /// It holds what no compiler of ours writes.
    #[error("holds {0}")]
    Unexpected(&'static str),
    /// It could not be written anew.
    #[error("cannot be written anew: {0}")]
    NotWritten(#[from] wasm_encoder::reencode::Error),
}
