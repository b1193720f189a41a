//! What a vault encrypts, and its bytes.

use alloc::vec::Vec;
use core::str;

use wallet_types::{AccountIndex, AccountName, UnixMs};
use zeroize::Zeroizing;

use crate::{
    mnemonic::Phrase,
    seal::{SEAL_LEN_BYTES, Seal},
    secret::SecretText,
    vault::{Plain, VaultError},
};

/// The longest BIP-39 passphrase that a vault holds, in bytes of UTF-8.
pub const MAX_PASSPHRASE_LEN_BYTES: usize = 1024;

/// The secrets of a wallet, with the names of its accounts and its seal.
///
/// # Format, version 1
/// Numbers are big-endian.
///
/// | bytes | what |
/// |---|---|
/// | 8 | when it was made, milliseconds since 1970 |
/// | 1 | length of the phrase's entropy: 16, 20, 24, 28 or 32 |
/// | … | the phrase's entropy |
/// | 2 | length of the BIP-39 passphrase, 0 for none |
/// | … | the passphrase as typed, UTF-8 |
/// | 18 | seal: one byte for each word, 16 for the drawing |
/// | 2 | number of accounts, 1 to 1000 |
/// | … | the accounts |
///
/// Each account is 4 bytes of index, larger than the one before it, 1 byte of name length, and the
/// name in UTF-8.
#[derive(Debug)]
pub struct Contents {
    created_at: UnixMs,
    phrase: Phrase,
    passphrase: SecretText,
    seal: Seal,
    accounts: Vec<NamedAccount>,
}

/// An account as the vault keeps it; its address follows from the phrase.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NamedAccount {
    /// Its place in the wallet.
    pub index: AccountIndex,
    /// Its name.
    pub name: AccountName,
}

impl Contents {
    /// The most accounts that a vault holds.
    pub const MAX_ACCOUNTS: usize = 1000;

    /// Makes the contents of a new wallet, with one account.
    ///
    /// `None` for a passphrase longer than [`MAX_PASSPHRASE_LEN_BYTES`].
    #[must_use]
    pub fn new(
        phrase: Phrase,
        passphrase: SecretText,
        seal: Seal,
        created_at: UnixMs,
    ) -> Option<Self> {
        let first = AccountIndex(0);
        let account = NamedAccount {
            index: first,
            name: AccountName::numbered(first),
        };
        let fits = passphrase.expose().len() <= MAX_PASSPHRASE_LEN_BYTES;
        fits.then(|| Self {
            created_at,
            phrase,
            passphrase,
            seal,
            accounts: Vec::from([account]),
        })
    }

    /// Adds the next account and returns its index; numbered where no name is given. `None` where
    /// there are as many as there can be.
    pub fn add_account(&mut self, name: Option<AccountName>) -> Option<AccountIndex> {
        let index = self.next_index()?;
        let name = name.unwrap_or_else(|| AccountName::numbered(index));
        self.accounts.push(NamedAccount { index, name });
        Some(index)
    }

    /// Returns the index that the next account will have. `None` where there are as many accounts
    /// as there can be.
    #[must_use]
    pub fn next_index(&self) -> Option<AccountIndex> {
        let last = self.accounts.last()?.index.0;
        let has_room = self.accounts.len() < Self::MAX_ACCOUNTS && last + 1 < MAX_INDEX;
        has_room.then_some(AccountIndex(last + 1))
    }

    /// Gives an account another name. `None` where there is no such account.
    pub fn rename_account(&mut self, index: AccountIndex, name: AccountName) -> Option<()> {
        let mut accounts = self.accounts.iter_mut();
        accounts.find(|account| account.index == index)?.name = name;
        Some(())
    }

    /// Returns the phrase.
    #[must_use]
    pub const fn phrase(&self) -> &Phrase {
        &self.phrase
    }

    /// Returns the BIP-39 passphrase, empty where there is none.
    #[must_use]
    pub const fn passphrase(&self) -> &SecretText {
        &self.passphrase
    }

    /// Returns the seal.
    #[must_use]
    pub const fn seal(&self) -> &Seal {
        &self.seal
    }

    /// Returns the accounts, by index.
    #[must_use]
    pub fn accounts(&self) -> &[NamedAccount] {
        &self.accounts
    }

