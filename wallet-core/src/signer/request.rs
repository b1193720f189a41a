//! What the signer is asked, with the secrets that travel beside each request.

use alloc::{boxed::Box, string::String, vec::Vec};

use serde::{Deserialize, Serialize};
use wallet_types::{
    AccountIndex, Address, ChainId, DerivationPath, Digest, SourceId, account::AccountName,
    message::Message, protocol::VaultBytes, review::ReviewRequest,
};

use crate::{
    kdf::Kdf,
    mnemonic::{Language, Mixing, Tool, WordCount, WordPosition},
    secret::SecretBytes,
    signer::Export,
};

/// One request to the signer, without its secrets.
///
/// Secrets travel beside the message as [`Secrets`], in the order named at each variant; text is
/// UTF-8. *random* stands for fresh bytes from the platform's random source, exactly
/// [`RANDOM_LEN_BYTES`] of them: if that source fails, the request is not made.
///
/// # Examples
/// ```
/// use wallet_core::signer::{Request, Response, Secrets, Signer};
/// use wallet_types::UnixMs;
///
/// let secrets = Secrets::from(vec![b"gulls above nine boats".to_vec()]);
/// let reply = Signer::new().handle(Request::JudgePassword, secrets, UnixMs(0));
/// assert!(matches!(reply.response, Response::PasswordJudged(_)));
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[non_exhaustive]
pub enum Request {
    /// Sets the idle time. Secrets: none. Answer: `Done`.
    Configure {
        /// Minutes without a sign of the person, held to 1 to 60.
        lock_after_min: u8,
    },
    /// The person did something. Secrets: none. Answer: `Done`.
    Active,
    /// Asks for nothing but that deadlines are looked at; no sign of the person. Secrets: none.
    /// Answer: `Done`, or `Locked`.
    Tick,
    /// The page was hidden or shown. Secrets: none. Answer: `Done`.
    Visibility {
        /// Whether it is hidden now.
        hidden: bool,
    },
    /// Locks at once. Secrets: none. Answer: `Locked`.
    Lock,

    /// Draws a new phrase and keeps it as the draft. Secrets: *random*. Answer: `DraftReady` with
    /// the words, parted by single spaces.
    NewPhrase {
        /// How many words: 12 or 24.
        word_count: WordCount,
    },
    /// Draws a new phrase with dice, coins or cards. Secrets: what was rolled, *random*. Answer:
    /// `DraftReady` with the words.
    NewPhraseFrom {
        /// How many words: 12 or 24.
        word_count: WordCount,
        /// What was rolled, tossed or drawn.
        tool: Tool,
        /// Whether the generator's bytes take part.
        mixing: Mixing,
    },
    /// Judges what was rolled so far. Secrets: what was rolled. Answer: `RollsJudged` with the bits,
    /// or `RollsRefused`.
    JudgeRolls {
        /// What was rolled, tossed or drawn.
        tool: Tool,
        /// How many words are wanted.
        word_count: WordCount,
    },
    /// Compares typed words with the draft. Secrets: one typed word for each position. Answer:
    /// `WordsChecked`.
    CheckWords {
        /// Which words were asked for.
        positions: Vec<WordPosition>,
    },
    /// Takes a word list other than English, for as long as the signer lives. Secrets: none. Answer:
    /// `Done`, or `Refused`.
    LoadWordList {
        /// Its language.
        language: Language,
        /// Its bytes, as they ship.
        bytes: Vec<u8>,
    },
    /// Reads a phrase and keeps it as the draft. Secrets: the words, as typed or pasted. Answer:
    /// `DraftReady` without secrets, or `PhraseRefused`.
    ImportPhrase {
        /// Of which list; its list was taken before.
        language: Language,
    },
    /// Finds all words that can end a phrase. Secrets: the words but the last. Answer: `LastWords`,
    /// or `PhraseRefused`.
    LastWords {
        /// Of which list.
        language: Language,
    },
    /// Reads a private key and keeps it as the draft. Secrets: 64 digits, with or without `0x`.
    /// Answer: `DraftReady`, or `KeyRefused`.
    ImportKey,
    /// Reads a branch, `xprv` or `xpub`, and keeps it as the draft. Secrets: its text. Answer:
    /// `DraftReady`, or `BranchRefused`.
    ImportBranch,
    /// Keeps the master secret of SLIP-39 shares as the draft. Secrets: its bytes. Answer:
    /// `DraftReady`.
    ImportMasterSecret,
    /// Keeps an address to watch as the draft. Secrets: none. Answer: `DraftReady`.
    ImportAddress {
        /// The address.
        address: Address,
    },
    /// Sets the draft's BIP-39 passphrase; an empty one takes it away. Secrets: the passphrase.
    /// Answer: `DraftReady` without secrets, with the address that follows.
    SetPassphrase,
    /// Chooses which accounts of the draft come into the wallet. Secrets: none. Answer:
    /// `DraftReady` with the address of the first.
    ChooseAccounts {
        /// Their paths; at least one.
        paths: Vec<DerivationPath>,
    },
    /// Shows the addresses at paths. Secrets: none. Answer: `AccountsFound`.
    FindAccounts {
        /// Below which source; `None` for the draft.
        source: Option<SourceId>,
        /// The paths, at most [`MAX_FOUND`].
        #[serde(with = "wallet_types::apart")]
        paths: Vec<DerivationPath>,
    },
    /// Erases the draft. Secrets: none. Answer: `Done`.
    DropDraft,
    /// Completes a word under typing. Secrets: what was typed so far. Answer: `WordHints`.
    HintWords {
        /// Of which list.
        language: Language,
    },

