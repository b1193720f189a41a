//! Taking an account out of the wallet, once the person agreed.

use wallet_core::signer::{Request, Response};
use wallet_types::{
    Account, AccountIndex, AccountOrigin, SourceKind,
    protocol::{Refusal, StoreCause},
};

use super::{
    Known,
    action::Action,
    journey::Screen,
    out::{End, Out},
};

/// What becomes of that which an account follows from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Fate {
    /// The key goes with it, since it was brought for this account alone.
    KeyGoes,
    /// The watched branch goes with it, since no other account lies in it.
    BranchGoes,
    /// The source stays, and the account can be brought back from it.
    SourceStays,
    /// There is none: the account was only watched.
    OnlyWatched,
    /// The account stays too: a wallet keeps at least one.
    IsLast,
}

/// The removal of an account.
#[derive(Debug)]
pub(crate) struct Remove {
    /// The account.
    pub(crate) account: Account,
    /// What goes with it.
    pub(crate) fate: Fate,
    /// Whether the person agreed.
    is_agreed: bool,
}

impl Remove {
    /// Begins with an account.
    ///
    /// # Errors
    /// No such account.
    #[inline(never)]
    pub(super) fn new(index: AccountIndex, known: &Known) -> Result<Self, Refusal> {
        let mut accounts = known.accounts.iter();
        let account = accounts.find(|account| account.index == index);
        let account = account.ok_or(Refusal::NoSuchAccount)?.clone();
        Ok(Self {
            fate: fate(&account, known),
            account,
            is_agreed: false,
        })
    }

    #[inline(never)]
    pub(super) fn act(&mut self, action: Action, out: &mut Out) {
        if matches!(action, Action::RemoveAccount) && !self.is_agreed && self.fate != Fate::IsLast {
            self.is_agreed = true;
            let index = self.account.index;
            out.ask(Request::RemoveAccount { index }, Vec::new());
        }
    }

    #[inline(never)]
    pub(super) fn answer(&self, response: Response, out: &mut Out) {
        match response {
            Response::VaultChanged {
                vault,
                accounts,
                sources,
            } if self.is_agreed => {
                out.changed = Some((accounts.clone(), sources));
                out.store(vault, accounts, StoreCause::AccountsChanged);
            }
            Response::Refused(refusal) => out.refuse(&refusal),
            _ => out.refuse_inside(),
        }
    }

    pub(super) const fn stored(&self, out: &mut Out) {
        if self.is_agreed {
            out.end(End::Done);
        }
    }

    pub(super) const fn screen(&self) -> Screen {
        if self.is_agreed {
            Screen::Storing
        } else {
            Screen::RemoveAccount
        }
    }
}

fn fate(account: &Account, known: &Known) -> Fate {
    if known.accounts.len() <= 1 {
        return Fate::IsLast;
    }
    let Some(id) = account.origin.source() else {
        return Fate::OnlyWatched;
    };
    let is_used =
        |other: &Account| other.index != account.index && other.origin.source() == Some(id);
    if known.accounts.iter().any(is_used) {
        return Fate::SourceStays;
    }
    let source = known.sources.iter().find(|source| source.id == id);
    match (source.map(|source| source.kind), &account.origin) {
        (Some(SourceKind::Key), _) | (None, AccountOrigin::Key(_)) => Fate::KeyGoes,
        (Some(SourceKind::WatchedBranch), _) => Fate::BranchGoes,
        _ => Fate::SourceStays,
    }
}
