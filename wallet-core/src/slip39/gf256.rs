//! The field of 256 elements in which secrets are shared, with Rijndael's polynomial.
//!
//! Neither a branch nor an address depends on an element, so the time taken tells nothing of it; a
//! table of logarithms would be faster, and would tell. Adding is the exclusive or.

/// Multiplies two elements.
pub(super) fn product(mut a: u8, b: u8) -> u8 {
    let mut sum = 0;
    for bit in 0..8 {
        sum ^= a & (b >> bit & 1).wrapping_neg();
        // The part of the polynomial below its eighth power takes the place of what is shifted out.
        a = a << 1 ^ POLYNOMIAL & (a >> 7).wrapping_neg();
    }
    sum
}

/// Inverts an element; the inverse of 0 is 0.
pub(super) fn inverse(a: u8) -> u8 {
    // By Fermat the inverse is the power of 254, all bits of which but the last are set.
    let power = (0..6).fold(a, |power, _| product(product(power, power), a));
    product(power, power)
}

const POLYNOMIAL: u8 = 0x1b;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn is_rijndaels_field() {
        // The examples of FIPS 197, section 4.2.
        assert_eq!(product(0x57, 0x83), 0xc1);
        assert_eq!(product(0x57, 0x13), 0xfe);
        assert_eq!(inverse(0), 0);
        for a in 1..=255 {
            assert_eq!(product(a, inverse(a)), 1);
            assert_eq!(product(a, 1), a);
            assert_eq!(product(a, 0), 0);
        }
    }

    #[test]
    fn multiplies_like_the_definition() {
        let by_definition = |a: u8, b: u8| {
            let powers = (0..8).filter(|bit| b >> bit & 1 == 1);
            let whole = powers.fold(0_u16, |sum, bit| sum ^ u16::from(a) << bit);
            let reduced = (8..15).rev().fold(whole, |rest, bit| {
                let is_set = rest >> bit & 1 == 1;
                if is_set {
                    rest ^ 0x11b << (bit - 8)
                } else {
                    rest
                }
            });
            u8::try_from(reduced).unwrap()
        };
        for a in 0..=255 {
            for b in 0..=255 {
                assert_eq!(product(a, b), by_definition(a, b), "{a} {b}");
            }
        }
    }
}
