//! What goes wrong, worded for the person at the terminal.

use std::fmt;

/// What happened, and what to do about it.
#[derive(Debug)]
pub(crate) struct Failure {
    happened: String,
    advice: String,
}

impl Failure {
    /// Words a failure: what happened, and what to do about it.
    pub(crate) fn new(happened: impl Into<String>, advice: impl Into<String>) -> Self {
        Self {
            happened: happened.into(),
            advice: advice.into(),
        }
    }

    /// What happened, and below it what to do, as an entry of a list.
    pub(crate) fn entry(&self) -> String {
        format!("{}\n{}", self.happened, self.advice)
    }

    /// Words a failure of the file system.
    pub(crate) fn file(doing: &str, path: &std::path::Path, error: &std::io::Error) -> Self {
        Self::new(
            format!("Cannot {doing} {}: {error}.", path.display()),
            "Look at the permissions and the free space there, then try again.",
        )
    }
}

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "\n{}", self.entry())
    }
}
