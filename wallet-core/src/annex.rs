//! What is needed seldom, as one pure function from a request to an answer.
//!
//! Owns the requests and answers, and how they cross as bytes. The crate `key-annex` makes a module
//! of this function that imports nothing; the key realm's worker makes an instance of it for one
//! call and wipes its memory. So code for files of other wallets weighs nothing until it is asked
//! for, and a fault in it reaches no key that is not its own.
//!
//! A new kind of request is a variant in [`Request`], its answer in [`Response`], and an arm in
//! [`handle`].
//!
//! # As bytes
//! A message is a count of parts, then each part behind its length; numbers are four bytes,
//! little-endian. The first part is the request or the answer in postcard's form, the others are the
//! secrets beside it. Both sides come from the same build, so there is no version.

mod shares;

use alloc::{string::String, vec::Vec};
use core::fmt;

use serde::{Deserialize, Serialize, de::DeserializeOwned};
use wallet_types::Address;

use crate::{
    keystore::{self, AddressMismatch, Keystore, KeystoreError, Price},
    secret::{SecretBytes, SecretText},
    signer::Secrets,
    slip39::Progress,
};

pub use self::shares::SharesFault;

/// One request to the annex, without its secrets.
///
/// Secrets travel beside it in the order named at each variant; text is UTF-8.
///
/// # Examples
/// ```
/// use wallet_core::{annex::{Request, decode, encode}, signer::Secrets};
///
/// let request = Request::InspectKeystore { file: b"{}".to_vec() };
/// let bytes = encode(&request, Secrets::none());
/// assert_eq!(decode::<Request>(bytes.expose())?.0, request);
/// # Ok::<(), wallet_core::annex::NotAMessage>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[non_exhaustive]
pub enum Request {
    /// Looks at a keystore from outside. Secrets: none. Answer: `KeystoreInspected`.
    InspectKeystore {
        /// The file's bytes, as they were found.
        file: Vec<u8>,
    },
    /// Opens a keystore. Secrets: password. Answer: `KeystoreOpened` with the private key.
    OpenKeystore {
        /// The file's bytes, as they were found.
        file: Vec<u8>,
    },
    /// Writes a keystore. Secrets: private key, password, and
    /// [`keystore::RANDOM_LEN_BYTES`] of fresh random bytes. Answer: `KeystoreWritten`.
    WriteKeystore,
    /// Looks at SLIP-39 shares as they come in. Secrets: the words of each share, the newest last.
    /// Answer: `SharesCollected`, or `SharesRefused`.
    CollectShares,
    /// Restores the master secret of SLIP-39 shares. Secrets: the passphrase, empty for none, and
    /// the words of each share. Answer: `SharesCombined` with the secret, or `SharesRefused`.
    CombineShares,
}

/// One answer of the annex, without its secrets. Where none are named, none travel beside it.
///
/// # Examples
/// ```
/// use wallet_core::{annex::{Refusal, Request, Response, handle}, signer::Secrets};
///
/// let (answer, _) = handle(Request::OpenKeystore { file: Vec::new() }, Secrets::none());
/// assert_eq!(answer, Response::Refused(Refusal::WrongSecretCount));
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[non_exhaustive]
pub enum Response {
    /// A keystore, from outside: whole, and within the bounds.
    KeystoreInspected {
        /// What opening it costs.
        price: Price,
        /// The address that it states. Nothing protects it.
        address: Option<Address>,
    },
    /// A keystore was opened. Secrets: the private key, 32 bytes.
    KeystoreOpened {
        /// The address that follows from the key.
        address: Address,
        /// That the file states another.
        mismatch: Option<AddressMismatch>,
    },
    /// A keystore was written: ciphertext.
    KeystoreWritten {
        /// The file.
        file: String,
    },
    /// The request was not carried out.
    Refused(Refusal),
    /// The shares fit each other.
    SharesCollected(Progress),
    /// The shares restore a secret. Secrets: the master secret.
    SharesCombined,
    /// A share, or all of them, or the passphrase is refused.
    SharesRefused(SharesFault),
}

