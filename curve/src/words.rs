//! Numbers of 256 bits as words, least first, and their change to limbs of other widths.

use subtle::Choice;

/// Writes a step out for each of the limbs named: a build for size would make a loop of it, and keep in
/// memory what then fits in locals.
macro_rules! each_limb {
    ($at:ident in $($number:literal)* => $step:block) => {
        $({
            let $at: usize = $number;
            $step
        })*
    };
}
pub(crate) use each_limb;

/// A number of 256 bits.
pub(crate) type Words = [u32; 8];

/// Reads a big-endian number.
pub(crate) fn from_bytes(bytes: &[u8; 32]) -> Words {
    let mut words = [0; 8];
    for (word, chunk) in words.iter_mut().rev().zip(bytes.chunks_exact(4)) {
        *word = u32::from_be_bytes([chunk[0], chunk[1], chunk[2], chunk[3]]);
    }
    words
}

/// Writes a big-endian number.
pub(crate) fn to_bytes(words: &Words) -> [u8; 32] {
    let mut bytes = [0; 32];
    for (word, chunk) in words.iter().rev().zip(bytes.chunks_exact_mut(4)) {
        chunk.copy_from_slice(&word.to_be_bytes());
    }
    bytes
}

/// Cuts a number into limbs of another width. Both widths are 32 bits at most; which bits are set
/// changes nothing in what is done.
pub(crate) const fn repack<const FROM: usize, const TO: usize>(
    limbs: &[u32; FROM],
    from_bits: u32,
    to_bits: u32,
) -> [u32; TO] {
    let mut out = [0; TO];
    let (mut held, mut held_bits, mut read, mut at) = (0_u64, 0, 0, 0);
    while at < TO {
        while held_bits < to_bits && read < FROM {
            held |= (limbs[read] as u64) << held_bits;
            held_bits += from_bits;
            read += 1;
        }
        out[at] = low(held) & low(u64::MAX >> (64 - to_bits));
        held >>= to_bits;
        held_bits = held_bits.saturating_sub(to_bits);
        at += 1;
    }
    out
}

/// A choice from a bit. The compiler does not see through it, so that it makes no branch of what is
/// chosen, and no address.
pub(crate) fn choice(bit: u32) -> Choice {
    Choice::from(bit.to_le_bytes()[0])
}

/// The lower half of a product.
#[allow(
    clippy::cast_possible_truncation,
    reason = "the lower half is what is wanted"
)]
pub(crate) const fn low(wide: u64) -> u32 {
    wide as u32
}

/// Subtracts, and returns what was borrowed: 1 where the first is the lesser, else 0.
pub(crate) fn subtract(a: &Words, b: &Words) -> (Words, u32) {
    let mut out = [0; 8];
    let mut borrow = 0;
    for at in 0..8 {
        let difference = u64::from(a[at])
            .wrapping_sub(u64::from(b[at]))
            .wrapping_sub(borrow);
        out[at] = low(difference);
        borrow = difference >> 63;
    }
    (out, low(borrow))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn repacks_there_and_back() {
        let words: Words = [
            1,
            0xffff_ffff,
            3,
            0x8000_0001,
            5,
            0xdead_beef,
            7,
            0xf000_000f,
        ];
        let narrow: [u32; 9] = repack(&words, 32, 29);
        assert_eq!(repack::<9, 8>(&narrow, 29, 32), words);
        let other: [u32; 9] = repack(&words, 32, 30);
        assert_eq!(repack::<9, 8>(&other, 30, 32), words);
        assert_eq!(from_bytes(&to_bytes(&words)), words);
    }

    #[test]
    fn borrows() {
        let one = [1, 0, 0, 0, 0, 0, 0, 0];
        assert_eq!(subtract(&one, &one), ([0; 8], 0));
        assert_eq!(subtract(&[0; 8], &one), ([u32::MAX; 8], 1));
    }
}
