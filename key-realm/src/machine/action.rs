//! What the person does on the screen, once it means something.

use wallet_core::{mnemonic::WordCount, secret::SecretText};
use wallet_types::AccountIndex;

use super::{examine::Examined, message_text::MessageForm, seen::SeenPart};

/// One act of the person. Secrets in it are erased once used.
#[derive(Debug)]
pub(crate) enum Action {
    /// Leaves the journey: nothing is made, changed or signed.
    Leave,
    /// Goes back one step.
    Back,
    /// Stops a key derivation.
    StopWork,
    /// Goes on from a step that only had to be read.
    GoOn,

    /// Chooses how many words to draw.
    ChooseWordCount(WordCount),
    /// Has the words drawn.
    DrawWords,
    /// Has written the words down.
    WordsWritten {
        /// Decides which words are asked for; needs no secrecy.
        dice: u32,
    },
    /// Hands in the words asked for, in that order.
    CheckWords(Vec<SecretText>),

    /// Types a word.
    TypeWord {
        /// Which field, counted from 1.
        field: u8,
        /// What it holds.
        typed: SecretText,
    },
    /// Hands in a phrase.
    SubmitPhrase(SecretText),

    /// Opens the passphrase.
    OpenPassphrase,
    /// Asks for the address that a passphrase leads to; an empty one takes it away.
    TryPassphrase(SecretText),
    /// Accepts the passphrase with the address shown.
    AcceptPassphrase,

    /// Has another password drawn.
    DrawPassword,
    /// Takes the drawn password.
    UseDrawnPassword,
    /// Takes a password of one's own.
    UseOwnPassword {
        /// The password.
        password: SecretText,
        /// The same again.
        repeat: SecretText,
    },
    /// Hands in the password until now.
    SubmitPassword(SecretText),

    /// Asks for the vault as a file.
    SaveFile,
    /// The words were looked at, or looked at long enough.
    HideWords,

    /// A part of the review came into view or left it.
    Seen {
        /// Which part.
        part: SeenPart,
        /// Whether all of it is in view, uncovered as far as can be told.
        in_view: bool,
        /// When, in milliseconds of any steady clock.
        at_ms: u64,
    },
    /// Sets or takes away the tick that accepts claimed figures.
    AcceptClaims(bool),
    /// Signs what was reviewed.
    Sign,

    /// Chooses the account that acts.
    ChooseAccount(AccountIndex),
    /// Chooses how a message is written down.
    ChooseForm(MessageForm),
    /// Chooses what is to be shown, by its place among all that can be.
    ChooseExport(usize),
    /// Goes on with what was chosen.
    SubmitExport {
        /// The path of a branch, where one is chosen.
        path: String,
    },
    /// Has the account taken out of the wallet.
    RemoveAccount,
    /// Chooses what is to be examined.
    Examine(Examined),
    /// Hands in the bytes of a transaction, to be explained.
    SubmitTransaction(String),
    /// Hands in a signature, to be checked.
    SubmitSignature {
        /// The message.
        text: String,
        /// The account that is said to have signed.
        account: String,
        /// The signature.
        signature: String,
    },
    /// Hands in a message to be signed.
    SubmitMessage {
        /// What the field holds.
        text: String,
        /// The number of the chain, where the person is asked for it.
        chain: String,
    },
}
