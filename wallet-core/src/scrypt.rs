//! scrypt ([RFC 7914](https://www.rfc-editor.org/rfc/rfc7914)), for keystores of other wallets.
//!
//! Owns the mixing, in memory that is asked for before and erased after. The known crate refuses
//! what the RFC does, `N` of 2^16 and more with `r` of 1; yet the published vector of keystores and
//! years of files are made so. Which parameters are accepted is decided in [`crate::keystore`].

use alloc::vec::Vec;

use sha2::Sha256;
use zeroize::{Zeroize, Zeroizing};

use crate::kdf::OutOfMemory;

/// Length of the derived key in bytes.
pub(crate) const KEY_LEN_BYTES: usize = 32;

/// Derives a key: `n` blocks of `128 * r` bytes, mixed `p` times.
///
/// # Errors
/// Memory that cannot be had.
///
/// # Panics
/// Where `n` is no power of two, or `r` or `p` is zero; the caller has checked its bounds.
pub(crate) fn scrypt(
    password: &[u8],
    salt: &[u8],
    [n, r, p]: [usize; 3],
) -> Result<Zeroizing<[u8; KEY_LEN_BYTES]>, OutOfMemory> {
    assert!(
        n.is_power_of_two() && r > 0 && p > 0,
        "parameters are checked"
    );
    let mut table = Vec::<Block>::new();
    table
        .try_reserve_exact(n * 2 * r)
        .map_err(|_| OutOfMemory)?;
    let mut lanes = Zeroizing::new(alloc::vec![0; 2 * r * BLOCK_LEN_BYTES * p]);
    pbkdf2::pbkdf2_hmac::<Sha256>(password, salt, 1, &mut lanes);
    for lane in lanes.chunks_exact_mut(2 * r * BLOCK_LEN_BYTES) {
        mix(lane, n, &mut table);
    }
    table.iter_mut().for_each(Zeroize::zeroize);
    let mut key = Zeroizing::new([0; KEY_LEN_BYTES]);
    pbkdf2::pbkdf2_hmac::<Sha256>(password, &lanes, 1, &mut *key);
    Ok(key)
}

/// scryptROMix: fills the table with one state after another, then mixes in what the state names.
fn mix(lane: &mut [u8], n: usize, table: &mut Vec<Block>) {
    let mut state = Zeroizing::new(words(lane));
    let mut next = Zeroizing::new(alloc::vec![[0; 16]; state.len()]);
    table.clear();
    for _ in 0..n {
        table.extend_from_slice(&state);
        mix_blocks(&state, &mut next);
        core::mem::swap(&mut state, &mut next);
    }
    for _ in 0..n {
        // Its lowest bits suffice, since `n` is a power of two below 2^32.
        let named = state[state.len() - 1][0] as usize & (n - 1);
        let chosen = &table[named * state.len()..][..state.len()];
        for (block, other) in state.iter_mut().zip(chosen) {
            add(block, other);
        }
        mix_blocks(&state, &mut next);
        core::mem::swap(&mut state, &mut next);
    }
    let bytes = state.iter().flatten().flat_map(|word| word.to_le_bytes());
    lane.iter_mut().zip(bytes).for_each(|(to, byte)| *to = byte);
}

/// scryptBlockMix: the even blocks go to the first half, the odd ones to the second.
fn mix_blocks(from: &[Block], to: &mut [Block]) {
    let (even, odd) = to.split_at_mut(from.len() / 2);
    let mut running = from[from.len() - 1];
    for ((pair, even), odd) in from.chunks_exact(2).zip(even).zip(odd) {
        add(&mut running, &pair[0]);
        salsa20_8(&mut running);
        *even = running;
        add(&mut running, &pair[1]);
        salsa20_8(&mut running);
        *odd = running;
    }
}

fn add(block: &mut Block, other: &Block) {
    for (word, other) in block.iter_mut().zip(other) {
        *word ^= other;
    }
}

/// The Salsa20/8 core: four rounds over the columns, and four over the rows.
fn salsa20_8(block: &mut Block) {
    let mut x = *block;
    for _ in 0..4 {
        quarter(&mut x, [0, 4, 8, 12]);
        quarter(&mut x, [5, 9, 13, 1]);
        quarter(&mut x, [10, 14, 2, 6]);
        quarter(&mut x, [15, 3, 7, 11]);
        quarter(&mut x, [0, 1, 2, 3]);
        quarter(&mut x, [5, 6, 7, 4]);
        quarter(&mut x, [10, 11, 8, 9]);
        quarter(&mut x, [15, 12, 13, 14]);
    }
    for (word, mixed) in block.iter_mut().zip(x) {
        *word = word.wrapping_add(mixed);
    }
}

