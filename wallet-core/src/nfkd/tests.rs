use alloc::{string::String, vec::Vec};

use proptest::prelude::*;
use unicode_normalization::{UnicodeNormalization, char::canonical_combining_class};

use super::{
    is_nfkd, nfkd,
    table::{marks, records},
};

fn check(text: &str) {
    let expected: String = text.nfkd().collect();
    assert_eq!(nfkd(text).expose(), expected, "{text:?}");
    assert_eq!(is_nfkd(text), text == expected, "{text:?}");
    assert!(is_nfkd(&expected), "{text:?}");
}

/// Every character that the tables hold decomposes as it should, and none is missing: together
/// with Hangul, which is computed, these are all that change.
#[test]
fn holds_every_character_that_decomposes() {
    let is_hangul = |c: &char| ('\u{ac00}'..='\u{d7a3}').contains(c);
    let expected = ('\0'..=char::MAX)
        .filter(|c| !is_hangul(c))
        .filter_map(|c| {
            let parts: String = [c].into_iter().nfkd().collect();
            (!parts.chars().eq([c])).then_some((c, parts))
        });
    let found = records().flat_map(|record| {
        let of = (record.first..=record.last).filter(|c| record.has(*c));
        of.map(|c| {
            let mut parts = String::new();
            record.decompose(c, &mut |part| parts.push(part));
            (char::from_u32(c).unwrap(), parts)
        })
        .collect::<Vec<_>>()
    });
    assert!(found.eq(expected));
}

#[test]
fn holds_every_mark() {
    let expected = ('\0'..=char::MAX).filter_map(|c| {
        let class = u32::from(canonical_combining_class(c));
        (class > 0).then_some((u32::from(c), class))
    });
    let found = marks().flat_map(|marks| (marks.first..=marks.last).map(move |c| (c, marks.class)));
    assert!(found.eq(expected));
}

#[test]
fn computes_hangul() {
    let mut buffer = [0; 4];
    ('\u{ac00}'..='\u{d7a3}').for_each(|c| check(c.encode_utf8(&mut buffer)));
}

/// Behind a letter, and before marks of several classes.
#[test]
fn agrees_on_characters_among_marks() {
    for c in ('\u{80}'..'\u{20000}').step_by(97) {
        check(&String::from_iter([
            'e', '\u{301}', c, '\u{316}', '\u{327}',
        ]));
    }
}

#[test]
fn agrees_on_known_texts() {
    check("");
    check("plain text, 12 words");
    check("ﬁn ㍍ガバヴァぱばぐゞちぢ十人十色 각 Ǆ ﷺ ①２³");
    check("\u{1e9b}\u{323} q\u{307}\u{323} \u{f71}\u{f72}\u{f74}");
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]
    #[test]
    fn agrees_on_any_text(text in any::<String>()) {
        check(&text);
    }

    #[test]
    fn agrees_on_any_order_of_marks(marks in "[\u{300}-\u{345}a\u{5b0}-\u{5bd}\u{e38}-\u{e4b}]{0,12}") {
        check(&marks);
    }
}
