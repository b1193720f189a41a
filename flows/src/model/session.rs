//! What is known while the wallet is open, and forgotten when it locks.

use chain::{AccountState, SendRefusal};
use wallet_types::{
    Account, AccountIndex, Address, ChainId, Digest, Marked, UnixMs,
    protocol::{RequestId, Seen},
};

use crate::{problem::Problem, table::Table, view::AccountsTask};

/// An open wallet.
#[derive(Debug)]
pub(crate) struct Session {
    pub(crate) accounts: Vec<Account>,
    pub(crate) active: AccountIndex,
    pub(crate) balance: Balance,
    pub(crate) locks_at: Option<UnixMs>,
    pub(crate) task: AccountsTask,
    /// When the asked endpoint last confirmed its chain.
    pub(crate) confirmed: Option<(ChainId, UnixMs)>,
    pub(crate) signed_message: Option<SignedMessage>,
}

/// The message that was signed last, without the message.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct SignedMessage {
    pub(crate) from: AccountIndex,
    pub(crate) signature: [u8; 65],
    pub(crate) digest: Digest,
}

impl SignedMessage {
    /// Writes the signature as others read it: `0x` and 130 digits.
    pub(crate) fn text(&self) -> String {
        let digit = |half: u8| char::from(b"0123456789abcdef"[usize::from(half)]);
        let halves = self
            .signature
            .iter()
            .flat_map(|byte| [byte >> 4, byte & 15]);
        "0x".chars().chain(halves.map(digit)).collect()
    }
}

/// Accounts that endpoints are asked about for the key realm.
#[derive(Debug)]
pub(crate) struct Search {
    pub(crate) id: RequestId,
    /// Those not asked about yet, the next one last.
    pub(crate) waiting: Vec<Address>,
    pub(crate) found: Vec<Seen>,
}

/// The active account's state at the asked endpoint.
#[derive(Debug, Default)]
pub(crate) struct Balance {
    pub(crate) state: Option<Marked<AccountState>>,
    pub(crate) problem: Option<Problem>,
    pub(crate) failures: u32,
    /// Not asked by itself before this moment.
    pub(crate) not_before: UnixMs,
}

/// What is being done about signed payments.
#[derive(Debug, Default)]
pub(crate) struct OutboxWork {
    pub(crate) errands: Table<Digest, Errand>,
}

/// What is being done about one.
#[derive(Debug, Clone, Default)]
pub(crate) struct Errand {
    pub(crate) not_taken: Option<(SendRefusal, Option<String>)>,
    pub(crate) problem: Option<Problem>,
    /// Not asked by itself before this moment.
    pub(crate) not_before: UnixMs,
    /// Since when the endpoint does not know it.
    pub(crate) unknown_since: Option<UnixMs>,
    pub(crate) handed_over_at: Option<UnixMs>,
    /// Whether this visit has handed it over or learned of it.
    pub(crate) touched: bool,
}

impl Session {
    pub(crate) fn new(accounts: Vec<Account>, active: AccountIndex) -> Self {
        let known = accounts.iter().any(|account| account.index == active);
        let first = accounts
            .first()
            .map_or(AccountIndex(0), |account| account.index);
        Self {
            active: if known { active } else { first },
            accounts,
            balance: Balance::default(),
            locks_at: None,
            task: AccountsTask::Idle,
            confirmed: None,
            signed_message: None,
        }
    }

    pub(crate) fn account(&self) -> Option<&Account> {
        self.at(self.active)
    }

    pub(crate) fn at(&self, index: AccountIndex) -> Option<&Account> {
        self.accounts.iter().find(|account| account.index == index)
    }
}
