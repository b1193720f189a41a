//! What the person can do on the page's own screens.

use chain::EndpointId;
use wallet_types::{AccountIndex, Digest, amount::Unit, protocol::Theme};

use crate::{effect::FilePurpose, route::Route};

/// Something the person did.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Action {
    /// Go to a screen.
    Go(Route),
    /// Make a new wallet.
    Create,
    /// Restore a wallet from its words.
    RestoreFromWords,
    /// Restores from shares, a keystore file, a key, a branch, or an address to watch.
    Restore,
    /// Brings more into the open wallet.
    Import,
    /// Takes a secret out, after the password.
    Export,
    /// Signs a message that is handed to the key realm.
    SignMessage,
    /// Explains a transaction, or checks a signature.
    Examine,
    /// Copies the signature of the message that was signed last.
    CopySignature,
    /// Choose a file.
    ChooseFile(FilePurpose),
    /// Leave the key frame's journey: nothing is made, changed or signed.
    LeaveKeyFrame,
    /// Make the key frame again after it failed.
    RetryKeyFrame,
    /// Unlock the stored wallet.
    Unlock,
    /// Lock.
    Lock,
    /// About accounts and balances.
    Account(AccountAction),
    /// About endpoints.
    Endpoint(EndpointAction),
    /// About a payment.
    Send(SendAction),
    /// About the outbox.
    Outbox(OutboxAction),
    /// About keeping the wallet safe.
    Care(CareAction),
    /// About settings.
    Settings(SettingsAction),
    /// Make this tab the one that writes.
    UseThisTab,
    /// Load the page again.
    Reload,
    /// Hide a banner until its reason returns.
    HideBanner(BannerKind),
    /// Agree to the open dialog.
    AgreeDialog,
    /// Close the open dialog, agreeing to nothing.
    CloseDialog,
    /// Type into the open dialog's field.
    TypeInDialog(String),
    /// About a stored record that cannot be read.
    Records(RecordsAction),
}

/// About accounts and balances.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum AccountAction {
    /// Show this one.
    Select(AccountIndex),
    /// Derive the next one; an empty name is numbered.
    Add {
        /// Its name.
        name: String,
    },
    /// Give one another name.
    Rename {
        /// Which.
        index: AccountIndex,
        /// Its name.
        name: String,
    },
    /// Ask for the balance again.
    Refresh,
    /// Copy the address shown.
    CopyAddress,
    /// Takes an account out of the wallet; the key realm asks.
    Remove(AccountIndex),
    /// Types an amount to ask for.
    TypeRequest(String),
    /// Copies the link that asks for a payment.
    CopyRequest,
}

/// About endpoints.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum EndpointAction {
    /// Type an address.
    TypeUrl(String),
    /// Type the endpoint's name.
    TypeName(String),
    /// Type the network's name.
    TypeNetwork(String),
    /// Type the network's symbol.
    TypeSymbol(String),
    /// Ask the typed address which chain it serves: the first request it gets. On a sealed page the
    /// address is saved, and asked after a reload.
    Try,
    /// Take the endpoint that was tried, with the names as typed.
    Keep,
    /// Forget the address that was typed or tried.
    Drop,
    /// Ask a listed endpoint whether it answers.
    Test(EndpointId),
    /// Ask this one from now on.
    MakeFirst(EndpointId),
    /// Ask for confirmation, then remove it from the list.
    Remove(EndpointId),
}

/// About a payment.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum SendAction {
    /// Type the recipient's address.
    TypeRecipient(String),
    /// Pay one of this wallet's own accounts.
    PickOwn(AccountIndex),
    /// Type the amount.
    TypeAmount(String),
    /// Read and print the amount in this unit.
    SetUnit(Unit),
    /// Send all that the fee leaves.
    SetAll(bool),
    /// Choose how soon.
    SetPace(Pace),
    /// Type the most to pay for each unit of gas, in gwei.
    TypeFeeCap(String),
    /// Type the most to give to the block's maker for each unit of gas, in gwei.
    TypeTip(String),
    /// Ask again for balance, nonce, fees and recipient.
    Refresh,
    /// Review in the key frame.
    Review,
    /// Start over with an empty form.
    Clear,
    /// Save the signed transaction again after storage failed.
    StoreAgain,
    /// Close the account of the payment that was followed.
    Close,
}

/// How soon a payment should be included.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Pace {
    /// When time does not matter.
    Slow,
    /// What most pay.
    #[default]
    Normal,
    /// Ahead of most.
    Fast,
    /// The person's own figures.
    Custom,
}

/// About the outbox.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum OutboxAction {
    /// Show one payment.
    Open(Digest),
    /// Hand the same signed bytes to the endpoint again.
    Resend(Digest),
    /// Ask what became of it.
    Check(Digest),
    /// Copy its hash.
    CopyHash(Digest),
}

/// About keeping the wallet safe.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum CareAction {
    /// Save the vault as a file.
    SaveVaultFile,
    /// State that the file is kept, without showing it.
    StateBackup,
    /// Show the words again.
    RevealWords,
}

/// About settings.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SettingsAction {
    /// Lock after this many minutes, 1 to 60.
    LockAfter(u8),
    /// Draw in this theme.
    SetTheme(Theme),
    /// Change the password.
    ChangePassword,
    /// Ask the browser to keep this origin's data.
    AskPersistence,
    /// Copy this copy's CID.
    CopyCid,
    /// Ask for the typed confirmation, then erase this copy's data.
    Erase,
    /// Empty the egress ledger that is shown.
    ClearLedger,
}

/// About a stored record that cannot be read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum RecordsAction {
    /// Save its bytes as a file, as they are.
    Save {
        /// Its key.
        key: String,
    },
    /// Keep its bytes under another key and go on without them.
    SetAside {
        /// Its key.
        key: String,
    },
}

/// Banners, as far as they can be hidden.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum BannerKind {
    /// The reminder to save the vault file.
    Backup,
    /// A blocked request.
    PolicyViolation,
    /// Why the wallet locked.
    Locked,
    /// Another tab writes.
    ReadingOnly,
    /// The list changed in another tab.
    StaleEndpoints,
    /// A problem that stopped an action.
    Problem,
}
