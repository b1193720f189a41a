//! What messages mean that are about to be signed.
//!
//! Owns the way from a message's very bytes to its digest and to what the person is shown of it,
//! and the answer to who signed one. What deserves a look stands in `findings`, for typed data in
//! `schema`. How it is worded and drawn is the screen's business.

mod findings;
mod schema;

use alloc::{
    string::{String, ToString},
    vec::Vec,
};
use core::fmt;

use serde::{Deserialize, Serialize};

use wallet_types::{
    Account, Address, ChainId, Digest, UnixMs,
    message::{DigestTerm, Message, MessageField, MessageKind, MessageReview},
};

use crate::{
    display_digest,
    message_review::findings::Findings,
    personal_message::{self, MAX_MESSAGE_LEN_BYTES},
    signature_text::{self, SignatureTextError},
    signing_key::{Signature, SigningKey},
    siwe::SignIn,
    typed_data::{TypedData, TypedDataError},
};

pub use crate::message_review::findings::LONG_LIVED_DAYS;

/// Why a message cannot be signed or checked.
///
/// # Examples
/// ```
/// use wallet_core::message_review::{MessageError, digest};
/// use wallet_core::typed_data::Fault;
/// use wallet_types::message::Message;
///
/// let error = digest(&Message::TypedData("{}".into())).unwrap_err();
/// let MessageError::TypedData(error) = error else { panic!() };
/// assert_eq!((error.fault(), error.path()), (Fault::Missing, "types"));
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[non_exhaustive]
pub enum MessageError {
    /// The message is longer than [`MAX_MESSAGE_LEN_BYTES`].
    TooLong {
        /// The length found, in bytes.
        len_bytes: usize,
    },
    /// The typed data is not as it must be.
    TypedData(TypedDataError),
    /// This build does not know such messages.
    UnknownKind,
    /// The text is no signature.
    Signature(SignatureTextError),
}

/// Who signed a message.
///
/// # Examples
/// ```
/// use wallet_core::message_review::{Verdict, sign, verify};
/// use wallet_core::{signature_text, signing_key::SigningKey};
/// use wallet_types::{Address, message::Message};
///
/// let key = SigningKey::from_bytes(&[1; 32])?;
/// let message = Message::Personal(b"tide".to_vec());
/// let text = signature_text::write(&sign(&message, &key)?);
/// let verdict = verify(&Address::from_bytes([7; 20]), &message, &text)?;
/// assert_eq!(verdict, Verdict { signer: Some(key.address()), is_match: false });
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Verdict {
    /// The account whose signature it is; `None` where it is nobody's.
    pub signer: Option<Address>,
    /// Whether that is the account that was asked about.
    pub is_match: bool,
}

/// Reads a message and says what it means to the account that is to sign it, on the network that
/// the person confirmed, at a moment.
///
/// # Errors
/// A message that is too long, or typed data that is not strictly that.
///
/// # Examples
/// ```
/// use wallet_core::message_review::review;
/// use wallet_types::{
///     Account, AccountIndex, AccountName, AccountOrigin, Address, ChainId, SourceId, UnixMs,
///     message::{Message, MessageFindingKind, MessageKind},
/// };
///
/// let from = Account {
///     index: AccountIndex(0),
///     address: Address::from_bytes([7; 20]),
///     name: AccountName::new("Savings")?,
///     origin: AccountOrigin::Key(SourceId(0)),
/// };
/// let message = Message::Personal(b"tide".to_vec());
/// let seen = review(&message, &from, ChainId::MAINNET, UnixMs(0))?;
/// assert_eq!(seen.kind, MessageKind::Text("tide".into()));
/// assert_eq!(seen.digest, wallet_core::personal_message::digest(b"tide"));
/// assert_eq!(seen.findings, []);
///
/// let message = Message::Personal(vec![0xff]);
/// let seen = review(&message, &from, ChainId::MAINNET, UnixMs(0))?;
/// assert_eq!(seen.findings[0].kind, MessageFindingKind::NotText);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn review(
    message: &Message,
    from: &Account,
    chain_id: ChainId,
    now: UnixMs,
) -> Result<MessageReview, MessageError> {
    let signer = Signer {
        account: from.address,
        chain_id,
        now,
    };
    let mut findings = Findings::default();
    let (kind, listing, digests) = match message {
        Message::Personal(bytes) => personal(bytes, &signer, &mut findings)?,
        Message::TypedData(json) => typed(json, &signer, &mut findings)?,
        _ => return Err(MessageError::UnknownKind),
    };
    let (_, digest) = *digests.first().ok_or(MessageError::UnknownKind)?;
    Ok(MessageReview {
        from: from.clone(),
        chain_id,
        judged_at: now,
        kind,
        listing,
        findings: findings.0,
        digests,
        digest,
    })
}

