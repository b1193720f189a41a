//! Amounts of test ether, exact: text to wei and back, without a float.

use std::fmt;
use std::str::FromStr;

use crate::failure::Failure;

/// An amount in wei.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(crate) struct Wei(u128);

impl Wei {
    /// Reads a JSON-RPC quantity, such as `0x1f`.
    pub(crate) fn from_quantity(text: &str) -> Option<Self> {
        u128::from_str_radix(text.strip_prefix("0x")?, 16)
            .ok()
            .map(Self)
    }

    /// Writes a JSON-RPC quantity.
    pub(crate) fn quantity(self) -> String {
        format!("{:#x}", self.0)
    }
}

impl FromStr for Wei {
    type Err = Failure;

    /// Reads an amount in ether: digits, and after a point at most 18 more.
    fn from_str(text: &str) -> Result<Self, Failure> {
        exact(text).filter(|wei| *wei > 0).map(Self).ok_or_else(|| {
            Failure::new(
                format!("`{text}` is not an amount of ether."),
                "Write digits, and after a point at most 18 more, such as 10 or 0.25.",
            )
        })
    }
}

impl fmt::Display for Wei {
    /// Writes the amount in ether, exactly.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let fraction = format!("{:018}", self.0 % WEI_PER_ETHER);
        let fraction = fraction.trim_end_matches('0');
        let point = if fraction.is_empty() { "" } else { "." };
        write!(f, "{}{point}{fraction} ETH", self.0 / WEI_PER_ETHER)
    }
}

fn exact(text: &str) -> Option<u128> {
    let (whole, fraction) = text.split_once('.').unwrap_or((text, "0"));
    let digits = |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
    if !digits(whole) || !digits(fraction) || fraction.len() > DECIMALS {
        return None;
    }
    let whole: u128 = whole.parse().ok()?;
    let fraction: u128 = format!("{fraction:0<DECIMALS$}").parse().ok()?;
    whole.checked_mul(WEI_PER_ETHER)?.checked_add(fraction)
}

const DECIMALS: usize = 18;
const WEI_PER_ETHER: u128 = 1_000_000_000_000_000_000;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_and_writes_exactly() {
        let check = |text: &str, quantity: &str, shown: &str| {
            let wei: Wei = text.parse().unwrap();
            assert_eq!(wei.quantity(), quantity, "{text}");
            assert_eq!(wei.to_string(), shown, "{text}");
            assert_eq!(Wei::from_quantity(quantity), Some(wei));
        };
        check("10", "0x8ac7230489e80000", "10 ETH");
        check("0.1", "0x16345785d8a0000", "0.1 ETH");
        check("0.000000000000000001", "0x1", "0.000000000000000001 ETH");
        check("1.50", "0x14d1120d7b160000", "1.5 ETH");
    }

    #[test]
    fn refuses_what_is_no_amount() {
        for text in [
            "",
            "0",
            "0.0",
            ".5",
            "1.",
            "-1",
            "1e3",
            "0x1",
            "1.0000000000000000001",
            "1 000",
        ] {
            assert!(text.parse::<Wei>().is_err(), "{text}");
        }
        assert!("340282366920938463464".parse::<Wei>().is_err());
    }
}
