//! Handing a signed transaction to the network.

use wallet_types::{Digest, Marked};

use crate::{
    classify::{SendVerdict, send_verdict},
    client::{Call, Client},
    error::{ChainError, Contradiction, Fault, RemoteMessage},
    json::Json,
    json_rpc::text,
    transport::{Clock, Method, Reveals, Transport},
    value,
};

/// What an endpoint said to a signed transaction.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Broadcast {
    /// The transaction's hash, computed here from its bytes.
    pub hash: Digest,
    /// What became of it.
    pub outcome: SendOutcome,
}

/// What became of a signed transaction at an endpoint.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum SendOutcome {
    /// Taken. That is a promise, not yet a place in a block.
    Accepted,
    /// The endpoint had it already: as good as taken.
    AlreadyKnown,
    /// Not taken. It stays valid: another endpoint may still take it.
    Refused {
        /// Why.
        reason: SendRefusal,
        /// The endpoint's own words, for a "details" disclosure.
        details: Option<RemoteMessage>,
    },
}

/// Why an endpoint did not take a transaction.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, thiserror::Error)]
#[non_exhaustive]
pub enum SendRefusal {
    /// The account has used this nonce: this transaction, or another in its place, is included.
    #[error("this nonce has been used already")]
    NonceTooLow,
    /// Transactions with lower nonces are missing.
    #[error("an earlier transaction of this account is missing")]
    NonceTooHigh,
    /// It offers less than the endpoint takes, or less than the block's base fee.
    #[error("the fee is too low for this endpoint")]
    Underpriced,
    /// Another transaction with the same nonce waits, and this one does not outbid it.
    #[error("another transaction with this nonce is waiting and offers about as much")]
    ReplacementUnderpriced,
    /// The balance does not cover amount and fee.
    #[error("the balance does not cover amount and fee")]
    InsufficientFunds,
    /// The fee is above the endpoint's own cap.
    #[error("the fee is higher than this endpoint passes on")]
    FeeAboveEndpointCap,
    /// The gas limit is below what the transaction needs at the least, or above a block's.
    #[error("the gas limit does not fit")]
    GasLimit,
    /// It was signed for another chain.
    #[error("this transaction was signed for another chain")]
    WrongChain,
    /// The endpoint has no room for waiting transactions now.
    #[error("the endpoint has no room for waiting transactions now")]
    PoolFull,
    /// Some other reason, in the endpoint's own words.
    #[error("the endpoint did not take the transaction")]
    Other,
}

impl SendOutcome {
    /// Says whether the endpoint holds the transaction now.
    #[must_use]
    pub const fn is_taken(&self) -> bool {
        matches!(self, Self::Accepted | Self::AlreadyKnown)
    }
}

impl SendRefusal {
    /// Says whether the same bytes may be taken later without any change.
    #[must_use]
    pub const fn may_pass_later(self) -> bool {
        matches!(
            self,
            Self::NonceTooHigh | Self::Underpriced | Self::InsufficientFunds | Self::PoolFull
        )
    }
}

impl<T: Transport, C: Clock> Client<'_, T, C> {
    /// Hands in a signed transaction.
    ///
    /// Handing in the same bytes again is harmless: they can be included once. After an error for which
    /// [`ChainError::may_have_arrived`] holds, the transaction may be on its way all the same.
    ///
    /// # Errors
    /// Whatever kept the endpoint from saying yes or no. An answer with another hash than the bytes
    /// have is a [`Contradiction`].
    pub async fn broadcast(&self, raw: &[u8]) -> Result<Marked<Broadcast>, ChainError> {
        let hash = Digest::keccak256(raw);
        let call = Call {
            method: Method::SendRawTransaction,
            params: vec![text(value::write_bytes(raw))],
            reveals: Reveals::SignedTransaction(hash),
        };
        let outcome = match self.exchange(call).await? {
            Ok(result) => check_hash(&result, hash)?,
            Err(stated) => match send_verdict(&stated.error, stated.status) {
                SendVerdict::AlreadyKnown => SendOutcome::AlreadyKnown,
                SendVerdict::Refused(reason) => SendOutcome::Refused {
                    reason,
                    details: stated.words(),
                },
                SendVerdict::Fault(fault) => {
                    return Err(failed(fault).with_remote_message(stated.words()));
                }
            },
        };
        Ok(self.claimed(Broadcast { hash, outcome }, None))
    }
}

fn check_hash(result: &Json, hash: Digest) -> Result<SendOutcome, ChainError> {
    match value::digest(result) {
        Ok(stated) if stated == hash => Ok(SendOutcome::Accepted),
        Ok(_) => Err(failed(Fault::Contradiction(Contradiction::TransactionHash))),
        Err(fault) => Err(failed(Fault::Malformed(fault))),
    }
}

const fn failed(fault: Fault) -> ChainError {
    ChainError::new(Method::SendRawTransaction, fault)
}
