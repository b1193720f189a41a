//! What deserves a look in what the types of transaction, and the calls in their data, have of
//! their own.

use alloc::vec::Vec;

use alloy_primitives::U256;
use wallet_types::{
    Account, Address, Digest, Transaction, Wei,
    call::KnownCall,
    explained::{DecodedCall, Delegation},
    review::{Context, Finding, FindingKind, FindingSource, Severity, Whose},
};

use super::{calls, facts, findings::finding};
use crate::rlp;

/// Finds what the type, the data and the lists of a transaction ask a look for.
pub(super) fn of(
    transaction: &Transaction,
    from: &Account,
    accounts: &[Account],
    context: &Context,
) -> Vec<Finding> {
    let from_bytes = |(kind, severity)| finding(kind, FindingSource::Bytes, severity);
    let delegations = facts::delegations(transaction)
        .map(|delegation| judge_delegation(delegation, transaction, from, accounts));
    delegations
        .chain(data(transaction, from))
        .chain(price(transaction))
        .chain(blobs(transaction))
        .chain(access_list(transaction))
        .map(from_bytes)
        .chain(chain(transaction, context))
        .collect()
}

type Judged = (FindingKind, Severity);

fn data(transaction: &Transaction, from: &Account) -> Vec<Judged> {
    let len_bytes = u64::try_from(transaction.data.len()).unwrap_or(u64::MAX);
    if transaction.to().is_none() {
        let address = created(from.address, transaction.nonce.0);
        let kind = FindingKind::CreatesContract { address, len_bytes };
        return Vec::from([(kind, Severity::Danger)]);
    }
    if len_bytes == 0 {
        return Vec::new();
    }
    let call = calls::of(transaction);
    let selector = transaction.selector();
    let carries = FindingKind::CarriesData {
        len_bytes,
        selector,
    };
    // What could be read says more than that there is something to read.
    let carries = match call {
        Some(_) => (carries, Severity::Notice),
        None => (carries, Severity::Caution),
    };
    let call = call.map(|call| {
        let severity = call_severity(&call);
        (FindingKind::KnownCall(call), severity)
    });
    call.into_iter().chain([carries]).collect()
}

/// Taking leave back is harmless, save that in `approve` a zero may be the number of a token; leave
/// without end is how tokens are stolen. A call that each contract reads in its own way has no
/// innocent reason.
fn call_severity(call: &DecodedCall) -> Severity {
    match call.call.allowance() {
        _ if !call.is_regular => Severity::Danger,
        Some(amount) if amount.is_unlimited() => Severity::Danger,
        Some(amount) if amount.0.is_zero() && !matches!(call.call, KnownCall::Approve { .. }) => {
            Severity::Notice
        }
        _ => Severity::Caution,
    }
}

/// Where a contract will stand: the digest of its maker and the maker's nonce.
fn created(from: Address, nonce: u64) -> Address {
    let mut fields = Vec::new();
    rlp::put_bytes(&mut fields, from.as_bytes());
    rlp::put_uint(&mut fields, U256::from(nonce));
    let mut list = Vec::new();
    rlp::put_list(&mut list, &fields);
    let mut address = [0; 20];
    address.copy_from_slice(&Digest::keccak256(&list).as_bytes()[12..]);
    Address::from_bytes(address)
}

fn price(transaction: &Transaction) -> Option<Judged> {
    let is_fixed = transaction.max_priority_fee_per_gas().is_none();
    is_fixed.then_some((FindingKind::PriceInFull, Severity::Notice))
}

fn blobs(transaction: &Transaction) -> Option<Judged> {
    transaction.max_fee_per_blob_gas()?;
    let kind = FindingKind::CarriesBlobs {
        count: facts::count(transaction.blob_hashes().len()),
        max_fee: transaction.max_blob_fee().unwrap_or(Wei::new(U256::MAX)),
    };
    Some((kind, Severity::Caution))
}

fn access_list(transaction: &Transaction) -> Option<Judged> {
    let (address_count, key_count) = facts::access_list(transaction)?;
    let kind = FindingKind::AccessList {
        address_count,
        key_count,
    };
    Some((kind, Severity::Notice))
}

fn chain(transaction: &Transaction, context: &Context) -> Option<Finding> {
    let Some(in_bytes) = transaction.chain_id() else {
        let kind = FindingKind::ValidOnEveryChain;
        return Some(finding(kind, FindingSource::Bytes, Severity::Danger));
    };
    let confirmed = context.chain_id.filter(|id| *id != in_bytes)?;
    let kind = FindingKind::OtherChain {
        in_bytes,
        confirmed,
    };
    Some(finding(kind, FindingSource::Page, Severity::Danger))
}

fn judge_delegation(
    delegation: Delegation,
    transaction: &Transaction,
    from: &Account,
    accounts: &[Account],
) -> Judged {
    let whose = whose(delegation.authority, from, accounts);
    let authorization = &delegation.authorization;
    let chain_id = authorization.chain_id;
    let is_own = matches!(whose, Whose::Sender | Whose::Own(_));
    let severity = match chain_id {
        _ if whose == Whose::Nobody => Severity::Notice,
        None if authorization.is_revocation() => Severity::Caution,
        None => Severity::Danger,
        // The chain passes over it here, but whoever reads it can use it there.
        Some(_) if is_own && !authorization.is_revocation() => Severity::Danger,
        Some(_) if chain_id != transaction.chain_id() => Severity::Caution,
        Some(_) if authorization.is_revocation() => Severity::Notice,
        Some(_) => Severity::Caution,
    };
    (FindingKind::Delegation { delegation, whose }, severity)
}

fn whose(authority: Option<Address>, from: &Account, accounts: &[Account]) -> Whose {
    match authority {
        None => Whose::Nobody,
        Some(authority) if authority == from.address => Whose::Sender,
        Some(authority) => accounts
            .iter()
            .find(|account| account.address == authority)
            .map_or(Whose::Foreign, |account| Whose::Own(account.index)),
    }
}
