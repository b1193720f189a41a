//! The site built a second time: in another folder, for another home, from crates unpacked anew.
//!
//! The copy holds what git tracks, or would; what is ignored has no say in the bytes. The tools are
//! shared, since those are pinned by version. The toolchain is the same one in another place, with the
//! standard library's sources beside it where they are absent here, and without them where they are
//! there: the compiler names those sources by another path then.

use std::fs;
use std::path::{Path, PathBuf};

use pack::serve::Site;

use crate::checkout::{Checkout, cargo_home};
use crate::failure::Failure;
use crate::process;
use crate::site::Built;

/// Builds the site elsewhere and compares the names of both.
pub(crate) fn same_elsewhere(checkout: &Checkout, built: &Built) -> Result<(), Failure> {
    let elsewhere = Elsewhere::of(checkout);
    elsewhere.copy_sources(checkout)?;
    elsewhere.copy_crates()?;
    elsewhere.mirror_toolchain(checkout)?;
    let cid = elsewhere.cid(checkout)?;
    if cid == built.root.cid.to_string() {
        return Ok(());
    }
    Err(Failure::new(
        format!(
            "The same sources built elsewhere are {cid}, here {}.",
            built.root.cid
        ),
        format!(
            "These files differ: {}.",
            differences(&built.dist, &elsewhere.folder.join("dist"))
        ),
    ))
}

/// The other folder and the other home.
#[derive(Debug)]
struct Elsewhere {
    folder: PathBuf,
    home: PathBuf,
    rustup: PathBuf,
}

impl Elsewhere {
    fn of(checkout: &Checkout) -> Self {
        let base = checkout.target().join("reproducible");
        Self {
            folder: base.join("other-folder"),
            home: base.join("other-home"),
            rustup: base.join("other-rustup"),
        }
    }

    /// Copies the sources into a folder without an earlier site: what leaks into bytes are things
    /// that cargo does not track. What it made of this very command may stay.
    fn copy_sources(&self, checkout: &Checkout) -> Result<(), Failure> {
        make_folder(&self.folder)?;
        for path in entries(&self.folder)? {
            if !path.ends_with("target") {
                remove(&path)?;
            }
        }
        remove(&self.folder.join("target/site"))?;
        let mut git = process::command("git", checkout);
        git.args([
            "ls-files",
            "-z",
            "--cached",
            "--others",
            "--exclude-standard",
        ]);
        let names = process::read(&mut git, "git ls-files")?;
        for name in names.split('\0').filter(|name| !name.is_empty()) {
            let from = checkout.root().join(name);
            // A file that was removed is tracked until that is committed.
            if from.is_file() {
                copy_file(&from, &self.folder.join(name))?;
            }
        }
        Ok(())
    }

    /// Copies the crates as they were fetched, so that cargo unpacks them into a folder of another
    /// name, without a network.
    fn copy_crates(&self) -> Result<(), Failure> {
        let from = cargo_home()?;
        let to = self.cargo_home();
        remove(&to.join("registry/index"))?;
        for name in ["registry/index", "registry/cache", "config.toml"] {
            copy_missing(&from.join(name), &to.join(name))?;
        }
        Ok(())
    }

    /// Puts the toolchain there, with sources of the standard library if it has none here.
    fn mirror_toolchain(&self, checkout: &Checkout) -> Result<(), Failure> {
        let mut rustc = process::command("rustc", checkout);
        let here = process::read(rustc.args(["--print", "sysroot"]), "rustc")?;
        let here = Path::new(&here);
        let mut rustup = process::command("rustup", checkout);
        let active = process::read(rustup.args(["show", "active-toolchain"]), "rustup")?;
        // Its name, and then why it is the active one.
        let name = active.split_whitespace().next().unwrap_or_default();
        let there = self.rustup.join("toolchains").join(name);
        remove(&self.rustup)?;
        for part in ["bin", "lib"] {
            mirror(&here.join(part), &there.join(part))?;
        }
        let has_sources = here.join(SOURCES).join(FIRST_SOURCE).is_file();
        remove(&there.join(SOURCES))?;
        if !has_sources {
            // The compiler looks for this one file, and then takes the folder for the sources.
            let file = there.join(SOURCES).join(FIRST_SOURCE);
            make_folder(file.parent().expect("a file lies in a folder"))?;
            fs::write(&file, "").map_err(|error| Failure::file("write", &file, &error))?;
        }
        Ok(())
    }

