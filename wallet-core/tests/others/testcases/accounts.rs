//! `accounts`: addresses, as written and as they follow from keys.

use serde_json::Value;
use wallet_types::Address;

use super::{key, text};
use crate::harness::Cases;
use crate::npm;

pub(super) fn run(cases: &mut Cases) {
    let all = npm::testcases("accounts");
    for case in &all {
        cases.agree(text(case, "name"), || check(case));
    }
    cases.leave_out(
        all.len(),
        "the ICAP form of each address: no account is asked for by it today, and it is no address here",
    );
}

fn check(case: &Value) {
    let checksummed = text(case, "checksumAddress");
    let address: Address = checksummed.parse().unwrap();
    assert_eq!(address.to_string(), checksummed);
    let plain = text(case, "address").to_lowercase();
    let plain = format!("0x{}", plain.trim_start_matches("0x"));
    assert_eq!(plain.parse(), Ok(address));
    if case["privateKey"].is_string() {
        assert_eq!(key(case, "privateKey").address(), address);
    }
    assert!(text(case, "icapAddress").parse::<Address>().is_err());
}
