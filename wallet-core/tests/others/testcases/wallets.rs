//! `wallets`: keystores of other wallets, opened by their passwords.

use serde_json::Value;
use wallet_core::{
    derivation_path::DerivationPath,
    extended_key::ExtendedKey,
    keystore::{Keystore, KeystoreError},
    mnemonic::Phrase,
    secret::SecretText,
    seed::Seed,
};
use wallet_types::AccountIndex;

use super::{bytes, text};
use crate::harness::Cases;
use crate::npm;

pub(super) fn run(cases: &mut Cases) {
    for case in &npm::testcases("wallets") {
        let name = text(case, "name");
        if text(case, "type") == "crowdsale" {
            cases.refuse(name, "a wallet of the presale, named as such", || {
                let read = Keystore::read(text(case, "json").as_bytes());
                assert_eq!(read, Err(KeystoreError::Presale));
            });
            continue;
        }
        cases.agree(name, || check(case));
    }
}

fn check(case: &Value) {
    let file = Keystore::read(text(case, "json").as_bytes()).unwrap();
    assert_eq!(file.stated_address().is_some(), case["hasAddress"] == true);
    let password = SecretText::from(text(case, "password").to_owned());
    let opened = file.open(&password).unwrap();
    assert_eq!(opened.key.expose(), bytes(case, "privateKey"));
    assert_eq!(opened.address.as_bytes().as_slice(), bytes(case, "address"));
    assert_eq!(opened.mismatch, None);
    if let Some(words) = case["mnemonic"].as_str() {
        let seed = Seed::new(&Phrase::parse(words).unwrap(), &SecretText::default());
        let path = DerivationPath::account(AccountIndex(0)).unwrap();
        let key = ExtendedKey::of_seed(&seed).unwrap().derive(&path).unwrap();
        assert_eq!(key.signing_key().address(), opened.address);
    }
}
