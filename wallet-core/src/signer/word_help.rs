//! Word lists, and help with typing words.

use alloc::vec::Vec;

use crate::{
    mnemonic::{self, Language, PhraseError, WordList, WordPosition},
    secret::{SecretBytes, SecretText},
    signer::{
        Answer, Refusal, Response, Secrets,
        inbox::{one_secret, one_text},
        plain,
    },
};

/// The lists at hand: English, and those that were taken.
#[derive(Debug, Default)]
pub(super) struct Lists(Vec<WordList>);

impl Lists {
    /// Takes a list.
    #[inline(never)]
    pub(super) fn load(&mut self, language: Language, bytes: &[u8]) -> Answer {
        if self.list(language).is_err() {
            let list = WordList::read(language, bytes).map_err(|_| Refusal::NoWordList)?;
            self.0.push(list);
        }
        plain(Response::Done)
    }

    /// Finds a list.
    pub(super) fn list(&self, language: Language) -> Result<&WordList, Refusal> {
        if language == Language::English {
            return Ok(WordList::english());
        }
        let mut lists = self.0.iter();
        let found = lists.find(|list| list.language() == language);
        found.ok_or(Refusal::NoWordList)
    }

    /// Completes a word under typing.
    #[inline(never)]
    pub(super) fn hint(&self, language: Language, secrets: Secrets) -> Answer {
        let typed = one_text(secrets)?;
        let list = self.list(language)?;
        let hints = list.completions(typed.expose());
        let is_word = list.has(typed.expose());
        let words = SecretText::joined(hints.iter().copied(), " ");
        Ok((Response::WordHints { is_word }, one_secret(words)))
    }

    /// Finds all words that can end a phrase.
    #[inline(never)]
    pub(super) fn last_words(&self, language: Language, secrets: Secrets) -> Answer {
        let typed = one_text(secrets)?;
        let list = self.list(language)?;
        match mnemonic::last_words(typed.expose(), list) {
            Ok(words) => {
                let words = SecretText::joined(words.iter().copied(), " ");
                Ok((Response::LastWords, one_secret(words)))
            }
            Err(error) => Ok(refused(&typed, error, list)),
        }
    }
}

/// Says what is wrong with a phrase; for each unknown word, in their order, beside it the words that
/// resemble it.
#[inline(never)]
pub(super) fn refused(
    typed: &SecretText,
    error: PhraseError,
    list: &WordList,
) -> (Response, Secrets) {
    let nearest = match &error {
        PhraseError::UnknownWords { positions } => nearest(typed, positions, list),
        _ => Vec::new(),
    };
    (Response::PhraseRefused(error), Secrets::from(nearest))
}

fn nearest(typed: &SecretText, positions: &[WordPosition], list: &WordList) -> Vec<SecretBytes> {
    let unknown = positions.iter().filter_map(|position| {
        let at = usize::from(position.0).checked_sub(1)?;
        typed.expose().split_whitespace().nth(at)
    });
    let nearest = unknown.map(|word| {
        let words = list.nearest(word);
        SecretBytes::from(SecretText::joined(words.iter().copied(), " "))
    });
    nearest.collect()
}
