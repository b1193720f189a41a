//! Transactions of every type, generated; and what holds for all of them.

use alloy_primitives::U256;
use proptest::{collection::vec, prelude::*};
use wallet_core::{
    signing_key::{Signature, SigningKey},
    transaction::{attach, authority, decode_any, digest, encode, sign_authorization},
};
use wallet_types::{
    Address, ChainId, Digest, Gas, Nonce, Transaction, Wei,
    transaction::{
        AccessItem, Authorization, Fees, Kind, RawSignature, SignedAuthorization, StorageKey,
    },
};

fn address() -> impl Strategy<Value = Address> {
    any::<[u8; 20]>().prop_map(Address::from_bytes)
}

fn number() -> impl Strategy<Value = U256> {
    let parts = (any::<[u8; 32]>(), 0..=32_usize);
    parts.prop_map(|(bytes, len)| U256::from_be_slice(&bytes[..len]))
}

/// A price that 128 bits hold, as the other implementation has it.
fn price() -> impl Strategy<Value = Wei> {
    let parts = (any::<u128>(), 0..128_u32);
    parts.prop_map(|(number, shift)| Wei::new(U256::from(number >> shift)))
}

fn chain() -> impl Strategy<Value = ChainId> {
    let parts = (any::<u64>(), 0..64_u32);
    parts.prop_map(|(id, shift)| ChainId::try_from((id >> shift).max(1)).unwrap())
}

fn access_list() -> impl Strategy<Value = Vec<AccessItem>> {
    let keys = vec(any::<[u8; 32]>().prop_map(StorageKey), 0..3);
    vec(
        (address(), keys).prop_map(|(address, keys)| AccessItem { address, keys }),
        0..4,
    )
}

fn authorization() -> impl Strategy<Value = SignedAuthorization> {
    let authorization = (prop::option::of(chain()), address(), any::<u64>()).prop_map(
        |(chain_id, address, nonce)| Authorization {
            chain_id,
            address,
            nonce: Nonce(nonce),
        },
    );
    let nonsense = (any::<u8>(), number(), number()).prop_map(|(y_parity, r, s)| RawSignature {
        y_parity,
        r: r.to_be_bytes(),
        s: s.to_be_bytes(),
    });
    (authorization, key(), prop::option::of(nonsense)).prop_map(|(authorization, key, nonsense)| {
        let mut signed = sign_authorization(&authorization, &key);
        signed.signature = nonsense.unwrap_or(signed.signature);
        signed
    })
}

pub(super) fn key() -> impl Strategy<Value = SigningKey> {
    any::<[u8; 31]>().prop_map(|bytes| {
        let mut key = [1; 32];
        key[1..].copy_from_slice(&bytes);
        SigningKey::from_bytes(&key).unwrap()
    })
}

fn kind() -> impl Strategy<Value = Kind> {
    let to = || prop::option::of(address());
    let fees = || {
        (price(), price()).prop_map(|(tip, cap)| Fees {
            max_priority_fee_per_gas: tip,
            max_fee_per_gas: cap,
        })
    };
    let hash = any::<[u8; 32]>().prop_map(Digest::from_bytes);
    prop_oneof![
        (prop::option::of(chain()), price(), to()).prop_map(|(chain_id, gas_price, to)| {
            Kind::Legacy {
                chain_id,
                gas_price,
                to,
            }
        }),
        (chain(), price(), to(), access_list()).prop_map(
            |(chain_id, gas_price, to, access_list)| Kind::AccessList {
                chain_id,
                gas_price,
                to,
                access_list,
            }
        ),
        (chain(), fees(), to(), access_list()).prop_map(|(chain_id, fees, to, access_list)| {
            Kind::FeeMarket {
                chain_id,
                fees,
                to,
                access_list,
            }
        }),
        (
            chain(),
            fees(),
            address(),
            access_list(),
            price(),
            vec(hash, 0..5)
        )
            .prop_map(
                |(chain_id, fees, to, access_list, max_fee_per_blob_gas, blob_hashes)| Kind::Blob {
                    chain_id,
                    fees,
                    to,
                    access_list,
                    max_fee_per_blob_gas,
                    blob_hashes,
                }
            ),
        (
            chain(),
            fees(),
            address(),
            access_list(),
            vec(authorization(), 0..4)
        )
            .prop_map(
                |(chain_id, fees, to, access_list, authorizations)| Kind::SetCode {
                    chain_id,
                    fees,
                    to,
                    access_list,
                    authorizations,
                }
            ),
    ]
}

