//! Private keys, extended keys and signatures as text.

use wallet_core::{
    extended_key::ExtendedKey, extended_public_key::ExtendedPublicKey, secret::SecretText,
    signature_text, signing_key::SigningKey,
};

use super::text;
use crate::{Bound, Target, hostile};

pub(crate) const TARGET: Target = Target {
    name: "key",
    read,
    check,
    // What is read is copied before, since a secret's text is taken as such.
    bound: Bound {
        times: 1,
        plus_bytes: 1024,
    },
    max_len_bytes: 1024,
    hostile: || {
        vec![
            hostile::over_and_over("1", 1 << 18),
            hostile::over_and_over("z", 1 << 18),
            hostile::over_and_over("1", 111),
            hostile::over_and_over("z", 111),
            hostile::around("xprv", "z", "", 111),
            hostile::around("0x", "f", "", 66),
            hostile::around("0x", "f", "", 132),
            hostile::around("0x", "0", "", 1 << 18),
        ]
    },
};

fn read(bytes: &[u8]) {
    let Ok(text) = str::from_utf8(bytes) else {
        return;
    };
    let secret = SecretText::from(text.to_owned());
    let _ = ExtendedKey::parse(&secret);
    let _ = SigningKey::parse(&secret);
    let _ = secret.expose().parse::<ExtendedPublicKey>();
    let _ = signature_text::read(secret.expose());
}

fn check(bytes: &[u8]) {
    let text = text(bytes);
    let secret = SecretText::from(text.clone().into_owned());
    if let Ok(key) = ExtendedKey::parse(&secret) {
        assert_eq!(key.xprv().expose(), text.trim());
        let _ = key.public().address();
    }
    if let Ok(key) = text.parse::<ExtendedPublicKey>() {
        assert_eq!(key.to_string(), text.trim());
    }
    if let Ok(key) = SigningKey::parse(&secret) {
        let written = key.to_text();
        let again = SigningKey::parse(&written).unwrap();
        assert_eq!(again.address(), key.address());
        let digits = |text: &str| text.trim().trim_start_matches("0x").to_ascii_lowercase();
        assert_eq!(digits(written.expose()), digits(&text));
    }
    if let Ok(signature) = signature_text::read(&text) {
        let written = signature_text::write(&signature);
        assert_eq!(signature_text::read(&written), Ok(signature));
    }
}
