//! The number that tells one chain from another ([EIP-155](https://eips.ethereum.org/EIPS/eip-155)).

use core::fmt;

use serde::{Deserialize, Serialize};

/// A chain's id, at least 1.
///
/// The id of a signature comes from the network's record, which the person confirmed, never from
/// an endpoint's answer of the moment.
///
/// # Examples
/// ```
/// use wallet_types::ChainId;
///
/// let hoodi = ChainId::try_from(560_048)?;
/// assert_eq!(hoodi.to_string(), "560048");
/// assert!(hoodi != ChainId::MAINNET);
/// # Ok::<(), wallet_types::chain_id::ZeroChainId>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "u64", into = "u64")]
pub struct ChainId(u64);

/// An id of 0, which no chain has.
///
/// # Examples
/// ```
/// use wallet_types::{ChainId, chain_id::ZeroChainId};
///
/// assert_eq!(ChainId::try_from(0), Err(ZeroChainId));
/// assert_eq!(ZeroChainId.to_string(), "a chain id is at least 1");
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("a chain id is at least 1")]
pub struct ZeroChainId;

impl ChainId {
    /// Ethereum's main network.
    pub const MAINNET: Self = Self(1);

    /// Returns the number.
    ///
    /// # Examples
    /// ```
    /// use wallet_types::ChainId;
    ///
    /// assert_eq!(ChainId::MAINNET.get(), 1);
    /// ```
    #[must_use]
    pub const fn get(self) -> u64 {
        self.0
    }

    /// Returns the name this build knows for the chain, as a suggestion for the person.
    ///
    /// # Examples
    /// ```
    /// use wallet_types::ChainId;
    ///
    /// assert_eq!(ChainId::MAINNET.known_name(), Some("Ethereum"));
    /// assert_eq!(ChainId::try_from(8453)?.known_name(), Some("Base"));
    /// assert_eq!(ChainId::try_from(8454)?.known_name(), None);
    /// # Ok::<(), wallet_types::chain_id::ZeroChainId>(())
    /// ```
    #[must_use]
    pub const fn known_name(self) -> Option<&'static str> {
        match self.0 {
            1 => Some("Ethereum"),
            10 => Some("OP Mainnet"),
            56 => Some("BNB Smart Chain"),
            100 => Some("Gnosis"),
            137 => Some("Polygon"),
            1337 | 31337 => Some("Local test network"),
            8453 => Some("Base"),
            17000 => Some("Holesky"),
            42161 => Some("Arbitrum One"),
            560_048 => Some("Hoodi"),
            11_155_111 => Some("Sepolia"),
            _ => None,
        }
    }
}

impl TryFrom<u64> for ChainId {
    type Error = ZeroChainId;

    fn try_from(id: u64) -> Result<Self, Self::Error> {
        if id == 0 {
            Err(ZeroChainId)
        } else {
            Ok(Self(id))
        }
    }
}

impl From<ChainId> for u64 {
    fn from(id: ChainId) -> Self {
        id.0
    }
}

impl fmt::Display for ChainId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}
