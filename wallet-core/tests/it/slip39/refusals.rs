//! Words that are no share, and numbers that are no scheme.

use std::time::{Duration, Instant};

use proptest::prelude::*;
use wallet_core::{
    mnemonic::WordPosition,
    secret::SecretBytes,
    slip39::{
        CombineError, Group, IterationExponent, MAX_COUNT, MasterSecret, NotPrintableAscii,
        Passphrase, RefusedShare, Scheme, SchemeError, Share, ShareError, ShareKind, SplitError,
        TooManyRounds, combine, completions, split,
    },
};

use super::{check_share::check_share, master_secret, scheme_of};

const GOOD: &str = "duckling enlarge academic academic agency result length solution fridge kidney \
    coal piece deal husband erode duke ajar critical decision keyboard";

#[test]
fn names_the_fault_of_words() {
    let check = |words: &str, expected: ShareError| {
        assert_eq!(Share::parse(words).unwrap_err(), expected, "{words}");
    };
    check("", ShareError::Empty);
    check(" \n\t", ShareError::Empty);
    check("duckling enlarge", ShareError::WrongCount { found: 2 });
    check(
        &format!("{GOOD} coal"),
        ShareError::WrongCount { found: 21 },
    );
    check(
        &GOOD.replace("keyboard", "kidney"),
        ShareError::WrongChecksum,
    );
    check(
        &GOOD.replace("coal piece", "piece coal"),
        ShareError::WrongChecksum,
    );
    check(&"zero ".repeat(20), ShareError::WrongChecksum);
    // Of the vectors: checksums that are right over bits that are not.
    check(
        "duckling enlarge academic academic email result length solution fridge kidney coal piece \
            deal husband erode duke ajar music cargo fitness",
        ShareError::WrongPadding,
    );
    check(
        "music husband acrobat acid artist finance center either graduate swimming object bike \
            medical clothes station aspect spider maiden bulb welcome",
        ShareError::WrongGroupThreshold {
            threshold: 2,
            count: 1,
        },
    );
}

#[test]
fn names_unknown_words_and_their_neighbours() {
    let words = GOOD.replace("coal", "caol").replace("husband", "husbnad");
    let Err(ShareError::UnknownWords { words }) = Share::parse(&words) else {
        panic!("two words are unknown");
    };
    let positions: Vec<WordPosition> = words.iter().map(|word| word.position()).collect();
    assert_eq!(positions, [WordPosition(11), WordPosition(14)]);
    assert_eq!(words[0].nearest().next(), Some("coal"));
    assert_eq!(words[1].nearest().next(), Some("husband"));
}

#[test]
fn reads_what_people_type() {
    let short: Vec<&str> = GOOD.split(' ').map(|word| &word[..4]).collect();
    let typed = format!("  {}\n", short.join("\n\t ").to_uppercase());
    assert_eq!(Share::parse(&typed).unwrap().words().expose(), GOOD);
    assert!(Share::parse(&GOOD.replace("duckling", "duc")).is_err());
    assert!(Share::parse(&GOOD.replace("duckling", "ducks")).is_err());
    assert_eq!(completions("DUC"), ["duckling"]);
}

/// However much is pasted, it is refused at once.
#[test]
fn refuses_long_text_quickly() {
    let start = Instant::now();
    for piece in ["duckling ", "x", " ", "\u{e9}", "a\u{301} "] {
        let text = piece.repeat(1_000_000 / piece.len());
        let error = Share::parse(&text).unwrap_err();
        assert!(matches!(error, ShareError::TooLong { .. }), "{error}");
    }
    let longest_words =
        "qwertyuiopasdfghjklzxcvbnmqwertyuiopasdfghjklzxcvbnmqwertyuiopasdfgh ".repeat(59);
    assert!(Share::parse(&longest_words).is_err());
    assert!(
        start.elapsed() < Duration::from_secs(30),
        "{:?}",
        start.elapsed()
    );
}

/// A share may ask for 300 million rounds: it is refused before the first of them.
#[test]
fn refuses_too_many_rounds() {
    let start = Instant::now();
    let shares = vec![Share::parse(TOO_DEAR).unwrap()];
    assert_eq!(shares[0].facts().iteration_exponent.rounds(), 327_680_000);
    let refused = combine(&shares, &Passphrase::default()).unwrap_err();
    let too_many = TooManyRounds { exponent: 15 };
    assert_eq!(
        refused,
        CombineError::Refused(RefusedShare::TooManyRounds(too_many))
    );
    assert!(start.elapsed() < Duration::from_secs(30));
    assert_eq!(
        IterationExponent::new(7),
        Err(TooManyRounds { exponent: 7 })
    );
    let exponent = shares[0].facts().iteration_exponent;
    let group = Group::new(1, 1).unwrap();
    let refused = Scheme::single(group, exponent, ShareKind::Original).unwrap_err();
    assert_eq!(refused, SchemeError::TooManyRounds(too_many));
}

