//! From JSON to a keystore within the bounds, and back.

use alloc::{string::String, vec::Vec};

use alloy_primitives::hex;
use wallet_types::Address;

use crate::{
    json::{self, JsonError, JsonFault, Value},
    keystore::{
        Field, ID_LEN_BYTES, KEY_LEN_BYTES, Keystore, KeystoreError, MAX_LEN_BYTES, Price, Stated,
    },
};

/// Reads a file and judges everything in it that needs no password.
pub(super) fn read(file: &[u8]) -> Result<Keystore, KeystoreError> {
    let file = json::read(file, MAX_LEN_BYTES)?;
    check_kind(&file)?;
    let crypto = member(&file, Field::Crypto)?;
    check_method(crypto, Field::Cipher, CIPHER)?;
    let kdf_params = member(crypto, Field::KdfParams)?;
    let ciphertext = bytes(crypto, Field::Ciphertext, KEY_LEN_BYTES)?;
    if ciphertext.is_empty() {
        return Err(KeystoreError::Unfit(Field::Ciphertext));
    }
    Ok(Keystore {
        stated: stated(&file)?,
        price: price(crypto, kdf_params)?,
        salt: bytes(kdf_params, Field::Salt, MAX_SALT_LEN_BYTES)?,
        iv: array(member(crypto, Field::CipherParams)?, Field::Iv)?,
        ciphertext,
        mac: array(crypto, Field::Mac)?,
    })
}

