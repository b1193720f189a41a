//! What the signer answers, with the secrets that travel beside each answer.

use alloc::{boxed::Box, vec::Vec};
use core::fmt;

use serde::{Deserialize, Serialize};
use wallet_types::{
    Account, AccountIndex, Address, DerivationPath, Digest, SourceFacts, SourceKind, UnixMs,
    explained::Explained,
    message::MessageReview,
    protocol::{self, LockReason, VaultBytes},
    review::Review,
};

use crate::{
    extended_key::ParseExtendedKeyError,
    kdf::{Kdf, OutOfMemory},
    message_review::{MessageError, Verdict},
    mnemonic::{Judgement, PhraseError, PhysicalEntropyError, WordPosition},
    password::PasswordVerdict,
    review::HexError,
    seal::Seal,
    signer::{Export, Secrets},
    signing_key::ParseKeyError,
    transaction::DecodeError,
    vault::{ContentsError, VaultError},
};

/// An answer with its secrets, and when the signer locks next.
///
/// # Examples
/// ```
/// use wallet_core::signer::{Reply, Request, Response, Secrets, Signer};
/// use wallet_types::UnixMs;
///
/// let reply = Signer::new().handle(Request::Tick, Secrets::none(), UnixMs(0));
/// let Reply { response, secrets, locks_at } = reply;
/// assert_eq!((response, secrets.len(), locks_at), (Response::Done, 0, None));
/// ```
#[derive(Debug)]
pub struct Reply {
    /// The answer.
    pub response: Response,
    /// The secrets beside it, in the order that the answer names.
    pub secrets: Secrets,
    /// When the signer locks unless the person does something; `None` while it holds no secret.
    pub locks_at: Option<UnixMs>,
}