/// Computes the digest that signing a message signs.
///
/// # Errors
/// As [`review`].
///
/// # Examples
/// ```
/// use wallet_core::{message_review::digest, personal_message};
/// use wallet_types::message::Message;
///
/// let message = Message::Personal(b"tide".to_vec());
/// assert_eq!(digest(&message), Ok(personal_message::digest(b"tide")));
/// ```
pub fn digest(message: &Message) -> Result<Digest, MessageError> {
    match message {
        Message::Personal(bytes) => {
            check_len(bytes)?;
            Ok(personal_message::digest(bytes))
        }
        Message::TypedData(json) => Ok(TypedData::read(json.as_bytes())?.digest()),
        _ => Err(MessageError::UnknownKind),
    }
}

/// Signs a message.
///
/// # Errors
/// As [`review`].
///
/// # Examples
/// ```
/// use wallet_core::{message_review::{digest, sign}, signing_key::SigningKey};
/// use wallet_types::message::Message;
///
/// let key = SigningKey::from_bytes(&[1; 32])?;
/// let message = Message::Personal(b"tide".to_vec());
/// assert!(sign(&message, &key)?.verify(&digest(&message)?, &key.address()));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn sign(message: &Message, key: &SigningKey) -> Result<Signature, MessageError> {
    digest(message).map(|digest| key.sign(&digest))
}

/// Says who signed a message, and whether it was an account, by a signature of 65 or 64 bytes in
/// hexadecimal. Accounts that are contracts sign in their own ways, which this does not know.
///
/// # Errors
/// As [`review`], or a text that is no signature.
///
/// # Examples
/// ```
/// use wallet_core::{
///     message_review::{sign, verify},
///     signature_text,
///     signing_key::SigningKey,
/// };
/// use wallet_types::message::Message;
///
/// let key = SigningKey::from_bytes(&[1; 32])?;
/// let message = Message::Personal(b"tide".to_vec());
/// let text = signature_text::write(&sign(&message, &key)?);
/// assert!(verify(&key.address(), &message, &text)?.is_match);
///
/// let other = Message::Personal(b"ebb".to_vec());
/// assert!(!verify(&key.address(), &other, &text)?.is_match);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn verify(
    account: &Address,
    message: &Message,
    signature: &str,
) -> Result<Verdict, MessageError> {
    let digest = digest(message)?;
    let signature = signature_text::read(signature).map_err(MessageError::Signature)?;
    let signer = signature.recover(&digest);
    Ok(Verdict {
        signer,
        is_match: signer == Some(*account),
    })
}

/// Who signs, where and when: what a message is compared with.
struct Signer {
    account: Address,
    chain_id: ChainId,
    now: UnixMs,
}

/// What a review shows beside its findings. The first digest is the one that is signed.
type Parts = (MessageKind, Vec<MessageField>, Vec<(DigestTerm, Digest)>);

