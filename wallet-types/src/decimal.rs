//! Decimal text of whole numbers that have some digits behind the point.
//!
//! What amounts of ether and of tokens share. No float takes part: text is read digit by digit.

use alloc::{
    borrow::ToOwned,
    format,
    string::{String, ToString},
    vec::Vec,
};

use alloy_primitives::U256;

use crate::amount::ParseAmountError;

/// Reads a decimal number with at most so many digits behind the point, in its smallest unit.
pub(crate) fn read(text: &str, decimals: usize) -> Result<U256, ParseAmountError> {
    let (whole, fraction) = split_digits(text)?;
    if whole.is_empty() && fraction.is_empty() {
        return Err(ParseAmountError::Empty);
    }
    let significant = fraction.trim_end_matches('0');
    if significant.len() > decimals {
        return Err(ParseAmountError::TooPrecise {
            allowed: decimals,
            found: significant.len(),
        });
    }
    let whole = whole.trim_start_matches('0');
    if whole.len() + decimals > MAX_DIGITS && !whole.is_empty() || decimals > MAX_DECIMALS {
        return Err(ParseAmountError::TooLarge);
    }
    let digits = format!("{whole}{significant:0<decimals$}");
    let digits = digits.trim_start_matches('0');
    if digits.is_empty() {
        return Ok(U256::ZERO);
    }
    U256::from_str_radix(digits, 10).map_err(|_| ParseAmountError::TooLarge)
}

/// Writes a number plainly, with as many digits behind the point as needed.
pub(crate) fn plain(number: U256, decimals: usize) -> String {
    let (whole, fraction) = split(number, decimals);
    if fraction.is_empty() {
        whole
    } else {
        format!("{whole}.{fraction}")
    }
}

/// Writes a number in groups of three digits.
pub(crate) fn grouped(number: U256, decimals: usize) -> String {
    let (whole, fraction) = split(number, decimals);
    let whole = group_whole(&whole);
    if fraction.is_empty() {
        whole
    } else {
        format!("{whole}.{}", group_fraction(&fraction))
    }
}

/// Parts a number at its point; zeros at the end are dropped.
pub(crate) fn split(number: U256, decimals: usize) -> (String, String) {
    let digits = format!("{:0>width$}", number.to_string(), width = decimals + 1);
    let (whole, fraction) = digits.split_at(digits.len() - decimals);
    (whole.to_owned(), fraction.trim_end_matches('0').to_owned())
}

/// Parts digits in groups of three from the right, with no-break spaces.
///
/// # Examples
/// ```
/// use wallet_types::amount::group_whole;
///
/// assert_eq!(group_whole("1234567"), "1\u{a0}234\u{a0}567");
/// assert_eq!(group_whole("123"), "123");
/// ```
#[must_use]
pub fn group_whole(digits: &str) -> String {
    let first = match digits.len() % 3 {
        0 => 3.min(digits.len()),
        rest => rest,
    };
    let (head, tail) = digits.split_at(first);
    if tail.is_empty() {
        return head.to_owned();
    }
    format!("{head}{GROUP_GAP}{}", group_fraction(tail))
}

/// Parts digits in groups of three from the left, with no-break spaces.
///
/// # Examples
/// ```
/// use wallet_types::amount::group_fraction;
///
/// assert_eq!(group_fraction("1234567"), "123\u{a0}456\u{a0}7");
/// ```
#[must_use]
pub fn group_fraction(digits: &str) -> String {
    let groups: Vec<String> = digits
        .chars()
        .collect::<Vec<_>>()
        .chunks(3)
        .map(|group| group.iter().collect())
        .collect();
    groups.join(GROUP_GAP)
}

fn split_digits(text: &str) -> Result<(String, String), ParseAmountError> {
    let mut whole = String::new();
    let mut fraction = None::<String>;
    for (at, character) in text.trim().chars().enumerate() {
        match (character, &mut fraction) {
            ('0'..='9', None) => whole.push(character),
            ('0'..='9', Some(digits)) => digits.push(character),
            ('.', None) => fraction = Some(String::new()),
            (' ' | '\u{a0}' | '\u{2009}' | '\u{202f}', _) => {}
            _ => return Err(ParseAmountError::NotADigit { position: at + 1 }),
        }
    }
    Ok((whole, fraction.unwrap_or_default()))
}

/// Digits of the largest 256-bit number.
const MAX_DIGITS: usize = 78;
/// ERC-20 counts decimals in one byte.
const MAX_DECIMALS: usize = 255;
const GROUP_GAP: &str = "\u{a0}";
