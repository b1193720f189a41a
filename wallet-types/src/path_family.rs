//! The families of paths by which wallets number Ethereum accounts.
//!
//! Wallets agree on the tree and disagree on the step that counts. Whoever restores a phrase made
//! elsewhere finds the accounts by trying each family. Owns the five in common use and their
//! numbers in storage; old paths of a single wallet (SingularDTV's `m/0'/0'/0'/i`, Ledger's old
//! `m/44'/60'/160720'/0'/i` for Ether Classic) are left out, and can be typed as a path.
//!
//! Sources: the account types of Trezor Suite (`@trezor/connect`, `discoverAccounts`), the lists of
//! MyCrypto and MyEtherWallet, and Ledger's account of its change of path (MyCrypto, issue 2070).

use serde::{Deserialize, Serialize};

use crate::{
    account::AccountIndex,
    derivation_path::{ChildNumber, DerivationPath},
};

/// A way to number accounts: a path with one place for the number.
///
/// # Examples
/// ```
/// use wallet_types::{AccountIndex, PathFamily};
///
/// let path = PathFamily::LedgerLive.path(AccountIndex(2)).unwrap();
/// assert_eq!(path.to_string(), "m/44'/60'/2'/0/0");
/// ```
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, Deserialize,
)]
#[serde(try_from = "u8", into = "u8")]
#[non_exhaustive]
pub enum PathFamily {
    /// `m/44'/60'/0'/0/i`: this wallet, MetaMask, Trezor, Rabby, GridPlus, Exodus, imToken,
    /// MyEtherWallet's and MyCrypto's default, ethers and development nodes.
    #[default]
    Standard,
    /// `m/44'/60'/i'/0/0`: Ledger Live, and Trezor Suite's accounts of the type Ledger.
    LedgerLive,
    /// `m/44'/60'/0'/i`: Ledger's first Chrome application, and MyEtherWallet and MyCrypto with
    /// a Ledger; Trezor Suite's accounts of the type legacy.
    Legacy,
    /// `m/44'/1'/0'/0/i`: Trezor Suite, MyEtherWallet and MyCrypto on test networks.
    Testnets,
    /// `m/44'/61'/0'/0/i`: Ether Classic in Trezor Suite, MyEtherWallet and MyCrypto.
    EthereumClassic,
}

/// A number that stands for no family.
///
/// # Examples
/// ```
/// use wallet_types::{PathFamily, path_family::UnknownFamily};
///
/// assert_eq!(PathFamily::try_from(200), Err(UnknownFamily(200)));
/// assert_eq!(UnknownFamily(200).to_string(), "200 stands for no family of paths");
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("{0} stands for no family of paths")]
pub struct UnknownFamily(pub u8);

/// Finds the family of a path and the account's number in it. `None` for a path of no family.
///
/// Where two families share a path, as both [`PathFamily::Standard`] and
/// [`PathFamily::LedgerLive`] begin with `m/44'/60'/0'/0/0`, the earlier of [`PathFamily::ALL`] is
/// named.
///
/// # Examples
/// ```
/// use wallet_types::{AccountIndex, PathFamily, path_family::family_of};
///
/// let path = "m/44'/60'/0'/7".parse().unwrap();
/// assert_eq!(family_of(&path), Some((PathFamily::Legacy, AccountIndex(7))));
/// assert_eq!(family_of(&"m/44'/0'/0'/0/7".parse().unwrap()), None);
/// ```
#[must_use]
pub fn family_of(path: &DerivationPath) -> Option<(PathFamily, AccountIndex)> {
    PathFamily::ALL.into_iter().find_map(|family| {
        let step = path.steps().get(family.counting_step())?;
        let index = AccountIndex(step.number());
        (family.path(index).as_ref() == Some(path)).then_some((family, index))
    })
}

impl PathFamily {
    /// All families, most common first: the order in which a restore tries them.
    pub const ALL: [Self; 5] = [
        Self::Standard,
        Self::LedgerLive,
        Self::Legacy,
        Self::Testnets,
        Self::EthereumClassic,
    ];

    /// Returns the path of an account. `None` from 2^31 on.
    ///
    /// # Examples
    /// ```
    /// # use wallet_types::{AccountIndex, PathFamily};
    /// let path = PathFamily::Legacy.path(AccountIndex(7)).unwrap();
    /// assert_eq!(path.to_string(), "m/44'/60'/0'/7");
    /// assert_eq!(PathFamily::Legacy.path(AccountIndex(1 << 31)), None);
    /// ```
    #[must_use]
    pub fn path(self, index: AccountIndex) -> Option<DerivationPath> {
        let counted = ChildNumber::normal(index.0)?.to_bits();
        let mut bits = [44 | HARDENED, 60 | HARDENED, HARDENED, 0, 0];
        match self {
            Self::Testnets => bits[1] = 1 | HARDENED,
            Self::EthereumClassic => bits[1] = 61 | HARDENED,
            Self::Standard | Self::LedgerLive | Self::Legacy => {}
        }
        bits[self.counting_step()] |= counted;
        let len = if self == Self::Legacy { 4 } else { 5 };
        DerivationPath::new(bits.map(ChildNumber::from_bits)[..len].into())
    }

