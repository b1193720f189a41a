//! A source as the vault keeps it: a secret, or a public key, from which accounts follow.

use alloc::{string::ToString, vec::Vec};
use core::str;

use wallet_types::source::{SourceId, SourceKind};

use crate::{
    extended_key::ExtendedKey,
    extended_public_key::ExtendedPublicKey,
    mnemonic::Phrase,
    secret::{SecretBytes, SecretText},
    signing_key::SigningKey,
    vault::{
        MAX_PASSPHRASE_LEN_BYTES,
        rest::{Rest, put_long, put_short},
    },
};

/// A secret, or a public key, from which accounts follow.
///
/// ```compile_fail,E0599
/// fn copy(source: wallet_core::vault::Source) -> wallet_core::vault::Source { source.clone() }
/// ```
#[derive(Debug)]
#[non_exhaustive]
pub enum Source {
    /// A phrase with its passphrase, empty where there is none.
    Words {
        /// The words.
        phrase: Phrase,
        /// The passphrase as typed.
        passphrase: SecretText,
    },
    /// The master secret of SLIP-39 shares, 16 to 64 bytes: the seed of a tree.
    Shares(SecretBytes),
    /// One private key.
    Key(SigningKey),
    /// A private branch of a tree.
    Branch(ExtendedKey),
    /// A public branch of a tree.
    WatchedBranch(ExtendedPublicKey),
    /// A source of a later release, kept as it is.
    Unknown {
        /// Its kind there.
        kind: u8,
        /// Its bytes.
        body: SecretBytes,
    },
}

/// A source with its number.
///
/// # Examples
/// ```
/// use wallet_core::{secret::SecretBytes, vault::{Source, StoredSource}};
/// use wallet_types::SourceId;
///
/// let source = Source::shares(SecretBytes::from(vec![7; 16])).unwrap();
/// let stored = StoredSource { id: SourceId(0), source };
/// // Logs tell the length, never the bytes.
/// assert!(format!("{stored:?}").contains("Shares(SecretBytes(16 bytes))"));
/// ```
#[derive(Debug)]
pub struct StoredSource {
    /// Its number.
    pub id: SourceId,
    /// The source.
    pub source: Source,
}

impl Source {
    /// Makes a source of a phrase. `None` for a passphrase longer than
    /// [`MAX_PASSPHRASE_LEN_BYTES`].
    ///
    /// # Examples
    /// ```
    /// use wallet_core::{mnemonic::Phrase, secret::SecretText, vault::Source};
    ///
    /// let phrase = || Phrase::from_entropy(&[7; 16]).unwrap();
    /// assert!(Source::words(phrase(), SecretText::default()).is_some());
    /// let long = SecretText::from("tide".repeat(257));
    /// assert!(Source::words(phrase(), long).is_none());
    /// ```
    #[must_use]
    pub fn words(phrase: Phrase, passphrase: SecretText) -> Option<Self> {
        let fits = passphrase.expose().len() <= MAX_PASSPHRASE_LEN_BYTES;
        fits.then_some(Self::Words { phrase, passphrase })
    }

    /// Makes a source of a SLIP-39 master secret. `None` unless it has 16 to 64 bytes.
    ///
    /// # Examples
    /// ```
    /// use wallet_core::{secret::SecretBytes, vault::Source};
    ///
    /// assert!(Source::shares(SecretBytes::from(vec![7; 16])).is_some());
    /// assert!(Source::shares(SecretBytes::from(vec![7; 15])).is_none());
    /// ```
    #[must_use]
    pub fn shares(master_secret: SecretBytes) -> Option<Self> {
        let fits = SHARES_LEN_BYTES.contains(&master_secret.expose().len());
        fits.then_some(Self::Shares(master_secret))
    }