    /// Runs `cargo xtask cid` there.
    fn cid(&self, checkout: &Checkout) -> Result<String, Failure> {
        let tools = checkout
            .cache()
            .parent()
            .expect("the cache lies in the folder of caches");
        let mut cargo = process::cargo(checkout);
        cargo
            .current_dir(&self.folder)
            .args([
                "run",
                "--quiet",
                "--locked",
                "--package",
                "xtask",
                "--",
                "cid",
            ])
            .env("HOME", &self.home)
            .env("CARGO_HOME", self.cargo_home())
            .env("CARGO_NET_OFFLINE", "true")
            .env("RUSTUP_HOME", &self.rustup)
            .env("XDG_CACHE_HOME", tools);
        process::result(&mut cargo, "The build in another folder")
    }

    fn cargo_home(&self) -> PathBuf {
        self.home.join(".cargo")
    }
}

/// Names the files that only one site has, or that differ.
fn differences(one: &Path, other: &Path) -> String {
    let (Ok(one), Ok(other)) = (Site::load(one), Site::load(other)) else {
        return "one of the two sites cannot be read".to_owned();
    };
    let lacks = |site: &Site, name: &str, bytes: &[u8]| {
        !site
            .files()
            .any(|(found, file)| found == name && &file.bytes[..] == bytes)
    };
    let sides = [(&one, &other), (&other, &one)].into_iter();
    let files = sides.flat_map(|(from, in_other)| {
        let files = from
            .files()
            .filter(|(name, file)| lacks(in_other, name, &file.bytes));
        files.map(|(name, _)| name.to_owned())
    });
    let mut names: Vec<_> = files.collect();
    names.sort();
    names.dedup();
    names.join(", ")
}

/// Where a toolchain has the standard library's sources: the component `rust-src`.
const SOURCES: &str = "lib/rustlib/src/rust";
const FIRST_SOURCE: &str = "library/std/src/lib.rs";

/// Makes the same files under another path, without room of their own where that can be had.
fn mirror(from: &Path, to: &Path) -> Result<(), Failure> {
    if from.is_dir() {
        make_folder(to)?;
        return entries(from)?.iter().try_for_each(|path| {
            mirror(
                path,
                &to.join(path.file_name().expect("an entry has a name")),
            )
        });
    }
    match fs::hard_link(from, to) {
        Ok(()) => Ok(()),
        Err(_) => copy_file(from, to),
    }
}

/// Copies a file, or what a folder lacks of another's.
fn copy_missing(from: &Path, to: &Path) -> Result<(), Failure> {
    if from.is_dir() {
        return entries(from)?.iter().try_for_each(|path| {
            copy_missing(
                path,
                &to.join(path.file_name().expect("an entry has a name")),
            )
        });
    }
    if from.is_file() && !to.exists() {
        copy_file(from, to)
    } else {
        Ok(())
    }
}

fn copy_file(from: &Path, to: &Path) -> Result<(), Failure> {
    make_folder(to.parent().expect("a file lies in a folder"))?;
    fs::copy(from, to)
        .map(drop)
        .map_err(|error| Failure::file("copy", from, &error))
}

fn make_folder(path: &Path) -> Result<(), Failure> {
    fs::create_dir_all(path).map_err(|error| Failure::file("make", path, &error))
}

fn entries(folder: &Path) -> Result<Vec<PathBuf>, Failure> {
    let entries = fs::read_dir(folder).and_then(|all| all.map(|e| Ok(e?.path())).collect());
    entries.map_err(|error| Failure::file("read", folder, &error))
}

fn remove(path: &Path) -> Result<(), Failure> {
    let removed = match fs::symlink_metadata(path) {
        Ok(found) if found.is_dir() => fs::remove_dir_all(path),
        Ok(_) => fs::remove_file(path),
        Err(_) => Ok(()),
    };
    removed.map_err(|error| Failure::file("remove", path, &error))
}
