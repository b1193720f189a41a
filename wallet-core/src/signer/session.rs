//! An unlocked vault: its accounts, and what is done to them.

use alloc::vec::Vec;

use wallet_types::{
    Account, AccountIndex, AccountName, AccountOrigin, Address, DerivationPath,
    protocol::VaultBytes,
    source::{SourceFacts, SourceId},
};

use crate::{
    kdf::Kdf,
    password::Password,
    random::Random,
    seal::Seal,
    signer::{
        Answer, Refusal, Response, Secrets,
        approval::Approval,
        draft::Draft,
        inbox::{exactly, one_password, one_random, own_password, random_of, text_of},
        plain,
        tree::{self, Tree},
    },
    signing_key::SigningKey,
    vault::{LockRandom, Place, StoredAccount, Vault, WriteRandom},
};

#[derive(Debug)]
pub(super) struct Session {
    vault: Vault,
    trees: Vec<(SourceId, Tree)>,
    accounts: Vec<Account>,
    approval: Approval,
}

impl Session {
    pub(super) fn new(vault: Vault) -> Result<Self, Refusal> {
        let mut session = Self {
            vault,
            trees: Vec::new(),
            accounts: Vec::new(),
            approval: Approval::default(),
        };
        session.follow_vault()?;
        Ok(session)
    }

    /// Derives the next account: behind the last one of the first tree that can sign.
    pub(super) fn add_account(&mut self, name: Option<AccountName>, secrets: Secrets) -> Answer {
        let random = one_random(secrets)?;
        let (source, path) = self.next_place()?;
        let place = Place::Path { source, path };
        self.vault.contents_mut().add_account(place, name)?;
        self.changed(random)
    }

    /// Adds accounts at paths below a source.
    #[inline(never)]
    pub(super) fn add_accounts(
        &mut self,
        source: SourceId,
        paths: Vec<DerivationPath>,
        secrets: Secrets,
    ) -> Answer {
        let random = one_random(secrets)?;
        // All or none: what was added before a refusal is taken away again.
        let before = self.accounts.len();
        let added = paths.into_iter().try_for_each(|path| {
            self.tree_mut(source)?.address(&path)?;
            let place = Place::Path { source, path };
            self.vault.contents_mut().add_account(place, None)?;
            Ok::<_, Refusal>(())
        });
        if let Err(refusal) = added {
            self.take_back(before);
            return Err(refusal);
        }
        self.changed(random)
    }

    /// Brings what was made or restored into this wallet.
    #[inline(never)]
    pub(super) fn add_draft(&mut self, draft: &Draft, secrets: Secrets) -> Answer {
        let random = one_random(secrets)?;
        let before = self.accounts.len();
        if let Err(refusal) = draft.add_to(self.vault.contents_mut()) {
            self.take_back(before);
            return Err(refusal);
        }
        self.changed(random)
    }

    /// Takes an account out of the wallet.
    #[inline(never)]
    pub(super) fn remove_account(&mut self, index: AccountIndex, secrets: Secrets) -> Answer {
        let random = one_random(secrets)?;
        self.account(index)?;
        let removed = self.vault.contents_mut().remove_account(index);
        removed.ok_or(Refusal::LastAccount)?;
        self.changed(random)
    }

    pub(super) fn rename_account(
        &mut self,
        index: AccountIndex,
        name: AccountName,
        secrets: Secrets,
    ) -> Answer {
        let random = one_random(secrets)?;
        let renamed = self.vault.contents_mut().rename_account(index, name);
        renamed.ok_or(Refusal::NoSuchAccount)?;
        self.changed(random)
    }

    #[inline(never)]
    pub(super) fn change_password(&mut self, kdf: Kdf, secrets: Secrets) -> Answer {
        let [old, new, random] = exactly(secrets)?;
        let mut random = random_of(random)?;
        let old = Password::new(text_of(old)?.expose());
        let new = own_password(new)?;
        self.vault.check_password(&old)?;
        let lock_random = LockRandom::take(&mut random);
        self.vault.change_password(&new, kdf, lock_random)?;
        self.changed(random)
    }

    /// Checks that the password, the only secret beside a request, is the vault's.
    pub(super) fn check_password(&self, secrets: Secrets) -> Result<(), Refusal> {
        Ok(self.vault.check_password(&one_password(secrets)?)?)
    }

    pub(super) fn write(&mut self, random: &mut Random) -> VaultBytes {
        self.vault.write(&WriteRandom::take(random))
    }

    pub(super) const fn vault(&self) -> &Vault {
        &self.vault
    }

    pub(super) fn accounts(&self) -> &[Account] {
        &self.accounts
    }

    pub(super) fn account(&self, index: AccountIndex) -> Result<&Account, Refusal> {
        let mut accounts = self.accounts.iter();
        let account = accounts.find(|account| account.index == index);
        account.ok_or(Refusal::NoSuchAccount)
    }

    pub(super) const fn seal(&self) -> &Seal {
        self.vault.contents().seal()
    }

