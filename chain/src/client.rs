//! One endpoint, asked one question at a time.
//!
//! Owns the course of a call: request, transport, answer, fault. The questions themselves stand
//! beside the values they return, each as a method of [`Client`].

use core::{cell::Cell, fmt};

use wallet_types::{BlockRef, Marked};

use crate::{
    classify::fault_of,
    endpoint::Source,
    error::{ChainError, Fault, RemoteMessage, ValueFault},
    json::Json,
    json_rpc::{CallId, ErrorObject, Failure, parse_response, request, retry_after},
    transport::{Clock, HttpRequest, Method, Reveals, Transport, TransportError},
};

/// Asks one endpoint. Everything it returns is [`Claimed`](wallet_types::Mark::Claimed).
pub struct Client<'a, T, C> {
    transport: &'a T,
    clock: &'a C,
    source: &'a Source,
    next_id: Cell<u32>,
}

/// A method with its parameters, and what asking it reveals.
#[derive(Debug, Clone)]
pub(crate) struct Call {
    pub(crate) method: Method,
    pub(crate) params: Vec<String>,
    pub(crate) reveals: Reveals,
}

/// An error that the endpoint stated, with the HTTP status it came under.
#[derive(Debug)]
pub(crate) struct Stated {
    pub(crate) error: ErrorObject,
    pub(crate) status: u16,
}

impl<'a, T: Transport, C: Clock> Client<'a, T, C> {
    /// Milliseconds within which each request must end.
    pub const DEADLINE_MS: u32 = 10_000;

    /// Prepares to ask an endpoint; sends nothing.
    pub fn new(transport: &'a T, clock: &'a C, source: &'a Source) -> Self {
        // Numbers that differ between questions tell a stale answer of a cache from a fresh one.
        let millis = clock.now().0 % u64::from(FIRST_ID_BELOW);
        Self {
            transport,
            clock,
            source,
            next_id: Cell::new(u32::try_from(millis).unwrap_or_default() + 1),
        }
    }

    /// Calls a method whose every error is a fault.
    pub(crate) async fn call(&self, call: Call) -> Result<Json, ChainError> {
        let method = call.method;
        self.exchange(call).await?.map_err(|stated| {
            let fault = fault_of(&stated.error, stated.status);
            ChainError::new(method, fault).with_remote_message(stated.words())
        })
    }

    /// Calls a method and reads its result.
    pub(crate) async fn read<V>(
        &self,
        call: Call,
        read: impl FnOnce(&Json) -> Result<V, ValueFault>,
    ) -> Result<V, ChainError> {
        let method = call.method;
        let result = self.call(call).await?;
        read(&result).map_err(|fault| ChainError::new(method, Fault::Malformed(fault)))
    }

    /// Calls a method whose errors the caller wants to read itself.
    ///
    /// Errors that come with a request to slow down are faults here already.
    pub(crate) async fn exchange(&self, call: Call) -> Result<Result<Json, Stated>, ChainError> {
        let id = self.take_id();
        let cap = call.method.max_answer_len_bytes();
        let fail = |fault| ChainError::new(call.method, fault);
        let response = self
            .transport
            .post(HttpRequest {
                url: self.source.url.clone(),
                body: request(id, call.method, &call.params),
                deadline_ms: Self::DEADLINE_MS,
                max_body_bytes: cap,
                method: call.method,
                reveals: call.reveals,
            })
            .await
            .map_err(|error| fail(Fault::Transport(error)))?;
        if response.body.len() > cap {
            return Err(fail(Fault::Transport(TransportError::TooLarge)));
        }
        let wait = retry_after(response.retry_after.as_deref(), self.clock.now());
        match parse_response(id, &response) {
            Ok(result) => Ok(Ok(result)),
            Err(Failure::Error(error, status)) if status != 429 => {
                Ok(Err(Stated { error, status }))
            }
            Err(Failure::Error(error, status)) => Err(fail(fault_of(&error, status))
                .with_retry_after(wait)
                .with_remote_message(RemoteMessage::new(&error.message))),
            Err(Failure::Fault(fault, words)) => Err(fail(fault)
                .with_retry_after(wait)
                .with_remote_message(words)),
        }
    }

    /// Marks a value as claimed by this endpoint now.
    pub(crate) fn claimed<V>(&self, value: V, block: Option<BlockRef>) -> Marked<V> {
        Marked::new(value, self.source.claims(block), self.clock.now())
    }

    fn take_id(&self) -> CallId {
        CallId(self.next_id.replace(self.next_id.get().wrapping_add(1)))
    }
}

impl<T, C> fmt::Debug for Client<'_, T, C> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Client")
            .field("source", self.source)
            .finish_non_exhaustive()
    }
}

impl Call {
    /// A call that tells the endpoint nothing about this wallet.
    pub(crate) fn open(method: Method, params: Vec<String>) -> Self {
        Self {
            method,
            params,
            reveals: Reveals::Nothing,
        }
    }
}

impl Stated {
    /// Returns the endpoint's own words.
    pub(crate) fn words(&self) -> Option<RemoteMessage> {
        RemoteMessage::new(&self.error.message)
    }
}

impl Method {
    /// Returns how long an honest answer can be at the most, several times over.
    #[must_use]
    pub const fn max_answer_len_bytes(self) -> usize {
        match self {
            // A block lists the hashes of its transactions; code may grow to 256 KiB.
            Self::BlockByNumber | Self::BlockByHash | Self::Code => 2 * 1024 * 1024,
            // A receipt holds its logs, and a transaction its data.
            Self::TransactionReceipt | Self::TransactionByHash => 1024 * 1024,
            _ => 64 * 1024,
        }
    }
}

const FIRST_ID_BELOW: u32 = 1_000_000_000;
