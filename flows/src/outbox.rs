//! The outbox: every transaction that was signed here, and how far it got.
//!
//! An entry is stored before its bytes go anywhere, and its bytes never change: whatever is sent
//! again is the very same transaction.

use serde::{Deserialize, Serialize};
use wallet_types::{Address, BlockRef, Digest, Gas, Nonce, Payment, UnixMs, Wei};

/// A signed transaction: a live instrument until its nonce is used.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct OutboxEntry {
    /// Its hash, computed from its bytes.
    pub hash: Digest,
    /// The signed bytes, as they go to endpoints.
    pub raw: Vec<u8>,
    /// Who signed.
    pub from: Address,
    /// What was asked to be signed.
    pub payment: Payment,
    /// The symbol of the network's currency.
    pub symbol: String,
    /// When it was signed.
    pub signed_at: UnixMs,
    /// When an endpoint last took it.
    pub sent_at: Option<UnixMs>,
    /// How far it got.
    pub state: OutboxState,
}

/// How far a signed transaction got, as far as the endpoint that is asked claims.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum OutboxState {
    /// Signed, and not known to have been taken by any endpoint.
    Signed,
    /// An endpoint took it.
    Sent,
    /// An endpoint shows it among waiting transactions.
    Seen,
    /// It is in a block and took effect.
    Included(OutboxInclusion),
    /// It is in a block and was undone; the fee is paid.
    Failed(OutboxInclusion),
    /// Another transaction used its nonce: it can never be included.
    Replaced,
    /// It was taken once, and no endpoint knows it any more. It is still valid.
    Dropped {
        /// Since when.
        since: UnixMs,
    },
}

/// Where a transaction was included.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct OutboxInclusion {
    /// The block.
    pub block: BlockRef,
    /// What it used.
    pub gas_used: Gas,
    /// What it cost in all.
    pub fee: Wei,
    /// Blocks since, the first counted, when last asked.
    pub confirmations: u64,
}

impl OutboxState {
    /// Says whether the transaction may still be included, so that its nonce is taken.
    #[must_use]
    pub const fn is_live(&self) -> bool {
        !matches!(self, Self::Included(_) | Self::Failed(_) | Self::Replaced)
    }

    /// Says whether nothing more is to be learned.
    #[must_use]
    pub const fn is_settled(&self) -> bool {
        match self {
            Self::Included(inclusion) | Self::Failed(inclusion) => {
                inclusion.confirmations >= SETTLED_CONFIRMATIONS
            }
            Self::Replaced => true,
            _ => false,
        }
    }
}

impl OutboxEntry {
    /// Returns the nonce.
    #[must_use]
    pub const fn nonce(&self) -> Nonce {
        self.payment.nonce
    }
}

impl std::fmt::Debug for OutboxEntry {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(
            f,
            "OutboxEntry({}, {:?}, {:?})",
            self.hash,
            self.nonce(),
            self.state
        )
    }
}

/// Confirmations after which a payment is not asked about any more.
pub const SETTLED_CONFIRMATIONS: u64 = 12;
