//! Paths through the tree of keys, and the families by which wallets number accounts.
//!
//! They are no secret, so they stand in `wallet-types`, where the page finds them too; this names
//! them again beside the keys that walk them.

pub use wallet_types::{
    derivation_path::{
        Chain, ChildNumber, CoinType, DerivationPath, Levels, ParsePathError, Purpose,
    },
    path_family::{PathFamily, UnknownFamily, family_of},
};
