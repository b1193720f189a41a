//! The vault: the encrypted container of a wallet's secrets.
//!
//! Owns opening, changing and writing vaults. The bytes of the container stand in `container`,
//! those of what it encrypts in `contents`; both are laid down in `VAULT.md` beside this crate.
//! Where a vault is stored is the page's business: to it, a vault is ciphertext.
//!
//! # Format, versions 1 and 2
//! Numbers are big-endian. Version 2 is written; both are read. They differ in the contents, and in
//! how far these are padded.
//!
//! | offset | bytes | what |
//! |---|---|---|
//! | 0 | 8 | `HOLDFAST` |
//! | 8 | 2 | version, 1 or 2 |
//! | 10 | 1 | key derivation, 1: Argon2id, version 0x13 |
//! | 11 | 4 | memory in KiB, 65 536 to 262 144 |
//! | 15 | 4 | passes, 1 to 32 |
//! | 19 | 1 | lanes, 1 |
//! | 20 | 16 | salt |
//! | 36 | 24 | nonce of the wrapped data key |
//! | 60 | 48 | data key, sealed by the password's key with bytes 0 to 59 as associated data |
//! | 108 | 24 | nonce of the contents |
//! | 132 | 4 | length *n* of what follows: 16 more than a multiple of 1024 in version 1, 16 more than a power of two from 4096 in version 2 |
//! | 136 | *n* | contents, sealed by the data key with bytes 0 to 135 as associated data |
//! | 136 + *n* | 32 | SHA-256 of all bytes before |
//!
//! Sealing is XChaCha20-Poly1305. The last 32 bytes tell damage from a wrong password; against
//! someone who changes the vault on purpose, the seals stand.
//!
//! A password change draws a new data key, so that an old vault file with its old password opens
//! that file and no newer one. Account changes keep the data key and draw a new nonce. A vault of
//! version 1 becomes one of version 2 when it is first written; its password stays.

pub mod account;
mod container;
mod contents;
mod error;
mod rest;
mod source;

use alloc::vec::Vec;
use core::fmt;

use subtle::ConstantTimeEq;
use wallet_types::protocol::VaultBytes;
use zeroize::Zeroizing;

pub use crate::vault::{
    account::{Place, StoredAccount},
    contents::{Contents, ContentsError, MAX_PASSPHRASE_LEN_BYTES},
    error::VaultError,
    source::{Source, StoredSource},
};
use crate::{
    kdf::{Kdf, OutOfMemory, SALT_LEN_BYTES},
    password::Password,
    random::Random,
    secret::SecretBytes,
    vault::container::{Container, DataKey, Lock, NONCE_LEN_BYTES, Version, WrapKey},
};

/// A vault that was opened: its contents, and the key that encrypts them.
///
/// # Examples
/// ```
/// use wallet_core::{
///     kdf::Kdf,
///     mnemonic::Phrase,
///     password::Password,
///     seal::Seal,
///     secret::SecretText,
///     vault::{Contents, LockRandom, Place, Source, Vault, VaultError, WriteRandom},
/// };
/// use wallet_types::{AccountIndex, DerivationPath, UnixMs};
///
/// // In the browser all of these bytes come from the platform's random source.
/// let phrase = Phrase::from_entropy(&[7; 16]).unwrap();
/// let seal = Seal::from_random(&[8; 18]);
/// let mut contents = Contents::new(seal, UnixMs(0));
/// let source = Source::words(phrase, SecretText::default()).unwrap();
/// let source = contents.add_source(source).unwrap();
/// let path = DerivationPath::account(AccountIndex(0)).unwrap();
/// contents.add_account(Place::Path { source, path }, None).unwrap();
/// let password = Password::new("gulls above nine boats");
/// let random = LockRandom::from(zeroize::Zeroizing::new([9; 72]));
/// let mut vault = Vault::new(contents, &password, Kdf::CHEAPEST, random).unwrap();
///
/// let file = vault.write(&WriteRandom::from([10; 48]));
/// assert!(Vault::open(&file, &password).is_ok());
/// let wrong = Vault::open(&file, &Password::new("gulls above ten boats"));
/// assert_eq!(wrong.unwrap_err(), VaultError::WrongPasswordOrTampered);
/// ```
///
/// ```compile_fail,E0599
/// fn copy(vault: wallet_core::vault::Vault) -> wallet_core::vault::Vault { vault.clone() }
/// ```
/// ```compile_fail,E0277
/// fn wire<T: serde::Serialize>(_: T) {}
/// fn leak(vault: wallet_core::vault::Vault) { wire(vault) }
/// ```
pub struct Vault {
    lock: Lock,
    /// The password's key, where the lock is of an old version and is to be renewed.
    renewing: Option<WrapKey>,
    data_key: DataKey,
    contents: Contents,
}