    /// Draws a password of five words. Secrets: *random*. Answer: `PasswordSuggested`.
    SuggestPassword,
    /// Judges a password of the person's own. Secrets: the password. Answer: `PasswordJudged`.
    JudgePassword,
    /// Runs the key derivation once on nothing, so that the worker can measure it. Secrets: none.
    /// Answer: `Done`.
    RunKdf {
        /// The parameters to run.
        kdf: Kdf,
    },

    /// Encrypts the draft into a new vault with a new seal, and unlocks it. Secrets: password,
    /// *random*. Answer: `VaultMade`.
    MakeVault {
        /// The price of the password.
        kdf: Kdf,
    },
    /// Looks at a vault from outside. Secrets: none. Answer: `VaultInspected`.
    InspectVault {
        /// The vault.
        vault: VaultBytes,
    },
    /// Opens a vault, stored or from a file. Secrets: password. Answer: `Unlocked`.
    Unlock {
        /// The vault.
        vault: VaultBytes,
    },
    /// Derives the next account. Secrets: *random*. Answer: `VaultChanged`.
    AddAccount {
        /// Its name; numbered where the person gave none.
        name: Option<AccountName>,
    },
    /// Derives accounts at paths. Secrets: *random*. Answer: `VaultChanged`.
    AddAccounts {
        /// Below which source.
        source: SourceId,
        /// The paths.
        paths: Vec<DerivationPath>,
    },
    /// Brings the draft into the open wallet. Secrets: *random*. Answer: `VaultChanged`.
    AddDraft,
    /// Takes an account out of the wallet, and with it a key or branch that was brought for it
    /// alone. Secrets: *random*. Answer: `VaultChanged`.
    RemoveAccount {
        /// Which account.
        index: AccountIndex,
    },
    /// Gives an account another name. Secrets: *random*. Answer: `VaultChanged`.
    RenameAccount {
        /// Which account.
        index: AccountIndex,
        /// Its new name.
        name: AccountName,
    },
    /// Hands out a secret, after the password was given again. Secrets: password. Answer:
    /// `Exported`.
    Export(#[serde(with = "wallet_types::apart")] Export),
    /// Says what the wallet's sources are. Secrets: none. Answer: `Sources`.
    ListSources,
    /// Encrypts the vault anew under another password. Secrets: the password until now, the new
    /// one, *random*. Answer: `VaultChanged`.
    ChangePassword {
        /// The price of the new password.
        kdf: Kdf,
    },

    /// Encodes an intent and says what its bytes mean. Secrets: none. Answer: `Reviewed`.
    Review(Box<ReviewRequest>),
    /// Signs what was reviewed, once. Secrets: none. Answer: `Signed`.
    Approve {
        /// The digest that the person saw.
        digest: Digest,
        /// Whether figures that are only claimed were accepted.
        claims: Claims,
    },
    /// Says what a message means, and which digests are signed for it. Secrets: none. Answer:
    /// `MessageReviewed`, or `MessageRefused`.
    ReviewMessage {
        /// The account that signs.
        from: AccountIndex,
        /// The chain that the person confirmed.
        chain_id: ChainId,
        /// The message.
        #[serde(with = "wallet_types::apart")]
        message: Message,
    },
    /// Signs the message that was reviewed, once. Secrets: none. Answer: `MessageSigned`.
    ApproveMessage {
        /// The digest that the person saw.
        digest: Digest,
    },
    /// Forgets the review. Secrets: none. Answer: `Done`.
    DropReview,

    /// Explains the bytes of a transaction, signed or not; needs no wallet. Secrets: none. Answer:
    /// `Explained`, or `TransactionRefused`.
    Explain {
        /// Hexadecimal text, as it was pasted.
        text: String,
    },
    /// Tells whose signature over a message this is; needs no wallet. Secrets: none. Answer:
    /// `Verified`, or `MessageRefused`.
    Verify {
        /// The account that is said to have signed.
        account: Address,
        /// The message.
        #[serde(with = "wallet_types::apart")]
        message: Message,
        /// The signature's text.
        signature: String,
    },
}

/// Whether the person accepted by a tick that some figures are only claimed.
///
/// # Examples
/// ```
/// use wallet_core::signer::{Claims, Request};
/// use wallet_types::Digest;
///
/// let digest = Digest::keccak256(b"tide");
/// let ticked = Request::Approve { digest, claims: Claims::Accepted };
/// assert_ne!(ticked, Request::Approve { digest, claims: Claims::NotAccepted });
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Claims {
    /// The tick was set.
    Accepted,
    /// There was no tick, or it was not set.
    NotAccepted,
}

/// Secrets that travel beside a message, in the order that the message names.
///
/// # Examples
/// ```
/// use wallet_core::{secret::SecretBytes, signer::Secrets};
///
/// let secrets = Secrets::from(vec![b"a password".to_vec()]);
/// assert_eq!(secrets.len(), 1);
/// assert_eq!(format!("{secrets:?}"), "Secrets([SecretBytes(10 bytes)])");
/// ```
#[derive(Debug, Default)]
pub struct Secrets(Vec<SecretBytes>);

/// Length in bytes of every *random* buffer that a request brings.
pub const RANDOM_LEN_BYTES: usize = 160;

/// The most accounts that are looked for at once.
pub const MAX_FOUND: usize = 64;

impl Secrets {
    /// Returns no secrets at all.
    ///
    /// # Examples
    /// ```
    /// # use wallet_core::signer::Secrets;
    /// assert!(Secrets::none().is_empty());
    /// ```
    #[must_use]
    pub const fn none() -> Self {
        Self(Vec::new())
    }

