//! The container: what stands around the encrypted contents, to the byte.

use alloc::vec::Vec;

use chacha20poly1305::{AeadInPlace, Key, KeyInit, Tag, XChaCha20Poly1305, XNonce};
use sha2::{Digest, Sha256};
use zeroize::Zeroizing;

use crate::{
    kdf::{Kdf, OutOfMemory, SALT_LEN_BYTES},
    password::Password,
    vault::{Plain, VaultError},
};

pub(super) const NONCE_LEN_BYTES: usize = 24;
pub(super) type DataKey = Zeroizing<[u8; DATA_KEY_LEN_BYTES]>;

/// The key that follows from a password, which wraps the data key.
pub(super) type WrapKey = Zeroizing<[u8; 32]>;

/// The data key as a password locks it: bytes 0 to 107, checked.
pub(super) struct Lock {
    version: Version,
    kdf: Kdf,
    salt: [u8; SALT_LEN_BYTES],
    bytes: [u8; LOCK_LEN_BYTES],
}

/// A version of the format. Only the latest is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Version {
    /// One English phrase with its accounts; padded to full kibibytes.
    One,
    /// Several sources; padded to powers of two.
    Two,
}

/// A vault under reading: whole, of this version, in its form.
pub(super) struct Container<'a> {
    pub(super) lock: Lock,
    /// Everything before the ciphertext.
    head: &'a [u8],
    nonce: &'a [u8],
    ciphertext: &'a [u8],
}

impl Lock {
    /// Locks a data key with a password.
    pub(super) fn close(
        data_key: &DataKey,
        password: &Password,
        kdf: Kdf,
        salt: [u8; SALT_LEN_BYTES],
        nonce: [u8; NONCE_LEN_BYTES],
    ) -> Result<Self, OutOfMemory> {
        let key = kdf.derive(password, &salt)?;
        Ok(Self::wrap(data_key, &key, kdf, salt, nonce))
    }

    /// Locks the data key with the same password's key again, in the latest version's form.
    pub(super) fn renewed(
        &self,
        data_key: &DataKey,
        key: &WrapKey,
        nonce: [u8; NONCE_LEN_BYTES],
    ) -> Self {
        Self::wrap(data_key, key, self.kdf, self.salt, nonce)
    }

    fn wrap(
        data_key: &DataKey,
        key: &WrapKey,
        kdf: Kdf,
        salt: [u8; SALT_LEN_BYTES],
        nonce: [u8; NONCE_LEN_BYTES],
    ) -> Self {
        let mut head = Vec::with_capacity(LOCK_LEN_BYTES);
        head.extend_from_slice(MAGIC);
        head.extend_from_slice(&Version::Two.number().to_be_bytes());
        head.push(ARGON2ID);
        head.extend_from_slice(&kdf.memory_kib().to_be_bytes());
        head.extend_from_slice(&kdf.passes().to_be_bytes());
        head.push(LANES);
        head.extend_from_slice(&salt);
        head.extend_from_slice(&nonce);
        let mut wrapped = Zeroizing::new(**data_key);
        let tag = seal(key, &nonce, &head, &mut *wrapped);
        let mut bytes = [0; LOCK_LEN_BYTES];
        bytes[..WRAP_HEAD_LEN_BYTES].copy_from_slice(&head);
        bytes[WRAP_HEAD_LEN_BYTES..][..DATA_KEY_LEN_BYTES].copy_from_slice(&*wrapped);
        bytes[LOCK_LEN_BYTES - TAG_LEN_BYTES..].copy_from_slice(&tag);
        Self {
            version: Version::Two,
            kdf,
            salt,
            bytes,
        }
    }

    /// Unlocks the data key, and returns the key that wraps it too.
    pub(super) fn open(&self, password: &Password) -> Result<(DataKey, WrapKey), VaultError> {
        let (head, wrapped) = self.bytes.split_at(WRAP_HEAD_LEN_BYTES);
        let (wrapped, tag) = wrapped.split_at(DATA_KEY_LEN_BYTES);
        let nonce = &head[WRAP_HEAD_LEN_BYTES - NONCE_LEN_BYTES..];
        let key = self.kdf.derive(password, &self.salt)?;
        let mut data_key = Zeroizing::new([0; DATA_KEY_LEN_BYTES]);
        data_key.copy_from_slice(wrapped);
        unseal(&key, nonce, head, &mut *data_key, tag)?;
        Ok((data_key, key))
    }

