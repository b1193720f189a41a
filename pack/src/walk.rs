//! Lists a folder, refusing whatever a site may not hold.
//!
//! A site is plain: files and folders with visible UTF-8 names. Links, hidden entries, devices and
//! names in other encodings are errors here, so that no later step has to think of them.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

/// Something in a folder.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Entry {
    /// Its name in that folder.
    pub name: String,
    /// Where it is on disk.
    pub path: PathBuf,
    /// What it is.
    pub kind: Kind,
}

/// What an entry is.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Kind {
    /// A regular file.
    File,
    /// A folder.
    Folder,
}

/// Lists a folder's entries, sorted by the bytes of their names.
///
/// # Errors
///
/// If the folder cannot be read or holds something that a site may not hold.
pub fn entries(folder: &Path) -> Result<Vec<Entry>, WalkError> {
    let mut entries = Vec::new();
    for entry in fs::read_dir(folder).map_err(|source| WalkError::io(folder, source))? {
        let path = entry
            .map_err(|source| WalkError::io(folder, source))?
            .path();
        let name = plain_name(&path)?;
        let metadata = path
            .symlink_metadata()
            .map_err(|source| WalkError::io(&path, source))?;
        let kind = plain_kind(&path, &metadata)?;
        entries.push(Entry { name, path, kind });
    }
    entries.sort_by(|a, b| a.name.as_bytes().cmp(b.name.as_bytes()));
    Ok(entries)
}

/// Says what the path itself is; a link given by hand is followed.
///
/// # Errors
///
/// If it cannot be read or is neither a file nor a folder.
pub fn kind_of(path: &Path) -> Result<Kind, WalkError> {
    let metadata = fs::metadata(path).map_err(|source| WalkError::io(path, source))?;
    plain_kind(path, &metadata)
}

fn plain_name(path: &Path) -> Result<String, WalkError> {
    let name = path.file_name().unwrap_or_default();
    let Some(name) = name.to_str() else {
        return Err(WalkError::NotUtf8 {
            path: path.to_owned(),
        });
    };
    if name.starts_with('.') {
        return Err(WalkError::Hidden {
            path: path.to_owned(),
        });
    }
    Ok(name.to_owned())
}

fn plain_kind(path: &Path, metadata: &fs::Metadata) -> Result<Kind, WalkError> {
    if metadata.is_symlink() {
        Err(WalkError::Symlink {
            path: path.to_owned(),
        })
    } else if metadata.is_dir() {
        Ok(Kind::Folder)
    } else if metadata.is_file() {
        Ok(Kind::File)
    } else {
        Err(WalkError::NotPlain {
            path: path.to_owned(),
        })
    }
}

/// Why a folder cannot be a site.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum WalkError {
    /// The system refused to read something.
    #[error("{}: cannot be read: {source}", path.display())]
    Io {
        /// What could not be read.
        path: PathBuf,
        /// What the system said.
        source: io::Error,
    },
    /// A symbolic link.
    #[error("{}: is a symbolic link", path.display())]
    Symlink {
        /// Where it is.
        path: PathBuf,
    },
    /// A name that begins with a dot.
    #[error("{}: is hidden, its name begins with a dot", path.display())]
    Hidden {
        /// Where it is.
        path: PathBuf,
    },
    /// A name that is not UTF-8.
    #[error("{}: has a name that is not UTF-8", path.display())]
    NotUtf8 {
        /// Where it is.
        path: PathBuf,
    },
    /// A pipe, a socket or a device.
    #[error("{}: is neither a file nor a folder", path.display())]
    NotPlain {
        /// Where it is.
        path: PathBuf,
    },
}

impl WalkError {
    /// What to do about it, as a sentence.
    #[must_use]
    pub fn advice(&self) -> &'static str {
        match self {
            Self::Io { .. } => "Check that the path is right and that you may read it.",
            Self::Symlink { .. } => "Put the file itself in its place: a site holds no links.",
            Self::Hidden { .. } => "Remove or rename it: a site holds only files that are meant.",
            Self::NotUtf8 { .. } => "Rename it with UTF-8 characters.",
            Self::NotPlain { .. } => "Remove it: a site holds files and folders alone.",
        }
    }

    pub(crate) fn io(path: &Path, source: io::Error) -> Self {
        Self::Io {
            path: path.to_owned(),
            source,
        }
    }
}

#[cfg(test)]
#[cfg(unix)]
mod tests {
    use std::ffi::OsStr;
    use std::os::unix::ffi::OsStrExt;
    use std::os::unix::fs::symlink;
    use std::os::unix::net::UnixListener;

    use super::*;

    fn refusal(make: impl FnOnce(&Path)) -> WalkError {
        let folder = tempfile::tempdir().unwrap();
        make(folder.path());
        entries(folder.path()).unwrap_err()
    }

    #[test]
    fn refuses_what_a_site_may_not_hold() {
        let error = refusal(|dir| symlink("elsewhere", dir.join("link")).unwrap());
        assert!(matches!(error, WalkError::Symlink { .. }));
        let error = refusal(|dir| fs::write(dir.join(".secret"), "").unwrap());
        assert!(matches!(error, WalkError::Hidden { .. }));
        let error = refusal(|dir| fs::write(dir.join(OsStr::from_bytes(b"\xff")), "").unwrap());
        assert!(matches!(error, WalkError::NotUtf8 { .. }));
        let error = refusal(|dir| drop(UnixListener::bind(dir.join("socket")).unwrap()));
        assert!(matches!(error, WalkError::NotPlain { .. }));
        assert!(matches!(
            entries(Path::new("/nowhere/at/all")),
            Err(WalkError::Io { .. })
        ));
    }

    #[test]
    fn sorts_by_the_bytes_of_names() {
        let folder = tempfile::tempdir().unwrap();
        for name in ["z", "é", "a", "Z", "a b"] {
            fs::write(folder.path().join(name), "").unwrap();
        }
        let names: Vec<_> = entries(folder.path())
            .unwrap()
            .into_iter()
            .map(|entry| entry.name)
            .collect();
        assert_eq!(names, ["Z", "a", "a b", "z", "é"]);
    }
}
