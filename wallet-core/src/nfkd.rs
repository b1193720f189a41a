//! Unicode's form NFKD, by which BIP-39 and the vault take text.
//!
//! Owns the decomposition and the canonical order of marks
//! ([UAX 15](https://www.unicode.org/reports/tr15/)). The tables stand in `nfkd/table.bin`, a fifth
//! of the size of those in the `unicode-normalization` crate; `examples/nfkd_table.rs` writes them
//! from that crate, and a test compares the two over every character there is. The form of an
//! assigned character never changes, so newer versions of Unicode only add to the tables.

mod table;
#[cfg(test)]
mod tests;

use alloc::vec::Vec;

use zeroize::Zeroizing;

use crate::{
    nfkd::table::{combining_class, record_of, records},
    secret::SecretText,
};

/// Brings a text to the form NFKD.
pub(crate) fn nfkd(text: &str) -> SecretText {
    if text.is_ascii() {
        return SecretText::collected(text.chars());
    }
    let mut len = 0;
    text.chars().for_each(|c| decompose(c, &mut |_| len += 1));
    let mut letters = Zeroizing::new(Vec::with_capacity(len));
    text.chars()
        .for_each(|c| decompose(c, &mut |part| letters.push(part)));
    order(&mut letters);
    SecretText::collected(letters.iter().copied())
}

/// Says whether a text is in the form NFKD. Leaves an erased copy of its letters behind.
pub(crate) fn is_nfkd(text: &str) -> bool {
    let letters = text.chars().filter(|c| !c.is_ascii());
    let mut letters = Zeroizing::new(letters.collect::<Vec<_>>());
    if !is_ordered(text) || letters.iter().any(|c| is_hangul(*c)) {
        return false;
    }
    // In order, so that one walk through the tables meets them all.
    letters.sort_unstable();
    let mut rest = letters.iter().map(|c| u32::from(*c)).peekable();
    for record in records() {
        while let Some(c) = rest.next_if(|c| *c <= record.last) {
            if record.has(c) {
                return false;
            }
        }
        if rest.peek().is_none() {
            break;
        }
    }
    true
}

/// Says whether marks stand in the order of their classes.
fn is_ordered(text: &str) -> bool {
    let mut before = 0;
    text.chars().all(|c| {
        let class = if c.is_ascii() {
            0
        } else {
            combining_class(u32::from(c))
        };
        let is_in_order = class == 0 || before <= class;
        before = class;
        is_in_order
    })
}

fn is_hangul(c: char) -> bool {
    (HANGUL..HANGUL + SYLLABLES).contains(&u32::from(c))
}

/// Hands out the full decomposition of a character, itself where it has none.
fn decompose(c: char, out: &mut impl FnMut(char)) {
    if c.is_ascii() {
        return out(c);
    }
    if let Some(syllable) = u32::from(c).checked_sub(HANGUL).filter(|s| *s < SYLLABLES) {
        return decompose_hangul(syllable, out);
    }
    match record_of(u32::from(c)) {
        None => out(c),
        Some(record) => record.decompose(u32::from(c), out),
    }
}

/// Hangul syllables follow from their number.
fn decompose_hangul(syllable: u32, out: &mut impl FnMut(char)) {
    let lead = LEADS + syllable / (VOWEL_COUNT * TAIL_COUNT);
    let vowel = VOWELS + syllable / TAIL_COUNT % VOWEL_COUNT;
    let tail = syllable % TAIL_COUNT;
    [lead, vowel]
        .into_iter()
        .chain((tail > 0).then_some(TAILS + tail))
        .filter_map(char::from_u32)
        .for_each(out);
}

/// Sorts marks by their class between letters that have none, keeping the order among equals.
fn order(letters: &mut [char]) {
    for at in 1..letters.len() {
        let class = combining_class(u32::from(letters[at]));
        let is_above = |letter: char| combining_class(u32::from(letter)) > class;
        let mut place = at;
        while class > 0 && place > 0 && is_above(letters[place - 1]) {
            letters.swap(place, place - 1);
            place -= 1;
        }
    }
}

const HANGUL: u32 = 0xac00;
const SYLLABLES: u32 = 11_172;
const LEADS: u32 = 0x1100;
const VOWELS: u32 = 0x1161;
const VOWEL_COUNT: u32 = 21;
/// One before the first tail: a remainder of zero means that there is none.
const TAILS: u32 = 0x11a7;
const TAIL_COUNT: u32 = 28;
