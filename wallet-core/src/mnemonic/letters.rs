//! The form in which words are compared, and in which a vault keeps them.

use subtle::ConstantTimeEq;

use crate::{
    mnemonic::{WordCount, packed::MAX_WORD_LETTERS},
    nfkd::{is_nfkd, nfkd},
    secret::SecretText,
};

/// The form in which typed words are compared with those of a list: NFKD, without the white space
/// around, in small letters.
///
/// NFKD parts letters from their accents, so that lowering ASCII lowers all Latin letters that a
/// list has; a table for the letters beyond would weigh more than a list. `None` for what is
/// longer than any word, of which no copy is made.
pub(super) fn normal(typed: &str) -> Option<SecretText> {
    let typed = typed.trim();
    if typed.len() > MAX_TYPED_LEN_BYTES {
        return None;
    }
    let plain = nfkd(typed);
    let small = plain.expose().chars().map(|c| c.to_ascii_lowercase());
    Some(SecretText::collected(small))
}

/// The letters of a text without the accents of Latin letters. The marks of other scripts, such as
/// those that tell か from が, stay.
pub(super) fn without_accents(text: &str) -> impl Iterator<Item = char> + Clone {
    text.chars().filter(|c| !matches!(c, '\u{300}'..='\u{36f}'))
}

/// Says in constant time whether a typed word is a word of a list, accents of Latin letters aside.
pub(super) fn is_same_word(word: &str, typed: &str) -> bool {
    let Some(typed) = normal(typed) else {
        return false;
    };
    let [word, typed] =
        [word, typed.expose()].map(|text| SecretText::collected(without_accents(text)));
    word.ct_eq(&typed).into()
}

/// Says whether a text has the form in which words of another language than English are kept: so
/// many words in the form NFKD, parted by single spaces.
pub(super) fn is_stored_text(text: &str, count: WordCount) -> bool {
    let is_word = |word: &str| {
        let is_letter = |c: char| !(c.is_whitespace() || c.is_control() || c.is_ascii_uppercase());
        (1..=MAX_WORD_LETTERS).contains(&word.chars().count()) && word.chars().all(is_letter)
    };
    text.len() <= count.words() * (MAX_TYPED_LEN_BYTES + 1)
        && text.split(' ').count() == count.words()
        && text.split(' ').all(is_word)
        && is_nfkd(text)
}

/// The longest word of a list has 33 bytes in NFKD; anything typed for one fits in so many.
const MAX_TYPED_LEN_BYTES: usize = 96;
