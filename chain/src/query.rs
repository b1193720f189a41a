//! Everything that can be asked of an endpoint, as values.

use wallet_types::{Address, ChainId, Digest, Marked, Nonce, Wei};

use crate::{
    account::{AccountState, GasEstimate, RecipientKind},
    block::Head,
    broadcast::Broadcast,
    client::Client,
    endpoint::Source,
    error::ChainError,
    fees::FeeQuote,
    status::TransactionStatus,
    transport::{Clock, Reveals, Transport},
};

/// A question to one endpoint.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum Query {
    /// Which chain it serves.
    ChainId,
    /// That it still serves the chain that was confirmed for it: any other is an error,
    /// [`Fault::WrongChain`](crate::Fault::WrongChain).
    ConfirmChain {
        /// The chain that was confirmed.
        expected: ChainId,
    },
    /// Its newest block.
    Head,
    /// Balance and nonces of an account, at its newest block.
    Account {
        /// The account.
        address: Address,
    },
    /// What stands at an address.
    Recipient {
        /// The address.
        address: Address,
    },
    /// What a transaction should offer.
    Fees,
    /// What a call would use. Not needed for a plain payment to an address without code.
    Gas {
        /// Who would send it.
        from: Address,
        /// Who would be called.
        to: Address,
        /// How much would be paid.
        value: Wei,
        /// What would be handed over.
        data: Vec<u8>,
    },
    /// Hand in a signed transaction.
    Broadcast {
        /// The transaction, ready for the network.
        raw: Vec<u8>,
    },
    /// What became of a transaction.
    Status {
        /// Its hash.
        hash: Digest,
        /// Who sent it.
        from: Address,
        /// Its nonce.
        nonce: Nonce,
    },
}

/// The answer to the [`Query`] of the same name.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum Answer {
    /// To [`Query::ChainId`] and [`Query::ConfirmChain`].
    ChainId(Marked<ChainId>),
    /// To [`Query::Head`].
    Head(Marked<Head>),
    /// To [`Query::Account`].
    Account(Marked<AccountState>),
    /// To [`Query::Recipient`].
    Recipient(Marked<RecipientKind>),
    /// To [`Query::Fees`].
    Fees(Marked<FeeQuote>),
    /// To [`Query::Gas`].
    Gas(Marked<GasEstimate>),
    /// To [`Query::Broadcast`].
    Broadcast(Marked<Broadcast>),
    /// To [`Query::Status`].
    Status(Marked<TransactionStatus>),
}

impl Query {
    /// Says what asking tells the endpoint.
    #[must_use]
    pub fn reveals(&self) -> Reveals {
        match self {
            Self::ChainId | Self::ConfirmChain { .. } | Self::Head | Self::Fees => Reveals::Nothing,
            Self::Account { address } | Self::Recipient { address } => Reveals::Address(*address),
            Self::Gas { from, to, .. } => Reveals::Plan {
                from: *from,
                to: *to,
            },
            Self::Broadcast { raw } => Reveals::SignedTransaction(Digest::keccak256(raw)),
            Self::Status { hash, .. } => Reveals::Transaction(*hash),
        }
    }
}

/// Asks one endpoint one question. Every answer is [`Claimed`](wallet_types::Mark::Claimed).
///
/// A question may take several requests, each with a deadline of its own; what each reveals stands in
/// its [`HttpRequest`](crate::HttpRequest).
///
/// # Errors
/// Whatever kept the endpoint from giving a usable answer: see [`Fault`](crate::Fault).
pub async fn ask<T: Transport, C: Clock>(
    transport: &T,
    clock: &C,
    source: &Source,
    query: &Query,
) -> Result<Answer, ChainError> {
    let client = Client::new(transport, clock, source);
    match query {
        Query::ChainId => client.chain_id().await.map(Answer::ChainId),
        Query::ConfirmChain { expected } => {
            client.confirm_chain(*expected).await.map(Answer::ChainId)
        }
        Query::Head => client.head().await.map(Answer::Head),
        Query::Account { address } => client.account(*address).await.map(Answer::Account),
        Query::Recipient { address } => client.recipient(*address).await.map(Answer::Recipient),
        Query::Fees => client.fees().await.map(Answer::Fees),
        Query::Gas {
            from,
            to,
            value,
            data,
        } => client.gas(*from, *to, *value, data).await.map(Answer::Gas),
        Query::Broadcast { raw } => client.broadcast(raw).await.map(Answer::Broadcast),
        Query::Status { hash, from, nonce } => client
            .status(*hash, *from, *nonce)
            .await
            .map(Answer::Status),
    }
}

#[cfg(test)]
mod tests;
