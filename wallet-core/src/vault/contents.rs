//! What a vault encrypts, and its bytes.

mod first;

use alloc::vec::Vec;

use wallet_types::{
    AccountIndex, AccountName, UnixMs,
    source::{SourceFacts, SourceId},
};
use zeroize::Zeroizing;

use crate::{
    seal::{SEAL_LEN_BYTES, Seal},
    vault::{
        Plain, Source, StoredAccount, StoredSource, VaultError,
        account::Place,
        container::Version,
        rest::{Rest, put_long},
    },
};

/// The longest BIP-39 passphrase that a vault holds, in bytes of UTF-8.
pub const MAX_PASSPHRASE_LEN_BYTES: usize = 1024;

/// The secrets of a wallet, with its accounts and its seal.
///
/// # Format, version 2
/// Numbers are big-endian.
///
/// | bytes | what |
/// |---|---|
/// | 8 | when it was made, milliseconds since 1970 |
/// | 18 | seal: one byte for each word, 16 for the drawing |
/// | 1 | number of sources, 0 to 32 |
/// | … | the sources: 1 byte of number, 1 of kind, 2 of length, and the body |
/// | 2 | number of accounts, 1 to 1000 |
/// | … | the accounts |
///
/// Each account is 4 bytes of index, larger than the one before it, 1 byte of name length, the name
/// in UTF-8, 1 byte of kind, 2 of length, and where its key is. `VAULT.md` lays down the bodies.
/// Kinds that are unknown are kept as they are.
///
/// # Examples
/// ```
/// # use wallet_core::{seal::Seal, signing_key::SigningKey, vault::*};
/// # use wallet_types::{AccountIndex, AccountName, Address, SourceId, UnixMs};
/// # let mut contents = Contents::new(Seal::from_random(&[8; 18]), UnixMs(5));
/// let key = SigningKey::from_bytes(&[1; 32]).unwrap();
/// let id = contents.add_source(Source::Key(key)).unwrap();
/// let index = contents.add_account(Place::Key(id), None).unwrap();
/// assert_eq!((id, index), (SourceId(0), AccountIndex(0)));
/// ```
#[derive(Debug)]
pub struct Contents {
    created_at: UnixMs,
    seal: Seal,
    sources: Vec<StoredSource>,
    accounts: Vec<StoredAccount>,
}

/// Why contents cannot take something more.
///
/// # Examples
/// ```
/// # use wallet_core::{seal::Seal, signing_key::SigningKey, vault::*};
/// # use wallet_types::{AccountIndex, AccountName, Address, SourceId, UnixMs};
/// # let mut contents = Contents::new(Seal::from_random(&[8; 18]), UnixMs(5));
/// let nowhere = contents.add_account(Place::Key(SourceId(7)), None);
/// assert_eq!(nowhere, Err(ContentsError::NoSuchPlace));
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum ContentsError {
    /// There are as many accounts as there can be.
    TooManyAccounts,
    /// There are as many sources as there can be.
    TooManySources,
    /// The wallet has this source already.
    SourceKnown(SourceId),
    /// The wallet has an account at this place already.
    AccountKnown(AccountIndex),
    /// The account's source is not there, or gives no account at such a place.
    NoSuchPlace,
}

impl Contents {
    /// The most accounts that a vault holds.
    pub const MAX_ACCOUNTS: usize = 1000;

    /// The most sources that a vault holds.
    pub const MAX_SOURCES: usize = 32;

    /// Makes the contents of a new wallet, without sources and accounts.
    ///
    /// # Examples
    /// ```
    /// # use wallet_core::{seal::Seal, signing_key::SigningKey, vault::*};
    /// # use wallet_types::{AccountIndex, AccountName, Address, SourceId, UnixMs};
    /// # let mut contents = Contents::new(Seal::from_random(&[8; 18]), UnixMs(5));
    /// assert!(contents.sources().is_empty() && contents.accounts().is_empty());
    /// ```
    #[must_use]
    pub const fn new(seal: Seal, created_at: UnixMs) -> Self {
        Self {
            created_at,
            seal,
            sources: Vec::new(),
            accounts: Vec::new(),
        }
    }

