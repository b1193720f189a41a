//! A built folder in memory: read whole, changed there, written back as the last step.
//!
//! Sealing works on this, so that a refusal leaves the folder on disk as it was.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use crate::walk::{self, Kind, WalkError};

/// The files of a folder by their paths in it, with `/` between the parts.
#[derive(Debug)]
pub struct Folder {
    place: PathBuf,
    files: BTreeMap<String, Vec<u8>>,
    found: Vec<String>,
    empty_folders: Vec<String>,
}

impl Folder {
    /// Reads all files under `place`.
    ///
    /// # Errors
    ///
    /// If something cannot be read or may not be in a site.
    pub fn read(place: &Path) -> Result<Self, WalkError> {
        let mut folder = Self {
            place: place.to_owned(),
            files: BTreeMap::new(),
            found: Vec::new(),
            empty_folders: Vec::new(),
        };
        folder.read_into(place, "")?;
        folder.found = folder.files.keys().cloned().collect();
        Ok(folder)
    }

    fn read_into(&mut self, place: &Path, prefix: &str) -> Result<(), WalkError> {
        let entries = walk::entries(place)?;
        if entries.is_empty() {
            self.empty_folders
                .push(prefix.trim_end_matches('/').to_owned());
        }
        for entry in entries {
            let name = format!("{prefix}{}", entry.name);
            match entry.kind {
                Kind::Folder => self.read_into(&entry.path, &format!("{name}/"))?,
                Kind::File => {
                    let bytes = fs::read(&entry.path);
                    let bytes = bytes.map_err(|source| WalkError::io(&entry.path, source))?;
                    self.files.insert(name, bytes);
                }
            }
        }
        Ok(())
    }

    /// Adds or replaces a file.
    pub fn insert(&mut self, name: impl Into<String>, bytes: impl Into<Vec<u8>>) {
        self.files.insert(name.into(), bytes.into());
    }

    /// Takes a file out.
    pub fn remove(&mut self, name: &str) -> Option<Vec<u8>> {
        self.files.remove(name)
    }

    /// Takes out all files whose path begins with `prefix`, in the order of their names.
    pub fn remove_all(&mut self, prefix: &str) -> Vec<(String, Vec<u8>)> {
        let (taken, kept) = std::mem::take(&mut self.files)
            .into_iter()
            .partition::<BTreeMap<_, _>, _>(|(name, _)| name.starts_with(prefix));
        self.files = kept;
        self.empty_folders
            .retain(|name| !format!("{name}/").starts_with(prefix));
        taken.into_iter().collect()
    }

    /// The bytes of a file.
    #[must_use]
    pub fn get(&self, name: &str) -> Option<&[u8]> {
        self.files.get(name).map(Vec::as_slice)
    }

    /// Whether there is such a file.
    #[must_use]
    pub fn contains(&self, name: &str) -> bool {
        self.files.contains_key(name)
    }

    /// All files in the order of their names.
    pub fn files(&self) -> impl Iterator<Item = (&str, &[u8])> {
        self.files
            .iter()
            .map(|(name, bytes)| (name.as_str(), bytes.as_slice()))
    }

    /// Folders that held nothing when this was read.
    #[must_use]
    pub fn empty_folders(&self) -> &[String] {
        &self.empty_folders
    }

    /// Writes the files to disk and removes those that were taken out, with folders left empty.
    ///
    /// # Errors
    ///
    /// If the system refuses; the folder may then be half written.
    pub fn write(&self) -> Result<(), WalkError> {
        for (name, bytes) in &self.files {
            let path = self.place.join(name);
            if fs::read(&path).is_ok_and(|there| there == *bytes) {
                continue;
            }
            if let Some(parent) = path.parent() {
                fs::create_dir_all(parent).map_err(|source| WalkError::io(parent, source))?;
            }
            fs::write(&path, bytes).map_err(|source| WalkError::io(&path, source))?;
        }
        for name in self
            .found
            .iter()
            .filter(|name| !self.files.contains_key(*name))
        {
            let path = self.place.join(name);
            fs::remove_file(&path).map_err(|source| WalkError::io(&path, source))?;
            self.remove_empty_parents(&path);
        }
        Ok(())
    }

    fn remove_empty_parents(&self, path: &Path) {
        let parents = path
            .ancestors()
            .skip(1)
            .take_while(|parent| *parent != self.place);
        for parent in parents {
            // A folder that still holds something stays, which is what is wanted.
            if fs::remove_dir(parent).is_err() {
                break;
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn writes_back_what_changed_and_no_more() {
        let place = tempfile::tempdir().unwrap();
        let at = |name: &str| place.path().join(name);
        fs::create_dir_all(at("styles/ui")).unwrap();
        fs::create_dir(at("empty")).unwrap();
        for name in ["index.html", "styles/ui/a.css", "styles/ui/b.css", "c.js"] {
            fs::write(at(name), name).unwrap();
        }

        let mut folder = Folder::read(place.path()).unwrap();
        assert_eq!(folder.empty_folders(), ["empty"]);
        let taken = folder.remove_all("styles/");
        assert_eq!(taken.len(), 2);
        assert!(folder.remove("c.js").is_some() && folder.remove("d.js").is_none());
        folder.insert("in/page.css", "x");
        folder.write().unwrap();

        assert!(!at("styles").exists() && !at("c.js").exists());
        assert_eq!(fs::read(at("in/page.css")).unwrap(), b"x");
        assert_eq!(fs::read(at("index.html")).unwrap(), b"index.html");
    }
}
