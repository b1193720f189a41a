//! What a review says about bytes that are about to be signed.
//!
//! `wallet-core` fills it in from the very bytes; the key realm words and draws it. The sentence,
//! the facts and the byte map carry numbers, never text that came from the page, save the names
//! that are marked as such.

mod byte_map;
mod finding;

use alloc::{string::String, vec::Vec};

use serde::{Deserialize, Serialize};

pub use crate::review::{
    byte_map::{ByteMap, Field, Stretch},
    finding::{ClaimedFigure, Finding, FindingKind, FindingSource, Severity, Whose},
};
use crate::{
    account::{Account, AccountIndex},
    address::Address,
    amount::Wei,
    chain_id::ChainId,
    digest::Digest,
    explained::Fact,
    mark::Mark,
    transaction::{Payment, Transaction},
};

/// What the page asks to have signed, with what it knows about it.
///
/// # Examples
/// ```
/// use wallet_types::{AccountIndex, protocol::{Request, decode, encode}, review::*};
/// # use wallet_types::Mark;
/// # let mark = Mark::Disputed { evidence: "two chains".into() };
/// # let context = Context {
/// #     network_name: "Ethereum".into(),
/// #     chain_id: None,
/// #     balance: None,
/// #     nonce_mark: mark.clone(),
/// #     fee_mark: mark,
/// #     paid_before: Vec::new(),
/// # };
///
/// let request = ReviewRequest {
///     from: AccountIndex(0),
///     intent: Intent::Transaction { bytes: vec![0x02, 0xc0] },
///     context,
/// };
/// let message = Request::Review(Box::new(request));
/// assert_eq!(decode(&encode(&message)), Ok(message));
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReviewRequest {
    /// The account that is to sign.
    pub from: AccountIndex,
    /// What it is to sign.
    pub intent: Intent,
    /// What the page knows. Nothing signed rests on it; findings that do say so.
    pub context: Context,
}

/// Something that can be signed.
///
/// # Examples
/// ```
/// use wallet_types::{protocol::{decode, encode}, review::Intent};
///
/// // What is handed in need not be a transaction: that is found out where the keys are.
/// let intent = Intent::Transaction { bytes: b"anything".to_vec() };
/// assert_eq!(decode(&encode(&intent)), Ok(intent));
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[non_exhaustive]
pub enum Intent {
    /// A payment in the fee market.
    Payment(Payment),
    /// A transaction of any type.
    Transaction {
        /// Its bytes before signing, as handed in: they are decoded where the keys are.
        bytes: Vec<u8>,
    },
}

/// What the page hands in about an intent: helpful, and not to be trusted.
///
/// # Examples
/// ```
/// use wallet_types::{ChainId, Mark, Wei, review::Context};
///
/// let mark = Mark::Claimed { endpoint: "my node".into(), block: None };
/// let context = Context {
///     network_name: "Ethereum".into(),
///     chain_id: Some(ChainId::MAINNET),
///     balance: Some((Wei::from_u64(5), mark.clone())),
///     nonce_mark: mark.clone(),
///     fee_mark: mark,
///     paid_before: Vec::new(),
/// };
/// assert!(!context.nonce_mark.is_checked());
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Context {
    /// The network's name, as the person confirmed it.
    pub network_name: String,
    /// The chain id that the person confirmed with that name, where the page tells it.
    pub chain_id: Option<ChainId>,
    /// The sender's balance, with its mark, where it is known.
    pub balance: Option<(Wei, Mark)>,
    /// How far the nonce can be trusted.
    pub nonce_mark: Mark,
    /// How far the fee figures can be trusted.
    pub fee_mark: Mark,
    /// Addresses that this wallet has paid before, with names where the person gave them.
    pub paid_before: Vec<(Address, Option<String>)>,
}

/// Everything that the person is shown before signing.
///
/// # Examples
/// ```
/// use wallet_types::review::{Finding, FindingKind, FindingSource, Review, Severity};
/// # use wallet_types::{review::{ByteMap, Context}, *};
///
/// # let mark = Mark::Claimed { endpoint: "my node".into(), block: None };
/// # let payment = Payment {
/// #     chain_id: ChainId::MAINNET,
/// #     nonce: Nonce(0),
/// #     max_priority_fee_per_gas: Wei::from_u64(1),
/// #     max_fee_per_gas: Wei::from_u64(2),
/// #     gas_limit: Gas::PLAIN_PAYMENT,
/// #     to: Address::from_bytes([0x22; 20]),
/// #     value: Wei::from_u64(1),
/// #     data: Vec::new(),
/// # };
/// let review = Review {
///     findings: vec![Finding {
///         kind: FindingKind::WholeBalance,
///         source: FindingSource::Page,
///         severity: Severity::Caution,
///     }],
///     // and what was read out of the bytes
/// #     from: Account {
/// #         index: AccountIndex(0),
/// #         address: Address::from_bytes([0x11; 20]),
/// #         name: AccountName::numbered(AccountIndex(0)),
/// #         origin: AccountOrigin::Key(SourceId(0)),
/// #     },
/// #     decoded: payment.clone().into(),
/// #     facts: Vec::new(),
/// #     max_fee: Wei::from_u64(42_000),
/// #     left_afterwards: Some(Wei::ZERO),
/// #     own_recipient: None,
/// #     bytes: ByteMap { bytes: Vec::new(), stretches: Vec::new() },
/// #     digest: Digest::keccak256(b""),
/// #     context: Context {
/// #         network_name: "Ethereum".into(),
/// #         chain_id: None,
/// #         balance: None,
/// #         nonce_mark: mark.clone(),
/// #         fee_mark: mark,
/// #         paid_before: Vec::new(),
/// #     },
/// };
/// assert_eq!(review.payment(), Some(payment));
/// assert!(!review.needs_acceptance());
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Review {
    /// The account that signs.
    pub from: Account,
    /// What the bytes say, read back from them.
    pub decoded: Transaction,
    /// What the bytes say, one by one.
    pub facts: Vec<Fact>,
    /// The most the fee can come to.
    pub max_fee: Wei,
    /// What is left of the balance afterwards at the least, where the page gave one.
    pub left_afterwards: Option<Wei>,
    /// The recipient, where it is one of this wallet's own accounts.
    pub own_recipient: Option<Account>,
    /// What deserves a look, most serious first.
    pub findings: Vec<Finding>,
    /// The bytes that are hashed and signed, by field.
    pub bytes: ByteMap,
    /// The digest that is signed, once or never.
    pub digest: Digest,
    /// The page's words and marks, repeated for display.
    pub context: Context,
}

