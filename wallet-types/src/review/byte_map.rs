//! Bytes with the meaning of each stretch, from the first to the last.

use alloc::vec::Vec;

use serde::{Deserialize, Serialize};

/// Bytes, with the meaning of each stretch.
///
/// # Examples
/// ```
/// use wallet_types::review::{ByteMap, Field, Stretch};
///
/// let map = ByteMap {
///     bytes: vec![0x02, 0xc1, 0x01],
///     stretches: [Field::Type, Field::Header, Field::ChainId]
///         .map(|field| Stretch { field, len_bytes: 1 })
///         .to_vec(),
/// };
/// let covered: u32 = map.stretches.iter().map(|stretch| stretch.len_bytes).sum();
/// assert_eq!(covered as usize, map.bytes.len());
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ByteMap {
    /// All the bytes that are hashed and signed.
    pub bytes: Vec<u8>,
    /// Stretches that cover the bytes from first to last, without a gap.
    pub stretches: Vec<Stretch>,
}

/// A stretch of bytes with one meaning.
///
/// # Examples
/// ```
/// use wallet_types::{address::ADDRESS_LEN_BYTES, review::{Field, Stretch}};
///
/// let to = Stretch { field: Field::To, len_bytes: 20 };
/// assert_eq!(to.len_bytes as usize, ADDRESS_LEN_BYTES);
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Stretch {
    /// What it means.
    pub field: Field,
    /// How many bytes it has.
    pub len_bytes: u32,
}

/// Fields of signed bytes.
///
/// # Examples
/// ```
/// use wallet_types::{protocol::{decode, encode}, review::Field};
///
/// assert_eq!(decode(&encode(&Field::Placeholder)), Ok(Field::Placeholder));
/// assert_ne!(Field::To, Field::Delegate);
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[non_exhaustive]
pub enum Field {
    /// The transaction's type byte ([EIP-2718](https://eips.ethereum.org/EIPS/eip-2718)).
    Type,
    /// The list's header.
    Header,
    /// The chain id.
    ChainId,
    /// The nonce.
    Nonce,
    /// The tip.
    Tip,
    /// The fee cap.
    FeeCap,
    /// The gas limit.
    GasLimit,
    /// The recipient.
    To,
    /// The amount.
    Value,
    /// The data.
    Data,
    /// The header of the access list.
    AccessList,
    /// The price of gas, where there is but one.
    GasPrice,
    /// The header of one entry of the access list.
    AccessItem,
    /// An address of the access list.
    AccessAddress,
    /// The header of an address's storage keys.
    AccessKeys,
    /// A storage key.
    AccessKey,
    /// The cap of the price of blob gas.
    BlobFeeCap,
    /// The header of the blobs' hashes.
    BlobHashes,
    /// The versioned hash of a blob.
    BlobHash,
    /// The header of the authorisations.
    Authorizations,
    /// The header of one authorisation.
    Authorization,
    /// The chain id of an authorisation, 0 for every chain.
    AuthorizationChainId,
    /// The address whose code an authorisation lets act.
    Delegate,
    /// The nonce of an authorisation.
    AuthorizationNonce,
    /// The parity of an authorisation's signature.
    AuthorizationParity,
    /// The `r` of an authorisation's signature.
    AuthorizationR,
    /// The `s` of an authorisation's signature.
    AuthorizationS,
    /// A zero that stands where the signature will ([EIP-155](https://eips.ethereum.org/EIPS/eip-155)).
    Placeholder,
    /// The signature's parity with the chain id in it, as legacy transactions write it.
    V,
    /// The signature's parity.
    Parity,
    /// The signature's `r`.
    R,
    /// The signature's `s`.
    S,
    /// The version of what comes beside the transaction.
    SidecarVersion,
    /// The blobs.
    Blobs,
    /// The commitments to the blobs.
    Commitments,
    /// The proofs of the commitments.
    Proofs,
}
