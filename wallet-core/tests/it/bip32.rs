//! BIP-32: its own vectors, texts of keys, and ethers' vectors for whole paths.

use proptest::prelude::*;
use wallet_core::{
    derivation_path::{ChildNumber, DerivationPath},
    extended_key::{ExtendedKey, NoSuchKey, ParseExtendedKeyError},
    extended_public_key::{ExtendedPublicKey, PublicChildError},
    mnemonic::Phrase,
    secret::SecretText,
    seed::Seed,
};

use crate::support::{data, unhex};

/// Vectors 1 to 4: texts of both halves, read and written, and public steps where there are any.
#[test]
fn agrees_with_the_vectors_of_the_standard() {
    let data = data("bip32.json");
    let (mut chains, mut public_steps) = (0, 0);
    for vector in data["vectors"].as_array().unwrap() {
        let root = ExtendedKey::root(&unhex(vector["seed"].as_str().unwrap())).unwrap();
        let mut parent: Option<ExtendedKey> = None;
        for chain in vector["chains"].as_array().unwrap() {
            let path: DerivationPath = chain["path"].as_str().unwrap().parse().unwrap();
            let [xprv, xpub] = ["xprv", "xpub"].map(|half| chain[half].as_str().unwrap());
            let key = root.derive(&path).unwrap();
            assert_eq!(key.xprv().expose(), xprv, "{path}");
            assert_eq!(key.public().to_string(), xpub, "{path}");
            let read = ExtendedKey::parse(&secret(xprv)).unwrap();
            assert_eq!(read.expose().expose(), key.expose().expose());
            assert_eq!(read.xprv().expose(), xprv);
            let public: ExtendedPublicKey = xpub.parse().unwrap();
            assert_eq!(public, key.public());
            assert_eq!(usize::from(public.depth()), path.steps().len());
            if let (Some(parent), Some(last)) = (&parent, path.steps().last()) {
                let by_steps = parent.child(*last).unwrap();
                assert_eq!(by_steps.xprv().expose(), xprv, "{path}");
                assert_eq!(public.parent_fingerprint(), parent.fingerprint());
                assert_eq!(public.child_number(), *last);
                let refused = Err(PublicChildError::Hardened { step: 1 });
                let hardened = last.is_hardened();
                let expected = if hardened { refused } else { Ok(public) };
                assert_eq!(parent.public().child(*last), expected, "{path}");
                public_steps += usize::from(!hardened);
            }
            parent = Some(key);
            chains += 1;
        }
    }
    assert_eq!((chains, public_steps), (17, 6));
}

/// Vector 5: keys that must not be read, each refused for its own reason.
#[test]
fn refuses_the_invalid_keys_of_the_standard() {
    let data = data("bip32.json");
    let invalid = data["invalid"].as_array().unwrap();
    assert_eq!(invalid.len(), 16);
    for case in invalid {
        let text = case["text"].as_str().unwrap();
        let error = match text.starts_with("xpub") {
            true => text.parse::<ExtendedPublicKey>().unwrap_err(),
            false => ExtendedKey::parse(&secret(text)).unwrap_err(),
        };
        assert_eq!(
            format!("{error:?}"),
            case["error"].as_str().unwrap(),
            "{}",
            case["reason"]
        );
    }
}

#[test]
fn refuses_damaged_texts_with_the_place() {
    let text = ExtendedKey::root(&[7; 32]).unwrap().xprv();
    let text = text.expose();
    let check = |text: &str, expected: ParseExtendedKeyError| {
        assert_eq!(
            ExtendedKey::parse(&secret(text)).unwrap_err(),
            expected,
            "{text}"
        );
    };
    check("", ParseExtendedKeyError::WrongLength);
    check(
        &format!("{text} "),
        ParseExtendedKeyError::NotADigit { position: 112 },
    );
    check(
        &text.replace('x', "0"),
        ParseExtendedKeyError::NotADigit { position: 1 },
    );
    check(&"x".repeat(1 << 20), ParseExtendedKeyError::WrongLength);
    check(&text[..110], ParseExtendedKeyError::WrongChecksum);
    check(&format!("1{text}"), ParseExtendedKeyError::WrongChecksum);
    let short = bs58::encode([4; 77]).with_check().into_string();
    check(&short, ParseExtendedKeyError::WrongLength);
    let long = bs58::encode([4; 79]).with_check().into_string();
    check(&long, ParseExtendedKeyError::WrongLength);
}

