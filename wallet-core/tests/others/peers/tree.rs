//! From entropy in any language to words, seed, and the keys and extended keys of any path.

use serde_json::json;
use wallet_core::{
    derivation_path::{ChildNumber, DerivationPath},
    extended_key::ExtendedKey,
    extended_public_key::ExtendedPublicKey,
    mnemonic::{Phrase, WordCount},
    secret::SecretText,
    seed::Seed,
};

use super::{Case, only, put, shown};
use crate::harness::Cases;
use crate::random::{Random, hex};
use crate::testcases::{LOCALES, list};

pub(super) fn run(cases: &mut Cases) {
    let mut random = Random::of_suite("tree");
    let lists = LOCALES.map(|(locale, _)| (locale, list(locale)));
    let all = (0..COUNT).map(|at| {
        let (locale, list) = random.one_of(&lists);
        let count = *random.one_of(&WordCount::ALL);
        let entropy = random.bytes(count.entropy_len_bytes());
        let phrase = Phrase::from_entropy_in(&entropy, list).unwrap();
        let passphrase = random.text(12);
        let seed = Seed::new(&phrase, &SecretText::from(passphrase.clone()));
        let path = path(&mut random);
        let node = ExtendedKey::of_seed(&seed).unwrap().derive(&path).unwrap();
        let step = u32::try_from(random.bits(31)).unwrap();
        let public = node.public();
        let child = public.child(ChildNumber::normal(step).unwrap()).unwrap();
        read_back(&node, &public);
        let answer = json!({
            "entropy": hex(&entropy),
            "seed": hex(seed.expose()),
            "xprv": node.xprv().expose(),
            "xpub": public.to_string(),
            "key": shown(&node.signing_key()),
            "address": node.signing_key().address().to_string(),
            "child": child.to_string(),
        });
        Case {
            question: json!({
                "ask": "tree", "locale": locale, "phrase": phrase.words().expose(),
                "passphrase": passphrase, "path": path.to_string(), "child": step,
                "seed": hex(seed.expose()), "whole": at % WHOLE == 0,
            }),
            viem: only(&answer, &["xprv", "xpub", "key", "address", "child"]),
            ethers: answer,
        }
    });
    let all = all.collect();
    put(cases, all);
}

/// Up to eight steps, hardened or not, small or large.
fn path(random: &mut Random) -> DerivationPath {
    let step = |random: &mut Random| {
        let number = u32::try_from(random.bits(31)).unwrap();
        if random.once_in(2) {
            ChildNumber::hardened(number).unwrap()
        } else {
            ChildNumber::normal(number).unwrap()
        }
    };
    let len = random.below(9);
    DerivationPath::new((0..len).map(|_| step(random)).collect()).unwrap()
}

fn read_back(node: &ExtendedKey, public: &ExtendedPublicKey) {
    let text = node.xprv();
    let read = ExtendedKey::parse(&text).unwrap().xprv();
    assert_eq!(read.expose(), text.expose());
    assert_eq!(public.to_string().parse(), Ok(public.clone()));
}

const COUNT: usize = 400;
/// One in so many goes all the way with viem.
const WHOLE: usize = 20;
