//! The outbox as the person sees it.

use wallet_types::{Address, Digest, Nonce, Wei};

use crate::{
    outbox::{OutboxInclusion, OutboxState},
    problem::Problem,
};

/// The outbox.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ActivityView {
    /// Payments of this wallet, newest first. Only what was signed on this copy is here.
    pub items: Vec<OutboxItemView>,
    /// How many records of the outbox cannot be read.
    pub damaged: usize,
}

/// One payment in short.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OutboxItemView {
    /// Its hash.
    pub hash: Digest,
    /// Who is paid.
    pub to: Address,
    /// The own account that is paid.
    pub to_name: Option<String>,
    /// The own account that pays.
    pub from_name: String,
    /// How much.
    pub amount: Wei,
    /// The currency's symbol.
    pub symbol: String,
    /// How far it got.
    pub state: OutboxState,
    /// Seconds since it was signed.
    pub age_s: u64,
    /// Whether it is signed and can still be carried out by whoever holds its bytes.
    pub live: bool,
}

/// One payment in full.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PaymentView {
    /// What the list shows.
    pub item: OutboxItemView,
    /// The account that pays.
    pub from: Address,
    /// Its nonce.
    pub nonce: Nonce,
    /// The network's chain id.
    pub chain_id: u64,
    /// The most that the fee can come to.
    pub max_fee: Wei,
    /// Seconds since an endpoint last took it.
    pub sent_ago_s: Option<u64>,
    /// Where it was included.
    pub inclusion: Option<OutboxInclusion>,
    /// What is happening to it now.
    pub now: OutboxNow,
    /// Whether it can be handed over again.
    pub can_resend: bool,
    /// The name of the endpoint whose word this is.
    pub endpoint: Option<String>,
}

/// What is happening to a payment now.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub enum OutboxNow {
    /// Nothing.
    #[default]
    Resting,
    /// It is being handed over.
    Sending,
    /// The endpoint is being asked about it.
    Asking,
    /// The endpoint did not take it; it stays valid.
    NotTaken {
        /// Why.
        reason: chain::SendRefusal,
        /// The endpoint's own words: a quotation.
        remote: Option<String>,
    },
    /// Handing over or asking failed.
    Failed(Problem),
    /// No endpoint of its network is on the list.
    NoEndpoint,
}
