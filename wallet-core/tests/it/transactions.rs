//! Transactions of every type: published vectors, another implementation, strictness, round trips.

mod alloy;
mod any;
mod memory;
mod reviewed;
mod strict;

use serde_json::Value;
use wallet_core::{
    review::explain,
    rlp::RlpError,
    signing_key::SigningKey,
    transaction::{
        DecodeError, attach, authority, authorization_digest, decode, decode_any, digest, encode,
    },
};
use wallet_types::{ChainId, Digest, explained::Fact, review::Field, transaction::TransactionType};

use crate::support::{data, unhex, unhex_array};

/// The example that [EIP-155](https://eips.ethereum.org/EIPS/eip-155) works out.
#[test]
fn agrees_with_the_example_of_eip_155() {
    let unsigned = "ec098504a817c800825208943535353535353535353535353535353535353535880de0b6b3a7640\
                    00080018080";
    let unsigned = unhex(unsigned);
    let (transaction, _) = decode(&unsigned).unwrap();
    let hash = "0xdaf5a779ae972f972197303d7b574746c7ef83eadac0f2791ad23db92e4c8e53";
    assert_eq!(digest(&transaction).to_string(), hash);
    assert_eq!(transaction.chain_id(), Some(ChainId::MAINNET));
    let key = SigningKey::from_bytes(&[0x46; 32]).unwrap();
    let signed = attach(&transaction, &key.sign(&digest(&transaction)));
    let expected = "f86c098504a817c800825208943535353535353535353535353535353535353535880de0b6b3a7640\
                    0008025a028ef61340bd939bc2195fe537567866003e1a15d3c71ff63e1590620aa636276a067cb\
                    e9d8997f761aecb703304b3800ccf555c9f3dc64214b297fb1966a3b6d83";
    assert_eq!(signed.raw, unhex(expected));
    assert_eq!(
        decode_any(&signed.raw).unwrap().sender(),
        Some(key.address())
    );
}

/// A transaction of the Sepolia network, by its hash on any explorer; also in alloy's tests.
#[test]
fn reads_a_blob_transaction_of_the_chain() {
    let raw = "03f9011d83aa36a7820fa28477359400852e90edd0008252089411e9ca82a3a762b4b5bd264d4173a242\
               e7a770648080c08504a817c800f8a5a0012ec3d6f66766bedb002a190126b3549fce0047de0d4c25cffc\
               e0dc1c57921aa00152d8e24762ff22b1cfd9f8c0683786a7ca63ba49973818b3d1e9512cd2cec4a0013b\
               98c6c83e066d5b14af2b85199e3d4fc7d1e778dd53130d180f5077e2d1c7a001148b495d6e859114e670\
               ca54fb6e2657f0cbae5b08063605093a4b3dc9f8f1a0011ac212f13c5dff2b2c6b600a79635103d6f580\
               a4221079951181b25c7e654901a0c8de4cced43169f9aa3d36506363b2d2c44f6c49fc1fd91ea114c86f\
               3757077ea01e11fdd0d1934eda0492606ee0bb80a7bf8f35cc5f86ec60fe5031ba48bfd544";
    let explained = explain(&unhex(raw)).unwrap();
    let signed = explained.signed.unwrap();
    let sender = "0xA83C816D4f9b2783761a22BA6FADB0eB0606D7B2";
    assert_eq!(signed.sender.unwrap().to_string(), sender);
    let hash = "0x9a22ccb0029bc8b0ddd073be1a1d923b7ae2b2ea52100bae0db4424f9107e9c0";
    assert_eq!(signed.hash.to_string(), hash);
    let blobs = |fact: &&Fact| matches!(fact, Fact::BlobHash(_));
    assert_eq!(explained.facts.iter().filter(blobs).count(), 5);
}

#[test]
fn agrees_with_ethers_on_legacy() {
    let data = data("transactions.json");
    let cases = data["legacy"].as_array().unwrap();
    assert_eq!(cases.len(), 67);
    let mut beyond_count = 0;
    for case in cases {
        // Some ask for more gas than any block can have: no node reads them.
        let refused = decode(&field(case, "unsigned")).err();
        if refused.is_some() {
            beyond_count += 1;
            let (field, error) = (Field::GasLimit, RlpError::TooLarge);
            assert_eq!(refused, Some(DecodeError::Field { field, error }));
            continue;
        }
        check(case, "unsigned", "signed");
        check(case, "unsigned5", "signed5");
        let read = |name: &str| decode(&field(case, name)).unwrap().0;
        assert_eq!(read("unsigned").chain_id(), None);
        assert_eq!(read("unsigned5").chain_id(), ChainId::try_from(5).ok());
    }
    assert_eq!(beyond_count, 6);
}

#[test]
fn agrees_with_ethers_on_access_lists() {
    let data = data("transactions.json");
    let cases = data["typed"].as_array().unwrap();
    assert_eq!(cases.len(), 153);
    for case in cases {
        check(case, "unsigned", "signed");
    }
    let cases = data["without_chain"].as_array().unwrap();
    assert_eq!(cases.len(), 48);
    for case in cases {
        for name in ["unsigned", "signed"] {
            let refused = decode_any(&field(case, name));
            assert_eq!(refused, Err(DecodeError::ZeroChainId), "{}", case["name"]);
        }
    }
}

#[test]
fn agrees_with_ethers_and_viem_on_blobs_and_authorisations() {
    let data = data("transactions.json");
    let cases = data["made"].as_array().unwrap();
    assert_eq!(cases.len(), 40);
    for case in cases {
        check(case, "unsigned", "signed");
        let explained = explain(&field(case, "signed")).unwrap();
        let hash = explained.signed.unwrap().hash;
        assert_eq!(hash.to_string(), case["hash"].as_str().unwrap());
        let authorities = case["authorities"].as_array().unwrap();
        let signed = explained.transaction.authorizations();
        assert_eq!(signed.len(), authorities.len());
        for (signed, expected) in signed.iter().zip(authorities) {
            let hash = authorization_digest(&signed.authorization);
            assert_eq!(hash.to_string(), expected["digest"].as_str().unwrap());
            let found = *authority(signed).unwrap().as_bytes();
            assert_eq!(found.as_slice(), field(expected, "address"));
        }
        let is_blob = explained.transaction.transaction_type() == TransactionType::Blob;
        assert_eq!(is_blob, authorities.is_empty());
    }
}

/// Signs what a case says, and reads what it signed.
fn check(case: &Value, unsigned: &str, signed: &str) {
    let name = &case["name"];
    let (unsigned, raw) = (field(case, unsigned), field(case, signed));
    let (transaction, map) = decode(&unsigned).unwrap();
    assert_eq!(encode(&transaction), unsigned, "{name}");
    assert_eq!(map.bytes, unsigned, "{name}");
    let key = SigningKey::from_bytes(&unhex_array(case["key"].as_str().unwrap())).unwrap();
    let signed = attach(&transaction, &key.sign(&digest(&transaction)));
    assert_eq!(signed.raw, raw, "{name}");
    assert_eq!(signed.hash, Digest::keccak256(&raw), "{name}");
    let decoded = decode_any(&raw).unwrap();
    assert_eq!(decoded.transaction, transaction, "{name}");
    assert_eq!(decoded.hash(), Some(signed.hash), "{name}");
    let sender = *decoded.sender().unwrap().as_bytes();
    assert_eq!(sender.as_slice(), field(case, "from"), "{name}");
}

fn field(case: &Value, name: &str) -> Vec<u8> {
    unhex(case[name].as_str().unwrap())
}
