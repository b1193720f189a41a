//! Base58Check, the text form of extended keys.
//!
//! Owns the digits and the checksum, four bytes of a doubled SHA-256. What is written may be
//! secret, so every buffer is erased. What the bytes mean is the caller's business.

use alloc::{string::String, vec::Vec};

use sha2::{Digest as _, Sha256};
use zeroize::Zeroizing;

use crate::secret::{SecretBytes, SecretText};

/// Why a text is no Base58Check.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Base58Error {
    /// A character is no digit; counted from 1.
    NotADigit { position: usize },
    /// The text has more than [`MAX_CHARS`] characters, or fewer bytes than a checksum.
    WrongLength,
    /// The checksum fits no bytes such as these: at least one character is wrong.
    WrongChecksum,
}

/// Writes bytes and their checksum.
pub(crate) fn encode(bytes: &[u8]) -> SecretText {
    let mut checked = Zeroizing::new(Vec::with_capacity(bytes.len() + CHECKSUM_LEN_BYTES));
    checked.extend_from_slice(bytes);
    checked.extend_from_slice(&checksum(bytes));
    // A byte takes at most 1.366 digits.
    let mut digits = Zeroizing::new(alloc::vec![0_u8; checked.len() * 11 / 8 + 1]);
    for byte in &*checked {
        multiply_and_add(&mut digits, 58, 256, *byte);
    }
    let zeros = checked.iter().take_while(|byte| **byte == 0).count();
    let first = digits.iter().position(|digit| *digit != 0);
    let digits = &digits[first.unwrap_or(digits.len())..];
    let mut text = String::with_capacity(zeros + digits.len());
    text.extend(core::iter::repeat_n('1', zeros));
    text.extend(
        digits
            .iter()
            .map(|digit| char::from(DIGITS[usize::from(*digit)])),
    );
    SecretText::from(text)
}

/// Reads bytes, and takes away the checksum that fits them.
pub(crate) fn decode(text: &str) -> Result<SecretBytes, Base58Error> {
    let foreign = |c: char| !u8::try_from(c).is_ok_and(|c| DIGITS.contains(&c));
    if let Some(at) = text.chars().position(foreign) {
        return Err(Base58Error::NotADigit { position: at + 1 });
    }
    if text.len() > MAX_CHARS {
        return Err(Base58Error::WrongLength);
    }
    // A digit takes less than a byte.
    let mut bytes = Zeroizing::new(alloc::vec![0_u8; text.len()]);
    for digit in text.bytes() {
        let value = DIGITS.iter().zip(0..).find(|(known, _)| **known == digit);
        multiply_and_add(&mut bytes, 256, 58, value.map_or(0, |(_, value)| value));
    }
    let zeros = text.bytes().take_while(|digit| *digit == DIGITS[0]).count();
    let first = bytes.iter().position(|byte| *byte != 0);
    let bytes = &bytes[first.unwrap_or(bytes.len()) - zeros..];
    let (bytes, found) = bytes.split_last_chunk().ok_or(Base58Error::WrongLength)?;
    if *found != checksum(bytes) {
        return Err(Base58Error::WrongChecksum);
    }
    Ok(SecretBytes::from(bytes.to_vec()))
}

/// Multiplies a big-endian number in one base by another, and adds a digit of the other.
fn multiply_and_add(number: &mut [u8], base: u16, factor: u16, digit: u8) {
    let mut carry = u16::from(digit);
    for place in number.iter_mut().rev() {
        carry += u16::from(*place) * factor;
        // What is left is below the base, which is 256 at most.
        [_, *place] = (carry % base).to_be_bytes();
        carry /= base;
    }
}

fn checksum(bytes: &[u8]) -> [u8; CHECKSUM_LEN_BYTES] {
    let [a, b, c, d, ..] = <[u8; 32]>::from(Sha256::digest(Sha256::digest(bytes)));
    [a, b, c, d]
}

const DIGITS: &[u8; 58] = b"123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz";
const CHECKSUM_LEN_BYTES: usize = 4;
/// More than the 111 of an extended key; longer texts cost the square of their length.
const MAX_CHARS: usize = 256;

#[cfg(test)]
mod tests;