pub(super) fn transaction() -> impl Strategy<Value = Transaction> {
    let data = vec(any::<u8>(), 0..300);
    (any::<u64>(), any::<u64>(), number(), data, kind()).prop_map(
        |(nonce, gas, value, data, kind)| Transaction {
            nonce: Nonce(nonce),
            gas_limit: Gas(gas),
            value: Wei::new(value),
            data,
            kind,
        },
    )
}

pub(super) fn sign(transaction: &Transaction, key: &SigningKey) -> (Vec<u8>, Signature) {
    let signature = key.sign(&digest(transaction));
    (attach(transaction, &signature).raw, signature)
}

proptest! {
    #[test]
    fn reads_what_it_wrote(transaction in transaction(), key in key()) {
        let unsigned = encode(&transaction);
        let (signed, signature) = sign(&transaction, &key);
        for (bytes, expected) in [(unsigned, None), (signed, Some(signature))] {
            let decoded = decode_any(&bytes).unwrap();
            prop_assert_eq!(&decoded.transaction, &transaction);
            prop_assert_eq!(decoded.signature, expected);
            prop_assert_eq!(decoded.sender(), expected.map(|_| key.address()));
            // Each byte belongs to one stretch, and each stretch has a byte.
            let stretches = decoded.bytes.stretches.iter().map(|stretch| stretch.len_bytes);
            let covered: u32 = stretches.clone().sum();
            prop_assert_eq!(usize::try_from(covered).unwrap(), bytes.len());
            prop_assert!(stretches.min() > Some(0));
            prop_assert_eq!(decoded.bytes.bytes, bytes);
        }
    }

    /// Whatever reads, writes back to the same bytes: no second spelling is accepted.
    #[test]
    fn a_changed_byte_reads_otherwise_or_not(
        transaction in transaction(), key in key(), at in any::<prop::sample::Index>(),
        change in 1..=255_u8, is_signed in any::<bool>(),
    ) {
        let mut bytes = if is_signed { sign(&transaction, &key).0 } else { encode(&transaction) };
        let at = at.index(bytes.len());
        bytes[at] ^= change;
        rewrites(&bytes)?;
    }

    #[test]
    fn a_cut_is_refused(transaction in transaction(), at in any::<prop::sample::Index>()) {
        let bytes = encode(&transaction);
        prop_assert!(decode_any(&bytes[..at.index(bytes.len())]).is_err());
    }

    #[test]
    fn more_bytes_are_refused(transaction in transaction(), more in vec(any::<u8>(), 1..40)) {
        prop_assert!(decode_any(&[encode(&transaction), more].concat()).is_err());
    }

    #[test]
    fn any_bytes_are_read_or_refused(first in 0..=5_u8, bytes in vec(any::<u8>(), 0..200)) {
        rewrites(&bytes)?;
        rewrites(&[&[first][..], &bytes].concat())?;
    }

    #[test]
    fn an_authorisation_is_its_signers(signed in authorization(), key in key()) {
        let own = sign_authorization(&signed.authorization, &key);
        prop_assert_eq!(authority(&own), Some(key.address()));
        let mut other = own;
        other.authorization.nonce.0 ^= 1;
        prop_assert_ne!(authority(&other), Some(key.address()));
        other = own;
        other.signature.y_parity += 2;
        prop_assert_eq!(authority(&other), None);
    }
}

fn rewrites(bytes: &[u8]) -> Result<(), TestCaseError> {
    if let Ok(decoded) = decode_any(bytes) {
        let again = match &decoded.signature {
            Some(signature) => attach(&decoded.transaction, signature).raw,
            None => encode(&decoded.transaction),
        };
        prop_assert_eq!(again, bytes);
    }
    Ok(())
}
