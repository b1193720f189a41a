//! BIP-39 in all its languages: Trezor's vectors, the `bip39` crate as a peer, and what must fail.

use proptest::prelude::*;
use sha2::{Digest, Sha256};
use unicode_normalization::UnicodeNormalization;
use wallet_core::{
    mnemonic::{
        Language, Phrase, PhraseError, WordCount, WordList, WordPosition, languages_of, last_words,
    },
    secret::SecretText,
    seed::Seed,
};

use crate::support::{data, unhex, word_list};

#[test]
fn agrees_with_the_vectors_of_trezor() {
    let english = data("bip39.json");
    let data = data("bip39-languages.json");
    for language in &Language::ALL[1..] {
        let list = word_list(*language);
        let vectors = data[format!("{language:?}")].as_array().unwrap();
        assert_eq!(vectors.len(), 24);
        for (vector, drawn) in vectors.iter().zip(english["vectors"].as_array().unwrap()) {
            let [words, seed] = [0, 1].map(|at| vector[at].as_str().unwrap());
            let entropy = unhex(drawn[0].as_str().unwrap());
            let written = Phrase::from_entropy_in(&entropy, &list).unwrap();
            assert!(
                written.words().expose().nfkd().eq(words.nfkd()),
                "{language}"
            );
            let read = Phrase::parse_in(words, &list).unwrap();
            assert_eq!(read.language(), *language);
            assert!(read.words().expose().nfkd().eq(words.nfkd()), "{language}");
            for phrase in [written, read] {
                assert_eq!(seed_of(&phrase, "TREZOR"), *unhex(seed), "{language}");
            }
        }
    }
}

/// Seeds with a Japanese passphrase, as the `bip39` crate makes them, and words of every length.
#[test]
fn agrees_with_a_peer_on_drawn_entropy() {
    for language in Language::ALL {
        let list = word_list(language);
        for (seed, count) in (0..20_u8).zip(WordCount::ALL.into_iter().cycle()) {
            let drawn = Sha256::digest([language.code(), seed]);
            let entropy = &drawn[..count.entropy_len_bytes()];
            let phrase = Phrase::from_entropy_in(entropy, &list).unwrap();
            let peer = bip39::Mnemonic::from_entropy_in(peer(language), entropy).unwrap();
            let plain: String = phrase.words().expose().nfkd().collect();
            assert_eq!(plain, peer.to_string());
            let read = Phrase::parse_in(&peer.to_string(), &list).unwrap();
            assert_eq!(read.words().expose(), phrase.words().expose());
            if seed < 2 {
                let passphrase = "㍍ガバヴァぱばぐゞちぢ十人十色";
                assert_eq!(seed_of(&read, passphrase), peer.to_seed(passphrase));
            }
        }
    }
}

#[test]
fn writes_japanese_with_its_own_space() {
    let list = word_list(Language::Japanese);
    let phrase = Phrase::from_entropy_in(&[0; 16], &list).unwrap();
    let words = phrase.words();
    assert_eq!(words.expose().matches('\u{3000}').count(), 11);
    assert!(!words.expose().contains(' '));
    let spaced = words.expose().replace('\u{3000}', " ");
    for text in [words.expose(), &spaced] {
        let read = Phrase::parse_in(text, &list).unwrap();
        assert_eq!(seed_of(&read, ""), seed_of(&phrase, ""));
    }
}

/// However letters are composed, and with or without their accents, the phrase is the same.
#[test]
fn reads_words_however_they_are_typed() {
    for language in Language::ALL {
        let list = word_list(language);
        for word in list.words().step_by(97) {
            let composed: String = word.nfc().collect();
            let wide: String = word.chars().map(wide).collect();
            let capitals = composed.to_uppercase();
            let plain: String = word.chars().filter(|c| !is_accent(*c)).collect();
            for typed in [composed, wide, capitals, plain] {
                assert!(list.has(&typed), "{language}: {typed}");
                assert!(
                    list.completions(&typed).contains(&word),
                    "{language}: {typed}"
                );
            }
        }
    }
    let spanish = word_list(Language::Spanish);
    let phrase = Phrase::from_entropy_in(&[0; 16], &spanish).unwrap();
    assert_eq!(phrase.has_word(WordPosition(1), "ABACO"), Some(true));
    assert_eq!(phrase.has_word(WordPosition(1), "a\u{301}baco"), Some(true));
    assert_eq!(phrase.has_word(WordPosition(1), "abierto"), Some(false));
    // The marks of kana are no accents.
    let japanese = word_list(Language::Japanese);
    assert!(japanese.has("がいけん") && !japanese.has("かいけん"));
}

