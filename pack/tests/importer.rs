//! Compares CIDs with those of `ipfs-unixfs-importer`, over generated files and folders.
//!
//! The importer runs under Node, from the `node_modules` that `HOLDFAST_NPM` names or that lie in
//! `tests/npm`. Where it is missing these tests fail and say how to get it. Where `HOLDFAST_IPFS_PEER`
//! names the reference peer (`tests/ipfs-peer`), its importer is asked as well.

#![allow(
    clippy::unwrap_used,
    reason = "a test ends where anything is not as it should be"
)]

use std::fs::{self, File};
use std::io::{Seek, SeekFrom, Write};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use pack::cid_of;
use pack::tree::TreeError;
use pack::unixfs::{CHUNK_LEN_BYTES, FOLDER_LIMIT_BYTES, FileBuilder};
use serde_json::{Value, json};
use tempfile::TempDir;

/// Asks the importer for the CIDs of `paths`.
fn importer(paths: &[PathBuf], options: Value) -> Vec<String> {
    let scripts = Path::new(env!("CARGO_MANIFEST_DIR")).join("../tests/npm");
    let modules = std::env::var_os("HOLDFAST_NPM").filter(|value| !value.is_empty());
    let modules = modules.map_or_else(|| scripts.join("node_modules"), PathBuf::from);
    assert!(
        modules.join("ipfs-unixfs-importer").is_dir(),
        "ipfs-unixfs-importer is not in {}. Run these tests by `cargo xtask test`, which installs \
         it, or set HOLDFAST_NPM to a node_modules that holds it.",
        modules.display()
    );
    let mut question = options;
    question["paths"] = paths.iter().map(|path| path.to_str().unwrap()).collect();
    let mut child = Command::new("node")
        .arg(scripts.join("cid-oracle.mjs"))
        .env("HOLDFAST_NPM", modules)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .expect("node starts; it has to be on PATH");
    child
        .stdin
        .take()
        .unwrap()
        .write_all(question.to_string().as_bytes())
        .unwrap();
    let output = child.wait_with_output().unwrap();
    assert!(output.status.success(), "the importer failed");
    let answer: Value = serde_json::from_slice(&output.stdout).unwrap();
    let text = |cid: &Value| cid.as_str().unwrap().to_owned();
    answer["cids"]
        .as_array()
        .unwrap()
        .iter()
        .map(text)
        .collect()
}

fn same_as_importer(paths: &[PathBuf]) {
    let expected = importer(paths, json!({}));
    let peer = std::env::var_os("HOLDFAST_IPFS_PEER").filter(|value| !value.is_empty());
    for (path, expected) in paths.iter().zip(expected) {
        assert_eq!(
            cid_of(path).unwrap().cid.to_string(),
            expected,
            "{}",
            path.display()
        );
        if let Some(peer) = &peer {
            let output = Command::new(peer).arg("add").arg(path).output().unwrap();
            let added = String::from_utf8(output.stdout).unwrap();
            assert_eq!(added.trim_end(), expected, "the peer on {}", path.display());
        }
    }
}

/// Bytes that differ from chunk to chunk, the same in every run.
fn bytes(len: usize, mut seed: u64) -> Vec<u8> {
    let mut out = Vec::with_capacity(len + 8);
    while out.len() < len {
        seed = next(seed);
        out.extend_from_slice(&seed.to_le_bytes());
    }
    out.truncate(len);
    out
}

fn next(seed: u64) -> u64 {
    let seed = seed.wrapping_add(0x9e37_79b9_7f4a_7c15);
    let mixed = (seed ^ (seed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb)
}

#[test]
fn files_around_the_edges_of_a_chunk() {
    let folder = tempfile::tempdir().unwrap();
    let lengths = [
        0,
        1,
        CHUNK_LEN_BYTES - 1,
        CHUNK_LEN_BYTES,
        CHUNK_LEN_BYTES + 1,
    ];
    let lengths = lengths
        .into_iter()
        .chain([2 * CHUNK_LEN_BYTES, 3 * CHUNK_LEN_BYTES + 7]);
    let paths: Vec<_> = lengths
        .map(|len| {
            let path = folder.path().join(len.to_string());
            fs::write(&path, bytes(len, len as u64)).unwrap();
            path
        })
        .collect();
    same_as_importer(&paths);
    same_as_importer(&[folder.path().to_owned()]);
}

#[test]
fn a_file_of_more_than_1024_chunks() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("sparse");
    let mut file = File::create(&path).unwrap();
    // One node is full at 1024 chunks; the last chunk is a part, and not zero.
    file.set_len(1024 * CHUNK_LEN_BYTES as u64).unwrap();
    file.seek(SeekFrom::End(0)).unwrap();
    file.write_all(b"and a little more").unwrap();
    same_as_importer(&[path]);
}

