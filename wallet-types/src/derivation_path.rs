//! Paths through the tree of keys, as
//! [BIP-32](https://github.com/bitcoin/bips/blob/master/bip-0032.mediawiki) writes them.
//!
//! Owns their text and what [BIP-43](https://github.com/bitcoin/bips/blob/master/bip-0043.mediawiki)
//! and [BIP-44](https://github.com/bitcoin/bips/blob/master/bip-0044.mediawiki) read in them. A path
//! is no secret, so the page may show one. Walking it stands in `wallet-core`, and which wallets
//! take which paths in [`path_family`](crate::path_family).

use alloc::vec::Vec;
use core::{fmt, str::FromStr};

use serde::{Deserialize, Serialize};

use crate::account::AccountIndex;

pub use levels::{Chain, CoinType, Levels, Purpose};

mod levels;

/// A step down the tree: a number below 2^31, hardened or not.
///
/// # Examples
/// ```
/// use wallet_types::derivation_path::ChildNumber;
///
/// let coin = ChildNumber::hardened(60).unwrap();
/// assert_eq!((coin.to_string(), coin.is_hardened()), ("60'".into(), true));
/// ```
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, Deserialize,
)]
pub struct ChildNumber(u32);

/// A path from the root of the tree, of at most 255 steps.
///
/// # Examples
/// ```
/// use wallet_types::{AccountIndex, DerivationPath};
///
/// let path: DerivationPath = "m/44h/60h/0h/0/7".parse()?;
/// assert_eq!(path, DerivationPath::account(AccountIndex(7)).unwrap());
/// assert_eq!(path.to_string(), "m/44'/60'/0'/0/7");
/// # Ok::<(), wallet_types::derivation_path::ParsePathError>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, Deserialize)]
#[serde(try_from = "Vec<ChildNumber>", into = "Vec<ChildNumber>")]
pub struct DerivationPath(Vec<ChildNumber>);

/// Why a text is no path.
///
/// # Examples
/// ```
/// use wallet_types::{DerivationPath, derivation_path::ParsePathError};
///
/// let read = |text: &str| text.parse::<DerivationPath>();
/// assert_eq!(read("44'/60'"), Err(ParsePathError::MissingRoot));
/// assert_eq!(read("m/44'/sixty"), Err(ParsePathError::NotANumber { step: 2 }));
/// assert_eq!(read("m/2147483648"), Err(ParsePathError::TooLarge { step: 1 }));
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum ParsePathError {
    /// The text does not begin with `m`.
    #[error("a path begins with m")]
    MissingRoot,
    /// A step is no number, with or without a mark of hardening: `'`, `h` or `H`.
    #[error("step {step} is no number")]
    NotANumber {
        /// The step, counted from 1.
        step: usize,
    },
    /// A step's number is 2^31 or more.
    #[error("step {step} is 2^31 or more")]
    TooLarge {
        /// The step, counted from 1.
        step: usize,
    },
    /// There are more steps than a tree is deep: 255.
    #[error("a path has at most {max} steps", max = DerivationPath::MAX_STEPS)]
    TooDeep,
}

impl ChildNumber {
    /// Makes a step that needs no private key. `None` from 2^31 on.
    ///
    /// # Examples
    /// ```
    /// # use wallet_types::derivation_path::ChildNumber;
    /// assert_eq!(ChildNumber::normal(7).unwrap().to_string(), "7");
    /// assert_eq!(ChildNumber::normal(1 << 31), None);
    /// ```
    #[must_use]
    pub const fn normal(number: u32) -> Option<Self> {
        if number < HARDENED {
            Some(Self(number))
        } else {
            None
        }
    }

    /// Makes a step that needs the private key. `None` from 2^31 on.
    ///
    /// # Examples
    /// ```
    /// # use wallet_types::derivation_path::ChildNumber;
    /// assert_eq!(ChildNumber::hardened(44).unwrap().to_string(), "44'");
    /// ```
    #[must_use]
    pub const fn hardened(number: u32) -> Option<Self> {
        if number < HARDENED {
            Some(Self(number | HARDENED))
        } else {
            None
        }
    }

