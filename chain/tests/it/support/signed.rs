//! Transactions as a wallet would sign them, by the first of anvil's well-known keys.

use alloy_rlp::{BufMut, Encodable};
use k256::ecdsa::SigningKey;
use wallet_types::{Address, ChainId, Digest, Gas, Nonce, Payment, Wei};

/// The address of [`KEY`].
pub(crate) fn sender() -> Address {
    "0xf39Fd6e51aad88F6F4ce6aB8827279cffFb92266"
        .parse()
        .unwrap()
}

/// The second of anvil's accounts.
pub(crate) fn recipient() -> Address {
    "0x70997970C51812dc3A010C7d01b50e0d17dc79C8"
        .parse()
        .unwrap()
}

/// A payment of one ether from [`sender`] to [`recipient`] on anvil's chain.
pub(crate) fn payment(nonce: u64) -> Payment {
    Payment {
        chain_id: ChainId::try_from(31337).unwrap(),
        nonce: Nonce(nonce),
        max_priority_fee_per_gas: Wei::from_u64(1_000_000_000),
        max_fee_per_gas: Wei::from_u64(5_000_000_000),
        gas_limit: Gas::PLAIN_PAYMENT,
        to: recipient(),
        value: Wei::from_u64(1_000_000_000_000_000_000),
        data: vec![],
    }
}

/// Signs a payment and returns what goes to the network.
pub(crate) fn sign(payment: &Payment) -> Vec<u8> {
    let key = SigningKey::from_slice(&KEY).unwrap();
    let digest = Digest::keccak256(&envelope(payment, &[]));
    let (signature, recovery) = key.sign_prehash_recoverable(digest.as_bytes()).unwrap();
    let (r, s) = signature.split_bytes();
    let trim =
        |bytes: &[u8]| -> Vec<u8> { bytes.iter().copied().skip_while(|b| *b == 0).collect() };
    let parity = trim(&[recovery.to_byte()]);
    envelope(payment, &[parity, trim(&r), trim(&s)])
}

/// Writes the type byte and the list ([EIP-1559](https://eips.ethereum.org/EIPS/eip-1559)).
fn envelope(payment: &Payment, signature: &[Vec<u8>]) -> Vec<u8> {
    let mut fields = Vec::new();
    payment.chain_id.get().encode(&mut fields);
    payment.nonce.0.encode(&mut fields);
    integer(payment.max_priority_fee_per_gas, &mut fields);
    integer(payment.max_fee_per_gas, &mut fields);
    payment.gas_limit.0.encode(&mut fields);
    payment.to.as_bytes().as_slice().encode(&mut fields);
    integer(payment.value, &mut fields);
    payment.data.as_slice().encode(&mut fields);
    fields.put_u8(alloy_rlp::EMPTY_LIST_CODE);
    for part in signature {
        part.as_slice().encode(&mut fields);
    }
    let mut raw = vec![2];
    alloy_rlp::Header {
        list: true,
        payload_length: fields.len(),
    }
    .encode(&mut raw);
    raw.extend_from_slice(&fields);
    raw
}

fn integer(amount: Wei, out: &mut Vec<u8>) {
    amount.to_u128().unwrap().encode(out);
}

/// Public: the first key of "test test test test test test test test test test test junk".
const KEY: [u8; 32] = [
    0xac, 0x09, 0x74, 0xbe, 0xc3, 0x9a, 0x17, 0xe3, 0x6b, 0xa4, 0xa6, 0xb4, 0xd2, 0x38, 0xff, 0x94,
    0x4b, 0xac, 0xb4, 0x78, 0xcb, 0xed, 0x5e, 0xfc, 0xae, 0x78, 0x4d, 0x7b, 0xf4, 0xf2, 0xff, 0x80,
];
