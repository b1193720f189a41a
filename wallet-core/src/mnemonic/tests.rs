//! How a vault keeps a phrase of another language than English.

use alloc::string::String;

use super::*;

fn text(words: &str) -> SecretText {
    SecretText::from(String::from(words))
}

/// Twelve words of the form that foreign words are kept in.
fn twelve(word: &str) -> String {
    [word; 12].join(" ")
}

#[test]
fn stored_phrases_need_no_list() {
    let packed = include_bytes!("../../../public/word-lists/japanese.txt");
    let list = WordList::read(Language::Japanese, packed).unwrap();
    let phrase = Phrase::from_entropy_in(&[5; 20], &list).unwrap();
    let again = phrase.duplicate().unwrap();
    assert_eq!(again.language(), Language::Japanese);
    assert_eq!(again.entropy(), phrase.entropy());
    assert_eq!(again.words().expose(), phrase.words().expose());
    assert_eq!(again.seed_text().expose(), phrase.foreign_words());
    assert!(!phrase.foreign_words().contains('\u{3000}'));
    let english = Phrase::from_entropy(&[5; 20]).unwrap();
    assert_eq!(english.foreign_words(), "");
    let again = english.duplicate().unwrap();
    assert_eq!(again.words().expose(), english.words().expose());
}

#[test]
fn stored_phrases_have_one_form() {
    let check = |language, entropy: &[u8], words: &str, is_sound: bool| {
        let stored = Phrase::stored(language, entropy, text(words));
        assert_eq!(stored.is_some(), is_sound, "{words:?}");
    };
    let spanish = |words: &str, is_sound| check(Language::Spanish, &[0; 16], words, is_sound);
    spanish(&twelve("a\u{301}baco"), true);
    spanish(&twelve("ábaco"), false);
    spanish(&twelve("Abaco"), false);
    spanish(&twelve("a\u{1b}baco"), false);
    spanish(&twelve("a\u{3000}baco"), false);
    spanish(&twelve(""), false);
    spanish(&twelve("abcdefghijklmnopq"), false);
    spanish(&(twelve("abaco") + " "), false);
    spanish(&(twelve("abaco") + " abaco"), false);
    spanish(&twelve("abaco")[6..], false);
    spanish(&"a".repeat(10_000_000), false);
    spanish("", false);
    check(Language::English, &[0; 16], "", true);
    check(Language::English, &[0; 16], &twelve("zoo"), false);
    check(Language::English, &[0; 17], "", false);
    check(Language::Korean, &[0; 32], &twelve("abaco"), false);
}
