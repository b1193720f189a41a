//! Blobs beside a transaction, as nodes hand them on to each other
//! ([EIP-4844](https://eips.ethereum.org/EIPS/eip-4844),
//! [EIP-7594](https://eips.ethereum.org/EIPS/eip-7594)).
//!
//! They are not signed, so it is only looked at whether they are those that the transaction names:
//! by their number, and by the hashes of their commitments. That a commitment fits its blob is for
//! the network to prove.

use alloy_primitives::U256;
use sha2::{Digest as _, Sha256};
use wallet_types::{Digest, explained::Sidecar, review::Field};

use super::{DecodeError, read::Reading};
use crate::rlp::Reader;

/// Reads blobs, commitments and proofs, to the last byte.
pub(super) fn read(
    reading: &mut Reading,
    mut items: Reader<'_>,
    hashes: &[Digest],
) -> Result<Sidecar, DecodeError> {
    let mut proofs_each = 1;
    if !items.is_list_next() {
        let version = reading.uint(&mut items, Field::SidecarVersion)?;
        if version != U256::ONE {
            return Err(DecodeError::Sidecar);
        }
        proofs_each = CELL_PROOFS;
    }
    let mut ignore = |_, _: &[u8]| true;
    let mut is_named = |at, commitment: &[u8]| hashes.get(at) == Some(&versioned(commitment));
    let count = hashes.len();
    let [blobs, proofs] = [
        (Field::Blobs, BLOB_LEN_BYTES),
        (Field::Proofs, POINT_LEN_BYTES),
    ];
    let commitments = (Field::Commitments, POINT_LEN_BYTES);
    strings(reading, &mut items, blobs, count, &mut ignore)?;
    strings(reading, &mut items, commitments, count, &mut is_named)?;
    strings(
        reading,
        &mut items,
        proofs,
        count * proofs_each,
        &mut ignore,
    )?;
    items.finish().map_err(DecodeError::Frame)?;
    let blob_count = u32::try_from(count).map_err(|_| DecodeError::Sidecar)?;
    Ok(Sidecar { blob_count })
}

/// Reads a list of so many strings of one length, each of which must pass.
fn strings(
    reading: &mut Reading,
    items: &mut Reader<'_>,
    (field, len): (Field, usize),
    count: usize,
    passes: &mut dyn FnMut(usize, &[u8]) -> bool,
) -> Result<(), DecodeError> {
    let mut list = reading.list(items, field)?;
    for at in 0..count {
        let string = reading.bytes(&mut list, field)?;
        if string.len() != len || !passes(at, string) {
            return Err(DecodeError::Sidecar);
        }
    }
    list.finish().map_err(|_| DecodeError::Sidecar)
}

/// The hash by which a transaction names a commitment.
fn versioned(commitment: &[u8]) -> Digest {
    let mut hash: [u8; 32] = Sha256::digest(commitment).into();
    hash[0] = BLOB_HASH_VERSION;
    Digest::from_bytes(hash)
}

/// The first byte of every blob's hash.
pub(crate) const BLOB_HASH_VERSION: u8 = 1;
const BLOB_LEN_BYTES: usize = 131_072;
const POINT_LEN_BYTES: usize = 48;
/// Proofs for each blob in the form of EIP-7594, which proves each piece of a blob.
const CELL_PROOFS: usize = 128;
