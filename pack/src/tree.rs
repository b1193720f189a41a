//! Names files and folders on disk: reads them in pieces and builds the blocks' names above.
//!
//! Memory stays flat whatever the size: one chunk, and the links of unfinished nodes. No block is
//! stored anywhere.

use std::fs::File;
use std::io::{self, Read};
use std::path::{Path, PathBuf};

use crate::cid::Cid;
use crate::unixfs::{CHUNK_LEN_BYTES, FOLDER_LIMIT_BYTES, FileBuilder, Node, folder_node};
use crate::walk::{self, Kind, WalkError};

/// What a path comes to.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct Root {
    /// The name of the whole.
    pub cid: Cid,
    /// Bytes of all files together.
    pub content_bytes: u64,
    /// Bytes of all blocks together, nodes included.
    pub dag_bytes: u64,
    /// How many files there are.
    pub files: u64,
}

/// Computes the CID of a file or folder by the profile `unixfs-v1-2025`.
///
/// # Errors
///
/// If something cannot be read, may not be in a site, or is a folder that would need sharding.
pub fn cid_of(path: impl AsRef<Path>) -> Result<Root, TreeError> {
    let mut buffer = vec![0; CHUNK_LEN_BYTES];
    root_of(path.as_ref(), &mut |event| match event {
        Event::File { disk, .. } => {
            let file = File::open(disk).map_err(|source| WalkError::io(disk, source))?;
            let node = file_node_of(file, &mut buffer).map_err(|e| WalkError::io(disk, e))?;
            Ok(Some(node))
        }
        Event::Folder { .. } => Ok(None),
    })
}

/// What [`root_of`] meets on its way, each with its path inside the root (`""` for the root).
#[derive(Debug)]
pub(crate) enum Event<'a> {
    /// A file, whose node is asked for.
    File { name: &'a str, disk: &'a Path },
    /// A folder, whose node is known now; the answer is not looked at.
    Folder { name: &'a str, node: Node },
}

/// Walks a path and builds its root, leaving the reading of files to `visit`.
pub(crate) fn root_of(
    path: &Path,
    visit: &mut dyn FnMut(Event<'_>) -> Result<Option<Node>, TreeError>,
) -> Result<Root, TreeError> {
    let mut files = 0;
    let kind = walk::kind_of(path)?;
    let node = node_of(path, "", kind, &mut files, visit)?;
    let Node {
        cid,
        dag_bytes,
        content_bytes,
    } = node;
    Ok(Root {
        cid,
        content_bytes,
        dag_bytes,
        files,
    })
}

/// Reads `content` to its end and returns its node; `buffer` is one chunk long.
fn file_node_of(mut content: impl Read, buffer: &mut [u8]) -> io::Result<Node> {
    let mut builder = FileBuilder::new();
    loop {
        let len = fill(&mut content, buffer)?;
        if len > 0 {
            builder.push(&buffer[..len]);
        }
        if len < buffer.len() {
            return Ok(builder.finish());
        }
    }
}

fn node_of(
    path: &Path,
    name: &str,
    kind: Kind,
    files: &mut u64,
    visit: &mut dyn FnMut(Event<'_>) -> Result<Option<Node>, TreeError>,
) -> Result<Node, TreeError> {
    if kind == Kind::File {
        *files += 1;
        let node = visit(Event::File { name, disk: path })?;
        return Ok(node.expect("a visitor answers each file with its node"));
    }
    let mut children = Vec::new();
    for entry in walk::entries(path)? {
        let inner = if name.is_empty() {
            String::new()
        } else {
            format!("{name}/")
        } + &entry.name;
        let node = node_of(&entry.path, &inner, entry.kind, files, visit)?;
        children.push((entry.name, node));
    }
    let node = folder_node(&mut children).map_err(|bytes| TreeError::FolderTooLarge {
        path: path.to_owned(),
        bytes,
    })?;
    visit(Event::Folder { name, node })?;
    Ok(node)
}

/// Reads until the buffer is full or the content ends; returns how many bytes were read.
fn fill(content: &mut impl Read, buffer: &mut [u8]) -> io::Result<usize> {
    let mut len = 0;
    while len < buffer.len() {
        match content.read(&mut buffer[len..]) {
            Ok(0) => break,
            Ok(read) => len += read,
            Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
            Err(error) => return Err(error),
        }
    }
    Ok(len)
}

/// Why a path has no CID.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum TreeError {
    /// Something cannot be read or may not be in a site.
    #[error(transparent)]
    Walk(#[from] WalkError),
    /// A folder that would have to be sharded.
    #[error(
        "{}: has too many entries: its block would be {bytes} bytes, and at most {FOLDER_LIMIT_BYTES} are supported",
        path.display()
    )]
    FolderTooLarge {
        /// The folder.
        path: PathBuf,
        /// Length of its block in bytes.
        bytes: usize,
    },
}

impl TreeError {
    /// What to do about it, as a sentence.
    #[must_use]
    pub fn advice(&self) -> &'static str {
        match self {
            Self::Walk(error) => error.advice(),
            Self::FolderTooLarge { .. } => "Spread its entries over folders of their own.",
        }
    }
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::*;

    /// Gives out its bytes one at a time, and is interrupted before each.
    struct Slow(Vec<u8>, bool);

    impl Read for Slow {
        fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
            self.1 = !self.1;
            if self.1 {
                return Err(io::ErrorKind::Interrupted.into());
            }
            let Some(byte) = self.0.pop() else {
                return Ok(0);
            };
            buffer[0] = byte;
            Ok(1)
        }
    }

    #[test]
    fn chunks_do_not_depend_on_how_reading_goes() {
        let bytes = vec![7; 25];
        let mut buffer = [0; 10];
        let whole = file_node_of(bytes.as_slice(), &mut buffer).unwrap();
        let slow = file_node_of(Slow(bytes, false), &mut buffer).unwrap();
        assert_eq!(whole, slow);
        assert_eq!(whole.content_bytes, 25);
    }

    #[test]
    fn counts_files_and_bytes() {
        let folder = tempfile::tempdir().unwrap();
        fs::create_dir(folder.path().join("in")).unwrap();
        fs::write(folder.path().join("in/a"), "abc").unwrap();
        fs::write(folder.path().join("b"), "").unwrap();
        let root = cid_of(folder.path()).unwrap();
        assert_eq!((root.files, root.content_bytes), (2, 3));
        assert!(root.dag_bytes > 3);
    }

    #[test]
    fn a_missing_path_says_so() {
        let error = cid_of("/nowhere/at/all").unwrap_err();
        assert!(
            error
                .to_string()
                .starts_with("/nowhere/at/all: cannot be read")
        );
        assert!(!error.advice().is_empty());
    }
}