    /// Reads a step as it enters the derivation: 2^31 and above are hardened.
    ///
    /// # Examples
    /// ```
    /// # use wallet_types::derivation_path::ChildNumber;
    /// assert_eq!(ChildNumber::from_bits(0x8000_002c), ChildNumber::hardened(44).unwrap());
    /// ```
    #[must_use]
    pub const fn from_bits(bits: u32) -> Self {
        Self(bits)
    }

    /// Returns the step as it enters the derivation: hardened from 2^31 on.
    ///
    /// # Examples
    /// ```
    /// # use wallet_types::derivation_path::ChildNumber;
    /// assert_eq!(ChildNumber::hardened(44).unwrap().to_bits(), 0x8000_002c);
    /// ```
    #[must_use]
    pub const fn to_bits(self) -> u32 {
        self.0
    }

    /// Returns the number that is printed, below 2^31, hardened or not.
    ///
    /// # Examples
    /// ```
    /// # use wallet_types::derivation_path::ChildNumber;
    /// assert_eq!(ChildNumber::hardened(44).unwrap().number(), 44);
    /// ```
    #[must_use]
    pub const fn number(self) -> u32 {
        self.0 & !HARDENED
    }

    /// Says whether the step needs the private key.
    ///
    /// # Examples
    /// ```
    /// # use wallet_types::derivation_path::ChildNumber;
    /// assert!(ChildNumber::hardened(0).unwrap().is_hardened());
    /// ```
    #[must_use]
    pub const fn is_hardened(self) -> bool {
        self.0 & HARDENED != 0
    }
}

impl DerivationPath {
    /// The most steps a path may have, since the depth of a key is kept in a byte.
    pub const MAX_STEPS: usize = 255;

    /// Makes a path of its steps, from the root down. `None` beyond [`Self::MAX_STEPS`].
    ///
    /// # Examples
    /// ```
    /// # use wallet_types::derivation_path::{ChildNumber, DerivationPath};
    /// let step = ChildNumber::normal(7).unwrap();
    /// assert_eq!(DerivationPath::new(vec![step]).unwrap().to_string(), "m/7");
    /// assert_eq!(DerivationPath::new(vec![step; 256]), None);
    /// ```
    #[must_use]
    pub fn new(steps: Vec<ChildNumber>) -> Option<Self> {
        (steps.len() <= Self::MAX_STEPS).then_some(Self(steps))
    }

    /// Returns the path of an account, `m/44'/60'/0'/0/index`. `None` from 2^31 on.
    ///
    /// # Examples
    /// ```
    /// # use wallet_types::{AccountIndex, DerivationPath};
    /// let path = DerivationPath::account(AccountIndex(7)).unwrap();
    /// assert_eq!(path.to_string(), "m/44'/60'/0'/0/7");
    /// ```
    #[must_use]
    pub fn account(index: AccountIndex) -> Option<Self> {
        Self::accounts().child(ChildNumber::normal(index.0)?)
    }

    /// Returns the path above all accounts, `m/44'/60'/0'/0`.
    ///
    /// # Examples
    /// ```
    /// # use wallet_types::DerivationPath;
    /// assert_eq!(DerivationPath::accounts().to_string(), "m/44'/60'/0'/0");
    /// ```
    #[must_use]
    pub fn accounts() -> Self {
        let bits = [44 | HARDENED, 60 | HARDENED, HARDENED, 0];
        Self(bits.map(ChildNumber).into())
    }

    /// Returns the path one step further down. `None` beyond [`Self::MAX_STEPS`].
    ///
    /// # Examples
    /// ```
    /// # use wallet_types::derivation_path::{ChildNumber, DerivationPath};
    /// let path = DerivationPath::default().child(ChildNumber::normal(7).unwrap());
    /// assert_eq!(path.unwrap().to_string(), "m/7");
    /// ```
    #[must_use]
    pub fn child(mut self, step: ChildNumber) -> Option<Self> {
        self.0.push(step);
        Self::new(self.0)
    }

