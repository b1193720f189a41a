//! The protocol between the page and the key realm's screen.
//!
//! Both directions carry one enum each, in postcard's compact form behind a version byte. No
//! message can carry a secret: what crosses is ciphertext, public data, and the wish for a journey.
//! The protocol between screen and worker is another, and belongs to `key-realm`.
//!
//! A journey begins with a [`Request`] that bears a [`RequestId`]; every answer to it repeats the id,
//! so that a late answer to an abandoned journey is recognised and dropped.

use alloc::{boxed::Box, string::String, vec, vec::Vec};

use serde::{Deserialize, Serialize, de::DeserializeOwned};

use crate::{
    account::{Account, AccountIndex, AccountName},
    digest::Digest,
    review::ReviewRequest,
    time::UnixMs,
};

/// The version of both enums. A change to either changes it.
pub const PROTOCOL_VERSION: u8 = 1;

/// The longest message that is read, in bytes: far above any vault, far below harm.
pub const MAX_MESSAGE_LEN_BYTES: usize = 4 * 1024 * 1024;

/// Names one journey that the page asked for.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, Deserialize,
)]
pub struct RequestId(pub u32);

/// An encrypted vault, as stored and as downloaded: ciphertext to the page.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct VaultBytes(pub Vec<u8>);

/// What the page asks of the key realm.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[non_exhaustive]
pub enum PageMessage {
    /// Sets the looks and the lock times; sent first, and whenever they change.
    Configure(Configuration),
    /// Begins a journey. One that was under way is abandoned.
    Begin {
        /// Names the journey.
        id: RequestId,
        /// Which journey.
        request: Request,
    },
    /// Answers [`RealmMessage::Store`]: the vault is stored, or it is not.
    Stored {
        /// The journey that asked.
        id: RequestId,
        /// How it went.
        outcome: StoreOutcome,
    },
    /// Answers [`RealmMessage::Download`]: the file was handed to the browser, or not.
    Downloaded {
        /// The journey that asked.
        id: RequestId,
        /// Whether the browser took it.
        ok: bool,
    },
    /// Abandons the journey under way.
    Cancel {
        /// The journey.
        id: RequestId,
    },
    /// The person did something in the page, so is not idle. Sent seldom.
    Active,
    /// The page was hidden or shown.
    Visibility {
        /// Whether it is hidden now.
        hidden: bool,
    },
    /// Locks at once.
    Lock,
}

/// Looks and lock times.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Configuration {
    /// The theme to draw in.
    pub theme: Theme,
    /// Minutes without a sign of the person after which the realm locks, 1 to 60.
    pub lock_after_min: u8,
}

/// Colours to draw in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
pub enum Theme {
    /// Whatever the system asks for.
    #[default]
    System,
    /// Paper.
    Light,
    /// Deep water.
    Dark,
}

/// A journey that the page asks for.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[non_exhaustive]
pub enum Request {
    /// Make a new wallet.
    Create,
    /// Restore a wallet from its words.
    RestoreWords,
    /// Restore a wallet from a vault file that the person chose.
    RestoreVault {
        /// The file's bytes, as they were found.
        vault: VaultBytes,
    },
    /// Unlock the stored vault.
    Unlock {
        /// The stored vault.
        vault: VaultBytes,
    },
    /// Derive the next account. Asks the person nothing.
    AddAccount {
        /// Its name; numbered where the person gave none.
        name: Option<AccountName>,
    },
    /// Give an account another name. Asks the person nothing.
    RenameAccount {
        /// Which account.
        index: AccountIndex,
        /// Its new name.
        name: AccountName,
    },
    /// Show the words again, after re-authentication.
    RevealWords,
    /// Change the password, after re-authentication.
    ChangePassword,
    /// Review, and sign if the person agrees.
    Review(Box<ReviewRequest>),
}

/// How storing went, said by the page.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum StoreOutcome {
    /// Stored, with strict durability.
    Stored,
    /// This route has no lasting storage: the vault is kept in memory and as a file alone.
    MemoryOnly,
    /// Not stored: the journey says so and offers the file.
    Failed,
}

/// What the key realm tells the page.
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
    /// The person asked for the vault as a file.
    Download {
        /// The journey.
        id: RequestId,
        /// The vault, encrypted.
        vault: VaultBytes,
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

/// Why a vault is to be stored.
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
    /// An account was added or renamed.
    AccountsChanged,
}

/// Why the realm refused.
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

/// Why bytes are no message of this protocol.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum ProtocolError {
    /// Longer than [`MAX_MESSAGE_LEN_BYTES`].
    #[error("message of {len_bytes} bytes is too long")]
    TooLong {
        /// The length found.
        len_bytes: usize,
    },
    /// Nothing at all.
    #[error("message is empty")]
    Empty,
    /// Another version.
    #[error("message of protocol version {found}, expected {PROTOCOL_VERSION}")]
    WrongVersion {
        /// The version found.
        found: u8,
    },
    /// Not in the form the version asks for, or followed by more bytes.
    #[error("message is malformed")]
    Malformed,
}

/// Writes a message: version byte, then postcard.
///
/// # Panics
/// Never: the messages hold nothing that postcard cannot write.
pub fn encode<M: Serialize>(message: &M) -> Vec<u8> {
    let start = vec![PROTOCOL_VERSION];
    postcard::to_extend(message, start).expect("messages hold only what postcard can write")
}

/// Reads a message that [`encode`] wrote, to its last byte.
///
/// # Errors
/// Bytes of another version, of no message, too many, or too few.
pub fn decode<M: DeserializeOwned>(bytes: &[u8]) -> Result<M, ProtocolError> {
    if bytes.len() > MAX_MESSAGE_LEN_BYTES {
        return Err(ProtocolError::TooLong {
            len_bytes: bytes.len(),
        });
    }
    let (version, body) = bytes.split_first().ok_or(ProtocolError::Empty)?;
    if *version != PROTOCOL_VERSION {
        return Err(ProtocolError::WrongVersion { found: *version });
    }
    match postcard::take_from_bytes(body) {
        Ok((message, [])) => Ok(message),
        _ => Err(ProtocolError::Malformed),
    }
}

impl core::fmt::Debug for VaultBytes {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        write!(f, "VaultBytes({} bytes)", self.0.len())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_what_it_wrote() {
        let message = PageMessage::Begin {
            id: RequestId(7),
            request: Request::Create,
        };
        assert_eq!(decode(&encode(&message)), Ok(message));
    }

    #[test]
    fn refuses_foreign_bytes() {
        assert_eq!(decode::<PageMessage>(&[]), Err(ProtocolError::Empty));
        assert_eq!(
            decode::<PageMessage>(&[9, 0]),
            Err(ProtocolError::WrongVersion { found: 9 })
        );
        assert_eq!(
            decode::<PageMessage>(&[1, 250]),
            Err(ProtocolError::Malformed)
        );
        let mut long = encode(&PageMessage::Lock);
        long.push(0);
        assert_eq!(decode::<PageMessage>(&long), Err(ProtocolError::Malformed));
    }
}
