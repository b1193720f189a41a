//! Keystores: published files of Geth, Parity and ethers, round trips, and hostile files.

use proptest::prelude::*;
use serde_json::{Value, json};
use wallet_core::{
    keystore::{
        self, AddressMismatch, Field, Keystore, KeystoreError, MAX_LEN_BYTES, Price,
        RANDOM_LEN_BYTES,
    },
    secret::{SecretBytes, SecretText},
};
use wallet_types::Address;

use crate::support::{data, unhex};

pub(crate) const NEW_PASSWORD: &str = "gr\u{fc}ne M\u{f6}wen";

#[test]
fn opens_published_keystores() {
    let published = data("keystores.json");
    let published = published["keystores"].as_array().unwrap();
    assert_eq!(published.len(), 8);
    for each in published {
        let name = each["name"].as_str().unwrap();
        let file = Keystore::read(each["file"].as_str().unwrap().as_bytes()).unwrap();
        let opened = file
            .open(&text(each["password"].as_str().unwrap()))
            .unwrap();
        assert_eq!(
            opened.key.expose(),
            unhex(each["key"].as_str().unwrap()),
            "{name}"
        );
        assert_eq!(opened.mismatch, None, "{name}");
        let stated = each["address"]
            .as_str()
            .map(|a| a.parse::<Address>().unwrap());
        assert_eq!(file.stated_address(), stated, "{name}");
        assert!(stated.is_none_or(|stated| stated == opened.address));
    }
}

#[test]
fn opens_what_it_wrote() {
    let file = new_keystore();
    let written: Value = serde_json::from_str(&file).unwrap();
    assert_eq!(written["id"], "30313233-3435-4637-b839-3a3b3c3d3e3f");
    assert_eq!(
        written["address"],
        "4a62316623ad457f02cdc5d997ded67a383ec569"
    );
    assert_eq!(
        written["crypto"]["kdfparams"]["n"].as_u64(),
        Some(Price::NEW.memory_bytes() / 1024)
    );
    assert_eq!(file, new_keystore(), "the same input gives the same bytes");

    let read = Keystore::read(file.as_bytes()).unwrap();
    assert_eq!(read.price(), Price::NEW);
    let opened = read.open(&text(NEW_PASSWORD)).unwrap();
    assert_eq!(opened.key.expose(), [7; 32]);
    assert_eq!(opened.mismatch, None);
}

#[test]
fn refuses_to_write_what_is_no_key() {
    let random = |len: usize| SecretBytes::from((0_u8..).take(len).collect::<Vec<_>>());
    let check = |key: Vec<u8>, random: SecretBytes, expected| {
        let written = keystore::write(&key.into(), &text("a"), random);
        assert_eq!(written, Err(expected));
    };
    let enough = RANDOM_LEN_BYTES;
    check(vec![0; 32], random(enough), KeystoreError::NotAKey);
    check(vec![255; 32], random(enough), KeystoreError::NotAKey);
    check(vec![7; 31], random(enough), KeystoreError::NotAKey);
    check(vec![7; 32], random(enough - 1), KeystoreError::NoRandomness);
    check(
        vec![7; 32],
        vec![9; enough].into(),
        KeystoreError::NoRandomness,
    );
}

#[test]
fn a_wrong_password_and_damage_look_the_same() {
    let read = |file: &Value| Keystore::read(file.to_string().as_bytes()).unwrap();
    let refused = KeystoreError::WrongPasswordOrDamaged;
    assert_eq!(read(&cheap()).open(&text("fop")).unwrap_err(), refused);
    for field in ["ciphertext", "mac"] {
        let mut damaged = cheap();
        let whole = damaged["crypto"][field].as_str().unwrap().to_owned();
        damaged["crypto"][field] = json!(format!("0{}", &whole[1..]));
        assert_eq!(read(&damaged).open(&text("foo")).unwrap_err(), refused);
    }
    // The check does not cover the counter: another key comes out, and the address shows it.
    let mut damaged = cheap();
    damaged["address"] = json!("4a9cf99357f5789251a8d7fad5b86d0f31eeb938");
    damaged["crypto"]["cipherparams"]["iv"] = json!("00".repeat(16));
    assert!(
        read(&damaged)
            .open(&text("foo"))
            .unwrap()
            .mismatch
            .is_some()
    );
}