/// Randomness for a new password.
///
/// # Examples
/// ```
/// use wallet_core::vault::LockRandom;
///
/// let random = LockRandom::from(zeroize::Zeroizing::new([9; 72]));
/// assert_eq!(format!("{random:?}"), "LockRandom(..)");
/// ```
pub struct LockRandom {
    salt: [u8; SALT_LEN_BYTES],
    data_key: DataKey,
    nonce: [u8; NONCE_LEN_BYTES],
}

/// Randomness for one writing: nonces, used once.
///
/// # Examples
/// ```
/// use wallet_core::vault::WriteRandom;
///
/// assert_eq!(format!("{:?}", WriteRandom::from([10; 48])), "WriteRandom(..)");
/// ```
pub struct WriteRandom {
    contents: [u8; NONCE_LEN_BYTES],
    lock: [u8; NONCE_LEN_BYTES],
}

impl Vault {
    /// Makes a vault of contents and locks it with a password.
    ///
    /// # Errors
    /// Memory for the key derivation that cannot be had.
    ///
    /// # Examples
    /// ```
    /// # use wallet_core::{kdf::Kdf, password::Password, seal::Seal, vault::*};
    /// # use wallet_types::{Address, UnixMs};
    /// # let mut contents = Contents::new(Seal::from_random(&[8; 18]), UnixMs(0));
    /// # contents.add_account(Place::Elsewhere(Address::from_bytes([7; 20])), None).unwrap();
    /// # let random = LockRandom::from(zeroize::Zeroizing::new([9; 72]));
    /// # let password = Password::new("gulls above nine boats");
    /// let vault = Vault::new(contents, &password, Kdf::CHEAPEST, random)?;
    /// assert_eq!(vault.contents().accounts().len(), 1);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn new(
        contents: Contents,
        password: &Password,
        kdf: Kdf,
        random: LockRandom,
    ) -> Result<Self, OutOfMemory> {
        let LockRandom {
            salt,
            data_key,
            nonce,
        } = random;
        let lock = Lock::close(&data_key, password, kdf, salt, nonce)?;
        Ok(Self {
            lock,
            renewing: None,
            data_key,
            contents,
        })
    }

    /// Opens a vault. Takes as long as its key derivation does.
    ///
    /// # Errors
    /// Everything of [`VaultError`]. A wrong password and a forged vault take the same path.
    ///
    /// # Examples
    /// ```
    /// # use wallet_core::{kdf::Kdf, password::Password, seal::Seal, vault::*};
    /// # use wallet_types::{Address, UnixMs};
    /// # let mut contents = Contents::new(Seal::from_random(&[8; 18]), UnixMs(0));
    /// # contents.add_account(Place::Elsewhere(Address::from_bytes([7; 20])), None).unwrap();
    /// # let random = LockRandom::from(zeroize::Zeroizing::new([9; 72]));
    /// # let password = Password::new("gulls above nine boats");
    /// # let mut vault = Vault::new(contents, &password, Kdf::CHEAPEST, random)?;
    /// let mut file = vault.write(&WriteRandom::from([10; 48]));
    /// assert_eq!(Vault::open(&file, &password)?.contents().created_at(), UnixMs(0));
    /// file.0[200] ^= 1;
    /// assert_eq!(Vault::open(&file, &password).unwrap_err(), VaultError::Damaged);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn open(bytes: &VaultBytes, password: &Password) -> Result<Self, VaultError> {
        let container = Container::read(&bytes.0)?;
        let (data_key, key) = container.lock.open(password)?;
        let plain = container.decrypt(&data_key)?;
        let version = container.lock.version();
        let contents = Contents::read(version, &plain)?;
        Ok(Self {
            lock: container.lock,
            renewing: (version == Version::One).then_some(key),
            data_key,
            contents,
        })
    }

    /// Changes the password: the vault gets a new data key, and is to be written and stored.
    ///
    /// # Errors
    /// Memory for the key derivation that cannot be had; the vault is as it was.
    ///
    /// # Examples
    /// ```
    /// # use wallet_core::{kdf::Kdf, password::Password, seal::Seal, vault::*};
    /// # use wallet_types::{Address, UnixMs};
    /// # let mut contents = Contents::new(Seal::from_random(&[8; 18]), UnixMs(0));
    /// # contents.add_account(Place::Elsewhere(Address::from_bytes([7; 20])), None).unwrap();
    /// # let random = LockRandom::from(zeroize::Zeroizing::new([9; 72]));
    /// # let password = Password::new("gulls above nine boats");
    /// # let mut vault = Vault::new(contents, &password, Kdf::CHEAPEST, random)?;
    /// let another = Password::new("nine boats below gulls");
    /// let random = LockRandom::from(zeroize::Zeroizing::new([11; 72]));
    /// vault.change_password(&another, Kdf::CHEAPEST, random)?;
    /// assert!(vault.check_password(&another).is_ok());
    /// assert!(vault.check_password(&password).is_err());
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn change_password(
        &mut self,
        password: &Password,
        kdf: Kdf,
        random: LockRandom,
    ) -> Result<(), OutOfMemory> {
        let LockRandom {
            salt,
            data_key,
            nonce,
        } = random;
        self.lock = Lock::close(&data_key, password, kdf, salt, nonce)?;
        self.renewing = None;
        self.data_key = data_key;
        Ok(())
    }

    /// Changes the contents; the vault is to be written and stored.
    ///
    /// # Examples
    /// ```
    /// # use wallet_core::{kdf::Kdf, password::Password, seal::Seal, vault::*};
    /// # use wallet_types::{Address, UnixMs};
    /// # let mut contents = Contents::new(Seal::from_random(&[8; 18]), UnixMs(0));
    /// # contents.add_account(Place::Elsewhere(Address::from_bytes([7; 20])), None).unwrap();
    /// # let random = LockRandom::from(zeroize::Zeroizing::new([9; 72]));
    /// # let password = Password::new("gulls above nine boats");
    /// # let mut vault = Vault::new(contents, &password, Kdf::CHEAPEST, random)?;
    /// let another = Place::Elsewhere(Address::from_bytes([6; 20]));
    /// vault.contents_mut().add_account(another, None).unwrap();
    /// assert_eq!(vault.contents().accounts().len(), 2);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub const fn contents_mut(&mut self) -> &mut Contents {
        &mut self.contents
    }

    /// Returns the contents.
    ///
    /// # Examples
    /// ```
    /// # use wallet_core::{kdf::Kdf, password::Password, seal::Seal, vault::*};
    /// # use wallet_types::{Address, UnixMs};
    /// # let mut contents = Contents::new(Seal::from_random(&[8; 18]), UnixMs(0));
    /// # contents.add_account(Place::Elsewhere(Address::from_bytes([7; 20])), None).unwrap();
    /// # let random = LockRandom::from(zeroize::Zeroizing::new([9; 72]));
    /// # let password = Password::new("gulls above nine boats");
    /// # let mut vault = Vault::new(contents, &password, Kdf::CHEAPEST, random)?;
    /// assert_eq!(vault.contents().seal().words(), ["cobalt", "cape"]);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    #[must_use]
    pub const fn contents(&self) -> &Contents {
        &self.contents
    }

    /// Checks that a password is this vault's. Takes as long as the key derivation does.
    ///
    /// # Errors
    /// Another password, or memory that cannot be had.
    ///
    /// # Examples
    /// ```
    /// # use wallet_core::{kdf::Kdf, password::Password, seal::Seal, vault::*};
    /// # use wallet_types::{Address, UnixMs};
    /// # let mut contents = Contents::new(Seal::from_random(&[8; 18]), UnixMs(0));
    /// # contents.add_account(Place::Elsewhere(Address::from_bytes([7; 20])), None).unwrap();
    /// # let random = LockRandom::from(zeroize::Zeroizing::new([9; 72]));
    /// # let password = Password::new("gulls above nine boats");
    /// # let mut vault = Vault::new(contents, &password, Kdf::CHEAPEST, random)?;
    /// assert_eq!(vault.check_password(&password), Ok(()));
    /// let wrong = vault.check_password(&Password::new("gulls above ten boats"));
    /// assert_eq!(wrong, Err(VaultError::WrongPasswordOrTampered));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn check_password(&self, password: &Password) -> Result<(), VaultError> {
        let (data_key, _) = self.lock.open(password)?;
        if bool::from(data_key.ct_eq(&*self.data_key)) {
            Ok(())
        } else {
            Err(VaultError::WrongPasswordOrTampered)
        }
    }

    /// Writes the vault, encrypted, in the latest version.
    ///
    /// # Examples
    /// ```
    /// # use wallet_core::{kdf::Kdf, password::Password, seal::Seal, vault::*};
    /// # use wallet_types::{Address, UnixMs};
    /// # let mut contents = Contents::new(Seal::from_random(&[8; 18]), UnixMs(0));
    /// # contents.add_account(Place::Elsewhere(Address::from_bytes([7; 20])), None).unwrap();
    /// # let random = LockRandom::from(zeroize::Zeroizing::new([9; 72]));
    /// # let password = Password::new("gulls above nine boats");
    /// # let mut vault = Vault::new(contents, &password, Kdf::CHEAPEST, random)?;
    /// let file = vault.write(&WriteRandom::from([10; 48]));
    /// assert!(file.0.starts_with(b"HOLDFAST\x00\x02"));
    /// assert_eq!(file.0.len(), 136 + 4096 + 16 + 32);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    #[must_use]
    pub fn write(&mut self, random: &WriteRandom) -> VaultBytes {
        if let Some(key) = self.renewing.take() {
            self.lock = self.lock.renewed(&self.data_key, &key, random.lock);
        }
        let plain = self.contents.write();
        VaultBytes(container::write(
            &self.lock,
            &self.data_key,
            &random.contents,
            &plain,
        ))
    }
}

