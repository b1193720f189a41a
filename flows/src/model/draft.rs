//! What the person has typed, and what was learned for it.

use chain::{AccountState, EndpointId, EndpointUrl, FeeQuote, GasEstimate, Head, RecipientKind};
use wallet_types::{
    Address, ChainId, Marked, Payment, UnixMs, Wei, amount::Unit, protocol::RequestId,
};

use crate::{
    action::Pace,
    outbox::OutboxEntry,
    problem::{FieldProblem, Problem},
    table::Table,
    view::EndpointTest,
};

/// The list's tests, and a new endpoint.
#[derive(Debug, Default)]
pub(crate) struct EndpointsModel {
    pub(crate) draft: EndpointDraft,
    pub(crate) tests: Table<EndpointId, ListedTest>,
}

pub(crate) type ListedTest = (EndpointTest, UnixMs);

/// A new endpoint.
#[derive(Debug, Default)]
pub(crate) struct EndpointDraft {
    pub(crate) url: String,
    pub(crate) name: String,
    pub(crate) network: String,
    pub(crate) symbol: String,
    pub(crate) problems: DraftProblems,
    pub(crate) stage: Stage,
    pub(crate) from_link: bool,
}

/// What is wrong with the fields.
#[derive(Debug, Default)]
pub(crate) struct DraftProblems {
    pub(crate) url: Option<FieldProblem>,
    pub(crate) name: Option<FieldProblem>,
    pub(crate) network: Option<FieldProblem>,
    pub(crate) symbol: Option<FieldProblem>,
}

/// How far a new endpoint got.
#[derive(Debug, Default)]
pub(crate) enum Stage {
    #[default]
    Typing,
    Asking {
        url: EndpointUrl,
        chain_id: Option<ChainId>,
        since: UnixMs,
    },
    Tried(Tried),
    Failed(Problem),
    Reloading,
}

/// What a new endpoint said.
#[derive(Debug)]
pub(crate) struct Tried {
    pub(crate) url: EndpointUrl,
    pub(crate) chain_id: ChainId,
    pub(crate) head: Head,
    pub(crate) problem: Option<Problem>,
}

/// A payment being written, reviewed or followed.
#[derive(Debug, Default)]
pub(crate) struct SendModel {
    pub(crate) form: SendForm,
    pub(crate) answers: SendAnswers,
    pub(crate) reviewing: Option<Reviewing>,
    /// Signed, and not in the outbox: it was not sent.
    pub(crate) unstored: Option<(OutboxEntry, Problem)>,
    pub(crate) following: Option<wallet_types::Digest>,
}

/// The form.
#[derive(Debug, Default)]
pub(crate) struct SendForm {
    pub(crate) recipient: String,
    /// What is wrong with a link that was pasted for it.
    pub(crate) link: Option<FieldProblem>,
    pub(crate) amount: String,
    pub(crate) unit: FormUnit,
    pub(crate) all: bool,
    pub(crate) pace: Pace,
    pub(crate) cap: String,
    pub(crate) tip: String,
    pub(crate) edited_at: UnixMs,
    /// Whether the person asked for the review once: from then on gaps are pointed out.
    pub(crate) checked: bool,
}

/// The unit of the form, ether unless chosen otherwise.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct FormUnit(pub(crate) Unit);

/// What endpoints said about the payment that is being written.
#[derive(Debug, Default)]
pub(crate) struct SendAnswers {
    pub(crate) account: Option<Marked<AccountState>>,
    pub(crate) fees: Option<Marked<FeeQuote>>,
    pub(crate) recipient: Option<(Address, Marked<RecipientKind>)>,
    pub(crate) gas: Option<(Address, Wei, Marked<GasEstimate>)>,
    pub(crate) gas_asked: Option<(Address, Wei)>,
    pub(crate) confirmed: bool,
    pub(crate) problem: Option<Problem>,
}

/// A payment in review.
#[derive(Debug)]
pub(crate) struct Reviewing {
    pub(crate) id: RequestId,
    pub(crate) payment: Payment,
    pub(crate) from: Address,
    pub(crate) symbol: String,
}

impl Default for FormUnit {
    fn default() -> Self {
        Self(Unit::Ether)
    }
}
