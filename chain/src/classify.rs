//! What an endpoint's error means.
//!
//! Providers agree neither on numbers nor on words. A number that the standards fix decides first,
//! then well-known phrases, then the number's class, then the HTTP status it came under.

use crate::{
    broadcast::SendRefusal,
    error::Fault,
    json_rpc::{ErrorObject, by_status},
};

/// What an error to a broadcast means.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum SendVerdict {
    /// The endpoint had it already.
    AlreadyKnown,
    /// It does not take it.
    Refused(SendRefusal),
    /// The error is about the endpoint, not about the transaction.
    Fault(Fault),
}

/// Names the fault behind an error that came under an HTTP status.
pub(crate) fn fault_of(error: &ErrorObject, status: u16) -> Fault {
    let message = error.message.to_ascii_lowercase();
    let by_phrase = || PHRASES.iter().find(|(phrase, _)| message.contains(phrase));
    if let Some(fault) = by_fixed_code(error.code) {
        return match (fault, by_phrase()) {
            // "Too many requests" and "monthly quota" share a number, but only the first passes.
            (Fault::RateLimited, Some((_, Fault::QuotaUsedUp))) => Fault::QuotaUsedUp,
            _ => fault,
        };
    }
    if let Some((_, fault)) = by_phrase() {
        return *fault;
    }
    by_code_class(error.code)
        .or_else(|| by_status(status))
        .unwrap_or(Fault::Other { code: error.code })
}

/// Names what an error to a broadcast means.
pub(crate) fn send_verdict(error: &ErrorObject, status: u16) -> SendVerdict {
    let message = error.message.to_ascii_lowercase();
    let contains = |phrases: &[&str]| phrases.iter().any(|phrase| message.contains(phrase));
    // "Unknown transaction type" is not "known transaction".
    let without_unknown = message.replace("unknown", "");
    if KNOWN_PHRASES
        .iter()
        .any(|known| without_unknown.contains(known))
    {
        return SendVerdict::AlreadyKnown;
    }
    if let Some((_, refusal)) = REFUSALS.iter().find(|(phrases, _)| contains(phrases)) {
        return SendVerdict::Refused(*refusal);
    }
    match fault_of(error, status) {
        fault @ (Fault::RateLimited
        | Fault::QuotaUsedUp
        | Fault::NotAuthorised
        | Fault::MethodUnavailable
        | Fault::EndpointTrouble) => SendVerdict::Fault(fault),
        _ => SendVerdict::Refused(SendRefusal::Other),
    }
}

/// Numbers whose meaning a standard or wide custom fixes.
const fn by_fixed_code(code: i64) -> Option<Fault> {
    match code {
        -32005 | -32016 | -32029 | 429 => Some(Fault::RateLimited),
        402 => Some(Fault::QuotaUsedUp),
        401 | 403 => Some(Fault::NotAuthorised),
        -32601 | -32004 => Some(Fault::MethodUnavailable),
        3 => Some(Fault::WouldRevert),
        _ => None,
    }
}

/// Numbers that say less than their words do.
const fn by_code_class(code: i64) -> Option<Fault> {
    match code {
        -32602 | -32600 | -32700 => Some(Fault::InvalidParameters),
        -32001 | -32002 => Some(Fault::StateUnavailable),
        -32603 | 500..=599 => Some(Fault::EndpointTrouble),
        _ => None,
    }
}

