//! The checksum of a share: a Reed-Solomon code over GF(1024) that finds any three wrong words.
//!
//! Works in constant time. Correcting words is left out, as the standard advises: a corrected share
//! may be another one.

/// How many words the checksum has.
pub(super) const CHECKSUM_WORDS: usize = 3;

/// Computes the checksum of words; the customization parts one kind of share from another.
pub(super) fn checksum(customization: &[u8], words: &[u16]) -> [u16; CHECKSUM_WORDS] {
    let sum = absorb(absorb_all(customization, words), &[0; CHECKSUM_WORDS]) ^ 1;
    [20, 10, 0].map(|shift| low_word(sum >> shift))
}

/// Says whether words end in their checksum.
pub(super) fn is_right(customization: &[u8], words: &[u16]) -> bool {
    absorb_all(customization, words) == 1
}

fn absorb_all(customization: &[u8], words: &[u16]) -> u32 {
    let start = customization
        .iter()
        .fold(1, |sum, byte| absorb(sum, &[u16::from(*byte)]));
    absorb(start, words)
}

fn absorb(sum: u32, words: &[u16]) -> u32 {
    words.iter().fold(sum, |sum, word| {
        let top = sum >> 20;
        let shifted = (sum & 0xf_ffff) << 10 ^ u32::from(*word);
        GENERATOR
            .iter()
            .enumerate()
            .fold(shifted, |sum, (bit, term)| {
                sum ^ (term & (top >> bit & 1).wrapping_neg())
            })
    })
}

fn low_word(sum: u32) -> u16 {
    let [_, _, high, low] = (sum & 0x3ff).to_be_bytes();
    u16::from_be_bytes([high, low])
}

/// The standard's generator, times each power of two.
const GENERATOR: [u32; 10] = [
    0x00e0_e040,
    0x01c1_c080,
    0x0383_8100,
    0x0707_0200,
    0x0e0e_0009,
    0x1c0c_2412,
    0x3808_6c24,
    0x3090_fc48,
    0x21b1_f890,
    0x03f3_f120,
];

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        /// Up to three wrong words are always found, however far apart.
        #[test]
        fn finds_three_wrong_words(
            mut words in prop::collection::vec(0..1024_u16, 17..57),
            wrong in prop::collection::vec((any::<prop::sample::Index>(), 1..1024_u16), 1..4),
        ) {
            words.extend(checksum(b"shamir", &words));
            prop_assert!(is_right(b"shamir", &words));
            prop_assert!(!is_right(b"shamir_extendable", &words));
            let right = words.clone();
            for (at, change) in wrong {
                let at = at.index(words.len());
                words[at] ^= change;
            }
            prop_assert_eq!(is_right(b"shamir", &words), words == right);
        }
    }
}