impl Review {
    /// Says whether the person must accept something with a tick before Sign.
    ///
    /// # Examples
    /// ```
    /// # use wallet_types::{review::*, *};
    /// # let mark = Mark::Claimed { endpoint: "my node".into(), block: None };
    /// # let payment = Payment {
    /// #     chain_id: ChainId::MAINNET,
    /// #     nonce: Nonce(0),
    /// #     max_priority_fee_per_gas: Wei::from_u64(1),
    /// #     max_fee_per_gas: Wei::from_u64(2),
    /// #     gas_limit: Gas::PLAIN_PAYMENT,
    /// #     to: Address::from_bytes([0x22; 20]),
    /// #     value: Wei::from_u64(1),
    /// #     data: Vec::new(),
    /// # };
    /// # let mut review = Review {
    /// #     findings: Vec::new(),
    /// #     from: Account {
    /// #         index: AccountIndex(0),
    /// #         address: Address::from_bytes([0x11; 20]),
    /// #         name: AccountName::numbered(AccountIndex(0)),
    /// #         origin: AccountOrigin::Key(SourceId(0)),
    /// #     },
    /// #     decoded: payment.clone().into(),
    /// #     facts: Vec::new(),
    /// #     max_fee: Wei::from_u64(42_000),
    /// #     left_afterwards: None,
    /// #     own_recipient: None,
    /// #     bytes: ByteMap { bytes: Vec::new(), stretches: Vec::new() },
    /// #     digest: Digest::keccak256(b""),
    /// #     context: Context {
    /// #         network_name: "Ethereum".into(),
    /// #         chain_id: None,
    /// #         balance: None,
    /// #         nonce_mark: mark.clone(),
    /// #         fee_mark: mark,
    /// #         paid_before: Vec::new(),
    /// #     },
    /// # };
    /// assert!(!review.needs_acceptance());
    /// review.findings.push(Finding {
    ///     kind: FindingKind::ValidOnEveryChain,
    ///     source: FindingSource::Bytes,
    ///     severity: Severity::Danger,
    /// });
    /// assert!(review.needs_acceptance());
    /// ```
    #[must_use]
    pub fn needs_acceptance(&self) -> bool {
        self.findings.iter().any(|f| f.kind.needs_acceptance())
    }

    /// Returns the payment that the bytes say, where they say one.
    ///
    /// # Examples
    /// ```
    /// # use wallet_types::{review::*, *};
    /// # let mark = Mark::Claimed { endpoint: "my node".into(), block: None };
    /// # let payment = Payment {
    /// #     chain_id: ChainId::MAINNET,
    /// #     nonce: Nonce(0),
    /// #     max_priority_fee_per_gas: Wei::from_u64(1),
    /// #     max_fee_per_gas: Wei::from_u64(2),
    /// #     gas_limit: Gas::PLAIN_PAYMENT,
    /// #     to: Address::from_bytes([0x22; 20]),
    /// #     value: Wei::from_u64(1),
    /// #     data: Vec::new(),
    /// # };
    /// # let review = Review {
    /// #     findings: Vec::new(),
    /// #     from: Account {
    /// #         index: AccountIndex(0),
    /// #         address: Address::from_bytes([0x11; 20]),
    /// #         name: AccountName::numbered(AccountIndex(0)),
    /// #         origin: AccountOrigin::Key(SourceId(0)),
    /// #     },
    /// #     decoded: payment.clone().into(),
    /// #     facts: Vec::new(),
    /// #     max_fee: Wei::from_u64(42_000),
    /// #     left_afterwards: None,
    /// #     own_recipient: None,
    /// #     bytes: ByteMap { bytes: Vec::new(), stretches: Vec::new() },
    /// #     digest: Digest::keccak256(b""),
    /// #     context: Context {
    /// #         network_name: "Ethereum".into(),
    /// #         chain_id: None,
    /// #         balance: None,
    /// #         nonce_mark: mark.clone(),
    /// #         fee_mark: mark,
    /// #         paid_before: Vec::new(),
    /// #     },
    /// # };
    /// let read_back = review.payment();
    /// assert_eq!(read_back.map(|payment| payment.to), Some(Address::from_bytes([0x22; 20])));
    /// ```
    #[must_use]
    pub fn payment(&self) -> Option<Payment> {
        self.decoded.payment()
    }
}