    /// Returns when the wallet was made on this side of any restoring.
    #[must_use]
    pub const fn created_at(&self) -> UnixMs {
        self.created_at
    }

    pub(super) fn write(&self) -> Plain {
        let entropy = self.phrase.entropy();
        let passphrase = self.passphrase.expose().as_bytes();
        let names = self.accounts.iter().map(|a| a.name.as_str().len() + 5);
        let len_bytes = FIXED_LEN_BYTES + entropy.len() + passphrase.len() + names.sum::<usize>();
        let mut out = Zeroizing::new(Vec::with_capacity(len_bytes));
        out.extend_from_slice(&self.created_at.0.to_be_bytes());
        put_short(&mut out, entropy);
        let passphrase_len = u16::try_from(passphrase.len());
        out.extend_from_slice(&passphrase_len.expect(BOUNDED).to_be_bytes());
        out.extend_from_slice(passphrase);
        out.extend_from_slice(&self.seal.to_bytes());
        let count = u16::try_from(self.accounts.len());
        out.extend_from_slice(&count.expect(BOUNDED).to_be_bytes());
        for account in &self.accounts {
            out.extend_from_slice(&account.index.0.to_be_bytes());
            put_short(&mut out, account.name.as_str().as_bytes());
        }
        out
    }

    pub(super) fn read(plain: &Plain) -> Result<Self, VaultError> {
        let mut rest = Rest(plain);
        let contents = rest.contents().ok_or(VaultError::Malformed)?;
        if rest.0.is_empty() {
            Ok(contents)
        } else {
            Err(VaultError::Malformed)
        }
    }
}

/// What is left to read.
struct Rest<'a>(&'a [u8]);

impl<'a> Rest<'a> {
    fn contents(&mut self) -> Option<Contents> {
        let created_at = UnixMs(u64::from_be_bytes(self.array()?));
        let phrase = Phrase::from_entropy(self.short()?).ok()?;
        let passphrase_len = usize::from(u16::from_be_bytes(self.array()?));
        let passphrase = str::from_utf8(self.take(passphrase_len)?).ok()?;
        if passphrase.len() > MAX_PASSPHRASE_LEN_BYTES {
            return None;
        }
        let passphrase = SecretText::collected(passphrase.chars());
        let seal = Seal::from_random(&self.array::<SEAL_LEN_BYTES>()?);
        let count = usize::from(u16::from_be_bytes(self.array()?));
        if count == 0 || count > Contents::MAX_ACCOUNTS {
            return None;
        }
        let accounts = (0..count)
            .map(|_| self.account())
            .collect::<Option<Vec<_>>>()?;
        let is_ordered = accounts.is_sorted_by(|a, b| a.index < b.index);
        is_ordered.then_some(Contents {
            created_at,
            phrase,
            passphrase,
            seal,
            accounts,
        })
    }

    fn account(&mut self) -> Option<NamedAccount> {
        let index = u32::from_be_bytes(self.array()?);
        let text = str::from_utf8(self.short()?).ok()?;
        let name = AccountName::new(text).ok()?;
        // The index takes part in a path, and names are stored as they are.
        let is_sound = index < MAX_INDEX && name.as_str() == text;
        is_sound.then_some(NamedAccount {
            index: AccountIndex(index),
            name,
        })
    }

    fn array<const N: usize>(&mut self) -> Option<[u8; N]> {
        self.take(N)?.try_into().ok()
    }

    /// Bytes behind one byte of length.
    fn short(&mut self) -> Option<&'a [u8]> {
        let [len] = self.array()?;
        self.take(usize::from(len))
    }

    fn take(&mut self, len: usize) -> Option<&'a [u8]> {
        let (taken, rest) = self.0.split_at_checked(len)?;
        self.0 = rest;
        Some(taken)
    }
}

fn put_short(out: &mut Vec<u8>, bytes: &[u8]) {
    out.push(u8::try_from(bytes.len()).expect(BOUNDED));
    out.extend_from_slice(bytes);
}

/// Why the lengths of the parts fit their fields.
const BOUNDED: &str = "constructors bound every part of the contents";
/// Everything but entropy, passphrase and accounts.
const FIXED_LEN_BYTES: usize = 8 + 1 + 2 + SEAL_LEN_BYTES + 2;
const MAX_INDEX: u32 = 1 << 31;
