//! Texts that sign a person in.

use wallet_core::siwe::{SignIn, looks_like_sign_in};

use super::text;
use crate::{Bound, Target, hostile};

pub(crate) const TARGET: Target = Target {
    name: "sign_in",
    read,
    check,
    bound: Bound {
        times: 16,
        plus_bytes: 1024,
    },
    max_len_bytes: 16 * 1024,
    hostile: || {
        let head = "a.example wants you to sign in with your Ethereum account:\n\
            0xC02aaA39b223FE8D0A0e5C4F27eAD9083C756Cc2\n\n\n\
            URI: https://a.example\nVersion: 1\nChain ID: 1\nNonce: 32891756\n\
            Issued At: 2021-09-30T16:25:24Z";
        let resources = format!("{head}\nResources:");
        vec![
            hostile::over_and_over("\n", 1 << 18),
            hostile::over_and_over("sign in ", 1 << 18),
            hostile::around(&resources, "\n- a:", "", 1 << 18),
            hostile::around(&resources, "\n- https://a.example/%41", "", 1 << 18),
            hostile::around(head, "9", "", 1 << 18),
            hostile::around("https://", "[", " wants you to sign in with", 1 << 18),
        ]
    },
};

fn read(bytes: &[u8]) {
    let Ok(text) = str::from_utf8(bytes) else {
        return;
    };
    let _ = SignIn::read(text);
}

fn check(bytes: &[u8]) {
    let text = text(bytes);
    if let Ok(read) = SignIn::read(&text) {
        assert_eq!(read.to_string(), text);
        assert!(looks_like_sign_in(&text));
        assert!(text.contains(read.domain_host()));
        let _ = (
            read.has_name_before_host(),
            read.uri_host(),
            read.chain_number(),
        );
    }
}
