//! Paths through the tree of keys, as
//! [BIP-32](https://github.com/bitcoin/bips/blob/master/bip-0032.mediawiki) writes them.
//!
//! Owns their text and the path of this wallet's accounts. Walking them stands in `extended_key`.

use alloc::vec::Vec;
use core::{fmt, str::FromStr};

use wallet_types::AccountIndex;

/// A step down the tree: a number below 2^31, hardened or not.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ChildNumber(u32);

/// A path from the root of the tree.
///
/// # Examples
/// ```
/// use wallet_core::derivation_path::DerivationPath;
/// use wallet_types::AccountIndex;
///
/// let path: DerivationPath = "m/44'/60'/0'/0/7".parse().unwrap();
/// assert_eq!(path, DerivationPath::account(AccountIndex(7)).unwrap());
/// assert_eq!(path.to_string(), "m/44'/60'/0'/0/7");
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct DerivationPath(Vec<ChildNumber>);

/// Why a text is no path.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum ParsePathError {
    /// The text does not begin with `m`.
    MissingRoot,
    /// A step is no number, with or without `'`.
    NotANumber {
        /// The step, counted from 1.
        step: usize,
    },
    /// A step's number is 2^31 or more.
    TooLarge {
        /// The step, counted from 1.
        step: usize,
    },
    /// There are more steps than a tree is deep: 255.
    TooDeep,
}

impl ChildNumber {
    /// Makes a step that needs no private key. `None` from 2^31 on.
    ///
    /// # Examples
    /// ```
    /// # use wallet_core::derivation_path::ChildNumber;
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
    /// # use wallet_core::derivation_path::ChildNumber;
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

    /// Says whether the step needs the private key.
    #[must_use]
    pub const fn is_hardened(self) -> bool {
        self.0 & HARDENED != 0
    }

    /// Returns the number as it enters the derivation, big-endian.
    pub(crate) const fn to_bytes(self) -> [u8; 4] {
        self.0.to_be_bytes()
    }
}

impl DerivationPath {
    /// Returns the path of an account, `m/44'/60'/0'/0/index`. `None` from 2^31 on.
    #[must_use]
    pub fn account(index: AccountIndex) -> Option<Self> {
        let Self(mut steps) = Self::accounts();
        steps.push(ChildNumber::normal(index.0)?);
        Some(Self(steps))
    }

    /// Returns the path above all accounts, `m/44'/60'/0'/0`.
    ///
    /// # Examples
    /// ```
    /// # use wallet_core::derivation_path::DerivationPath;
    /// assert_eq!(DerivationPath::accounts().to_string(), "m/44'/60'/0'/0");
    /// ```
    #[must_use]
    pub fn accounts() -> Self {
        let hardened = |number| ChildNumber(number | HARDENED);
        Self(Vec::from([
            hardened(44),
            hardened(60),
            hardened(0),
            ChildNumber(0),
        ]))
    }

    /// Returns the steps, from the root down.
    #[must_use]
    pub fn steps(&self) -> &[ChildNumber] {
        &self.0
    }
}

impl fmt::Display for ChildNumber {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.0 & !HARDENED)?;
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

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let mut parts = text.split('/');
        if parts.next() != Some("m") {
            return Err(ParsePathError::MissingRoot);
        }
        let steps = parts
            .enumerate()
            .map(|(at, part)| parse_step(at + 1, part))
            .collect::<Result<Vec<_>, _>>()?;
        if steps.len() > MAX_STEPS {
            return Err(ParsePathError::TooDeep);
        }
        Ok(Self(steps))
    }
}

impl fmt::Display for ParsePathError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::MissingRoot => f.write_str("a path begins with m"),
            Self::NotANumber { step } => write!(f, "step {step} is no number"),
            Self::TooLarge { step } => write!(f, "step {step} is 2^31 or more"),
            Self::TooDeep => f.write_str("a path has at most 255 steps"),
        }
    }
}

impl core::error::Error for ParsePathError {}

fn parse_step(step: usize, part: &str) -> Result<ChildNumber, ParsePathError> {
    let digits = part.strip_suffix(['\'', 'h']).unwrap_or(part);
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
const MAX_STEPS: usize = 255;
