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
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Sidecar {
    /// How many there are: as many as the transaction names.
    pub blob_count: u32,
}

/// One fact that bytes state.
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
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct DecodedCall {
    /// The call.
    pub call: KnownCall,
    /// Whether every argument is there and in its one proper form. Where not, contracts read it in
    /// different ways, or refuse it.
    pub is_regular: bool,
}

/// An authorisation with the account that signed it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Delegation {
    /// Whose account it is about; `None` where the signature is nobody's, so that the chain passes
    /// over it.
    pub authority: Option<Address>,
    /// What it says.
    pub authorization: Authorization,
}
