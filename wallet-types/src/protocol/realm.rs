//! What the key realm says to the page: how a journey goes on, what it made, and why it locked.
//!
//! How a message is written stands one level up; what the page does with it belongs to `flows`.

use alloc::{string::String, vec::Vec};

use serde::{Deserialize, Serialize};

use super::{RequestId, VaultBytes};
use crate::{
    account::{Account, AccountIndex},
    address::Address,
    amount::Wei,
    digest::Digest,
    mark::Mark,
    time::UnixMs,
    transaction::Nonce,
};

/// What the key realm tells the page.
///
/// # Examples
/// ```
/// use wallet_types::protocol::{PageMessage, RealmMessage, RequestId, decode, encode};
///
/// let message = RealmMessage::Declined { id: RequestId(1) };
/// let bytes = encode(&message);
/// assert_eq!(decode(&bytes), Ok(message));
/// // The page's own messages are other ones.
/// assert_ne!(decode(&bytes), Ok(PageMessage::Cancel { id: RequestId(1) }));
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[non_exhaustive]
pub enum RealmMessage {
    /// Screen and worker stand; the page may configure and begin.
    Ready,
    /// How tall the screen wants to be, in CSS pixels.
    Height {
        /// The height.
        css_px: u32,
    },
    /// A vault is to be stored; the journey goes on once the page has answered.
    Store {
        /// The journey.
        id: RequestId,
        /// The vault, encrypted.
        vault: VaultBytes,
        /// The accounts in it, as the page may know them once unlocked.
        accounts: Vec<Account>,
        /// Why it changed.
        cause: StoreCause,
    },
    /// The person asked for a file.
    Download {
        /// The journey.
        id: RequestId,
        /// The file, encrypted.
        file: SecretFile,
    },
    /// The realm is unlocked.
    Unlocked {
        /// The journey that unlocked it.
        id: RequestId,
        /// The accounts.
        accounts: Vec<Account>,
    },
    /// The journey reached its end and the page may show its own screen again.
    Done {
        /// The journey.
        id: RequestId,
    },
    /// The person agreed; the signed transaction, ready to be broadcast.
    Signed {
        /// The journey.
        id: RequestId,
        /// The signed bytes ([EIP-2718](https://eips.ethereum.org/EIPS/eip-2718) envelope).
        raw: Vec<u8>,
        /// The transaction's hash.
        hash: Digest,
    },
    /// The person agreed; the signature over a message.
    SignedMessage {
        /// The journey.
        id: RequestId,
        /// The account that signed.
        from: AccountIndex,
        /// The signature, 65 bytes: `r`, `s` and `v`.
        signature: Vec<u8>,
        /// The digest that was signed.
        digest: Digest,
    },
    /// The page is asked which of these accounts were used, once the person agreed to the list.
    Search {
        /// The journey.
        id: RequestId,
        /// The accounts.
        addresses: Vec<Address>,
    },
    /// The person went back: nothing was made, changed or signed.
    Declined {
        /// The journey.
        id: RequestId,
    },
    /// The realm refuses; nothing was made, changed or signed.
    Refused {
        /// The journey.
        id: RequestId,
        /// Why.
        reason: Refusal,
    },
    /// The realm locked. Accounts are to leave the page.
    Locked {
        /// Why.
        reason: LockReason,
    },
    /// A part of the realm that loads later is needed now. The page answers outside of this protocol,
    /// as with the realm's code: it fetches the bytes and hands them in, to be compared with the
    /// SHA-256 that the build wrote down.
    Fetch {
        /// The part's name in the build: `annex`, or `words-` and the name of a word list.
        part: String,
    },
    /// When the realm locks by itself unless the person does something.
    LocksAt {
        /// The moment.
        at: UnixMs,
    },
    /// Screen or worker reported what a policy stopped: shown, since it should never happen.
    PolicyViolation {
        /// The directive.
        directive: String,
    },
}

/// A file that holds secrets, encrypted.
///
/// # Examples
/// ```
/// use wallet_types::protocol::{RealmMessage, RequestId, SecretFile, VaultBytes, decode, encode};
///
/// let file = SecretFile::Vault(VaultBytes(b"ciphertext".to_vec()));
/// let message = RealmMessage::Download { id: RequestId(1), file };
/// assert_eq!(decode(&encode(&message)), Ok(message));
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum SecretFile {
    /// A vault.
    Vault(VaultBytes),
    /// A keystore of one account, in the form of
    /// [Web3 Secret Storage](https://ethereum.org/developers/docs/data-structures-and-encoding/web3-secret-storage).
    Keystore {
        /// The account's address.
        address: Address,
        /// The file's text.
        json: Vec<u8>,
    },
}