    /// Counts the buffers.
    ///
    /// # Examples
    /// ```
    /// # use wallet_core::signer::Secrets;
    /// assert_eq!(Secrets::from(vec![b"old".to_vec(), b"new".to_vec()]).len(), 2);
    /// ```
    #[must_use]
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// Says whether there are no buffers.
    ///
    /// # Examples
    /// ```
    /// # use wallet_core::signer::Secrets;
    /// // A buffer without bytes is a buffer.
    /// assert!(!Secrets::from(vec![Vec::<u8>::new()]).is_empty());
    /// ```
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Takes the buffers out, in order.
    ///
    /// # Examples
    /// ```
    /// # use wallet_core::signer::Secrets;
    /// let buffers = Secrets::from(vec![b"old".to_vec(), b"new".to_vec()]).into_buffers();
    /// assert_eq!(buffers[1].expose(), b"new");
    /// ```
    #[must_use]
    pub fn into_buffers(self) -> Vec<SecretBytes> {
        self.0
    }
}

impl Request {
    /// Says whether the request shows that the person is there.
    pub(super) const fn shows_person(&self) -> bool {
        !matches!(
            self,
            Self::Configure { .. } | Self::Tick | Self::Visibility { .. }
        )
    }
}

impl From<Vec<SecretBytes>> for Secrets {
    fn from(buffers: Vec<SecretBytes>) -> Self {
        Self(buffers)
    }
}

impl From<Vec<Vec<u8>>> for Secrets {
    fn from(buffers: Vec<Vec<u8>>) -> Self {
        Self(buffers.into_iter().map(SecretBytes::from).collect())
    }
}
