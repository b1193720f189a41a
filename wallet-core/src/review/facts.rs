//! The facts that a transaction states, one by one, without accounts or page.

use alloc::vec::Vec;

use wallet_types::{
    Transaction,
    explained::{Delegation, Fact},
};

use super::calls;
use crate::transaction::authority;

/// Lists the facts, in the order in which they are told.
pub(super) fn of(transaction: &Transaction) -> Vec<Fact> {
    let mut facts = Vec::from([
        Fact::Type(transaction.transaction_type()),
        Fact::Chain(transaction.chain_id()),
        Fact::Nonce(transaction.nonce),
        Fact::To(transaction.to()),
        Fact::Value(transaction.value),
        Fact::GasLimit(transaction.gas_limit),
    ]);
    let cap = transaction.max_fee_per_gas();
    match transaction.max_priority_fee_per_gas() {
        Some(tip) => facts.extend([Fact::Tip(tip), Fact::FeeCap(cap)]),
        None => facts.push(Fact::GasPrice(cap)),
    }
    facts.extend(transaction.max_fee_per_blob_gas().map(Fact::BlobFeeCap));
    facts.push(Fact::MaxFee(transaction.max_fee()));
    if !transaction.data.is_empty() {
        facts.push(Fact::Data {
            len_bytes: u64::try_from(transaction.data.len()).unwrap_or(u64::MAX),
            selector: transaction.selector(),
        });
    }
    facts.extend(calls::of(transaction).map(Fact::Call));
    if let Some((address_count, key_count)) = access_list(transaction) {
        facts.push(Fact::AccessList {
            address_count,
            key_count,
        });
    }
    let hashes = transaction.blob_hashes().iter();
    facts.extend(hashes.map(|hash| Fact::BlobHash(*hash)));
    facts.extend(delegations(transaction).map(Fact::Delegation));
    facts
}

/// Counts the addresses of the access list, and all their keys; `None` where it is empty.
pub(super) fn access_list(transaction: &Transaction) -> Option<(u32, u32)> {
    let list = transaction.access_list();
    let key_count: usize = list.iter().map(|item| item.keys.len()).sum();
    (!list.is_empty()).then(|| (count(list.len()), count(key_count)))
}

/// Finds who signed each authorisation.
pub(super) fn delegations(transaction: &Transaction) -> impl Iterator<Item = Delegation> {
    transaction
        .authorizations()
        .iter()
        .map(|signed| Delegation {
            authority: authority(signed),
            authorization: signed.authorization,
        })
}

/// A number of entries, which reading holds far below the largest.
pub(super) fn count(entries: usize) -> u32 {
    u32::try_from(entries).unwrap_or(u32::MAX)
}
