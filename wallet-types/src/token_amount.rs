//! Amounts of tokens: exact integers with the number of decimals that their contract claims.
//!
//! Owns reading and printing. Which token it is, and whether its contract tells the truth about its
//! decimals, is the business of whoever asked it.

use alloc::string::String;
use core::fmt;

use alloy_primitives::U256;
use serde::{Deserialize, Serialize};

use crate::{amount::ParseAmountError, decimal};

/// How many digits of a token's amount stand behind the point, 0 to 255
/// ([ERC-20](https://eips.ethereum.org/EIPS/eip-20)).
///
/// # Examples
/// ```
/// use wallet_types::{Decimals, TokenAmount};
///
/// let cent = TokenAmount::parse("0.01", Decimals(6))?;
/// assert_eq!(format!("{cent:?}"), "10000 units of 10^-6");
/// # Ok::<(), wallet_types::amount::ParseAmountError>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
pub struct Decimals(pub u8);

/// An amount of a token.
///
/// # Examples
/// ```
/// use wallet_types::{Decimals, TokenAmount};
///
/// let usdc = Decimals(6);
/// let amount = TokenAmount::parse("1250.5", usdc)?;
/// assert_eq!(amount.to_decimal(), "1250.5");
/// assert_eq!(amount.units().to_string(), "1250500000");
/// assert!(TokenAmount::parse("0.0000001", usdc).is_err());
/// # Ok::<(), wallet_types::amount::ParseAmountError>(())
/// ```
#[derive(Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct TokenAmount {
    units: U256,
    decimals: Decimals,
}

impl TokenAmount {
    /// Makes an amount of a number of the token's smallest units.
    ///
    /// # Examples
    /// ```
    /// use alloy_primitives::U256;
    /// use wallet_types::{Decimals, TokenAmount};
    ///
    /// let amount = TokenAmount::new(U256::from(2_500_000), Decimals(6));
    /// assert_eq!(amount.to_decimal(), "2.5");
    /// ```
    #[must_use]
    pub const fn new(units: U256, decimals: Decimals) -> Self {
        Self { units, decimals }
    }

    /// Reads a decimal number, exactly.
    ///
    /// # Errors
    /// Whatever is not such a number: see [`ParseAmountError`].
    ///
    /// # Examples
    /// ```
    /// use wallet_types::{Decimals, TokenAmount, amount::ParseAmountError};
    ///
    /// let whole_only = TokenAmount::parse("0.5", Decimals(0));
    /// let too_precise = ParseAmountError::TooPrecise { allowed: 0, found: 1 };
    /// assert_eq!(whole_only, Err(too_precise));
    /// ```
    pub fn parse(text: &str, decimals: Decimals) -> Result<Self, ParseAmountError> {
        let units = decimal::read(text, usize::from(decimals.0))?;
        Ok(Self { units, decimals })
    }

    /// Returns the number of smallest units.
    ///
    /// # Examples
    /// ```
    /// use alloy_primitives::U256;
    /// use wallet_types::{Decimals, TokenAmount};
    ///
    /// assert_eq!(TokenAmount::parse("2.5", Decimals(6))?.units(), U256::from(2_500_000));
    /// # Ok::<(), wallet_types::amount::ParseAmountError>(())
    /// ```
    #[must_use]
    pub const fn units(&self) -> U256 {
        self.units
    }

    /// Returns how many digits stand behind the point.
    ///
    /// # Examples
    /// ```
    /// use wallet_types::{Decimals, TokenAmount};
    ///
    /// assert_eq!(TokenAmount::parse("2.5", Decimals(6))?.decimals(), Decimals(6));
    /// # Ok::<(), wallet_types::amount::ParseAmountError>(())
    /// ```
    #[must_use]
    pub const fn decimals(&self) -> Decimals {
        self.decimals
    }

    /// Says whether this is the largest number there is, by which contracts mean *any amount*.
    ///
    /// # Examples
    /// ```
    /// use alloy_primitives::U256;
    /// use wallet_types::{Decimals, TokenAmount};
    ///
    /// assert!(TokenAmount::new(U256::MAX, Decimals(18)).is_unlimited());
    /// assert!(!TokenAmount::new(U256::MAX >> 1, Decimals(18)).is_unlimited());
    /// ```
    #[must_use]
    pub fn is_unlimited(&self) -> bool {
        self.units == U256::MAX
    }

