//! Errors as nodes and providers word them.
//!
//! Sources: go-ethereum `core/txpool/errors.go`, `core/error.go`, `internal/ethapi`; reth
//! `rpc-eth-types/src/error`; nethermind `AcceptTxResult`; besu `TransactionInvalidReason` and
//! `RpcErrorType`; the public error pages of Alchemy, Infura and QuickNode; anvil 1.7.1 (measured).

use super::*;

fn error(code: i64, message: &str) -> ErrorObject {
    ErrorObject {
        code,
        message: message.to_owned(),
    }
}

fn check(code: i64, message: &str, expected: Fault) {
    assert_eq!(fault_of(&error(code, message), 200), expected, "{message}");
}

fn check_send(message: &str, expected: SendVerdict) {
    assert_eq!(
        send_verdict(&error(-32000, message), 200),
        expected,
        "{message}"
    );
}

fn check_refusal(message: &str, refusal: SendRefusal) {
    check_send(message, SendVerdict::Refused(refusal));
}

#[test]
fn tells_limits_from_quotas() {
    check(-32005, "limit exceeded", Fault::RateLimited);
    check(-32016, "over rate limit", Fault::RateLimited);
    check(429, "", Fault::RateLimited);
    check(
        429,
        "Your app has exceeded its compute units per second capacity.",
        Fault::RateLimited,
    );
    check(
        429,
        "Monthly capacity limit exceeded. Visit your dashboard to upgrade.",
        Fault::QuotaUsedUp,
    );
    check(
        -32005,
        "daily request count exceeded, request rate limited",
        Fault::QuotaUsedUp,
    );
    check(
        -32000,
        "Too many requests, reason: call rate limit exhausted",
        Fault::RateLimited,
    );
    check(402, "payment required", Fault::QuotaUsedUp);
}

#[test]
fn tells_lacks_from_failures() {
    check(
        -32601,
        "the method eth_x does not exist/is not available",
        Fault::MethodUnavailable,
    );
    check(-32004, "Method not supported", Fault::MethodUnavailable);
    check(
        -32000,
        "eth_x is not available on your plan",
        Fault::MethodUnavailable,
    );
    check(-32602, "invalid argument 1", Fault::InvalidParameters);
    check(-32600, "invalid request", Fault::InvalidParameters);
    check(-32603, "Internal error", Fault::EndpointTrouble);
    check(-32000, "header not found", Fault::StateUnavailable);
    check(-32001, "Resource not found", Fault::StateUnavailable);
    check(
        -32000,
        "missing trie node 1f6a (path ) state 0x1f6a is not available",
        Fault::StateUnavailable,
    );
    check(
        -32000,
        "required historical state unavailable",
        Fault::StateUnavailable,
    );
    check(
        -32000,
        "request beyond head block: requested 9, head 8",
        Fault::StateUnavailable,
    );
    check(
        -32000,
        "project ID does not have an api key",
        Fault::NotAuthorised,
    );
    check(-39999, "something else", Fault::Other { code: -39999 });
}

#[test]
fn tells_calls_that_would_fail() {
    check(3, "execution reverted: nope", Fault::WouldRevert);
    check(-32000, "execution reverted", Fault::WouldRevert);
    check(-32015, "VM execution error.", Fault::WouldRevert);
    check(-32016, "The execution failed", Fault::RateLimited);
    check(
        -32000,
        "out of gas: gas required exceeds: 100",
        Fault::WouldRevert,
    );
    check(
        -32000,
        "insufficient funds for gas * price + value: balance 0, tx cost 1",
        Fault::WouldOverdraw,
    );
    check(
        -32000,
        "gas required exceeds allowance (0)",
        Fault::WouldOverdraw,
    );
}

#[test]
fn lets_the_http_status_decide_last() {
    let other = error(-32099, "no idea");
    assert_eq!(fault_of(&other, 200), Fault::Other { code: -32099 });
    assert_eq!(fault_of(&other, 401), Fault::NotAuthorised);
    assert_eq!(fault_of(&other, 402), Fault::QuotaUsedUp);
    assert_eq!(fault_of(&other, 429), Fault::RateLimited);
    assert_eq!(fault_of(&other, 503), Fault::EndpointTrouble);
    let method = error(-32601, "method not found");
    assert_eq!(fault_of(&method, 404), Fault::MethodUnavailable);
}

#[test]
fn recognises_what_is_known_already() {
    for message in [
        "already known",
        "AlreadyKnown, Hash: 0x12",
        "Known transaction",
        "known transaction: 0x12",
        "transaction already imported",
        "Transaction already exists",
    ] {
        check_send(message, SendVerdict::AlreadyKnown);
    }
    check_refusal("unknown transaction type", SendRefusal::Other);
}

#[test]
fn names_refusals() {
    check_refusal(
        "nonce too low: next nonce 4, tx nonce 3",
        SendRefusal::NonceTooLow,
    );
    check_refusal("OldNonce, Current nonce: 4", SendRefusal::NonceTooLow);
    check_refusal("nonce too high", SendRefusal::NonceTooHigh);
    check_refusal(
        "replacement transaction underpriced",
        SendRefusal::ReplacementUnderpriced,
    );
    check_refusal("transaction underpriced", SendRefusal::Underpriced);
    check_refusal(
        "max fee per gas less than block base fee",
        SendRefusal::Underpriced,
    );
    check_refusal(
        "FeeTooLow, EffectivePriorityFeePerGas too low",
        SendRefusal::Underpriced,
    );
    check_refusal(
        "Gas price below configured minimum gas price",
        SendRefusal::Other,
    );
    check_refusal(
        "insufficient funds for gas * price + value",
        SendRefusal::InsufficientFunds,
    );
    check_refusal(
        "Insufficient funds for gas * price + value",
        SendRefusal::InsufficientFunds,
    );
    check_refusal(
        "Upfront cost exceeds account balance",
        SendRefusal::InsufficientFunds,
    );
    check_refusal("intrinsic gas too low", SendRefusal::GasLimit);
    check_refusal("exceeds block gas limit", SendRefusal::GasLimit);
    check_refusal(
        "tx fee (2.00 ether) exceeds the configured cap (1.00 ether)",
        SendRefusal::FeeAboveEndpointCap,
    );
    check_refusal("invalid sender", SendRefusal::WrongChain);
    check_refusal(
        "invalid chain id for signer: have 1 want 2",
        SendRefusal::WrongChain,
    );
    check_refusal("txpool is full", SendRefusal::PoolFull);
    check_refusal(
        "rlp: value size exceeds available input length",
        SendRefusal::Other,
    );
}

#[test]
fn keeps_faults_of_the_endpoint_apart_from_refusals() {
    let verdict = |code, message| send_verdict(&error(code, message), 200);
    assert_eq!(
        verdict(-32005, "limit exceeded"),
        SendVerdict::Fault(Fault::RateLimited)
    );
    assert_eq!(
        verdict(-32601, "method not found"),
        SendVerdict::Fault(Fault::MethodUnavailable)
    );
    assert_eq!(
        verdict(-32603, "internal error"),
        SendVerdict::Fault(Fault::EndpointTrouble)
    );
    assert_eq!(
        verdict(-32602, "Failed to decode transaction"),
        SendVerdict::Refused(SendRefusal::Other)
    );
}
