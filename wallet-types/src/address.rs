//! Ethereum addresses, read strictly and printed with their checksum.
//!
//! Owns the text form ([EIP-55](https://eips.ethereum.org/EIPS/eip-55)) and the comparison of two
//! addresses by eye. How an address follows from a key stands in `wallet-core`.

use alloc::{
    borrow::ToOwned,
    string::{String, ToString},
    vec::Vec,
};
use core::{fmt, str::FromStr};

use serde::{Deserialize, Serialize};

/// Length of an address in bytes.
pub const ADDRESS_LEN_BYTES: usize = 20;

/// A 20-byte Ethereum address.
///
/// # Examples
/// ```
/// use wallet_types::Address;
///
/// let address: Address = "0xd8dA6BF26964aF9D7eEd9e03E53415D37aA96045".parse()?;
/// assert_eq!(address.to_string(), "0xd8dA6BF26964aF9D7eEd9e03E53415D37aA96045");
/// # Ok::<(), wallet_types::address::ParseAddressError>(())
/// ```
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Address([u8; ADDRESS_LEN_BYTES]);

/// Why a text is no address.
///
/// # Examples
/// ```
/// use wallet_types::{Address, address::ParseAddressError};
///
/// let mistyped = "0xd8dA6BF26964aF9D7eEd9e03E53415D37aA96046".parse::<Address>();
/// assert_eq!(mistyped, Err(ParseAddressError::WrongChecksum));
/// let short = "0xd8dA".parse::<Address>();
/// assert_eq!(short, Err(ParseAddressError::WrongLength { found: 4 }));
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum ParseAddressError {
    /// The text does not begin with `0x`.
    #[error("an address begins with 0x")]
    MissingPrefix,
    /// The text has another length than `0x` and 40 hexadecimal digits.
    #[error("an address has 40 digits after 0x, found {found}")]
    WrongLength {
        /// Characters found after the prefix.
        found: usize,
    },
    /// A character is no hexadecimal digit.
    #[error("character {position} after 0x is no hexadecimal digit")]
    NotHex {
        /// Place of the character after the prefix, counted from 1.
        position: usize,
    },
    /// Capitals and small letters are mixed, but not as EIP-55 asks: at least one digit is wrong.
    #[error("the capital letters do not fit the digits: at least one character is wrong")]
    WrongChecksum,
}

impl Address {
    /// Makes an address of its 20 bytes.
    ///
    /// # Examples
    /// ```
    /// use wallet_types::Address;
    ///
    /// let zero = Address::from_bytes([0; 20]);
    /// assert_eq!(zero.to_string(), "0x0000000000000000000000000000000000000000");
    /// ```
    #[must_use]
    pub const fn from_bytes(bytes: [u8; ADDRESS_LEN_BYTES]) -> Self {
        Self(bytes)
    }

    /// Returns the 20 bytes.
    ///
    /// # Examples
    /// ```
    /// use wallet_types::Address;
    ///
    /// let address: Address = "0xfB6916095ca1df60bB79Ce92cE3Ea74c37c5d359".parse()?;
    /// assert_eq!(address.as_bytes()[..2], [0xfb, 0x69]);
    /// # Ok::<(), wallet_types::address::ParseAddressError>(())
    /// ```
    #[must_use]
    pub const fn as_bytes(&self) -> &[u8; ADDRESS_LEN_BYTES] {
        &self.0
    }

    /// Counts the hexadecimal digits, 0 to 40, in which two addresses differ.
    ///
    /// A small number other than 0 is the mark of a look-alike, made to be taken for the other.
    ///
    /// # Examples
    /// ```
    /// use wallet_types::Address;
    ///
    /// let a = Address::from_bytes([0x11; 20]);
    /// let b = Address::from_bytes([0x12; 20]);
    /// assert_eq!(a.digits_differing_from(&b), 20);
    /// ```
    #[must_use]
    pub fn digits_differing_from(&self, other: &Self) -> usize {
        self.0
            .iter()
            .zip(other.0)
            .map(|(a, b)| differing_digits(*a, b))
            .sum()
    }

