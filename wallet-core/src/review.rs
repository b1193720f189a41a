//! What bytes mean that are about to be signed.
//!
//! Owns the way from an intent to its bytes and back to what the person is shown: the review says
//! only what was read from the very bytes that will be signed. How it is worded and drawn is the
//! screen's business. What deserves a look stands in `findings`.

mod findings;

use core::fmt;

use wallet_types::{
    Account, Digest, Gas, Payment,
    review::{Intent, Review, ReviewRequest},
};

pub use crate::review::findings::{LOOK_ALIKE_EQUAL_ENDS, fee_ceiling};
use crate::transaction::{self, DecodeError};

/// Why an intent cannot be signed.
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
    /// The bytes do not say what they were made of.
    NotWhatWasAsked,
}

/// The longest data that is signed, in bytes: nodes refuse transactions beyond 128 KiB.
pub const MAX_DATA_LEN_BYTES: usize = 127 * 1024;

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
///         max_priority_fee_per_gas: Wei::from_u64(2),
///         max_fee_per_gas: Wei::from_u64(1),
///         gas_limit: Gas::PLAIN_PAYMENT,
///         to: Address::from_bytes([7; 20]),
///         value: Wei::from_u64(1),
///         data: Vec::new(),
///     }),
///     context: Context {
///         network_name: "Ethereum".into(),
///         balance: None,
///         nonce_mark: claimed.clone(),
///         fee_mark: claimed,
///         paid_before: Vec::new(),
///     },
/// };
/// assert_eq!(review(&request, &[]), Err(IntentError::NoSuchAccount));
/// ```
pub fn review(request: &ReviewRequest, accounts: &[Account]) -> Result<Review, IntentError> {
    let from = accounts
        .iter()
        .find(|account| account.index == request.from)
        .ok_or(IntentError::NoSuchAccount)?;
    let Intent::Payment(asked) = &request.intent else {
        return Err(IntentError::UnknownIntent);
    };
    check(asked)?;
    let encoded = transaction::encode(asked);
    let (decoded, bytes) = transaction::decode(&encoded)?;
    if decoded != *asked {
        return Err(IntentError::NotWhatWasAsked);
    }
    let context = request.context.clone();
    let max_total = decoded.max_total().ok_or(IntentError::TotalTooLarge)?;
    let balance = context.balance.as_ref().map(|(wei, _)| *wei);
    Ok(Review {
        max_fee: decoded.max_fee().ok_or(IntentError::TotalTooLarge)?,
        left_afterwards: balance.and_then(|balance| balance.checked_sub(max_total)),
        own_recipient: own_account(accounts, &decoded).cloned(),
        findings: findings::of(&decoded, from, accounts, &context),
        digest: Digest::keccak256(&bytes.bytes),
        from: from.clone(),
        decoded,
        bytes,
        context,
    })
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
            Self::NotWhatWasAsked => f.write_str("the bytes do not say what was asked"),
        }
    }
}

impl core::error::Error for IntentError {}

impl From<DecodeError> for IntentError {
    fn from(_: DecodeError) -> Self {
        Self::NotWhatWasAsked
    }
}

fn check(payment: &Payment) -> Result<(), IntentError> {
    if payment.max_priority_fee_per_gas > payment.max_fee_per_gas {
        return Err(IntentError::TipAboveCap);
    }
    if payment.gas_limit < Gas::PLAIN_PAYMENT {
        let found = payment.gas_limit;
        return Err(IntentError::TooLittleGas { found });
    }
    if payment.nonce.0 == u64::MAX {
        return Err(IntentError::NonceTooLarge);
    }
    let len_bytes = payment.data.len();
    if len_bytes > MAX_DATA_LEN_BYTES {
        return Err(IntentError::DataTooLong { len_bytes });
    }
    Ok(())
}

fn own_account<'a>(accounts: &'a [Account], payment: &Payment) -> Option<&'a Account> {
    accounts
        .iter()
        .find(|account| account.address == payment.to)
}