fn personal(bytes: &[u8], signer: &Signer, findings: &mut Findings) -> Result<Parts, MessageError> {
    check_len(bytes)?;
    findings.of_bytes(bytes);
    let digests = Vec::from([(DigestTerm::Erc191Digest, personal_message::digest(bytes))]);
    let Ok(text) = core::str::from_utf8(bytes) else {
        return Ok((MessageKind::Bytes(bytes.to_vec()), Vec::new(), digests));
    };
    findings.of_texts(&[text]);
    let (kind, listing) = match SignIn::read(text) {
        Ok(sign_in) => {
            findings.of_sign_in(&sign_in, signer);
            let domain = sign_in.domain.clone();
            let text = String::from(text);
            (MessageKind::SignIn { text, domain }, fields(&sign_in))
        }
        Err(error) => {
            findings.of_failed_sign_in(text, error);
            (MessageKind::Text(text.into()), Vec::new())
        }
    };
    Ok((kind, listing, digests))
}

fn typed(json: &str, signer: &Signer, findings: &mut Findings) -> Result<Parts, MessageError> {
    let data = TypedData::read(json.as_bytes())?;
    let domain = data.domain();
    let listing = data.listing();
    let schema = schema::of(&data.head());
    let mut texts = Vec::new();
    for row in &listing {
        if let ("string", Some(text)) = (row.type_name.as_str(), &row.value) {
            texts.push(text.as_str());
        }
    }
    findings.of_texts(&texts);
    findings.of_domain(&domain, signer);
    if let Some(schema) = schema {
        schema::judge(findings, schema, &listing, signer);
    }
    let kind = MessageKind::TypedData {
        primary_type: data.primary_type().into(),
        schema,
        verifying_contract: domain.verifying_contract,
    };
    Ok((kind, listing, display_digest::of_typed_data(&data)))
}

fn check_len(bytes: &[u8]) -> Result<(), MessageError> {
    let len_bytes = bytes.len();
    match len_bytes > MAX_MESSAGE_LEN_BYTES {
        true => Err(MessageError::TooLong { len_bytes }),
        false => Ok(()),
    }
}

/// Lists the fields of a sign-in by the names that the text gives them.
fn fields(sign_in: &SignIn) -> Vec<MessageField> {
    let mut rows = Vec::new();
    let mut put = |depth, name: &str, value: Option<&str>| {
        rows.push(MessageField {
            depth,
            name: name.into(),
            type_name: String::new(),
            value: value.map(String::from),
        });
    };
    let address = sign_in.address.to_string();
    let text = |moment: &Option<crate::siwe::Moment>| moment.as_ref().map(|at| at.text.clone());
    let (expiration, not_before) = (text(&sign_in.expiration_time), text(&sign_in.not_before));
    for (name, value) in [
        ("Scheme", sign_in.scheme.as_deref()),
        ("Domain", Some(&*sign_in.domain)),
        ("Address", Some(&*address)),
        ("Statement", sign_in.statement.as_deref()),
        ("URI", Some(&*sign_in.uri)),
        ("Version", Some("1")),
        ("Chain ID", Some(&*sign_in.chain_id)),
        ("Nonce", Some(&*sign_in.nonce)),
        ("Issued At", Some(&*sign_in.issued_at.text)),
        ("Expiration Time", expiration.as_deref()),
        ("Not Before", not_before.as_deref()),
        ("Request ID", sign_in.request_id.as_deref()),
    ] {
        if value.is_some() {
            put(0, name, value);
        }
    }
    if let Some(resources) = &sign_in.resources {
        put(0, "Resources", None);
        for resource in resources {
            put(1, "-", Some(resource));
        }
    }
    rows
}

impl fmt::Display for MessageError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::TooLong { len_bytes } => {
                write!(
                    f,
                    "{len_bytes} bytes, expected at most {MAX_MESSAGE_LEN_BYTES}"
                )
            }
            Self::TypedData(error) => error.fmt(f),
            Self::UnknownKind => f.write_str("a kind of message that this build does not know"),
            Self::Signature(error) => error.fmt(f),
        }
    }
}

impl core::error::Error for MessageError {}

impl From<TypedDataError> for MessageError {
    fn from(error: TypedDataError) -> Self {
        Self::TypedData(error)
    }
}