    /// Adds a source, and returns its number.
    ///
    /// # Errors
    /// A source that is there already, or one too many.
    ///
    /// # Examples
    /// ```
    /// # use wallet_core::{seal::Seal, signing_key::SigningKey, vault::*};
    /// # use wallet_types::{AccountIndex, AccountName, Address, SourceId, UnixMs};
    /// # let mut contents = Contents::new(Seal::from_random(&[8; 18]), UnixMs(5));
    /// let key = || Source::Key(SigningKey::from_bytes(&[1; 32]).unwrap());
    /// assert_eq!(contents.add_source(key()), Ok(SourceId(0)));
    /// assert_eq!(contents.add_source(key()), Err(ContentsError::SourceKnown(SourceId(0))));
    /// ```
    pub fn add_source(&mut self, source: Source) -> Result<SourceId, ContentsError> {
        if let Some(known) = self
            .sources
            .iter()
            .find(|known| known.source.is_same(&source))
        {
            return Err(ContentsError::SourceKnown(known.id));
        }
        if self.sources.len() >= Self::MAX_SOURCES {
            return Err(ContentsError::TooManySources);
        }
        // There are fewer sources than numbers, so that one is free.
        let free = (0..=u8::MAX)
            .map(SourceId)
            .find(|id| self.source(*id).is_none());
        let id = free.ok_or(ContentsError::TooManySources)?;
        self.sources.push(StoredSource { id, source });
        Ok(id)
    }

    /// Adds an account behind the others, and returns its index; numbered where no name is given.
    ///
    /// # Errors
    /// A place that is taken or does not exist, or one account too many.
    ///
    /// # Examples
    /// ```
    /// # use wallet_core::{seal::Seal, signing_key::SigningKey, vault::*};
    /// # use wallet_types::{AccountIndex, AccountName, Address, SourceId, UnixMs};
    /// # let mut contents = Contents::new(Seal::from_random(&[8; 18]), UnixMs(5));
    /// let place = Place::Elsewhere(Address::from_bytes([7; 20]));
    /// assert_eq!(contents.add_account(place.clone(), None), Ok(AccountIndex(0)));
    /// let again = contents.add_account(place, None);
    /// assert_eq!(again, Err(ContentsError::AccountKnown(AccountIndex(0))));
    /// ```
    pub fn add_account(
        &mut self,
        place: Place,
        name: Option<AccountName>,
    ) -> Result<AccountIndex, ContentsError> {
        if let Some(known) = self.accounts.iter().find(|known| known.place == place) {
            return Err(ContentsError::AccountKnown(known.index));
        }
        if !self.has_place(&place) {
            return Err(ContentsError::NoSuchPlace);
        }
        let index = self.next_index().ok_or(ContentsError::TooManyAccounts)?;
        let name = name.unwrap_or_else(|| AccountName::numbered(index));
        self.accounts.push(StoredAccount { index, name, place });
        Ok(index)
    }

    /// Takes an account away, and its source where no other account lies in it and it was brought
    /// for this one: a key, or a watched branch. Phrases and trees stay. `None` where there is no
    /// such account, or it is the last.
    ///
    /// # Examples
    /// ```
    /// # use wallet_core::{seal::Seal, signing_key::SigningKey, vault::*};
    /// # use wallet_types::{AccountIndex, AccountName, Address, SourceId, UnixMs};
    /// # let mut contents = Contents::new(Seal::from_random(&[8; 18]), UnixMs(5));
    /// for byte in [6, 7] {
    ///     contents.add_account(Place::Elsewhere(Address::from_bytes([byte; 20])), None).unwrap();
    /// }
    /// assert_eq!(contents.remove_account(AccountIndex(0)), Some(()));
    /// // One account stays.
    /// assert_eq!(contents.remove_account(AccountIndex(1)), None);
    /// ```
    pub fn remove_account(&mut self, index: AccountIndex) -> Option<()> {
        if self.accounts.len() <= 1 {
            return None;
        }
        let at = self
            .accounts
            .iter()
            .position(|account| account.index == index)?;
        let removed = self.accounts.remove(at);
        let source = removed.place.source();
        let is_used = |id| {
            self.accounts
                .iter()
                .any(|account| account.place.source() == Some(id))
        };
        if let Some(id) = source.filter(|id| !is_used(*id)) {
            self.sources.retain(|stored| {
                let goes = matches!(stored.source, Source::Key(_) | Source::WatchedBranch(_));
                stored.id != id || !goes
            });
        }
        Some(())
    }

    /// Returns the index that the next account will have. `None` where there are as many accounts
    /// as there can be.
    ///
    /// # Examples
    /// ```
    /// # use wallet_core::{seal::Seal, signing_key::SigningKey, vault::*};
    /// # use wallet_types::{AccountIndex, AccountName, Address, SourceId, UnixMs};
    /// # let mut contents = Contents::new(Seal::from_random(&[8; 18]), UnixMs(5));
    /// assert_eq!(contents.next_index(), Some(AccountIndex(0)));
    /// contents.add_account(Place::Elsewhere(Address::from_bytes([7; 20])), None).unwrap();
    /// assert_eq!(contents.next_index(), Some(AccountIndex(1)));
    /// ```
    #[must_use]
    pub fn next_index(&self) -> Option<AccountIndex> {
        if self.accounts.len() >= Self::MAX_ACCOUNTS {
            return None;
        }
        let Some(last) = self.accounts.last() else {
            return Some(AccountIndex(0));
        };
        let next = last.index.0.checked_add(1).filter(|next| *next < MAX_INDEX);
        next.map(AccountIndex)
    }