#[test]
fn tall_trees_of_small_nodes() {
    const CHUNK: usize = 10;
    let folder = tempfile::tempdir().unwrap();
    for links in [2, 3, 5] {
        let lengths: Vec<_> = (0..=130)
            .map(|chunks| chunks * CHUNK + chunks % 3)
            .collect();
        let paths: Vec<_> = lengths
            .iter()
            .map(|len| {
                let path = folder.path().join(len.to_string());
                fs::write(&path, bytes(*len, 7)).unwrap();
                path
            })
            .collect();
        let expected = importer(&paths, json!({ "chunk": CHUNK, "links": links }));
        for (len, expected) in lengths.iter().zip(expected) {
            let mut builder = FileBuilder::with_links_per_node(links);
            bytes(*len, 7)
                .chunks(CHUNK)
                .for_each(|chunk| builder.push(chunk));
            let cid = builder.finish().cid.to_string();
            assert_eq!(cid, expected, "{len} bytes, {links} links");
        }
    }
}

#[test]
fn folders_empty_and_nested() {
    let folder = tempfile::tempdir().unwrap();
    let place = folder.path();
    fs::create_dir_all(place.join("a/b/c/d/e")).unwrap();
    fs::create_dir_all(place.join("a/b/empty")).unwrap();
    fs::write(place.join("a/b/c/one"), "1").unwrap();
    fs::write(place.join("a/b/c/d/empty"), "").unwrap();
    fs::write(place.join("a-b"), bytes(CHUNK_LEN_BYTES + 1, 1)).unwrap();
    let inside = ["", "a", "a/b/c", "a/b/empty", "a/b/c/d/e"].map(|name| place.join(name));
    same_as_importer(&inside);
}

#[test]
fn every_kind_of_name() {
    let folder = tempfile::tempdir().unwrap();
    let place = folder.path();
    let mut names: Vec<String> = [
        "a",
        "A",
        "a b",
        " a",
        "a ",
        "a.",
        "~",
        "-",
        "--help",
        "a'b",
        "a\"b",
        "a\\b",
        "a:b",
        "a?b#c",
        "a%20b",
        "a\nb",
        "\u{1}",
        "\u{7f}",
        "é",
        "e\u{301}",
        "ß",
        "İ",
        "\u{200d}",
        "\u{202e}abc",
        "\u{feff}a",
        "漢字",
        "한글",
        "שלום",
        "नमस्ते",
        "🌿",
        "👩‍👩‍👧‍👦",
        "\u{fffd}",
        "\u{ffff}",
        "\u{10ffff}",
        "\u{e000}",
        "index.html",
        "constructor",
        "__proto__",
    ]
    .map(str::to_owned)
    .to_vec();
    names.extend([
        "a".repeat(255),
        "é".repeat(127),
        "漢".repeat(85),
        "🌿".repeat(63) + "abc",
    ]);
    names.extend((0..400).map(random_name));
    for (index, name) in names.iter().enumerate() {
        fs::write(place.join(name), index.to_string()).unwrap();
    }
    // A folder's name too; the importer reads a backslash before a slash in its own way.
    for name in names.iter().filter(|name| !name.ends_with('\\')).step_by(9) {
        let inner = place.join("folders").join(name);
        fs::create_dir_all(&inner).unwrap();
        fs::write(inner.join(name), name).unwrap();
    }
    same_as_importer(&[place.to_owned()]);
}

/// A name of 1 to 255 bytes out of all characters that a name may hold.
fn random_name(index: u64) -> String {
    let mut seed = index;
    let mut name = String::new();
    let wanted = 1 + usize::try_from(next(index) % 255).unwrap();
    loop {
        seed = next(seed);
        // All lengths of UTF-8 alike: a quarter each below 2^7, 2^11, 2^16 and 2^21.
        let bits = [7, 11, 16, 21][usize::try_from(seed % 4).unwrap()];
        let value = u32::try_from((seed >> 8) & ((1 << bits) - 1)).unwrap();
        let Some(character) = char::from_u32(value) else {
            continue;
        };
        if matches!(character, '\0' | '/') || (name.is_empty() && character == '.') {
            continue;
        }
        if name.len() + character.len_utf8() > wanted.max(4) {
            return name;
        }
        name.push(character);
    }
}

/// Fills a folder whose block is exactly at the limit, `extra` bytes aside.
fn folder_at_limit(extra: usize) -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    // A link to an empty file takes 46 bytes and its name, if that is 128 to 255 bytes long.
    let last = (FOLDER_LIMIT_BYTES - 4) % 301 - 46 + extra;
    for index in 0..(FOLDER_LIMIT_BYTES - 4) / 301 {
        File::create(folder.path().join(format!("{index:0>255}"))).unwrap();
    }
    File::create(folder.path().join("x".repeat(last))).unwrap();
    folder
}

#[test]
fn the_widest_folder_that_needs_no_sharding() {
    let widest = folder_at_limit(0);
    same_as_importer(&[widest.path().to_owned()]);
    let wider = folder_at_limit(1);
    let error = cid_of(wider.path()).unwrap_err();
    assert!(matches!(
        error,
        TreeError::FolderTooLarge { bytes, .. } if bytes == FOLDER_LIMIT_BYTES + 1
    ));
}
