//! Messages that can be signed, and what a review says about them.
//!
//! `wallet-core` fills a review in from the very bytes whose digest will be signed; the key realm
//! words and draws it. Names and texts in it come from whoever wrote the message, exactly as they
//! stand there: a screen prints them by [`spelled_out`], so that nothing in them can hide. How
//! messages are read, hashed and judged belongs to `wallet-core`.

use alloc::{format, string::String, vec::Vec};

use serde::{Deserialize, Serialize};

use crate::{
    account::Account,
    address::Address,
    chain_id::ChainId,
    digest::Digest,
    review::{FindingSource, Severity},
    time::UnixMs,
};

mod finding;

pub use crate::message::finding::{
    MessageFindingKind, OddCharacter, Schema, SignInField, characters,
};

/// A message to be signed, as it arrived.
///
/// # Examples
/// ```
/// use wallet_types::{message::Message, protocol::{decode, encode}};
///
/// let message = Message::Personal(b"Hello".to_vec());
/// assert_eq!(decode(&encode(&message)), Ok(message));
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[non_exhaustive]
pub enum Message {
    /// Bytes for version 0x45 of [EIP-191](https://eips.ethereum.org/EIPS/eip-191), as
    /// `personal_sign` takes them.
    Personal(Vec<u8>),
    /// JSON text of [EIP-712](https://eips.ethereum.org/EIPS/eip-712), as
    /// `eth_signTypedData_v4` takes it.
    TypedData(String),
}

/// Everything that the person is shown before a message is signed.
///
/// # Examples
/// ```
/// use wallet_types::message::{DigestTerm, MessageKind, MessageReview};
/// # use wallet_types::*;
/// # let digest = Digest::from_bytes([0xd1; 32]);
///
/// let review = MessageReview {
///     kind: MessageKind::Text("Hello".into()),
///     digests: vec![(DigestTerm::Erc191Digest, digest)],
///     digest,
///     // and who signs, where and when
/// #     from: Account {
/// #         index: AccountIndex(0),
/// #         address: Address::from_bytes([0x11; 20]),
/// #         name: AccountName::numbered(AccountIndex(0)),
/// #         origin: AccountOrigin::Key(SourceId(0)),
/// #     },
/// #     chain_id: ChainId::MAINNET,
/// #     judged_at: UnixMs(1_735_689_600_000),
/// #     listing: Vec::new(),
/// #     findings: Vec::new(),
/// };
/// // The digest that is shown by its term is the one that is signed.
/// assert_eq!(review.digests[0], (DigestTerm::Erc191Digest, review.digest));
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct MessageReview {
    /// The account that signs.
    pub from: Account,
    /// The network that the person confirmed, which the message was compared with.
    pub chain_id: ChainId,
    /// When it was judged: what is said about its times holds then.
    pub judged_at: UnixMs,
    /// What kind of message it is.
    pub kind: MessageKind,
    /// Every field that the bytes say, in their order.
    pub listing: Vec<MessageField>,
    /// What deserves a look, most serious first.
    pub findings: Vec<MessageFinding>,
    /// The digests to show, by the terms of
    /// [ERC-8213](https://github.com/ethereum/ERCs/blob/master/ERCS/erc-8213.md).
    pub digests: Vec<(DigestTerm, Digest)>,
    /// The digest that is signed, once or never.
    pub digest: Digest,
}

/// What kind of message it is.
///
/// # Examples
/// ```
/// use wallet_types::{message::{MessageKind, Schema}, protocol::{decode, encode}};
///
/// let kind = MessageKind::TypedData {
///     primary_type: "Permit".into(),
///     schema: Some(Schema::Permit),
///     verifying_contract: None,
/// };
/// assert_eq!(decode(&encode(&kind)), Ok(kind));
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[non_exhaustive]
pub enum MessageKind {
    /// A text.
    Text(String),
    /// Bytes that are no text.
    Bytes(Vec<u8>),
    /// A text that signs the person in ([ERC-4361](https://eips.ethereum.org/EIPS/eip-4361)); its
    /// fields stand in the listing.
    SignIn {
        /// The whole text.
        text: String,
        /// Who asks, as the text says.
        domain: String,
    },
    /// Typed data; domain and message stand in the listing.
    TypedData {
        /// The name of the message's type.
        primary_type: String,
        /// What is known about messages of this shape.
        schema: Option<Schema>,
        /// The contract that will check the signature, where the domain names one.
        verifying_contract: Option<Address>,
    },
}

/// A field of a message.
///
/// # Examples
/// ```
/// use wallet_types::message::{MessageField, path_of};
///
/// let message = MessageField {
///     depth: 0,
///     name: "message".into(),
///     type_name: "Mail".into(),
///     value: None,
/// };
/// let contents = MessageField {
///     depth: 1,
///     name: "contents".into(),
///     type_name: "string".into(),
///     value: Some("Hello, Bob!".into()),
/// };
/// assert_eq!(path_of(&[message, contents], 1), "message.contents");
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct MessageField {
    /// How deeply it stands in others; 0 for `domain` and `message` themselves.
    pub depth: u8,
    /// Its name as the bytes say it, or its place in a list, such as `[2]`.
    pub name: String,
    /// Its type, such as `uint256` or `Person[]`; empty in a sign-in.
    pub type_name: String,
    /// Its exact value: numbers in decimal, bytes in hexadecimal, addresses with their checksum,
    /// texts as they are. `None` where it only holds other fields.
    pub value: Option<String>,
}