#[test]
fn another_address_is_told() {
    let derived = Keystore::read(cheap().to_string().as_bytes());
    let derived = derived.unwrap().open(&text("foo")).unwrap().address;
    let check = |stated: &str, expected| {
        let mut file = cheap();
        file["address"] = json!(stated);
        let opened = Keystore::read(file.to_string().as_bytes()).unwrap();
        assert_eq!(opened.open(&text("foo")).unwrap().mismatch, expected);
    };
    let mismatch = |stated| Some(AddressMismatch { stated, derived });
    check(&derived.to_string(), None);
    check(&derived.to_string().to_lowercase()[2..], None);
    check("", None);
    check(
        "xdc88a5c2d9919e46f883eb62f7b8dd9d0cc45bc290",
        mismatch(None),
    );
    let other = Address::from_bytes([0x88; 20]);
    check(&other.to_string(), mismatch(Some(other)));
}

#[test]
fn refuses_other_kinds_by_name() {
    let presale = data("keystores.json")["presale"]
        .as_str()
        .unwrap()
        .to_owned();
    let check = |file: &str, expected| {
        assert_eq!(Keystore::read(file.as_bytes()), Err(expected), "{file}");
    };
    check(&presale, KeystoreError::Presale);
    check(
        r#"{"address":"","privatekey":"07","version":3}"#,
        KeystoreError::NotEncrypted,
    );
    check(r#"{"a":1}"#, KeystoreError::NotAKeystore);
    check("[]", KeystoreError::NotAKeystore);
    check("3", KeystoreError::NotAKeystore);
    check("{} {}", KeystoreError::NotJson { offset: 3 });
    check("", KeystoreError::NotJson { offset: 0 });
    check(&" ".repeat(MAX_LEN_BYTES + 1), KeystoreError::TooLong);
    let deep = Keystore::read("[".repeat(MAX_LEN_BYTES).as_bytes());
    assert!(matches!(deep, Err(KeystoreError::NotJson { .. })));
}

#[test]
fn refuses_what_is_unfit_before_any_work() {
    let check = |path: &str, value: Value, expected| {
        let mut file = cheap();
        *file.pointer_mut(path).unwrap() = value;
        let file = file.to_string();
        assert_eq!(Keystore::read(file.as_bytes()), Err(expected), "{file}");
    };
    let unfit = KeystoreError::Unfit;
    check(
        "/version",
        json!("1"),
        KeystoreError::UnknownVersion { found: 1 },
    );
    check(
        "/version",
        json!(4),
        KeystoreError::UnknownVersion { found: 4 },
    );
    check(
        "/version",
        json!(3.0),
        KeystoreError::UnknownVersion { found: 0 },
    );
    check("/version", json!("3"), unfit(Field::Version));
    check("/crypto", json!("x"), KeystoreError::Missing(Field::Cipher));
    check(
        "/crypto/cipher",
        json!("aes-128-cbc"),
        KeystoreError::UnknownMethod(Field::Cipher),
    );
    check(
        "/crypto/kdf",
        json!("argon2"),
        KeystoreError::UnknownMethod(Field::Kdf),
    );
    check("/crypto/kdf", json!(1), unfit(Field::Kdf));
    check("/crypto/mac", json!("00"), unfit(Field::Mac));
    check(
        "/crypto/cipherparams/iv",
        json!("0g".repeat(16)),
        unfit(Field::Iv),
    );
    check("/crypto/ciphertext", json!(""), unfit(Field::Ciphertext));
    check(
        "/crypto/ciphertext",
        json!("00".repeat(33)),
        unfit(Field::Ciphertext),
    );
    check(
        "/crypto/kdfparams/salt",
        json!("00".repeat(1025)),
        unfit(Field::Salt),
    );
    check("/crypto/kdfparams/dklen", json!(64), unfit(Field::Dklen));
    check("/crypto/kdfparams/n", json!(-2), unfit(Field::N));
    check("/crypto/kdfparams/n", json!(1024.0), unfit(Field::N));
    check("/crypto/kdfparams/n", json!(u64::MAX), unfit(Field::N));
    check("/crypto/kdfparams/r", json!("8"), unfit(Field::R));
    check("/crypto/kdfparams/p", Value::Null, unfit(Field::P));
}

#[test]
fn refuses_prices_out_of_range() {
    let scrypt = |n: u32, r: u32, p: u32| {
        let mut file = cheap();
        file["crypto"]["kdfparams"] = json!({ "n": n, "r": r, "p": p, "dklen": 32, "salt": "00" });
        (
            Keystore::read(file.to_string().as_bytes()),
            Price::Scrypt { n, r, p },
        )
    };
    for (n, r, p) in [
        (2, 1, 1),
        (1 << 18, 8, 8),
        (1 << 18, 1, 64),
        (1 << 21, 1, 8),
    ] {
        let (read, price) = scrypt(n, r, p);
        assert_eq!(read.unwrap().price(), price);
    }
    for (n, r, p) in [
        (0, 8, 1),
        (1, 8, 1),
        (1000, 8, 1),
        (1 << 31, 8, 1),
        (1 << 19, 8, 1),
        (1 << 18, 9, 1),
        (1 << 18, 8, 9),
        (2, 65, 1),
        (2, 1, 65),
        (2, u32::MAX, u32::MAX),
        (1024, 0, 1),
        (1024, 8, 0),
    ] {
        let (read, price) = scrypt(n, r, p);
        assert_eq!(read, Err(KeystoreError::PriceOutOfRange(price)));
    }
    let pbkdf2 = |rounds: u32, prf: &str| {
        let mut file = cheap();
        file["crypto"]["kdf"] = json!("pbkdf2");
        file["crypto"]["kdfparams"] = json!({ "c": rounds, "prf": prf, "dklen": 32, "salt": "00" });
        Keystore::read(file.to_string().as_bytes())
    };
    assert!(pbkdf2(10_000_000, "hmac-sha256").is_ok());
    for rounds in [0, 10_000_001, u32::MAX] {
        let price = Price::Pbkdf2 { rounds };
        let refused = Err(KeystoreError::PriceOutOfRange(price));
        assert_eq!(pbkdf2(rounds, "hmac-sha256"), refused);
    }
    let refused = Err(KeystoreError::UnknownMethod(Field::Prf));
    assert_eq!(pbkdf2(1, "hmac-sha512"), refused);
}

#[test]
fn refuses_missing_and_doubled_members() {
    let whole = cheap().to_string();
    let check = |from: &str, to: &str, expected| {
        assert!(whole.contains(from), "{from} is in {whole}");
        let file = whole.replacen(from, to, 1);
        assert_eq!(Keystore::read(file.as_bytes()), Err(expected), "{file}");
    };
    check("\"mac\"", "\"mad\"", KeystoreError::Missing(Field::Mac));
    check(
        "\"version\"",
        "\"v\"",
        KeystoreError::Missing(Field::Version),
    );
    check(
        "{",
        r#"{"Crypto":{},"#,
        KeystoreError::Repeated(Field::Crypto),
    );
    check(
        "\"mac\"",
        "\"MAC\":\"\",\"mac\"",
        KeystoreError::Repeated(Field::Mac),
    );
    let doubled = whole.replacen('{', r#"{"version":3,"#, 1);
    let refused = Keystore::read(doubled.as_bytes());
    assert!(matches!(refused, Err(KeystoreError::NotJson { .. })));
    for len in 0..whole.len() {
        assert!(Keystore::read(&whole.as_bytes()[..len]).is_err());
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]

    /// Whatever one byte becomes, reading ends in an answer, and opening too where it is cheap.
    #[test]
    fn survives_any_change(at in any::<prop::sample::Index>(), byte in any::<u8>()) {
        let mut file = cheap().to_string().into_bytes();
        let at = at.index(file.len());
        file[at] = byte;
        if let Ok(read) = Keystore::read(&file) {
            if read.price().expected_ms(1_000) < 100 {
                let _ = read.open(&text("foo"));
            }
        }
    }
}

/// A new keystore under [`NEW_PASSWORD`], always the same.
pub(crate) fn new_keystore() -> String {
    let random: Vec<u8> = (0_u8..).take(RANDOM_LEN_BYTES).collect();
    keystore::write(&vec![7; 32].into(), &text(NEW_PASSWORD), random.into()).unwrap()
}

/// A file that costs nothing to open with `foo`: Geth's vector with a key of 31 bytes.
fn cheap() -> Value {
    let published = data("keystores.json");
    let mut all = published["keystores"].as_array().unwrap().iter();
    let cheap = all.find(|each| each["name"] == "geth 31_byte_key").unwrap();
    serde_json::from_str(cheap["file"].as_str().unwrap()).unwrap()
}

fn text(text: &str) -> SecretText {
    SecretText::from(String::from(text))
}