/// The versions of BIP-32 and SLIP-132, named by how their texts begin.
#[test]
fn names_other_kinds_of_keys() {
    let root = ExtendedKey::root(&[7; 32]).unwrap();
    let bytes = bs58::decode(root.xprv().expose())
        .with_check(None)
        .into_vec()
        .unwrap();
    for (version, name) in [
        (0x0488_b21e_u32, "xpub"),
        (0x0435_8394, "tprv"),
        (0x0435_87cf, "tpub"),
        (0x049d_7878, "yprv"),
        (0x049d_7cb2, "ypub"),
        (0x04b2_430c, "zprv"),
        (0x04b2_4746, "zpub"),
        (0x0295_b005, "Yprv"),
        (0x02aa_7ed3, "Zpub"),
        (0x044a_4e28, "uprv"),
        (0x045f_1cf6, "vpub"),
        (0x019d_a462, "Ltub"),
    ] {
        let mut other = bytes.clone();
        other[..4].copy_from_slice(&version.to_be_bytes());
        let text = bs58::encode(other).with_check().into_string();
        let error = ExtendedKey::parse(&secret(&text)).unwrap_err();
        let ParseExtendedKeyError::WrongKind {
            found,
            version: bytes,
        } = error
        else {
            panic!("{error:?}");
        };
        assert_eq!((found.as_str(), bytes), (name, version.to_be_bytes()));
        assert_eq!(error.to_string(), format!("another kind of key, {name}"));
    }
    let xprv = root.xprv();
    let error = xprv.expose().parse::<ExtendedPublicKey>().unwrap_err();
    assert_eq!(error.to_string(), "another kind of key, xprv");
}

#[test]
fn ends_below_depth_255() {
    let step = ChildNumber::default();
    let deepest = DerivationPath::new(vec![step; 255]).unwrap();
    let key = ExtendedKey::root(&[7; 32])
        .unwrap()
        .derive(&deepest)
        .unwrap();
    assert_eq!(key.depth(), 255);
    assert_eq!(key.child(step).err(), Some(NoSuchKey));
    assert_eq!(key.public().child(step), Err(PublicChildError::NoSuchKey));
    assert_eq!(ExtendedKey::parse(&key.xprv()).unwrap().depth(), 255);
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

fn secret(text: &str) -> SecretText {
    SecretText::from(String::from(text))
}

proptest! {
    /// Whole texts of hostile bytes: what is read is written again as it was, the rest refused.
    #[test]
    fn hostile_bytes_come_back_or_are_refused(
        is_root in any::<bool>(),
        prefix in 0_u8..5,
        tail in prop::collection::vec(any::<u8>(), 73),
    ) {
        for (version, is_private) in [(0x0488_ade4_u32, true), (0x0488_b21e, false)] {
            let mut bytes = [&version.to_be_bytes()[..], &[u8::from(!is_root)], &tail].concat();
            if is_root {
                bytes[5..13].fill(0);
            }
            bytes[45] = prefix;
            let text = bs58::encode(bytes).with_check().into_string();
            let again = match is_private {
                true => ExtendedKey::parse(&secret(&text)).map(|key| key.xprv().expose().into()),
                false => text.parse().map(|key: ExtendedPublicKey| key.to_string()),
            };
            match again {
                Ok(again) => prop_assert_eq!(again, text),
                Err(ParseExtendedKeyError::WrongKeyPrefix { found }) => {
                    prop_assert_eq!(found, prefix);
                    let fits = match is_private {
                        true => prefix == 0,
                        false => matches!(prefix, 2 | 3),
                    };
                    prop_assert!(!fits);
                }
                Err(error) => prop_assert_eq!(
                    (error, matches!(prefix, 2 | 3)),
                    (ParseExtendedKeyError::NotOnCurve, !is_private)
                ),
            }
        }
    }

    #[test]
    fn any_text_is_refused(text in "\\PC{0,130}") {
        prop_assert!(ExtendedKey::parse(&secret(&text)).is_err());
        prop_assert!(text.parse::<ExtendedPublicKey>().is_err());
    }
}
