//! Home and receive.

use wallet_types::{AccountIndex, Address, Digest, account::AccountNameError};

use super::{
    FieldView, FigureView, activity::OutboxItemView, care::CareView, settings::LedgerSummary,
};
use crate::problem::Problem;

/// Accounts and balance.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HomeView {
    /// The account that is shown.
    pub account: AccountRowView,
    /// Every account, the shown one included.
    pub accounts: Vec<AccountRowView>,
    /// What the shown account holds.
    pub balance: BalanceView,
    /// The network's name, where an endpoint is on the list.
    pub network: Option<String>,
    /// Adding or renaming an account.
    pub task: AccountsTask,
    /// Whether accounts can be added and renamed: this tab writes.
    pub can_change: bool,
    /// What keeps the wallet from being lost.
    pub care: CareView,
    /// Payments that are not settled yet, newest first.
    pub unsettled: Vec<OutboxItemView>,
    /// Who learned what, in short.
    pub ledger: LedgerSummary,
    /// Seconds until the wallet locks by itself.
    pub locks_in_s: Option<u64>,
}

/// One account.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AccountRowView {
    /// Its place in the wallet.
    pub index: AccountIndex,
    /// Its name.
    pub name: String,
    /// Its address.
    pub address: Address,
    /// Whether it is the one shown.
    pub active: bool,
    /// Where its key is.
    pub origin: OriginView,
}

/// What an account holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum BalanceView {
    /// No endpoint is on the list, so nobody can be asked.
    NoEndpoint,
    /// The endpoint is being asked, for this many seconds.
    Asking {
        /// Seconds since.
        for_s: u64,
    },
    /// It is known.
    Known {
        /// The figure.
        figure: FigureView,
        /// Whether it is being asked for again.
        refreshing: bool,
        /// Why the last asking again failed.
        problem: Option<Problem>,
    },
    /// It could not be learned.
    Failed(Problem),
}

/// Adding or renaming an account.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub enum AccountsTask {
    /// Nothing is under way.
    #[default]
    Idle,
    /// The key realm is at work.
    Working,
    /// The name cannot be used.
    BadName {
        /// Which account, or the next one.
        index: Option<AccountIndex>,
        /// Why.
        problem: AccountNameError,
    },
    /// It did not work.
    Failed(Problem),
}

/// The address to be paid at. The page makes the QR code of `address` itself.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReceiveView {
    /// The account.
    pub account: AccountRowView,
    /// Every account.
    pub accounts: Vec<AccountRowView>,
    /// The network's name, where an endpoint is on the list.
    pub network: Option<String>,
    /// The amount to ask for, as typed.
    pub amount: FieldView,
    /// The link that asks for it; with the amount where one is typed.
    pub link: Option<String>,
    /// Whether an amount is typed and can be read.
    pub asks: bool,
}

/// Where an account's key is, in words' reach.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum OriginView {
    /// At this path of one of the wallet's trees.
    Path(String),
    /// It is a key of its own.
    Key,
    /// The wallet watches it, and cannot sign for it.
    Watched,
}

/// Signing messages, and looking at what others hand over.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ToolsView {
    /// Whether a wallet is open.
    pub unlocked: bool,
    /// The message that was signed last.
    pub signed: Option<SignedMessageView>,
}

/// The message that was signed last.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SignedMessageView {
    /// Who signed.
    pub account: AccountRowView,
    /// The signature, `0x` and 130 digits.
    pub signature: String,
    /// The digest that was signed.
    pub digest: Digest,
}
