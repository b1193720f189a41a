//! The subcommands.

use std::fmt;
use std::io::{self, Write};
use std::path::PathBuf;

use clap::Subcommand;
use pack::seal::seal;
use pack::serve::{Listener, Site, StopSignal};

/// The port that `serve` takes unless told otherwise.
const DEFAULT_PORT: u16 = 8088;

/// What to do.
#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    /// Prints the CID of a file or folder.
    ///
    /// The CID is that of the profile unixfs-v1-2025 (IPIP-499): version 1, SHA-256, raw leaves,
    /// chunks of 1 MiB, 1024 links per node. Nothing is stored or sent.
    Cid {
        /// The file or folder.
        path: PathBuf,
    },
    /// Seals a built folder: composes the key realm, writes the policies, checks every file.
    ///
    /// Trunk runs this as the last step of a build. A folder is sealed once; a refusal names file
    /// and line and leaves the folder as it was.
    Seal {
        /// The folder that the build made.
        dist: PathBuf,
    },
    /// Serves a sealed folder on this machine, at `http://<cid>.ipfs.localhost:PORT/`.
    ///
    /// Listens on loopback alone. Each file is read once; what is served is what was hashed. Stop
    /// it with Ctrl-C.
    Serve {
        /// The sealed folder.
        dist: PathBuf,
        /// The port; 0 takes a free one.
        #[arg(long, default_value_t = DEFAULT_PORT)]
        port: u16,
    },
}

/// What went wrong, and what to do about it.
#[derive(Debug)]
pub(crate) struct Failure {
    pub(crate) happened: String,
    pub(crate) advice: &'static str,
}

/// Carries out a command.
pub(crate) fn run(command: Command) -> Result<(), Failure> {
    match command {
        Command::Cid { path } => {
            let root = pack::cid_of(path).map_err(|e| failure(&e, e.advice()))?;
            say(format_args!("{}", root.cid))
        }
        Command::Seal { dist } => {
            let sealed = seal(dist).map_err(|e| failure(&e, e.advice()))?;
            say(format_args!("Sealed {} files.", sealed.files))
        }
        Command::Serve { dist, port } => {
            let site = Site::load(dist).map_err(|e| failure(&e, e.advice()))?;
            let listener = Listener::bind(port).map_err(|e| failure(&e, e.advice()))?;
            let server = site.serve(listener).map_err(|e| failure(&e, e.advice()))?;
            // Before the address is told, so that nobody can ask too early.
            let stop = StopSignal::listen().map_err(|e| failure(&e, e.advice()))?;
            say(format_args!("{}\nStop with Ctrl-C.", server.url()))?;
            stop.wait();
            server.stop();
            Ok(())
        }
    }
}

fn failure(happened: &impl fmt::Display, advice: &'static str) -> Failure {
    Failure {
        happened: happened.to_string(),
        advice,
    }
}

/// Writes to standard output; a reader that has gone away is a failure like any other.
fn say(text: fmt::Arguments<'_>) -> Result<(), Failure> {
    let mut out = io::stdout();
    let written = writeln!(out, "{text}").and_then(|()| out.flush());
    written.map_err(|error| failure(&error, "Let the output go somewhere."))
}
