//! Transactions of every type, signed or not, with or without blobs.

use wallet_core::{
    review::explain,
    transaction::{Decoded, MAX_LEN_BYTES, attach, decode_any, encode},
};

use crate::{Bound, Target, hostile};

pub(crate) const TARGET: Target = Target {
    name: "transaction",
    read,
    check,
    bound: Bound {
        times: 10,
        plus_bytes: 4096,
    },
    max_len_bytes: MAX_LEN_BYTES + 1,
    hostile: || {
        vec![
            hostile::over_and_over("\u{7f}", MAX_LEN_BYTES),
            vec![0xc0; MAX_LEN_BYTES],
            vec![0xff; MAX_LEN_BYTES],
            // Lengths of their own word: 2^64 bytes less one, and a list of as many.
            vec![0xbf; 9],
            [&[2][..], &[0xff; 9]].concat(),
            many(1, &[0xd6, 0x94, 0x11], 20, &[0xc0]),
            many(4, &[0xd6, 0x94, 0x11], 20, &[0xc0]),
        ]
    },
};

/// As many items of an access list as there is room for.
fn many(kind: u8, head: &[u8], zeros: usize, end: &[u8]) -> Vec<u8> {
    let item = [head, &vec![0; zeros - 1], end].concat();
    let items = item.repeat(MAX_LEN_BYTES / 2 / item.len());
    let list = list(&items);
    let fields = [
        &[1, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80][..usize::from(kind > 1) + 7],
        &list,
    ];
    [&[kind], &self::list(&fields.concat())[..]].concat()
}

fn list(items: &[u8]) -> Vec<u8> {
    let len = u32::try_from(items.len()).unwrap().to_be_bytes();
    [&[0xfa], &len[1..], items].concat()
}

fn read(bytes: &[u8]) {
    let _ = decode_any(bytes);
}

fn check(bytes: &[u8]) {
    match decode_any(bytes) {
        Ok(decoded) => check_decoded(&decoded, bytes),
        Err(error) => assert!(!error.to_string().is_empty()),
    }
    // What is read is explained, and nothing else.
    assert_eq!(explain(bytes).is_ok(), decode_any(bytes).is_ok());
}

/// Whatever reads, writes back to the same bytes, and every byte of it has a meaning.
fn check_decoded(decoded: &Decoded, bytes: &[u8]) {
    let map = &decoded.bytes;
    assert_eq!(map.bytes, bytes);
    let covered: u64 = map
        .stretches
        .iter()
        .map(|stretch| u64::from(stretch.len_bytes))
        .sum();
    assert_eq!(covered, u64::try_from(bytes.len()).unwrap());
    let written = match &decoded.signature {
        Some(signature) => attach(&decoded.transaction, signature).raw,
        None => encode(&decoded.transaction),
    };
    if decoded.sidecar.is_none() {
        assert_eq!(written, bytes);
    } else {
        assert_eq!(
            decode_any(&written).unwrap().transaction,
            decoded.transaction
        );
    }
    assert!(decoded.signature.is_some() || decoded.sender().is_none());
    let _ = (decoded.hash(), decoded.transaction.max_total());
}
