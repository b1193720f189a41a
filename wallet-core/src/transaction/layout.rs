//! Which fields each type of transaction has, in the order of its bytes.
//!
//! What stands at a field is written by `write` and read by `read`; both walk these tables.

use wallet_types::{
    review::Field::{
        self, AccessList, Authorizations, BlobFeeCap, BlobHashes, ChainId, Data, FeeCap, GasLimit,
        GasPrice, Nonce, Tip, To, Value,
    },
    transaction::TransactionType,
};

/// The fields of a type, without its signature.
pub(super) const fn fields(transaction_type: TransactionType) -> &'static [Field] {
    match transaction_type {
        TransactionType::Legacy => &[Nonce, GasPrice, GasLimit, To, Value, Data],
        TransactionType::AccessList => &[
            ChainId, Nonce, GasPrice, GasLimit, To, Value, Data, AccessList,
        ],
        TransactionType::FeeMarket => &[
            ChainId, Nonce, Tip, FeeCap, GasLimit, To, Value, Data, AccessList,
        ],
        TransactionType::Blob => &[
            ChainId, Nonce, Tip, FeeCap, GasLimit, To, Value, Data, AccessList, BlobFeeCap,
            BlobHashes,
        ],
        TransactionType::SetCode => &[
            ChainId,
            Nonce,
            Tip,
            FeeCap,
            GasLimit,
            To,
            Value,
            Data,
            AccessList,
            Authorizations,
        ],
    }
}
