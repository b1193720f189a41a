//! Numbers of payment links: whole numbers, written with a point and a power of ten if one likes.

use alloc::{
    format,
    string::{String, ToString},
};

use alloy_primitives::U256;

/// Reads a number. `None` for anything but a whole number below 2^256.
///
/// ERC-681's grammar also allows a sign and an empty number: no amount needs them, so they are
/// refused.
pub(super) fn read(text: &str) -> Option<U256> {
    let (digits, exponent) = match text.split_once(['e', 'E']) {
        Some((digits, exponent)) => (digits, read_exponent(exponent)?),
        None => (text, 0),
    };
    let (whole, fraction) = match digits.split_once('.') {
        Some((_, "")) => return None,
        Some((whole, fraction)) => (whole, fraction),
        None => (digits, ""),
    };
    let are_digits = |text: &str| text.bytes().all(|b| b.is_ascii_digit());
    if whole.is_empty() || !are_digits(whole) || !are_digits(fraction) {
        return None;
    }
    // Zeros at the end of a fraction change nothing, and demand no exponent.
    let fraction = fraction.trim_end_matches('0');
    let zeros = exponent.checked_sub(fraction.len())?;
    let digits = [whole, fraction].concat();
    let significant = digits.trim_start_matches('0');
    if significant.is_empty() {
        return Some(U256::ZERO);
    }
    if significant.len() + zeros > MAX_DIGITS {
        return None;
    }
    U256::from_str_radix(&format!("{significant}{}", "0".repeat(zeros)), 10).ok()
}

/// Writes a number as people of the field do: `2.014e18`; plainly where that is shorter.
pub(super) fn shortest(number: &U256) -> String {
    let digits = number.to_string();
    let significant = digits.trim_end_matches('0');
    let zeros = digits.len() - significant.len();
    if zeros == 0 {
        return digits;
    }
    let (head, tail) = significant.split_at(significant.len().min(1));
    let point = if tail.is_empty() { "" } else { "." };
    let scientific = format!("{head}{point}{tail}e{}", digits.len() - 1);
    if scientific.len() < digits.len() && !head.is_empty() {
        scientific
    } else {
        digits
    }
}

fn read_exponent(text: &str) -> Option<usize> {
    let is_short = (1..=2).contains(&text.len());
    let is_plain = text.bytes().all(|b| b.is_ascii_digit());
    text.parse().ok().filter(|_| is_short && is_plain)
}

/// 2^256 has 78 digits.
const MAX_DIGITS: usize = 78;
