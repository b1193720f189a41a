//! What deserves a look in a transaction, and what each finding rests on.
//!
//! A finding rests on the bytes where bytes and vault alone decide it; where the page's figures
//! take part, it rests on the page.

use alloc::{string::String, vec::Vec};

use wallet_types::{
    Account, Address, Transaction, Wei,
    review::{ClaimedFigure, Context, Finding, FindingKind, FindingSource, Severity},
};

use super::{calls, kinds};

/// How many digits an address shares with a known one, at its beginning and end together, from
/// which it is taken for a look-alike: as many as people compare, less one slip.
pub const LOOK_ALIKE_EQUAL_ENDS: usize = 7;

/// The fee from which a payment is remarkable whatever its amount: 0.05 ETH.
///
/// A plain payment costs that much at 2381 gwei for each unit of gas, more than in any week of the
/// chain's history.
///
/// # Examples
/// ```
/// use wallet_types::{Wei, amount::Unit};
///
/// assert_eq!(wallet_core::review::fee_ceiling(), Wei::parse("0.05", Unit::Ether).unwrap());
/// ```
#[must_use]
pub fn fee_ceiling() -> Wei {
    Wei::from_u64(50_000_000_000_000_000)
}

/// Finds what deserves a look, most serious first.
pub(super) fn of(
    transaction: &Transaction,
    from: &Account,
    accounts: &[Account],
    context: &Context,
) -> Vec<Finding> {
    let known = known_addresses(accounts, context);
    let findings: Vec<Finding> = recipient(transaction, from, &known)
        .into_iter()
        .chain(call_party(transaction, from, &known))
        .chain(fee(transaction))
        .chain(balance(transaction, context))
        .chain(kinds::of(transaction, from, accounts, context))
        .chain(only_claimed(context))
        .collect();
    // The order above stays among findings of one severity.
    let with = |severity| findings.iter().filter(move |f| f.severity == severity);
    [Severity::Danger, Severity::Caution, Severity::Notice]
        .into_iter()
        .flat_map(with)
        .cloned()
        .collect()
}

/// An address that the wallet has met, and on whose word.
struct Known<'a> {
    address: Address,
    name: Option<&'a str>,
    source: FindingSource,
}

fn known_addresses<'a>(accounts: &'a [Account], context: &'a Context) -> Vec<Known<'a>> {
    let own = accounts.iter().map(|account| Known {
        address: account.address,
        name: Some(account.name.as_str()),
        source: FindingSource::Bytes,
    });
    let paid = context.paid_before.iter().map(|(address, name)| Known {
        address: *address,
        name: name.as_deref(),
        source: FindingSource::Page,
    });
    own.chain(paid).collect()
}

