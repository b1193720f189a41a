//! The cases of `@ethersproject/testcases`, as its npm package has them: all that apply.

mod accounts;
mod phrases;
mod small;
mod transactions;
mod typed_data;
mod wallets;

use alloy_primitives::hex;
use serde_json::Value;
use wallet_core::signing_key::SigningKey;

use crate::harness::{Cases, Suite};
use crate::npm;

pub(crate) use phrases::{LOCALES, list};

/// One suite for each file, and one for what is left out.
pub(crate) const SUITES: [Suite; 10] = [
    suite("ethers' accounts", accounts::run),
    suite("ethers' phrases and trees", phrases::run),
    suite("ethers' word lists", phrases::word_lists),
    suite("ethers' legacy transactions", transactions::legacy),
    suite("ethers' typed transactions", transactions::typed),
    suite("ethers' typed data", typed_data::run),
    suite("ethers' wallets", wallets::run),
    suite("ethers' hashes", small::hashes),
    suite("ethers' units", small::units),
    suite("ethers' other files", leave_out),
];

const fn suite(name: &'static str, run: fn(&mut Cases)) -> Suite {
    Suite { name, run }
}

/// What the wallet has no part in.
fn leave_out(cases: &mut Cases) {
    for (file, reason) in [
        ("bignumber", "numbers of JavaScript's"),
        ("contract-events", "no logs of contracts are read"),
        ("contract-interface", "no values of contracts are encoded"),
        (
            "contract-interface-abi2",
            "no values of contracts are encoded",
        ),
        ("contract-signatures", "no names of functions are hashed"),
        ("namehash", "no ENS names"),
        ("nameprep", "no ENS names"),
        (
            "rlp-coder",
            "lists are read as transactions alone, in their own suites",
        ),
        (
            "solidity-hashes",
            "values packed as Solidity packs them are not hashed",
        ),
    ] {
        cases.leave_out(npm::testcases(file).len(), reason);
    }
}

fn text<'a>(case: &'a Value, name: &str) -> &'a str {
    case[name].as_str().unwrap()
}

fn bytes(case: &Value, name: &str) -> Vec<u8> {
    hex::decode(text(case, name)).unwrap()
}

fn key(case: &Value, name: &str) -> SigningKey {
    SigningKey::from_bytes(&bytes(case, name).try_into().unwrap()).unwrap()
}