/// One answer of the signer, without its secrets.
///
/// Where no secrets are named, none travel beside it.
///
/// # Examples
/// ```
/// use wallet_core::signer::{Request, Response, Secrets, Signer};
/// use wallet_types::UnixMs;
///
/// let random: Vec<u8> = (0..160).collect();
/// let secrets = Secrets::from(vec![random]);
/// let reply = Signer::new().handle(Request::SuggestPassword, secrets, UnixMs(0));
/// // The password itself travels beside the answer.
/// assert_eq!((reply.response, reply.secrets.len()), (Response::PasswordSuggested, 1));
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[non_exhaustive]
pub enum Response {
    /// Done; there is nothing to tell.
    Done,
    /// A source is kept as the draft. Secrets: after a phrase was drawn, the words.
    DraftReady {
        /// What kind it is of; `None` for an address to watch.
        kind: Option<SourceKind>,
        /// The address of the first account that follows from it.
        first_address: Address,
    },
    /// The words are no phrase; an earlier draft is gone. Secrets: for each unknown word, in the
    /// order of the positions, up to [`MAX_NEAREST_WORDS`](crate::mnemonic::MAX_NEAREST_WORDS)
    /// words that resemble it, nearest first, parted by spaces.
    PhraseRefused(#[serde(with = "wallet_types::apart")] PhraseError),
    /// The text is no private key; an earlier draft is gone.
    KeyRefused(#[serde(with = "wallet_types::apart")] ParseKeyError),
    /// The text is no branch of a tree; an earlier draft is gone.
    BranchRefused(#[serde(with = "wallet_types::apart")] ParseExtendedKeyError),
    /// What was rolled so far. Secrets: the bits that follow, as `0` and `1`.
    RollsJudged(#[serde(with = "wallet_types::apart")] Judgement),
    /// What was typed is no list of rolls.
    RollsRefused(#[serde(with = "wallet_types::apart")] PhysicalEntropyError),
    /// Words that can end the phrase. Secrets: the words, in the list's order, parted by spaces.
    LastWords,
    /// Accounts at the paths that were asked for, in their order.
    AccountsFound(#[serde(with = "wallet_types::apart")] Vec<FoundAccount>),
    /// The typed words were compared.
    WordsChecked {
        /// The positions where another word stands; empty when all is right.
        wrong: Vec<WordPosition>,
    },
    /// Completions of what was typed. Secrets: up to
    /// [`MAX_HINTS`](crate::mnemonic::MAX_HINTS) words in the list's order, parted by spaces.
    WordHints {
        /// Whether what was typed is itself a word of the list.
        is_word: bool,
    },
    /// A password was drawn. Secrets: the password.
    PasswordSuggested,
    /// The password was judged.
    PasswordJudged(PasswordVerdict),
    /// A vault was made, and is unlocked.
    VaultMade {
        /// The vault, encrypted.
        vault: VaultBytes,
        /// Its accounts.
        accounts: Vec<Account>,
        /// Its sources.
        sources: Vec<SourceFacts>,
        /// Its seal: for the key realm's screen alone.
        seal: Seal,
    },
    /// A vault, from outside: whole, of a known version, with a price this build will pay.
    VaultInspected {
        /// The price of its password.
        kdf: Kdf,
    },
    /// A vault is unlocked.
    Unlocked {
        /// Its accounts.
        accounts: Vec<Account>,
        /// Its sources.
        sources: Vec<SourceFacts>,
        /// Its seal: for the key realm's screen alone.
        seal: Seal,
    },
    /// The vault changed, and is to be stored.
    VaultChanged {
        /// The vault, encrypted.
        vault: VaultBytes,
        /// Its accounts.
        accounts: Vec<Account>,
        /// Its sources.
        sources: Vec<SourceFacts>,
    },
    /// The wallet's sources.
    Sources(Vec<SourceFacts>),
    /// What was asked for, to be shown or written. Secrets: as it says.
    Exported(#[serde(with = "wallet_types::apart")] Export),
    /// What the bytes mean; they can be approved once.
    Reviewed(Box<Review>),
    /// The transaction, signed.
    Signed {
        /// The signed bytes.
        raw: Vec<u8>,
        /// The transaction's hash.
        hash: Digest,
    },
    /// What the message means; it can be approved once.
    MessageReviewed(#[serde(with = "wallet_types::apart")] Box<MessageReview>),
    /// The message cannot be read or signed.
    MessageRefused(#[serde(with = "wallet_types::apart")] MessageError),
    /// The message, signed.
    MessageSigned {
        /// The account that signed.
        from: AccountIndex,
        /// The signature: `r`, `s` and `v`, 65 bytes.
        signature: Vec<u8>,
        /// The digest that was signed.
        digest: Digest,
    },
    /// What the bytes of a transaction mean.
    Explained(#[serde(with = "wallet_types::apart")] Box<Explained>),
    /// The text is no transaction.
    TransactionRefused(#[serde(with = "wallet_types::apart")] ExplainError),
    /// Whose signature it is.
    Verified(#[serde(with = "wallet_types::apart")] Verdict),
    /// The signer is locked and holds no secret any more. Where it locked by itself before the
    /// request came, the request was not carried out.
    Locked {
        /// Why.
        reason: LockReason,
    },
    /// The request was not carried out.
    Refused(Refusal),
}

/// Why a text is no transaction.
///
/// # Examples
/// ```
/// use wallet_core::{review::HexError, signer::*};
/// use wallet_types::UnixMs;
///
/// let request = Request::Explain { text: "tide".into() };
/// let reply = Signer::new().handle(request, Secrets::none(), UnixMs(0));
/// let error = ExplainError::Text(HexError::NotHex { position: 1 });
/// assert_eq!(reply.response, Response::TransactionRefused(error));
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum ExplainError {
    /// The text is no bytes.
    Text(HexError),
    /// The bytes are no transaction.
    Bytes(DecodeError),
}

/// An account that follows from a source.
///
/// # Examples
/// ```
/// use wallet_core::signer::FoundAccount;
/// use wallet_types::{AccountIndex, Address, DerivationPath};
///
/// let found = FoundAccount {
///     path: DerivationPath::account(AccountIndex(3)).unwrap(),
///     address: Address::from_bytes([7; 20]),
///     known: None,
/// };
/// assert_eq!(found.path.to_string(), "m/44'/60'/0'/0/3");
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct FoundAccount {
    /// Its path from the source's root.
    pub path: DerivationPath,
    /// Its address.
    pub address: Address,
    /// Its number, where the wallet has it already.
    pub known: Option<AccountIndex>,
}

/// Why the signer does not carry out a request.
///
/// # Examples
/// ```
/// use wallet_core::signer::{Refusal, Request, Response, Secrets, Signer};
/// use wallet_types::UnixMs;
///
/// let reply = Signer::new().handle(Request::AddDraft, Secrets::none(), UnixMs(0));
/// assert_eq!(reply.response, Response::Refused(Refusal::NoDraft));
/// assert_eq!(Refusal::NoDraft.to_string(), "no phrase is kept as a draft");
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[non_exhaustive]
pub enum Refusal {
    /// No vault is unlocked.
    Locked,
    /// No phrase is kept as a draft.
    NoDraft,
    /// New phrases have 12 or 24 words.
    WordCountNotOffered,
    /// A position lies beyond the phrase.
    NoSuchWord,
    /// The password breaks a rule.
    WeakPassword(PasswordVerdict),
    /// The password is not the vault's.
    WrongPassword,
    /// The vault cannot be opened.
    Vault(VaultError),
    /// The wallet holds as many accounts as it can.
    TooManyAccounts,
    /// The wallet has no such account.
    NoSuchAccount,
    /// The wallet has this account already.
    AccountKnown(AccountIndex),
    /// The wallet has this source already.
    SourceKnown,
    /// The wallet holds as many sources as it can.
    TooManySources,
    /// A source gives no account at such a place, or nothing of the kind that was asked for.
    NoSuchPlace,
    /// A wallet keeps at least one account.
    LastAccount,
    /// The account is watched: its key is elsewhere.
    OnlyWatched,
    /// The word list was not taken before, or its bytes are none.
    NoWordList,
    /// The intent cannot be signed: a number is out of range, or a field contradicts another.
    InvalidIntent,
    /// The digest is not of the review under way, or was approved or dropped before.
    NothingToApprove,
    /// Figures that are only claimed were not accepted.
    ClaimsNotAccepted,
    /// The random bytes are missing, of another length, or all the same.
    NoRandomness,
    /// There are more or fewer secrets beside the request than it names.
    WrongSecretCount,
    /// A secret that should be text is none.
    NotText,
    /// The passphrase is longer than a vault holds.
    PassphraseTooLong,
    /// There is not enough memory for the key derivation.
    OutOfMemory,
    /// A computation failed its own check.
    Internal,
}

impl Refusal {
    /// Returns what the page is told.
    ///
    /// # Examples
    /// ```
    /// use wallet_core::signer::Refusal;
    /// use wallet_types::protocol;
    ///
    /// assert_eq!(Refusal::Locked.for_page(), protocol::Refusal::Locked);
    /// ```
    #[must_use]
    pub const fn for_page(&self) -> protocol::Refusal {
        match self {
            Self::Locked => protocol::Refusal::Locked,
            Self::Vault(VaultError::Damaged) => protocol::Refusal::DamagedVault,
            Self::Vault(_) => protocol::Refusal::UnknownVault,
            Self::TooManyAccounts => protocol::Refusal::TooManyAccounts,
            Self::NoSuchAccount => protocol::Refusal::NoSuchAccount,
            Self::OnlyWatched => protocol::Refusal::OnlyWatched,
            Self::InvalidIntent => protocol::Refusal::InvalidIntent,
            Self::NoRandomness => protocol::Refusal::NoRandomness,
            _ => protocol::Refusal::Internal,
        }
    }
}

impl fmt::Display for Refusal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Locked => "no vault is unlocked",
            Self::NoDraft => "no phrase is kept as a draft",
            Self::WordCountNotOffered => "new phrases have 12 or 24 words",
            Self::NoSuchWord => "a position lies beyond the phrase",
            Self::WeakPassword(_) => "the password breaks a rule",
            Self::WrongPassword => "the password is not the vault's",
            Self::Vault(error) => return error.fmt(f),
            Self::TooManyAccounts => "the wallet holds as many accounts as it can",
            Self::NoSuchAccount => "the wallet has no such account",
            Self::AccountKnown(_) => "the wallet has this account already",
            Self::SourceKnown => "the wallet has this source already",
            Self::TooManySources => "the wallet holds as many sources as it can",
            Self::NoSuchPlace => "a source has nothing at such a place",
            Self::LastAccount => "a wallet keeps at least one account",
            Self::OnlyWatched => "the account's key is elsewhere",
            Self::NoWordList => "the word list is missing",
            Self::InvalidIntent => "the intent cannot be signed as it is",
            Self::NothingToApprove => "the digest is not under review",
            Self::ClaimsNotAccepted => "claimed figures were not accepted",
            Self::NoRandomness => "the random bytes are missing or unfit",
            Self::WrongSecretCount => "more or fewer secrets than the request names",
            Self::NotText => "a secret that should be text is none",
            Self::PassphraseTooLong => "the passphrase is longer than a vault holds",
            Self::OutOfMemory => "not enough memory for the key derivation",
            Self::Internal => "a computation failed its own check",
        })
    }
}

impl core::error::Error for Refusal {}

impl From<ContentsError> for Refusal {
    fn from(error: ContentsError) -> Self {
        match error {
            ContentsError::TooManyAccounts => Self::TooManyAccounts,
            ContentsError::TooManySources => Self::TooManySources,
            ContentsError::SourceKnown(_) => Self::SourceKnown,
            ContentsError::AccountKnown(index) => Self::AccountKnown(index),
            ContentsError::NoSuchPlace => Self::NoSuchPlace,
        }
    }
}

impl From<OutOfMemory> for Refusal {
    fn from(_: OutOfMemory) -> Self {
        Self::OutOfMemory
    }
}

impl From<VaultError> for Refusal {
    fn from(error: VaultError) -> Self {
        match error {
            VaultError::WrongPasswordOrTampered => Self::WrongPassword,
            VaultError::OutOfMemory => Self::OutOfMemory,
            other => Self::Vault(other),
        }
    }
}
