//! What is refused: every spelling but one, every type but five, and blobs that are not those named.

use std::slice::from_ref;

use alloy_rlp::{Encodable, Header};
use sha2::{Digest as _, Sha256};
use wallet_core::{
    rlp::RlpError,
    transaction::{DecodeError, decode, decode_any},
};
use wallet_types::review::Field;

/// Writes a string in the canonical form.
pub(super) fn string(bytes: &[u8]) -> Vec<u8> {
    let mut out = Vec::new();
    bytes.encode(&mut out);
    out
}

/// Writes a list of items that are written already.
pub(super) fn list(items: &[Vec<u8>]) -> Vec<u8> {
    let payload = items.concat();
    let mut out = Vec::new();
    let header = Header {
        list: true,
        payload_length: payload.len(),
    };
    header.encode(&mut out);
    [out, payload].concat()
}

#[test]
fn refuses_unknown_types_by_number() {
    assert_eq!(decode_any(&[]), Err(DecodeError::Empty));
    for found in (0..0x80).filter(|number| !(1..=4).contains(number)) {
        let refused = decode_any(&[found, 0xc0]);
        assert_eq!(refused, Err(DecodeError::UnknownType { found }));
    }
    for first in 0x80..0xc0 {
        let refused = decode_any(&[vec![first], vec![0x01; 64]].concat());
        assert!(matches!(refused, Err(DecodeError::Frame(_))), "{first:#x}");
    }
}

#[test]
fn refuses_huge_lengths() {
    for number in [&[][..], &[1], &[2], &[3], &[4]] {
        for header in [0xf8_u8, 0xf9, 0xfa, 0xfb, 0xfc, 0xfd, 0xfe, 0xff] {
            for rest in [vec![0xff; 8], vec![0xff; 200], vec![0x00; 200]] {
                let bytes = [number, &[header], &rest].concat();
                let refused = decode_any(&bytes);
                assert!(matches!(refused, Err(DecodeError::Frame(_))), "{header:#x}");
            }
        }
    }
    // A field that claims more than the list has.
    for claim in [[0xb8, 0xff], [0xbb, 0xff], [0xbf, 0xff], [0x8f, 0xff]] {
        let refused = decode_any(&[0xc2, claim[0], claim[1]]);
        let error = RlpError::Truncated;
        let field = Field::Nonce;
        assert_eq!(refused, Err(DecodeError::Field { field, error }));
    }
}

/// One field more or less is no transaction of any type, save where a signature is three more.
#[test]
fn refuses_missing_and_extra_fields() {
    for (number, count) in [(0, 6), (1, 8), (2, 9), (3, 11), (4, 10)] {
        let whole = fields(number);
        assert_eq!(whole.len(), count);
        assert!(decode(&envelope(number, &whole)).is_ok(), "{number}");
        for kept in 0..count {
            assert!(decode_any(&envelope(number, &whole[..kept])).is_err());
        }
        for extra in 1..6 {
            let more = [whole.clone(), vec![string(&[1]); extra]].concat();
            let refused = decode_any(&envelope(number, &more)).is_err();
            // Three ones are the numbers of a signature, but a legacy parity is never 1.
            assert_eq!(refused, extra != 3 || number == 0, "{number} {extra}");
        }
    }
}

#[test]
fn refuses_other_spellings_inside_lists() {
    let address = string(&[0x11; 20]);
    let key = string(&[7; 32]);
    let check = |entries: &[Vec<u8>], field, error| {
        let mut fields = fields(1);
        fields[7] = list(entries);
        let refused = decode_any(&envelope(1, &fields));
        assert_eq!(refused, Err(DecodeError::Field { field, error }));
    };
    let item = |parts: &[Vec<u8>]| vec![list(parts)];
    let wrong = |found| RlpError::WrongLength { found };
    check(from_ref(&address), Field::AccessItem, RlpError::WrongKind);
    check(&item(&[]), Field::AccessAddress, RlpError::Truncated);
    check(
        &item(from_ref(&address)),
        Field::AccessKeys,
        RlpError::Truncated,
    );
    check(
        &item(&[string(&[1; 19]), list(&[])]),
        Field::AccessAddress,
        wrong(19),
    );
    check(
        &item(&[string(&[1; 21]), list(&[])]),
        Field::AccessAddress,
        wrong(21),
    );
    check(
        &item(&[address.clone(), key.clone()]),
        Field::AccessKeys,
        RlpError::WrongKind,
    );
    let short = list(&[string(&[7; 31])]);
    check(
        &item(&[address.clone(), short]),
        Field::AccessKey,
        wrong(31),
    );
    let extra = [address.clone(), list(from_ref(&key)), key.clone()];
    check(&item(&extra), Field::AccessItem, RlpError::TrailingBytes);
    // A long header where a short one does.
    let long = [vec![0xf8, 21], address.clone()].concat();
    check(&[long], Field::AccessItem, RlpError::NotCanonical);
    let long = [vec![0xb8, 20], vec![0x11; 20]].concat();
    check(
        &item(&[long, list(&[])]),
        Field::AccessAddress,
        RlpError::NotCanonical,
    );
    let long = [vec![0xb9, 0x00, 0x20], vec![7; 32]].concat();
    check(
        &item(&[address, list(&[long])]),
        Field::AccessKey,
        RlpError::NotCanonical,
    );
}

