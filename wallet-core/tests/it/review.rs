//! Reviews: what they say, what they find, and on whose word.

use alloy_primitives::U256;
use wallet_core::review::{IntentError, fee_ceiling, review};
use wallet_types::{
    Account, AccountIndex, AccountName, AccountOrigin, Address, Digest, Gas, Mark, Nonce, Payment,
    Wei,
    review::{
        ClaimedFigure, Context, Field, Finding, FindingKind, FindingSource, Review, Severity,
    },
};

use crate::support::{claimed, context, own_address, payment, request};

#[test]
fn says_what_the_bytes_say() {
    let review = check(payment(), context());
    assert_eq!(review.payment(), Some(payment()));
    assert_eq!(review.max_fee, Wei::from_u64(420_000_000_000_000));
    assert_eq!(
        review.left_afterwards,
        Some(Wei::from_u64(1_499_580_000_000_000_000))
    );
    assert_eq!(review.own_recipient, None);
    assert_eq!(review.findings, []);
    assert!(!review.needs_acceptance());
    assert_eq!(review.digest, Digest::keccak256(&review.bytes.bytes));
    assert_eq!(review.bytes.stretches[0].field, Field::Type);
    let covered: u32 = review.bytes.stretches.iter().map(|s| s.len_bytes).sum();
    assert_eq!(usize::try_from(covered).unwrap(), review.bytes.bytes.len());
}

#[test]
fn finds_a_first_payment() {
    let stranger = context_paid(vec![(Address::from_bytes([0x55; 20]), Some("Eve".into()))]);
    let [finding] = findings(payment(), stranger);
    assert_eq!(finding.source, FindingSource::Page);
    assert_eq!(finding.severity, Severity::Caution);
    let FindingKind::FirstPayment { nearest } = finding.kind else {
        panic!("{finding:?}");
    };
    let (_, _, digits) = nearest.unwrap();
    assert!(digits > 25, "{digits}");
}

#[test]
fn finds_no_first_payment_to_an_own_account() {
    let own = Payment {
        to: own_address(1),
        ..payment()
    };
    let review = check(own, context_paid(Vec::new()));
    assert_eq!(review.findings, []);
    let own = review.own_recipient.unwrap();
    assert_eq!(own.name.as_str(), "Account 2");
}

#[test]
fn finds_look_alikes() {
    // Four digits at the beginning and four at the end are as many as people compare.
    let mut bytes = [0x77; 20];
    let known = *payment().to.as_bytes();
    bytes[..2].copy_from_slice(&known[..2]);
    bytes[18..].copy_from_slice(&known[18..]);
    let poisoned = Payment {
        to: Address::from_bytes(bytes),
        ..payment()
    };
    let [look_alike, first] = findings(poisoned, context());
    assert_eq!(look_alike.severity, Severity::Danger);
    assert_eq!(look_alike.source, FindingSource::Page);
    let FindingKind::LookAlike { known, name, .. } = look_alike.kind else {
        panic!("{look_alike:?}");
    };
    assert_eq!((known, name.as_deref()), (payment().to, Some("Ada")));
    assert!(matches!(first.kind, FindingKind::FirstPayment { .. }));
}

/// A look-alike of an own account needs nobody's word but the vault's.
#[test]
fn finds_look_alikes_of_own_accounts() {
    let mut bytes = *own_address(1).as_bytes();
    bytes[9] ^= 0x10;
    let poisoned = Payment {
        to: Address::from_bytes(bytes),
        ..payment()
    };
    let [look_alike, _] = findings(poisoned, context());
    assert_eq!(look_alike.source, FindingSource::Bytes);
    let FindingKind::LookAlike {
        digits_differing, ..
    } = look_alike.kind
    else {
        panic!("{look_alike:?}");
    };
    assert_eq!(digits_differing, 1);
}

#[test]
fn finds_self_sends_and_the_zero_address() {
    let own = Payment {
        to: own_address(0),
        ..payment()
    };
    one_finding(own, context(), FindingKind::SelfSend, Severity::Caution);
    let lost = Payment {
        to: Address::from_bytes([0; 20]),
        ..payment()
    };
    one_finding(lost, context(), FindingKind::ZeroAddress, Severity::Danger);
}

#[test]
fn finds_high_fees() {
    let fee = Wei::from_u64(420_000_000_000_000);
    let at_limit = Payment {
        value: fee.checked_mul(100).unwrap(),
        ..payment()
    };
    assert_eq!(check(at_limit.clone(), context()).findings, []);
    let above = Payment {
        value: at_limit.value.checked_sub(Wei::from_u64(1)).unwrap(),
        ..payment()
    };
    let kind = FindingKind::FeeAboveOnePercent;
    one_finding(above, context(), kind, Severity::Caution);
    let costly = Payment {
        max_fee_per_gas: Wei::from_u64(2_380_952_380_953),
        value: Wei::from_u64(10_000_000_000_000_000_000),
        ..payment()
    };
    let rich = Context {
        balance: None,
        ..context()
    };
    let ceiling = fee_ceiling();
    let kind = FindingKind::FeeAboveCeiling { ceiling };
    one_finding(costly, rich, kind, Severity::Danger);
}

