//! BIP-32: its own vectors, and ethers' for whole paths.

use wallet_core::{
    derivation_path::{ChildNumber, DerivationPath, ParsePathError},
    extended_key::ExtendedKey,
    mnemonic::Phrase,
    secret::SecretText,
    seed::Seed,
};
use wallet_types::AccountIndex;

use crate::support::{base58, data, unhex};

#[test]
fn agrees_with_the_vectors_of_the_standard() {
    let data = data("bip32.json");
    let mut chains = 0;
    for vector in data["vectors"].as_array().unwrap() {
        let root = ExtendedKey::root(&unhex(vector["seed"].as_str().unwrap())).unwrap();
        for chain in vector["chains"].as_array().unwrap() {
            let path: DerivationPath = chain["path"].as_str().unwrap().parse().unwrap();
            let xprv = base58(chain["xprv"].as_str().unwrap());
            let key = root.derive(&path).unwrap().expose();
            // Version, depth, fingerprint and number stand before; a checksum after.
            assert_eq!(key.expose()[32..], xprv[13..45], "chain code at {path}");
            assert_eq!(key.expose()[..32], xprv[46..78], "key at {path}");
            chains += 1;
        }
    }
    assert_eq!(chains, 17);
}

#[test]
fn agrees_with_ethers_on_addresses() {
    let data = data("hdnode.json");
    let mut nodes = 0;
    for vector in data["vectors"].as_array().unwrap() {
        let phrase = Phrase::parse(vector["mnemonic"].as_str().unwrap()).unwrap();
        let passphrase = vector["password"].as_str().unwrap_or_default();
        let seed = Seed::new(&phrase, &SecretText::from(String::from(passphrase)));
        assert_eq!(
            seed.expose().as_slice(),
            unhex(vector["seed"].as_str().unwrap())
        );
        let root = ExtendedKey::of_seed(&seed).unwrap();
        for node in vector["hdnodes"].as_array().unwrap() {
            let path: DerivationPath = node["path"].as_str().unwrap().parse().unwrap();
            let key = root.derive(&path).unwrap();
            let expected = unhex(node["privateKey"].as_str().unwrap());
            assert_eq!(key.expose().expose()[..32], expected);
            let address = key.signing_key().address();
            let expected = unhex(node["address"].as_str().unwrap());
            assert_eq!(address.as_bytes().as_slice(), expected, "{path}");
            nodes += 1;
        }
    }
    assert!(nodes > 100, "{nodes}");
}

#[test]
fn reads_paths() {
    let check = |text: &str, expected: Result<&str, ParsePathError>| {
        let printed = text.parse::<DerivationPath>().map(|path| path.to_string());
        assert_eq!(printed, expected.map(String::from), "{text}");
    };
    check("m", Ok("m"));
    check("m/44h/60'/0/2147483647'", Ok("m/44'/60'/0/2147483647'"));
    check("", Err(ParsePathError::MissingRoot));
    check("44'/60'", Err(ParsePathError::MissingRoot));
    check("m/", Err(ParsePathError::NotANumber { step: 1 }));
    check("m/1/+2", Err(ParsePathError::NotANumber { step: 2 }));
    check("m/1/2''", Err(ParsePathError::NotANumber { step: 2 }));
    check("m/2147483648", Err(ParsePathError::TooLarge { step: 1 }));
    check("m/99999999999", Err(ParsePathError::TooLarge { step: 1 }));
    check(
        &format!("m{}", "/0".repeat(256)),
        Err(ParsePathError::TooDeep),
    );
}

#[test]
fn numbers_accounts_below_one_path() {
    let path = DerivationPath::account(AccountIndex(3)).unwrap();
    assert_eq!(path.to_string(), "m/44'/60'/0'/0/3");
    assert_eq!(path.steps()[4], ChildNumber::normal(3).unwrap());
    assert_eq!(DerivationPath::account(AccountIndex(1 << 31)), None);
}