#[test]
fn refuses_other_spellings_of_authorisations() {
    let whole = authorization();
    let check = |at: usize, part: Vec<u8>, field, error| {
        let mut parts = whole.clone();
        parts[at] = part;
        let refused = decode_any(&set_code(&[list(&parts)]));
        assert_eq!(refused, Err(DecodeError::Field { field, error }));
    };
    assert!(decode(&set_code(&[list(&whole)])).is_ok());
    check(
        0,
        vec![0x00],
        Field::AuthorizationChainId,
        RlpError::LeadingZero,
    );
    check(
        0,
        string(&[1; 9]),
        Field::AuthorizationChainId,
        RlpError::TooLarge,
    );
    let error = RlpError::WrongLength { found: 0 };
    check(1, string(&[]), Field::Delegate, error);
    check(
        2,
        string(&[1; 9]),
        Field::AuthorizationNonce,
        RlpError::TooLarge,
    );
    check(
        3,
        string(&[1, 0]),
        Field::AuthorizationParity,
        RlpError::TooLarge,
    );
    check(
        4,
        string(&[0, 1]),
        Field::AuthorizationR,
        RlpError::LeadingZero,
    );
    check(
        5,
        string(&[1; 33]),
        Field::AuthorizationS,
        RlpError::TooLarge,
    );
    let field = |field, error| Err(DecodeError::Field { field, error });
    let refused = decode_any(&set_code(&[list(&whole[..5])]));
    assert_eq!(refused, field(Field::AuthorizationS, RlpError::Truncated));
    let more = [whole.clone(), vec![string(&[1])]].concat();
    let refused = decode_any(&set_code(&[list(&more)]));
    assert_eq!(
        refused,
        field(Field::Authorization, RlpError::TrailingBytes)
    );
    let refused = decode_any(&set_code(&[string(&[1; 60])]));
    assert_eq!(refused, field(Field::Authorization, RlpError::WrongKind));
}

#[test]
fn only_types_that_can_create_a_contract_go_without_recipient() {
    for (number, at) in [(0, 3), (1, 4), (2, 5), (3, 5), (4, 5)] {
        let mut fields = fields(number);
        fields[at] = string(&[]);
        let read = decode_any(&envelope(number, &fields));
        let field = Field::To;
        let error = RlpError::WrongLength { found: 0 };
        match number {
            0..=2 => assert_eq!(read.unwrap().transaction.to(), None),
            _ => assert_eq!(read, Err(DecodeError::Field { field, error })),
        }
    }
}

#[test]
fn refuses_wrong_parities_of_legacy_transactions() {
    let one = || string(&[1]);
    let signed = |v: &[u8], r: Vec<u8>, s: Vec<u8>| {
        let end = vec![string(v), r, s];
        decode_any(&envelope(0, &[fields(0), end].concat()))
    };
    for v in [0_u8, 1, 2, 26, 29, 34] {
        let v = [v].into_iter().filter(|v| *v > 0).collect::<Vec<_>>();
        assert_eq!(signed(&v, one(), one()), Err(DecodeError::Parity), "{v:?}");
    }
    for v in [35, 36] {
        assert_eq!(signed(&[v], one(), one()), Err(DecodeError::ZeroChainId));
    }
    for (v, chain_id) in [
        (27, None),
        (28, None),
        (37, Some(1)),
        (38, Some(1)),
        (39, Some(2)),
    ] {
        let read = signed(&[v], one(), one()).unwrap().transaction;
        assert_eq!(read.chain_id().map(u64::from), chain_id);
    }
    // The largest chain id, and one more.
    let largest = [2, 0, 0, 0, 0, 0, 0, 0, 34];
    let read = signed(&largest, one(), one()).unwrap().transaction;
    assert_eq!(read.chain_id().map(u64::from), Some(u64::MAX));
    let field = |field, error| Err(DecodeError::Field { field, error });
    let beyond = [2, 0, 0, 0, 0, 0, 0, 0, 35];
    assert_eq!(
        signed(&beyond, one(), one()),
        field(Field::V, RlpError::TooLarge)
    );
    let zero = || string(&[]);
    assert_eq!(signed(&[27], zero(), one()), Err(DecodeError::Signature));
    assert_eq!(signed(&[27], one(), zero()), Err(DecodeError::Signature));
    // Two zeros: not signed yet, and the number is the chain's.
    let unsigned = signed(&[27], zero(), zero()).unwrap();
    assert_eq!(unsigned.signature, None);
    assert_eq!(unsigned.transaction.chain_id().map(u64::from), Some(27));
    assert_eq!(signed(&[], zero(), zero()), Err(DecodeError::ZeroChainId));
}