    /// Gives an account another name. `None` where there is no such account.
    ///
    /// # Examples
    /// ```
    /// # use wallet_core::{seal::Seal, signing_key::SigningKey, vault::*};
    /// # use wallet_types::{AccountIndex, AccountName, Address, SourceId, UnixMs};
    /// # let mut contents = Contents::new(Seal::from_random(&[8; 18]), UnixMs(5));
    /// contents.add_account(Place::Elsewhere(Address::from_bytes([7; 20])), None).unwrap();
    /// let name = AccountName::new("Rent").unwrap();
    /// contents.rename_account(AccountIndex(0), name.clone()).unwrap();
    /// assert_eq!(contents.accounts()[0].name, name);
    /// assert_eq!(contents.rename_account(AccountIndex(5), name), None);
    /// ```
    pub fn rename_account(&mut self, index: AccountIndex, name: AccountName) -> Option<()> {
        let mut accounts = self.accounts.iter_mut();
        accounts.find(|account| account.index == index)?.name = name;
        Some(())
    }

    /// Returns the sources.
    ///
    /// # Examples
    /// ```
    /// # use wallet_core::{seal::Seal, signing_key::SigningKey, vault::*};
    /// # use wallet_types::{AccountIndex, AccountName, Address, SourceId, UnixMs};
    /// # let mut contents = Contents::new(Seal::from_random(&[8; 18]), UnixMs(5));
    /// contents.add_source(Source::Key(SigningKey::from_bytes(&[1; 32]).unwrap())).unwrap();
    /// assert_eq!(contents.sources()[0].id, SourceId(0));
    /// ```
    #[must_use]
    pub fn sources(&self) -> &[StoredSource] {
        &self.sources
    }

    /// Returns a source.
    ///
    /// # Examples
    /// ```
    /// # use wallet_core::{seal::Seal, signing_key::SigningKey, vault::*};
    /// # use wallet_types::{AccountIndex, AccountName, Address, SourceId, UnixMs};
    /// # let mut contents = Contents::new(Seal::from_random(&[8; 18]), UnixMs(5));
    /// let key = Source::Key(SigningKey::from_bytes(&[1; 32]).unwrap());
    /// let id = contents.add_source(key).unwrap();
    /// assert!(matches!(contents.source(id), Some(Source::Key(_))));
    /// assert!(contents.source(SourceId(7)).is_none());
    /// ```
    #[must_use]
    pub fn source(&self, id: SourceId) -> Option<&Source> {
        let stored = self.sources.iter().find(|stored| stored.id == id)?;
        Some(&stored.source)
    }

    /// Returns the seal.
    ///
    /// # Examples
    /// ```
    /// # use wallet_core::{seal::Seal, signing_key::SigningKey, vault::*};
    /// # use wallet_types::{AccountIndex, AccountName, Address, SourceId, UnixMs};
    /// # let mut contents = Contents::new(Seal::from_random(&[8; 18]), UnixMs(5));
    /// assert_eq!(contents.seal().words(), ["cobalt", "cape"]);
    /// ```
    #[must_use]
    pub const fn seal(&self) -> &Seal {
        &self.seal
    }

    /// Returns the accounts, by index.
    ///
    /// # Examples
    /// ```
    /// # use wallet_core::{seal::Seal, signing_key::SigningKey, vault::*};
    /// # use wallet_types::{AccountIndex, AccountName, Address, SourceId, UnixMs};
    /// # let mut contents = Contents::new(Seal::from_random(&[8; 18]), UnixMs(5));
    /// let place = Place::Elsewhere(Address::from_bytes([7; 20]));
    /// contents.add_account(place.clone(), None).unwrap();
    /// assert_eq!(contents.accounts()[0].place, place);
    /// ```
    #[must_use]
    pub fn accounts(&self) -> &[StoredAccount] {
        &self.accounts
    }

    /// Returns when the wallet was made on this side of any restoring.
    ///
    /// # Examples
    /// ```
    /// # use wallet_core::{seal::Seal, signing_key::SigningKey, vault::*};
    /// # use wallet_types::{AccountIndex, AccountName, Address, SourceId, UnixMs};
    /// # let mut contents = Contents::new(Seal::from_random(&[8; 18]), UnixMs(5));
    /// assert_eq!(contents.created_at(), UnixMs(5));
    /// ```
    #[must_use]
    pub const fn created_at(&self) -> UnixMs {
        self.created_at
    }

