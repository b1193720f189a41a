//! What several suites need: data files, hexadecimal text, sample requests.

use serde_json::Value;
use wallet_types::{
    AccountIndex, Address, ChainId, Gas, Mark, Nonce, Payment, Wei,
    review::{Context, Intent, ReviewRequest},
};

/// The phrase of the sample vault and of most tests, known to every development node.
pub(crate) const WORDS: &str = "test test test test test test test test test test test junk";
/// The first three addresses that follow from it, as development nodes print them.
pub(crate) const ADDRESSES: [&str; 3] = [
    "0xf39Fd6e51aad88F6F4ce6aB8827279cffFb92266",
    "0x70997970C51812dc3A010C7d01b50e0d17dc79C8",
    "0x3C44CdDdB6a900fa2b585dd299e03d12FA4293BC",
];

/// Reads a file of `tests/data`.
pub(crate) fn data(name: &str) -> Value {
    let path = format!("{}/tests/data/{name}", env!("CARGO_MANIFEST_DIR"));
    let text = std::fs::read_to_string(path).unwrap();
    serde_json::from_str(&text).unwrap()
}

/// Reads hexadecimal text, with or without `0x`.
pub(crate) fn unhex(text: &str) -> Vec<u8> {
    alloy_primitives::hex::decode(text).unwrap()
}

/// Reads hexadecimal text of a known length.
pub(crate) fn unhex_array<const N: usize>(text: &str) -> [u8; N] {
    unhex(text).try_into().unwrap()
}

/// A plain payment of 0.5 ETH to a stranger.
pub(crate) fn payment() -> Payment {
    Payment {
        chain_id: ChainId::MAINNET,
        nonce: Nonce(14),
        max_priority_fee_per_gas: Wei::from_u64(1_500_000_000),
        max_fee_per_gas: Wei::from_u64(20_000_000_000),
        gas_limit: Gas::PLAIN_PAYMENT,
        to: "0xd8dA6BF26964aF9D7eEd9e03E53415D37aA96045"
            .parse()
            .unwrap(),
        value: Wei::from_u64(500_000_000_000_000_000),
        data: Vec::new(),
    }
}

/// A mark that needs no tick.
pub(crate) fn agreed() -> Mark {
    Mark::Agreed {
        agreeing: 2,
        asked: 3,
        block: wallet_types::BlockRef {
            number: 7,
            hash: wallet_types::Digest::from_bytes([7; 32]),
        },
    }
}

/// A mark that needs one.
pub(crate) fn claimed() -> Mark {
    Mark::Claimed {
        endpoint: "mine".into(),
        block: None,
    }
}

/// What the page knows about [`payment`]: enough balance, figures agreed, recipient paid before.
pub(crate) fn context() -> Context {
    Context {
        network_name: "Ethereum".into(),
        balance: Some((Wei::from_u64(2_000_000_000_000_000_000), agreed())),
        nonce_mark: agreed(),
        fee_mark: agreed(),
        paid_before: vec![(payment().to, Some("Ada".into()))],
    }
}

/// Asks for the review of a payment by the first account.
pub(crate) fn request(payment: Payment, context: Context) -> ReviewRequest {
    ReviewRequest {
        from: AccountIndex(0),
        intent: Intent::Payment(payment),
        context,
    }
}

/// Reads one of [`ADDRESSES`].
pub(crate) fn own_address(index: usize) -> Address {
    ADDRESSES[index].parse().unwrap()
}

/// Reads Base58, without looking at its checksum.
pub(crate) fn base58(text: &str) -> Vec<u8> {
    const DIGITS: &str = "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz";
    let mut bytes = vec![0_u8; 82];
    for digit in text.chars() {
        let mut carry = DIGITS.find(digit).unwrap();
        for byte in bytes.iter_mut().rev() {
            carry += usize::from(*byte) * 58;
            *byte = u8::try_from(carry % 256).unwrap();
            carry /= 256;
        }
    }
    bytes
}