    pub(super) const fn kdf(&self) -> Kdf {
        self.kdf
    }

    pub(super) const fn version(&self) -> Version {
        self.version
    }

    /// Reads bytes 0 to 107 of a vault that is whole.
    fn read(version: Version, bytes: &[u8; LOCK_LEN_BYTES]) -> Result<Self, VaultError> {
        if bytes[10] != ARGON2ID || bytes[19] != LANES {
            return Err(VaultError::Malformed);
        }
        let memory_kib = u32::from_be_bytes([bytes[11], bytes[12], bytes[13], bytes[14]]);
        let passes = u32::from_be_bytes([bytes[15], bytes[16], bytes[17], bytes[18]]);
        let kdf = Kdf::new(memory_kib, passes).map_err(VaultError::KdfOutOfRange)?;
        let mut salt = [0; SALT_LEN_BYTES];
        salt.copy_from_slice(&bytes[20..36]);
        Ok(Self {
            version,
            kdf,
            salt,
            bytes: *bytes,
        })
    }
}

impl Version {
    const fn number(self) -> u16 {
        match self {
            Self::One => 1,
            Self::Two => 2,
        }
    }

    pub(super) const fn of(number: u16) -> Option<Self> {
        match number {
            1 => Some(Self::One),
            2 => Some(Self::Two),
            _ => None,
        }
    }

    /// The length that a text is padded to; so much of its own length shows outside.
    fn padded_len(self, len: usize) -> usize {
        match self {
            Self::One => len.next_multiple_of(PADDING_LEN_BYTES),
            Self::Two => len.next_power_of_two().max(LEAST_LEN_BYTES),
        }
    }
}

impl<'a> Container<'a> {
    /// Reads a container. Nothing is allocated.
    ///
    /// Wholeness is judged before anything else but the first bytes, so that any change of a vault
    /// on its way is told as damage, and never as another version or a wrong password.
    pub(super) fn read(bytes: &'a [u8]) -> Result<Self, VaultError> {
        check_beginning(bytes)?;
        let (content, digest) = bytes
            .split_last_chunk::<DIGEST_LEN_BYTES>()
            .map(|(content, digest)| (content, *digest))
            .ok_or(VaultError::Damaged)?;
        if <[u8; DIGEST_LEN_BYTES]>::from(Sha256::digest(content)) != digest {
            return Err(VaultError::Damaged);
        }
        let found = content.get(8..10).ok_or(VaultError::Malformed)?;
        let found = u16::from_be_bytes([found[0], found[1]]);
        let version = Version::of(found).ok_or(VaultError::UnknownVersion { found })?;
        let (head, ciphertext) = content
            .split_at_checked(HEAD_LEN_BYTES)
            .ok_or(VaultError::Malformed)?;
        let (lock, rest) = head
            .split_first_chunk::<LOCK_LEN_BYTES>()
            .ok_or(VaultError::Malformed)?;
        let lock = Lock::read(version, lock)?;
        let (nonce, len) = rest.split_at(NONCE_LEN_BYTES);
        let len_fits = len == u32::try_from(ciphertext.len()).unwrap_or(0).to_be_bytes();
        let text_len = ciphertext.len().saturating_sub(TAG_LEN_BYTES);
        let is_padded = text_len > 0 && version.padded_len(text_len) == text_len;
        if !len_fits || !is_padded || ciphertext.len() > MAX_CIPHERTEXT_LEN_BYTES {
            return Err(VaultError::Malformed);
        }
        Ok(Self {
            lock,
            head,
            nonce,
            ciphertext,
        })
    }

    /// Decrypts the contents, and takes the padding away.
    pub(super) fn decrypt(&self, data_key: &DataKey) -> Result<Plain, VaultError> {
        let (text, tag) = self
            .ciphertext
            .split_at(self.ciphertext.len() - TAG_LEN_BYTES);
        let mut plain = Zeroizing::new(text.to_vec());
        unseal(data_key, self.nonce, self.head, &mut plain, tag)?;
        unpadded(self.lock.version, &plain).ok_or(VaultError::Malformed)
    }
}