    /// Adds. `None` where the sum is too large, or the decimals differ.
    ///
    /// # Examples
    /// ```
    /// use wallet_types::{Decimals, TokenAmount};
    ///
    /// let one = TokenAmount::parse("1", Decimals(6)).unwrap();
    /// let other = TokenAmount::parse("1", Decimals(18)).unwrap();
    /// assert_eq!(one.checked_add(one).unwrap().to_decimal(), "2");
    /// assert_eq!(one.checked_add(other), None);
    /// ```
    #[must_use]
    pub fn checked_add(self, other: Self) -> Option<Self> {
        let units = self.units.checked_add(other.units)?;
        self.alike(other, units)
    }

    /// Subtracts. `None` where less than nothing would be left, or the decimals differ.
    ///
    /// # Examples
    /// ```
    /// use wallet_types::{Decimals, TokenAmount};
    ///
    /// let read = |text| TokenAmount::parse(text, Decimals(6));
    /// assert_eq!(read("2.5")?.checked_sub(read("1")?), Some(read("1.5")?));
    /// assert_eq!(read("1")?.checked_sub(read("2.5")?), None);
    /// # Ok::<(), wallet_types::amount::ParseAmountError>(())
    /// ```
    #[must_use]
    pub fn checked_sub(self, other: Self) -> Option<Self> {
        let units = self.units.checked_sub(other.units)?;
        self.alike(other, units)
    }

    /// Writes the amount plainly.
    ///
    /// # Examples
    /// ```
    /// use wallet_types::{Decimals, TokenAmount};
    ///
    /// assert_eq!(TokenAmount::parse("01250.500", Decimals(6))?.to_decimal(), "1250.5");
    /// # Ok::<(), wallet_types::amount::ParseAmountError>(())
    /// ```
    #[must_use]
    pub fn to_decimal(&self) -> String {
        decimal::plain(self.units, usize::from(self.decimals.0))
    }

    /// Writes the amount in groups of three digits, with no-break spaces.
    ///
    /// # Examples
    /// ```
    /// use wallet_types::{Decimals, TokenAmount};
    ///
    /// let amount = TokenAmount::parse("1250.5", Decimals(6))?;
    /// assert_eq!(amount.to_grouped(), "1\u{a0}250.5");
    /// # Ok::<(), wallet_types::amount::ParseAmountError>(())
    /// ```
    #[must_use]
    pub fn to_grouped(&self) -> String {
        decimal::grouped(self.units, usize::from(self.decimals.0))
    }

    fn alike(self, other: Self, units: U256) -> Option<Self> {
        (self.decimals == other.decimals).then(|| Self::new(units, self.decimals))
    }
}

impl fmt::Debug for TokenAmount {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} units of 10^-{}", self.units, self.decimals.0)
    }
}

#[cfg(test)]
mod tests {
    use alloc::borrow::ToOwned;

    use super::*;

    #[test]
    fn reads_exactly() {
        let check = |text: &str, decimals: u8, expected: Result<&str, ParseAmountError>| {
            let read = TokenAmount::parse(text, Decimals(decimals));
            let printed = read.map(|amount| amount.to_decimal());
            assert_eq!(printed, expected.map(str::to_owned), "{text}, {decimals}");
        };
        check("0.000001", 6, Ok("0.000001"));
        check("7", 0, Ok("7"));
        check("1.50", 1, Ok("1.5"));
        check("0", 255, Ok("0"));
        check("1", 255, Err(ParseAmountError::TooLarge));
        check(
            "0.1",
            0,
            Err(ParseAmountError::TooPrecise {
                allowed: 0,
                found: 1,
            }),
        );
        check("1e6", 6, Err(ParseAmountError::NotADigit { position: 2 }));
    }

    #[test]
    fn knows_any_amount() {
        assert!(TokenAmount::new(U256::MAX, Decimals(18)).is_unlimited());
        assert!(
            !TokenAmount::parse("1", Decimals(18))
                .unwrap()
                .is_unlimited()
        );
    }
}