/// Why the annex does not carry out a request.
///
/// # Examples
/// ```
/// use wallet_core::{annex::Refusal, keystore::KeystoreError};
///
/// assert_eq!(Refusal::Nonsense.to_string(), "the bytes are no request");
/// assert_eq!(Refusal::Keystore(KeystoreError::NotAKeystore).to_string(), "not a keystore");
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[non_exhaustive]
pub enum Refusal {
    /// The keystore is not read, not opened or not written.
    Keystore(KeystoreError),
    /// There are more or fewer secrets beside the request than it names.
    WrongSecretCount,
    /// A secret that should be text is none.
    NotText,
    /// The bytes are no request.
    Nonsense,
}

/// Bytes that are no message of the annex.
///
/// # Examples
/// ```
/// use wallet_core::annex::{NotAMessage, Request, decode};
///
/// assert_eq!(decode::<Request>(b"tide").unwrap_err(), NotAMessage);
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NotAMessage;

/// Carries out one request.
///
/// # Examples
/// ```
/// use wallet_core::{annex::{Refusal, Request, Response, handle}, keystore::KeystoreError, signer::Secrets};
///
/// let request = Request::InspectKeystore { file: b"{}".to_vec() };
/// let (answer, secrets) = handle(request, Secrets::none());
/// assert_eq!(answer, Response::Refused(Refusal::Keystore(KeystoreError::NotAKeystore)));
/// assert!(secrets.is_empty());
/// ```
#[must_use]
pub fn handle(request: Request, secrets: Secrets) -> (Response, Secrets) {
    let outcome = match request {
        Request::InspectKeystore { file } => inspect_keystore(&file, secrets),
        Request::OpenKeystore { file } => open_keystore(&file, secrets),
        Request::WriteKeystore => write_keystore(secrets),
        Request::CollectShares => shares::collect(secrets),
        Request::CombineShares => shares::combine(secrets),
    };
    outcome.unwrap_or_else(|refusal| (Response::Refused(refusal), Secrets::none()))
}

/// Answers a request in bytes with an answer in bytes. Bytes that are no request are refused, and
/// every copy of a secret is erased.
///
/// # Examples
/// ```
/// use wallet_core::{annex::{Request, Response, decode, encode, serve}, signer::Secrets};
///
/// let request = encode(&Request::WriteKeystore, Secrets::none());
/// let (answer, _) = decode::<Response>(serve(request.expose()).expose())?;
/// assert!(matches!(answer, Response::Refused(_)));
/// # Ok::<(), wallet_core::annex::NotAMessage>(())
/// ```
#[must_use]
pub fn serve(request: &[u8]) -> SecretBytes {
    let (response, secrets) = match decode(request) {
        Ok((request, secrets)) => handle(request, secrets),
        Err(NotAMessage) => (Response::Refused(Refusal::Nonsense), Secrets::none()),
    };
    encode(&response, secrets)
}

/// Writes a request or an answer with its secrets, and erases these.
///
/// # Panics
/// Never: the messages hold nothing that postcard cannot write, and nothing of four gigabytes.
///
/// # Examples
/// ```
/// use wallet_core::{annex::{Request, encode}, signer::Secrets};
///
/// let secrets = Secrets::from(vec![vec![7; 3]]);
/// let bytes = encode(&Request::CollectShares, secrets);
/// // Two parts: one byte of request, three of secret.
/// assert_eq!(bytes.expose(), [2, 0, 0, 0, 1, 0, 0, 0, 3, 3, 0, 0, 0, 7, 7, 7]);
/// ```
#[must_use]
pub fn encode<M: Serialize>(message: &M, secrets: Secrets) -> SecretBytes {
    let message = postcard::to_extend(message, Vec::new());
    let message = message.expect("messages hold only what postcard can write");
    let secrets = secrets.into_buffers();
    let parts = || core::iter::once(&message[..]).chain(secrets.iter().map(SecretBytes::expose));
    let len_bytes = parts()
        .map(|part| LEN_LEN_BYTES + part.len())
        .sum::<usize>();
    // In one piece, so that no growing leaves copies behind.
    let mut bytes = Vec::with_capacity(LEN_LEN_BYTES + len_bytes);
    bytes.extend_from_slice(&length(parts().count()));
    for part in parts() {
        bytes.extend_from_slice(&length(part.len()));
        bytes.extend_from_slice(part);
    }
    SecretBytes::from(bytes)
}

