//! What deserves a look in a payment, and what each finding rests on.
//!
//! A finding rests on the bytes where bytes and vault alone decide it; where the page's figures
//! take part, it rests on the page.

use alloc::{string::String, vec::Vec};

use wallet_types::{
    Account, Address, Payment, Wei,
    review::{ClaimedFigure, Context, Finding, FindingKind, FindingSource, Severity},
};

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
    payment: &Payment,
    from: &Account,
    accounts: &[Account],
    context: &Context,
) -> Vec<Finding> {
    let known = known_addresses(accounts, context);
    let findings: Vec<Finding> = recipient(payment, from, &known)
        .into_iter()
        .chain(fee(payment))
        .chain(balance(payment, context))
        .chain(data(payment))
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

fn recipient(payment: &Payment, from: &Account, known: &[Known<'_>]) -> Vec<Finding> {
    let to = payment.to;
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
    let known = known
        .iter()
        .filter(|known| is_look_alike(to, &known.address))
        .min_by_key(|known| to.digits_differing_from(&known.address))?;
    let kind = FindingKind::LookAlike {
        known: known.address,
        name: known.name.map(String::from),
        digits_differing: digits_differing(to, &known.address),
    };
    Some(finding(kind, known.source, Severity::Danger))
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

fn fee(payment: &Payment) -> Vec<Finding> {
    let fee = payment.max_fee().unwrap_or(Wei::new(U256_MAX));
    let mut findings = Vec::new();
    let ceiling = fee_ceiling();
    if fee > ceiling {
        let kind = FindingKind::FeeAboveCeiling { ceiling };
        findings.push(finding(kind, FindingSource::Bytes, Severity::Danger));
    }
    if fee.exceeds_percent_of(1, payment.value) {
        let kind = FindingKind::FeeAboveOnePercent;
        findings.push(finding(kind, FindingSource::Bytes, Severity::Caution));
    }
    findings
}

fn balance(payment: &Payment, context: &Context) -> Option<Finding> {
    let (balance, _) = context.balance.as_ref()?;
    let total = payment.max_total()?;
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

fn data(payment: &Payment) -> Option<Finding> {
    let len_bytes = u64::try_from(payment.data.len()).unwrap_or(u64::MAX);
    (len_bytes > 0).then(|| {
        let kind = FindingKind::CarriesData { len_bytes };
        finding(kind, FindingSource::Bytes, Severity::Caution)
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

const fn finding(kind: FindingKind, source: FindingSource, severity: Severity) -> Finding {
    Finding {
        kind,
        source,
        severity,
    }
}

const U256_MAX: alloy_primitives::U256 = alloy_primitives::U256::MAX;
/// Two addresses by chance differ in at most so many of 40 digits less than once in 10^11 pairs.
const MOSTLY_EQUAL: usize = 22;
