//! Writing transactions, in their one canonical form.

use alloc::vec::Vec;

use alloy_primitives::U256;
use wallet_types::{
    ChainId, Transaction, Wei,
    review::Field,
    transaction::{AccessItem, Authorization, RawSignature, SignedAuthorization, TransactionType},
};

use crate::{
    rlp::{put_bytes, put_list, put_uint},
    signing_key::Signature,
    transaction::layout,
};

/// The bytes that are hashed and signed.
pub(super) fn unsigned(transaction: &Transaction) -> Vec<u8> {
    let mut fields = fields_of(transaction);
    if transaction.transaction_type() == TransactionType::Legacy
        && let Some(chain_id) = transaction.chain_id()
    {
        put_u64(&mut fields, chain_id.get());
        put_u64(&mut fields, 0);
        put_u64(&mut fields, 0);
    }
    in_envelope(transaction, &fields)
}

/// The bytes that are broadcast.
pub(super) fn signed(transaction: &Transaction, signature: &Signature) -> Vec<u8> {
    let mut fields = fields_of(transaction);
    let parity = U256::from(u8::from(signature.is_y_odd()));
    let parity = match (transaction.transaction_type(), transaction.chain_id()) {
        (TransactionType::Legacy, None) => parity + U256::from(V_WITHOUT_CHAIN),
        (TransactionType::Legacy, Some(chain_id)) => {
            parity + U256::from(chain_id.get()) * U256::from(2_u8) + U256::from(V_OF_CHAIN)
        }
        _ => parity,
    };
    put_uint(&mut fields, parity);
    put_uint(&mut fields, U256::from_be_bytes(*signature.r()));
    put_uint(&mut fields, U256::from_be_bytes(*signature.s()));
    in_envelope(transaction, &fields)
}

/// The three fields of an authorisation, without the list's header.
pub(super) fn put_authorization(out: &mut Vec<u8>, authorization: &Authorization) {
    put_u64(out, authorization.chain_id.map_or(0, ChainId::get));
    put_bytes(out, authorization.address.as_bytes());
    put_u64(out, authorization.nonce.0);
}

/// The fields one after another, without the list's header.
fn fields_of(transaction: &Transaction) -> Vec<u8> {
    let mut out = Vec::with_capacity(PLAIN_LEN_BYTES + transaction.data.len());
    for field in layout::fields(transaction.transaction_type()) {
        put_field(&mut out, *field, transaction);
    }
    out
}

fn put_field(out: &mut Vec<u8>, field: Field, transaction: &Transaction) {
    let cap = transaction.max_fee_per_gas();
    match field {
        Field::ChainId => put_u64(out, transaction.chain_id().map_or(0, ChainId::get)),
        Field::Nonce => put_u64(out, transaction.nonce.0),
        Field::GasLimit => put_u64(out, transaction.gas_limit.0),
        Field::Tip => put_wei(out, transaction.max_priority_fee_per_gas().unwrap_or(cap)),
        Field::FeeCap | Field::GasPrice => put_wei(out, cap),
        Field::Value => put_wei(out, transaction.value),
        Field::BlobFeeCap => put_wei(out, transaction.max_fee_per_blob_gas().unwrap_or_default()),
        Field::Data => put_bytes(out, &transaction.data),
        Field::AccessList => put_access_list(out, transaction.access_list()),
        Field::Authorizations => put_authorizations(out, transaction.authorizations()),
        Field::BlobHashes => {
            let hashes = transaction.blob_hashes().iter();
            put_words(out, &mut hashes.map(|hash| hash.as_bytes()));
        }
        Field::To => {
            let to = transaction.to();
            put_bytes(out, to.as_ref().map_or(&[], |to| to.as_bytes().as_slice()));
        }
        // The tables name no other field.
        _ => {}
    }
}

fn put_access_list(out: &mut Vec<u8>, list: &[AccessItem]) {
    let mut items = Vec::new();
    for item in list {
        let mut parts = Vec::new();
        put_bytes(&mut parts, item.address.as_bytes());
        put_words(&mut parts, &mut item.keys.iter().map(|key| &key.0));
        put_list(&mut items, &parts);
    }
    put_list(out, &items);
}

fn put_authorizations(out: &mut Vec<u8>, list: &[SignedAuthorization]) {
    let mut items = Vec::new();
    for signed in list {
        let RawSignature { y_parity, r, s } = signed.signature;
        let mut parts = Vec::new();
        put_authorization(&mut parts, &signed.authorization);
        put_u64(&mut parts, u64::from(y_parity));
        put_uint(&mut parts, U256::from_be_bytes(r));
        put_uint(&mut parts, U256::from_be_bytes(s));
        put_list(&mut items, &parts);
    }
    put_list(out, &items);
}

/// A list of strings of 32 bytes.
fn put_words(out: &mut Vec<u8>, words: &mut dyn Iterator<Item = &[u8; 32]>) {
    let mut items = Vec::new();
    for word in words {
        put_bytes(&mut items, word);
    }
    put_list(out, &items);
}

fn put_wei(out: &mut Vec<u8>, wei: Wei) {
    put_uint(out, wei.as_u256());
}

fn put_u64(out: &mut Vec<u8>, number: u64) {
    put_uint(out, U256::from(number));
}

fn in_envelope(transaction: &Transaction, fields: &[u8]) -> Vec<u8> {
    let mut bytes = Vec::with_capacity(fields.len() + HEADER_LEN_BYTES);
    match transaction.transaction_type() {
        TransactionType::Legacy => {}
        other => bytes.push(other.number()),
    }
    put_list(&mut bytes, fields);
    bytes
}

/// What is added to the parity in a legacy transaction without a chain id, and with one.
pub(super) const V_WITHOUT_CHAIN: u8 = 27;
pub(super) const V_OF_CHAIN: u8 = 35;
/// Room for all fields of a plain payment with its signature, and for type and list header.
const PLAIN_LEN_BYTES: usize = 256;
const HEADER_LEN_BYTES: usize = 10;
