//! Writes `src/slip39/words.txt` from the standard's list, one word a line.
//!
//! `cargo run -p wallet-core --example slip39_words -- WORDLIST`, where the list is
//! `shamir_mnemonic/wordlist.txt` of the PyPI package `shamir-mnemonic`.

use std::{env, fs, io, iter};

fn main() -> io::Result<()> {
    let list = env::args().nth(1).ok_or(io::ErrorKind::InvalidInput)?;
    let list = fs::read_to_string(list)?;
    let before = iter::once("").chain(list.lines());
    let packed: String = before
        .zip(list.lines())
        .map(|(before, word)| {
            let pairs = before.bytes().zip(word.bytes());
            let shared = pairs.take_while(|(a, b)| a == b).count();
            format!("{shared}{}", &word[shared..])
        })
        .collect();
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/src/slip39/words.txt");
    fs::write(path, packed)
}
