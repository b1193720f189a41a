//! The seam to the network: what a transport is asked to do, and how it may fail.
//!
//! A transport carries bytes and judges none of them. It owns the deadline and the byte cap, since
//! only it can stop a request that is under way. What the bytes mean stands in `json_rpc`.

use core::fmt;

use wallet_types::{Address, Digest, UnixMs};

use crate::endpoint::EndpointUrl;

/// Carries one HTTP request to one endpoint.
///
/// An implementation sends `POST` with `content-type: application/json`, no cookies, no referrer, no
/// cache, follows no redirect, and writes the request into the egress ledger before sending it.
pub trait Transport {
    /// Sends the body and returns the whole answer, or why there is none.
    ///
    /// It ends within `deadline_ms`, the reading of the body included, and holds no more than
    /// `max_body_bytes` of it, counted after decompression and while it arrives. A body that ends before its announced length is
    /// [`TransportError::Truncated`]; a redirection, which browsers show only to who asks not to
    /// follow it, is [`TransportError::Redirected`]. An HTTP status other than 2xx is an answer, not an error.
    fn post(
        &self,
        request: HttpRequest,
    ) -> impl Future<Output = Result<HttpResponse, TransportError>>;
}

/// Says what time it is.
pub trait Clock {
    /// Returns the present moment.
    fn now(&self) -> UnixMs;
}

/// What is to be sent, and within which bounds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HttpRequest {
    /// Where to.
    pub url: EndpointUrl,
    /// The JSON text.
    pub body: String,
    /// Milliseconds within which the whole exchange ends.
    pub deadline_ms: u32,
    /// The most bytes of body that are read.
    pub max_body_bytes: usize,
    /// The JSON-RPC method, for the ledger.
    pub method: Method,
    /// What the request tells the endpoint, for the ledger.
    pub reveals: Reveals,
}

/// A whole answer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HttpResponse {
    /// The HTTP status.
    pub status: u16,
    /// The body, complete.
    pub body: Vec<u8>,
    /// The `Retry-After` header as it stands, where the transport can read it.
    pub retry_after: Option<String>,
}

/// Why there is no whole answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, thiserror::Error)]
#[non_exhaustive]
pub enum TransportError {
    /// The request failed before an answer could be read. A browser does not say why: refused
    /// connection, unknown name, bad certificate, missing CORS headers, mixed content and being
    /// offline look the same to a page.
    #[error("no answer could be read")]
    Unreachable,
    /// This page's own rules stopped the request: the endpoint is not on the sealed list.
    #[error("the request was stopped by this page, since the endpoint is not on its list")]
    NotListed,
    /// Nothing was sent: whoever serves this page did not hand over the part of it that asks.
    #[error("the request was not made, since a part of this page could not be loaded")]
    NotWhole,
    /// The deadline passed.
    #[error("no complete answer within the deadline")]
    TimedOut,
    /// The body is longer than the cap.
    #[error("the answer is longer than allowed")]
    TooLarge,
    /// The connection ended, or was reset, before the body did.
    #[error("the answer broke off")]
    Truncated,
    /// The endpoint pointed elsewhere.
    #[error("the endpoint redirects elsewhere")]
    Redirected,
}

/// The JSON-RPC methods that this build uses.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Method {
    /// `eth_chainId`
    ChainId,
    /// `eth_getBlockByNumber`
    BlockByNumber,
    /// `eth_getBlockByHash`
    BlockByHash,
    /// `eth_getBalance`
    Balance,
    /// `eth_getTransactionCount`
    TransactionCount,
    /// `eth_getCode`
    Code,
    /// `eth_feeHistory`
    FeeHistory,
    /// `eth_estimateGas`
    EstimateGas,
    /// `eth_sendRawTransaction`
    SendRawTransaction,
    /// `eth_getTransactionByHash`
    TransactionByHash,
    /// `eth_getTransactionReceipt`
    TransactionReceipt,
}

/// What a request tells the endpoint beyond the fact that someone asks, and from which IP address.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Reveals {
    /// Nothing about this wallet.
    Nothing,
    /// That someone here cares about this address.
    Address(Address),
    /// That someone here plans to pay from one address to another.
    Plan {
        /// Who would pay.
        from: Address,
        /// Who would be paid.
        to: Address,
    },
    /// That someone here waits for this transaction.
    Transaction(Digest),
    /// A signed transaction itself, which is made public by it.
    SignedTransaction(Digest),
}

impl Method {
    /// Returns the name on the wire.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::ChainId => "eth_chainId",
            Self::BlockByNumber => "eth_getBlockByNumber",
            Self::BlockByHash => "eth_getBlockByHash",
            Self::Balance => "eth_getBalance",
            Self::TransactionCount => "eth_getTransactionCount",
            Self::Code => "eth_getCode",
            Self::FeeHistory => "eth_feeHistory",
            Self::EstimateGas => "eth_estimateGas",
            Self::SendRawTransaction => "eth_sendRawTransaction",
            Self::TransactionByHash => "eth_getTransactionByHash",
            Self::TransactionReceipt => "eth_getTransactionReceipt",
        }
    }
}

impl fmt::Display for Method {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl<T: Transport> Transport for &T {
    fn post(
        &self,
        request: HttpRequest,
    ) -> impl Future<Output = Result<HttpResponse, TransportError>> {
        (**self).post(request)
    }
}

impl<C: Clock> Clock for &C {
    fn now(&self) -> UnixMs {
        (**self).now()
    }
}
