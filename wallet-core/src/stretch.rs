//! PBKDF2 with HMAC-SHA-512, for one block of output
//! ([RFC 8018](https://www.rfc-editor.org/rfc/rfc8018), section 5.2).
//!
//! Each round is two compressions of a block whose second half never changes, and that is all that
//! the loop does: nothing is padded, copied or turned to bytes on the way.

mod sha512;

use sha2::{Digest, Sha512};
use zeroize::Zeroizing;

use sha512::{START, compress};

/// Stretches a password and a salt to 64 bytes.
pub(crate) fn pbkdf2(password: &[u8], salt: &[u8], rounds: u32) -> Zeroizing<[u8; 64]> {
    let key = key_of(password);
    let (inner, outer) = (absorbed(&key, INNER_PAD), absorbed(&key, OUTER_PAD));
    let mut block = first(&key, salt);
    compress(&outer, &mut block);
    let mut sum = Zeroizing::new([0; 8]);
    sum.copy_from_slice(&block[..8]);
    for _ in 1..rounds {
        compress(&inner, &mut block);
        compress(&outer, &mut block);
        for (sum, word) in sum.iter_mut().zip(&*block) {
            *sum ^= word;
        }
    }
    let mut out = Zeroizing::new([0; 64]);
    for (chunk, word) in out.chunks_exact_mut(8).zip(&*sum) {
        chunk.copy_from_slice(&word.to_be_bytes());
    }
    out
}

type State = Zeroizing<[u64; 8]>;
type Block = Zeroizing<[u64; 16]>;
type Key = Zeroizing<[u8; BLOCK_LEN_BYTES]>;

/// HMAC's key: a password that fits, or else its digest.
fn key_of(password: &[u8]) -> Key {
    let mut key = Zeroizing::new([0; BLOCK_LEN_BYTES]);
    if password.len() > BLOCK_LEN_BYTES {
        let digest = Zeroizing::new(<[u8; 64]>::from(Sha512::digest(password)));
        key[..64].copy_from_slice(&*digest);
    } else {
        key[..password.len()].copy_from_slice(password);
    }
    key
}

/// Starts a hash with the key under a pad.
fn absorbed(key: &Key, pad: u8) -> State {
    let mut block = Zeroizing::new([0; 16]);
    for (word, chunk) in block.iter_mut().zip(key.as_chunks::<8>().0) {
        *word = u64::from_be_bytes(chunk.map(|byte| byte ^ pad));
    }
    compress(&START, &mut block);
    let mut state = Zeroizing::new([0; 8]);
    state.copy_from_slice(&block[..8]);
    state
}

/// The inner hash of the first round, over the salt and the number of the block, which is 1; padded
/// as each later one is, as the second block of its hash.
fn first(key: &Key, salt: &[u8]) -> Block {
    let inner_key = Zeroizing::new(key.map(|byte| byte ^ INNER_PAD));
    let hash = Sha512::new()
        .chain_update(inner_key.as_slice())
        .chain_update(salt);
    let hash = hash.chain_update([0, 0, 0, 1]).finalize();
    let digest = Zeroizing::new(<[u8; 64]>::from(hash));
    let mut block = Zeroizing::new([0; 16]);
    for (word, chunk) in block.iter_mut().zip(digest.as_chunks::<8>().0) {
        *word = u64::from_be_bytes(*chunk);
    }
    block[8] = 1 << 63;
    block[15] = HASHED_BITS;
    block
}

const BLOCK_LEN_BYTES: usize = 128;
const INNER_PAD: u8 = 0x36;
const OUTER_PAD: u8 = 0x5c;

/// One block of key and 64 bytes.
const HASHED_BITS: u64 = 8 * (128 + 64);

#[cfg(test)]
mod tests {
    use alloc::vec;

    use super::*;

    #[test]
    fn gives_what_the_general_form_gives() {
        for length in [0, 1, 63, 64, 111, 112, 127, 128, 129, 200, 400] {
            let (password, salt) = (vec![7; length], vec![9; 2 * length]);
            for rounds in [1, 2, 3, 2048] {
                let mut expected = [0; 64];
                ::pbkdf2::pbkdf2_hmac::<Sha512>(&password, &salt, rounds, &mut expected);
                assert_eq!(*pbkdf2(&password, &salt, rounds), expected);
            }
        }
    }
}
