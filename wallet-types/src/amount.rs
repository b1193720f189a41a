//! Amounts of ether as exact integers.
//!
//! Owns reading and printing in ether, gwei and wei. No float touches money: every sum is checked,
//! every text is read digit by digit.

use alloc::string::String;
use core::fmt;

use alloy_primitives::U256;
use serde::{Deserialize, Serialize};

use crate::decimal;
pub use crate::decimal::{group_fraction, group_whole};

/// An amount in wei, the smallest unit of ether.
///
/// # Examples
/// ```
/// use wallet_types::amount::{Unit, Wei};
///
/// let half = Wei::parse("0.5", Unit::Ether)?;
/// assert_eq!(half.to_decimal(Unit::Ether), "0.5");
/// assert_eq!(half.checked_add(half), Some(Wei::parse("1", Unit::Ether)?));
/// # Ok::<(), wallet_types::amount::ParseAmountError>(())
/// ```
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, Deserialize)]
pub struct Wei(U256);

/// A unit in which people write ether.
///
/// # Examples
/// ```
/// use wallet_types::{Wei, amount::Unit};
///
/// let price = Wei::parse("30", Unit::Gwei)?;
/// assert_eq!(price.to_decimal(Unit::Ether), "0.00000003");
/// assert_eq!(price.to_decimal(Unit::Wei), "30000000000");
/// # Ok::<(), wallet_types::amount::ParseAmountError>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Unit {
    /// 10^18 wei.
    Ether,
    /// 10^9 wei.
    Gwei,
    /// One.
    Wei,
}

/// A price of gas, or an amount, as a whole number of gwei: billionths of an ether.
///
/// # Examples
/// ```
/// use wallet_types::{Gwei, Wei};
///
/// assert_eq!(Gwei::new(30).to_wei(), Wei::from_u64(30_000_000_000));
/// assert!(Gwei::new(2) < Gwei::new(30));
/// ```
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, Deserialize)]
pub struct Gwei(u64);

/// Why a text is no amount.
///
/// # Examples
/// ```
/// use wallet_types::{Wei, amount::{ParseAmountError, Unit}};
///
/// let read = |text| Wei::parse(text, Unit::Gwei);
/// assert_eq!(read("1,5"), Err(ParseAmountError::NotADigit { position: 2 }));
/// let too_precise = ParseAmountError::TooPrecise { allowed: 9, found: 10 };
/// assert_eq!(read("0.0000000001"), Err(too_precise));
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum ParseAmountError {
    /// There is no digit.
    #[error("an amount has at least one digit")]
    Empty,
    /// A character is neither a digit nor the one decimal point.
    #[error("character {position} is no digit")]
    NotADigit {
        /// Place of the character, counted from 1.
        position: usize,
    },
    /// More digits stand after the point than the unit has.
    #[error("at most {allowed} digits after the point, found {found}")]
    TooPrecise {
        /// Digits that the unit allows after the point.
        allowed: usize,
        /// Digits found after the point.
        found: usize,
    },
    /// The amount is larger than 2^256 - 1 wei.
    #[error("the amount is larger than any that can exist")]
    TooLarge,
}

impl Unit {
    /// Returns how many digits may stand after the point.
    ///
    /// # Examples
    /// ```
    /// use wallet_types::amount::Unit;
    ///
    /// assert_eq!(Unit::Ether.decimals(), 18);
    /// assert_eq!(Unit::Wei.decimals(), 0);
    /// ```
    #[must_use]
    pub const fn decimals(self) -> usize {
        match self {
            Self::Ether => 18,
            Self::Gwei => 9,
            Self::Wei => 0,
        }
    }

    /// Returns the unit's written name: `ETH`, `gwei` or `wei`.
    ///
    /// # Examples
    /// ```
    /// use wallet_types::amount::Unit;
    ///
    /// assert_eq!(Unit::Ether.symbol(), "ETH");
    /// assert_eq!(Unit::Gwei.symbol(), "gwei");
    /// ```
    #[must_use]
    pub const fn symbol(self) -> &'static str {
        match self {
            Self::Ether => "ETH",
            Self::Gwei => "gwei",
            Self::Wei => "wei",
        }
    }
}

