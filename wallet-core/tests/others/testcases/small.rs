//! `hashes` and `units`: what takes a line each.

use wallet_types::{
    Digest, Wei,
    amount::{ParseAmountError, Unit},
};

use super::{bytes, text};
use crate::harness::Cases;
use crate::npm;

/// SHA-256 and SHA-512 of the same data are a library's, and are proven by what is made of them.
pub(super) fn hashes(cases: &mut Cases) {
    for case in &npm::testcases("hashes") {
        cases.agree(text(case, "keccak256"), || {
            let found = Digest::keccak256(&bytes(case, "data"));
            assert_eq!(found.to_string(), text(case, "keccak256"));
        });
    }
}

/// Amounts in ether and gwei, as typed and as written.
pub(super) fn units(cases: &mut Cases) {
    for case in &npm::testcases("units") {
        let name = text(case, "name");
        if text(case, "wei").starts_with('-') {
            cases.refuse(name, "less than nothing, which nobody can pay", || {
                let read = Wei::parse(text(case, "ether"), Unit::Ether);
                assert!(
                    matches!(read, Err(ParseAmountError::NotADigit { .. })),
                    "{read:?}"
                );
            });
            continue;
        }
        cases.agree(name, || {
            let wei = Wei::new(text(case, "wei").parse().unwrap());
            for (unit, typed, written) in [
                (Unit::Ether, "ether", "ether_format"),
                (Unit::Gwei, "gwei", "gwei_format"),
            ] {
                let Some(typed) = case[typed].as_str() else {
                    continue;
                };
                assert_eq!(Wei::parse(typed, unit), Ok(wei), "{typed}");
                // ethers writes whole numbers with a zero behind the point.
                let written = text(case, written).trim_end_matches(".0");
                assert_eq!(wei.to_decimal(unit), written);
            }
        });
    }
}
