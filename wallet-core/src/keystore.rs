//! Keystores of other wallets: one private key behind a password, as JSON
//! ([Web3 Secret Storage](https://ethereum.org/en/developers/docs/data-structures-and-encoding/web3-secret-storage/),
//! version 3).
//!
//! Owns reading and writing them, and how much a foreign file may ask for. Left out, each refused
//! by its name: version 1, files of the presale, and files that encrypt nothing.
//!
//! # What is accepted
//! * at most [`MAX_LEN_BYTES`] of strict JSON, with more members than are known;
//! * the members' names of the standard, and `Crypto` for `crypto` as some wallets write it;
//! * AES-128 in counter mode, and 1 to 32 encrypted bytes: some wallets left leading zeros out;
//! * scrypt with `n` a power of two from 2, `r` and `p` from 1 to 64, at most 256 MiB in
//!   `128 * n * r`, and at most [`MAX_SCRYPT_WORK`] in `n * r * p`: eight times what Geth takes;
//! * PBKDF2 with HMAC-SHA-256 and 1 to [`MAX_PBKDF2_ROUNDS`] rounds;
//! * derived keys of 32 bytes, and salts of at most 1 KiB.
//!
//! All this is judged before a password is asked for or memory is taken.
//!
//! A password is taken as the bytes of what was typed, as Geth does. Ethers brings it to the form
//! NFKC first: the two differ only where signs were typed that this form changes.

mod error;
mod fields;
mod price;

use alloc::{string::String, vec::Vec};

use aes::Aes128;
use ctr::{
    Ctr128BE,
    cipher::{KeyIvInit as _, StreamCipher as _},
};
use subtle::ConstantTimeEq as _;
use wallet_types::{Address, Digest};
use zeroize::{Zeroize as _, Zeroizing};

pub use crate::keystore::{
    error::{Field, KeystoreError},
    price::{MAX_PBKDF2_ROUNDS, MAX_SCRYPT_WORK, Price},
};
use crate::{
    kdf::OutOfMemory,
    keystore::price::Derived,
    random::Random,
    secret::{SecretBytes, SecretText},
    signing_key::{NotAKey, SigningKey},
};

/// The longest file that is read, in bytes.
pub const MAX_LEN_BYTES: usize = 64 * 1024;

/// Length in bytes of the randomness that a new keystore takes.
pub const RANDOM_LEN_BYTES: usize = SALT_LEN_BYTES + IV_LEN_BYTES + ID_LEN_BYTES;

/// A keystore as it was read: whole, within the bounds, and still closed.
///
/// # Examples
/// A wallet of Parity's, with an empty password:
/// ```
/// use wallet_core::{keystore::Keystore, secret::SecretText};
///
/// let file = br#"{"version":3,"address":"00a329c0648769a73afac7f9381e08fb43dbea72","crypto":{
///     "cipher":"aes-128-ctr","cipherparams":{"iv":"1de99c07c6592eaac911ae9cf07db88d"},
///     "ciphertext":"951ca34a268314c0cde0409566bcac4d4907dc87f34764fe8542786415cb5726",
///     "kdf":"pbkdf2","kdfparams":{"c":10240,"dklen":32,"prf":"hmac-sha256",
///     "salt":"7d2ebe49878f15e031bcdf9f0be47e7d49542252145850b7862a08a0c209a0e9"},
///     "mac":"dc595787a3d08d98e2d808a981b8e9566d8ed1087c0257481ffc1196e13d8c0a"}}"#;
/// let opened = Keystore::read(file)?.open(&SecretText::default())?;
/// assert_eq!(opened.address.to_string(), "0x00a329c0648769A73afAc7F9381E08FB43dBEA72");
/// assert_eq!(opened.mismatch, None);
/// # Ok::<(), wallet_core::keystore::KeystoreError>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Keystore {
    stated: Stated,
    price: Price,
    salt: Vec<u8>,
    iv: [u8; IV_LEN_BYTES],
    ciphertext: Vec<u8>,
    mac: [u8; 32],
}

