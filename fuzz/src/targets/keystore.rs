//! Keystores of other wallets.

use wallet_core::{
    keystore::{Keystore, MAX_LEN_BYTES, Price},
    secret::SecretText,
};

use crate::{Bound, Target, hostile};

pub(crate) const TARGET: Target = Target {
    name: "keystore",
    read,
    check,
    bound: Bound {
        times: 64,
        plus_bytes: 4096,
    },
    max_len_bytes: MAX_LEN_BYTES + 1,
    hostile: || {
        let mut all = hostile::json(MAX_LEN_BYTES);
        all.extend(hostile::json(MAX_LEN_BYTES + 100));
        let salt = r#"{"version":3,"crypto":{"kdf":"scrypt","kdfparams":{"salt":""#;
        all.push(hostile::around(salt, "00", "\"}}}", MAX_LEN_BYTES));
        all
    },
};

fn read(bytes: &[u8]) {
    let _ = Keystore::read(bytes);
}

fn check(bytes: &[u8]) {
    match Keystore::read(bytes) {
        Ok(file) => {
            check_price(file.price());
            let _ = file.stated_address();
            // Opening is tried where it takes a moment only.
            if file.price().expected_ms(1_000) < 1 {
                let _ = file.open(&SecretText::default());
            }
        }
        Err(error) => assert!(!error.to_string().is_empty()),
    }
}

/// The bounds that the docs state.
fn check_price(price: Price) {
    assert!(price.memory_bytes() <= 256 << 20);
    match price {
        Price::Scrypt { n, r, p } => {
            assert!(n.is_power_of_two() && n >= 2);
            assert!((1..=64).contains(&r) && (1..=64).contains(&p));
            let work = u64::from(n) * u64::from(r) * u64::from(p);
            assert!(work <= wallet_core::keystore::MAX_SCRYPT_WORK);
        }
        Price::Pbkdf2 { rounds } => {
            assert!((1..=wallet_core::keystore::MAX_PBKDF2_ROUNDS).contains(&rounds));
        }
        _ => panic!("a price that this target does not know"),
    }
}