/// Reads the contents of a vault as a version lays them down, and writes them as the latest does:
/// what opening and writing do behind the seal, without its price.
///
/// Takes at most 64 times the bytes in memory, and 4 KiB more.
///
/// # Errors
/// [`VaultError::UnknownVersion`]; [`VaultError::Malformed`] where the contents are not in its form.
///
/// # Examples
/// ```
/// use wallet_core::vault::{VaultError, renewed_contents};
///
/// assert_eq!(renewed_contents(2, b"too short").unwrap_err(), VaultError::Malformed);
/// let found = 3;
/// assert_eq!(renewed_contents(found, b"").unwrap_err(), VaultError::UnknownVersion { found });
/// ```
pub fn renewed_contents(version: u16, plain: &[u8]) -> Result<SecretBytes, VaultError> {
    let found = Version::of(version).ok_or(VaultError::UnknownVersion { found: version })?;
    let contents = Contents::read(found, &Zeroizing::new(plain.to_vec()))?;
    Ok(SecretBytes::from(core::mem::take(&mut *contents.write())))
}

/// Looks at a vault from outside: checks that it is whole, of a known version and at an acceptable
/// price, and returns that price. Allocates nothing.
///
/// # Errors
/// Everything of [`VaultError`] that needs no password.
///
/// # Examples
/// ```
/// use wallet_core::vault::{self, VaultError};
/// use wallet_types::protocol::VaultBytes;
///
/// let picture = VaultBytes(b"\x89PNG".to_vec());
/// assert_eq!(vault::inspect(&picture), Err(VaultError::NotAVault));
/// ```
pub fn inspect(bytes: &VaultBytes) -> Result<Kdf, VaultError> {
    Container::read(&bytes.0).map(|container| container.lock.kdf())
}

