//! Addresses from private keys, in the form of EIP-55.

use wallet_core::signing_key::{NotAKey, SigningKey};

use crate::support::{data, unhex_array};

#[test]
fn agrees_with_ethers_on_checksummed_addresses() {
    let data = data("accounts.json");
    let accounts = data["accounts"].as_array().unwrap();
    assert_eq!(accounts.len(), 128);
    for account in accounts {
        let key = unhex_array(account["privateKey"].as_str().unwrap());
        let address = SigningKey::from_bytes(&key).unwrap().address();
        assert_eq!(
            address.to_string(),
            account["checksumAddress"].as_str().unwrap()
        );
    }
}

/// Zero, the order of the curve, and all ones are no keys; the order less one is the last.
#[test]
fn refuses_what_is_no_key() {
    const ORDER: &str = "fffffffffffffffffffffffffffffffebaaedce6af48a03bbfd25e8cd0364141";
    let check = |bytes: [u8; 32], expected: Option<NotAKey>| {
        assert_eq!(SigningKey::from_bytes(&bytes).err(), expected);
    };
    let mut last = unhex_array::<32>(ORDER);
    check([0; 32], Some(NotAKey));
    check(last, Some(NotAKey));
    check([0xff; 32], Some(NotAKey));
    last[31] -= 1;
    check(last, None);
}