/// Reads a request or an answer with its secrets, to the last byte. The caller erases the bytes.
///
/// # Errors
/// Bytes that [`encode`] did not write for this kind of message.
///
/// # Examples
/// ```
/// use wallet_core::{annex::{Request, decode, encode}, signer::Secrets};
///
/// let bytes = encode(&Request::CombineShares, Secrets::from(vec![vec![7; 3]]));
/// let (request, secrets) = decode::<Request>(bytes.expose())?;
/// assert_eq!((request, secrets.len()), (Request::CombineShares, 1));
/// assert!(decode::<Request>(&bytes.expose()[1..]).is_err());
/// # Ok::<(), wallet_core::annex::NotAMessage>(())
/// ```
pub fn decode<M: DeserializeOwned>(bytes: &[u8]) -> Result<(M, Secrets), NotAMessage> {
    let (count, mut rest) = take_length(bytes)?;
    let mut parts = Vec::new();
    for _ in 0..count {
        let (len, behind) = take_length(rest)?;
        let (part, behind) = behind.split_at_checked(len).ok_or(NotAMessage)?;
        parts.push(part);
        rest = behind;
    }
    let (message, secrets) = parts.split_first().ok_or(NotAMessage)?;
    let Ok((message, [])) = postcard::take_from_bytes(message) else {
        return Err(NotAMessage);
    };
    if !rest.is_empty() {
        return Err(NotAMessage);
    }
    let secrets = secrets.iter().map(|part| SecretBytes::from(part.to_vec()));
    Ok((message, Secrets::from(secrets.collect::<Vec<_>>())))
}

fn inspect_keystore(file: &[u8], secrets: Secrets) -> Result<(Response, Secrets), Refusal> {
    let [] = exactly(secrets)?;
    let keystore = Keystore::read(file)?;
    let response = Response::KeystoreInspected {
        price: keystore.price(),
        address: keystore.stated_address(),
    };
    Ok((response, Secrets::none()))
}

fn open_keystore(file: &[u8], secrets: Secrets) -> Result<(Response, Secrets), Refusal> {
    let [password] = exactly(secrets)?;
    let opened = Keystore::read(file)?.open(&text_of(password)?)?;
    let response = Response::KeystoreOpened {
        address: opened.address,
        mismatch: opened.mismatch,
    };
    Ok((response, Secrets::from(Vec::from([opened.key]))))
}

fn write_keystore(secrets: Secrets) -> Result<(Response, Secrets), Refusal> {
    let [key, password, random] = exactly(secrets)?;
    let file = keystore::write(&key, &text_of(password)?, random)?;
    Ok((Response::KeystoreWritten { file }, Secrets::none()))
}

fn exactly<const N: usize>(secrets: Secrets) -> Result<[SecretBytes; N], Refusal> {
    let buffers = secrets.into_buffers();
    buffers.try_into().map_err(|_| Refusal::WrongSecretCount)
}

fn text_of(bytes: SecretBytes) -> Result<SecretText, Refusal> {
    bytes.into_text().map_err(|_| Refusal::NotText)
}

fn length(len: usize) -> [u8; LEN_LEN_BYTES] {
    let len = u32::try_from(len).expect("no message is as long as four gigabytes");
    len.to_le_bytes()
}

fn take_length(bytes: &[u8]) -> Result<(usize, &[u8]), NotAMessage> {
    let (len, rest) = bytes.split_first_chunk().ok_or(NotAMessage)?;
    let len = usize::try_from(u32::from_le_bytes(*len)).map_err(|_| NotAMessage)?;
    Ok((len, rest))
}

impl From<KeystoreError> for Refusal {
    fn from(error: KeystoreError) -> Self {
        Self::Keystore(error)
    }
}

impl fmt::Display for Refusal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Keystore(error) => return error.fmt(f),
            Self::WrongSecretCount => "more or fewer secrets than the request names",
            Self::NotText => "a secret that should be text is none",
            Self::Nonsense => "the bytes are no request",
        })
    }
}

impl core::error::Error for Refusal {}

impl fmt::Display for NotAMessage {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("the bytes are no message of the annex")
    }
}

impl core::error::Error for NotAMessage {}

const LEN_LEN_BYTES: usize = 4;