    /// Returns what may be known of it.
    ///
    /// # Examples
    /// ```
    /// use wallet_core::{mnemonic::Phrase, secret::SecretText, vault::Source};
    /// use wallet_types::SourceKind;
    ///
    /// let phrase = Phrase::from_entropy(&[7; 16]).unwrap();
    /// let source = Source::words(phrase, SecretText::default()).unwrap();
    /// assert_eq!(source.kind(), SourceKind::Words { count: 12, has_passphrase: false });
    /// ```
    #[must_use]
    pub fn kind(&self) -> SourceKind {
        match self {
            Self::Words { phrase, passphrase } => SourceKind::Words {
                count: u8::try_from(phrase.word_count().words()).unwrap_or(u8::MAX),
                has_passphrase: !passphrase.is_empty(),
            },
            Self::Shares(_) => SourceKind::Shares,
            Self::Key(_) => SourceKind::Key,
            Self::Branch(_) => SourceKind::Branch,
            Self::WatchedBranch(_) => SourceKind::WatchedBranch,
            Self::Unknown { .. } => SourceKind::Unknown,
        }
    }

    /// Copies it, for a vault that is made of a draft or changed in a copy.
    #[must_use]
    pub(crate) fn duplicate(&self) -> Option<Self> {
        let body = self.body();
        Self::read(self.kind_byte(), body.expose())
    }

    /// Says whether two sources are the same secret; in constant time for equal lengths.
    #[must_use]
    pub(crate) fn is_same(&self, other: &Self) -> bool {
        use subtle::ConstantTimeEq;
        self.kind_byte() == other.kind_byte() && bool::from(self.body().ct_eq(&other.body()))
    }

    pub(super) const fn kind_byte(&self) -> u8 {
        match self {
            Self::Words { .. } => WORDS,
            Self::Shares(_) => SHARES,
            Self::Key(_) => KEY,
            Self::Branch(_) => BRANCH,
            Self::WatchedBranch(_) => WATCHED_BRANCH,
            Self::Unknown { kind, .. } => *kind,
        }
    }

    /// Writes what stands behind kind and length.
    pub(super) fn body(&self) -> SecretBytes {
        let mut out = Vec::with_capacity(MAX_BODY_LEN_BYTES);
        match self {
            Self::Words { phrase, passphrase } => {
                out.push(phrase.language().code());
                put_short(&mut out, phrase.entropy());
                put_long(&mut out, phrase.foreign_words().as_bytes());
                put_long(&mut out, passphrase.expose().as_bytes());
            }
            Self::Shares(secret) => out.extend_from_slice(secret.expose()),
            Self::Key(key) => out.extend_from_slice(key.expose().expose()),
            Self::Branch(key) => out.extend_from_slice(key.xprv().expose().as_bytes()),
            Self::WatchedBranch(key) => out.extend_from_slice(key.to_string().as_bytes()),
            Self::Unknown { body, .. } => out.extend_from_slice(body.expose()),
        }
        SecretBytes::from(out)
    }

    pub(super) fn read(kind: u8, body: &[u8]) -> Option<Self> {
        if body.len() > MAX_BODY_LEN_BYTES {
            return None;
        }
        match kind {
            WORDS => read_words(body),
            SHARES => Self::shares(SecretBytes::from(body.to_vec())),
            KEY => {
                let key = SigningKey::from_bytes(body.try_into().ok()?).ok()?;
                Some(Self::Key(key))
            }
            BRANCH => {
                let text = SecretBytes::from(body.to_vec()).into_text().ok()?;
                Some(Self::Branch(ExtendedKey::parse(&text).ok()?))
            }
            WATCHED_BRANCH => {
                let text = str::from_utf8(body).ok()?;
                Some(Self::WatchedBranch(text.parse().ok()?))
            }
            kind => Some(Self::Unknown {
                kind,
                body: SecretBytes::from(body.to_vec()),
            }),
        }
    }
}

fn read_words(body: &[u8]) -> Option<Source> {
    let mut rest = Rest(body);
    let language = crate::mnemonic::Language::from_code(rest.byte()?)?;
    let entropy = rest.short()?;
    let foreign = rest.text()?;
    let phrase = Phrase::stored(language, entropy, foreign)?;
    let passphrase = rest.text()?;
    if !rest.0.is_empty() {
        return None;
    }
    Source::words(phrase, passphrase)
}

const WORDS: u8 = 1;
const SHARES: u8 = 2;
const KEY: u8 = 3;
const BRANCH: u8 = 4;
const WATCHED_BRANCH: u8 = 5;
const SHARES_LEN_BYTES: core::ops::RangeInclusive<usize> = 16..=64;
/// Room for the longest: 24 words of another list, and the longest passphrase.
const MAX_BODY_LEN_BYTES: usize = 4096;