    /// Returns the steps, from the root down.
    ///
    /// # Examples
    /// ```
    /// # use wallet_types::DerivationPath;
    /// assert!(DerivationPath::default().steps().is_empty());
    /// ```
    #[must_use]
    pub fn steps(&self) -> &[ChildNumber] {
        &self.0
    }

    /// Says whether every step needs the private key, so that no key on the way down to it tells
    /// anything of its neighbours.
    ///
    /// # Examples
    /// ```
    /// # use wallet_types::DerivationPath;
    /// assert!("m/44'/60'".parse::<DerivationPath>().unwrap().is_fully_hardened());
    /// assert!(!DerivationPath::accounts().is_fully_hardened());
    /// ```
    #[must_use]
    pub fn is_fully_hardened(&self) -> bool {
        self.0.iter().all(|step| step.is_hardened())
    }

    /// Returns the account that this wallet numbers so, where the path is `m/44'/60'/0'/0/index`.
    ///
    /// # Examples
    /// ```
    /// # use wallet_types::{AccountIndex, DerivationPath};
    /// let path: DerivationPath = "m/44'/60'/0'/0/7".parse().unwrap();
    /// assert_eq!(path.account_index(), Some(AccountIndex(7)));
    /// assert_eq!(DerivationPath::accounts().account_index(), None);
    /// ```
    #[must_use]
    pub fn account_index(&self) -> Option<AccountIndex> {
        let (last, above) = self.0.split_last()?;
        let fits = !last.is_hardened() && above == Self::accounts().0;
        fits.then_some(AccountIndex(last.number()))
    }

    /// Says whether the path is that of an account of this wallet, `m/44'/60'/0'/0/index`.
    ///
    /// # Examples
    /// ```
    /// # use wallet_types::DerivationPath;
    /// assert!("m/44'/60'/0'/0/7".parse::<DerivationPath>().unwrap().is_standard_account());
    /// assert!(!"m/44'/60'/0'/7".parse::<DerivationPath>().unwrap().is_standard_account());
    /// ```
    #[must_use]
    pub fn is_standard_account(&self) -> bool {
        self.account_index().is_some()
    }
}

impl fmt::Display for ChildNumber {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.number())?;
        f.write_str(if self.is_hardened() { "'" } else { "" })
    }
}

impl fmt::Display for DerivationPath {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("m")?;
        self.0.iter().try_for_each(|step| write!(f, "/{step}"))
    }
}

impl FromStr for DerivationPath {
    type Err = ParsePathError;

    /// Reads a path from the root, as `m/44'/60'` or `m/44h/60H`. Takes at most 2 KiB of memory.
    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let mut parts = text.split('/');
        if parts.next() != Some("m") {
            return Err(ParsePathError::MissingRoot);
        }
        let mut steps = Vec::new();
        for part in parts {
            if steps.len() == Self::MAX_STEPS {
                return Err(ParsePathError::TooDeep);
            }
            steps.push(parse_step(steps.len() + 1, part)?);
        }
        Ok(Self(steps))
    }
}

impl TryFrom<Vec<ChildNumber>> for DerivationPath {
    type Error = ParsePathError;

    fn try_from(steps: Vec<ChildNumber>) -> Result<Self, Self::Error> {
        Self::new(steps).ok_or(ParsePathError::TooDeep)
    }
}

impl From<DerivationPath> for Vec<ChildNumber> {
    fn from(path: DerivationPath) -> Self {
        path.0
    }
}

fn parse_step(step: usize, part: &str) -> Result<ChildNumber, ParsePathError> {
    let digits = part.strip_suffix(['\'', 'h', 'H']).unwrap_or(part);
    if digits.is_empty() || digits.contains(|c: char| !c.is_ascii_digit()) {
        return Err(ParsePathError::NotANumber { step });
    }
    let number = digits
        .parse()
        .map_err(|_| ParsePathError::TooLarge { step })?;
    let child = if digits.len() == part.len() {
        ChildNumber::normal(number)
    } else {
        ChildNumber::hardened(number)
    };
    child.ok_or(ParsePathError::TooLarge { step })
}

const HARDENED: u32 = 1 << 31;

#[cfg(test)]
mod tests;
