//! What holds of any bytes that are read as shares. Stands by itself, so that a fuzz target can take
//! it in too.

use wallet_core::slip39::{Collected, CombineError, MAX_COUNT, Passphrase, Share, ShareError};

/// Reads bytes as shares, one a line: each is a share that reads back, or refused by a reason that
/// is true of it; and together they are collected without a panic.
pub(crate) fn check_share(bytes: &[u8]) {
    let text = String::from_utf8_lossy(bytes);
    let mut collected = Collected::new();
    for line in text.lines().take(20) {
        match Share::parse(line) {
            Ok(share) => {
                check_reads_back(&share, line);
                let before = collected.facts().count();
                let is_taken = collected.add(share).is_ok();
                assert_eq!(collected.facts().count(), before + usize::from(is_taken));
            }
            Err(error) => check_reason(&error, line),
        }
    }
    // The price of a complete set's passphrase is not paid here.
    if !collected.is_complete() {
        let error = collected.combine(&Passphrase::default()).unwrap_err();
        assert!(matches!(
            error,
            CombineError::NoShares | CombineError::Incomplete(_)
        ));
    }
}

fn check_reads_back(share: &Share, line: &str) {
    let words = share.words();
    let typed: Vec<String> = line
        .split_whitespace()
        .map(str::to_ascii_lowercase)
        .collect();
    assert_eq!(typed.len(), share.word_count());
    assert!(
        words
            .expose()
            .split(' ')
            .zip(&typed)
            .all(|(word, typed)| word.starts_with(typed))
    );
    let facts = share.facts();
    assert_eq!(Share::parse(words.expose()).unwrap().facts(), facts);
    assert!(words.expose().starts_with(&facts.public_words().join(" ")));
    assert!((1..=MAX_COUNT).contains(&facts.group.0));
    assert!((1..=MAX_COUNT).contains(&facts.member.0));
    assert!(facts.group_threshold <= facts.group_count && facts.group_count <= MAX_COUNT);
}

fn check_reason(error: &ShareError, line: &str) {
    let typed: Vec<&str> = line.split_whitespace().collect();
    match error {
        ShareError::Empty => assert!(typed.is_empty()),
        ShareError::TooLong { found_len_bytes } => {
            assert_eq!(*found_len_bytes as usize, line.len())
        }
        ShareError::WrongCount { found } => assert_eq!(*found as usize, typed.len()),
        ShareError::UnknownWords { words } => {
            for word in words {
                let typed = typed[usize::from(word.position().0) - 1];
                assert!(!wallet_core::slip39::is_word(typed));
                assert!(word.nearest().all(wallet_core::slip39::is_word));
            }
        }
        _ => assert!(typed.iter().all(|word| wallet_core::slip39::is_word(word))),
    }
    assert!(!error.to_string().is_empty());
}