/// The blob of zeros has the point at infinity for its commitment and its proof.
#[test]
fn reads_blobs_beside_a_transaction_if_they_are_those_named() {
    let blob = string(&vec![0; 131_072]);
    let infinity = string(&[&[0xc0][..], &[0; 47]].concat());
    let one = |item: &Vec<u8>| list(from_ref(item));
    let cells = list(&vec![infinity.clone(); 128]);
    let old = [one(&blob), one(&infinity), one(&infinity)];
    let new = [string(&[1]), one(&blob), one(&infinity), cells.clone()];
    for sidecar in [&old[..], &new] {
        let decoded = decode_any(&pooled(sidecar)).unwrap();
        assert_eq!(decoded.sidecar.map(|sidecar| sidecar.blob_count), Some(1));
        let covered = decoded
            .bytes
            .stretches
            .iter()
            .map(|stretch| stretch.len_bytes);
        assert_eq!(covered.sum::<u32>() as usize, decoded.bytes.bytes.len());
        // They are not part of what is signed.
        assert_eq!(decode(&pooled(sidecar)), Err(DecodeError::AlreadySigned));
    }
    let other = string(&[&[0xc1][..], &[0; 47]].concat());
    let short = string(&vec![0; 131_071]);
    let none = list(&[]);
    for sidecar in [
        vec![one(&blob), one(&other), one(&infinity)],
        vec![one(&short), one(&infinity), one(&infinity)],
        vec![one(&blob), one(&infinity), cells],
        vec![
            one(&blob),
            one(&infinity),
            list(&[infinity.clone(), infinity.clone()]),
        ],
        vec![string(&[2]), one(&blob), one(&infinity), one(&infinity)],
    ] {
        assert_eq!(decode_any(&pooled(&sidecar)), Err(DecodeError::Sidecar));
    }
    let refused = decode_any(&pooled(&[none.clone(), none.clone(), none]));
    assert!(refused.is_err());
    let extra = [&old[..], &[infinity]].concat();
    let error = RlpError::TrailingBytes;
    assert_eq!(decode_any(&pooled(&extra)), Err(DecodeError::Frame(error)));
}

fn pooled(sidecar: &[Vec<u8>]) -> Vec<u8> {
    let mut hash: [u8; 32] = Sha256::digest([&[0xc0][..], &[0; 47]].concat()).into();
    hash[0] = 1;
    let mut body = fields(3);
    body[10] = list(&[string(&hash)]);
    body.extend(vec![string(&[1]); 3]);
    envelope(3, &[vec![list(&body)], sidecar.to_vec()].concat())
}

/// The plainest fields of a type: chain 1, everything else zero or empty.
fn fields(number: u8) -> Vec<Vec<u8>> {
    let empty = || string(&[]);
    let to = string(&[0x11; 20]);
    let prices = match number {
        0 | 1 => vec![empty()],
        _ => vec![empty(), empty()],
    };
    let chain = match number {
        0 => vec![],
        _ => vec![string(&[1])],
    };
    let mut fields = [
        chain,
        vec![empty()],
        prices,
        vec![empty(), to, empty(), empty()],
    ]
    .concat();
    fields.extend(match number {
        0 => vec![],
        1 | 2 => vec![list(&[])],
        3 => vec![list(&[]), empty(), list(&[])],
        _ => vec![list(&[]), list(&[])],
    });
    fields
}

fn authorization() -> Vec<Vec<u8>> {
    let mut parts = vec![string(&[1]); 6];
    parts[1] = string(&[0x22; 20]);
    parts
}

fn set_code(authorizations: &[Vec<u8>]) -> Vec<u8> {
    let mut fields = fields(4);
    fields[9] = list(authorizations);
    envelope(4, &fields)
}

fn envelope(number: u8, fields: &[Vec<u8>]) -> Vec<u8> {
    let number = [number].into_iter().filter(|number| *number > 0);
    number.chain(list(fields)).collect()
}
