//! What the page says to the key realm: the wish for a journey, and answers to what one asked for.
//!
//! How a message is written stands one level up; what a journey shows belongs to `key-realm`.

use alloc::{boxed::Box, string::String, vec::Vec};

use serde::{Deserialize, Serialize};

use super::{RequestId, SearchFault, Seen, VaultBytes};
use crate::{
    account::{AccountIndex, AccountName},
    chain_id::ChainId,
    review::{Context, ReviewRequest},
};

/// What the page asks of the key realm.
///
/// # Examples
/// ```
/// use wallet_types::protocol::{PageMessage, Request, RequestId, decode, encode};
///
/// let message = PageMessage::Begin { id: RequestId(1), request: Request::Create };
/// assert_eq!(decode(&encode(&message)), Ok(message));
/// ```
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
    /// Answers [`Store`](super::RealmMessage::Store): the vault is stored, or it is not.
    Stored {
        /// The journey that asked.
        id: RequestId,
        /// How it went.
        outcome: StoreOutcome,
    },
    /// Answers [`Download`](super::RealmMessage::Download): the file was handed to the
    /// browser, or not.
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
    /// Answers [`Search`](super::RealmMessage::Search): what endpoints say of the accounts, in the
    /// order asked; an account of which nobody told is left out.
    Searched {
        /// The journey that asked.
        id: RequestId,
        /// What was found.
        found: Result<Vec<Seen>, SearchFault>,
    },
    /// Locks at once.
    Lock,
}

/// Looks and lock times.
///
/// # Examples
/// ```
/// use wallet_types::protocol::{Configuration, PageMessage, Theme, decode, encode};
///
/// let message = PageMessage::Configure(Configuration { theme: Theme::Dark, lock_after_min: 5 });
/// assert_eq!(decode(&encode(&message)), Ok(message));
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Configuration {
    /// The theme to draw in.
    pub theme: Theme,
    /// Minutes without a sign of the person after which the realm locks, 1 to 60.
    pub lock_after_min: u8,
}

/// Colours to draw in.
///
/// # Examples
/// ```
/// use wallet_types::protocol::Theme;
///
/// assert_eq!(Theme::default(), Theme::System);
/// ```
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
///
/// # Examples
/// ```
/// use wallet_types::protocol::{Request, VaultBytes, decode, encode};
///
/// let request = Request::Unlock { vault: VaultBytes(b"ciphertext".to_vec()) };
/// assert_eq!(decode(&encode(&request)), Ok(request));
/// ```
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
    /// Restore a wallet from whatever the person has: shares, a keystore file, a key, a branch, or
    /// an address to watch.
    Restore,
    /// Bring something more into the open wallet: accounts of another path family, a source of any
    /// kind, an address to watch.
    Import,
    /// Show or write a secret of the open wallet, after re-authentication.
    Export,
    /// Take an account out of the open wallet, once the person agrees.
    RemoveAccount {
        /// Which account.
        index: AccountIndex,
    },
    /// Sign a message that the person hands in.
    SignMessage(MessageContext),
    /// Explain what the person hands in: a transaction, or a signature to be verified. Needs no
    /// wallet. An unsigned transaction may be reviewed and signed where one is open.
    Examine {
        /// What the page knows for a review; `None` while there is no open wallet or no network.
        context: Option<Box<ExamineContext>>,
    },
}

/// What the page hands in about a message: helpful, and not to be trusted.
///
/// # Examples
/// ```
/// use wallet_types::{
///     AccountIndex, ChainId,
///     protocol::{MessageContext, Request, decode, encode},
/// };
///
/// let context = MessageContext {
///     from: AccountIndex(0),
///     network: Some((ChainId::MAINNET, "Ethereum".into())),
/// };
/// let request = Request::SignMessage(context);
/// assert_eq!(decode(&encode(&request)), Ok(request));
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct MessageContext {
    /// The account that is active.
    pub from: AccountIndex,
    /// The network that is active, as the person confirmed it: its chain id and its name.
    pub network: Option<(ChainId, String)>,
}

/// What the page hands in for the review of a transaction that is pasted.
///
/// # Examples
/// ```
/// use wallet_types::{AccountIndex, Mark, protocol::*, review::Context};
///
/// let mark = Mark::Claimed { endpoint: "my node".into(), block: None };
/// let context = Context {
///     network_name: "Ethereum".into(),
///     chain_id: None,
///     balance: None,
///     nonce_mark: mark.clone(),
///     fee_mark: mark,
///     paid_before: Vec::new(),
/// };
/// let examine = ExamineContext { from: AccountIndex(0), context };
/// let request = Request::Examine { context: Some(Box::new(examine)) };
/// assert_eq!(decode(&encode(&request)), Ok(request));
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ExamineContext {
    /// The account that is active.
    pub from: AccountIndex,
    /// What the page knows.
    pub context: Context,
}

/// How storing went, said by the page.
///
/// # Examples
/// ```
/// use wallet_types::protocol::{PageMessage, RequestId, StoreOutcome, decode, encode};
///
/// let answer = PageMessage::Stored { id: RequestId(3), outcome: StoreOutcome::MemoryOnly };
/// assert_eq!(decode(&encode(&answer)), Ok(answer));
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum StoreOutcome {
    /// Stored, with strict durability.
    Stored,
    /// This route has no lasting storage: the vault is kept in memory and as a file alone.
    MemoryOnly,
    /// Not stored: the journey says so and offers the file.
    Failed,
}
