//! Keystores both ways: theirs opened here at light prices, ours opened there at the full one.

use serde_json::{Value, json};
use wallet_core::{
    keystore::{self, Keystore, KeystoreError, RANDOM_LEN_BYTES},
    secret::SecretText,
    signing_key::SigningKey,
};

use super::{Case, put, shown};
use crate::harness::Cases;
use crate::npm;
use crate::random::{Random, hex, seed};

pub(super) fn run(cases: &mut Cases) {
    let mut random = Random::of_suite("keystores");
    theirs(cases, &mut random);
    ours(cases, &mut random);
}

fn theirs(cases: &mut Cases, random: &mut Random) {
    let keys: Vec<_> = (0..COUNT)
        .map(|_| (random.key(), random.text(30)))
        .collect();
    let questions = keys.iter().map(|(key, password)| {
        let rounds = if random.once_in(2) {
            1 + random.below(600)
        } else {
            0
        };
        json!({
            "ask": "encrypt", "key": shown(key), "password": password, "rounds": rounds,
            "n": 2 << random.below(8), "r": 1 + random.below(8), "p": 1 + random.below(4),
            "salt": hex(random.bytes(32)), "iv": hex(random.bytes(16)),
        })
    });
    let questions: Vec<Value> = questions.collect();
    for ((key, password), answer) in keys.iter().zip(npm::ask(&questions)) {
        for name in ["ethers", "viem"] {
            cases.agree(name, || {
                let again = format!("again by HOLDFAST_SEED={:x}", seed());
                let file = answer[name].as_str();
                let file = file.unwrap_or_else(|| panic!("{again}: {}", answer[name]));
                check(file, key, password);
            });
        }
    }
}

fn check(file: &str, key: &SigningKey, password: &str) {
    let read = Keystore::read(file.as_bytes()).unwrap();
    let opened = read.open(&SecretText::from(password.to_owned())).unwrap();
    assert_eq!(opened.key.expose(), key.expose().expose(), "{file}");
    assert_eq!((opened.address, opened.mismatch), (key.address(), None));
    let other = SecretText::from(format!("{password} "));
    let refused = read.open(&other).unwrap_err();
    assert_eq!(refused, KeystoreError::WrongPasswordOrDamaged);
}

fn ours(cases: &mut Cases, random: &mut Random) {
    let all = (0..COUNT_OF_OURS).map(|_| {
        let (key, password) = (random.key(), random.text(30));
        let entropy = random.bytes(RANDOM_LEN_BYTES);
        let secret = SecretText::from(password.clone());
        let file = keystore::write(&key.expose(), &secret, entropy.into()).unwrap();
        let question = json!({ "ask": "decrypt", "keystore": file, "password": password });
        Case::both(question, shown(&key))
    });
    let all = all.collect();
    put(cases, all);
}

const COUNT: usize = 120;
const COUNT_OF_OURS: usize = 2;
