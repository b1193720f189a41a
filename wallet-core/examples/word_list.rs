//! Writes `src/mnemonic/words.txt` from the `bip39` crate.
//!
//! `cargo run -p wallet-core --example word_list`

use std::{io, iter};

fn main() -> io::Result<()> {
    let list = bip39::Language::English.word_list();
    let before = iter::once(&"").chain(list);
    let packed: String = before
        .zip(list)
        .map(|(before, word)| {
            let pairs = before.bytes().zip(word.bytes());
            let shared = pairs.take_while(|(a, b)| a == b).count();
            format!("{shared}{}", &word[shared..])
        })
        .collect();
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/src/mnemonic/words.txt");
    std::fs::write(path, packed)
}
