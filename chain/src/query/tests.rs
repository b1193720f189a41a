//! Every question, answered by chance.

use core::{
    cell::Cell,
    pin::pin,
    task::{Context, Poll, Waker},
};

use proptest::prelude::*;
use wallet_types::UnixMs;

use super::*;
use crate::transport::{HttpRequest, HttpResponse, TransportError};

/// Answers with these results, one after the other, under the right id.
struct Chance {
    results: Vec<String>,
    asked: Cell<usize>,
}

struct Noon;

impl Clock for Noon {
    fn now(&self) -> UnixMs {
        UnixMs(1_700_000_000_000)
    }
}

impl Transport for Chance {
    async fn post(&self, request: HttpRequest) -> Result<HttpResponse, TransportError> {
        let at = self.asked.replace(self.asked.get() + 1);
        let result = &self.results[at % self.results.len()];
        let id = request.body.split("\"id\":").nth(1).unwrap_or_default();
        let id = id.split(',').next().unwrap_or_default();
        Ok(HttpResponse {
            status: 200,
            body: format!(r#"{{"id":{id},{result}}}"#).into_bytes(),
            retry_after: None,
        })
    }
}

fn leaf() -> impl Strategy<Value = String> {
    prop_oneof![
        Just("null".to_owned()),
        Just("true".to_owned()),
        Just("1.5".to_owned()),
        any::<u64>().prop_map(|number| format!("\"{number:#x}\"")),
        (0_u64..5).prop_map(|number| format!("\"{number:#x}\"")),
        (0_usize..70).prop_map(|digits| format!("\"0x{}\"", "f".repeat(digits))),
        any::<u8>().prop_map(|byte| format!("\"0x{}\"", format!("{byte:02x}").repeat(32))),
        any::<u8>().prop_map(|byte| format!("\"0x{}\"", format!("{byte:02x}").repeat(20))),
        Just(format!("\"0x{}\"", "22".repeat(32))),
        Just(format!("\"0x{}\"", "01".repeat(20))),
        Just(r#"["0x8","0x9"]"#.to_owned()),
        Just(r#"[["0x1","0x2","0x3"]]"#.to_owned()),
    ]
}

/// Objects that hold everything any reader looks for, with values by chance.
fn object() -> impl Strategy<Value = String> {
    prop::collection::vec(leaf(), NAMES.len()).prop_map(|values| {
        let fields: Vec<String> = NAMES
            .iter()
            .zip(values)
            .map(|(name, value)| format!("\"{name}\":{value}"))
            .collect();
        format!("{{{}}}", fields.join(","))
    })
}

fn reply() -> impl Strategy<Value = String> {
    let error = (any::<i64>(), "[a-z ]{0,20}")
        .prop_map(|(code, words)| format!(r#""error":{{"code":{code},"message":"{words}"}}"#));
    prop_oneof![
        3 => object().prop_map(|value| format!("\"result\":{value}")),
        3 => leaf().prop_map(|value| format!("\"result\":{value}")),
        1 => error,
    ]
}

fn queries() -> [Query; 9] {
    let (from, to) = (Address::from_bytes([1; 20]), Address::from_bytes([2; 20]));
    [
        Query::ChainId,
        Query::ConfirmChain {
            expected: ChainId::MAINNET,
        },
        Query::Head,
        Query::Fees,
        Query::Account { address: from },
        Query::Recipient { address: to },
        Query::Gas {
            from,
            to,
            value: Wei::ZERO,
            data: vec![],
        },
        Query::Broadcast { raw: vec![2] },
        Query::Status {
            hash: Digest::from_bytes([0x22; 32]),
            from,
            nonce: Nonce(2),
        },
    ]
}

proptest! {
    #[test]
    fn ends_whatever_is_answered(results in prop::collection::vec(reply(), 1..6)) {
        let source = Source::unnamed("http://localhost".parse().expect("a URL"));
        for query in queries() {
            let chance = Chance { results: results.clone(), asked: Cell::new(0) };
            let mut asking = pin!(ask(&chance, &Noon, &source, &query));
            let outcome = asking.as_mut().poll(&mut Context::from_waker(Waker::noop()));
            prop_assert!(matches!(outcome, Poll::Ready(_)));
            prop_assert!(chance.asked.get() <= 6, "asked {} times", chance.asked.get());
        }
    }
}

const NAMES: [&str; 19] = [
    "number",
    "hash",
    "timestamp",
    "baseFeePerGas",
    "gasLimit",
    "oldestBlock",
    "reward",
    "transactionHash",
    "from",
    "blockNumber",
    "blockHash",
    "gasUsed",
    "effectiveGasPrice",
    "l1Fee",
    "status",
    "nonce",
    "code",
    "message",
    "to",
];
