//! Everything that can go wrong between a question and a usable answer.
//!
//! The words of an error are ours alone: an endpoint's own text could say anything, so it is kept
//! apart, cut short and cleaned, as a [`RemoteMessage`].

use core::{fmt, time::Duration};

use wallet_types::ChainId;

use crate::transport::{Method, TransportError};

/// Why a question was not answered.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{fault}")]
pub struct ChainError {
    fault: Fault,
    method: Method,
    retry_after: Option<Duration>,
    remote: Option<RemoteMessage>,
}

/// What went wrong. Each message says what happened; what to try is worded by the page.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, thiserror::Error)]
#[non_exhaustive]
pub enum Fault {
    /// No complete answer came.
    #[error(transparent)]
    Transport(#[from] TransportError),
    /// HTTP 429, or one of the JSON-RPC codes that mean the same.
    #[error("the endpoint asks to slow down")]
    RateLimited,
    /// A quota or a payment plan is used up. Asking again does not help.
    #[error("the quota of this endpoint is used up")]
    QuotaUsedUp,
    /// HTTP 401 or 403: a missing or wrong key, or a site that the endpoint does not serve.
    #[error("the endpoint refuses to answer without a valid key")]
    NotAuthorised,
    /// HTTP 5xx, or an internal error of the node.
    #[error("the endpoint is in trouble")]
    EndpointTrouble,
    /// Another HTTP status that is no answer.
    #[error("the endpoint answered with HTTP status {status}")]
    HttpStatus {
        /// The status.
        status: u16,
    },
    /// The answer is no JSON-RPC answer.
    #[error("the endpoint does not speak JSON-RPC: {0}")]
    NotJsonRpc(FormatFault),
    /// The answer's value has not the form that the method promises.
    #[error("the endpoint's answer is malformed: {0}")]
    Malformed(ValueFault),
    /// The endpoint does not offer the method, or not on this plan.
    #[error("the endpoint does not offer this method")]
    MethodUnavailable,
    /// The endpoint refuses the parameters.
    #[error("the endpoint does not accept the parameters")]
    InvalidParameters,
    /// The endpoint does not have the block or its state: it lags, or has pruned it.
    #[error("the endpoint does not have this block or its state")]
    StateUnavailable,
    /// The call would fail on the chain.
    #[error("the call would fail on the chain")]
    WouldRevert,
    /// The account could not pay for the call.
    #[error("the balance does not cover the call")]
    WouldOverdraw,
    /// The network has no EIP-1559 fees, which every transaction of this build needs.
    #[error("this network has no EIP-1559 fees")]
    NoFeeMarket,
    /// The endpoint serves another chain than the one that was confirmed for it.
    #[error("the endpoint serves chain {found}, expected {expected}")]
    WrongChain {
        /// The chain that was confirmed.
        expected: ChainId,
        /// The chain that it says it serves.
        found: ChainId,
    },
    /// Another error of the endpoint, by its number.
    #[error("the endpoint answered with error {code}")]
    Other {
        /// The JSON-RPC error code.
        code: i64,
    },
    /// The endpoint contradicts itself, or what is known here for certain.
    #[error("the endpoint contradicts itself: {0}")]
    Contradiction(Contradiction),
}

/// Why bytes are no JSON-RPC answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, thiserror::Error)]
#[non_exhaustive]
pub enum FormatFault {
    /// Nothing at all.
    #[error("the answer is empty")]
    Empty,
    /// A web page.
    #[error("the answer is a web page")]
    WebPage,
    /// Bytes that are no UTF-8 text.
    #[error("the answer is no text")]
    NotText,
    /// Text that is no JSON.
    #[error("the answer is no JSON")]
    NotJson,
    /// Nested deeper than any honest answer.
    #[error("the answer is nested too deeply")]
    TooDeep,
    /// The same name twice in one object, so that two readers could read two values.
    #[error("the answer names something twice")]
    DuplicateKey,
    /// JSON, but no object.
    #[error("the answer is no JSON-RPC object")]
    NotAnObject,
    /// The answer to another question.
    #[error("the answer belongs to another question")]
    WrongId,
    /// Both a result and an error.
    #[error("the answer holds both a result and an error")]
    ResultAndError,
    /// Neither a result nor an error.
    #[error("the answer holds neither a result nor an error")]
    NeitherResultNorError,
    /// An error without a number.
    #[error("the answer's error is malformed")]
    MalformedError,
}

/// Why a value is not what the method promises.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, thiserror::Error)]
#[non_exhaustive]
pub enum ValueFault {
    /// Null, where there is always something.
    #[error("a value is missing")]
    Missing,
    /// Another JSON type.
    #[error("a value has the wrong type")]
    WrongType,
    /// Not `0x` and hexadecimal digits.
    #[error("a number is not hexadecimal")]
    NotHex,
    /// A number beyond what it stands for can be.
    #[error("a number is out of range")]
    OutOfRange,
    /// Bytes, an address or a hash of the wrong length.
    #[error("a value has the wrong length")]
    WrongLength,
}

/// Statements that cannot all be true.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, thiserror::Error)]
#[non_exhaustive]
pub enum Contradiction {
    /// The transaction's hash is not the one that its bytes have.
    #[error("it names another hash for this transaction")]
    TransactionHash,
    /// A receipt or transaction other than the one asked for.
    #[error("it answers with another transaction")]
    OtherTransaction,
    /// A transaction with another sender or nonce than it was signed with.
    #[error("it changes the sender or nonce of this transaction")]
    SenderOrNonce,
    /// Another block than the one asked for, or a receipt whose block is not in the chain.
    #[error("it names a block that is not in its chain")]
    Block,
    /// A receipt in a block above the head.
    #[error("it knows blocks above its newest")]
    BlockAboveHead,
    /// More gas used than the block holds, or a fee that no number can express.
    #[error("its figures for this transaction cannot be")]
    Figures,
    /// A fee history whose parts do not fit each other.
    #[error("its fee history does not add up")]
    FeeHistory,
    /// Less gas than any transaction uses, or more than a block holds.
    #[error("its gas estimate cannot be")]
    GasEstimate,
}

/// What an endpoint said, cut to [`RemoteMessage::MAX_CHARS`] and freed of control characters.
///
/// Anyone may have written it: show it as a quotation under "details", never as our own words.
#[derive(Clone, PartialEq, Eq, Hash)]
pub struct RemoteMessage(String);

impl ChainError {
    /// Names what went wrong while a method was asked.
    #[must_use]
    pub const fn new(method: Method, fault: Fault) -> Self {
        Self {
            fault,
            method,
            retry_after: None,
            remote: None,
        }
    }

