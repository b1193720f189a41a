//! Names that say on which chain an address lives
//! ([ERC-7828](https://eips.ethereum.org/EIPS/eip-7828) over
//! [ERC-7930](https://eips.ethereum.org/EIPS/eip-7930)).
//!
//! Owns the strict form `address@chain#checksum`, with `0x` addresses on `eip155` chains read,
//! checked and printed. Names of ENS on either side are recognised and told apart, and left
//! unresolved: looking them up is an endpoint's business.
//!
//! ```text
//! name     = address "@" chain [ "#" checksum ]
//! address  = "0x" 40*HEXDIG / label 1*( "." label )
//! chain    = "eip155:" number / label *( "." label )
//! checksum = 8*( DIGIT / "A" … "F" )
//! ```

use alloc::vec::Vec;
use core::{fmt, str::FromStr};

use crate::{
    address::{Address, ParseAddressError},
    chain_id::ChainId,
    digest::Digest,
};

/// The longest name that is read, in bytes.
pub const MAX_NAME_LEN_BYTES: usize = 512;

/// An address on one chain.
///
/// # Examples
/// ```
/// use wallet_types::{ChainId, InteroperableName};
///
/// let text = "0xd8dA6BF26964aF9D7eEd9e03E53415D37aA96045@eip155:1#4CA88C9C";
/// let name: InteroperableName = text.parse()?;
/// assert_eq!(name.chain_id, ChainId::MAINNET);
/// assert_eq!(name.to_string(), text);
/// # Ok::<(), wallet_types::interoperable_name::NameError>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct InteroperableName {
    /// The address.
    pub address: Address,
    /// The chain.
    pub chain_id: ChainId,
}

/// Why a text is no address on a chain.
///
/// # Examples
/// ```
/// use wallet_types::{InteroperableName, interoperable_name::NameError};
///
/// let read = |text: &str| text.parse::<InteroperableName>();
/// assert_eq!(read("alice.eth@eip155:1"), Err(NameError::NamedAddress));
/// let mistyped = read("0xd8dA6BF26964aF9D7eEd9e03E53415D37aA96045@eip155:1#4CA88C9D");
/// assert_eq!(mistyped, Err(NameError::WrongChecksum));
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum NameError {
    /// It is longer than [`MAX_NAME_LEN_BYTES`], or not parted by one `@` and at most one `#`.
    #[error("not of the form address@chain#checksum")]
    Form,
    /// The address is a name, which has to be looked up.
    #[error("the receiver is a name, not an address")]
    NamedAddress,
    /// The chain is a name, which has to be looked up.
    #[error("the chain is a name, not a number")]
    NamedChain,
    /// The chain is none of Ethereum's kind.
    #[error("the chain is none of Ethereum's kind")]
    OtherChain,
    /// The address is none.
    #[error("the address: {0}")]
    Address(#[from] ParseAddressError),
    /// The checksum is not eight digits of `0` to `9` and `A` to `F`.
    #[error("the checksum has eight digits, 0 to 9 and A to F")]
    ChecksumForm,
    /// The checksum is that of another address or chain: at least one character is wrong.
    #[error("the checksum does not fit address and chain")]
    WrongChecksum,
}

impl InteroperableName {
    /// Says whether a text means to be such a name, rather than a bare address.
    ///
    /// # Examples
    /// ```
    /// use wallet_types::InteroperableName;
    ///
    /// assert!(InteroperableName::is_meant("alice.eth@arbitrum"));
    /// assert!(!InteroperableName::is_meant("0xd8dA6BF26964aF9D7eEd9e03E53415D37aA96045"));
    /// ```
    #[must_use]
    pub fn is_meant(text: &str) -> bool {
        text.contains('@') && !text.contains(':') || text.contains("@eip155:")
    }

    /// Returns the first four bytes of the Keccak-256 digest of chain and address, as ERC-7930 lays
    /// them down without its version.
    ///
    /// # Examples
    /// ```
    /// use wallet_types::{Address, ChainId, InteroperableName};
    ///
    /// let address = "0xd8dA6BF26964aF9D7eEd9e03E53415D37aA96045".parse().unwrap();
    /// let name = InteroperableName { address, chain_id: ChainId::MAINNET };
    /// assert_eq!(name.checksum(), [0x4c, 0xa8, 0x8c, 0x9c]);
    /// ```
    #[must_use]
    pub fn checksum(&self) -> [u8; 4] {
        let chain = self.chain_id.get().to_be_bytes();
        let leading = chain.iter().take_while(|byte| **byte == 0).count();
        let chain = &chain[leading..];
        let mut bytes = Vec::from(EIP155);
        bytes.push(u8::try_from(chain.len()).unwrap_or(u8::MAX));
        bytes.extend_from_slice(chain);
        bytes.push(ADDRESS_LEN);
        bytes.extend_from_slice(self.address.as_bytes());
        let digest = Digest::keccak256(&bytes);
        let [a, b, c, d, ..] = *digest.as_bytes();
        [a, b, c, d]
    }
}

impl FromStr for InteroperableName {
    type Err = NameError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let text = text.trim();
        if text.len() > MAX_NAME_LEN_BYTES {
            return Err(NameError::Form);
        }
        let (name, checksum) = match text.split_once('#') {
            Some((name, checksum)) => (name, Some(read_checksum(checksum)?)),
            None => (text, None),
        };
        let (address, chain) = name.split_once('@').ok_or(NameError::Form)?;
        if chain.contains('@') {
            return Err(NameError::Form);
        }
        let chain_id = read_chain(chain)?;
        let name = Self {
            address: read_address(address)?,
            chain_id,
        };
        match checksum {
            Some(found) if found != name.checksum() => Err(NameError::WrongChecksum),
            _ => Ok(name),
        }
    }
}