/// Something about a message that deserves a look.
///
/// # Examples
/// ```
/// use wallet_types::{
///     message::{MessageFinding, MessageFindingKind},
///     review::{FindingSource, Severity},
/// };
///
/// let finding = MessageFinding {
///     kind: MessageFindingKind::MayBeDigest,
///     source: FindingSource::Bytes,
///     severity: Severity::Danger,
/// };
/// assert!(finding.severity > Severity::Caution);
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct MessageFinding {
    /// What it is.
    pub kind: MessageFindingKind,
    /// What it rests on.
    pub source: FindingSource,
    /// How serious it is.
    pub severity: Severity,
}

/// The terms of ERC-8213 for digests that wallets show.
///
/// # Examples
/// ```
/// use wallet_types::message::DigestTerm;
///
/// let terms = [DigestTerm::DomainHash, DigestTerm::MessageHash].map(DigestTerm::words);
/// assert_eq!(terms, ["Domain Hash", "Message Hash"]);
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[non_exhaustive]
pub enum DigestTerm {
    /// What is signed of a personal message.
    Erc191Digest,
    /// What is signed of typed data.
    Eip712Digest,
    /// The hash of the domain.
    DomainHash,
    /// The hash of the message without its domain.
    MessageHash,
    /// The hash of a transaction's data, with its length before it.
    CalldataDigest,
}

impl DigestTerm {
    /// Returns the exact words of the standard, which no translation may change.
    ///
    /// # Examples
    /// ```
    /// use wallet_types::message::DigestTerm;
    ///
    /// assert_eq!(DigestTerm::Eip712Digest.words(), "EIP-712 Digest");
    /// ```
    #[must_use]
    pub const fn words(self) -> &'static str {
        match self {
            Self::Erc191Digest => "ERC-191 Digest",
            Self::Eip712Digest => "EIP-712 Digest",
            Self::DomainHash => "Domain Hash",
            Self::MessageHash => "Message Hash",
            Self::CalldataDigest => "Calldata Digest",
        }
    }
}

impl MessageReview {
    /// Returns the whole path of a row of the listing, such as `message.to[2].wallet`.
    ///
    /// # Examples
    /// ```
    /// # use wallet_types::{message::*, *};
    /// # let digest = Digest::from_bytes([0xd1; 32]);
    /// # let mut review = MessageReview {
    /// #     from: Account {
    /// #         index: AccountIndex(0),
    /// #         address: Address::from_bytes([0x11; 20]),
    /// #         name: AccountName::numbered(AccountIndex(0)),
    /// #         origin: AccountOrigin::Key(SourceId(0)),
    /// #     },
    /// #     chain_id: ChainId::MAINNET,
    /// #     judged_at: UnixMs(1_735_689_600_000),
    /// #     kind: MessageKind::Text(String::new()),
    /// #     listing: Vec::new(),
    /// #     findings: Vec::new(),
    /// #     digests: Vec::new(),
    /// #     digest,
    /// # };
    ///
    /// let field = |depth, name: &str| MessageField {
    ///     depth,
    ///     name: name.into(),
    ///     type_name: String::new(),
    ///     value: None,
    /// };
    /// review.listing = vec![field(0, "message"), field(1, "to"), field(2, "[0]")];
    /// assert_eq!(review.path(2), "message.to[0]");
    /// assert_eq!(review.path(3), "");
    /// ```
    #[must_use]
    pub fn path(&self, row: usize) -> String {
        path_of(&self.listing, row)
    }
}

/// Returns the whole path of a row of a listing. Empty where there is no such row.
///
/// # Examples
/// ```
/// use wallet_types::message::{MessageField, path_of};
///
/// let field = |depth, name: &str| MessageField {
///     depth,
///     name: name.into(),
///     type_name: String::new(),
///     value: None,
/// };
/// let listing = [field(0, "message"), field(1, "to"), field(2, "[0]"), field(3, "wallet")];
/// assert_eq!(path_of(&listing, 3), "message.to[0].wallet");
/// ```
#[must_use]
pub fn path_of(listing: &[MessageField], row: usize) -> String {
    let mut names = Vec::new();
    let mut depth = u8::MAX;
    for field in listing.get(..=row).unwrap_or_default().iter().rev() {
        if names.is_empty() || field.depth < depth {
            depth = field.depth;
            names.push(field.name.as_str());
        }
    }
    let mut path = String::new();
    for name in names.iter().rev() {
        if !path.is_empty() && !name.starts_with('[') {
            path.push('.');
        }
        path.push_str(name);
    }
    path
}

/// Writes a text so that nothing in it can hide: characters that cannot be seen, or that move
/// others, become their code in braces. Line breaks and tabs stay.
///
/// # Examples
/// ```
/// use wallet_types::message::spelled_out;
///
/// assert_eq!(spelled_out("pay\u{202e}1\n🌿"), "pay{U+202E}1\n🌿");
/// ```
#[must_use]
pub fn spelled_out(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for (character, odd) in characters(text) {
        match odd {
            None | Some(OddCharacter::Space | OddCharacter::MixedScript) => out.push(character),
            Some(_) => out.push_str(&format!("{{U+{:04X}}}", u32::from(character))),
        }
    }
    out
}
