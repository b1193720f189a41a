//! What bytes mean that are about to be signed.
//!
//! Owns the way from an intent to its bytes and back to what the person is shown (`stages`): the
//! review says only what was read from the very bytes that will be signed. How it is worded and
//! drawn is the screen's business. What deserves a look stands in `findings`, and for each type of
//! transaction in `kinds`; `calls` reads well-known calls, and `explain` any raw bytes.

mod calls;
mod explain;
mod facts;
mod findings;
mod kinds;
mod stages;

use core::fmt;

use wallet_types::{
    Account, Gas,
    review::{Review, ReviewRequest},
    transaction::TransactionType,
};

pub use crate::review::{
    explain::{HexError, explain, parse_hex},
    findings::{LOOK_ALIKE_EQUAL_ENDS, fee_ceiling},
    stages::{Draft, Priced, Reviewed, Unsound},
};
use crate::transaction::DecodeError;

/// Why an intent cannot be signed.
///
/// # Examples
/// ```
/// use wallet_core::review::IntentError;
/// use wallet_types::Gas;
///
/// let error = IntentError::TooLittleGas { found: Gas(20_999) };
/// assert_eq!(error.to_string(), "20999 gas, expected at least 21000");
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum IntentError {
    /// The wallet has no such account.
    NoSuchAccount,
    /// This build does not know such intents.
    UnknownIntent,
    /// The tip is more than the whole price of gas.
    TipAboveCap,
    /// The gas does not pay for the plainest transaction.
    TooLittleGas {
        /// The gas found.
        found: Gas,
    },
    /// No account has so many transactions
    /// ([EIP-2681](https://eips.ethereum.org/EIPS/eip-2681)).
    NonceTooLarge,
    /// The fee, or amount and fee together, are more than any number on the chain.
    TotalTooLarge,
    /// The data is longer than nodes accept.
    DataTooLong {
        /// The length found, in bytes.
        len_bytes: usize,
    },
    /// The bytes are longer than nodes accept.
    TooLong {
        /// The length found, in bytes.
        len_bytes: usize,
    },
    /// A list is empty that gives its type of transaction a purpose.
    EmptyList {
        /// The type.
        of: TransactionType,
    },
    /// A blob's hash is of a version that no node knows.
    BlobHashVersion,
    /// The bytes handed in are no transaction, or one that is signed already.
    Undecodable(DecodeError),
    /// The bytes do not say what they were made of.
    NotWhatWasAsked,
}

/// The longest data that is signed, in bytes: nodes refuse transactions beyond 128 KiB.
pub const MAX_DATA_LEN_BYTES: usize = 127 * 1024;

/// The longest bytes that are signed: what nodes accept, less a signature.
pub const MAX_UNSIGNED_LEN_BYTES: usize = 128 * 1024 - 72;

/// Encodes an intent, reads the bytes back, and says what they mean to the wallet's owner.
///
/// # Errors
/// An intent that no wallet should sign, or an account that this one does not have.
///
/// # Examples
/// ```
/// use wallet_core::review::{IntentError, review};
/// use wallet_types::{
///     AccountIndex, Address, ChainId, Gas, Mark, Nonce, Payment, Wei,
///     review::{Context, Intent, ReviewRequest},
/// };
///
/// let claimed = Mark::Claimed { endpoint: "mine".into(), block: None };
/// let request = ReviewRequest {
///     from: AccountIndex(0),
///     intent: Intent::Payment(Payment {
///         chain_id: ChainId::MAINNET,
///         nonce: Nonce(0),
///         max_priority_fee_per_gas: Wei::from_u64(1),
///         max_fee_per_gas: Wei::from_u64(2),
///         gas_limit: Gas::PLAIN_PAYMENT,
///         to: Address::from_bytes([7; 20]),
///         value: Wei::from_u64(1),
///         data: Vec::new(),
///     }),
///     context: Context {
///         network_name: "Ethereum".into(),
///         chain_id: Some(ChainId::MAINNET),
///         balance: None,
///         nonce_mark: claimed.clone(),
///         fee_mark: claimed,
///         paid_before: Vec::new(),
///     },
/// };
/// assert_eq!(review(&request, &[]), Err(IntentError::NoSuchAccount));
/// ```
pub fn review(request: &ReviewRequest, accounts: &[Account]) -> Result<Review, IntentError> {
    reviewed(request, accounts).map(Review::from)
}

/// Goes the whole way of a transaction but for the last step.
///
/// # Errors
/// As [`review`](review()).
pub(crate) fn reviewed(
    request: &ReviewRequest,
    accounts: &[Account],
) -> Result<Reviewed, IntentError> {
    let priced = Draft::of(&request.intent)?.price()?;
    priced.review(request.from, accounts, request.context.clone())
}

impl fmt::Display for IntentError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NoSuchAccount => f.write_str("no such account"),
            Self::UnknownIntent => f.write_str("an intent that this build does not know"),
            Self::TipAboveCap => f.write_str("the tip is more than the whole price of gas"),
            Self::TooLittleGas { found } => {
                let least = Gas::PLAIN_PAYMENT.0;
                write!(f, "{} gas, expected at least {least}", found.0)
            }
            Self::NonceTooLarge => f.write_str("the nonce is larger than any can be"),
            Self::TotalTooLarge => f.write_str("amount and fee are larger than any number"),
            Self::DataTooLong { len_bytes } => {
                write!(
                    f,
                    "{len_bytes} bytes of data, expected at most {MAX_DATA_LEN_BYTES}"
                )
            }
            Self::TooLong { len_bytes } => {
                write!(
                    f,
                    "{len_bytes} bytes, expected at most {MAX_UNSIGNED_LEN_BYTES}"
                )
            }
            Self::EmptyList { of } => {
                write!(f, "type {} without what it is for", of.number())
            }
            Self::BlobHashVersion => f.write_str("a blob's hash is of an unknown version"),
            Self::Undecodable(error) => write!(f, "no unsigned transaction: {error}"),
            Self::NotWhatWasAsked => f.write_str("the bytes do not say what was asked"),
        }
    }
}

impl core::error::Error for IntentError {}