/// Phrases in small letters, the more special before the more general.
const PHRASES: &[(&str, Fault)] = &[
    ("on your plan", Fault::MethodUnavailable),
    ("on the free plan", Fault::MethodUnavailable),
    ("upgrade your plan to", Fault::MethodUnavailable),
    ("method not found", Fault::MethodUnavailable),
    ("method not supported", Fault::MethodUnavailable),
    ("unsupported method", Fault::MethodUnavailable),
    ("is not whitelisted", Fault::MethodUnavailable),
    ("monthly", Fault::QuotaUsedUp),
    ("quota", Fault::QuotaUsedUp),
    ("daily request", Fault::QuotaUsedUp),
    ("out of credits", Fault::QuotaUsedUp),
    ("capacity limit exceeded", Fault::QuotaUsedUp),
    ("too many requests", Fault::RateLimited),
    ("rate limit", Fault::RateLimited),
    ("rate-limit", Fault::RateLimited),
    ("request limit", Fault::RateLimited),
    ("compute units per second", Fault::RateLimited),
    ("slow down", Fault::RateLimited),
    ("api key", Fault::NotAuthorised),
    ("unauthorized", Fault::NotAuthorised),
    ("forbidden", Fault::NotAuthorised),
    ("missing trie node", Fault::StateUnavailable),
    ("header not found", Fault::StateUnavailable),
    ("unknown block", Fault::StateUnavailable),
    ("block not found", Fault::StateUnavailable),
    ("blocknotfound", Fault::StateUnavailable),
    ("pruned", Fault::StateUnavailable),
    ("historical state", Fault::StateUnavailable),
    ("state not available", Fault::StateUnavailable),
    ("state is not available", Fault::StateUnavailable),
    ("beyond head block", Fault::StateUnavailable),
    ("block is out of range", Fault::StateUnavailable),
    ("is not available", Fault::MethodUnavailable),
    ("execution reverted", Fault::WouldRevert),
    ("vm execution error", Fault::WouldRevert),
    ("invalid opcode", Fault::WouldRevert),
    ("out of gas", Fault::WouldRevert),
    ("revert", Fault::WouldRevert),
    ("insufficient funds", Fault::WouldOverdraw),
    ("insufficient balance", Fault::WouldOverdraw),
    ("exceeds allowance", Fault::WouldOverdraw),
    ("timeout", Fault::EndpointTrouble),
    ("timed out", Fault::EndpointTrouble),
];

/// How nodes say that they have a transaction already: geth, nethermind, besu, erigon, reth.
const KNOWN_PHRASES: &[&str] = &[
    "already known",
    "already imported",
    "alreadyknown",
    "known transaction",
    "already in mempool",
    "already exists",
    "already in the pool",
];

/// How nodes say that they do not take a transaction, the more special before the more general.
const REFUSALS: &[(&[&str], SendRefusal)] = &[
    (
        &[
            "replacement transaction underpriced",
            "replacement underpriced",
            "replacementnotallowed",
            "could not replace",
            "another transaction with same nonce",
        ],
        SendRefusal::ReplacementUnderpriced,
    ),
    (
        &[
            "exceeds the configured cap",
            "tx fee exceeds",
            "fee cap exceeded",
        ],
        SendRefusal::FeeAboveEndpointCap,
    ),
    (
        &[
            "underpriced",
            "less than block base fee",
            "below base fee",
            "feetoolow",
            "fee too low",
            "gas price too low",
            "below the minimum",
            "tip below",
        ],
        SendRefusal::Underpriced,
    ),
    (
        &[
            "nonce too low",
            "oldnonce",
            "nonce is too low",
            "nonce_too_low",
            "nonce has already been used",
        ],
        SendRefusal::NonceTooLow,
    ),
    (
        &[
            "nonce too high",
            "nonce is too high",
            "nonce gap",
            "noncegap",
            "nonce too distant",
            "too far in the future",
        ],
        SendRefusal::NonceTooHigh,
    ),
    (
        &[
            "insufficient funds",
            "insufficientfunds",
            "insufficient balance",
            "upfront cost exceeds",
            "upfront_cost_exceeds",
            "not enough funds",
        ],
        SendRefusal::InsufficientFunds,
    ),
    (
        &[
            "intrinsic gas",
            "exceeds block gas limit",
            "gas limit",
            "gaslimit",
            "gas too low",
        ],
        SendRefusal::GasLimit,
    ),
    (
        &[
            "chain id",
            "chainid",
            "chain_id",
            "invalid sender",
            "replay-protected",
            "replay protected",
        ],
        SendRefusal::WrongChain,
    ),
    (
        &[
            "txpool is full",
            "pool is full",
            "pool full",
            "poolfull",
            "txpool overflow",
        ],
        SendRefusal::PoolFull,
    ),
];

#[cfg(test)]
mod tests;