fn recipient(transaction: &Transaction, from: &Account, known: &[Known<'_>]) -> Vec<Finding> {
    let Some(to) = transaction.to() else {
        return Vec::new();
    };
    if to == Address::from_bytes([0; 20]) {
        let kind = FindingKind::ZeroAddress;
        return Vec::from([finding(kind, FindingSource::Bytes, Severity::Danger)]);
    }
    if to == from.address {
        let kind = FindingKind::SelfSend;
        return Vec::from([finding(kind, FindingSource::Bytes, Severity::Caution)]);
    }
    if known.iter().any(|known| known.address == to) {
        return Vec::new();
    }
    // No list that leaves addresses out can make a stranger known: what the page hides shows as a
    // first payment. It can only invent acquaintance, so the finding rests on it.
    let first = FindingKind::FirstPayment {
        nearest: nearest(&to, known),
    };
    let first = finding(first, FindingSource::Page, Severity::Caution);
    look_alike(&to, known).into_iter().chain([first]).collect()
}

/// Whom a call gives tokens, or leave to take them: the one who is really paid.
fn call_party(transaction: &Transaction, from: &Account, known: &[Known<'_>]) -> Vec<Finding> {
    let party = calls::of(transaction).map(|call| call.call.party());
    let is_met = |party: &Address| known.iter().any(|known| known.address == *party);
    let party = party.filter(|party| *party != from.address && !is_met(party));
    let Some(party) = party.filter(|party| *party.as_bytes() != [0; 20]) else {
        return Vec::new();
    };
    let kind = FindingKind::CallPartyUnknown { party };
    let unknown = finding(kind, FindingSource::Page, Severity::Caution);
    let resembled = resembled(&party, known).map(|known| {
        let kind = FindingKind::CallPartyLookAlike {
            party,
            known: known.address,
            name: known.name.map(String::from),
            digits_differing: digits_differing(&party, &known.address),
        };
        finding(kind, known.source, Severity::Danger)
    });
    resembled.into_iter().chain([unknown]).collect()
}

fn nearest(to: &Address, known: &[Known<'_>]) -> Option<(Address, Option<String>, u8)> {
    let nearest = known
        .iter()
        .min_by_key(|known| to.digits_differing_from(&known.address))?;
    Some((
        nearest.address,
        nearest.name.map(String::from),
        digits_differing(to, &nearest.address),
    ))
}

fn look_alike(to: &Address, known: &[Known<'_>]) -> Option<Finding> {
    let known = resembled(to, known)?;
    let kind = FindingKind::LookAlike {
        known: known.address,
        name: known.name.map(String::from),
        digits_differing: digits_differing(to, &known.address),
    };
    Some(finding(kind, known.source, Severity::Danger))
}

/// The known address that this one may have been made to be taken for.
fn resembled<'a>(to: &Address, known: &'a [Known<'a>]) -> Option<&'a Known<'a>> {
    known
        .iter()
        .filter(|known| is_look_alike(to, &known.address))
        .min_by_key(|known| to.digits_differing_from(&known.address))
}

/// The ends are what people compare, so that is what an attacker makes equal. Two addresses by
/// chance share seven digits at their ends once in some thirty million pairs.
fn is_look_alike(a: &Address, b: &Address) -> bool {
    let (a, b) = (digits(a), digits(b));
    let pairs = || a.iter().zip(&b);
    let head = pairs().take_while(|(a, b)| a == b).count();
    let tail = pairs().rev().take_while(|(a, b)| a == b).count();
    let different = pairs().filter(|(a, b)| a != b).count();
    head + tail >= LOOK_ALIKE_EQUAL_ENDS || different <= MOSTLY_EQUAL
}

fn digits(address: &Address) -> Vec<u8> {
    let nibbles = |byte: &u8| [byte >> 4, byte & 15];
    address.as_bytes().iter().flat_map(nibbles).collect()
}

fn digits_differing(a: &Address, b: &Address) -> u8 {
    u8::try_from(a.digits_differing_from(b)).unwrap_or(u8::MAX)
}

fn fee(transaction: &Transaction) -> Vec<Finding> {
    let fee = transaction.max_fee().unwrap_or(Wei::new(U256_MAX));
    let mut findings = Vec::new();
    let ceiling = fee_ceiling();
    if fee > ceiling {
        let kind = FindingKind::FeeAboveCeiling { ceiling };
        findings.push(finding(kind, FindingSource::Bytes, Severity::Danger));
    }
    // A call that pays nothing has no amount to compare the fee with.
    let is_mere_call = transaction.value.is_zero() && !transaction.data.is_empty();
    if !is_mere_call && fee.exceeds_percent_of(1, transaction.value) {
        let kind = FindingKind::FeeAboveOnePercent;
        findings.push(finding(kind, FindingSource::Bytes, Severity::Caution));
    }
    findings
}

fn balance(transaction: &Transaction, context: &Context) -> Option<Finding> {
    let (balance, _) = context.balance.as_ref()?;
    let total = transaction.max_total()?;
    match balance.checked_sub(total) {
        Some(Wei::ZERO) => Some(FindingKind::WholeBalance),
        Some(_) => None,
        None => total
            .checked_sub(*balance)
            .map(|missing| FindingKind::Overdraft { missing }),
    }
    .map(|kind| {
        let severity = match kind {
            FindingKind::Overdraft { .. } => Severity::Danger,
            _ => Severity::Caution,
        };
        finding(kind, FindingSource::Page, severity)
    })
}

/// Figures that no proof and no agreement supports. Disputed ones are among them: they are worth
/// even less than a claim.
fn only_claimed(context: &Context) -> Option<Finding> {
    let balance = context.balance.as_ref().map(|(_, mark)| mark);
    let figures: Vec<ClaimedFigure> = [
        (ClaimedFigure::Balance, balance),
        (ClaimedFigure::Nonce, Some(&context.nonce_mark)),
        (ClaimedFigure::Fee, Some(&context.fee_mark)),
    ]
    .into_iter()
    .filter(|(_, mark)| mark.is_some_and(|mark| !mark.is_checked()))
    .map(|(figure, _)| figure)
    .collect();
    (!figures.is_empty()).then(|| {
        let kind = FindingKind::OnlyClaimed { figures };
        finding(kind, FindingSource::Page, Severity::Notice)
    })
}

pub(super) const fn finding(
    kind: FindingKind,
    source: FindingSource,
    severity: Severity,
) -> Finding {
    Finding {
        kind,
        source,
        severity,
    }
}

const U256_MAX: alloy_primitives::U256 = alloy_primitives::U256::MAX;
/// Two addresses by chance differ in at most so many of 40 digits less than once in 10^11 pairs.
const MOSTLY_EQUAL: usize = 22;
