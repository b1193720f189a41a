//! 32-byte digests: what is signed, and the names of transactions and blocks.

use alloc::{format, string::String, vec::Vec};
use core::{fmt, str::FromStr};

use serde::{Deserialize, Serialize};

/// Length of a digest in bytes.
pub const DIGEST_LEN_BYTES: usize = 32;

/// A Keccak-256 digest.
///
/// # Examples
/// ```
/// use wallet_types::Digest;
///
/// let text = "0xc5d2460186f7233c927e7db2dcc703c0e500b653ca82273b7bfad8045d85a470";
/// let digest: Digest = text.parse()?;
/// assert_eq!(digest, Digest::keccak256(b""));
/// assert_eq!(digest.to_string(), text);
/// # Ok::<(), wallet_types::digest::ParseDigestError>(())
/// ```
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Digest([u8; DIGEST_LEN_BYTES]);

/// A text that is not `0x` and 64 hexadecimal digits.
///
/// # Examples
/// ```
/// use wallet_types::{Digest, digest::ParseDigestError};
///
/// assert_eq!("0x12".parse::<Digest>(), Err(ParseDigestError));
/// assert_eq!(ParseDigestError.to_string(), "a digest is 0x and 64 hexadecimal digits");
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("a digest is 0x and 64 hexadecimal digits")]
pub struct ParseDigestError;

impl Digest {
    /// Computes the Keccak-256 digest of some bytes.
    ///
    /// # Examples
    /// ```
    /// use wallet_types::Digest;
    ///
    /// let digest = Digest::keccak256(b"transfer(address,uint256)");
    /// assert_eq!(digest.as_bytes()[..4], [0xa9, 0x05, 0x9c, 0xbb]);
    /// ```
    #[must_use]
    pub fn keccak256(bytes: &[u8]) -> Self {
        Self(alloy_primitives::keccak256(bytes).0)
    }

    /// Takes 32 bytes for a digest.
    ///
    /// # Examples
    /// ```
    /// use wallet_types::Digest;
    ///
    /// let digest = Digest::from_bytes([0x2a; 32]);
    /// assert_eq!(digest.to_string(), format!("0x{}", "2a".repeat(32)));
    /// ```
    #[must_use]
    pub const fn from_bytes(bytes: [u8; DIGEST_LEN_BYTES]) -> Self {
        Self(bytes)
    }

    /// Returns the 32 bytes.
    ///
    /// # Examples
    /// ```
    /// use wallet_types::Digest;
    ///
    /// assert_eq!(Digest::from_bytes([0x2a; 32]).as_bytes(), &[0x2a; 32]);
    /// ```
    #[must_use]
    pub const fn as_bytes(&self) -> &[u8; DIGEST_LEN_BYTES] {
        &self.0
    }

    /// Returns the 64 digits in groups of four, for comparing two screens.
    ///
    /// # Examples
    /// ```
    /// use wallet_types::Digest;
    ///
    /// let groups = Digest::keccak256(b"").groups();
    /// assert_eq!((groups.len(), &*groups[0], &*groups[15]), (16, "c5d2", "a470"));
    /// ```
    #[must_use]
    pub fn groups(&self) -> Vec<String> {
        self.0
            .chunks(2)
            .map(|pair| format!("{:02x}{:02x}", pair[0], pair[1]))
            .collect()
    }
}

impl fmt::Display for Digest {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("0x")?;
        self.0.iter().try_for_each(|byte| write!(f, "{byte:02x}"))
    }
}

impl fmt::Debug for Digest {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Digest({self})")
    }
}

impl FromStr for Digest {
    type Err = ParseDigestError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        text.starts_with("0x")
            .then(|| text.parse::<alloy_primitives::B256>().ok())
            .flatten()
            .map(|digest| Self(digest.0))
            .ok_or(ParseDigestError)
    }
}

#[cfg(test)]
mod tests {
    use alloc::string::ToString;

    use super::*;

    #[test]
    fn prints_and_reads_back() {
        let digest = Digest::keccak256(b"");
        let text = "0xc5d2460186f7233c927e7db2dcc703c0e500b653ca82273b7bfad8045d85a470";
        assert_eq!(digest.to_string(), text);
        assert_eq!(text.parse(), Ok(digest));
        assert_eq!(text[2..].parse::<Digest>(), Err(ParseDigestError));
        assert_eq!("0x12".parse::<Digest>(), Err(ParseDigestError));
    }
}
