//! Where things are: this checkout, what is made in it, and the cache that all checkouts share.

use std::env;
use std::path::{Path, PathBuf};

use crate::failure::Failure;

/// This checkout and the person's cache folder.
#[derive(Debug)]
pub(crate) struct Checkout {
    root: PathBuf,
    cache: PathBuf,
}

impl Checkout {
    /// Finds both.
    pub(crate) fn here() -> Result<Self, Failure> {
        let root = Path::new(env!("CARGO_MANIFEST_DIR"))
            .parent()
            .expect("this crate lies in a folder of the checkout")
            .to_owned();
        Ok(Self {
            root,
            cache: cache()?,
        })
    }

    /// The folder with the workspace's `Cargo.toml`.
    pub(crate) fn root(&self) -> &Path {
        &self.root
    }

    /// Where the built site ends up.
    pub(crate) fn dist(&self) -> PathBuf {
        self.root.join("dist")
    }

    /// Where builds leave what they make on the way.
    pub(crate) fn target(&self) -> PathBuf {
        self.root.join("target")
    }

    /// Where the site's own builds leave it, apart from everyday ones.
    pub(crate) fn site_target(&self) -> PathBuf {
        self.target().join("site")
    }

    /// The cache folder that other clones find too.
    pub(crate) fn cache(&self) -> &Path {
        &self.cache
    }
}

/// The folder for caches, as the XDG base directory specification names it.
fn cache() -> Result<PathBuf, Failure> {
    let chosen = env::var_os("XDG_CACHE_HOME")
        .map(PathBuf::from)
        .filter(|p| p.is_absolute());
    let base = chosen.or_else(|| Some(env::home_dir()?.join(".cache")));
    base.map(|base| base.join("holdfast")).ok_or_else(|| {
        Failure::new(
            "This account has no home folder.",
            "Set HOME or XDG_CACHE_HOME and try again.",
        )
    })
}

/// The folder where cargo keeps what it downloaded.
pub(crate) fn cargo_home() -> Result<PathBuf, Failure> {
    let chosen = env::var_os("CARGO_HOME")
        .map(PathBuf::from)
        .filter(|p| p.is_absolute());
    chosen
        .or_else(|| Some(env::home_dir()?.join(".cargo")))
        .ok_or_else(|| {
            Failure::new(
                "This account has no home folder.",
                "Set HOME or CARGO_HOME and try again.",
            )
        })
}
