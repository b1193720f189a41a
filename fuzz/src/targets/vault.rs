//! Vaults: the container as it lies there, and the contents behind its seal.
//!
//! A changed container is damaged, and is read no further: so it is read once as it is, and once with
//! its outer digest made anew. The seal itself takes a password's price, so the contents are read
//! as if it were open.

use sha2::{Digest, Sha256};
use wallet_core::vault::{inspect, renewed_contents};
use wallet_types::protocol::VaultBytes;

use crate::{Bound, Target, hostile};

pub(crate) const TARGET: Target = Target {
    name: "vault",
    read,
    check,
    bound: Bound {
        times: 64,
        plus_bytes: 4096,
    },
    max_len_bytes: 64 * 1024,
    hostile: || {
        let head = [0; 26];
        let accounts = [0, 0, 0, 1, 0, 3, 0, 0];
        let many = accounts.repeat(1000);
        vec![
            // So many sources and accounts, by their own word.
            [&head[..], &[0xff; 40]].concat(),
            [&head[..], &[32], &[0; 200]].concat(),
            [&head[..], &[0, 0x03, 0xe8], &many].concat(),
            hostile::over_and_over("HOLDFAST", 1 << 16),
            vec![0; 1 << 16],
        ]
    },
};

/// Looking at a container allocates nothing; what is made to look at it is not the parser's.
fn read(bytes: &[u8]) {
    for version in [1, 2] {
        let _ = renewed_contents(version, bytes);
    }
}

fn check(bytes: &[u8]) {
    check_container(bytes.to_vec());
    check_container(with_digest(bytes));
    for version in [1, 2] {
        if let Ok(renewed) = renewed_contents(version, bytes) {
            // The seal's bytes are brought into their range by reading, once and for all.
            let again = renewed_contents(2, renewed.expose()).unwrap();
            assert_eq!(again.expose(), renewed.expose());
        }
    }
}

fn check_container(bytes: Vec<u8>) {
    match inspect(&VaultBytes(bytes)) {
        Ok(kdf) => assert!(kdf.passes() >= 1),
        Err(error) => assert!(!error.to_string().is_empty()),
    }
}

fn with_digest(bytes: &[u8]) -> Vec<u8> {
    let content = &bytes[..bytes.len().saturating_sub(32)];
    [content, &Sha256::digest(content)].concat()
}
