//! The seed behind a phrase and its passphrase.
//!
//! Owns BIP-39's last step: PBKDF2 with HMAC-SHA-512 and 2048 rounds, over words and passphrase in
//! Unicode's form NFKD. What keys follow stands in `extended_key`.

use core::fmt;

use zeroize::Zeroizing;

use crate::{hmac512::pbkdf2, mnemonic::Phrase, nfkd::nfkd, secret::SecretText};

/// 64 bytes from which all keys of a wallet follow, erased when dropped.
///
/// ```compile_fail,E0599
/// # use wallet_core::{mnemonic::Phrase, secret::SecretText, seed::Seed};
/// # let phrase = Phrase::from_entropy(&[0; 16]).unwrap();
/// let copy = Seed::new(&phrase, &SecretText::default()).clone();
/// ```
/// ```compile_fail,E0277
/// # use wallet_core::{mnemonic::Phrase, secret::SecretText, seed::Seed};
/// # let phrase = Phrase::from_entropy(&[0; 16]).unwrap();
/// println!("{}", Seed::new(&phrase, &SecretText::default()));
/// ```
pub struct Seed(Zeroizing<[u8; SEED_LEN_BYTES]>);

impl Seed {
    /// Stretches a phrase and its passphrase; an empty passphrase stands for none.
    ///
    /// # Examples
    /// ```
    /// use wallet_core::{mnemonic::Phrase, secret::SecretText, seed::Seed};
    ///
    /// let phrase = Phrase::from_entropy(&[0; 16]).unwrap();
    /// let seed = Seed::new(&phrase, &SecretText::from(String::from("TREZOR")));
    /// assert_eq!(seed.expose()[..4], [0xc5, 0x52, 0x57, 0xc3]);
    /// ```
    #[must_use]
    pub fn new(phrase: &Phrase, passphrase: &SecretText) -> Self {
        let passphrase = nfkd(passphrase.expose());
        let salt = SecretText::joined(["mnemonic", passphrase.expose()].into_iter(), "");
        let words = phrase.seed_text();
        let (words, salt) = (words.expose().as_bytes(), salt.expose().as_bytes());
        Self(pbkdf2(words, salt, ROUNDS))
    }

    /// Returns the bytes. Whoever copies them erases the copy.
    ///
    /// # Examples
    /// ```
    /// # use wallet_core::{mnemonic::Phrase, secret::SecretText, seed::Seed};
    /// // The first test vector of BIP-39.
    /// let phrase = Phrase::from_entropy(&[0; 16]).unwrap();
    /// let seed = Seed::new(&phrase, &SecretText::from(String::from("TREZOR")));
    /// assert_eq!(seed.expose()[60..], [0xe7, 0x46, 0x3b, 0x04]);
    /// ```
    #[must_use]
    pub fn expose(&self) -> &[u8; SEED_LEN_BYTES] {
        &self.0
    }
}

impl fmt::Debug for Seed {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Seed(..)")
    }
}

const SEED_LEN_BYTES: usize = 64;
const ROUNDS: u32 = 2048;