#[test]
fn names_the_fault_and_what_resembles_it() {
    let korean = word_list(Language::Korean);
    let first: String = korean.words().next().unwrap().nfc().collect();
    assert_eq!(first, "가격");
    let typed = "가격 가격 가걱 ".repeat(4);
    let error = Phrase::parse_in(&typed, &korean).unwrap_err();
    let positions = [3, 6, 9, 12].map(WordPosition).into();
    assert_eq!(error, PhraseError::UnknownWords { positions });
    let resembled: String = korean.nearest("가걱")[0].nfc().collect();
    assert_eq!(resembled, first);
    assert!(
        word_list(Language::French)
            .nearest("abaiser")
            .contains(&"abaisser")
    );
    assert!(
        word_list(Language::ChineseSimplified)
            .nearest("龘")
            .is_empty()
    );
}

#[test]
fn finds_the_languages_of_a_text() {
    let lists: Vec<WordList> = Language::ALL.map(word_list).into();
    let lists: Vec<&WordList> = lists.iter().collect();
    for list in &lists {
        let phrase = Phrase::from_entropy_in(&[42; 32], list).unwrap();
        let found = languages_of(phrase.words().expose(), &lists);
        assert!(found.contains(&list.language()), "{list:?}: {found:?}");
    }
    use Language::{ChineseSimplified, ChineseTraditional, English, French};
    assert_eq!(languages_of("fatigue machine", &lists), [English, French]);
    assert_eq!(
        languages_of("的 一 是", &lists),
        [ChineseSimplified, ChineseTraditional]
    );
    assert_eq!(languages_of("fatigue 的", &lists), []);
    assert_eq!(languages_of("", &lists), []);
    assert_eq!(languages_of(&"的 ".repeat(25), &lists), []);
    assert_eq!(languages_of(&"a".repeat(10_000_000), &lists), []);
}

/// In number as the standard has it, and each makes a phrase.
#[test]
fn finds_last_words() {
    for language in [Language::English, Language::Japanese, Language::Korean] {
        let list = word_list(language);
        for count in WordCount::ALL {
            let (before, last) = all_but_last(count, &list);
            let found = last_words(&before, &list).unwrap();
            assert_eq!(found.len(), 1 << (11 - count.words() / 3));
            assert!(found.contains(&last.as_str()));
            assert!(
                found
                    .iter()
                    .step_by(5)
                    .all(|word| fits(&before, word, &list))
            );
        }
    }
}

/// Of all words of the list, no other one makes a phrase.
#[test]
fn misses_no_last_word() {
    let french = word_list(Language::French);
    for (count, list) in [
        (WordCount::Twelve, WordList::english()),
        (WordCount::TwentyFour, &french),
    ] {
        let (before, _) = all_but_last(count, list);
        let found = last_words(&before, list).unwrap();
        let fitting = list.words().filter(|word| fits(&before, word, list));
        assert!(fitting.eq(found));
    }
}

fn all_but_last(count: WordCount, list: &WordList) -> (String, String) {
    let drawn = Sha256::digest([list.language().code(), 7]);
    let phrase = Phrase::from_entropy_in(&drawn[..count.entropy_len_bytes()], list).unwrap();
    let words = phrase.words();
    let (before, last) = words.expose().rsplit_once(list.language().gap()).unwrap();
    (before.into(), last.into())
}

fn fits(before: &str, last: &str, list: &WordList) -> bool {
    Phrase::parse_in(&format!("{before} {last}"), list).is_ok()
}

#[test]
fn names_the_fault_before_a_last_word() {
    let english = WordList::english();
    let check = |text: &str, expected| assert_eq!(last_words(text, english), Err(expected));
    check("", PhraseError::Empty);
    check(
        &"zoo ".repeat(12),
        PhraseError::WrongCountBeforeLast { found: 12 },
    );
    let positions = vec![WordPosition(11)];
    check(
        &("zoo ".repeat(10) + "zo"),
        PhraseError::UnknownWords { positions },
    );
    check(&"zoo ".repeat(10_000), PhraseError::TooLong);
}