/// Writes a whole vault.
pub(super) fn write(
    lock: &Lock,
    data_key: &DataKey,
    nonce: &[u8; NONCE_LEN_BYTES],
    plain: &Plain,
) -> Vec<u8> {
    let mut text = padded(lock.version, plain);
    let ciphertext_len = u32::try_from(text.len() + TAG_LEN_BYTES)
        .expect("contents are bounded far below four gigabytes");
    let mut bytes = Vec::new();
    bytes.extend_from_slice(&lock.bytes);
    bytes.extend_from_slice(nonce);
    bytes.extend_from_slice(&ciphertext_len.to_be_bytes());
    let tag = seal(data_key, nonce, &bytes, &mut text);
    bytes.extend_from_slice(&text);
    bytes.extend_from_slice(&tag);
    let digest = Sha256::digest(&bytes);
    bytes.extend_from_slice(&digest);
    bytes
}

/// Tells a damaged vault from something else by its first bytes: a slip or two, or an early end,
/// is damage.
fn check_beginning(bytes: &[u8]) -> Result<(), VaultError> {
    let equal = bytes.iter().zip(MAGIC).filter(|(a, b)| a == b).count();
    let found = bytes.len().min(MAGIC.len());
    if found == 0 || equal + 2 < found || equal == 0 {
        Err(VaultError::NotAVault)
    } else if equal < MAGIC.len() {
        Err(VaultError::Damaged)
    } else {
        Ok(())
    }
}

/// Length, contents, zeros up to the version's next length.
fn padded(version: Version, plain: &Plain) -> Plain {
    let len = u32::try_from(plain.len()).expect("contents are bounded far below four gigabytes");
    let full = version.padded_len(plain.len() + 4);
    let mut text = Zeroizing::new(Vec::with_capacity(full));
    text.extend_from_slice(&len.to_be_bytes());
    text.extend_from_slice(plain);
    text.resize(full, 0);
    text
}

fn unpadded(version: Version, text: &Plain) -> Option<Plain> {
    let (len, rest) = text.split_first_chunk::<4>()?;
    let len = usize::try_from(u32::from_be_bytes(*len)).ok()?;
    let (plain, padding) = rest.split_at_checked(len)?;
    let is_least = version.padded_len(len + 4) == text.len();
    let is_zero = padding.iter().all(|byte| *byte == 0);
    (is_least && is_zero).then(|| Zeroizing::new(plain.to_vec()))
}

fn seal(key: &[u8; 32], nonce: &[u8], associated: &[u8], text: &mut [u8]) -> Tag {
    XChaCha20Poly1305::new(Key::from_slice(key))
        .encrypt_in_place_detached(XNonce::from_slice(nonce), associated, text)
        .expect("the cipher takes far more than any vault holds")
}

fn unseal(
    key: &[u8; 32],
    nonce: &[u8],
    associated: &[u8],
    text: &mut [u8],
    tag: &[u8],
) -> Result<(), VaultError> {
    XChaCha20Poly1305::new(Key::from_slice(key))
        .decrypt_in_place_detached(
            XNonce::from_slice(nonce),
            associated,
            text,
            Tag::from_slice(tag),
        )
        .map_err(|_| VaultError::WrongPasswordOrTampered)
}

const MAGIC: &[u8; 8] = b"HOLDFAST";
const ARGON2ID: u8 = 1;
const LANES: u8 = 1;
const DATA_KEY_LEN_BYTES: usize = 32;
const TAG_LEN_BYTES: usize = 16;
const DIGEST_LEN_BYTES: usize = 32;
/// Up to and with the nonce of the wrapped data key.
const WRAP_HEAD_LEN_BYTES: usize = 60;
/// Up to and with the wrapped data key.
const LOCK_LEN_BYTES: usize = WRAP_HEAD_LEN_BYTES + DATA_KEY_LEN_BYTES + TAG_LEN_BYTES;
/// Up to the ciphertext.
const HEAD_LEN_BYTES: usize = LOCK_LEN_BYTES + NONCE_LEN_BYTES + 4;
/// What version 1 is padded to multiples of.
const PADDING_LEN_BYTES: usize = 1024;
/// What version 2 is padded to at least: a wallet of a phrase and some twenty accounts.
const LEAST_LEN_BYTES: usize = 4096;
/// Room for the most sources and accounts with the longest names.
const MAX_CIPHERTEXT_LEN_BYTES: usize = 512 * 1024 + TAG_LEN_BYTES;
