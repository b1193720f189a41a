//! The digests that a wallet shows beside what is signed, for comparing two devices.
//!
//! Owns the formulas of [ERC-8213](https://github.com/ethereum/ERCs/blob/master/ERCS/erc-8213.md),
//! whose terms stand in [`DigestTerm`]. Of typed data all three are shown, never the domain's or
//! the message's hash alone. The hashes themselves are made in
//! [`typed_data`](crate::typed_data) and [`personal_message`](crate::personal_message).

use alloc::vec::Vec;

use wallet_types::{Digest, message::DigestTerm};

use crate::typed_data::TypedData;

/// Computes the Calldata Digest of a transaction's data: its length as 32 bytes and the data,
/// hashed. Neither the recipient nor the amount nor the chain takes part.
///
/// # Examples
/// ```
/// let digest = wallet_core::display_digest::calldata_digest(&[]);
/// assert_eq!(digest, wallet_types::Digest::keccak256(&[0; 32]));
/// ```
#[must_use]
pub fn calldata_digest(data: &[u8]) -> Digest {
    let mut bytes = Vec::from([0; 24]);
    bytes.extend_from_slice(&u64::try_from(data.len()).unwrap_or(u64::MAX).to_be_bytes());
    bytes.extend_from_slice(data);
    Digest::keccak256(&bytes)
}

/// Returns the digests of typed data, in the order in which they are shown.
///
/// # Examples
/// ```
/// use wallet_core::{display_digest::of_typed_data, typed_data::TypedData};
///
/// let json = br#"{"types": {"Tide": [{"name": "cm", "type": "int16"}]}, "primaryType": "Tide",
///     "domain": {"name": "Harbour"}, "message": {"cm": -120}}"#;
/// let data = TypedData::read(json)?;
/// let shown = of_typed_data(&data);
/// assert_eq!((shown[0].0.words(), shown[0].1), ("EIP-712 Digest", data.digest()));
/// # Ok::<(), wallet_core::typed_data::TypedDataError>(())
/// ```
#[must_use]
pub fn of_typed_data(data: &TypedData) -> Vec<(DigestTerm, Digest)> {
    let (domain, message) = (data.domain_separator(), data.message_hash());
    Vec::from([
        (DigestTerm::Eip712Digest, data.digest()),
        (DigestTerm::DomainHash, domain),
        (DigestTerm::MessageHash, message),
    ])
}