/// Writes a keystore. All in it is our own, so that nothing needs escaping.
pub(super) fn write(closed: &Keystore, address: Address, id: &[u8; ID_LEN_BYTES]) -> String {
    let mut text = String::with_capacity(1024);
    let mut put = |parts: &[&str]| parts.iter().for_each(|part| text.push_str(part));
    put(&[r#"{"version":3,"id":""#, &uuid(*id)]);
    put(&[r#"","address":""#, &hex::encode(address.as_bytes())]);
    put(&[r#"","crypto":{"cipher":""#, CIPHER]);
    put(&[r#"","cipherparams":{"iv":""#, &hex::encode(closed.iv)]);
    put(&[r#""},"ciphertext":""#, &hex::encode(&closed.ciphertext)]);
    put(&[r#"","kdf":"scrypt","kdfparams":{"#, NEW_COSTS]);
    put(&[r#","dklen":32,"salt":""#, &hex::encode(&closed.salt)]);
    put(&[r#""},"mac":""#, &hex::encode(closed.mac), r#""}}"#]);
    text
}

/// Tells the kinds that are not read from what is no keystore at all.
fn check_kind(file: &Value) -> Result<(), KeystoreError> {
    let has = |name: &str| file.get(name).is_some();
    if has("encseed") {
        return Err(KeystoreError::Presale);
    }
    let is_open = has("privatekey") || has("privateKey");
    match find(file, Field::Crypto)? {
        None if is_open => return Err(KeystoreError::NotEncrypted),
        None => return Err(KeystoreError::NotAKeystore),
        Some(_) => {}
    }
    // Version 1 was written as a text.
    let version = member(file, Field::Version)?;
    let text = version.as_number().or_else(|| version.as_str());
    let found = text.and_then(|text| text.parse().ok()).unwrap_or(0);
    match (found, version.as_number()) {
        (VERSION, Some(_)) => Ok(()),
        (VERSION, None) => Err(KeystoreError::Unfit(Field::Version)),
        _ => Err(KeystoreError::UnknownVersion { found }),
    }
}

fn stated(file: &Value) -> Result<Stated, KeystoreError> {
    let Some(address) = find(file, Field::Address)? else {
        return Ok(Stated::Nothing);
    };
    let text = text_of(address, Field::Address)?;
    let mut bytes = [0; 20];
    Ok(if text.is_empty() {
        Stated::Nothing
    } else if hex::decode_to_slice(text, &mut bytes).is_ok() {
        Stated::Address(Address::from_bytes(bytes))
    } else {
        Stated::Unreadable
    })
}

fn price(crypto: &Value, params: &Value) -> Result<Price, KeystoreError> {
    let kdf = text_of(member(crypto, Field::Kdf)?, Field::Kdf)?;
    let price = match kdf {
        "scrypt" => Price::Scrypt {
            n: number(params, Field::N)?,
            r: number(params, Field::R)?,
            p: number(params, Field::P)?,
        },
        "pbkdf2" => {
            check_method(params, Field::Prf, PRF)?;
            Price::Pbkdf2 {
                rounds: number(params, Field::C)?,
            }
        }
        _ => return Err(KeystoreError::UnknownMethod(Field::Kdf)),
    };
    if number(params, Field::Dklen)? != DKLEN {
        return Err(KeystoreError::Unfit(Field::Dklen));
    }
    price.check()
}

fn check_method(of: &Value, field: Field, expected: &str) -> Result<(), KeystoreError> {
    if text_of(member(of, field)?, field)? == expected {
        Ok(())
    } else {
        Err(KeystoreError::UnknownMethod(field))
    }
}

fn member(of: &Value, field: Field) -> Result<&Value, KeystoreError> {
    find(of, field)?.ok_or(KeystoreError::Missing(field))
}

/// Finds a member by its name, whatever its capitals: wallets differ in these.
fn find(of: &Value, field: Field) -> Result<Option<&Value>, KeystoreError> {
    let members = of.as_object().unwrap_or_default().iter();
    let mut found = members.filter(|(name, _)| name.eq_ignore_ascii_case(field.name()));
    match (found.next(), found.next()) {
        (first, None) => Ok(first.map(|(_, value)| value)),
        (_, Some(_)) => Err(KeystoreError::Repeated(field)),
    }
}

fn text_of(value: &Value, field: Field) -> Result<&str, KeystoreError> {
    value.as_str().ok_or(KeystoreError::Unfit(field))
}

/// A whole number without sign, fraction or exponent.
fn number(of: &Value, field: Field) -> Result<u32, KeystoreError> {
    let text = member(of, field)?.as_number();
    text.and_then(|text| text.parse().ok())
        .ok_or(KeystoreError::Unfit(field))
}

fn bytes(of: &Value, field: Field, most: usize) -> Result<Vec<u8>, KeystoreError> {
    let text = text_of(member(of, field)?, field)?;
    let bytes = hex::decode(text).map_err(|_| KeystoreError::Unfit(field))?;
    if bytes.len() > most {
        return Err(KeystoreError::Unfit(field));
    }
    Ok(bytes)
}

fn array<const N: usize>(of: &Value, field: Field) -> Result<[u8; N], KeystoreError> {
    let bytes = bytes(of, field, N)?;
    bytes.try_into().map_err(|_| KeystoreError::Unfit(field))
}

/// A random name ([RFC 9562](https://www.rfc-editor.org/rfc/rfc9562), version 4).
fn uuid(mut id: [u8; ID_LEN_BYTES]) -> String {
    id[6] = id[6] & 0x0f | 0x40;
    id[8] = id[8] & 0x3f | 0x80;
    let mut text = hex::encode(id);
    for at in [20, 16, 12, 8] {
        text.insert(at, '-');
    }
    text
}

impl From<JsonError> for KeystoreError {
    fn from(error: JsonError) -> Self {
        match error.fault {
            JsonFault::TooLong { .. } => Self::TooLong,
            _ => Self::NotJson {
                // The length was bounded before.
                offset: u32::try_from(error.offset).unwrap_or(u32::MAX),
            },
        }
    }
}

const VERSION: u32 = 3;
const CIPHER: &str = "aes-128-ctr";
const PRF: &str = "hmac-sha256";
const DKLEN: u32 = 32;
const MAX_SALT_LEN_BYTES: usize = 1024;
/// [`Price::NEW`], as it is written.
const NEW_COSTS: &str = r#""n":131072,"r":8,"p":1"#;
