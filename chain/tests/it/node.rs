//! Every question, put to a real node.

use std::time::{Duration, Instant};

use chain::{
    Answer, ChainError, Client, Execution, Fault, FeeQuote, Inclusion, Method, Query,
    RecipientKind, Reveals, SendOutcome, SendRefusal, TransactionStatus, ask,
};
use wallet_types::{
    Address, BlockRef, ChainId, Digest, Gas, Mark, Nonce, Payment, Wei, amount::Unit,
};

use crate::support::{
    SystemClock,
    anvil::Anvil,
    block_on,
    native_transport::NativeTransport,
    signed::{payment, recipient, sender, sign},
};

fn asking<V>(anvil: &Anvil, question: impl AsyncFnOnce(&Asker<'_>) -> V) -> V {
    let (transport, source) = (NativeTransport::default(), anvil.source());
    let client = Client::new(&transport, &SystemClock, &source);
    block_on(question(&client))
}

type Asker<'a> = Client<'a, NativeTransport, SystemClock>;

fn send(anvil: &Anvil, payment: &Payment) -> (Digest, SendOutcome) {
    let raw = sign(payment);
    let broadcast = asking(anvil, async |client| client.broadcast(&raw).await);
    let broadcast = broadcast.unwrap();
    assert_eq!(broadcast.value().hash, Digest::keccak256(&raw));
    (broadcast.value().hash, broadcast.value().outcome.clone())
}

fn refusal(anvil: &Anvil, payment: &Payment) -> SendRefusal {
    match send(anvil, payment).1 {
        SendOutcome::Refused { reason, details } => {
            assert!(details.is_some(), "{reason}: the node's own words are kept");
            reason
        }
        taken => panic!("{taken:?}"),
    }
}

fn status(anvil: &Anvil, hash: Digest, nonce: u64) -> TransactionStatus {
    let status = asking(anvil, async |client| {
        client.status(hash, sender(), Nonce(nonce)).await
    });
    *status.unwrap().value()
}

/// Waits until the node has put the transaction into a block, which it does by itself.
fn inclusion(anvil: &Anvil, hash: Digest, nonce: u64) -> Inclusion {
    let began = Instant::now();
    loop {
        match status(anvil, hash, nonce) {
            TransactionStatus::Included(inclusion) => return inclusion,
            TransactionStatus::Pending if began.elapsed() < MINING_LIMIT => {}
            other => panic!("{other:?}"),
        }
    }
}

fn ether(text: &str) -> Wei {
    Wei::parse(text, Unit::Ether).unwrap()
}

fn newest(anvil: &Anvil) -> BlockRef {
    asking(anvil, async |client| client.head().await)
        .unwrap()
        .value()
        .block
}

#[test]
fn tells_chain_head_account_and_recipients() {
    let anvil = Anvil::start(&[]);
    let local = ChainId::try_from(31337).unwrap();
    asking(&anvil, async |client| {
        assert_eq!(client.chain_id().await.unwrap().value(), &local);
        assert!(client.confirm_chain(local).await.is_ok());
        let wrong = client.confirm_chain(ChainId::MAINNET).await;
        let expected = Fault::WrongChain {
            expected: ChainId::MAINNET,
            found: local,
        };
        assert_eq!(wrong.map_err(|e| e.fault()), Err(expected));

        let head = client.head().await.unwrap();
        assert_eq!(head.value().block.number, 0);
        assert_eq!(head.mark().block(), Some(head.value().block));
        assert!(!head.value().lies_ahead_of(head.read_at()));

        let account = client.account(sender()).await.unwrap();
        assert_eq!(account.value().balance, ether("10000"));
        assert_eq!(account.value().nonce, Nonce(0));
        assert_eq!(account.value().pending_nonce, Some(Nonce(0)));
        let claimed = Mark::Claimed {
            endpoint: "Test".to_owned(),
            block: Some(head.value().block),
        };
        assert_eq!(account.mark(), &claimed);
    });
}

#[test]
fn tells_recipients_and_what_calling_them_costs() {
    let anvil = Anvil::start(&[]);
    let at = |byte| Address::from_bytes([byte; 20]);
    anvil.set_code(at(1), "0x00");
    // PUSH1 1, PUSH1 0, SSTORE: writes to a fresh slot.
    anvil.set_code(at(2), "0x6001600055");
    // PUSH1 0, PUSH1 0, REVERT.
    anvil.set_code(at(3), "0x60006000fd");
    anvil.set_code(at(4), &format!("0xef0100{}", "07".repeat(20)));
    asking(&anvil, async |client| {
        let kind = async |address| *client.recipient(address).await.unwrap().value();
        assert_eq!(kind(recipient()).await, RecipientKind::Plain);
        assert_eq!(
            kind(at(2)).await,
            RecipientKind::Contract { code_len_bytes: 5 }
        );
        assert_eq!(kind(at(4)).await, RecipientKind::Delegated { to: at(7) });

        let one = Wei::from_u64(1);
        let gas = async |to| client.gas(sender(), to, one, &[]).await;
        let plain = gas(recipient()).await.unwrap();
        assert_eq!(plain.value().suggested_limit, Gas::PLAIN_PAYMENT);
        let stores = *gas(at(2)).await.unwrap().value();
        assert!(stores.expected > Gas(40_000), "{stores:?}");
        assert!(stores.suggested_limit > stores.expected);
        let reverts = gas(at(3)).await.map_err(|e| e.fault());
        assert_eq!(reverts.err(), Some(Fault::WouldRevert));
    });
}

#[test]
fn sends_and_follows_to_inclusion() {
    let anvil = Anvil::start(&[]);
    let quote = asking(&anvil, async |client| client.fees().await).unwrap();
    assert!(quote.value().is_plausible(), "{quote:?}");
    let offer = quote.value().normal;
    let payment = Payment {
        max_priority_fee_per_gas: offer.max_priority_fee_per_gas,
        max_fee_per_gas: offer.max_fee_per_gas,
        ..payment(0)
    };
    let (hash, outcome) = send(&anvil, &payment);
    assert_eq!(outcome, SendOutcome::Accepted);
    let included = inclusion(&anvil, hash, 0);
    assert_eq!(included.block, newest(&anvil));
    assert_eq!(included.execution, Execution::Succeeded);
    assert_eq!(included.gas_used, Gas::PLAIN_PAYMENT);
    assert_eq!(included.confirmations, 1);
    assert!(included.fee <= payment.max_fee().unwrap());
    let spent = included.fee.checked_add(payment.value).unwrap();
    let account = asking(&anvil, async |client| client.account(sender()).await).unwrap();
    assert_eq!(
        account.value().balance.checked_add(spent),
        Some(ether("10000"))
    );
    assert_eq!(account.value().nonce, Nonce(1));

    anvil.mine();
    anvil.mine();
    assert_eq!(inclusion(&anvil, hash, 0).confirmations, 3);
    assert_eq!(refusal(&anvil, &payment), SendRefusal::NonceTooLow);
}

#[test]
fn quotes_fees_from_a_history() {
    let anvil = Anvil::start(&[]);
    for nonce in 0..25 {
        assert!(send(&anvil, &payment(nonce)).1.is_taken());
    }
    let quote = asking(&anvil, async |client| client.fees().await).unwrap();
    let quote = quote.value();
    assert_eq!(quote.blocks, 20);
    assert!(quote.is_plausible(), "{quote:?}");
    let tip = Wei::from_u64(1_000_000_000);
    assert_eq!(quote.normal.max_priority_fee_per_gas, tip);
    let doubled = quote.next_base_fee_per_gas.checked_mul(2).unwrap();
    assert_eq!(
        quote.normal.max_fee_per_gas,
        doubled.checked_add(tip).unwrap()
    );

    anvil.control("anvil_setNextBlockBaseFeePerGas", "[\"0xe8d4a51000\"]");
    anvil.mine();
    let drained = asking(&anvil, async |client| client.fees().await).unwrap();
    assert!(!drained.value().is_plausible());
    assert!(
        drained.value().normal.max_fee_per_gas > Wei::from_u64(FeeQuote::PRICE_CEILING_WEI),
        "a suspicious price is shown as it is"
    );
}

#[test]
fn follows_what_waits_and_what_is_replaced() {
    let anvil = Anvil::start(&["--no-mining"]);
    let (first, outcome) = send(&anvil, &payment(0));
    assert_eq!(outcome, SendOutcome::Accepted);
    assert_eq!(status(&anvil, first, 0), TransactionStatus::Pending);
    assert_eq!(send(&anvil, &payment(0)).1, SendOutcome::AlreadyKnown);
    let account = asking(&anvil, async |client| client.account(sender()).await).unwrap();
    assert_eq!(account.value().nonce, Nonce(0));
    assert_eq!(account.value().pending_nonce, Some(Nonce(1)));

    let little_more = Payment {
        value: Wei::from_u64(1),
        ..payment(0)
    };
    assert_eq!(
        refusal(&anvil, &little_more),
        SendRefusal::ReplacementUnderpriced
    );
    let dearer = Payment {
        max_priority_fee_per_gas: Wei::from_u64(3_000_000_000),
        max_fee_per_gas: Wei::from_u64(9_000_000_000),
        ..payment(0)
    };
    let (second, outcome) = send(&anvil, &dearer);
    assert_eq!(outcome, SendOutcome::Accepted);
    assert_eq!(status(&anvil, first, 0), TransactionStatus::Unknown);
    anvil.mine();
    let next_nonce = Nonce(1);
    assert_eq!(
        status(&anvil, first, 0),
        TransactionStatus::Replaced { next_nonce }
    );
    assert_eq!(inclusion(&anvil, second, 0).confirmations, 1);
    let never_sent = Digest::keccak256(b"never sent");
    assert_eq!(status(&anvil, never_sent, 1), TransactionStatus::Unknown);
}

#[test]
fn notices_that_a_block_was_taken_back() {
    let anvil = Anvil::start(&[]);
    anvil.mine();
    let (hash, _) = send(&anvil, &payment(0));
    assert_eq!(inclusion(&anvil, hash, 0).block.number, 2);
    anvil.control("anvil_rollback", "[1]");
    let after = status(&anvil, hash, 0);
    assert!(
        matches!(
            after,
            TransactionStatus::Unknown | TransactionStatus::Pending
        ),
        "{after:?}"
    );
}

#[test]
fn tells_an_included_failure_from_a_success() {
    let anvil = Anvil::start(&[]);
    let reverting = Address::from_bytes([3; 20]);
    anvil.set_code(reverting, "0x60006000fd");
    let call = Payment {
        to: reverting,
        gas_limit: Gas(100_000),
        ..payment(0)
    };
    let (hash, outcome) = send(&anvil, &call);
    assert_eq!(outcome, SendOutcome::Accepted);
    let included = inclusion(&anvil, hash, 0);
    assert_eq!(included.execution, Execution::Failed);
    assert!(!included.fee.is_zero());
}

#[test]
fn names_why_a_transaction_is_not_taken() {
    let anvil = Anvil::start(&[]);
    let overdraft = Payment {
        value: ether("10000"),
        ..payment(0)
    };
    assert_eq!(refusal(&anvil, &overdraft), SendRefusal::InsufficientFunds);
    let cheap = Payment {
        max_priority_fee_per_gas: Wei::from_u64(1),
        max_fee_per_gas: Wei::from_u64(1),
        ..payment(0)
    };
    assert_eq!(refusal(&anvil, &cheap), SendRefusal::Underpriced);
    let starved = Payment {
        gas_limit: Gas(20_000),
        ..payment(0)
    };
    assert_eq!(refusal(&anvil, &starved), SendRefusal::GasLimit);
    let elsewhere = Payment {
        chain_id: ChainId::MAINNET,
        ..payment(0)
    };
    assert_eq!(refusal(&anvil, &elsewhere), SendRefusal::WrongChain);
    let garbage = asking(&anvil, async |client| client.broadcast(&[2, 0xc0]).await).unwrap();
    assert!(matches!(
        garbage.value().outcome,
        SendOutcome::Refused {
            reason: SendRefusal::Other,
            ..
        }
    ));
}

#[test]
fn reveals_no_more_than_it_says() {
    let anvil = Anvil::start(&[]);
    let (transport, source) = (NativeTransport::default(), anvil.source());
    let address = sender();
    let hash = Digest::keccak256(b"never sent");
    let mine = Reveals::Address(address);
    let check = |query: Query, expected: &[(Method, Reveals)]| {
        let answer: Result<Answer, ChainError> =
            block_on(ask(&transport, &SystemClock, &source, &query));
        assert!(answer.is_ok(), "{query:?}: {answer:?}");
        assert_eq!(transport.take_ledger(), expected, "{query:?}");
        let strongest = expected
            .iter()
            .any(|(_, reveals)| *reveals == query.reveals());
        assert!(strongest, "{query:?}");
    };
    let head = (Method::BlockByNumber, Reveals::Nothing);
    check(Query::ChainId, &[(Method::ChainId, Reveals::Nothing)]);
    check(Query::Head, &[head]);
    check(Query::Fees, &[head, (Method::FeeHistory, Reveals::Nothing)]);
    check(
        Query::Account { address },
        &[
            head,
            (Method::Balance, mine),
            (Method::TransactionCount, mine),
            (Method::TransactionCount, mine),
        ],
    );
    check(Query::Recipient { address }, &[head, (Method::Code, mine)]);
    let (from, to) = (address, recipient());
    check(
        Query::Gas {
            from,
            to,
            value: Wei::ZERO,
            data: vec![],
        },
        &[head, (Method::EstimateGas, Reveals::Plan { from, to })],
    );
    check(
        Query::Status {
            hash,
            from,
            nonce: Nonce(0),
        },
        &[
            (Method::TransactionReceipt, Reveals::Transaction(hash)),
            (Method::TransactionByHash, Reveals::Transaction(hash)),
            (Method::TransactionCount, mine),
        ],
    );
    let raw = sign(&payment(0));
    let signed = Reveals::SignedTransaction(Digest::keccak256(&raw));
    check(
        Query::Broadcast { raw },
        &[(Method::SendRawTransaction, signed)],
    );
}

const MINING_LIMIT: Duration = Duration::from_secs(20);