impl Wei {
    /// Nothing at all.
    pub const ZERO: Self = Self(U256::ZERO);

    /// Makes an amount of a number of wei.
    ///
    /// # Examples
    /// ```
    /// use alloy_primitives::U256;
    /// use wallet_types::Wei;
    ///
    /// let most = Wei::new(U256::MAX);
    /// assert_eq!(most.checked_add(Wei::from_u64(1)), None);
    /// ```
    #[must_use]
    pub const fn new(wei: U256) -> Self {
        Self(wei)
    }

    /// Makes an amount of a number of wei that fits 64 bits.
    ///
    /// # Examples
    /// ```
    /// use wallet_types::{Wei, amount::Unit};
    ///
    /// assert_eq!(Wei::from_u64(1_500_000_000).to_decimal(Unit::Gwei), "1.5");
    /// ```
    #[must_use]
    pub fn from_u64(wei: u64) -> Self {
        Self(U256::from(wei))
    }

    /// Reads a decimal number of `unit`, exactly.
    ///
    /// Spaces between digits are allowed, since that is how Holdfast prints them.
    ///
    /// # Errors
    /// Whatever is not such a number: see [`ParseAmountError`].
    ///
    /// # Examples
    /// ```
    /// use wallet_types::{Wei, amount::{ParseAmountError, Unit}};
    ///
    /// assert_eq!(Wei::parse("1 250", Unit::Wei), Ok(Wei::from_u64(1_250)));
    /// assert_eq!(Wei::parse("", Unit::Wei), Err(ParseAmountError::Empty));
    /// ```
    pub fn parse(text: &str, unit: Unit) -> Result<Self, ParseAmountError> {
        decimal::read(text, unit.decimals()).map(Self)
    }

    /// Returns the number of wei.
    ///
    /// # Examples
    /// ```
    /// use alloy_primitives::U256;
    /// use wallet_types::Wei;
    ///
    /// assert_eq!(Wei::from_u64(7).as_u256(), U256::from(7));
    /// ```
    #[must_use]
    pub const fn as_u256(&self) -> U256 {
        self.0
    }

    /// Returns the number of wei where it fits 128 bits.
    ///
    /// # Examples
    /// ```
    /// use alloy_primitives::U256;
    /// use wallet_types::Wei;
    ///
    /// assert_eq!(Wei::from_u64(7).to_u128(), Some(7));
    /// assert_eq!(Wei::new(U256::ONE << 128).to_u128(), None);
    /// ```
    #[must_use]
    pub fn to_u128(&self) -> Option<u128> {
        self.0.try_into().ok()
    }

    /// Says whether this is nothing.
    ///
    /// # Examples
    /// ```
    /// use wallet_types::Wei;
    ///
    /// assert!(Wei::ZERO.is_zero());
    /// assert!(!Wei::from_u64(1).is_zero());
    /// ```
    #[must_use]
    pub fn is_zero(&self) -> bool {
        self.0.is_zero()
    }

    /// Adds, or returns `None` where the sum cannot exist.
    ///
    /// # Examples
    /// ```
    /// use alloy_primitives::U256;
    /// use wallet_types::Wei;
    ///
    /// let one = Wei::from_u64(1);
    /// assert_eq!(one.checked_add(one), Some(Wei::from_u64(2)));
    /// assert_eq!(Wei::new(U256::MAX).checked_add(one), None);
    /// ```
    #[must_use]
    pub fn checked_add(self, other: Self) -> Option<Self> {
        self.0.checked_add(other.0).map(Self)
    }

    /// Subtracts, or returns `None` where nothing would be left.
    ///
    /// # Examples
    /// ```
    /// use wallet_types::Wei;
    ///
    /// let (two, three) = (Wei::from_u64(2), Wei::from_u64(3));
    /// assert_eq!(three.checked_sub(two), Some(Wei::from_u64(1)));
    /// assert_eq!(two.checked_sub(three), None);
    /// ```
    #[must_use]
    pub fn checked_sub(self, other: Self) -> Option<Self> {
        self.0.checked_sub(other.0).map(Self)
    }