    /// Says whether an account may lie there.
    fn has_place(&self, place: &Place) -> bool {
        match place {
            Place::Path { source, .. } => self
                .source(*source)
                .is_some_and(|source| source.kind().is_tree()),
            Place::Key(source) => matches!(self.source(*source), Some(Source::Key(_))),
            Place::Elsewhere(_) | Place::Unknown { .. } => true,
        }
    }

    pub(super) fn write(&self) -> Plain {
        let mut bodies = Vec::with_capacity(self.sources.len());
        bodies.extend(self.sources.iter().map(|stored| stored.source.body()));
        let mut accounts = Vec::new();
        for account in &self.accounts {
            account.write(&mut accounts);
        }
        let secret: usize = bodies.iter().map(|body| body.expose().len() + 4).sum();
        let len_bytes = FIXED_LEN_BYTES + secret + accounts.len();
        let mut out = Zeroizing::new(Vec::with_capacity(len_bytes));
        out.extend_from_slice(&self.created_at.0.to_be_bytes());
        out.extend_from_slice(&self.seal.to_bytes());
        out.push(u8::try_from(self.sources.len()).expect(BOUNDED));
        for (stored, body) in self.sources.iter().zip(&bodies) {
            out.push(stored.id.0);
            out.push(stored.source.kind_byte());
            put_long(&mut out, body.expose());
        }
        let count = u16::try_from(self.accounts.len()).expect(BOUNDED);
        out.extend_from_slice(&count.to_be_bytes());
        out.extend_from_slice(&accounts);
        out
    }

    pub(super) fn read(version: Version, plain: &Plain) -> Result<Self, VaultError> {
        let mut rest = Rest(plain);
        let contents = match version {
            Version::One => first::read(&mut rest),
            Version::Two => read(&mut rest),
        };
        contents
            .filter(|contents| rest.0.is_empty() && contents.is_sound())
            .ok_or(VaultError::Malformed)
    }

    /// Says whether no two sources have the same number.
    fn are_distinct(&self) -> bool {
        let mut seen = [false; 256];
        let sources = self.sources.iter();
        sources
            .map(|stored| usize::from(stored.id.0))
            .all(|id| !core::mem::replace(&mut seen[id], true))
    }

    /// Checks what no single part can: that numbers are in order and places exist.
    fn is_sound(&self) -> bool {
        let has_accounts = (1..=Self::MAX_ACCOUNTS).contains(&self.accounts.len());
        let are_ordered = self.accounts.is_sorted_by(|a, b| a.index < b.index);
        let are_few = self
            .accounts
            .last()
            .is_some_and(|last| last.index.0 < MAX_INDEX);
        let are_distinct = self.are_distinct();
        let exist = self
            .accounts
            .iter()
            .all(|account| self.has_place(&account.place));
        has_accounts && are_ordered && are_few && are_distinct && exist
    }
}

impl StoredSource {
    /// Returns what may be known of the source, save its fingerprint.
    pub(crate) fn facts(&self, fingerprint: Option<[u8; 4]>) -> SourceFacts {
        SourceFacts {
            id: self.id,
            kind: self.source.kind(),
            fingerprint,
        }
    }
}

fn read(rest: &mut Rest<'_>) -> Option<Contents> {
    let created_at = UnixMs(u64::from_be_bytes(rest.array()?));
    let seal = Seal::from_random(&rest.array::<SEAL_LEN_BYTES>()?);
    let count = usize::from(rest.byte()?);
    if count > Contents::MAX_SOURCES {
        return None;
    }
    let sources = (0..count)
        .map(|_| {
            let id = SourceId(rest.byte()?);
            let source = Source::read(rest.byte()?, rest.long()?)?;
            Some(StoredSource { id, source })
        })
        .collect::<Option<Vec<_>>>()?;
    let count = usize::from(rest.u16()?);
    if count > Contents::MAX_ACCOUNTS {
        return None;
    }
    let accounts = (0..count)
        .map(|_| StoredAccount::read(rest))
        .collect::<Option<Vec<_>>>()?;
    Some(Contents {
        created_at,
        seal,
        sources,
        accounts,
    })
}

/// Why the numbers of parts fit their fields.
const BOUNDED: &str = "adding bounds the number of sources and accounts";
/// Everything but sources and accounts.
const FIXED_LEN_BYTES: usize = 8 + SEAL_LEN_BYTES + 1 + 2;
const MAX_INDEX: u32 = 1 << 31;
