//! Transactions of every type, and authorisations, signed with drawn fields.

use alloy_primitives::U256;
use serde_json::{Value, json};
use wallet_core::{
    signing_key::Signature,
    transaction::{
        attach, authority, authorization_digest, decode, decode_any, digest, encode,
        sign_authorization,
    },
};
use wallet_types::{
    Address, ChainId, Digest, Gas, Nonce, Transaction, Wei,
    transaction::{
        AccessItem, Authorization, Fees, Kind, RawSignature, SignedAuthorization, StorageKey,
    },
};

use super::{Case, put, shown};
use crate::harness::Cases;
use crate::random::{Random, hex};

pub(super) fn run(cases: &mut Cases) {
    let mut random = Random::of_suite("transactions");
    let all = (0..COUNT)
        .map(|at| transaction(&mut random, at % 5))
        .collect();
    put(cases, all);
}

fn transaction(random: &mut Random, kind: usize) -> Case {
    let made = drawn(random, kind);
    let key = random.key();
    let unsigned = encode(&made);
    let to_sign = digest(&made);
    let signed = attach(&made, &key.sign(&to_sign));
    assert_eq!(decode(&unsigned).unwrap().0, made);
    let read = decode_any(&signed.raw).unwrap();
    assert_eq!(
        (&read.transaction, read.sender()),
        (&made, Some(key.address()))
    );
    Case::both(
        json!({ "ask": "transaction", "key": shown(&key), "fields": fields(&made) }),
        json!({
            "unsigned": hex(&unsigned),
            "digest": to_sign.to_string(),
            "raw": hex(&signed.raw),
            "hash": signed.hash.to_string(),
            "from": key.address().to_string(),
        }),
    )
}

fn drawn(random: &mut Random, kind: usize) -> Transaction {
    let recipient = (!random.once_in(4)).then(|| random.address());
    let to = random.address();
    let kind = match kind {
        0 => Kind::Legacy {
            chain_id: (!random.once_in(3)).then(|| chain(random)),
            gas_price: Wei::new(random.wide()),
            to: recipient,
        },
        1 => Kind::AccessList {
            chain_id: chain(random),
            gas_price: Wei::new(random.wide()),
            to: recipient,
            access_list: access_list(random),
        },
        2 => Kind::FeeMarket {
            chain_id: chain(random),
            fees: fees(random),
            to: recipient,
            access_list: access_list(random),
        },
        3 => Kind::Blob {
            chain_id: chain(random),
            fees: fees(random),
            to,
            access_list: access_list(random),
            max_fee_per_blob_gas: Wei::new(random.wide()),
            blob_hashes: (0..=random.below(6)).map(|_| blob_hash(random)).collect(),
        },
        _ => Kind::SetCode {
            chain_id: chain(random),
            fees: fees(random),
            to,
            access_list: access_list(random),
            authorizations: (0..=random.below(3))
                .map(|_| authorization(random))
                .collect(),
        },
    };
    let len = if random.once_in(3) {
        0
    } else {
        random.below(300)
    };
    Transaction {
        nonce: Nonce(random.bits(NUMBER_BITS)),
        gas_limit: Gas(random.bits(64)),
        value: Wei::new(random.wide()),
        data: random.bytes(len),
        kind,
    }
}

/// viem doubles the chain's number, in a number of JavaScript's.
fn chain(random: &mut Random) -> ChainId {
    ChainId::try_from(random.bits(NUMBER_BITS - 2).max(1)).unwrap()
}

/// Both refuse a tip above the whole price.
fn fees(random: &mut Random) -> Fees {
    let (one, other) = (random.wide(), random.wide());
    Fees {
        max_priority_fee_per_gas: Wei::new(one.min(other)),
        max_fee_per_gas: Wei::new(one.max(other)),
    }
}

fn access_list(random: &mut Random) -> Vec<AccessItem> {
    (0..random.below(4))
        .map(|_| AccessItem {
            address: random.address(),
            keys: (0..random.below(3))
                .map(|_| StorageKey(random.array()))
                .collect(),
        })
        .collect()
}

