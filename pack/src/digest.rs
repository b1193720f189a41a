//! SHA-256 and the ways its value is written: in policies, in file names, in scripts.
//!
//! CIDs carry the same digest but spell it in their own way: see [`crate::cid`].

use data_encoding::{BASE64, HEXLOWER};
use sha2::{Digest, Sha256};

/// Length of a SHA-256 digest in bytes.
pub const DIGEST_LEN_BYTES: usize = 32;

/// How many hexadecimal digits of a digest go into a file name.
const NAME_DIGITS: usize = 16;

/// Returns the SHA-256 of `bytes`.
#[must_use]
pub fn sha256(bytes: &[u8]) -> [u8; DIGEST_LEN_BYTES] {
    Sha256::digest(bytes).into()
}

/// Writes the SHA-256 of `bytes` as 64 lower-case hexadecimal digits.
#[must_use]
pub fn sha256_hex(bytes: &[u8]) -> String {
    HEXLOWER.encode(&sha256(bytes))
}

/// Writes the SHA-256 of `text` as a source of a content security policy, quotes included.
#[must_use]
pub fn policy_hash(text: &str) -> String {
    format!("'sha256-{}'", BASE64.encode(&sha256(text.as_bytes())))
}

/// Builds the file name `<stem>-<first 16 digits of the SHA-256>.<extension>`.
#[must_use]
pub fn hashed_name(stem: &str, extension: &str, bytes: &[u8]) -> String {
    let digits = &sha256_hex(bytes)[..NAME_DIGITS];
    format!("{stem}-{digits}.{extension}")
}

/// Whether a file's name carries the hash of its content, as Trunk and [`hashed_name`] write it.
#[must_use]
pub fn is_hashed_name(name: &str) -> bool {
    let stem = name.split('.').next().unwrap_or(name);
    let stem = stem.strip_suffix("_bg").unwrap_or(stem);
    stem.rsplit_once('-').is_some_and(|(_, hash)| {
        hash.len() >= NAME_DIGITS - 1 && hash.bytes().all(|byte| byte.is_ascii_hexdigit())
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spells_a_digest_for_policies_and_names() {
        // SHA-256 of "abc": FIPS 180-4, example 1.
        let hex = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";
        assert_eq!(sha256_hex(b"abc"), hex);
        assert_eq!(
            policy_hash("abc"),
            "'sha256-ungWv48Bz+pBQUDeXa4iI7ADYaOWF3qctBD/YfIAFa0='"
        );
        assert_eq!(
            hashed_name("page", "css", b"abc"),
            "page-ba7816bf8f01cfea.css"
        );
    }

    #[test]
    fn knows_a_hashed_name() {
        for name in ["page-ba7816bf8f01cfea.css", "app-1f2e3d4c5b6a7988_bg.wasm"] {
            assert!(is_hashed_name(name), "{name}");
        }
        for name in [
            "index.html",
            "icon-192.png",
            "key-realm.js",
            "a-ba7816bf8f01cfeg.css",
        ] {
            assert!(!is_hashed_name(name), "{name}");
        }
    }
}
