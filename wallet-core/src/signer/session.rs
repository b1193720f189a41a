//! An unlocked vault, and the one review under way.

use alloc::{boxed::Box, vec::Vec};

use wallet_types::{
    Account, AccountIndex, AccountName, Address, Digest, protocol::VaultBytes,
    review::ReviewRequest,
};

use crate::{
    derivation_path::{ChildNumber, DerivationPath},
    extended_key::{ExtendedKey, NoSuchKey},
    kdf::Kdf,
    mnemonic::Phrase,
    password::Password,
    random::Random,
    review::{self, IntentError, Reviewed, Unsound},
    seal::Seal,
    secret::{SecretBytes, SecretText},
    seed::Seed,
    signer::{
        Answer, Claims, Refusal, Response, Secrets,
        inbox::{exactly, one_password, one_random, own_password, random_of, text_of},
        plain,
    },
    signing_key::SigningKey,
    transaction::SignedTransaction,
    vault::{LockRandom, Vault, WriteRandom},
};

/// An unlocked vault with the key above its accounts.
#[derive(Debug)]
pub(super) struct Session {
    vault: Vault,
    accounts_key: ExtendedKey,
    accounts: Vec<Account>,
    review: Option<Box<Reviewed>>,
}

impl Session {
    pub(super) fn new(vault: Vault) -> Result<Self, Refusal> {
        let contents = vault.contents();
        let accounts_key = accounts_key(contents.phrase(), contents.passphrase())?;
        let accounts = contents
            .accounts()
            .iter()
            .map(|account| {
                let address = address(&accounts_key, account.index)?;
                Ok(Account {
                    index: account.index,
                    address,
                    name: account.name.clone(),
                })
            })
            .collect::<Result<_, Refusal>>()?;
        Ok(Self {
            vault,
            accounts_key,
            accounts,
            review: None,
        })
    }

    pub(super) fn add_account(&mut self, name: Option<AccountName>, secrets: Secrets) -> Answer {
        let mut random = one_random(secrets)?;
        let contents = self.vault.contents_mut();
        let index = contents.next_index().ok_or(Refusal::TooManyAccounts)?;
        let address = address(&self.accounts_key, index)?;
        let name = name.unwrap_or_else(|| AccountName::numbered(index));
        contents
            .add_account(Some(name.clone()))
            .ok_or(Refusal::TooManyAccounts)?;
        self.accounts.push(Account {
            index,
            address,
            name,
        });
        plain(self.changed(&mut random))
    }

    pub(super) fn rename_account(
        &mut self,
        index: AccountIndex,
        name: AccountName,
        secrets: Secrets,
    ) -> Answer {
        let mut random = one_random(secrets)?;
        let mut accounts = self.accounts.iter_mut();
        let account = accounts
            .find(|account| account.index == index)
            .ok_or(Refusal::NoSuchAccount)?;
        self.vault
            .contents_mut()
            .rename_account(index, name.clone())
            .ok_or(Refusal::NoSuchAccount)?;
        account.name = name;
        plain(self.changed(&mut random))
    }

    /// Shows phrase and passphrase, if the password is the vault's.
    pub(super) fn reveal(&self, secrets: Secrets) -> Answer {
        self.vault.check_password(&one_password(secrets)?)?;
        let contents = self.vault.contents();
        let words = SecretBytes::from(contents.phrase().words());
        let passphrase = SecretText::collected(contents.passphrase().expose().chars());
        let revealed = Response::WordsRevealed {
            word_count: contents.phrase().word_count(),
        };
        let secrets = Secrets::from(Vec::from([words, SecretBytes::from(passphrase)]));
        Ok((revealed, secrets))
    }

    /// Encrypts the vault anew, if the password until now is the vault's.
    pub(super) fn change_password(&mut self, kdf: Kdf, secrets: Secrets) -> Answer {
        let [old, new, random] = exactly(secrets)?;
        let mut random = random_of(random)?;
        let old = Password::new(text_of(old)?.expose());
        let new = own_password(new)?;
        self.vault.check_password(&old)?;
        let lock_random = LockRandom::take(&mut random);
        self.vault.change_password(&new, kdf, lock_random)?;
        plain(self.changed(&mut random))
    }

    /// Begins a review, in place of any other.
    pub(super) fn review(&mut self, request: &ReviewRequest) -> Answer {
        self.review = None;
        let reviewed = review::reviewed(request, &self.accounts)?;
        let shown = Box::new(reviewed.review().clone());
        self.review = Some(Box::new(reviewed));
        plain(Response::Reviewed(shown))
    }

    /// Signs what was reviewed, once.
    pub(super) fn approve(&mut self, digest: Digest, claims: Claims) -> Answer {
        let is_this = |reviewed: &mut Box<Reviewed>| reviewed.review().digest == digest;
        let reviewed = self.review.take_if(is_this);
        let reviewed = reviewed.ok_or(Refusal::NothingToApprove)?;
        let review = reviewed.review();
        if review.needs_acceptance() && claims == Claims::NotAccepted {
            self.review = Some(reviewed);
            return Err(Refusal::ClaimsNotAccepted);
        }
        let key = signing_key(&self.accounts_key, review.from.index)?;
        let SignedTransaction { raw, hash } = reviewed.sign(&key)?;
        plain(Response::Signed { raw, hash })
    }

    pub(super) fn drop_review(&mut self) {
        self.review = None;
    }

    /// Writes the vault, and tells what changed.
    fn changed(&self, random: &mut Random) -> Response {
        Response::VaultChanged {
            vault: self.write(random),
            accounts: self.accounts.clone(),
        }
    }

    pub(super) fn write(&self, random: &mut Random) -> VaultBytes {
        self.vault.write(&WriteRandom::take(random))
    }

    pub(super) fn accounts(&self) -> &[Account] {
        &self.accounts
    }

    pub(super) const fn seal(&self) -> &Seal {
        self.vault.contents().seal()
    }
}

impl From<IntentError> for Refusal {
    fn from(error: IntentError) -> Self {
        match error {
            IntentError::NoSuchAccount => Self::NoSuchAccount,
            _ => Self::InvalidIntent,
        }
    }
}

impl From<Unsound> for Refusal {
    fn from(_: Unsound) -> Self {
        Self::Internal
    }
}

impl From<NoSuchKey> for Refusal {
    fn from(_: NoSuchKey) -> Self {
        Self::Internal
    }
}

/// The key above all accounts of a phrase.
pub(super) fn accounts_key(
    phrase: &Phrase,
    passphrase: &SecretText,
) -> Result<ExtendedKey, Refusal> {
    let root = ExtendedKey::of_seed(&Seed::new(phrase, passphrase))?;
    Ok(root.derive(&DerivationPath::accounts())?)
}

pub(super) fn address(parent: &ExtendedKey, index: AccountIndex) -> Result<Address, Refusal> {
    signing_key(parent, index).map(|key| key.address())
}

fn signing_key(parent: &ExtendedKey, index: AccountIndex) -> Result<SigningKey, Refusal> {
    let number = ChildNumber::normal(index.0).ok_or(Refusal::NoSuchAccount)?;
    Ok(parent.child(number)?.signing_key())
}
