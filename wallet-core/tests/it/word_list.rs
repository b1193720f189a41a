//! Lists of words: what ships is the standard's, and nothing else is taken.

use proptest::prelude::*;
use sha2::{Digest, Sha256};
use wallet_core::mnemonic::{Language, WordList, WordListError};

use crate::{
    bip39_languages::peer,
    support::{packed_list, word_list},
};

#[test]
fn ships_the_lists_of_the_standard() {
    for language in Language::ALL {
        let list = word_list(language);
        let expected = peer(language).word_list();
        assert!(list.words().eq(expected.iter().copied()), "{language}");
        let digest = Sha256::digest(packed_list(language));
        assert_eq!(WordList::sha256(language), digest.as_slice());
    }
    let english = peer(Language::English).word_list();
    assert!(WordList::english().words().eq(english.iter().copied()));
}

#[test]
fn numbers_languages_for_good() {
    let codes = Language::ALL.map(Language::code);
    assert_eq!(codes, [0, 1, 2, 3, 4, 5, 6, 7, 8, 9]);
    for language in Language::ALL {
        assert_eq!(Language::from_code(language.code()), Some(language));
    }
    assert_eq!(Language::from_code(255), None);
}

#[test]
fn takes_nothing_else() {
    let check = |packed: &[u8], expected| {
        let error = WordList::read(Language::Spanish, packed).unwrap_err();
        assert_eq!(error, expected);
    };
    let words = |change: &dyn Fn(usize, String) -> String| -> Vec<u8> {
        let plain = (0..2048).map(|at| format!("0{}", change(at, name(at))));
        plain.collect::<String>().into_bytes()
    };
    let place = |place| WordListError::MalformedWord { place };
    check(&words(&|_, word| word), WordListError::OtherList);
    check(&packed_list(Language::French), WordListError::OtherList);
    check(b"", place(0));
    check(b"abc", place(0));
    check(b"0abc", WordListError::WrongCount { found: 1 });
    check(b"0abc4", place(2));
    check(b"0abc0", place(2));
    check(b"0abc0d e", place(2));
    check(b"0abc0D", place(2));
    check("0abc0\u{3000}".as_bytes(), place(2));
    check(b"0abcdefghijklmnopq0a", place(1));
    check(&[0xff; 9], WordListError::NotText);
    check(&[b'0'; 30_000], WordListError::TooLong);
    let one_more = [words(&|_, word| word), b"0zzzz".to_vec()].concat();
    check(&one_more, WordListError::TooLong);
    let one_fewer = words(&|_, word| word);
    check(
        &one_fewer[..one_fewer.len() - 5],
        WordListError::WrongCount { found: 2047 },
    );
    let at = |place, other: &'static str| {
        words(&move |at, word| if at == place { other.into() } else { word })
    };
    check(&at(9, "aaaa"), WordListError::RepeatedWord);
    check(&at(9, "aá"), WordListError::NotNormal);
    check(&at(9, "a\u{301}\u{316}"), WordListError::NotNormal);
    check(&at(9, "각"), WordListError::NotNormal);
    check(&at(9, "㍍"), WordListError::NotNormal);
    // Nine shared letters to a digit: the words outgrow their bound long before they are 2048.
    let bomb = format!("0{}{}", "ㄱ".repeat(9), "9a".repeat(2047));
    check(bomb.as_bytes(), WordListError::TooLong);
}

/// Four letters for each number below 2048.
fn name(at: usize) -> String {
    let letter = |power: u32| char::from(b"abcdefghijklmnop"[at / 16_usize.pow(power) % 16]);
    [3, 2, 1, 0].map(letter).iter().collect()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]
    #[test]
    fn any_bytes_are_refused(bytes in prop::collection::vec(any::<u8>(), 0..4000)) {
        prop_assert!(WordList::read(Language::Korean, &bytes).is_err());
    }

    /// One bit changed, or the end missing.
    #[test]
    fn any_damage_is_refused(language in 1..10_u8, at: prop::sample::Index, bit in 0..8_u8) {
        let language = Language::from_code(language).unwrap();
        let mut packed = packed_list(language);
        let at = at.index(packed.len());
        prop_assert!(WordList::read(language, &packed[..at]).is_err());
        packed[at] ^= 1 << bit;
        prop_assert!(WordList::read(language, &packed).is_err());
    }
}