#[test]
fn refuses_what_is_no_scheme() {
    assert_eq!(Group::new(1, 0), Err(SchemeError::WrongCount { found: 0 }));
    assert_eq!(
        Group::new(2, 17),
        Err(SchemeError::WrongCount { found: 17 })
    );
    assert_eq!(
        Group::new(0, 2),
        Err(SchemeError::WrongThreshold {
            threshold: 0,
            count: 2
        })
    );
    assert_eq!(
        Group::new(1, 2),
        Err(SchemeError::ManySharesOfOne { count: 2 })
    );
    assert!(Group::new(MAX_COUNT, MAX_COUNT).is_ok());
    let check = |threshold: u8, groups: usize, expected: SchemeError| {
        let groups = vec![Group::new(1, 1).unwrap(); groups];
        let scheme = Scheme::new(
            threshold,
            groups,
            IterationExponent::USUAL,
            ShareKind::Original,
        );
        assert_eq!(scheme.unwrap_err(), expected);
    };
    check(1, 0, SchemeError::WrongCount { found: 0 });
    check(1, 17, SchemeError::WrongCount { found: 17 });
    check(
        0,
        2,
        SchemeError::WrongThreshold {
            threshold: 0,
            count: 2,
        },
    );
    check(
        3,
        2,
        SchemeError::WrongThreshold {
            threshold: 3,
            count: 2,
        },
    );
    let wire = serde_json::from_str::<Group>("[3,2]");
    assert!(wire.is_err());
    assert!(serde_json::from_str::<Group>("[2,3]").is_ok());
}

#[test]
fn refuses_secrets_passphrases_and_randomness() {
    for len_bytes in [0, 14, 15, 17, 63, 65, 66] {
        assert!(MasterSecret::new(SecretBytes::from(vec![7; len_bytes])).is_err());
    }
    let check = |typed: &str, position: u32| {
        let refused = Passphrase::new(typed).unwrap_err();
        assert_eq!(refused, NotPrintableAscii { position }, "{typed:?}");
    };
    check("tide\n", 5);
    check("\u{7f}", 1);
    check("gr\u{fc}n", 3);
    let scheme = scheme_of(1, &[(2, 3)], ShareKind::Extendable);
    let secret = master_secret(&[7; 16]);
    let expected = scheme.random_len_bytes(&secret);
    for random in [
        vec![0; expected],
        (0..27).collect(),
        (0..29).collect(),
        Vec::new(),
    ] {
        let refused = split(
            &secret,
            &Passphrase::default(),
            &scheme,
            SecretBytes::from(random),
        );
        let expected_len_bytes = u32::try_from(expected).unwrap();
        assert_eq!(
            refused.unwrap_err(),
            SplitError::UnusableRandom { expected_len_bytes }
        );
    }
}

/// Each word of a share changed to many other words of the list.
#[test]
fn refuses_any_wrong_word() {
    let list: Vec<&str> = ('a'..='z')
        .flat_map(|a| ('a'..='z').map(move |b| [a, b].iter().collect::<String>()))
        .flat_map(|two| completions(&two))
        .collect();
    assert!(list.len() > 700, "{}", list.len());
    for at in 0..20 {
        for other in list.iter().step_by(29) {
            let mut words: Vec<&str> = GOOD.split(' ').collect();
            let is_same = words[at] == *other;
            words[at] = other;
            let outcome = Share::parse(&words.join(" "));
            assert_eq!(outcome.is_ok(), is_same, "{other} at {at}");
        }
    }
}

proptest! {
    #[test]
    fn any_bytes_are_read_or_refused(bytes in prop::collection::vec(any::<u8>(), 0..600)) {
        check_share(&bytes);
    }
}

proptest! {
    // Each word is compared with the whole list.
    #![proptest_config(ProptestConfig { cases: 32, ..ProptestConfig::default() })]

    /// Good shares with a few bytes changed, dropped or doubled.
    #[test]
    fn shares_with_slips_are_read_or_refused(
        slips in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>(), 0..3_u8), 0..4),
    ) {
        let mut bytes = [GOOD, TOO_DEAR, GOOD].join("\n").into_bytes();
        for (at, byte, slip) in slips {
            let at = at.index(bytes.len());
            match slip {
                0 => bytes[at] = byte,
                1 => drop(bytes.remove(at)),
                _ => bytes.insert(at, bytes[at]),
            }
        }
        check_share(&bytes);
    }

    #[test]
    fn any_text_is_read_or_refused(text in "([a-z]{1,9} ){20}") {
        check_share(text.as_bytes());
    }
}

/// Made with the reference implementation: iteration exponent 15, one share of one.
const TOO_DEAR: &str = "garlic simple academic academic academic acrobat aluminum debris activity alarm \
    busy learn election animal deal snapshot likely drug briefing amuse";