    /// Multiplies by a plain number, or returns `None` where the product cannot exist.
    ///
    /// # Examples
    /// ```
    /// use alloy_primitives::U256;
    /// use wallet_types::{Gwei, Wei};
    ///
    /// let fee = Gwei::new(30).to_wei().checked_mul(21_000);
    /// assert_eq!(fee, Some(Wei::from_u64(630_000_000_000_000)));
    /// assert_eq!(Wei::new(U256::MAX).checked_mul(2), None);
    /// ```
    #[must_use]
    pub fn checked_mul(self, factor: u64) -> Option<Self> {
        self.0.checked_mul(U256::from(factor)).map(Self)
    }

    /// Returns whether this is more than `percent` per cent of `whole`, exactly.
    ///
    /// # Examples
    /// ```
    /// use wallet_types::Wei;
    ///
    /// let amount = Wei::from_u64(1_000);
    /// assert!(!Wei::from_u64(10).exceeds_percent_of(1, amount));
    /// assert!(Wei::from_u64(11).exceeds_percent_of(1, amount));
    /// ```
    #[must_use]
    pub fn exceeds_percent_of(self, percent: u64, whole: Self) -> bool {
        match (
            self.0.checked_mul(U256::from(100)),
            whole.0.checked_mul(U256::from(percent)),
        ) {
            (Some(part), Some(limit)) => part > limit,
            (None, _) => true,
            (Some(_), None) => false,
        }
    }

    /// Prints the exact number of `unit`, without grouping and without trailing zeros.
    ///
    /// # Examples
    /// ```
    /// use wallet_types::{Wei, amount::Unit};
    ///
    /// let wei = Wei::from_u64(1_250_400_000_000_000_000);
    /// assert_eq!(wei.to_decimal(Unit::Ether), "1.2504");
    /// assert_eq!(wei.to_decimal(Unit::Gwei), "1250400000");
    /// ```
    #[must_use]
    pub fn to_decimal(&self, unit: Unit) -> String {
        decimal::plain(self.0, unit.decimals())
    }

    /// Prints the exact number of `unit` in groups of three, parted by no-break spaces.
    ///
    /// # Examples
    /// ```
    /// use wallet_types::amount::{Unit, Wei};
    ///
    /// let wei = Wei::from_u64(1_250_400_000_000_000_000);
    /// assert_eq!(wei.to_grouped(Unit::Ether), "1.250\u{a0}4");
    /// ```
    #[must_use]
    pub fn to_grouped(&self, unit: Unit) -> String {
        decimal::grouped(self.0, unit.decimals())
    }

    /// Splits into the digits before and after the point, without trailing zeros.
    ///
    /// # Examples
    /// ```
    /// use wallet_types::{Wei, amount::Unit};
    ///
    /// let (whole, fraction) = Wei::from_u64(1_500_000_000).split(Unit::Gwei);
    /// assert_eq!((&*whole, &*fraction), ("1", "5"));
    /// ```
    #[must_use]
    pub fn split(&self, unit: Unit) -> (String, String) {
        decimal::split(self.0, unit.decimals())
    }
}

impl fmt::Debug for Wei {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} wei", self.0)
    }
}

impl Gwei {
    /// Makes a price of so many gwei.
    ///
    /// # Examples
    /// ```
    /// use wallet_types::Gwei;
    ///
    /// assert_eq!(format!("{:?}", Gwei::new(30)), "30 gwei");
    /// ```
    #[must_use]
    pub const fn new(gwei: u64) -> Self {
        Self(gwei)
    }

    /// Takes an amount for a whole number of gwei. `None` where it is none, or has more than 64 bits.
    ///
    /// # Examples
    /// ```
    /// use wallet_types::{Gwei, Wei};
    ///
    /// assert_eq!(Gwei::exactly(Wei::from_u64(3_000_000_000)), Some(Gwei::new(3)));
    /// assert_eq!(Gwei::exactly(Wei::from_u64(3_000_000_001)), None);
    /// ```
    #[must_use]
    pub fn exactly(wei: Wei) -> Option<Self> {
        let (gwei, rest) = wei.0.div_rem(U256::from(WEI_PER_GWEI));
        let gwei = u64::try_from(gwei).ok()?;
        rest.is_zero().then_some(Self(gwei))
    }