    /// Splits the checksummed text into `0x` and ten groups of four digits, for reading aloud.
    ///
    /// # Examples
    /// ```
    /// use wallet_types::Address;
    ///
    /// let address: Address = "0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed".parse()?;
    /// let groups = address.groups();
    /// assert_eq!((groups.len(), &*groups[0], &*groups[9]), (10, "5aAe", "eAed"));
    /// # Ok::<(), wallet_types::address::ParseAddressError>(())
    /// ```
    #[must_use]
    pub fn groups(&self) -> Vec<String> {
        let text = self.to_string();
        let digits = text.trim_start_matches("0x");
        (0..digits.len())
            .step_by(4)
            .map(|at| digits[at..at + 4].to_owned())
            .collect()
    }
}

impl fmt::Display for Address {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&alloy_primitives::Address::from(self.0).to_checksum(None))
    }
}

impl fmt::Debug for Address {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Address({self})")
    }
}

impl FromStr for Address {
    type Err = ParseAddressError;

    /// Reads an address of one case, or of mixed case with a right EIP-55 checksum.
    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let digits = text
            .strip_prefix("0x")
            .ok_or(ParseAddressError::MissingPrefix)?;
        let found = digits.chars().count();
        if let Some(at) = digits.chars().position(|c| !c.is_ascii_hexdigit()) {
            return Err(ParseAddressError::NotHex { position: at + 1 });
        }
        if found != ADDRESS_LEN_BYTES * 2 {
            return Err(ParseAddressError::WrongLength { found });
        }
        let address = Self(bytes_of(digits));
        let mixed = digits.contains(|c: char| c.is_ascii_lowercase())
            && digits.contains(|c: char| c.is_ascii_uppercase());
        if mixed && address.to_string() != text {
            return Err(ParseAddressError::WrongChecksum);
        }
        Ok(address)
    }
}

fn differing_digits(a: u8, b: u8) -> usize {
    usize::from(a >> 4 != b >> 4) + usize::from(a & 15 != b & 15)
}

/// Reads 40 digits that are known to be hexadecimal.
fn bytes_of(digits: &str) -> [u8; ADDRESS_LEN_BYTES] {
    let mut bytes = [0; ADDRESS_LEN_BYTES];
    for (byte, pair) in bytes.iter_mut().zip(digits.as_bytes().chunks_exact(2)) {
        *byte = nibble(pair[0]) << 4 | nibble(pair[1]);
    }
    bytes
}

const fn nibble(digit: u8) -> u8 {
    match digit {
        b'0'..=b'9' => digit - b'0',
        b'a'..=b'f' => digit - b'a' + 10,
        _ => digit - b'A' + 10,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expected: Result<&str, ParseAddressError>) {
        assert_eq!(
            text.parse::<Address>().map(|a| a.to_string()),
            expected.map(str::to_owned)
        );
    }

    /// The eight examples of EIP-55.
    #[test]
    fn reads_the_examples_of_eip_55() {
        for text in [
            "0x52908400098527886E0F7030069857D2E4169EE7",
            "0x8617E340B3D01FA5F11F306F4090FD50E238070D",
            "0xde709f2102306220921060314715629080e2fb77",
            "0x27b1fdb04752bbc536007a920d24acb045561c26",
            "0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed",
            "0xfB6916095ca1df60bB79Ce92cE3Ea74c37c5d359",
            "0xdbF03B407c01E7cD3CBea99509d93f8DDDC8C6FB",
            "0xD1220A0cf47c7B9Be7A2E6BA89F429762e7b9aDb",
        ] {
            check(text, Ok(text));
        }
    }

    #[test]
    fn refuses_what_is_no_address() {
        check("d8dA", Err(ParseAddressError::MissingPrefix));
        check("0xd8dA", Err(ParseAddressError::WrongLength { found: 4 }));
        check("0xd8dG", Err(ParseAddressError::NotHex { position: 4 }));
        check(
            "0xd8dA6BF26964aF9D7eEd9e03E53415D37aA96046",
            Err(ParseAddressError::WrongChecksum),
        );
        check(
            "0xé8dA6BF26964aF9D7eEd9e03E53415D37aA9604",
            Err(ParseAddressError::NotHex { position: 1 }),
        );
    }
}