/// What a keystore held.
///
/// # Examples
/// ```
/// # use wallet_core::{keystore::{Keystore, Opened}, secret::SecretText};
/// # let file = br#"{"version":3,"address":"00a329c0648769a73afac7f9381e08fb43dbea72","crypto":{
/// #     "cipher":"aes-128-ctr","cipherparams":{"iv":"1de99c07c6592eaac911ae9cf07db88d"},
/// #     "ciphertext":"951ca34a268314c0cde0409566bcac4d4907dc87f34764fe8542786415cb5726",
/// #     "kdf":"pbkdf2","kdfparams":{"c":10240,"dklen":32,"prf":"hmac-sha256",
/// #     "salt":"7d2ebe49878f15e031bcdf9f0be47e7d49542252145850b7862a08a0c209a0e9"},
/// #     "mac":"dc595787a3d08d98e2d808a981b8e9566d8ed1087c0257481ffc1196e13d8c0a"}}"#;
/// let opened: Opened = Keystore::read(file)?.open(&SecretText::default())?;
/// assert_eq!(format!("{:?}", opened.key), "SecretBytes(32 bytes)");
/// assert_eq!(opened.mismatch, None);
/// # Ok::<(), wallet_core::keystore::KeystoreError>(())
/// ```
#[derive(Debug)]
pub struct Opened {
    /// The private key, 32 bytes; checked to be one.
    pub key: SecretBytes,
    /// The address that follows from it.
    pub address: Address,
    /// That the file states another address, which no password protects.
    pub mismatch: Option<AddressMismatch>,
}

/// A keystore states another address than its key has: it was changed, or belongs to another kind
/// of chain.
///
/// # Examples
/// ```
/// # use wallet_core::{keystore::{AddressMismatch, Keystore}, secret::SecretText};
/// # let file = br#"{"version":3,"address":"00a329c0648769a73afac7f9381e08fb43dbea72","crypto":{
/// #     "cipher":"aes-128-ctr","cipherparams":{"iv":"1de99c07c6592eaac911ae9cf07db88d"},
/// #     "ciphertext":"951ca34a268314c0cde0409566bcac4d4907dc87f34764fe8542786415cb5726",
/// #     "kdf":"pbkdf2","kdfparams":{"c":10240,"dklen":32,"prf":"hmac-sha256",
/// #     "salt":"7d2ebe49878f15e031bcdf9f0be47e7d49542252145850b7862a08a0c209a0e9"},
/// #     "mac":"dc595787a3d08d98e2d808a981b8e9566d8ed1087c0257481ffc1196e13d8c0a"}}"#;
/// // Someone wrote another address into the file.
/// let changed = std::str::from_utf8(file).unwrap().replace("00a329", "00a32a");
/// let opened = Keystore::read(changed.as_bytes())?.open(&SecretText::default())?;
/// let AddressMismatch { stated, derived } = opened.mismatch.unwrap();
/// assert_eq!(derived, opened.address);
/// assert_eq!(stated.unwrap().digits_differing_from(&derived), 1);
/// # Ok::<(), wallet_core::keystore::KeystoreError>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct AddressMismatch {
    /// The address that the file states; `None` where what it states is none.
    pub stated: Option<Address>,
    /// The address that follows from the key.
    pub derived: Address,
}

/// What a file says about its address.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Stated {
    Nothing,
    Unreadable,
    Address(Address),
}

impl Keystore {
    /// Reads a keystore without opening it. Takes at most 64 times the file's length in memory, and
    /// 4 KiB more.
    ///
    /// # Errors
    /// Everything of [`KeystoreError`] but what only a password shows.
    ///
    /// # Examples
    /// ```
    /// use wallet_core::keystore::{Keystore, KeystoreError};
    ///
    /// assert_eq!(Keystore::read(b"{}"), Err(KeystoreError::NotAKeystore));
    /// ```
    pub fn read(file: &[u8]) -> Result<Self, KeystoreError> {
        fields::read(file)
    }

