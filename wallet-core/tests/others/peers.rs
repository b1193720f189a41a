//! Drawn input put to ethers and viem, each of which must answer what `wallet-core` does.

mod keystores;
mod messages;
mod transactions;
mod tree;
mod typed_data;

use serde_json::{Value, json};

use crate::harness::{Cases, Suite};
use crate::npm;
use crate::random::seed;

/// One suite for each kind of answer.
pub(crate) const SUITES: [Suite; 7] = [
    suite("phrases and trees beside ethers and viem", tree::run),
    suite("transactions beside ethers and viem", transactions::run),
    suite(
        "authorisations beside ethers and viem",
        transactions::authorizations,
    ),
    suite("messages beside ethers and viem", messages::run),
    suite("recovery beside ethers and viem", messages::recovery),
    suite("typed data beside ethers and viem", typed_data::run),
    suite("keystores beside ethers and viem", keystores::run),
];

const fn suite(name: &'static str, run: fn(&mut Cases)) -> Suite {
    Suite { name, run }
}

/// A question, and what each should answer.
struct Case {
    question: Value,
    ethers: Value,
    viem: Value,
}

impl Case {
    /// Both should answer alike.
    fn both(question: Value, answer: Value) -> Self {
        let (ethers, viem) = (answer.clone(), answer);
        Self {
            question,
            ethers,
            viem,
        }
    }
}

/// Puts cases to both; each answer of each counts.
fn put(cases: &mut Cases, all: Vec<Case>) {
    let questions: Vec<_> = all.iter().map(|case| case.question.clone()).collect();
    for (at, (case, answer)) in all.iter().zip(npm::ask(&questions)).enumerate() {
        for (name, expected) in [("ethers", &case.ethers), ("viem", &case.viem)] {
            cases.agree(&format!("{name}, question {at}"), || {
                let found = &answer[name];
                let again = format!("again by HOLDFAST_SEED={:x}", seed());
                assert!(
                    found == expected,
                    "{again}\n    it answers {found}\n    ours is {expected}\n    to {}",
                    case.question
                );
            });
        }
    }
}

/// The part of an object that some names make.
fn only(object: &Value, names: &[&str]) -> Value {
    names
        .iter()
        .map(|name| ((*name).to_owned(), object[*name].clone()))
        .collect()
}

/// A key, as the others read it.
fn shown(key: &wallet_core::signing_key::SigningKey) -> Value {
    json!(crate::random::hex(key.expose().expose()))
}