/// What endpoints say of an account.
///
/// # Examples
/// ```
/// use wallet_types::{Address, Mark, Nonce, Wei, protocol::Seen};
///
/// let seen = Seen {
///     address: Address::from_bytes([0x11; 20]),
///     balance: Wei::ZERO,
///     nonce: Nonce(4),
///     mark: Mark::Claimed { endpoint: "my node".into(), block: None },
/// };
/// // An empty account that has sent something was used.
/// assert!(seen.balance.is_zero() && seen.nonce > Nonce(0));
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Seen {
    /// The account.
    pub address: Address,
    /// What it has.
    pub balance: Wei,
    /// How many transactions it sent.
    pub nonce: Nonce,
    /// How far both can be trusted.
    pub mark: Mark,
}

/// Why nothing was found out about accounts.
///
/// # Examples
/// ```
/// use wallet_types::protocol::{PageMessage, RequestId, SearchFault, decode, encode};
///
/// let answer = PageMessage::Searched { id: RequestId(1), found: Err(SearchFault::NoAnswer) };
/// assert_eq!(decode(&encode(&answer)), Ok(answer));
/// assert_eq!(SearchFault::NoEndpoint.to_string(), "there is no endpoint to ask");
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, thiserror::Error)]
pub enum SearchFault {
    /// There is no endpoint.
    #[error("there is no endpoint to ask")]
    NoEndpoint,
    /// No endpoint answered.
    #[error("no endpoint answered")]
    NoAnswer,
}

/// Why a vault is to be stored.
///
/// # Examples
/// ```
/// use wallet_types::protocol::{RealmMessage, RequestId, StoreCause, VaultBytes, decode, encode};
///
/// let message = RealmMessage::Store {
///     id: RequestId(1),
///     vault: VaultBytes(b"ciphertext".to_vec()),
///     accounts: Vec::new(),
///     cause: StoreCause::PasswordChanged,
/// };
/// assert_eq!(decode(&encode(&message)), Ok(message));
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum StoreCause {
    /// A new wallet.
    Created,
    /// A wallet restored from words, with a new vault and seal.
    RestoredFromWords,
    /// A wallet restored from a vault file.
    RestoredFromVault,
    /// Another password.
    PasswordChanged,
    /// Accounts or sources were added, renamed or taken away.
    AccountsChanged,
    /// A wallet restored from shares, a keystore file, a key, a branch, or an address to watch, with
    /// a new vault and seal.
    RestoredFromElsewhere,
}

/// Why the realm refused.
///
/// # Examples
/// ```
/// use wallet_types::protocol::{RealmMessage, Refusal, RequestId, decode, encode};
///
/// let message = RealmMessage::Refused { id: RequestId(1), reason: Refusal::OnlyWatched };
/// assert_eq!(decode(&encode(&message)), Ok(message));
/// assert_eq!(Refusal::OnlyWatched.to_string(), "the account's key is elsewhere");
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, thiserror::Error)]
#[non_exhaustive]
pub enum Refusal {
    /// The realm is locked, or locked meanwhile.
    #[error("the key realm is locked")]
    Locked,
    /// The account does not exist.
    #[error("no such account")]
    NoSuchAccount,
    /// The intent cannot be signed: a number is out of range, or a field contradicts another.
    #[error("the request cannot be signed as it is")]
    InvalidIntent,
    /// The account is watched: its key is elsewhere.
    #[error("the account's key is elsewhere")]
    OnlyWatched,
    /// The vault file is damaged.
    #[error("the vault is damaged")]
    DamagedVault,
    /// The file is no vault, or of a version this build does not know.
    #[error("not a vault this copy can read")]
    UnknownVault,
    /// The browser's random source failed.
    #[error("the random source failed")]
    NoRandomness,
    /// No more accounts can be derived.
    #[error("the wallet holds as many accounts as it can")]
    TooManyAccounts,
    /// The realm failed inside; it is made again.
    #[error("the key realm failed and starts again")]
    Internal,
}

/// Why the realm locked.
///
/// # Examples
/// ```
/// use wallet_types::protocol::{LockReason, RealmMessage, decode, encode};
///
/// let message = RealmMessage::Locked { reason: LockReason::Idle };
/// assert_eq!(decode(&encode(&message)), Ok(message));
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[non_exhaustive]
pub enum LockReason {
    /// Asked to.
    Asked,
    /// Idle for as long as the person chose.
    Idle,
    /// Hidden for a minute.
    Hidden,
    /// The device slept past the deadline, or the page was frozen.
    Suspended,
    /// The worker died or answered nonsense, and was made again.
    WorkerLost,
}
