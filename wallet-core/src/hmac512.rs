//! HMAC-SHA-512 ([RFC 2104](https://www.rfc-editor.org/rfc/rfc2104)), and PBKDF2 with it for one block
//! of output ([RFC 8018](https://www.rfc-editor.org/rfc/rfc8018), section 5.2).
//!
//! A round of PBKDF2 is two compressions of a block whose second half never changes, and that is all
//! that the loop does: nothing is padded, copied or turned to bytes on the way. Phrases and keys pass
//! through here, so every state and block is erased.

mod sha512;

use zeroize::Zeroizing;

use sha512::{Hash, START, compress};

/// Hashes parts, one after another, under a key of any length.
pub(crate) fn hmac(key: &[u8], parts: &[&[u8]]) -> Zeroizing<[u8; 64]> {
    let keyed = Keyed::new(key);
    let mut block = keyed.inner_hash(parts);
    compress(&keyed.outer, &mut block);
    bytes_of(&block)
}

/// Stretches a password and a salt to 64 bytes.
pub(crate) fn pbkdf2(password: &[u8], salt: &[u8], rounds: u32) -> Zeroizing<[u8; 64]> {
    let keyed = Keyed::new(password);
    let mut block = keyed.inner_hash(&[salt, &[0, 0, 0, 1]]);
    compress(&keyed.outer, &mut block);
    let mut sum = block.clone();
    for _ in 1..rounds {
        compress(&keyed.inner, &mut block);
        compress(&keyed.outer, &mut block);
        for (sum, word) in sum.iter_mut().zip(&block[..8]) {
            *sum ^= word;
        }
    }
    bytes_of(&sum)
}

type State = Zeroizing<[u64; 8]>;
type Block = Zeroizing<[u64; 16]>;

/// The two hashes of HMAC after their first block, which is the key under a pad.
struct Keyed {
    inner: State,
    outer: State,
}

impl Keyed {
    fn new(key: &[u8]) -> Self {
        let digest;
        let key = if key.len() > BLOCK_LEN_BYTES {
            digest = bytes_of(&Hash::new(&START, 0).finish(&[key]));
            digest.as_slice()
        } else {
            key
        };
        Self {
            inner: padded(key, INNER_PAD),
            outer: padded(key, OUTER_PAD),
        }
    }

    /// The inner hash, in a block that is padded for the outer.
    fn inner_hash(&self, parts: &[&[u8]]) -> Block {
        let mut block = Hash::new(&self.inner, BLOCK_LEN_BYTES).finish(parts);
        block[8..].fill(0);
        block[8] = 1 << 63;
        block[15] = HASHED_BITS;
        block
    }
}

/// Starts a hash with a key of at most one block under a pad.
fn padded(key: &[u8], pad: u8) -> State {
    let mut block = Zeroizing::new([u64::from_ne_bytes([pad; 8]); 16]);
    for (at, byte) in key.iter().enumerate() {
        block[at / 8] ^= u64::from(*byte) << (56 - 8 * (at % 8));
    }
    compress(&START, &mut block);
    let mut state = Zeroizing::new([0; 8]);
    state.copy_from_slice(&block[..8]);
    state
}

fn bytes_of(block: &Block) -> Zeroizing<[u8; 64]> {
    let mut out = Zeroizing::new([0; 64]);
    for (chunk, word) in out.chunks_exact_mut(8).zip(block.iter()) {
        chunk.copy_from_slice(&word.to_be_bytes());
    }
    out
}

const BLOCK_LEN_BYTES: usize = 128;
const INNER_PAD: u8 = 0x36;
const OUTER_PAD: u8 = 0x5c;

/// One block of key and 64 bytes.
const HASHED_BITS: u64 = 8 * (128 + 64);

#[cfg(test)]
mod tests {
    use alloc::vec;

    use ::hmac::{Hmac, Mac};
    use sha2::Sha512;

    use super::*;

    /// Around each length at which a block ends, or has no room for the padding.
    const LENGTHS: [usize; 13] = [0, 1, 63, 64, 111, 112, 127, 128, 129, 200, 239, 240, 400];

    #[test]
    fn stretches_as_another_does() {
        for length in LENGTHS {
            let (password, salt) = (vec![7; length], vec![9; 2 * length]);
            for rounds in [1, 2, 3, 2048] {
                let mut expected = [0; 64];
                ::pbkdf2::pbkdf2_hmac::<Sha512>(&password, &salt, rounds, &mut expected);
                assert_eq!(*pbkdf2(&password, &salt, rounds), expected);
            }
        }
    }

    #[test]
    fn hashes_as_another_does() {
        for key_length in LENGTHS {
            for length in LENGTHS {
                let (key, text): (vec::Vec<u8>, vec::Vec<u8>) = (
                    (1..=255).cycle().take(key_length).collect(),
                    (3..=250).cycle().take(length).collect(),
                );
                let mut mac = <Hmac<Sha512> as Mac>::new_from_slice(&key).unwrap();
                mac.update(&text);
                let (first, second) = text.split_at(length / 3);
                assert_eq!(*hmac(&key, &[first, second]), *mac.finalize().into_bytes());
            }
        }
    }
}