    /// Returns the number of gwei.
    ///
    /// # Examples
    /// ```
    /// use wallet_types::{Gwei, Wei};
    ///
    /// let price = Gwei::exactly(Wei::from_u64(30_000_000_000));
    /// assert_eq!(price.map(Gwei::get), Some(30));
    /// ```
    #[must_use]
    pub const fn get(self) -> u64 {
        self.0
    }

    /// Returns the same price in wei.
    ///
    /// # Examples
    /// ```
    /// use wallet_types::Gwei;
    ///
    /// assert_eq!(Gwei::new(1).to_wei().to_u128(), Some(1_000_000_000));
    /// let most = Gwei::new(u64::MAX).to_wei();
    /// assert_eq!(most.to_u128(), Some(18_446_744_073_709_551_615_000_000_000));
    /// ```
    #[must_use]
    pub fn to_wei(self) -> Wei {
        // The product of two numbers of 64 bits has at most 128.
        Wei(U256::from(u128::from(self.0) * u128::from(WEI_PER_GWEI)))
    }
}

impl fmt::Debug for Gwei {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} gwei", self.0)
    }
}

const WEI_PER_GWEI: u64 = 1_000_000_000;

#[cfg(test)]
mod tests {
    use alloc::borrow::ToOwned;

    use super::*;

    fn check(text: &str, unit: Unit, expected: Result<&str, ParseAmountError>) {
        let printed = Wei::parse(text, unit).map(|wei| wei.to_decimal(unit));
        assert_eq!(printed, expected.map(str::to_owned), "{text}");
    }

    #[test]
    fn reads_exactly() {
        check("1", Unit::Ether, Ok("1"));
        check(".5", Unit::Ether, Ok("0.5"));
        check("5.", Unit::Ether, Ok("5"));
        check(
            "0.000000000000000001",
            Unit::Ether,
            Ok("0.000000000000000001"),
        );
        check("1 250.400 000", Unit::Gwei, Ok("1250.4"));
        check("0.5000000000000000000000", Unit::Ether, Ok("0.5"));
        check("007", Unit::Wei, Ok("7"));
    }

    #[test]
    fn refuses_what_is_no_amount() {
        check("", Unit::Ether, Err(ParseAmountError::Empty));
        check(".", Unit::Ether, Err(ParseAmountError::Empty));
        check(
            "1,5",
            Unit::Ether,
            Err(ParseAmountError::NotADigit { position: 2 }),
        );
        check(
            "-1",
            Unit::Ether,
            Err(ParseAmountError::NotADigit { position: 1 }),
        );
        check(
            "1.2.3",
            Unit::Ether,
            Err(ParseAmountError::NotADigit { position: 4 }),
        );
        check(
            "1e3",
            Unit::Ether,
            Err(ParseAmountError::NotADigit { position: 2 }),
        );
        check(
            "0.1",
            Unit::Wei,
            Err(ParseAmountError::TooPrecise {
                allowed: 0,
                found: 1,
            }),
        );
        check(&"9".repeat(79), Unit::Wei, Err(ParseAmountError::TooLarge));
        check(&"9".repeat(78), Unit::Wei, Err(ParseAmountError::TooLarge));
    }

    #[test]
    fn groups_by_three() {
        assert_eq!(group_whole("1"), "1");
        assert_eq!(group_whole("1234567"), "1\u{a0}234\u{a0}567");
        assert_eq!(group_whole("123456"), "123\u{a0}456");
        assert_eq!(group_fraction("2504"), "250\u{a0}4");
    }

    #[test]
    fn compares_by_per_cent() {
        let amount = Wei::from_u64(1000);
        assert!(!Wei::from_u64(10).exceeds_percent_of(1, amount));
        assert!(Wei::from_u64(11).exceeds_percent_of(1, amount));
        assert!(Wei::new(U256::MAX).exceeds_percent_of(1, amount));
    }
}