#[test]
fn judges_the_balance() {
    let with_balance = |wei: u64| Context {
        balance: Some((Wei::from_u64(wei), crate::support::agreed())),
        ..context()
    };
    let total = 500_420_000_000_000_000;
    let kind = FindingKind::WholeBalance;
    one_finding(payment(), with_balance(total), kind, Severity::Caution);
    let missing = Wei::from_u64(1);
    let kind = FindingKind::Overdraft { missing };
    one_finding(payment(), with_balance(total - 1), kind, Severity::Danger);
    assert_eq!(check(payment(), with_balance(total + 1)).findings, []);
    let short = check(payment(), with_balance(1));
    assert_eq!(short.left_afterwards, None);
}

#[test]
fn finds_data() {
    let call = Payment {
        data: vec![0xfe, 0xed, 0xbe, 0xef],
        gas_limit: Gas(60_000),
        ..payment()
    };
    let kind = FindingKind::CarriesData {
        len_bytes: 4,
        selector: Some([0xfe, 0xed, 0xbe, 0xef]),
    };
    one_finding(call, context(), kind, Severity::Caution);
}

#[test]
fn finds_figures_that_are_only_claimed() {
    let balance = Wei::from_u64(2_000_000_000_000_000_000);
    let weak = Context {
        balance: Some((balance, claimed())),
        fee_mark: Mark::Disputed {
            evidence: "two prices".into(),
        },
        ..context()
    };
    let kind = FindingKind::OnlyClaimed {
        figures: vec![ClaimedFigure::Balance, ClaimedFigure::Fee],
    };
    one_finding(payment(), weak.clone(), kind, Severity::Notice);
    assert!(check(payment(), weak).needs_acceptance());
}

#[test]
fn puts_the_most_serious_first() {
    let bad = Payment {
        to: Address::from_bytes([0; 20]),
        value: Wei::from_u64(1),
        data: vec![1],
        ..payment()
    };
    let weak = Context {
        nonce_mark: claimed(),
        ..context()
    };
    let review = check(bad, weak);
    assert!(
        review
            .findings
            .is_sorted_by(|a, b| a.severity >= b.severity)
    );
    assert_eq!(review.findings.len(), 4);
}

#[test]
fn refuses_what_no_wallet_should_sign() {
    let check = |payment: Payment, expected: IntentError| {
        let request = request(payment, context());
        assert_eq!(review(&request, &accounts()), Err(expected));
    };
    let tip = Payment {
        max_priority_fee_per_gas: Wei::from_u64(20_000_000_001),
        ..payment()
    };
    check(tip, IntentError::TipAboveCap);
    let gas = Payment {
        gas_limit: Gas(20_999),
        ..payment()
    };
    let found = Gas(20_999);
    check(gas, IntentError::TooLittleGas { found });
    let nonce = Payment {
        nonce: Nonce(u64::MAX),
        ..payment()
    };
    check(nonce, IntentError::NonceTooLarge);
    let fee = Payment {
        max_fee_per_gas: Wei::new(U256::MAX),
        ..payment()
    };
    check(fee, IntentError::TotalTooLarge);
    let total = Payment {
        value: Wei::new(U256::MAX),
        ..payment()
    };
    check(total, IntentError::TotalTooLarge);
    let len_bytes = 127 * 1024 + 1;
    let data = Payment {
        data: vec![1; len_bytes],
        ..payment()
    };
    check(data, IntentError::DataTooLong { len_bytes });
    let mut other = request(payment(), context());
    other.from = AccountIndex(9);
    assert_eq!(review(&other, &accounts()), Err(IntentError::NoSuchAccount));
}

fn accounts() -> Vec<Account> {
    (0..3_u32)
        .map(|index| Account {
            index: AccountIndex(index),
            address: own_address(usize::try_from(index).unwrap()),
            name: AccountName::numbered(AccountIndex(index)),
            origin: AccountOrigin::Elsewhere,
        })
        .collect()
}

fn context_paid(paid_before: Vec<(Address, Option<String>)>) -> Context {
    Context {
        paid_before,
        ..context()
    }
}

fn check(payment: Payment, context: Context) -> Review {
    review(&request(payment, context), &accounts()).unwrap()
}

fn findings<const N: usize>(payment: Payment, context: Context) -> [Finding; N] {
    check(payment, context).findings.try_into().unwrap()
}

fn one_finding(payment: Payment, context: Context, kind: FindingKind, severity: Severity) {
    let [finding] = findings(payment, context);
    assert_eq!((finding.kind, finding.severity), (kind, severity));
}
