//! Authorisations ([EIP-7702](https://eips.ethereum.org/EIPS/eip-7702)): their digest, their
//! signature, and whose it is.

use alloc::vec::Vec;

use wallet_types::{
    Address, Digest,
    transaction::{Authorization, SignedAuthorization},
};

use super::write;
use crate::{
    rlp,
    signing_key::{Signature, SigningKey},
};

/// Computes the digest that an authorisation's account signs:
/// `keccak256(0x05 ‖ rlp([chain_id, address, nonce]))`.
///
/// # Examples
/// ```
/// use wallet_core::transaction::authorization_digest;
/// use wallet_types::{Address, ChainId, Nonce, transaction::Authorization};
///
/// let address = Address::from_bytes([0x11; 20]);
/// let everywhere = Authorization { chain_id: None, address, nonce: Nonce(0) };
/// let here = Authorization { chain_id: Some(ChainId::MAINNET), ..everywhere };
/// assert_ne!(authorization_digest(&everywhere), authorization_digest(&here));
/// ```
#[must_use]
pub fn authorization_digest(authorization: &Authorization) -> Digest {
    let mut fields = Vec::new();
    write::put_authorization(&mut fields, authorization);
    let mut bytes = Vec::from([MAGIC]);
    rlp::put_list(&mut bytes, &fields);
    Digest::keccak256(&bytes)
}

/// Signs an authorisation: from then on, the code at its address can do whatever the account can.
///
/// # Examples
/// ```
/// use wallet_core::{signing_key::SigningKey, transaction};
/// use wallet_types::{Address, ChainId, Nonce, transaction::Authorization};
///
/// let key = SigningKey::from_bytes(&[1; 32])?;
/// let authorization = Authorization {
///     chain_id: Some(ChainId::MAINNET),
///     address: Address::from_bytes([0x11; 20]),
///     nonce: Nonce(7),
/// };
/// let signed = transaction::sign_authorization(&authorization, &key);
/// assert_eq!(transaction::authority(&signed), Some(key.address()));
/// # Ok::<(), wallet_core::signing_key::NotAKey>(())
/// ```
#[must_use]
pub fn sign_authorization(authorization: &Authorization, key: &SigningKey) -> SignedAuthorization {
    SignedAuthorization {
        authorization: *authorization,
        signature: (&key.sign(&authorization_digest(authorization))).into(),
    }
}

/// Finds whose account an authorisation is about. `None` where the signature is nobody's, so that
/// the chain passes over it.
///
/// # Examples
/// ```
/// use wallet_core::transaction::authority;
/// use wallet_types::{
///     Address, Nonce,
///     transaction::{Authorization, RawSignature, SignedAuthorization},
/// };
///
/// let address = Address::from_bytes([0x11; 20]);
/// let nothing = SignedAuthorization {
///     authorization: Authorization { chain_id: None, address, nonce: Nonce(0) },
///     signature: RawSignature { y_parity: 0, r: [0; 32], s: [0; 32] },
/// };
/// assert_eq!(authority(&nothing), None);
/// ```
#[must_use]
pub fn authority(signed: &SignedAuthorization) -> Option<Address> {
    let is_y_odd = match signed.signature.y_parity {
        0 => false,
        1 => true,
        _ => return None,
    };
    let signature = Signature::new(signed.signature.r, signed.signature.s, is_y_odd)?;
    signature.recover(&authorization_digest(&signed.authorization))
}

/// Keeps what authorisations sign apart from every transaction.
const MAGIC: u8 = 5;
