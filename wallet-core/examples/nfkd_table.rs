//! Writes `src/nfkd/table.bin` from the tables of the `unicode-normalization` crate.
//!
//! `cargo run -p wallet-core --example nfkd_table`, after a new version of that crate.

#![expect(
    clippy::cast_possible_truncation,
    reason = "counts and places are small, and bytes are taken seven bits at a time"
)]

use std::io;

use unicode_normalization::{UnicodeNormalization, char::canonical_combining_class};

fn main() -> io::Result<()> {
    let [gaps, shapes, parts] = decompositions();
    let mut file = Vec::new();
    for stream in [gaps, shapes, parts, classes()] {
        let len = u16::try_from(stream.len()).map_err(io::Error::other)?;
        file.extend_from_slice(&len.to_le_bytes());
        file.extend_from_slice(&stream);
    }
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/src/nfkd/table.bin");
    std::fs::write(path, file)
}

/// A character with its full decomposition.
type Entry = (u32, Vec<u32>);

fn decompositions() -> [Vec<u8>; 3] {
    let entries: Vec<Entry> = ('\u{80}'..=char::MAX)
        .filter(|c| !('\u{ac00}'..='\u{d7a3}').contains(c))
        .map(|c| (c, [c].into_iter().nfkd().map(u32::from).collect::<Vec<_>>()))
        .filter(|(c, parts)| *parts != [u32::from(*c)])
        .map(|(c, parts)| (u32::from(c), parts))
        .collect();
    let mut streams = [Vec::new(), Vec::new(), Vec::new()];
    let (mut rest, mut end, mut before) = (&entries[..], 0, [0; MOST_PARTS]);
    while let Some((first, parts)) = rest.first() {
        let (len, step, place) = run(rest);
        let [gaps, shapes, targets] = &mut streams;
        put(gaps, first - end);
        end = first + (len - 1) * step;
        let count = u32::try_from(parts.len()).unwrap_or(u32::MAX);
        if len == 1 {
            put(shapes, count);
        } else {
            put(shapes, count + 32);
            put(shapes, 2 * len + step - 1);
            put(shapes, place);
        }
        for (part, before) in parts.iter().zip(&mut before) {
            put(targets, distance(*before, *part));
            *before = *part;
        }
        rest = &rest[len as usize..];
    }
    streams
}

/// The longest run that begins here: its length, the step from character to character, and the
/// place of the part that grows, counted from 1.
fn run(entries: &[Entry]) -> (u32, u32, u32) {
    let [(first, parts), (second, _), ..] = entries else {
        return (1, 1, 0);
    };
    let step = second - first;
    let lengths = (0..=parts.len()).map(|place| {
        let belongs = |(at, (c, found)): (u32, &Entry)| {
            let mut expected = parts.clone();
            if place > 0 {
                expected[place - 1] += at;
            }
            *c == first + at * step && *found == expected
        };
        let len = (0..).zip(entries).take_while(|entry| belongs(*entry));
        (len.count(), place)
    });
    match lengths.max() {
        Some((len, place)) if len >= 3 && step <= 2 => (len as u32, step, place as u32),
        _ => (1, 1, 0),
    }
}

fn classes() -> Vec<u8> {
    let mut stream = Vec::new();
    let class = |c: u32| char::from_u32(c).map_or(0, canonical_combining_class);
    let (mut c, mut end) = (0, 0);
    while c <= u32::from(char::MAX) {
        let first = c;
        while class(c + 1) == class(first) && c < u32::from(char::MAX) {
            c += 1;
        }
        c += 1;
        if class(first) > 0 {
            put(&mut stream, first - end);
            put(&mut stream, c - first);
            put(&mut stream, u32::from(class(first)));
            end = c;
        }
    }
    stream
}

/// The most parts that a character decomposes into.
const MOST_PARTS: usize = 18;

fn distance(from: u32, to: u32) -> u32 {
    if to >= from {
        2 * (to - from)
    } else {
        2 * (from - to) - 1
    }
}

/// Writes a number, seven bits to a byte, lowest first.
fn put(stream: &mut Vec<u8>, mut number: u32) {
    while number >= 0x80 {
        stream.push(number as u8 | 0x80);
        number >>= 7;
    }
    stream.push(number as u8);
}
