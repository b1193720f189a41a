//! `hdnode`: entropy, words, seeds, and keys down the tree; `wordlists`: the words themselves.

use serde_json::Value;
use unicode_normalization::UnicodeNormalization;
use wallet_core::{
    derivation_path::DerivationPath,
    extended_key::ExtendedKey,
    mnemonic::{Language, Phrase, WordList},
    secret::SecretText,
    seed::Seed,
};

use super::{bytes, text};
use crate::harness::Cases;
use crate::npm;

pub(super) fn run(cases: &mut Cases) {
    for case in &npm::testcases("hdnode") {
        cases.agree(text(case, "name"), || check(case));
    }
}

fn check(case: &Value) {
    let list = list(text(case, "locale"));
    let words = text(case, "mnemonic");
    let drawn = Phrase::from_entropy_in(&bytes(case, "entropy"), &list).unwrap();
    assert!(drawn.words().expose().nfkd().eq(words.nfkd()));
    let read = Phrase::parse_in(words, &list).unwrap();
    let passphrase = case["password"].as_str().unwrap_or_default();
    let seed = Seed::new(&read, &SecretText::from(passphrase.to_owned()));
    assert_eq!(seed.expose().as_slice(), bytes(case, "seed"));
    let root = ExtendedKey::of_seed(&seed).unwrap();
    for node in case["hdnodes"].as_array().unwrap() {
        let path: DerivationPath = text(node, "path").parse().unwrap();
        let found = root.derive(&path).unwrap().signing_key();
        assert_eq!(found.expose().expose(), bytes(node, "privateKey"), "{path}");
        assert_eq!(
            found.address().as_bytes().as_slice(),
            bytes(node, "address")
        );
    }
}

pub(super) fn word_lists(cases: &mut Cases) {
    for case in &npm::testcases("wordlists") {
        let locale = text(case, "locale");
        cases.agree(locale, || {
            let list = list(locale);
            let ours = list.words().map(|word| word.nfkd().collect::<String>());
            let theirs = text(case, "content").split_whitespace();
            let theirs = theirs.map(|word| word.nfkd().collect::<String>());
            assert!(ours.eq(theirs), "other words");
        });
    }
}

/// The list of a locale, as it ships.
pub(crate) fn list(locale: &str) -> WordList {
    let (_, language) = LOCALES
        .into_iter()
        .find(|(name, _)| *name == locale)
        .unwrap();
    let root = env!("CARGO_MANIFEST_DIR");
    let path = match language.file_name() {
        Some(name) => format!("{root}/../public/word-lists/{name}"),
        None => format!("{root}/src/mnemonic/words.txt"),
    };
    WordList::read(language, &std::fs::read(path).unwrap()).unwrap()
}

/// What ethers calls the languages.
pub(crate) const LOCALES: [(&str, Language); 10] = [
    ("cz", Language::Czech),
    ("en", Language::English),
    ("es", Language::Spanish),
    ("fr", Language::French),
    ("it", Language::Italian),
    ("ja", Language::Japanese),
    ("ko", Language::Korean),
    ("pt", Language::Portuguese),
    ("zh_cn", Language::ChineseSimplified),
    ("zh_tw", Language::ChineseTraditional),
];
