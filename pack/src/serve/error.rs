//! Why a site cannot be served.

use std::io;

use crate::page::{PAGE, PageError};
use crate::tree::TreeError;

/// Why a site cannot be served.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum ServeError {
    /// The folder has no CID.
    #[error(transparent)]
    Tree(#[from] TreeError),
    /// The path is a file, or a folder without a page.
    #[error("the folder holds no {PAGE}")]
    NoPage,
    /// The page is not sealed, so there is no policy to send.
    #[error(transparent)]
    Page(#[from] PageError),
    /// A file of a kind that a site does not hold.
    #[error("{file}: is of a kind that a site does not hold")]
    UnknownKind {
        /// Its path in the folder.
        file: String,
    },
    /// The port is taken.
    #[error("port {port} is taken by another program")]
    PortTaken {
        /// The port.
        port: u16,
    },
    /// The system refused to listen.
    #[error("cannot listen on port {port} of this machine: {source}")]
    Listen {
        /// The port.
        port: u16,
        /// What the system said.
        source: io::Error,
    },
    /// The system refused a thread, a timer or a signal.
    #[error("cannot run the server: {0}")]
    Run(io::Error),
}

impl ServeError {
    /// What to do about it, as a sentence.
    #[must_use]
    pub fn advice(&self) -> &'static str {
        match self {
            Self::Tree(error) => error.advice(),
            Self::NoPage => "Name the folder that the build made, often dist.",
            Self::Page(error) => error.advice(),
            Self::UnknownKind { .. } => "Remove it, or build the site anew.",
            Self::PortTaken { .. } => "Stop that program, or choose another port with --port.",
            Self::Listen { .. } => "Choose another port with --port, above 1023.",
            Self::Run(_) => "Close some programs and try again.",
        }
    }
}
