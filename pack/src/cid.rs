//! Content identifiers: CIDv1 with SHA-256, the one kind that the profile makes.
//!
//! Owns the binary and the text form. What is hashed, and how, is the matter of
//! [`crate::unixfs`]. Other versions, hashes and bases are refused, since none of ours has them.

use std::fmt;
use std::str::FromStr;

use data_encoding::{Encoding, Specification};
use std::sync::LazyLock;

use crate::digest::{DIGEST_LEN_BYTES, sha256};

/// Length of the binary form in bytes: version, codec, hash code, hash length, digest.
pub const CID_LEN_BYTES: usize = 4 + DIGEST_LEN_BYTES;

/// CID version 1.
const VERSION: u8 = 0x01;
/// Multihash code of SHA-256.
const SHA2_256: u8 = 0x12;
/// Length of the digest as the multihash writes it.
const DIGEST_LEN: u8 = 0x20;
/// Multibase prefix of lower-case base32 without padding.
const BASE32_PREFIX: char = 'b';

/// What a block holds, as the CID's codec says.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
#[repr(u8)]
pub enum Codec {
    /// Bytes of a file, with nothing around them.
    Raw = 0x55,
    /// A node of links, as folders and files of several chunks have it.
    DagPb = 0x70,
}

/// The name of a block, and by it of everything under it.
#[derive(Clone, Copy, Eq, PartialEq)]
pub struct Cid {
    codec: Codec,
    digest: [u8; DIGEST_LEN_BYTES],
}

impl Cid {
    /// Names `block`.
    #[must_use]
    pub fn of_block(codec: Codec, block: &[u8]) -> Self {
        Self {
            codec,
            digest: sha256(block),
        }
    }

    /// Names the block whose SHA-256 is `digest`.
    #[must_use]
    pub fn from_digest(codec: Codec, digest: [u8; DIGEST_LEN_BYTES]) -> Self {
        Self { codec, digest }
    }

    /// What the named block holds.
    #[must_use]
    pub fn codec(&self) -> Codec {
        self.codec
    }

    /// The binary form.
    #[must_use]
    pub fn to_bytes(&self) -> [u8; CID_LEN_BYTES] {
        let mut bytes = [0; CID_LEN_BYTES];
        bytes[..4].copy_from_slice(&[VERSION, self.codec as u8, SHA2_256, DIGEST_LEN]);
        bytes[4..].copy_from_slice(&self.digest);
        bytes
    }
}

impl fmt::Display for Cid {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "{BASE32_PREFIX}{}",
            BASE32_LOWER.encode(&self.to_bytes())
        )
    }
}

impl fmt::Debug for Cid {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Cid({self})")
    }
}

impl FromStr for Cid {
    type Err = CidError;

    fn from_str(text: &str) -> Result<Self, CidError> {
        let digits = text.strip_prefix(BASE32_PREFIX).ok_or(CidError::Base)?;
        let bytes = BASE32_LOWER
            .decode(digits.as_bytes())
            .map_err(|_| CidError::Base)?;
        let (head, digest) = bytes.split_at_checked(4).ok_or(CidError::Kind)?;
        let codec = match head {
            [VERSION, 0x55, SHA2_256, DIGEST_LEN] => Codec::Raw,
            [VERSION, 0x70, SHA2_256, DIGEST_LEN] => Codec::DagPb,
            _ => return Err(CidError::Kind),
        };
        let digest = digest.try_into().map_err(|_| CidError::Kind)?;
        Ok(Self { codec, digest })
    }
}

/// Why a text is not a CID of ours.
#[derive(Clone, Copy, Debug, Eq, PartialEq, thiserror::Error)]
#[non_exhaustive]
pub enum CidError {
    /// The text is not lower-case base32 after a `b`.
    #[error("not written in lower-case base32")]
    Base,
    /// Version, codec, hash or length differ from what the profile makes.
    #[error("not a version 1 CID with SHA-256 over raw bytes or dag-pb")]
    Kind,
}

static BASE32_LOWER: LazyLock<Encoding> = LazyLock::new(|| {
    let mut specification = Specification::new();
    specification
        .symbols
        .push_str("abcdefghijklmnopqrstuvwxyz234567");
    specification
        .encoding()
        .expect("thirty-two distinct symbols make an encoding")
});

#[cfg(test)]
mod tests {
    use super::*;

    /// `hello world` in one raw block: Kubo, `test/cli/cid_profiles_test.go`.
    const HELLO_WORLD: &str = "bafkreifzjut3te2nhyekklss27nh3k72ysco7y32koao5eei66wof36n5e";

    #[test]
    fn names_a_block_as_kubo_does() {
        let cid = Cid::of_block(Codec::Raw, b"hello world");
        assert_eq!(cid.to_string(), HELLO_WORLD);
        assert_eq!(HELLO_WORLD.parse(), Ok(cid));
        assert_eq!(cid.codec(), Codec::Raw);
    }

    #[test]
    fn refuses_other_texts() {
        for text in [
            "",
            "b",
            "Qm",
            "zb2rh",
            "bafkrei",
            "BAFKREIFZ",
            &HELLO_WORLD[..58],
        ] {
            assert!(text.parse::<Cid>().is_err(), "{text}");
        }
        assert_eq!(
            format!("{HELLO_WORLD}aa").parse::<Cid>(),
            Err(CidError::Kind)
        );
        assert_eq!(
            format!("{HELLO_WORLD}a").parse::<Cid>(),
            Err(CidError::Base)
        );
    }
}
