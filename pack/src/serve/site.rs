//! A sealed folder in memory, with the name of each file.

use std::collections::BTreeMap;
use std::path::Path;

use hyper::body::Bytes;

use super::error::ServeError;
use crate::cid::Cid;
use crate::mime::media_type;
use crate::page::{PAGE, SealedPage};
use crate::tree::{Event, Root, root_of};
use crate::unixfs::{CHUNK_LEN_BYTES, FileBuilder};
use crate::walk::WalkError;

/// A sealed folder, ready to be served.
#[derive(Debug)]
pub struct Site {
    root: Root,
    page: SealedPage,
    files: BTreeMap<String, SiteFile>,
    folders: BTreeMap<String, Cid>,
}

/// A file of a site.
#[derive(Clone, Debug)]
pub struct SiteFile {
    /// Its bytes, as they were hashed.
    pub bytes: Bytes,
    /// The name of those bytes.
    pub cid: Cid,
    /// The media type it is served with.
    pub media_type: &'static str,
}

impl Site {
    /// Reads a sealed folder, each file once, and names it by what was read.
    ///
    /// # Errors
    ///
    /// If the folder has no CID, is not sealed, or holds a file of an unknown kind.
    pub fn load(dist: impl AsRef<Path>) -> Result<Self, ServeError> {
        let mut read = BTreeMap::new();
        let mut folders = BTreeMap::new();
        let root = root_of(dist.as_ref(), &mut |event| match event {
            Event::File { name, disk } => {
                let bytes = std::fs::read(disk).map_err(|source| WalkError::io(disk, source))?;
                let mut builder = FileBuilder::new();
                bytes
                    .chunks(CHUNK_LEN_BYTES)
                    .for_each(|chunk| builder.push(chunk));
                let node = builder.finish();
                read.insert(name.to_owned(), (Bytes::from(bytes), node.cid));
                Ok(Some(node))
            }
            Event::Folder { name, node } => {
                folders.insert(name.to_owned(), node.cid);
                Ok(None)
            }
        })?;
        let (page, _) = read.get(PAGE).ok_or(ServeError::NoPage)?;
        let page = SealedPage::read(&String::from_utf8_lossy(page))?;
        let files = read
            .into_iter()
            .map(|(name, (bytes, cid))| match media_type(&name) {
                Some(media_type) => Ok((
                    name,
                    SiteFile {
                        bytes,
                        cid,
                        media_type,
                    },
                )),
                None => Err(ServeError::UnknownKind { file: name }),
            });
        Ok(Self {
            root,
            page,
            files: files.collect::<Result<_, _>>()?,
            folders,
        })
    }

    /// The name of the whole.
    #[must_use]
    pub fn cid(&self) -> Cid {
        self.root.cid
    }

    /// What the whole comes to.
    #[must_use]
    pub fn root(&self) -> Root {
        self.root
    }

    /// What the page says of itself: its policy, the frame, the WASM's name.
    #[must_use]
    pub fn page(&self) -> &SealedPage {
        &self.page
    }

    /// The host name under which the site is served.
    #[must_use]
    pub fn host(&self) -> String {
        format!("{}.ipfs.localhost", self.root.cid)
    }

    /// The address at a port.
    #[must_use]
    pub fn url(&self, port: u16) -> String {
        format!("http://{}:{port}/", self.host())
    }

    /// A file by its path in the folder, without a leading slash.
    #[must_use]
    pub fn file(&self, name: &str) -> Option<&SiteFile> {
        self.files.get(name)
    }

    /// All files in the order of their names.
    pub fn files(&self) -> impl Iterator<Item = (&str, &SiteFile)> {
        self.files.iter().map(|(name, file)| (name.as_str(), file))
    }

    /// The names of all nodes from the root down to a file, as gateways list them.
    pub(super) fn roots(&self, name: &str) -> String {
        let folders = name
            .match_indices('/')
            .filter_map(|(end, _)| self.folders.get(&name[..end]));
        let file = self.files.get(name).map(|file| &file.cid);
        let below = folders.chain(file).map(|cid| format!(",{cid}"));
        self.root.cid.to_string() + &below.collect::<String>()
    }
}