    /// Returns what opening it costs.
    ///
    /// # Examples
    /// ```
    /// # use wallet_core::keystore::{Keystore, Price};
    /// # let file = br#"{"version":3,
    /// #     "address":"00a329c0648769a73afac7f9381e08fb43dbea72","crypto":{
    /// #     "cipher":"aes-128-ctr","cipherparams":{"iv":"1de99c07c6592eaac911ae9cf07db88d"},
    /// #     "ciphertext":"951ca34a268314c0cde0409566bcac4d4907dc87f34764fe8542786415cb5726",
    /// #     "kdf":"pbkdf2","kdfparams":{"c":10240,"dklen":32,"prf":"hmac-sha256",
    /// #     "salt":"7d2ebe49878f15e031bcdf9f0be47e7d49542252145850b7862a08a0c209a0e9"},
    /// #     "mac":"dc595787a3d08d98e2d808a981b8e9566d8ed1087c0257481ffc1196e13d8c0a"}}"#;
    /// assert_eq!(Keystore::read(file)?.price(), Price::Pbkdf2 { rounds: 10_240 });
    /// # Ok::<(), wallet_core::keystore::KeystoreError>(())
    /// ```
    #[must_use]
    pub const fn price(&self) -> Price {
        self.price
    }

    /// Returns the address that the file states, where it states one. Nothing protects it.
    ///
    /// # Examples
    /// ```
    /// # use wallet_core::keystore::Keystore;
    /// # let file = br#"{"version":3,
    /// #     "address":"00a329c0648769a73afac7f9381e08fb43dbea72","crypto":{
    /// #     "cipher":"aes-128-ctr","cipherparams":{"iv":"1de99c07c6592eaac911ae9cf07db88d"},
    /// #     "ciphertext":"951ca34a268314c0cde0409566bcac4d4907dc87f34764fe8542786415cb5726",
    /// #     "kdf":"pbkdf2","kdfparams":{"c":10240,"dklen":32,"prf":"hmac-sha256",
    /// #     "salt":"7d2ebe49878f15e031bcdf9f0be47e7d49542252145850b7862a08a0c209a0e9"},
    /// #     "mac":"dc595787a3d08d98e2d808a981b8e9566d8ed1087c0257481ffc1196e13d8c0a"}}"#;
    /// let stated = Keystore::read(file)?.stated_address().unwrap();
    /// assert_eq!(stated.to_string(), "0x00a329c0648769A73afAc7F9381E08FB43dBEA72");
    /// # Ok::<(), wallet_core::keystore::KeystoreError>(())
    /// ```
    #[must_use]
    pub const fn stated_address(&self) -> Option<Address> {
        match self.stated {
            Stated::Address(address) => Some(address),
            Stated::Nothing | Stated::Unreadable => None,
        }
    }

    /// Opens the keystore with a password as it was typed.
    ///
    /// # Errors
    /// [`KeystoreError::WrongPasswordOrDamaged`] where the file's own check fails: it covers the
    /// password and the encrypted bytes alike. [`KeystoreError::NotAKey`] where it holds, but what
    /// was encrypted is no private key. [`KeystoreError::OutOfMemory`].
    ///
    /// # Examples
    /// ```
    /// # use wallet_core::{keystore::{Keystore, KeystoreError}, secret::SecretText};
    /// # let file = br#"{"version":3,
    /// #     "address":"00a329c0648769a73afac7f9381e08fb43dbea72","crypto":{
    /// #     "cipher":"aes-128-ctr","cipherparams":{"iv":"1de99c07c6592eaac911ae9cf07db88d"},
    /// #     "ciphertext":"951ca34a268314c0cde0409566bcac4d4907dc87f34764fe8542786415cb5726",
    /// #     "kdf":"pbkdf2","kdfparams":{"c":10240,"dklen":32,"prf":"hmac-sha256",
    /// #     "salt":"7d2ebe49878f15e031bcdf9f0be47e7d49542252145850b7862a08a0c209a0e9"},
    /// #     "mac":"dc595787a3d08d98e2d808a981b8e9566d8ed1087c0257481ffc1196e13d8c0a"}}"#;
    /// let keystore = Keystore::read(file)?;
    /// assert!(keystore.open(&SecretText::default()).is_ok());
    /// let error = keystore.open(&SecretText::from(String::from("tide"))).unwrap_err();
    /// assert_eq!(error, KeystoreError::WrongPasswordOrDamaged);
    /// # Ok::<(), wallet_core::keystore::KeystoreError>(())
    /// ```
    pub fn open(&self, password: &SecretText) -> Result<Opened, KeystoreError> {
        let derived = self.price.derive(password, &self.salt)?;
        let found = mac(&derived, &self.ciphertext);
        if !bool::from(found.as_bytes()[..].ct_eq(&self.mac)) {
            return Err(KeystoreError::WrongPasswordOrDamaged);
        }
        let mut key = Zeroizing::new([0; KEY_LEN_BYTES]);
        let (_, plain) = key.split_at_mut(KEY_LEN_BYTES - self.ciphertext.len());
        plain.copy_from_slice(&self.ciphertext);
        encrypt_or_decrypt(&derived, &self.iv, plain);
        let address = SigningKey::from_bytes(&key)?.address();
        Ok(Opened {
            key: SecretBytes::from(key.to_vec()),
            address,
            mismatch: self.mismatch(address),
        })
    }

