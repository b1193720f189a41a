//! BIP-39: Trezor's vectors, and what must fail.

use proptest::prelude::*;
use wallet_core::{
    mnemonic::{Phrase, PhraseError, WordCount, WordPosition, completions, is_word, nearest},
    secret::SecretText,
    seed::Seed,
};

use crate::support::{data, unhex};

#[test]
fn agrees_with_the_vectors_of_trezor() {
    let data = data("bip39.json");
    let vectors = data["vectors"].as_array().unwrap();
    assert_eq!(vectors.len(), 24);
    for vector in vectors {
        let [entropy, words, seed] = [0, 1, 2].map(|at| vector[at].as_str().unwrap());
        let drawn = Phrase::from_entropy(&unhex(entropy)).unwrap();
        assert_eq!(drawn.words().expose(), words);
        let read = Phrase::parse(words).unwrap();
        let made = Seed::new(&read, &SecretText::from(String::from("TREZOR")));
        assert_eq!(made.expose().as_slice(), unhex(seed));
    }
}

/// The passphrase enters in Unicode's form NFKD, however it was typed.
#[test]
fn brings_passphrases_to_one_form() {
    let phrase = Phrase::from_entropy(&[7; 16]).unwrap();
    let seed = |text: &str| *Seed::new(&phrase, &SecretText::from(String::from(text))).expose();
    assert_eq!(
        seed("\u{e9}t\u{e9} \u{fb01}n"),
        seed("e\u{301}te\u{301} fin")
    );
    assert_ne!(seed("été"), seed("ete"));
}

/// A Japanese passphrase with a published seed: `㍍ガバヴァぱばぐゞちぢ十人十色` over the phrase of
/// zeros, of which the Japanese vectors share the passphrase; computed with Python's `hashlib`.
#[test]
fn reads_any_script_in_a_passphrase() {
    let phrase = Phrase::from_entropy(&[0; 16]).unwrap();
    let passphrase = SecretText::from(String::from("㍍ガバヴァぱばぐゞちぢ十人十色"));
    let seed = Seed::new(&phrase, &passphrase);
    assert_eq!(seed.expose().as_slice(), unhex(JAPANESE_PASSPHRASE_SEED));
}

#[test]
fn names_the_fault() {
    let check = |words: &str, expected: PhraseError| {
        assert_eq!(Phrase::parse(words).unwrap_err(), expected, "{words}");
    };
    let good = "legal winner thank year wave sausage worth useful legal winner thank yellow";
    check("", PhraseError::Empty);
    check("\n \t", PhraseError::Empty);
    check("legal winner", PhraseError::WrongCount { found: 2 });
    check(
        &format!("{good} thank"),
        PhraseError::WrongCount { found: 13 },
    );
    check(
        &good.replace("wave", "wawe").replace("useful", "usefull"),
        PhraseError::UnknownWords {
            positions: vec![WordPosition(5), WordPosition(8)],
        },
    );
    check(&good.replace("yellow", "zoo"), PhraseError::WrongChecksum);
    check(&"zoo ".repeat(24), PhraseError::WrongChecksum);
}

#[test]
fn reads_what_people_paste() {
    let good = "  Legal WINNER thank\nyear wave\tsausage worth useful legal winner  thank yellow\n";
    let phrase = Phrase::parse(good).unwrap();
    assert_eq!(phrase.word_count(), WordCount::Twelve);
    assert!(phrase.words().expose().starts_with("legal winner thank"));
}

#[test]
fn compares_single_words() {
    let phrase = Phrase::from_entropy(&[0; 32]).unwrap();
    assert_eq!(phrase.has_word(WordPosition(1), "abandon"), Some(true));
    assert_eq!(phrase.has_word(WordPosition(24), " ART "), Some(true));
    assert_eq!(phrase.has_word(WordPosition(24), "abandon"), Some(false));
    assert_eq!(phrase.has_word(WordPosition(24), ""), Some(false));
    assert_eq!(phrase.has_word(WordPosition(0), "abandon"), None);
    assert_eq!(phrase.has_word(WordPosition(25), "abandon"), None);
}

#[test]
fn helps_with_typing() {
    assert_eq!(completions("aban"), ["abandon"]);
    assert_eq!(completions("S").len(), 8);
    assert!(completions("xyz").is_empty());
    assert!(is_word("act") && is_word("ACTION") && !is_word("acti"));
    assert!(nearest("wawe").contains(&"wave"));
    assert_eq!(nearest("usefull")[0], "useful");
    assert_eq!(nearest("lgeal")[0], "legal");
    assert!(nearest("").len() <= 4);
    assert!(nearest("äöüäöüäöü").is_empty());
}

proptest! {
    #[test]
    fn words_read_back(entropy in prop::collection::vec(any::<u8>(), 32), count in 0..5_usize) {
        let count = WordCount::ALL[count];
        let entropy = &entropy[..count.entropy_len_bytes()];
        let phrase = Phrase::from_entropy(entropy).unwrap();
        let words = phrase.words();
        prop_assert_eq!(words.expose().split(' ').count(), count.words());
        let read = Phrase::parse(words.expose()).unwrap();
        let again = read.words();
        prop_assert_eq!(again.expose(), words.expose());
    }

    #[test]
    fn any_text_is_read_or_refused(text in ".{0,300}") {
        let _ = Phrase::parse(&text);
        let _ = completions(&text);
        let _ = nearest(&text);
    }
}

const JAPANESE_PASSPHRASE_SEED: &str = "ba553eedefe76e67e2602dc20184c564010859faada929a090dd2c57aacb204c\
    eefd15404ab50ef3e8dbeae5195aeae64b0def4d2eead1cdc728a33ced520ffd";
