//! Values inside results: quantities, hashes, addresses, bytes
//! ([EIP-1474](https://eips.ethereum.org/EIPS/eip-1474)).
//!
//! A number must be `0x` and digits. Leading zeros and capital digits change nothing and are let
//! pass; decimal numbers, and `0x` alone, could be read in two ways and are refused.

use alloy_primitives::U256;
use wallet_types::{Address, Digest, Gas, Nonce, Wei};

use crate::{error::ValueFault, json::Json};

/// Reads a field of an object that must be there.
pub(crate) fn field<'a>(object: &'a Json, name: &str) -> Result<&'a Json, ValueFault> {
    match object {
        Json::Object(_) => object.field(name).ok_or(ValueFault::Missing),
        Json::Null => Err(ValueFault::Missing),
        _ => Err(ValueFault::WrongType),
    }
}

/// Reads a number of up to 256 bits.
pub(crate) fn quantity(value: &Json) -> Result<U256, ValueFault> {
    let digits = hex_digits(value)?;
    if digits.is_empty() {
        return Err(ValueFault::NotHex);
    }
    let significant = digits.trim_start_matches('0');
    if significant.len() > U256_DIGITS {
        return Err(ValueFault::OutOfRange);
    }
    match significant {
        "" => Ok(U256::ZERO),
        _ => U256::from_str_radix(significant, 16).map_err(|_| ValueFault::NotHex),
    }
}

/// Reads a number of up to 64 bits.
pub(crate) fn number(value: &Json) -> Result<u64, ValueFault> {
    u64::try_from(quantity(value)?).map_err(|_| ValueFault::OutOfRange)
}

/// Reads an amount.
pub(crate) fn wei(value: &Json) -> Result<Wei, ValueFault> {
    quantity(value).map(Wei::new)
}

/// Reads an amount of gas.
pub(crate) fn gas(value: &Json) -> Result<Gas, ValueFault> {
    number(value).map(Gas)
}

/// Reads a nonce, which [EIP-2681](https://eips.ethereum.org/EIPS/eip-2681) keeps below 2^64 - 1.
pub(crate) fn nonce(value: &Json) -> Result<Nonce, ValueFault> {
    match number(value)? {
        u64::MAX => Err(ValueFault::OutOfRange),
        nonce => Ok(Nonce(nonce)),
    }
}

/// Reads 32 bytes.
pub(crate) fn digest(value: &Json) -> Result<Digest, ValueFault> {
    fixed(value).map(Digest::from_bytes)
}

/// Reads 20 bytes; the case of the digits carries no meaning here.
pub(crate) fn address(value: &Json) -> Result<Address, ValueFault> {
    fixed(value).map(Address::from_bytes)
}

/// Reads bytes of any length.
pub(crate) fn bytes(value: &Json) -> Result<Vec<u8>, ValueFault> {
    let digits = hex_digits(value)?;
    if !digits.len().is_multiple_of(2) {
        return Err(ValueFault::WrongLength);
    }
    alloy_primitives::hex::decode(digits).map_err(|_| ValueFault::NotHex)
}

/// Reads a list.
pub(crate) fn list(value: &Json) -> Result<&[Json], ValueFault> {
    value.as_list().ok_or(ValueFault::WrongType)
}

/// Writes bytes as `0x` and digits.
pub(crate) fn write_bytes(bytes: &[u8]) -> String {
    alloy_primitives::hex::encode_prefixed(bytes)
}

/// Writes an address in small letters, as every endpoint takes it.
pub(crate) fn write_address(address: Address) -> String {
    write_bytes(address.as_bytes())
}

/// Writes a number as `0x` and digits, without leading zeros.
pub(crate) fn write_number(number: u64) -> String {
    format!("{number:#x}")
}

fn fixed<const N: usize>(value: &Json) -> Result<[u8; N], ValueFault> {
    bytes(value)?
        .try_into()
        .map_err(|_| ValueFault::WrongLength)
}

fn hex_digits(value: &Json) -> Result<&str, ValueFault> {
    let text = match value {
        Json::Text(text) => text,
        Json::Null => return Err(ValueFault::Missing),
        _ => return Err(ValueFault::WrongType),
    };
    text.strip_prefix("0x")
        .filter(|digits| digits.bytes().all(|b| b.is_ascii_hexdigit()))
        .ok_or(ValueFault::NotHex)
}

const U256_DIGITS: usize = 64;

#[cfg(test)]
mod tests {
    use super::*;

    fn text(value: &str) -> Json {
        Json::Text(value.to_owned())
    }

    #[test]
    fn reads_numbers() {
        let check = |value: &str, expected| assert_eq!(number(&text(value)), expected, "{value}");
        check("0x0", Ok(0));
        check("0x00ff", Ok(255));
        check("0xFf", Ok(255));
        check("0xffffffffffffffff", Ok(u64::MAX));
        check("0x10000000000000000", Err(ValueFault::OutOfRange));
        check("0x", Err(ValueFault::NotHex));
        check("", Err(ValueFault::NotHex));
        check("0X1", Err(ValueFault::NotHex));
        check("255", Err(ValueFault::NotHex));
        check("-0x1", Err(ValueFault::NotHex));
        check("0x1_0", Err(ValueFault::NotHex));
        check("0x 1", Err(ValueFault::NotHex));
        check("0xé", Err(ValueFault::NotHex));
        assert_eq!(number(&Json::Integer(255)), Err(ValueFault::WrongType));
        assert_eq!(number(&Json::Null), Err(ValueFault::Missing));
    }

    #[test]
    fn reads_amounts_of_all_sizes() {
        assert_eq!(
            wei(&text(&format!("0x{}", "f".repeat(64)))),
            Ok(Wei::new(U256::MAX))
        );
        assert_eq!(
            wei(&text(&format!("0x1{}", "0".repeat(64)))),
            Err(ValueFault::OutOfRange)
        );
        assert_eq!(
            wei(&text(&format!("0x{}1", "0".repeat(100)))),
            Ok(Wei::from_u64(1))
        );
    }

    #[test]
    fn reads_bytes_and_nonces() {
        assert_eq!(bytes(&text("0x")), Ok(vec![]));
        assert_eq!(bytes(&text("0x00aB")), Ok(vec![0, 0xab]));
        assert_eq!(bytes(&text("0x0")), Err(ValueFault::WrongLength));
        assert_eq!(digest(&text("0x00")), Err(ValueFault::WrongLength));
        assert_eq!(
            nonce(&text("0xffffffffffffffff")),
            Err(ValueFault::OutOfRange)
        );
    }
}
