//! What BIP-43 and BIP-44 read in a path: purpose, coin, account, chain and address.
//!
//! The numbers of coins are those of
//! [SLIP-44](https://github.com/satoshilabs/slips/blob/master/slip-0044.md); only coins whose
//! addresses are Ethereum's have a name here.

use serde::{Deserialize, Serialize};

use crate::derivation_path::DerivationPath;

/// The first number of a path, hardened, by which
/// [BIP-43](https://github.com/bitcoin/bips/blob/master/bip-0043.mediawiki) says how to read the
/// others.
///
/// # Examples
/// ```
/// use wallet_types::{DerivationPath, derivation_path::Purpose};
///
/// let path: DerivationPath = "m/84'/0'/0'/0/0".parse()?;
/// assert_eq!(path.purpose(), Some(Purpose(84)));
/// # Ok::<(), wallet_types::derivation_path::ParsePathError>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Purpose(pub u32);

/// The second number of a path of BIP-44, hardened: a coin of
/// [SLIP-44](https://github.com/satoshilabs/slips/blob/master/slip-0044.md).
///
/// # Examples
/// ```
/// use wallet_types::derivation_path::CoinType;
///
/// assert_eq!(CoinType(60), CoinType::ETHEREUM);
/// assert_eq!(CoinType(52752).name(), Some("Celo"));
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct CoinType(pub u32);

/// The fourth number of a path of BIP-44: whom its addresses are shown to.
///
/// # Examples
/// ```
/// use wallet_types::{DerivationPath, derivation_path::{Chain, Levels}};
///
/// let chain = |path: DerivationPath| path.levels().map(|levels: Levels| levels.chain);
/// assert_eq!(chain("m/44'/60'/0'/0/7".parse()?), Some(Chain::External));
/// assert_eq!(chain("m/44'/60'/0'/1/7".parse()?), Some(Chain::Internal));
/// assert_eq!(chain("m/44'/60'/0'/2/7".parse()?), None);
/// # Ok::<(), wallet_types::derivation_path::ParsePathError>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Chain {
    /// Addresses for receiving, number 0; the only chain that Ethereum knows.
    External,
    /// Addresses for change, number 1.
    Internal,
}

/// The five levels of [BIP-44](https://github.com/bitcoin/bips/blob/master/bip-0044.mediawiki),
/// `m/44'/coin'/account'/chain/address`.
///
/// # Examples
/// ```
/// use wallet_types::{DerivationPath, derivation_path::CoinType};
///
/// let levels = "m/44'/1'/5'/0/9".parse::<DerivationPath>()?.levels().unwrap();
/// assert_eq!(levels.coin_type, CoinType::TESTNETS);
/// assert_eq!((levels.account, levels.address), (5, 9));
/// # Ok::<(), wallet_types::derivation_path::ParsePathError>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Levels {
    /// The coin.
    pub coin_type: CoinType,
    /// The account, below 2^31.
    pub account: u32,
    /// The chain.
    pub chain: Chain,
    /// The address, below 2^31.
    pub address: u32,
}

impl Purpose {
    /// The tree of [BIP-44](https://github.com/bitcoin/bips/blob/master/bip-0044.mediawiki), 44.
    pub const BIP_44: Self = Self(44);
}

impl CoinType {
    /// Test networks of every coin, 1.
    pub const TESTNETS: Self = Self(1);
    /// Ether, 60; by custom also the coin of most networks that run Ethereum's programs.
    pub const ETHEREUM: Self = Self(60);
    /// Ether Classic, 61.
    pub const ETHEREUM_CLASSIC: Self = Self(61);

    /// Returns the name that SLIP-44 gives the coin, where its addresses are Ethereum's.
    ///
    /// # Examples
    /// ```
    /// use wallet_types::derivation_path::CoinType;
    ///
    /// assert_eq!(CoinType::ETHEREUM.name(), Some("Ether"));
    /// assert_eq!(CoinType(0).name(), None);
    /// ```
    #[must_use]
    pub const fn name(self) -> Option<&'static str> {
        Some(match self.0 {
            1 => "Testnet",
            40 => "Expanse",
            60 => "Ether",
            61 => "Ether Classic",
            108 => "Ubiq",
            137 => "RSK",
            966 => "Matic",
            1007 => "Fantom",
            6060 => "GoChain",
            52752 => "Celo",
            _ => return None,
        })
    }
}

impl DerivationPath {
    /// Returns the purpose, where the path has one: a first step that is hardened.
    ///
    /// # Examples
    /// ```
    /// use wallet_types::{DerivationPath, derivation_path::Purpose};
    ///
    /// assert_eq!(DerivationPath::accounts().purpose(), Some(Purpose::BIP_44));
    /// assert_eq!("m/44/60".parse::<DerivationPath>().unwrap().purpose(), None);
    /// ```
    #[must_use]
    pub fn purpose(&self) -> Option<Purpose> {
        let first = self.steps().first()?;
        first.is_hardened().then_some(Purpose(first.number()))
    }

    /// Reads the five levels of BIP-44. `None` where the path has other steps: `m/44'`, then coin
    /// and account hardened, then chain 0 or 1 and address not hardened.
    ///
    /// # Examples
    /// ```
    /// use wallet_types::{DerivationPath, derivation_path::CoinType};
    ///
    /// let path: DerivationPath = "m/44'/60'/3'/0/7".parse().unwrap();
    /// let levels = path.levels().unwrap();
    /// assert_eq!(levels.coin_type, CoinType::ETHEREUM);
    /// assert_eq!((levels.account, levels.address), (3, 7));
    /// ```
    #[must_use]
    pub fn levels(&self) -> Option<Levels> {
        let [purpose, coin, account, chain, address] = self.steps() else {
            return None;
        };
        let hardened = [purpose, coin, account].iter().all(|s| s.is_hardened());
        let open = !chain.is_hardened() && !address.is_hardened();
        if !hardened || !open || self.purpose() != Some(Purpose::BIP_44) {
            return None;
        }
        Some(Levels {
            coin_type: CoinType(coin.number()),
            account: account.number(),
            chain: match chain.number() {
                0 => Chain::External,
                1 => Chain::Internal,
                _ => return None,
            },
            address: address.number(),
        })
    }
}
