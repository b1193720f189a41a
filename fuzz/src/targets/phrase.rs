//! Words of a phrase, in English and in Japanese, whose space is another.

use std::sync::OnceLock;

use wallet_core::mnemonic::{
    Language, Phrase, PhraseError, WordCount, WordList, completions, is_word, languages_of, nearest,
};

use super::text;
use crate::{Bound, Target, hostile};

pub(crate) const TARGET: Target = Target {
    name: "phrase",
    read,
    check,
    bound: Bound {
        times: 0,
        plus_bytes: 2048,
    },
    max_len_bytes: 4096,
    hostile: || {
        vec![
            hostile::over_and_over("a ", 1 << 18),
            hostile::over_and_over("\u{fdfa}", 1 << 18),
            hostile::over_and_over("\u{fdfa} ", 1000),
            hostile::over_and_over("\u{fdfa}\u{3000}", 168),
            hostile::over_and_over("e\u{301}\u{323}", 1000),
            hostile::over_and_over("\u{301}", 2000),
            hostile::over_and_over("\u{3000}", 1 << 18),
            hostile::over_and_over("abandon ", 192),
        ]
    },
};

fn read(bytes: &[u8]) {
    let Ok(text) = str::from_utf8(bytes) else {
        return;
    };
    for list in lists() {
        let _ = Phrase::parse_in(text, list);
    }
}

fn check(bytes: &[u8]) {
    let text = text(bytes);
    // Japanese is worth a look where there may be some, and otherwise now and then.
    let count = if text.is_ascii() && !bytes.len().is_multiple_of(8) {
        1
    } else {
        2
    };
    for list in &lists()[..count] {
        match Phrase::parse_in(&text, list) {
            Ok(phrase) => check_reads_back(&phrase, &text, list),
            Err(error) => check_reason(&error, &text),
        }
    }
    // These look at every word of a list: for some inputs is enough.
    if !bytes.len().is_multiple_of(8) {
        return;
    }
    assert!(languages_of(&text, &lists()).len() <= 2);
    let last = text.split_whitespace().last().unwrap_or_default();
    for word in completions(last).iter().chain(&nearest(last)) {
        assert!(is_word(word));
    }
}

fn check_reads_back(phrase: &Phrase, text: &str, list: &WordList) {
    let words = phrase.words();
    let read = Phrase::parse_in(words.expose(), list).unwrap().words();
    assert_eq!(read.expose(), words.expose());
    assert_eq!(phrase.word_count().words(), text.split_whitespace().count());
    assert_eq!(phrase.language(), list.language());
}

fn check_reason(error: &PhraseError, text: &str) {
    let count = text.split_whitespace().count();
    match error {
        PhraseError::Empty => assert_eq!(count, 0),
        PhraseError::WrongCount { found } => {
            assert_eq!(usize::try_from(*found).unwrap(), count);
            assert!(WordCount::ALL.iter().all(|known| known.words() != count));
        }
        PhraseError::UnknownWords { positions } => {
            assert!(!positions.is_empty() && positions.len() <= count);
        }
        _ => {}
    }
    assert!(!error.to_string().is_empty());
}

fn lists() -> [&'static WordList; 2] {
    static JAPANESE: OnceLock<WordList> = OnceLock::new();
    let packed = include_bytes!("../../../public/word-lists/japanese.txt");
    let read = || WordList::read(Language::Japanese, packed).unwrap();
    [WordList::english(), JAPANESE.get_or_init(read)]
}
