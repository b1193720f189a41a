//! What the signer is asked, with the secrets that travel beside each request.

use alloc::{boxed::Box, vec::Vec};

use serde::{Deserialize, Serialize};
use wallet_types::{
    AccountIndex, Digest, account::AccountName, protocol::VaultBytes, review::ReviewRequest,
};

use crate::{
    kdf::Kdf,
    mnemonic::{WordCount, WordPosition},
    secret::SecretBytes,
};

/// One request to the signer, without its secrets.
///
/// Secrets travel beside the message as [`Secrets`], in the order named at each variant; text is
/// UTF-8. *random* stands for fresh bytes from the platform's random source, exactly
/// [`RANDOM_LEN_BYTES`] of them: if that source fails, the request is not made.
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

    /// Draws a new phrase and keeps it as the draft. Secrets: *random*. Answer: `PhraseReady` with
    /// the words, parted by single spaces.
    NewPhrase {
        /// How many words: 12 or 24.
        word_count: WordCount,
    },
    /// Compares typed words with the draft. Secrets: one typed word for each position. Answer:
    /// `WordsChecked`.
    CheckWords {
        /// Which words were asked for.
        positions: Vec<WordPosition>,
    },
    /// Reads a phrase and keeps it as the draft. Secrets: the words, as typed or pasted. Answer:
    /// `PhraseReady` without secrets, or `PhraseRefused`.
    ImportPhrase,
    /// Sets the draft's BIP-39 passphrase; an empty one takes it away. Secrets: the passphrase.
    /// Answer: `PhraseReady` without secrets, with the address that follows.
    SetPassphrase,
    /// Erases the draft. Secrets: none. Answer: `Done`.
    DropDraft,
    /// Completes a word under typing. Secrets: what was typed so far. Answer: `WordHints`.
    HintWords,

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
    /// Gives an account another name. Secrets: *random*. Answer: `VaultChanged`.
    RenameAccount {
        /// Which account.
        index: AccountIndex,
        /// Its new name.
        name: AccountName,
    },
    /// Shows the words, after the password was given again. Secrets: password. Answer:
    /// `WordsRevealed` with the words, and the passphrase (empty where there is none).
    RevealWords,
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
    /// Forgets the review. Secrets: none. Answer: `Done`.
    DropReview,
}

/// Whether the person accepted by a tick that some figures are only claimed.
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

impl Secrets {
    /// Returns no secrets at all.
    #[must_use]
    pub const fn none() -> Self {
        Self(Vec::new())
    }

    /// Counts the buffers.
    #[must_use]
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// Says whether there are no buffers.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Takes the buffers out, in order.
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