    /// Says what the wallet's sources are.
    pub(super) fn sources(&self) -> Vec<SourceFacts> {
        let sources = self.vault.contents().sources().iter();
        let facts = sources.map(|stored| {
            let tree = self.trees.iter().find(|(id, _)| *id == stored.id);
            stored.facts(tree.and_then(|(_, tree)| tree.fingerprint()))
        });
        facts.collect()
    }

    pub(super) fn tree_mut(&mut self, id: SourceId) -> Result<&mut Tree, Refusal> {
        let mut trees = self.trees.iter_mut();
        let found = trees.find(|(known, _)| *known == id);
        found.map(|(_, tree)| tree).ok_or(Refusal::NoSuchPlace)
    }

    /// Finds the key of an account.
    pub(super) fn signing_key(&mut self, index: AccountIndex) -> Result<SigningKey, Refusal> {
        match self.account(index)?.origin.clone() {
            AccountOrigin::Path { source, path, .. } => self.tree_mut(source)?.signing_key(&path),
            AccountOrigin::Key(source) => self
                .tree_mut(source)?
                .signing_key(&DerivationPath::default()),
            AccountOrigin::Elsewhere => Err(Refusal::OnlyWatched),
        }
    }

    pub(super) const fn approval_mut(&mut self) -> &mut Approval {
        &mut self.approval
    }

    /// The vault changed: it is written, and what is known of it follows.
    fn changed(&mut self, mut random: Random) -> Answer {
        self.follow_vault()?;
        plain(Response::VaultChanged {
            vault: self.write(&mut random),
            accounts: self.accounts.clone(),
            sources: self.sources(),
        })
    }

    /// Takes accounts away until there are as many as before.
    fn take_back(&mut self, before: usize) {
        let known = self.accounts.iter().map(|account| account.index);
        let known: Vec<AccountIndex> = known.take(before).collect();
        let contents = self.vault.contents_mut();
        let added = contents.accounts().iter().map(|account| account.index);
        let added: Vec<AccountIndex> = added.filter(|index| !known.contains(index)).collect();
        for index in added {
            // Those before it stay, so that it is never the last.
            let _ = contents.remove_account(index);
        }
    }

    fn follow_vault(&mut self) -> Result<(), Refusal> {
        let contents = self.vault.contents();
        self.trees.retain(|(id, _)| contents.source(*id).is_some());
        for stored in contents.sources() {
            let is_known = self.trees.iter().any(|(id, _)| *id == stored.id);
            if let (false, Some(tree)) = (is_known, Tree::of(&stored.source)?) {
                self.trees.push((stored.id, tree));
            }
        }
        let stored = contents.accounts().to_vec();
        let mut accounts = Vec::with_capacity(stored.len());
        for stored in stored {
            let known = self
                .accounts
                .iter()
                .find(|known| known.index == stored.index);
            let known = known.map(|account| (account.address, account.origin.clone()));
            let found = match known {
                Some(found) => Some(found),
                None => self.find(&stored)?,
            };
            if let Some((address, origin)) = found {
                accounts.push(Account {
                    index: stored.index,
                    address,
                    name: stored.name,
                    origin,
                });
            }
        }
        self.accounts = accounts;
        Ok(())
    }

    /// Finds an account's address. `None` where a later release wrote what this one cannot use.
    fn find(
        &mut self,
        stored: &StoredAccount,
    ) -> Result<Option<(Address, AccountOrigin)>, Refusal> {
        let found = match &stored.place {
            Place::Elsewhere(address) => (*address, AccountOrigin::Elsewhere),
            Place::Key(source) => {
                let address = self
                    .tree_mut(*source)?
                    .address(&DerivationPath::default())?;
                (address, AccountOrigin::Key(*source))
            }
            Place::Path { source, path } => {
                let tree = self.tree_mut(*source)?;
                let origin = AccountOrigin::Path {
                    source: *source,
                    path: path.clone(),
                    can_sign: !matches!(tree, Tree::Public(_)),
                };
                (tree.address(path)?, origin)
            }
            Place::Unknown { .. } => return Ok(None),
        };
        Ok(Some(found))
    }

    /// The place behind the last account of the first tree that can sign.
    fn next_place(&self) -> Result<(SourceId, DerivationPath), Refusal> {
        let contents = self.vault.contents();
        let mut sources = contents.sources().iter();
        let is_private = |kind: wallet_types::SourceKind| kind.is_tree() && kind.can_sign();
        let source = sources.find(|stored| is_private(stored.source.kind()));
        let source = source.ok_or(Refusal::NoSuchPlace)?.id;
        let last = contents
            .accounts()
            .iter()
            .rev()
            .find_map(|account| match &account.place {
                Place::Path { source: id, path } if *id == source => Some(path),
                _ => None,
            });
        let path = match last {
            Some(path) => tree::next_path(path),
            None => DerivationPath::account(AccountIndex(0)),
        };
        Ok((source, path.ok_or(Refusal::TooManyAccounts)?))
    }
}