#[inline(always)]
fn quarter(x: &mut Block, [a, b, c, d]: [usize; 4]) {
    x[b] ^= x[a].wrapping_add(x[d]).rotate_left(7);
    x[c] ^= x[b].wrapping_add(x[a]).rotate_left(9);
    x[d] ^= x[c].wrapping_add(x[b]).rotate_left(13);
    x[a] ^= x[d].wrapping_add(x[c]).rotate_left(18);
}

/// Reads blocks of sixteen little-endian words.
fn words(bytes: &[u8]) -> Vec<Block> {
    let block = |bytes: &[u8]| {
        let mut block = [0; 16];
        for (word, bytes) in block.iter_mut().zip(bytes.chunks_exact(4)) {
            *word = u32::from_le_bytes([bytes[0], bytes[1], bytes[2], bytes[3]]);
        }
        block
    };
    bytes.chunks_exact(BLOCK_LEN_BYTES).map(block).collect()
}

type Block = [u32; 16];
const BLOCK_LEN_BYTES: usize = 64;

#[cfg(test)]
mod tests {
    use alloy_primitives::hex;

    use super::*;

    fn unhex(text: &str) -> Vec<u8> {
        hex::decode(text.replace([' ', '\n'], "")).expect("the vector is hexadecimal")
    }

    /// RFC 7914, section 8.
    #[test]
    fn salsa_core_as_published() {
        let mut block = words(&unhex(
            "7e879a214f3ec9867ca940e641718f26baee555b8c61c1b50df846116dcd3b1d\
             ee24f319df9b3d8514121e4b5ac5aa3276021d2909c74829edebc68db8b8c25e",
        ));
        salsa20_8(&mut block[0]);
        let expected = words(&unhex(
            "a41f859c6608cc993b81cacb020cef05044b2181a2fd337dfd7b1c6396682f29\
             b4393168e3c9e6bcfe6bc5b7a06d96bae424cc102c91745c24ad673dc7618f81",
        ));
        assert_eq!(block, expected);
    }

    /// RFC 7914, section 10: `N` is 16, `r` is 1.
    #[test]
    fn mixing_as_published() {
        let mut lane = unhex(
            "f7ce0b653d2d72a4108cf5abe912ffdd777616dbbb27a70e8204f3ae2d0f6fad\
             89f68f4811d1e87bcc3bd7400a9ffd29094f0184639574f39ae5a1315217bcd7\
             894991447213bb226c25b54da86370fbcd984380374666bb8ffcb5bf40c254b0\
             67d27c51ce4ad5fed829c90b505a571b7f4d1cad6a523cda770e67bceaaf7e89",
        );
        mix(&mut lane, 16, &mut Vec::new());
        let expected = unhex(
            "79ccc193629debca047f0b70604bf6b62ce3dd4a9626e355fafc6198e6ea2b46\
             d58413673b99b029d665c357601fb426a0b2f4bba200ee9f0a43d19b571a9c71\
             ef1142e65d5a266fddca832ce59faa7cac0b9cf1be2bffca300d01ee387619c4\
             ae12fd4438f203a0e4e1c47ec314861f4e9087cb33396a6873e8f9d2539a4b8e",
        );
        assert_eq!(lane, expected);
    }

    /// RFC 7914, section 12, the first 32 of 64 bytes: the length of the key changes none of them.
    #[test]
    fn keys_as_published() {
        let check = |password: &str, salt: &str, costs, expected: &str| {
            let key = scrypt(password.as_bytes(), salt.as_bytes(), costs).unwrap();
            assert_eq!(key[..], unhex(expected));
        };
        check(
            "",
            "",
            [16, 1, 1],
            "77d6576238657b203b19ca42c18a0497f16b4844e3074ae8dfdffa3fede21442",
        );
        check(
            "password",
            "NaCl",
            [1024, 8, 16],
            "fdbabe1c9d3472007856e7190d01e9fe7c6ad7cbc8237830e77376634b373162",
        );
        check(
            "pleaseletmein",
            "SodiumChloride",
            [16384, 8, 1],
            "7023bdcb3afd7348461c06cd81fd38ebfda8fbba904f8e3ea9b543f6545da1f2",
        );
    }
}
