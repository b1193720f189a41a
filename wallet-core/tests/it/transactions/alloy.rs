//! The same transactions by another implementation, alloy's: the same bytes, hashes and senders, in
//! both directions.

use alloy_consensus::{
    EthereumTxEnvelope, EthereumTypedTransaction, SignableTransaction, TxEip1559, TxEip2930,
    TxEip4844, TxEip7702, TxLegacy, transaction::SignerRecoverable,
};
use alloy_eips::{
    eip2718::{Decodable2718, Encodable2718},
    eip2930::{AccessList, AccessListItem},
    eip7702,
};
use alloy_primitives::{B256, TxKind, U256};
use proptest::prelude::*;
use wallet_core::{
    signing_key::Signature,
    transaction::{attach, authority, decode_any, digest, encode},
};
use wallet_types::{
    Address, Digest, Transaction,
    transaction::{AccessItem, Kind, SignedAuthorization},
};

use super::any;

type Typed = EthereumTypedTransaction<TxEip4844>;
type Envelope = EthereumTxEnvelope<TxEip4844>;

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    #[test]
    fn writes_and_reads_the_same(transaction in any::transaction(), key in any::key()) {
        let theirs = theirs(&transaction);
        prop_assert_eq!(encode(&transaction), theirs.encoded_for_signing());
        prop_assert_eq!(digest(&transaction), ours(theirs.signature_hash()));
        let (raw, signature) = any::sign(&transaction, &key);
        let envelope: Envelope = theirs.into_signed(their_signature(&signature)).into();
        let written = envelope.encoded_2718();
        prop_assert_eq!(&raw, &written);
        let decoded = decode_any(&written).unwrap();
        prop_assert_eq!(decoded.hash(), Some(ours(*envelope.tx_hash())));
        let sender = envelope.recover_signer().unwrap();
        prop_assert_eq!(decoded.sender().map(their_address), Some(sender));
        prop_assert_eq!(&decoded.transaction, &transaction);
        let read = Envelope::decode_2718_exact(&raw).unwrap();
        prop_assert_eq!(read, envelope);
        for signed in transaction.authorizations() {
            let theirs = their_authorization(signed).recover_authority().ok();
            prop_assert_eq!(authority(signed).map(their_address), theirs);
        }
    }

    /// What this one reads, the other reads as the same.
    #[test]
    fn accepts_nothing_that_the_other_refuses(
        transaction in any::transaction(), key in any::key(), at in any::<prop::sample::Index>(),
        change in 1..=255_u8,
    ) {
        let (mut raw, _) = any::sign(&transaction, &key);
        let at = at.index(raw.len());
        raw[at] ^= change;
        let Ok(decoded) = decode_any(&raw) else {
            return Ok(());
        };
        let Some(signature) = decoded.signature else {
            return Ok(());
        };
        let is_beyond_128_bits = |price: wallet_types::Wei| price.to_u128().is_none();
        let tip = decoded.transaction.max_priority_fee_per_gas().unwrap_or_default();
        let blob = decoded.transaction.max_fee_per_blob_gas().unwrap_or_default();
        let cap = decoded.transaction.max_fee_per_gas();
        prop_assume!(![tip, cap, blob].into_iter().any(is_beyond_128_bits));
        let read = Envelope::decode_2718_exact(&raw).unwrap();
        let hash = attach(&decoded.transaction, &signature).hash;
        prop_assert_eq!(hash, ours(*read.tx_hash()));
        prop_assert_eq!(decoded.sender().map(their_address), read.recover_signer().ok());
    }
}

fn theirs(transaction: &Transaction) -> Typed {
    let nonce = transaction.nonce.0;
    let gas_limit = transaction.gas_limit.0;
    let value = transaction.value.as_u256();
    let input = transaction.data.clone().into();
    let to_kind = transaction
        .to()
        .map_or(TxKind::Create, |to| TxKind::Call(their_address(to)));
    let access_list = their_list(transaction.access_list());
    let chain_id = transaction.chain_id().map(u64::from);
    let cap = transaction.max_fee_per_gas().to_u128().unwrap();
    let tip = transaction.max_priority_fee_per_gas().unwrap_or_default();
    let tip = tip.to_u128().unwrap();
    match &transaction.kind {
        Kind::Legacy { .. } => Typed::Legacy(TxLegacy {
            chain_id,
            nonce,
            gas_price: cap,
            gas_limit,
            to: to_kind,
            value,
            input,
        }),
        Kind::AccessList { .. } => Typed::Eip2930(TxEip2930 {
            chain_id: chain_id.unwrap(),
            nonce,
            gas_price: cap,
            gas_limit,
            to: to_kind,
            value,
            access_list,
            input,
        }),
        Kind::FeeMarket { .. } => Typed::Eip1559(TxEip1559 {
            chain_id: chain_id.unwrap(),
            nonce,
            gas_limit,
            max_fee_per_gas: cap,
            max_priority_fee_per_gas: tip,
            to: to_kind,
            value,
            access_list,
            input,
        }),
        Kind::Blob {
            to,
            max_fee_per_blob_gas,
            blob_hashes,
            ..
        } => Typed::Eip4844(TxEip4844 {
            chain_id: chain_id.unwrap(),
            nonce,
            gas_limit,
            max_fee_per_gas: cap,
            max_priority_fee_per_gas: tip,
            to: their_address(*to),
            value,
            access_list,
            blob_versioned_hashes: blob_hashes
                .iter()
                .map(|hash| B256::new(*hash.as_bytes()))
                .collect(),
            max_fee_per_blob_gas: max_fee_per_blob_gas.to_u128().unwrap(),
            input,
        }),
        Kind::SetCode {
            to, authorizations, ..
        } => Typed::Eip7702(TxEip7702 {
            chain_id: chain_id.unwrap(),
            nonce,
            gas_limit,
            max_fee_per_gas: cap,
            max_priority_fee_per_gas: tip,
            to: their_address(*to),
            value,
            access_list,
            authorization_list: authorizations.iter().map(their_authorization).collect(),
            input,
        }),
    }
}

fn ours(hash: B256) -> Digest {
    Digest::from_bytes(hash.0)
}

fn their_address(address: Address) -> alloy_primitives::Address {
    (*address.as_bytes()).into()
}

fn their_list(list: &[AccessItem]) -> AccessList {
    let items = list.iter().map(|item| AccessListItem {
        address: their_address(item.address),
        storage_keys: item.keys.iter().map(|key| B256::new(key.0)).collect(),
    });
    AccessList(items.collect())
}

fn their_authorization(signed: &SignedAuthorization) -> eip7702::SignedAuthorization {
    let authorization = &signed.authorization;
    let inner = eip7702::Authorization {
        chain_id: U256::from(authorization.chain_id.map_or(0, u64::from)),
        address: their_address(authorization.address),
        nonce: authorization.nonce.0,
    };
    let [r, s] = [signed.signature.r, signed.signature.s].map(U256::from_be_bytes);
    eip7702::SignedAuthorization::new_unchecked(inner, signed.signature.y_parity, r, s)
}

fn their_signature(signature: &Signature) -> alloy_primitives::Signature {
    let [r, s] = [signature.r(), signature.s()].map(|number| U256::from_be_bytes(*number));
    alloy_primitives::Signature::new(r, s, signature.is_y_odd())
}
