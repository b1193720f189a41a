//! Reading hostile bytes takes little memory: a bounded multiple of the bytes, whatever they say.

use wallet_core::transaction::{DecodeError, Decoded, MAX_ENTRIES, MAX_LEN_BYTES, decode_any};
use wallet_types::{
    Digest,
    review::Stretch,
    transaction::{AccessItem, SignedAuthorization, StorageKey},
};

use super::strict::{list, string};

#[test]
fn takes_at_most_ten_times_the_bytes() {
    let address = string(&[0x11; 20]);
    let zero = string(&[]);
    let authorization = [&zero, &address, &zero, &zero, &zero, &zero].map(Vec::clone);
    let authorization = list(&authorization);
    let item = list(&[address.clone(), list(&[])]);
    let key = string(&[7; 32]);
    let many = |entry: &Vec<u8>, count| list(&vec![entry.clone(); count]);
    let one = list(&[list(&[address, many(&key, 7800)])]);
    for (hostile, expected_kib) in [
        (
            set_code(&list(&[]), &many(&authorization, MAX_ENTRIES)),
            1700,
        ),
        (set_code(&many(&item, MAX_ENTRIES), &list(&[])), 1000),
        (set_code(&one, &list(&[])), 700),
        (blobs(&many(&key, 7800)), 700),
        (with_data(&vec![0xff; 255 * 1024]), 600),
    ] {
        assert!(hostile.len() <= MAX_LEN_BYTES);
        let taken = taken(&decode_any(&hostile).unwrap());
        assert!(taken <= expected_kib * 1024, "{} KiB", taken / 1024);
        // A vector that grows holds its old half beside the new whole for a moment.
        assert!(taken * 3 / 2 <= 10 * MAX_LEN_BYTES);
    }
}

#[test]
fn stops_at_too_many_entries_and_too_many_bytes() {
    let item = list(&[string(&[0x11; 20]), list(&[])]);
    let many = list(&vec![item; MAX_ENTRIES + 1]);
    let refused = decode_any(&set_code(&many, &list(&[])));
    assert_eq!(refused, Err(DecodeError::TooManyEntries));
    let len_bytes = MAX_LEN_BYTES + 1;
    let refused = decode_any(&vec![0xc0; len_bytes]);
    assert_eq!(refused, Err(DecodeError::TooLong { len_bytes }));
}

fn taken(decoded: &Decoded) -> usize {
    let transaction = &decoded.transaction;
    let keys = transaction.access_list().iter();
    let keys: usize = keys.map(|item| item.keys.capacity()).sum();
    // Slices do not tell their capacity, which is at most the next power of two.
    let list = |len: usize, size: usize| len.next_power_of_two() * size;
    decoded.bytes.bytes.capacity()
        + decoded.bytes.stretches.capacity() * size_of::<Stretch>()
        + transaction.data.capacity()
        + keys * size_of::<StorageKey>()
        + list(transaction.access_list().len(), size_of::<AccessItem>())
        + list(transaction.blob_hashes().len(), size_of::<Digest>())
        + list(
            transaction.authorizations().len(),
            size_of::<SignedAuthorization>(),
        )
}

fn set_code(access_list: &[u8], authorizations: &[u8]) -> Vec<u8> {
    typed(4, &[access_list, authorizations])
}

fn blobs(hashes: &[u8]) -> Vec<u8> {
    typed(3, &[&list(&[]), &string(&[]), hashes])
}

fn typed(number: u8, end: &[&[u8]]) -> Vec<u8> {
    let mut fields = vec![string(&[1]); 5];
    fields.extend([string(&[0x11; 20]), string(&[]), string(&[])]);
    fields.extend(end.iter().map(|field| field.to_vec()));
    [vec![number], list(&fields)].concat()
}

fn with_data(data: &[u8]) -> Vec<u8> {
    let mut fields = vec![string(&[]); 5];
    fields.push(string(data));
    list(&fields)
}