impl fmt::Display for InteroperableName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}@eip155:{}#", self.address, self.chain_id.get())?;
        let bytes = self.checksum();
        bytes.iter().try_for_each(|byte| write!(f, "{byte:02X}"))
    }
}

fn read_address(text: &str) -> Result<Address, NameError> {
    match text.parse() {
        Err(ParseAddressError::MissingPrefix) if is_dotted(text) => Err(NameError::NamedAddress),
        result => Ok(result?),
    }
}

fn read_chain(text: &str) -> Result<ChainId, NameError> {
    let Some((kind, reference)) = text.split_once(':') else {
        let is_label = !text.is_empty() && !text.contains(char::is_whitespace);
        return Err(if is_label {
            NameError::NamedChain
        } else {
            NameError::Form
        });
    };
    if kind != "eip155" {
        return Err(NameError::OtherChain);
    }
    let is_plain = reference.bytes().all(|b| b.is_ascii_digit()) && !reference.starts_with('0');
    let number = reference.parse().ok().filter(|_| is_plain);
    number
        .and_then(|number: u64| ChainId::try_from(number).ok())
        .ok_or(NameError::Form)
}

fn read_checksum(text: &str) -> Result<[u8; 4], NameError> {
    let is_upper = |b: u8| b.is_ascii_digit() || (b'A'..=b'F').contains(&b);
    if text.len() != 8 || !text.bytes().all(is_upper) {
        return Err(NameError::ChecksumForm);
    }
    let number = u32::from_str_radix(text, 16).map_err(|_| NameError::ChecksumForm)?;
    Ok(number.to_be_bytes())
}

fn is_dotted(text: &str) -> bool {
    text.contains('.') && text.split('.').all(|label| !label.is_empty())
}

/// The type of Ethereum's chains, as [CAIP-350](https://chainagnostic.org/CAIPs/caip-350) has it.
const EIP155: [u8; 2] = [0, 0];
const ADDRESS_LEN: u8 = 20;

#[cfg(test)]
mod tests {
    use alloc::{borrow::ToOwned, string::ToString};

    use super::*;

    const VITALIK: &str = "0xd8dA6BF26964aF9D7eEd9e03E53415D37aA96045";

    fn check(text: &str, expected: Result<&str, NameError>) {
        let written = text
            .parse::<InteroperableName>()
            .map(|name| name.to_string());
        assert_eq!(written, expected.map(str::to_owned), "{text}");
    }

    /// The example of ERC-7930, with and without its checksum.
    #[test]
    fn reads_addresses_on_chains() {
        let full = "0xd8dA6BF26964aF9D7eEd9e03E53415D37aA96045@eip155:1#4CA88C9C";
        check(full, Ok(full));
        check(full.strip_suffix("#4CA88C9C").unwrap(), Ok(full));
        check(
            &full.replace(
                "d8dA6BF26964aF9D7eEd9e03E53415D37aA96045",
                "d8da6bf26964af9d7eed9e03e53415d37aa96045",
            ),
            Ok(full),
        );
    }

    #[test]
    fn refuses_the_rest() {
        let with = |rest: &str| [VITALIK, rest].concat();
        check(&with("@eip155:1#4CA88C9D"), Err(NameError::WrongChecksum));
        check(&with("@eip155:10#4CA88C9C"), Err(NameError::WrongChecksum));
        check(&with("@eip155:1#4ca88c9c"), Err(NameError::ChecksumForm));
        check(&with("@eip155:1#"), Err(NameError::ChecksumForm));
        check(&with("@eip155:0"), Err(NameError::Form));
        check(&with("@eip155:01"), Err(NameError::Form));
        check(&with("@eip155:"), Err(NameError::Form));
        check(&with("@"), Err(NameError::Form));
        check(&with("@eip155:1@eip155:1"), Err(NameError::Form));
        check(&with(""), Err(NameError::Form));
        check(&with("@optimism"), Err(NameError::NamedChain));
        check(
            &with("@solana:5eykt4UsFv8P8NJdTREpY1vzqKqZKvdp"),
            Err(NameError::OtherChain),
        );
        check("alice.eth@eip155:1", Err(NameError::NamedAddress));
        check(
            "alice@eip155:1",
            Err(NameError::Address(ParseAddressError::MissingPrefix)),
        );
        check(
            "0xd8dA6BF26964aF9D7eEd9e03E53415D37aA96046@eip155:1",
            Err(NameError::Address(ParseAddressError::WrongChecksum)),
        );
    }
}
