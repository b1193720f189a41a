//! Adding and renaming an account: the person is asked nothing.

use wallet_core::signer::{Request, Response};
use wallet_types::{AccountIndex, AccountName, protocol::StoreCause};

use super::out::Out;

/// A change to the accounts, until the page has stored it.
#[derive(Debug)]
pub(crate) struct Accounts {
    request: Option<Request>,
}

impl Accounts {
    pub(super) const fn add(name: Option<AccountName>) -> Self {
        Self {
            request: Some(Request::AddAccount { name }),
        }
    }

    pub(super) const fn rename(index: AccountIndex, name: AccountName) -> Self {
        Self {
            request: Some(Request::RenameAccount { index, name }),
        }
    }

    pub(super) fn begin(&mut self, out: &mut Out) {
        if let Some(request) = self.request.take() {
            out.ask(request, Vec::new());
        }
    }

    pub(super) fn answer(&self, response: Response, out: &mut Out) {
        match response {
            Response::VaultChanged {
                vault,
                accounts,
                sources,
            } => {
                out.changed = Some((accounts.clone(), sources));
                out.store(vault, accounts, StoreCause::AccountsChanged);
            }
            Response::Refused(refusal) => out.refuse(&refusal),
            _ => out.refuse_inside(),
        }
    }
}