#[test]
fn refuses_what_is_longer_than_any_phrase() {
    for text in [
        "a".repeat(10_000_000),
        "ﷺ ".repeat(3_000_000),
        " ".repeat(10_000_000),
    ] {
        let refused = Phrase::parse(&text);
        assert_eq!(refused.unwrap_err(), PhraseError::TooLong);
        assert!(!WordList::english().has(&text) || text.trim().is_empty());
        assert!(WordList::english().completions(&text).is_empty());
        assert!(WordList::english().nearest(&text).is_empty());
    }
    let long = "ﷺ".repeat(100);
    let twelve = [long.as_str(); 12].join(" ");
    let refused = Phrase::parse(&twelve).unwrap_err();
    let positions = (1..=12).map(WordPosition).collect();
    assert_eq!(refused, PhraseError::UnknownWords { positions });
}

/// Entropy in another language is another wallet.
#[test]
fn seeds_follow_from_the_words() {
    let english = Phrase::from_entropy(&[3; 16]).unwrap();
    let french = Phrase::from_entropy_in(&[3; 16], &word_list(Language::French)).unwrap();
    assert_ne!(seed_of(&english, ""), seed_of(&french, ""));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]
    #[test]
    fn words_read_back(
        entropy in prop::collection::vec(any::<u8>(), 32),
        count in 0..5_usize,
        language in 0..10_u8,
    ) {
        let count = WordCount::ALL[count];
        let list = word_list(Language::from_code(language).unwrap());
        let entropy = &entropy[..count.entropy_len_bytes()];
        let phrase = Phrase::from_entropy_in(entropy, &list).unwrap();
        let words = phrase.words();
        let read = Phrase::parse_in(words.expose(), &list).unwrap();
        let again = read.words();
        prop_assert_eq!(again.expose(), words.expose());
        prop_assert_eq!(read.word_count(), count);
        for (at, word) in words.expose().split_whitespace().enumerate() {
            let position = WordPosition(u8::try_from(at + 1).unwrap());
            prop_assert_eq!(read.has_word(position, word), Some(true));
        }
    }

    /// Another word in one place is read exactly where the peer reads it.
    #[test]
    fn agrees_with_a_peer_on_changed_words(
        entropy: [u8; 16],
        at in 0..12_usize,
        other in 0..2048_usize,
        language in 0..10_u8,
    ) {
        let language = Language::from_code(language).unwrap();
        let list = word_list(language);
        let phrase = Phrase::from_entropy_in(&entropy, &list).unwrap();
        let words = phrase.words();
        let mut words: Vec<&str> = words.expose().split_whitespace().collect();
        words[at] = list.words().nth(other).unwrap();
        let changed = words.join(" ");
        let read = Phrase::parse_in(&changed, &list);
        let peer = bip39::Mnemonic::parse_in(peer(language), &changed);
        prop_assert_eq!(read.is_ok(), peer.is_ok());
        if let Err(error) = read {
            prop_assert_eq!(error, PhraseError::WrongChecksum);
        }
    }

    #[test]
    fn any_text_is_read_or_refused(text in any::<String>(), language in 0..10_u8) {
        let list = word_list(Language::from_code(language).unwrap());
        let _ = Phrase::parse_in(&text, &list);
        let _ = last_words(&text, &list);
        let _ = list.completions(&text);
        let _ = list.nearest(&text);
        let _ = languages_of(&text, &[&list]);
    }
}

fn seed_of(phrase: &Phrase, passphrase: &str) -> [u8; 64] {
    *Seed::new(phrase, &SecretText::from(String::from(passphrase))).expose()
}

/// The full-width form of a Latin letter, as Japanese keyboards type it.
fn wide(c: char) -> char {
    match c {
        'a'..='z' => char::from_u32(u32::from(c) + 0xfee0).unwrap(),
        c => c,
    }
}

fn is_accent(c: char) -> bool {
    ('\u{300}'..='\u{36f}').contains(&c)
}

pub(crate) const fn peer(language: Language) -> bip39::Language {
    match language {
        Language::English => bip39::Language::English,
        Language::Japanese => bip39::Language::Japanese,
        Language::Korean => bip39::Language::Korean,
        Language::Spanish => bip39::Language::Spanish,
        Language::ChineseSimplified => bip39::Language::SimplifiedChinese,
        Language::ChineseTraditional => bip39::Language::TraditionalChinese,
        Language::French => bip39::Language::French,
        Language::Italian => bip39::Language::Italian,
        Language::Czech => bip39::Language::Czech,
        Language::Portuguese => bip39::Language::Portuguese,
    }
}
