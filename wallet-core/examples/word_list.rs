//! Writes the packed lists of words from the `bip39` crate, and their digests.
//!
//! `cargo run -p wallet-core --example word_list` writes `src/mnemonic/words.txt`,
//! `public/word-lists/*.txt` and `src/mnemonic/word_lists.sha256`.

use std::{error::Error, fs, iter, path::Path};

use bip39::Language as Source;
use sha2::{Digest, Sha256};
use wallet_core::mnemonic::Language;

fn main() -> Result<(), Box<dyn Error>> {
    let crate_dir = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut digests = Vec::new();
    for language in Language::ALL {
        let path = match language.file_name() {
            None => crate_dir.join("src/mnemonic/words.txt"),
            Some(name) => crate_dir.join("../public/word-lists").join(name),
        };
        let packed = packed(source(language).word_list())?;
        digests.extend_from_slice(&Sha256::digest(packed.as_bytes()));
        fs::create_dir_all(path.parent().ok_or("a file stands in a folder")?)?;
        fs::write(path, packed)?;
    }
    fs::write(crate_dir.join("src/mnemonic/word_lists.sha256"), digests)?;
    Ok(())
}

/// For each word, how many letters it shares with the one before, and its other letters.
fn packed(list: &[&str]) -> Result<String, Box<dyn Error>> {
    let mut packed = String::new();
    for (before, word) in iter::once(&"").chain(list).zip(list) {
        let pairs = before.chars().zip(word.chars());
        let shared = pairs.take_while(|(a, b)| a == b).count();
        let digit = u32::try_from(shared)
            .ok()
            .and_then(|n| char::from_digit(n, 10));
        packed.push(digit.ok_or("neighbours share at most nine letters")?);
        packed.extend(word.chars().skip(shared));
    }
    Ok(packed)
}

const fn source(language: Language) -> Source {
    match language {
        Language::English => Source::English,
        Language::Japanese => Source::Japanese,
        Language::Korean => Source::Korean,
        Language::Spanish => Source::Spanish,
        Language::ChineseSimplified => Source::SimplifiedChinese,
        Language::ChineseTraditional => Source::TraditionalChinese,
        Language::French => Source::French,
        Language::Italian => Source::Italian,
        Language::Czech => Source::Czech,
        Language::Portuguese => Source::Portuguese,
    }
}
