//! RIPEMD-160, by which BIP-32 names keys.
//!
//! Owns the hash of short messages alone: one block, as the 32 bytes of a SHA-256 digest need. It
//! guards nothing here, so it is written for few bytes, as loops over tables
//! ([Dobbertin, Bosselaers, Preneel](https://homes.esat.kuleuven.be/~bosselae/ripemd160.html)).

/// Hashes 32 bytes.
pub(crate) fn ripemd160(message: &[u8; 32]) -> [u8; 20] {
    let block = block_of(message);
    let left = line(&block, &LEFT);
    let right = line(&block, &RIGHT);
    let mut digest = [0; 20];
    for (at, word) in digest.chunks_exact_mut(4).enumerate() {
        let sum = START[(at + 1) % 5]
            .wrapping_add(left[(at + 2) % 5])
            .wrapping_add(right[(at + 3) % 5]);
        word.copy_from_slice(&sum.to_le_bytes());
    }
    digest
}

/// One of the two lines of 80 steps.
struct Line {
    /// Which of the five functions each round takes.
    functions: [u8; 5],
    constants: [u32; 5],
    /// Which word each step takes.
    words: &'static [u8; 80],
    /// How far each step turns.
    turns: &'static [u8; 80],
}

/// Pads the message to a block: a bit, zeros, and the length in bits.
fn block_of(message: &[u8; 32]) -> [u32; 16] {
    let mut block = [0; 16];
    for (word, bytes) in block.iter_mut().zip(message.chunks_exact(4)) {
        *word = u32::from_le_bytes([bytes[0], bytes[1], bytes[2], bytes[3]]);
    }
    block[8] = 0x80;
    block[14] = 256;
    block
}

fn line(block: &[u32; 16], line: &Line) -> [u32; 5] {
    let [mut a, mut b, mut c, mut d, mut e] = START;
    for step in 0..80 {
        let round = step / 16;
        let mixed = a
            .wrapping_add(mix(line.functions[round], b, c, d))
            .wrapping_add(block[usize::from(line.words[step])])
            .wrapping_add(line.constants[round])
            .rotate_left(u32::from(line.turns[step]))
            .wrapping_add(e);
        (a, b, c, d, e) = (e, mixed, b, c.rotate_left(10), d);
    }
    [a, b, c, d, e]
}

const fn mix(function: u8, x: u32, y: u32, z: u32) -> u32 {
    match function {
        0 => x ^ y ^ z,
        1 => (x & y) | (!x & z),
        2 => (x | !y) ^ z,
        3 => (x & z) | (y & !z),
        _ => x ^ (y | !z),
    }
}

const START: [u32; 5] = [
    0x6745_2301,
    0xefcd_ab89,
    0x98ba_dcfe,
    0x1032_5476,
    0xc3d2_e1f0,
];

const LEFT: Line = Line {
    functions: [0, 1, 2, 3, 4],
    constants: [0, 0x5a82_7999, 0x6ed9_eba1, 0x8f1b_bcdc, 0xa953_fd4e],
    words: &[
        0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, //
        7, 4, 13, 1, 10, 6, 15, 3, 12, 0, 9, 5, 2, 14, 11, 8, //
        3, 10, 14, 4, 9, 15, 8, 1, 2, 7, 0, 6, 13, 11, 5, 12, //
        1, 9, 11, 10, 0, 8, 12, 4, 13, 3, 7, 15, 14, 5, 6, 2, //
        4, 0, 5, 9, 7, 12, 2, 10, 14, 1, 3, 8, 11, 6, 15, 13,
    ],
    turns: &[
        11, 14, 15, 12, 5, 8, 7, 9, 11, 13, 14, 15, 6, 7, 9, 8, //
        7, 6, 8, 13, 11, 9, 7, 15, 7, 12, 15, 9, 11, 7, 13, 12, //
        11, 13, 6, 7, 14, 9, 13, 15, 14, 8, 13, 6, 5, 12, 7, 5, //
        11, 12, 14, 15, 14, 15, 9, 8, 9, 14, 5, 6, 8, 6, 5, 12, //
        9, 15, 5, 11, 6, 8, 13, 12, 5, 12, 13, 14, 11, 8, 5, 6,
    ],
};

const RIGHT: Line = Line {
    functions: [4, 3, 2, 1, 0],
    constants: [0x50a2_8be6, 0x5c4d_d124, 0x6d70_3ef3, 0x7a6d_76e9, 0],
    words: &[
        5, 14, 7, 0, 9, 2, 11, 4, 13, 6, 15, 8, 1, 10, 3, 12, //
        6, 11, 3, 7, 0, 13, 5, 10, 14, 15, 8, 12, 4, 9, 1, 2, //
        15, 5, 1, 3, 7, 14, 6, 9, 11, 8, 12, 2, 10, 0, 4, 13, //
        8, 6, 4, 1, 3, 11, 15, 0, 5, 12, 2, 13, 9, 7, 10, 14, //
        12, 15, 10, 4, 1, 5, 8, 7, 6, 2, 13, 14, 0, 3, 9, 11,
    ],
    turns: &[
        8, 9, 9, 11, 13, 15, 15, 5, 7, 7, 8, 11, 14, 14, 12, 6, //
        9, 13, 15, 7, 12, 8, 9, 11, 7, 7, 12, 7, 6, 15, 13, 11, //
        9, 7, 15, 11, 8, 6, 6, 14, 12, 13, 5, 14, 13, 13, 7, 5, //
        15, 5, 8, 11, 14, 14, 6, 14, 6, 9, 12, 9, 12, 5, 15, 8, //
        8, 5, 12, 9, 12, 5, 14, 6, 8, 13, 6, 5, 15, 13, 11, 11,
    ],
};

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use ripemd::{Digest as _, Ripemd160};

    use super::*;

    proptest! {
        #[test]
        fn agrees_with_another_hand(message in any::<[u8; 32]>()) {
            prop_assert_eq!(ripemd160(&message), <[u8; 20]>::from(Ripemd160::digest(message)));
        }
    }
}
