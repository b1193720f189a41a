//! Offering the vault as a file: the page downloads, since the sandbox cannot.

use wallet_types::protocol::{SecretFile, StoreOutcome, VaultBytes};

use super::out::Out;

/// The offer, and what came of it.
#[derive(Debug)]
pub(crate) struct FileOffer {
    vault: VaultBytes,
    /// How storing went.
    pub(crate) outcome: StoreOutcome,
    /// Whether the browser took the file, once it was asked for.
    pub(crate) taken: Option<bool>,
}

impl FileOffer {
    pub(super) const fn new(vault: VaultBytes, outcome: StoreOutcome) -> Self {
        Self {
            vault,
            outcome,
            taken: None,
        }
    }

    /// Says whether the file may be left for later: not where it is the only copy.
    pub(crate) const fn may_wait(&self) -> bool {
        matches!(self.outcome, StoreOutcome::Stored)
    }

    /// Says whether the person may go on.
    pub(super) fn is_settled(&self) -> bool {
        self.may_wait() || self.taken == Some(true)
    }

    pub(super) fn save(&self, out: &mut Out) {
        out.download(SecretFile::Vault(self.vault.clone()));
    }

    pub(super) const fn downloaded(&mut self, ok: bool) {
        self.taken = Some(ok);
    }
}