    /// Adds the time that the endpoint asks to be left alone.
    #[must_use]
    pub const fn with_retry_after(mut self, wait: Option<Duration>) -> Self {
        self.retry_after = wait;
        self
    }

    /// Adds the endpoint's own words.
    #[must_use]
    pub fn with_remote_message(mut self, message: Option<RemoteMessage>) -> Self {
        self.remote = message;
        self
    }

    /// Returns what went wrong.
    #[must_use]
    pub const fn fault(&self) -> Fault {
        self.fault
    }

    /// Returns the method that was asked.
    #[must_use]
    pub const fn method(&self) -> Method {
        self.method
    }

    /// Returns how long the endpoint asks to be left alone.
    #[must_use]
    pub const fn retry_after(&self) -> Option<Duration> {
        self.retry_after
    }

    /// Returns the endpoint's own words, where it had any.
    #[must_use]
    pub const fn remote_message(&self) -> Option<&RemoteMessage> {
        self.remote.as_ref()
    }

    /// Says whether asking the same endpoint again, after a while, may help.
    #[must_use]
    pub const fn is_retryable(&self) -> bool {
        match self.fault {
            Fault::Transport(error) => !matches!(
                error,
                TransportError::NotListed | TransportError::TooLarge | TransportError::Redirected
            ),
            Fault::RateLimited | Fault::EndpointTrouble | Fault::StateUnavailable => true,
            Fault::HttpStatus { status } => matches!(status, 408 | 425),
            Fault::NotJsonRpc(format) => !matches!(format, FormatFault::NotAnObject),
            // Several machines behind one address may lag behind each other, and a chain may be
            // reorganised between two questions.
            Fault::Malformed(value) => matches!(value, ValueFault::Missing),
            Fault::Contradiction(found) => {
                matches!(found, Contradiction::Block | Contradiction::BlockAboveHead)
            }
            Fault::QuotaUsedUp
            | Fault::NotAuthorised
            | Fault::MethodUnavailable
            | Fault::InvalidParameters
            | Fault::WouldRevert
            | Fault::WouldOverdraw
            | Fault::NoFeeMarket
            | Fault::WrongChain { .. }
            | Fault::Other { .. } => false,
        }
    }

    /// Says whether the endpoint failed at its task: a reason to trust it less, or to ask another.
    ///
    /// A method it does not offer is a lack, not a failure; a call that would fail on the chain is
    /// nobody's fault but the call's.
    #[must_use]
    pub const fn is_endpoints_fault(&self) -> bool {
        !matches!(
            self.fault,
            Fault::Transport(TransportError::NotListed | TransportError::NotWhole)
                | Fault::MethodUnavailable
                | Fault::InvalidParameters
                | Fault::WouldRevert
                | Fault::WouldOverdraw
                | Fault::NoFeeMarket
        )
    }

    /// Says whether the endpoint's words cannot all be true, as opposed to missing or garbled.
    #[must_use]
    pub const fn is_contradiction(&self) -> bool {
        matches!(self.fault, Fault::Contradiction(_))
    }

    /// Says whether this is a lack of the endpoint rather than a failure: another way of asking, or
    /// another endpoint, is needed.
    #[must_use]
    pub const fn is_missing_capability(&self) -> bool {
        matches!(self.fault, Fault::MethodUnavailable)
    }

    /// Says whether the request may have reached the endpoint and had its effect all the same.
    ///
    /// After a broadcast that failed so, look for the transaction before anything else.
    #[must_use]
    pub const fn may_have_arrived(&self) -> bool {
        match self.fault {
            Fault::Transport(error) => {
                !matches!(error, TransportError::NotListed | TransportError::NotWhole)
            }
            Fault::EndpointTrouble
            | Fault::HttpStatus { .. }
            | Fault::NotJsonRpc(_)
            | Fault::Malformed(_)
            | Fault::Contradiction(_)
            | Fault::Other { .. } => true,
            _ => false,
        }
    }
}

impl RemoteMessage {
    /// The most characters that are kept.
    pub const MAX_CHARS: usize = 200;

    /// Keeps the beginning of a text, freed of what could deceive; `None` where nothing is left.
    #[must_use]
    pub fn new(text: &str) -> Option<Self> {
        let cleaned: String = text
            .chars()
            .take(Self::MAX_CHARS * 4)
            .map(|c| if c.is_whitespace() { ' ' } else { c })
            .filter(|c| !crate::label::is_deceptive(*c))
            .collect();
        let kept: String = cleaned.trim().chars().take(Self::MAX_CHARS).collect();
        (!kept.is_empty()).then_some(Self(kept))
    }

    /// Returns the text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Debug for RemoteMessage {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:?}", self.0)
    }
}
