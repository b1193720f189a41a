//! Answers that cannot be true.

use chain::{
    Answer, Contradiction, Fault, Query, SendOutcome, SendRefusal, TransactionStatus, ValueFault,
};
use wallet_types::{Address, ChainId, Digest, Nonce, Wei};

use super::{BLOCK_9, check_query, node, put};
use crate::support::fault_server::{FaultServer, Step, json_rpc};

#[test]
fn another_chain_than_confirmed() {
    let expected = ChainId::MAINNET;
    let found = ChainId::try_from(5).unwrap();
    check_query(
        &[("eth_chainId", r#""result":"0x5""#)],
        &Query::ConfirmChain { expected },
        Fault::WrongChain { expected, found },
    );
}

#[test]
fn fees_that_cannot_be() {
    let legacy = r#""result":{"number":"0x9","hash":"0x0909090909090909090909090909090909090909090909090909090909090909","timestamp":"0x1","gasLimit":"0x1c9c380"}"#;
    check_query(&[("ByNumber", legacy)], &Query::Fees, Fault::NoFeeMarket);
    check_query(
        &[
            ("ByNumber", BLOCK_9),
            (
                "",
                r#""result":{"oldestBlock":"0x1","baseFeePerGas":["0x8","0x8"],"reward":[["0x0","0x0","0x0"]]}"#,
            ),
        ],
        &Query::Fees,
        Fault::Contradiction(Contradiction::FeeHistory),
    );
    check_query(
        &[
            ("ByNumber", BLOCK_9),
            (
                "",
                r#""result":{"oldestBlock":"0x9","baseFeePerGas":["0x8","0x8"],"reward":[["0x0"]]}"#,
            ),
        ],
        &Query::Fees,
        Fault::Malformed(ValueFault::WrongLength),
    );
}

#[test]
fn broadcasts_that_are_answered_wrongly() {
    let query = Query::Broadcast { raw: vec![2, 0xc0] };
    let other_hash = &[(
        "",
        r#""result":"0x1111111111111111111111111111111111111111111111111111111111111111""#,
    )];
    let error = put(&node(other_hash), &query).expect_err("a contradiction");
    let expected = Fault::Contradiction(Contradiction::TransactionHash);
    assert_eq!(error.fault(), expected);
    assert!(error.is_contradiction() && error.may_have_arrived());
    check_query(
        &[("", r#""result":null"#)],
        &query,
        Fault::Malformed(ValueFault::Missing),
    );
    let limited = &[("", r#""error":{"code":-32005,"message":"limit"}"#)];
    check_query(limited, &query, Fault::RateLimited);

    let refused = node(&[("", r#""error":{"code":-32000,"message":"txpool is full"}"#)]);
    match put(&refused, &query) {
        Ok(Answer::Broadcast(broadcast)) => assert!(matches!(
            broadcast.value().outcome,
            SendOutcome::Refused {
                reason: SendRefusal::PoolFull,
                ..
            }
        )),
        other => panic!("{other:?}"),
    }
}

/// Asks about the transaction whose hash is 32 bytes of `0x22`, sent by `0x0101…` with nonce 3.
fn asked_transaction() -> Query {
    Query::Status {
        hash: Digest::from_bytes([0x22; 32]),
        from: Address::from_bytes([1; 20]),
        nonce: Nonce(3),
    }
}

#[test]
fn receipts_that_contradict() {
    let receipt = |hash: &str, from: &str, number: &str, block: &str, gas: &str, status: &str| {
        format!(
            r#""result":{{"transactionHash":"0x{}","from":"0x{}","blockNumber":"{number}","blockHash":"0x{}","gasUsed":"{gas}","effectiveGasPrice":"0x8","status":"{status}"}}"#,
            hash.repeat(32),
            from.repeat(20),
            block.repeat(32),
        )
    };
    let outcome = |receipt: String| {
        let server = FaultServer::start(true, move |asked| {
            let answer = match asked.body.as_str() {
                body if body.contains("Receipt") => receipt.as_str(),
                body if body.contains("0xa") => r#""result":null"#,
                _ => BLOCK_9,
            };
            vec![Step::Send(json_rpc(asked, answer))]
        });
        put(&server, &asked_transaction()).map_err(|e| e.fault())
    };
    let contradicts = |receipt, expected| {
        assert_eq!(outcome(receipt), Err(Fault::Contradiction(expected)));
    };
    match outcome(receipt("22", "01", "0x9", "09", "0x5208", "0x1")) {
        Ok(Answer::Status(status)) => match status.value() {
            TransactionStatus::Included(inclusion) => {
                assert_eq!(inclusion.fee, Wei::from_u64(21_000 * 8));
            }
            other => panic!("{other:?}"),
        },
        other => panic!("{other:?}"),
    }
    contradicts(
        receipt("23", "01", "0x9", "09", "0x5208", "0x1"),
        Contradiction::OtherTransaction,
    );
    contradicts(
        receipt("22", "02", "0x9", "09", "0x5208", "0x1"),
        Contradiction::SenderOrNonce,
    );
    contradicts(
        receipt("22", "01", "0x9", "08", "0x5208", "0x1"),
        Contradiction::Block,
    );
    contradicts(
        receipt("22", "01", "0xa", "0a", "0x5208", "0x1"),
        Contradiction::BlockAboveHead,
    );
    contradicts(
        receipt("22", "01", "0x9", "09", "0xffffffff", "0x1"),
        Contradiction::Figures,
    );
    assert_eq!(
        outcome(receipt("22", "01", "0x9", "09", "0x5208", "0x2")),
        Err(Fault::Malformed(ValueFault::OutOfRange))
    );
}

#[test]
fn transactions_that_contradict() {
    let transaction = |hash: &str, from: &str, nonce: &str| {
        let text = format!(
            r#""result":{{"hash":"0x{}","from":"0x{}","nonce":"{nonce}","blockHash":null}}"#,
            hash.repeat(32),
            from.repeat(20)
        );
        let server = FaultServer::start(true, move |asked| {
            let answer = match asked.body.as_str() {
                body if body.contains("Receipt") => r#""result":null"#,
                _ => text.as_str(),
            };
            vec![Step::Send(json_rpc(asked, answer))]
        });
        put(&server, &asked_transaction()).map_err(|e| e.fault())
    };
    assert!(transaction("22", "01", "0x3").is_ok());
    let contradicts = |outcome, expected| {
        assert_eq!(outcome, Err(Fault::Contradiction(expected)));
    };
    contradicts(
        transaction("33", "01", "0x3"),
        Contradiction::OtherTransaction,
    );
    contradicts(transaction("22", "02", "0x3"), Contradiction::SenderOrNonce);
    contradicts(transaction("22", "01", "0x4"), Contradiction::SenderOrNonce);
}
