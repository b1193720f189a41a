//! Words that are typed, with help for each of them, until they are a phrase.

use wallet_core::{
    mnemonic::{Language, PhraseError},
    secret::SecretText,
    signer::{Request, Response, Secrets},
};

use crate::{
    machine::{
        action::{Action, Bring},
        out::{self, Out, Topic},
    },
    protocol::Ask,
};

/// The typing of a phrase.
#[derive(Debug)]
pub(crate) struct PhraseEntry {
    /// The language of its words.
    pub(crate) language: Language,
    /// The language whose list is being fetched.
    pub(crate) wanted: Option<Language>,
    /// Words that can end the phrase, parted by spaces.
    pub(crate) endings: Option<SecretText>,
    /// What is wrong with the phrase handed in.
    pub(crate) fault: Option<PhraseError>,
    /// For each unknown word, those that it resembles.
    pub(crate) nearest: Vec<SecretText>,
    /// Help with the word under typing.
    pub(crate) hints: Option<Hints>,
}

/// Help with a word under typing.
#[derive(Debug)]
pub(crate) struct Hints {
    /// Which field it is for.
    pub(crate) field: u8,
    /// Whether what was typed is a word of the list.
    pub(crate) is_word: bool,
    /// Words that begin so, parted by spaces.
    pub(crate) words: SecretText,
}

impl PhraseEntry {
    pub(super) const fn new() -> Self {
        Self {
            language: Language::English,
            wanted: None,
            endings: None,
            fault: None,
            nearest: Vec::new(),
            hints: None,
        }
    }

    pub(super) fn act(&mut self, action: Action, out: &mut Out) {
        let language = self.language;
        match action {
            Action::TypeWord { field, typed } => {
                let ask = Ask::Signer(Request::HintWords { language });
                out.ask_about(Topic::Hint(field), ask, vec![typed]);
            }
            Action::SubmitPhrase(words) => {
                self.begin();
                out.ask(Request::ImportPhrase { language }, vec![words]);
            }
            Action::Bring(Bring::LastWord(words)) => {
                self.begin();
                self.endings = None;
                out.ask(Request::LastWords { language }, vec![words]);
            }
            Action::Bring(Bring::Language(wanted)) => self.choose(wanted, out),
            _ => {}
        }
    }

    pub(super) fn answer(
        &mut self,
        topic: Topic,
        response: Response,
        secrets: Secrets,
        out: &mut Out,
    ) {
        match (response, topic) {
            (Response::WordHints { is_word }, Topic::Hint(field)) => {
                let words = out::only_text(secrets).unwrap_or_default();
                self.hints = Some(Hints {
                    field,
                    is_word,
                    words,
                });
            }
            (Response::LastWords, _) => self.endings = out::only_text(secrets),
            (Response::Done, _) => {
                if let Some(language) = self.wanted.take() {
                    self.language = language;
                }
            }
            (Response::PhraseRefused(error), _) => {
                self.fault = Some(error);
                self.nearest = out::texts(secrets);
            }
            (Response::Refused(refusal), _) => out.refuse(&refusal),
            _ => out.refuse_inside(),
        }
    }

    /// A word list came, or did not.
    pub(super) fn part_came(&mut self, is_here: bool, out: &mut Out) {
        match self.wanted {
            Some(language) if is_here => out.ask_worker(Ask::WordList(language)),
            _ => self.wanted = None,
        }
    }

    fn choose(&mut self, wanted: Language, out: &mut Out) {
        self.begin();
        self.hints = None;
        self.endings = None;
        if wanted == Language::English {
            self.wanted = None;
            self.language = wanted;
            out.forget();
        } else {
            self.wanted = Some(wanted);
            out.ask_worker(Ask::WordList(wanted));
        }
    }

    fn begin(&mut self) {
        self.fault = None;
        self.nearest.clear();
    }
}
