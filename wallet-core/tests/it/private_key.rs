//! Private keys as text: what is read, what is refused and where, and that it comes back.

use proptest::prelude::*;
use wallet_core::{
    secret::SecretText,
    signing_key::{ParseKeyError, SigningKey},
};

const ORDER: &str = "fffffffffffffffffffffffffffffffebaaedce6af48a03bbfd25e8cd0364141";

fn parse(text: &str) -> Result<SigningKey, ParseKeyError> {
    SigningKey::parse(&SecretText::from(String::from(text)))
}

/// The first key that development nodes print, and its address.
#[test]
fn reads_what_other_wallets_export() {
    let text = "0xac0974bec39a17e36ba4a6b4d238ff944bacb478cbed5efcae784d7bf4f2ff80";
    for text in [text, &text[2..], &text[2..].to_uppercase()] {
        let key = parse(text).unwrap();
        assert_eq!(key.address().to_string(), crate::support::ADDRESSES[0]);
    }
    assert_eq!(parse(text).unwrap().to_text().expose(), text);
}

#[test]
fn refuses_what_is_no_key_and_says_where() {
    let check = |text: &str, expected: ParseKeyError| {
        assert_eq!(parse(text).err(), Some(expected), "{text}");
    };
    check("", ParseKeyError::WrongLength { found: 0 });
    check("0x", ParseKeyError::WrongLength { found: 0 });
    check(&"1".repeat(63), ParseKeyError::WrongLength { found: 63 });
    check(&"1".repeat(65), ParseKeyError::WrongLength { found: 65 });
    check(
        &format!("0x{}g", "1".repeat(63)),
        ParseKeyError::NotHex { position: 64 },
    );
    check("0X11", ParseKeyError::NotHex { position: 2 });
    check("0x0x11", ParseKeyError::NotHex { position: 2 });
    check("1é", ParseKeyError::NotHex { position: 2 });
    check(" 1", ParseKeyError::NotHex { position: 1 });
    check(&"0".repeat(64), ParseKeyError::Zero);
    check(ORDER, ParseKeyError::TooLarge);
    check(&"f".repeat(64), ParseKeyError::TooLarge);
    assert!(parse(&ORDER.replace("4141", "4140")).is_ok());
}

proptest! {
    #[test]
    fn comes_back(bytes in any::<[u8; 32]>()) {
        let Ok(key) = SigningKey::from_bytes(&bytes) else { return Ok(()) };
        let read = SigningKey::parse(&key.to_text()).unwrap();
        let exposed = read.expose();
        prop_assert_eq!(exposed.expose(), bytes);
    }

    #[test]
    fn hostile_text_is_refused(text in "\\PC{0,80}") {
        let fits = text.strip_prefix("0x").unwrap_or(&text).len() == 64;
        prop_assert!(fits || parse(&text).is_err());
    }
}
