//! Shares of a secret, by [SLIP-39](https://github.com/satoshilabs/slips/blob/master/slip-0039.md).
//!
//! A master secret is encrypted with a passphrase and parted among groups, and each group's part
//! among its members. Each share is 20 words and up. Enough members of enough groups restore the
//! secret; fewer learn nothing. Owns the scheme, splitting, the words of a share, collecting and
//! combining. Drawing cards and asking for words is left to the screens: a share gives
//! its [`ShareFacts`], which may be shown, and its words, which are secret.
//!
//! # What a master secret means for Ethereum
//! It is the seed of [BIP-32](crate::extended_key) itself, as hardware wallets with such backups use
//! it: accounts stand at the usual paths below
//! [`ExtendedKey::root`](crate::extended_key::ExtendedKey::root) of its bytes. It is not the entropy of a phrase of
//! BIP-39. The seed that stands behind a phrase may be split ([`MasterSecret::of_seed`]): the shares
//! restore the same accounts then, but never the words.
//!
//! # A wrong passphrase is not found
//! By design: every passphrase yields a master secret, so that one may be given up under duress. A
//! person compares the first address with the one that is expected.
//!
//! # Examples
//! ```
//! use wallet_core::{
//!     secret::SecretBytes,
//!     slip39::{
//!         Collected, Group, IterationExponent, MasterSecret, Passphrase, Scheme, Share, ShareKind,
//!         split,
//!     },
//! };
//!
//! let secret = MasterSecret::new(SecretBytes::from(vec![7; 16]))?;
//! let passphrase = Passphrase::new("low tide")?;
//! let exponent = IterationExponent::new(0)?;
//! let scheme = Scheme::single(Group::new(2, 3)?, exponent, ShareKind::Extendable)?;
//!
//! // In the browser these bytes come from the platform's random source.
//! let random = (0..scheme.random_len_bytes(&secret)).map(|at| at as u8).collect::<Vec<u8>>();
//! let shares = split(&secret, &passphrase, &scheme, SecretBytes::from(random))?;
//! assert_eq!(shares[0].len(), 3);
//!
//! let mut collected = Collected::new();
//! for share in &shares[0][1..] {
//!     let typed = share.words();
//!     collected.add(Share::parse(typed.expose())?)?;
//! }
//! assert!(collected.is_complete());
//! assert_eq!(collected.combine(&passphrase)?.expose(), secret.expose());
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

mod cipher;
mod collected;
mod combine;
mod facts;
mod gf256;
mod master_secret;
mod passphrase;
mod rs1024;
mod scheme;
mod shamir;
mod share;
mod split;
mod words;

pub use crate::slip39::{
    collected::{Collected, Difference, GroupProgress, Progress, RefusedShare},
    combine::{CombineError, combine},
    facts::{
        GroupNumber, Identifier, IterationExponent, MemberNumber, PUBLIC_WORDS, ShareFacts,
        ShareKind, TooManyRounds,
    },
    master_secret::{MasterSecret, WrongSecretLength},
    passphrase::{NotPrintableAscii, Passphrase},
    scheme::{Group, MAX_COUNT, Scheme, SchemeError},
    share::{Share, ShareError, UnknownWord},
    split::{SplitError, split},
    words::{ENOUGH_LETTERS, completions, is_word, nearest},
};
