//! Numbers of up to 256 bits as 32 bytes, from text and to text, without any other arithmetic.

use alloc::{string::String, vec::Vec};

use crate::typed_data::Fault;

/// A number's size, with its sign apart.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Number {
    pub(crate) is_negative: bool,
    /// Big-endian.
    pub(crate) size: [u8; 32],
}

impl Number {
    /// Reads decimal digits, or hexadecimal ones after `0x`, with a minus sign or without.
    pub(crate) fn read(text: &str) -> Result<Self, Fault> {
        let (is_negative, text) = match text.strip_prefix('-') {
            Some(rest) => (true, rest),
            None => (false, text),
        };
        let (radix, digits) = match text.strip_prefix("0x") {
            Some(digits) => (16, digits),
            None => (10, text),
        };
        if digits.is_empty() {
            return Err(Fault::NotANumber);
        }
        let mut size = [0; 32];
        for digit in digits.chars() {
            let digit = digit.to_digit(radix).ok_or(Fault::NotANumber)?;
            multiply_and_add(&mut size, radix, digit).ok_or(Fault::OutOfRange)?;
        }
        Ok(Self { is_negative, size })
    }

    /// Returns the 32 bytes of two's complement, where the number fits in so many bits with a
    /// sign, or without one.
    pub(crate) fn word(mut self, bits: u32, is_signed: bool) -> Option<[u8; 32]> {
        let is_zero = self.size == [0; 32];
        if !self.is_negative || is_zero {
            let room = bits - u32::from(is_signed);
            return (bit_len(&self.size) <= room).then_some(self.size);
        }
        // One less fits in one bit less, and its bits the other way round are the complement.
        for byte in self.size.iter_mut().rev() {
            let (less, borrowed) = byte.overflowing_sub(1);
            *byte = less;
            if !borrowed {
                break;
            }
        }
        let fits = is_signed && bit_len(&self.size) < bits;
        fits.then(|| self.size.map(|byte| !byte))
    }
}

/// How many bits a number has, without leading zeros.
pub(crate) fn bit_len(size: &[u8; 32]) -> u32 {
    let zeros = size.iter().take_while(|byte| **byte == 0).count();
    let first = size.get(zeros).map_or(0, |byte| byte.leading_zeros());
    256 - 8 * u32::try_from(zeros).unwrap_or(32) - first
}

/// Writes a number in decimal, where `is_signed` as two's complement.
pub(crate) fn decimal(word: &[u8; 32], is_signed: bool) -> String {
    let mut rest = *word;
    let is_negative = is_signed && word[0] & 0x80 != 0;
    if is_negative {
        rest = rest.map(|byte| !byte);
        let _ = multiply_and_add(&mut rest, 1, 1);
    }
    let mut digits = Vec::new();
    loop {
        let mut carry = 0_u16;
        for byte in &mut rest {
            let here = carry * 256 + u16::from(*byte);
            *byte = u8::try_from(here / 10).unwrap_or(u8::MAX);
            carry = here % 10;
        }
        digits.push(b'0' + u8::try_from(carry).unwrap_or(0));
        if rest == [0; 32] {
            break;
        }
    }
    let sign = if is_negative { "-" } else { "" };
    let digits = digits.iter().rev().map(|digit| char::from(*digit));
    sign.chars().chain(digits).collect()
}

/// Writes bytes in hexadecimal.
pub(crate) fn push_hex(out: &mut String, bytes: &[u8]) {
    for byte in bytes {
        for digit in [byte >> 4, byte & 15] {
            out.push(char::from_digit(digit.into(), 16).unwrap_or('0'));
        }
    }
}

/// Reads `0x` and pairs of hexadecimal digits.
pub(crate) fn unhex(text: &str) -> Option<Vec<u8>> {
    let digits = text.strip_prefix("0x")?.as_bytes();
    if digits.len() % 2 != 0 {
        return None;
    }
    let digit = |byte: u8| char::from(byte).to_digit(16);
    digits
        .chunks(2)
        .map(|pair| u8::try_from(digit(pair[0])? << 4 | digit(pair[1])?).ok())
        .collect()
}

fn multiply_and_add(size: &mut [u8; 32], by: u32, and: u32) -> Option<()> {
    let mut carry = and;
    for byte in size.iter_mut().rev() {
        let here = u32::from(*byte) * by + carry;
        *byte = u8::try_from(here & 0xff).unwrap_or(u8::MAX);
        carry = here >> 8;
    }
    (carry == 0).then_some(())
}

#[cfg(test)]
mod tests {
    use alloc::string::ToString;

    use alloy_primitives::{I256, U256};
    use proptest::prelude::*;

    use super::*;

    fn check(text: &str, bits: u32, is_signed: bool, expected: Option<&str>) {
        let word = Number::read(text)
            .ok()
            .and_then(|number| number.word(bits, is_signed));
        let found = word.map(|word| decimal(&word, is_signed));
        assert_eq!(found.as_deref(), expected, "{text} in {bits} bits");
    }

    #[test]
    fn edges_of_every_width() {
        for bits in (8_usize..=256).step_by(8) {
            let most: U256 = U256::MAX >> (256 - bits);
            let bits = u32::try_from(bits).unwrap();
            check(&most.to_string(), bits, false, Some(&most.to_string()));
            let half: U256 = most >> 1;
            check(&half.to_string(), bits, true, Some(&half.to_string()));
            let over = half + U256::from(1);
            check(&over.to_string(), bits, true, None);
            let least = alloc::format!("-{over}");
            check(&least, bits, true, Some(&least));
            let below = alloc::format!("-{}", over + U256::from(1));
            check(&below, bits, true, None);
            if bits < 256 {
                check(&(most + U256::from(1)).to_string(), bits, false, None);
            }
        }
    }

    #[test]
    fn odd_texts() {
        check("-0", 8, false, Some("0"));
        check("-1", 8, false, None);
        check("-0x80", 8, true, Some("-128"));
        check("0x00ff", 8, false, Some("255"));
        check("007", 8, false, Some("7"));
        for text in [
            "", "-", "0x", "+1", " 1", "1 ", "1.0", "1e3", "0X1", "--1", "1_0", "١",
        ] {
            assert_eq!(Number::read(text), Err(Fault::NotANumber), "{text}");
        }
        assert_eq!(Number::read(&"9".repeat(78)), Err(Fault::OutOfRange));
        let long = alloc::format!("0x1{}", "0".repeat(64));
        assert_eq!(Number::read(&long), Err(Fault::OutOfRange));
    }

    proptest! {
        #[test]
        fn like_wide_integers(bytes: [u8; 32], shift in 0_usize..256) {
            let number: U256 = U256::from_be_bytes(bytes) >> shift;
            let word = number.to_be_bytes::<32>();
            prop_assert_eq!(decimal(&word, false), number.to_string());
            prop_assert_eq!(decimal(&word, true), I256::from_raw(number).to_string());
            prop_assert_eq!(usize::try_from(bit_len(&word)).unwrap(), number.bit_len());
            let hex = alloc::format!("{number:#x}");
            prop_assert_eq!(Number::read(&hex), Number::read(&number.to_string()));
            let signed = Number::read(&I256::from_raw(number).to_string()).unwrap();
            prop_assert_eq!(signed.word(256, true), Some(word));
        }
    }
}
