//! Asking the endpoints that a person chose, and saying how far their answers can be trusted.
//!
//! Owns what an endpoint is, the JSON-RPC dialogue with it, the naming of everything that can go
//! wrong, and the trust mark on every figure that comes back. The way in is [`ask`]: one
//! [`Query`], one [`Answer`] or one [`ChainError`].
//!
//! This crate sees no key and names no browser: whoever uses it brings a [`Transport`] and a
//! [`Clock`]. It never picks an endpoint by itself and never turns to one that it was not given.

#![forbid(unsafe_code)]

pub mod account;
pub mod block;
pub mod broadcast;
pub mod client;
pub mod endpoint;
pub mod error;
pub mod fees;
pub mod label;
pub mod query;
pub mod status;
pub mod transport;

mod classify;
mod join;
mod json;
mod json_rpc;
mod value;

pub use crate::{
    account::{AccountState, GasEstimate, RecipientKind},
    block::Head,
    broadcast::{Broadcast, SendOutcome, SendRefusal},
    client::Client,
    endpoint::{Endpoint, EndpointId, EndpointUrl, EndpointUrlError, Network, Source},
    error::{ChainError, Contradiction, Fault, FormatFault, RemoteMessage, ValueFault},
    fees::{FeeDoubt, FeeOffer, FeeQuote},
    label::{Label, LabelError},
    query::{Answer, Query, ask},
    status::{Execution, Inclusion, TransactionStatus},
    transport::{Clock, HttpRequest, HttpResponse, Method, Reveals, Transport, TransportError},
};