impl LockRandom {
    /// Takes salt, data key and nonce, in this order.
    pub(crate) fn take(random: &mut Random) -> Self {
        Self {
            salt: *random.take(),
            data_key: random.take(),
            nonce: *random.take(),
        }
    }
}

impl From<Zeroizing<[u8; 72]>> for LockRandom {
    /// Takes 72 random bytes: salt, data key and nonce, in this order.
    fn from(bytes: Zeroizing<[u8; 72]>) -> Self {
        let mut random = Self {
            salt: [0; SALT_LEN_BYTES],
            data_key: Zeroizing::new([0; 32]),
            nonce: [0; NONCE_LEN_BYTES],
        };
        random.salt.copy_from_slice(&bytes[..16]);
        random.data_key.copy_from_slice(&bytes[16..48]);
        random.nonce.copy_from_slice(&bytes[48..]);
        random
    }
}

impl WriteRandom {
    /// Takes the nonces.
    pub(crate) fn take(random: &mut Random) -> Self {
        Self {
            contents: *random.take(),
            lock: *random.take(),
        }
    }
}

impl From<[u8; 48]> for WriteRandom {
    /// Takes 48 random bytes: the nonce of the contents, and that of a lock that is renewed.
    fn from(bytes: [u8; 48]) -> Self {
        let (contents, lock) = bytes.split_at(NONCE_LEN_BYTES);
        Self {
            contents: contents.try_into().expect("half of the bytes"),
            lock: lock.try_into().expect("half of the bytes"),
        }
    }
}

impl fmt::Debug for Vault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Vault")
            .field("accounts", &self.contents.accounts().len())
            .finish_non_exhaustive()
    }
}

impl fmt::Debug for LockRandom {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("LockRandom(..)")
    }
}

impl fmt::Debug for WriteRandom {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("WriteRandom(..)")
    }
}

/// Secret bytes whose growing leaves no copies behind, since their room is known beforehand.
type Plain = Zeroizing<Vec<u8>>;
