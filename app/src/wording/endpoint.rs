//! What an endpoint failed at, in plain words.

use chain::{Fault, TransportError};

/// Says what went wrong with an endpoint, and what to do.
pub(crate) fn fault(name: &str, fault: Fault, retry_after_s: Option<u64>) -> String {
    let what = match fault {
        Fault::Transport(TransportError::Unreachable) => format!(
            "{name} could not be reached. It may be off, its address may be wrong, or it may not allow web \
             pages to ask it (CORS). A browser does not say which. Check the address, and whether the node runs."
        ),
        Fault::Transport(TransportError::NotWhole) => {
            "Whoever serves this page did not hand over a part of it, so nobody was asked. Go \
             online, or open a copy that is whole, and try again."
                .to_owned()
        }
        Fault::Transport(TransportError::TimedOut) => {
            format!("{name} did not answer in time. It may be slow or overloaded. Ask again.")
        }
        Fault::Transport(TransportError::TooLarge) => {
            format!("{name} sent far more than was asked for, so the answer was dropped.")
        }
        Fault::Transport(TransportError::Truncated) => {
            format!("The answer of {name} broke off. Ask again.")
        }
        Fault::Transport(TransportError::Redirected) => {
            format!(
                "{name} points elsewhere. Holdfast follows nobody: use the address it points to, if you trust it."
            )
        }
        Fault::RateLimited => format!("{name} asks to slow down."),
        Fault::QuotaUsedUp => format!(
            "The quota of {name} is used up. Asking again does not help; use another endpoint."
        ),
        Fault::NotAuthorised => {
            format!("{name} refuses to answer without a valid key. Check the key in its address.")
        }
        Fault::EndpointTrouble => format!("{name} is in trouble of its own. Ask again in a while."),
        Fault::NotJsonRpc(_) => {
            format!("{name} does not speak JSON-RPC: there is something else at this address.")
        }
        Fault::MethodUnavailable => {
            format!("{name} does not offer what is needed here. Use another endpoint.")
        }
        Fault::StateUnavailable => {
            format!("{name} does not have this block: it lags behind, or has pruned it.")
        }
        Fault::WouldRevert => {
            "The payment would fail on the chain, by what the endpoint says. Nothing was signed."
                .into()
        }
        Fault::WouldOverdraw => {
            "The balance does not cover the payment, by what the endpoint says.".into()
        }
        Fault::NoFeeMarket => "This network has no EIP-1559 fees, which this release needs.".into(),
        Fault::Contradiction(_) => {
            format!(
                "{name} contradicts itself ({fault}). Nothing was signed on its word. Use another endpoint."
            )
        }
        Fault::WrongChain { expected, found } => format!(
            "{name} now says that it serves chain {found}; you confirmed chain {expected}. Nothing was signed \
             on its word. Remove it, or ask its operator."
        ),
        other => super::sentence(&format!("{name}: {other}")),
    };
    match retry_after_s {
        Some(seconds) => format!("{what} It asks for {seconds} s."),
        None => what,
    }
}
