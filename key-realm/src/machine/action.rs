//! What the person does on the screen, once it means something.

use wallet_core::{
    mnemonic::{Language, Tool, WordCount},
    secret::SecretText,
};
use wallet_types::{AccountIndex, Address, SourceId};

use super::{
    examine::Examined,
    import::{Have, Place},
    message_text::MessageForm,
    seen::SeenPart,
};

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
    /// Brings one's own dice, coins or cards.
    Roll(Roll),
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

    /// Brings something into a wallet.
    Bring(Bring),

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

/// One act of bringing something in.
#[derive(Debug)]
pub(crate) enum Bring {
    /// Says what the person has.
    Have(Have),
    /// Hands in a key, a branch, an address or a share.
    Text(SecretText),
    /// Restores from enough shares, with their passphrase.
    Combine(SecretText),
    /// Hands in a keystore file.
    File(Vec<u8>),
    /// Chooses the language of words.
    Language(Language),
    /// Asks which words can end a phrase that lacks its last.
    LastWord(SecretText),
    /// Chooses a source of the open wallet.
    Source(SourceId),
    /// Looks for accounts in other places.
    LookElsewhere,
    /// Looks at more accounts of a place.
    More(Place),
    /// Chooses an account, or not.
    Tick {
        /// The account.
        address: Address,
        /// Whether it is chosen.
        is_chosen: bool,
    },
    /// Asks endpoints about the accounts in view.
    Search,
}

/// One act with one's own dice, coins or cards.
#[derive(Debug)]
pub(crate) enum Roll {
    /// Wants to bring them.
    Open,
    /// Chooses what is rolled, tossed or drawn.
    Tool {
        /// The tool.
        tool: Tool,
        /// What is typed so far.
        typed: SecretText,
    },
    /// Types rolls.
    Typed(SecretText),
    /// Leaves the generator out, or not.
    Alone(bool),
    /// Has words made of them.
    Draw(SecretText),
}