    /// Returns the path with `i` in the place of the account's number, for showing.
    ///
    /// # Examples
    /// ```
    /// # use wallet_types::PathFamily;
    /// assert_eq!(PathFamily::Standard.template(), "m/44'/60'/0'/0/i");
    /// ```
    #[must_use]
    pub const fn template(self) -> &'static str {
        match self {
            Self::Standard => "m/44'/60'/0'/0/i",
            Self::LedgerLive => "m/44'/60'/i'/0/0",
            Self::Legacy => "m/44'/60'/0'/i",
            Self::Testnets => "m/44'/1'/0'/0/i",
            Self::EthereumClassic => "m/44'/61'/0'/0/i",
        }
    }

    /// Returns the number that stands for the family in storage; it never changes.
    ///
    /// # Examples
    /// ```
    /// # use wallet_types::PathFamily;
    /// assert_eq!(PathFamily::Legacy.code(), 2);
    /// ```
    #[must_use]
    pub const fn code(self) -> u8 {
        match self {
            Self::Standard => 0,
            Self::LedgerLive => 1,
            Self::Legacy => 2,
            Self::Testnets => 3,
            Self::EthereumClassic => 4,
        }
    }

    /// Reads the number that stands for a family in storage.
    ///
    /// # Errors
    /// A number that stands for none.
    ///
    /// # Examples
    /// ```
    /// # use wallet_types::{PathFamily, path_family::UnknownFamily};
    /// assert_eq!(PathFamily::from_code(2), Ok(PathFamily::Legacy));
    /// assert_eq!(PathFamily::from_code(9), Err(UnknownFamily(9)));
    /// ```
    pub fn from_code(code: u8) -> Result<Self, UnknownFamily> {
        let found = Self::ALL.into_iter().find(|family| family.code() == code);
        found.ok_or(UnknownFamily(code))
    }

    /// Returns which step counts the accounts, from 0.
    const fn counting_step(self) -> usize {
        match self {
            Self::LedgerLive => 2,
            Self::Legacy => 3,
            Self::Standard | Self::Testnets | Self::EthereumClassic => 4,
        }
    }
}

impl TryFrom<u8> for PathFamily {
    type Error = UnknownFamily;

    fn try_from(code: u8) -> Result<Self, Self::Error> {
        Self::from_code(code)
    }
}

impl From<PathFamily> for u8 {
    fn from(family: PathFamily) -> Self {
        family.code()
    }
}

const HARDENED: u32 = 1 << 31;

#[cfg(test)]
mod tests {
    use alloc::string::ToString;

    use super::*;

    #[test]
    fn every_family_fills_its_template_and_is_found_again() {
        for (family, code) in PathFamily::ALL.into_iter().zip(0..) {
            for index in [1, 2, 0x7fff_ffff] {
                let path = family.path(AccountIndex(index)).unwrap();
                let filled = family.template().replace('i', &index.to_string());
                assert_eq!(path.to_string(), filled);
                assert_eq!(family_of(&path), Some((family, AccountIndex(index))));
            }
            assert_eq!(family.path(AccountIndex(1 << 31)), None);
            assert_eq!(family.code(), code);
            assert_eq!(postcard::to_allocvec(&family).unwrap(), [code]);
            assert_eq!(postcard::from_bytes(&[code]), Ok(family));
        }
        assert!(postcard::from_bytes::<PathFamily>(&[5]).is_err());
    }

    #[test]
    fn names_the_commoner_of_two_families_and_none_for_strangers() {
        let check = |text: &str, expected: Option<(PathFamily, u32)>| {
            let found = family_of(&text.parse().unwrap());
            assert_eq!(
                found.map(|(family, index)| (family, index.0)),
                expected,
                "{text}"
            );
        };
        check("m/44'/60'/0'/0/0", Some((PathFamily::Standard, 0)));
        check("m/44'/60'/1'/0/0", Some((PathFamily::LedgerLive, 1)));
        check("m/44'/60'/0'/0", Some((PathFamily::Legacy, 0)));
        check("m/44'/60'/0'/0'", None);
        check("m/44'/60'/0/0/0", None);
        check("m/44'/60'/1'/0/1", None);
        check("m/44'/60'/0'/0/0/0", None);
        check("m/44'/60'", None);
        check("m", None);
    }
}