/// Version 1 is the one that both know.
fn blob_hash(random: &mut Random) -> Digest {
    let mut bytes: [u8; 32] = random.array();
    bytes[0] = 1;
    Digest::from_bytes(bytes)
}

fn unsigned_authorization(random: &mut Random) -> Authorization {
    Authorization {
        chain_id: (!random.once_in(4)).then(|| chain(random)),
        address: random.address(),
        nonce: Nonce(random.bits(NUMBER_BITS)),
    }
}

fn authorization(random: &mut Random) -> SignedAuthorization {
    let authorization = unsigned_authorization(random);
    sign_authorization(&authorization, &random.key())
}

/// Names and numbers as ethers has them.
fn fields(made: &Transaction) -> Value {
    let kind = made.transaction_type().number();
    let mut fields = json!({
        "type": kind,
        "chainId": chain_text(made.chain_id()),
        "nonce": format!("{:#x}", made.nonce.0),
        "gasLimit": format!("{:#x}", made.gas_limit.0),
        "value": wei(made.value),
        "data": hex(&made.data),
        "to": made.to().map(address),
    });
    let price = if kind < 2 { "gasPrice" } else { "maxFeePerGas" };
    fields[price] = json!(wei(made.max_fee_per_gas()));
    if let Some(tip) = made.max_priority_fee_per_gas() {
        fields["maxPriorityFeePerGas"] = json!(wei(tip));
    }
    if kind > 0 {
        fields["accessList"] = made.access_list().iter().map(item).collect();
    }
    if let Some(price) = made.max_fee_per_blob_gas() {
        fields["maxFeePerBlobGas"] = json!(wei(price));
        fields["blobVersionedHashes"] = made.blob_hashes().iter().map(Digest::to_string).collect();
    }
    if kind == 4 {
        fields["authorizationList"] = made.authorizations().iter().map(signed).collect();
    }
    fields
}

fn item(item: &AccessItem) -> Value {
    let keys: Vec<_> = item.keys.iter().map(|key| hex(key.0)).collect();
    json!({ "address": address(item.address), "storageKeys": keys })
}

fn signed(signed: &SignedAuthorization) -> Value {
    let mut fields = unsigned_fields(&signed.authorization);
    let signature = &signed.signature;
    fields["signature"] = json!({
        "r": hex(signature.r), "s": hex(signature.s), "yParity": signature.y_parity,
    });
    fields
}

fn unsigned_fields(authorization: &Authorization) -> Value {
    json!({
        "chainId": chain_text(authorization.chain_id),
        "address": address(authorization.address),
        "nonce": format!("{:#x}", authorization.nonce.0),
    })
}

fn address(address: Address) -> String {
    address.to_string()
}

fn chain_text(chain: Option<ChainId>) -> String {
    format!("{:#x}", chain.map_or(0, u64::from))
}

fn wei(wei: Wei) -> String {
    let number: U256 = wei.as_u256();
    format!("{number:#x}")
}

pub(super) fn authorizations(cases: &mut Cases) {
    let mut random = Random::of_suite("authorisations");
    let all = (0..COUNT_OF_AUTHORIZATIONS).map(|_| {
        let (key, authorization) = (random.key(), unsigned_authorization(&mut random));
        let signed = sign_authorization(&authorization, &key);
        assert_eq!(authority(&signed), Some(key.address()));
        let RawSignature { r, s, y_parity } = signed.signature;
        let signature = Signature::new(r, s, y_parity == 1).unwrap();
        let mut question = unsigned_fields(&authorization);
        question["ask"] = json!("authorization");
        question["key"] = shown(&key);
        let answer = json!({
            "digest": authorization_digest(&authorization).to_string(),
            "signature": hex(signature.to_bytes()),
            "from": key.address().to_string(),
        });
        Case::both(question, answer)
    });
    let all = all.collect();
    put(cases, all);
}

const COUNT: usize = 500;
const COUNT_OF_AUTHORIZATIONS: usize = 150;
/// What a number of JavaScript's holds exactly.
const NUMBER_BITS: usize = 53;
