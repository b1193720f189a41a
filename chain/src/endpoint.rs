//! Endpoints: where a person chose to ask, and which network they expect there.
//!
//! Reading a URL stands in `endpoint/url.rs`. Records of endpoints, and their storage, belong to
//! `flows`.

mod url;

use serde::{Deserialize, Serialize};
use wallet_types::{BlockRef, ChainId, Mark};

pub use self::url::{EndpointUrl, EndpointUrlError};
use crate::label::Label;

/// Names an endpoint within the person's list. Never used again once its endpoint is removed.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, Deserialize,
)]
pub struct EndpointId(pub u32);

/// An endpoint that the person confirmed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Endpoint {
    /// Its place in the list.
    pub id: EndpointId,
    /// Where it is.
    pub url: EndpointUrl,
    /// What the person calls it.
    pub name: Label,
    /// The network that the person confirmed for it.
    pub network: Network,
}

/// A network, as the person confirmed it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Network {
    /// Its chain id: the one that signatures carry.
    pub chain_id: ChainId,
    /// Its name.
    pub name: Label,
    /// The symbol of the currency that pays its fees: `ETH`.
    pub symbol: Label,
}

/// Whom to ask: a URL, and the name that marks bear.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Source {
    /// Where.
    pub url: EndpointUrl,
    /// The name under which its claims are shown.
    pub name: String,
}

impl Endpoint {
    /// Returns whom to ask.
    #[must_use]
    pub fn source(&self) -> Source {
        Source {
            url: self.url.clone(),
            name: self.name.as_str().to_owned(),
        }
    }
}

impl Network {
    /// Suggests a name and a symbol for a chain that an endpoint says it serves.
    ///
    /// # Panics
    /// Never: the suggestions are valid names.
    #[must_use]
    pub fn suggested(chain_id: ChainId) -> Self {
        let name = chain_id
            .known_name()
            .and_then(Label::from_lossy)
            .or_else(|| Label::from_lossy(&format!("Chain {chain_id}")));
        let symbol = match chain_id.get() {
            56 => "BNB",
            100 => "xDAI",
            137 => "POL",
            _ => "ETH",
        };
        Self {
            chain_id,
            name: name.expect("a chain id makes a name"),
            symbol: Label::from_lossy(symbol).expect("symbols are names"),
        }
    }
}

impl Source {
    /// Names an endpoint that has no name yet after its host.
    #[must_use]
    pub fn unnamed(url: EndpointUrl) -> Self {
        Self {
            name: url.without_secrets(),
            url,
        }
    }

    /// Returns the mark of everything that this one endpoint says.
    #[must_use]
    pub fn claims(&self, block: Option<BlockRef>) -> Mark {
        Mark::Claimed {
            endpoint: self.name.clone(),
            block,
        }
    }
}
