//! The key core as a benchmark calls it: bytes in, bytes out, and what is refused comes back empty.
//!
//! Owns no measuring: `tests/npm/bench` calls this module beside its peers, and `bench-native` calls
//! the same functions without a browser. Nothing here is part of the wallet, and the keys are a
//! benchmark's, so that they may cross as plain bytes.

use wallet_core::{
    derivation_path::DerivationPath, extended_key::ExtendedKey, kdf::Kdf, mnemonic::Phrase,
    password::Password, secret::SecretText, seed::Seed, signing_key::Signature,
    signing_key::SigningKey, typed_data::TypedData,
};
use wallet_types::{AccountIndex, Digest};
use wasm_bindgen::prelude::wasm_bindgen;

/// Stretches a phrase to its seed.
#[must_use]
#[wasm_bindgen]
pub fn seed(phrase: &str) -> Vec<u8> {
    Phrase::parse(phrase)
        .map(|phrase| Seed::new(&phrase, &SecretText::default()).expose().to_vec())
        .unwrap_or_default()
}

/// Derives the address of an account from a seed.
#[must_use]
#[wasm_bindgen]
pub fn derive(seed: &[u8], index: u32) -> Vec<u8> {
    let path = DerivationPath::account(AccountIndex(index));
    let key = path.and_then(|path| ExtendedKey::root(seed).ok()?.derive(&path).ok());
    key.map(|key| key.signing_key().address().as_bytes().to_vec())
        .unwrap_or_default()
}

/// Signs a digest: `r`, `s` and the parity.
#[must_use]
#[wasm_bindgen]
pub fn sign(key: &[u8], digest: &[u8]) -> Vec<u8> {
    let key = key
        .try_into()
        .ok()
        .and_then(|key| SigningKey::from_bytes(key).ok());
    let signature = key
        .zip(read_digest(digest))
        .map(|(key, digest)| key.sign(&digest));
    signature
        .map(|s| [&s.r()[..], s.s(), &[u8::from(s.is_y_odd())]].concat())
        .unwrap_or_default()
}

/// Finds the address whose signature over a digest this is.
#[must_use]
#[wasm_bindgen]
pub fn recover(signature: &[u8], digest: &[u8]) -> Vec<u8> {
    read_signature(signature)
        .zip(read_digest(digest))
        .and_then(|(signature, digest)| signature.recover(&digest))
        .map(|address| address.as_bytes().to_vec())
        .unwrap_or_default()
}

/// Hashes by Keccak-256.
#[must_use]
#[wasm_bindgen]
pub fn keccak(bytes: &[u8]) -> Vec<u8> {
    Digest::keccak256(bytes).as_bytes().to_vec()
}

/// Reads typed data as JSON, and hashes it as
/// [EIP-712](https://eips.ethereum.org/EIPS/eip-712) says.
#[must_use]
#[wasm_bindgen]
pub fn typed_data(json: &str) -> Vec<u8> {
    TypedData::read(json.as_bytes())
        .map(|data| data.digest().as_bytes().to_vec())
        .unwrap_or_default()
}

/// Stretches a password by Argon2id, with one pass over 64 MiB.
#[must_use]
#[wasm_bindgen]
pub fn argon2id(password: &str, salt: &[u8]) -> Vec<u8> {
    let salt = salt.try_into().ok();
    salt.and_then(|salt| Kdf::CHEAPEST.derive(&Password::new(password), salt).ok())
        .map(|key| key.to_vec())
        .unwrap_or_default()
}

fn read_digest(bytes: &[u8]) -> Option<Digest> {
    bytes.try_into().ok().map(Digest::from_bytes)
}

fn read_signature(bytes: &[u8]) -> Option<Signature> {
    let (r, rest) = bytes.split_first_chunk::<32>()?;
    let (s, parity) = rest.split_first_chunk::<32>()?;
    Signature::new(*r, *s, parity == [1])
}
