//! Endpoints: the list, and a new one.

use chain::EndpointId;
use wallet_types::ChainId;

use crate::problem::{FieldProblem, Problem};

/// The list of endpoints.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct EndpointsView {
    /// The list; the first is the one that is asked.
    pub items: Vec<EndpointItemView>,
    /// How the list can be changed now.
    pub change: ChangeMode,
}

/// One endpoint.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct EndpointItemView {
    /// Its place.
    pub id: EndpointId,
    /// Its name.
    pub name: String,
    /// Host and port, with `/…` in place of a path, which may hold a key.
    pub host: String,
    /// The network's name.
    pub network: String,
    /// The chain id that was confirmed.
    pub chain_id: ChainId,
    /// Whether it is the one that is asked.
    pub asked: bool,
    /// The last test.
    pub test: EndpointTest,
}

/// A test of a listed endpoint.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub enum EndpointTest {
    /// Not tested since the page was loaded.
    #[default]
    Untested,
    /// Under way.
    Asking,
    /// It serves the confirmed chain.
    Passed {
        /// Its newest block.
        block: u64,
        /// Seconds since the test.
        age_s: u64,
    },
    /// It does not answer, or not as confirmed.
    Failed(Problem),
}

/// How the list can be changed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum ChangeMode {
    /// At once: the page is open.
    AtOnce,
    /// A new endpoint costs a reload and an unlock: the page is sealed.
    ByReload,
    /// No new endpoint: the page is sealed, and keeps nothing across a reload.
    MemoryOnly,
    /// Not here: another tab writes.
    ReadingOnly,
}

/// A new endpoint.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AddEndpointView {
    /// The address.
    pub url: FieldView,
    /// Its name.
    pub name: FieldView,
    /// The network's name.
    pub network: FieldView,
    /// The symbol of the network's currency.
    pub symbol: FieldView,
    /// How far it got.
    pub stage: AddStage,
    /// How the list can be changed now.
    pub change: ChangeMode,
    /// Whether the address came with a link, and was not typed here.
    pub from_link: bool,
}

/// How far a new endpoint got.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum AddStage {
    /// The address is being typed; nothing has been asked.
    Typing,
    /// It is being asked which chain it serves.
    Asking {
        /// Host and port.
        host: String,
        /// Seconds since.
        for_s: u64,
    },
    /// It answered: name and confirm the network.
    Tried(TriedView),
    /// It did not answer usefully; what was typed is kept.
    Failed(Problem),
    /// It is being written to the list.
    Saving,
    /// The page is about to reload.
    Reloading,
}

/// What a new endpoint said.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TriedView {
    /// Host and port.
    pub host: String,
    /// The chain it says it serves.
    pub chain_id: ChainId,
    /// Whether this build knows a name for the chain.
    pub known_chain: bool,
    /// Its newest block.
    pub block: u64,
    /// Seconds since that block was made, by its own statement.
    pub block_age_s: u64,
    /// Why it could not be written to the list.
    pub problem: Option<Problem>,
}

/// A field with what was typed.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct FieldView {
    /// What was typed.
    pub text: String,
    /// What is wrong with it; `None` while it was not left or used yet.
    pub problem: Option<FieldProblem>,
}
