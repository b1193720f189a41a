//! A phrase that is being made or restored, and is in no vault yet.

use alloc::vec::Vec;

use wallet_types::{AccountIndex, Address, UnixMs};
use zeroize::Zeroizing;

use crate::{
    mnemonic::{self, Phrase, PhraseError, WordCount, WordPosition},
    random::Random,
    seal::{SEAL_LEN_BYTES, Seal},
    secret::{SecretBytes, SecretText},
    signer::{Refusal, Response, Secrets, session},
    vault::{Contents, MAX_PASSPHRASE_LEN_BYTES},
};

/// A phrase with its passphrase, and the address that follows.
#[derive(Debug)]
pub(super) struct Draft {
    phrase: Phrase,
    passphrase: SecretText,
    first_address: Address,
}

impl Draft {
    pub(super) fn new(phrase: Phrase) -> Result<Self, Refusal> {
        let passphrase = SecretText::default();
        let first_address = first_address(&phrase, &passphrase)?;
        Ok(Self {
            phrase,
            passphrase,
            first_address,
        })
    }

    /// Draws a phrase from random bytes.
    pub(super) fn drawn(word_count: WordCount, mut random: Random) -> Result<Self, Refusal> {
        if !word_count.is_offered() {
            return Err(Refusal::WordCountNotOffered);
        }
        let mut entropy = Zeroizing::new([0; MAX_ENTROPY_LEN_BYTES]);
        let entropy = &mut entropy[..word_count.entropy_len_bytes()];
        random.fill(entropy);
        let phrase = Phrase::from_entropy(entropy).map_err(|_| Refusal::Internal)?;
        Self::new(phrase)
    }

    pub(super) fn set_passphrase(&mut self, passphrase: SecretText) -> Result<(), Refusal> {
        if passphrase.expose().len() > MAX_PASSPHRASE_LEN_BYTES {
            return Err(Refusal::PassphraseTooLong);
        }
        self.first_address = first_address(&self.phrase, &passphrase)?;
        self.passphrase = passphrase;
        Ok(())
    }

    pub(super) fn words(&self) -> SecretText {
        self.phrase.words()
    }

    pub(super) fn ready(&self) -> Response {
        Response::PhraseReady {
            word_count: self.phrase.word_count(),
            first_address: self.first_address,
        }
    }

    /// The positions at which another word was typed.
    pub(super) fn wrong_words(
        &self,
        positions: &[WordPosition],
        typed: &[SecretText],
    ) -> Result<Vec<WordPosition>, Refusal> {
        if positions.len() != typed.len() {
            return Err(Refusal::WrongSecretCount);
        }
        let mut wrong = Vec::new();
        for (position, typed) in positions.iter().zip(typed) {
            let is_right = self.phrase.has_word(*position, typed.expose());
            if !is_right.ok_or(Refusal::NoSuchWord)? {
                wrong.push(*position);
            }
        }
        Ok(wrong)
    }

    /// The contents of a new vault, with a new seal. The draft stays until the vault stands.
    pub(super) fn contents(&self, random: &mut Random, now: UnixMs) -> Result<Contents, Refusal> {
        let phrase = self.phrase.duplicate().ok_or(Refusal::Internal)?;
        let passphrase = SecretText::collected(self.passphrase.expose().chars());
        let seal = Seal::from_random(&random.take::<SEAL_LEN_BYTES>());
        Contents::new(phrase, passphrase, seal, now).ok_or(Refusal::PassphraseTooLong)
    }
}

/// For each unknown word, the words of the list that it resembles.
pub(super) fn nearest_to_unknown(typed: &SecretText, error: &PhraseError) -> Secrets {
    let PhraseError::UnknownWords { positions } = error else {
        return Secrets::none();
    };
    let unknown = positions.iter().filter_map(|position| {
        let at = usize::from(position.0).checked_sub(1)?;
        typed.expose().split_whitespace().nth(at)
    });
    let nearest = unknown.map(|word| {
        let words = mnemonic::nearest(word);
        SecretBytes::from(SecretText::joined(words.iter().copied(), " "))
    });
    Secrets::from(nearest.collect::<Vec<_>>())
}

fn first_address(phrase: &Phrase, passphrase: &SecretText) -> Result<Address, Refusal> {
    let parent = session::accounts_key(phrase, passphrase)?;
    session::address(&parent, AccountIndex(0))
}

const MAX_ENTROPY_LEN_BYTES: usize = 32;
