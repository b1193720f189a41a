//! What bytes say by themselves: facts without accounts, network or page.
//!
//! `wallet-core` reads them out of any raw transaction; screens word and draw them.

use alloc::vec::Vec;

use serde::{Deserialize, Serialize};

use crate::{
    address::Address,
    amount::Wei,
    call::KnownCall,
    chain_id::ChainId,
    digest::Digest,
    review::ByteMap,
    transaction::{Authorization, Gas, Nonce, RawSignature, Transaction, TransactionType},
};

/// A raw transaction, explained.
///
/// # Examples
/// ```
/// use wallet_types::{explained::{Explained, Fact}, review::ByteMap, transaction::*};
/// # use wallet_types::{ChainId, Digest, Wei};
///
/// # let transaction = Transaction {
/// #     nonce: Nonce(0),
/// #     gas_limit: Gas(100_000),
/// #     value: Wei::ZERO,
/// #     data: vec![0x60, 0x80],
/// #     kind: Kind::Legacy { chain_id: None, gas_price: Wei::from_u64(1), to: None },
/// # };
/// let explained = Explained {
///     facts: vec![Fact::Chain(transaction.chain_id()), Fact::To(transaction.to())],
///     transaction,
///     signed: None,
///     sidecar: None,
///     bytes: ByteMap { bytes: Vec::new(), stretches: Vec::new() },
///     digest: Digest::keccak256(b""),
/// };
/// // It names no chain and nobody: on every chain, it creates a contract.
/// assert_eq!(explained.facts, [Fact::Chain(None), Fact::To(None)]);
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Explained {
    /// What it says.
    pub transaction: Transaction,
    /// Who signed it; `None` where it is not signed yet.
    pub signed: Option<Signed>,
    /// The blobs that came along, where it is in the form that nodes hand on to each other.
    pub sidecar: Option<Sidecar>,
    /// What it says, one by one.
    pub facts: Vec<Fact>,
    /// All its bytes, by field.
    pub bytes: ByteMap,
    /// The digest that is signed, or was.
    pub digest: Digest,
}

/// What a signature adds to a transaction.
///
/// # Examples
/// ```
/// use wallet_types::{Digest, explained::Signed, transaction::RawSignature};
///
/// // Numbers that are nobody's signature have a hash, and no sender.
/// let signature = RawSignature { y_parity: 0, r: [0; 32], s: [0; 32] };
/// let signed = Signed { signature, sender: None, hash: Digest::keccak256(b"") };
/// assert!(signed.hash.to_string().starts_with("0xc5d2460186f7233c"));
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Signed {
    /// The signature.
    pub signature: RawSignature,
    /// Whose it is; `None` where it is nobody's, so that no node takes the transaction.
    pub sender: Option<Address>,
    /// The transaction's hash, by which the network knows it.
    pub hash: Digest,
}

/// Blobs beside a transaction.
///
/// # Examples
/// ```
/// use wallet_types::{explained::Sidecar, protocol::{decode, encode}};
///
/// let sidecar = Sidecar { blob_count: 6 };
/// assert_eq!(decode(&encode(&sidecar)), Ok(sidecar));
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Sidecar {
    /// How many there are: as many as the transaction names.
    pub blob_count: u32,
}

/// One fact that bytes state.
///
/// # Examples
/// ```
/// use wallet_types::{ChainId, explained::Fact, protocol::{decode, encode}};
///
/// let fact = Fact::Data { len_bytes: 68, selector: Some([0xa9, 0x05, 0x9c, 0xbb]) };
/// assert_eq!(decode(&encode(&fact)), Ok(fact));
/// assert_ne!(Fact::Chain(None), Fact::Chain(Some(ChainId::MAINNET)));
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[non_exhaustive]
pub enum Fact {
    /// The type.
    Type(TransactionType),
    /// The chain it is valid on; `None` is every chain.
    Chain(Option<ChainId>),
    /// Its place in the sender's sequence.
    Nonce(Nonce),
    /// Who is paid or called; `None` where a contract is created.
    To(Option<Address>),
    /// How much is paid.
    Value(Wei),
    /// The work it may cause, at most.
    GasLimit(Gas),
    /// The price in wei for each unit of gas, paid in full.
    GasPrice(Wei),
    /// The tip in wei for each unit of gas, at most.
    Tip(Wei),
    /// The whole price in wei for each unit of gas, at most.
    FeeCap(Wei),
    /// The price in wei for each unit of blob gas, at most.
    BlobFeeCap(Wei),
    /// The most that the whole fee can come to; `None` where it is larger than any number.
    MaxFee(Option<Wei>),
    /// The data.
    Data {
        /// Its length in bytes.
        len_bytes: u64,
        /// The first four bytes, where there are as many and code is called.
        selector: Option<[u8; 4]>,
    },
    /// A well-known call in the data.
    Call(DecodedCall),
    /// The access list.
    AccessList {
        /// How many addresses it names.
        address_count: u32,
        /// How many storage keys, all together.
        key_count: u32,
    },
    /// The versioned hash of a blob.
    BlobHash(Digest),
    /// An authorisation.
    Delegation(Delegation),
}

/// A well-known call, and whether it is written as contracts expect.
///
/// # Examples
/// ```
/// use wallet_types::{Address, call::KnownCall, explained::DecodedCall};
///
/// let operator = Address::from_bytes([0x11; 20]);
/// let call = KnownCall::ApproveAll { operator, is_approved: false };
/// let decoded = DecodedCall { call, is_regular: true };
/// assert_eq!(decoded.call.party(), operator);
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct DecodedCall {
    /// The call.
    pub call: KnownCall,
    /// Whether every argument is there and in its one proper form. Where not, contracts read it in
    /// different ways, or refuse it.
    pub is_regular: bool,
}

/// An authorisation with the account that signed it.
///
/// # Examples
/// ```
/// use wallet_types::{Address, Nonce, explained::Delegation, transaction::Authorization};
///
/// let address = Address::from_bytes([0; 20]);
/// let authorization = Authorization { chain_id: None, address, nonce: Nonce(0) };
/// let delegation = Delegation { authority: None, authorization };
/// assert!(delegation.authorization.is_revocation());
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Delegation {
    /// Whose account it is about; `None` where the signature is nobody's, so that the chain passes
    /// over it.
    pub authority: Option<Address>,
    /// What it says.
    pub authorization: Authorization,
}