    fn mismatch(&self, derived: Address) -> Option<AddressMismatch> {
        let stated = match self.stated {
            Stated::Nothing => return None,
            Stated::Unreadable => None,
            Stated::Address(address) => Some(address),
        };
        (stated != Some(derived)).then_some(AddressMismatch { stated, derived })
    }
}

/// Writes a keystore for a private key: ciphertext that may be kept as a file. The same input gives
/// the same bytes. Takes about as long as opening it: [`Price::NEW`].
///
/// *random* is fresh from the platform's random source, exactly [`RANDOM_LEN_BYTES`].
///
/// # Errors
/// Bytes that are no private key; random bytes that are too few, too many or all the same; memory
/// that cannot be had.
///
/// # Examples
/// ```
/// use wallet_core::{keystore, secret::{SecretBytes, SecretText}};
///
/// let password = || SecretText::from(String::from("gulls above nine boats"));
/// let random: Vec<u8> = (0..keystore::RANDOM_LEN_BYTES).map(|at| at as u8).collect();
/// let file = keystore::write(&SecretBytes::from(vec![7; 32]), &password(), random.into())?;
/// let opened = keystore::Keystore::read(file.as_bytes())?.open(&password())?;
/// assert_eq!(opened.key.expose(), [7; 32]);
/// # Ok::<(), keystore::KeystoreError>(())
/// ```
pub fn write(
    key: &SecretBytes,
    password: &SecretText,
    random: SecretBytes,
) -> Result<String, KeystoreError> {
    let mut random = Random::new(random, RANDOM_LEN_BYTES).ok_or(KeystoreError::NoRandomness)?;
    let mut ciphertext = Zeroizing::new([0; KEY_LEN_BYTES]);
    let exposed = key
        .expose()
        .try_into()
        .map_err(|_| KeystoreError::NotAKey)?;
    *ciphertext = exposed;
    let address = SigningKey::from_bytes(&ciphertext)?.address();
    let salt = random.take::<SALT_LEN_BYTES>();
    let iv = *random.take();
    let derived = Price::NEW.derive(password, &*salt)?;
    encrypt_or_decrypt(&derived, &iv, &mut *ciphertext);
    let closed = Keystore {
        stated: Stated::Address(address),
        price: Price::NEW,
        salt: salt.to_vec(),
        iv,
        mac: *mac(&derived, &*ciphertext).as_bytes(),
        ciphertext: ciphertext.to_vec(),
    };
    Ok(fields::write(&closed, address, &random.take()))
}

/// The check over the second half of the derived key and the encrypted bytes.
fn mac(derived: &Derived, ciphertext: &[u8]) -> Digest {
    let mut covered = Zeroizing::new(Vec::with_capacity(16 + ciphertext.len()));
    covered.extend_from_slice(&derived[16..]);
    covered.extend_from_slice(ciphertext);
    Digest::keccak256(&covered)
}

/// AES-128 in counter mode under the first half of the derived key: the same both ways.
fn encrypt_or_decrypt(derived: &Derived, iv: &[u8; IV_LEN_BYTES], bytes: &mut [u8]) {
    let mut key = Zeroizing::new([0; 16]);
    key.copy_from_slice(&derived[..16]);
    Ctr128BE::<Aes128>::new((&*key).into(), iv.into()).apply_keystream(bytes);
    key.zeroize();
}

impl From<NotAKey> for KeystoreError {
    fn from(_: NotAKey) -> Self {
        Self::NotAKey
    }
}

impl From<OutOfMemory> for KeystoreError {
    fn from(_: OutOfMemory) -> Self {
        Self::OutOfMemory
    }
}

const KEY_LEN_BYTES: usize = 32;
const SALT_LEN_BYTES: usize = 32;
const IV_LEN_BYTES: usize = 16;
const ID_LEN_BYTES: usize = 16;
