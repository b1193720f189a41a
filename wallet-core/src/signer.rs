//! The signer: the state machine that runs in the key realm's worker.
//!
//! Owns what is unlocked (`session`), the phrase being made or restored (`draft`), and when both
//! are dropped (`deadlines`). `help` answers what needs neither; `inbox` takes secrets apart. It reads no clock and finds no randomness: both come with the
//! request. How requests and answers travel, and what is drawn of them, is the business of
//! `key-realm`.

mod deadlines;
mod draft;
mod help;
mod inbox;
mod request;
mod response;
mod session;

use wallet_types::{
    UnixMs,
    protocol::{LockReason, VaultBytes},
};

pub use crate::signer::{
    deadlines::{HIDDEN_LIMIT, IDLE_DEFAULT_MIN, IDLE_MAX_MIN, IDLE_MIN_MIN},
    request::{Claims, RANDOM_LEN_BYTES, Request, Secrets},
    response::{Refusal, Reply, Response},
};
use crate::{
    kdf::Kdf,
    mnemonic::{Phrase, WordCount, WordPosition},
    signer::{
        deadlines::Deadlines,
        draft::Draft,
        inbox::{
            exactly, one_password, one_random, one_secret, one_text, own_password, random_of, texts,
        },
        session::Session,
    },
    vault::{LockRandom, Vault},
};

/// The state machine of the key realm.
///
/// # Examples
/// ```
/// use wallet_core::signer::{Refusal, Request, Response, Secrets, Signer};
/// use wallet_types::UnixMs;
///
/// let mut signer = Signer::new();
/// let reply = signer.handle(Request::DropReview, Secrets::none(), UnixMs(0));
/// assert_eq!(reply.response, Response::Refused(Refusal::Locked));
/// ```
#[derive(Debug, Default)]
pub struct Signer {
    deadlines: Deadlines,
    draft: Option<Draft>,
    session: Option<Session>,
}

/// An answer with its secrets, before the reply is made up.
type Answer = Result<(Response, Secrets), Refusal>;

impl Signer {
    /// Makes a locked signer.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Carries out one request.
    ///
    /// Deadlines are looked at first: a request that comes too late is answered by
    /// [`Response::Locked`] and not carried out. `now` is the moment by a clock that also runs
    /// while the device sleeps.
    pub fn handle(&mut self, request: Request, secrets: Secrets, now: UnixMs) -> Reply {
        if let Some(reason) = self.tick(now) {
            return self.reply(Response::Locked { reason }, Secrets::none());
        }
        if request.shows_person() {
            self.deadlines.touch(now);
        }
        match self.answer(request, secrets, now) {
            Ok((response, secrets)) => self.reply(response, secrets),
            Err(refusal) => self.reply(Response::Refused(refusal), Secrets::none()),
        }
    }

    /// Locks if a deadline has passed, and says why.
    pub fn tick(&mut self, now: UnixMs) -> Option<LockReason> {
        let reason = self.deadlines.passed(now);
        self.deadlines.see(now);
        if !self.holds_secret() {
            return None;
        }
        reason.inspect(|_| self.lock())
    }

    /// Says whether a vault is unlocked.
    #[must_use]
    pub const fn is_unlocked(&self) -> bool {
        self.session.is_some()
    }

    /// Returns when the signer locks unless the person does something; `None` while it holds no
    /// secret.
    #[must_use]
    pub fn locks_at(&self) -> Option<UnixMs> {
        self.holds_secret().then(|| self.deadlines.next())
    }

    fn holds_secret(&self) -> bool {
        self.draft.is_some() || self.session.is_some()
    }

    fn lock(&mut self) {
        self.draft = None;
        self.session = None;
    }

    fn reply(&self, response: Response, secrets: Secrets) -> Reply {
        Reply {
            response,
            secrets,
            locks_at: self.locks_at(),
        }
    }

    fn answer(&mut self, request: Request, secrets: Secrets, now: UnixMs) -> Answer {
        match request {
            Request::Configure { lock_after_min } => {
                self.deadlines.set_idle_min(lock_after_min);
                done(secrets)
            }
            Request::Active | Request::Tick => done(secrets),
            Request::Visibility { hidden } => {
                self.deadlines.set_hidden(hidden, now);
                done(secrets)
            }
            Request::Lock => {
                self.lock();
                let reason = LockReason::Asked;
                plain(Response::Locked { reason })
            }
            Request::NewPhrase { word_count } => self.new_phrase(word_count, secrets),
            Request::CheckWords { positions } => self.check_words(&positions, secrets),
            Request::ImportPhrase => self.import_phrase(secrets),
            Request::SetPassphrase => self.set_passphrase(secrets),
            Request::DropDraft => {
                self.draft = None;
                done(secrets)
            }
            Request::HintWords => help::hint_words(secrets),
            Request::SuggestPassword => help::suggest_password(secrets),
            Request::JudgePassword => help::judge_password(secrets),
            Request::RunKdf { kdf } => help::run_kdf(kdf, secrets),
            Request::MakeVault { kdf } => self.make_vault(kdf, secrets, now),
            Request::InspectVault { vault } => help::inspect_vault(&vault),
            Request::Unlock { vault } => self.unlock(&vault, secrets),
            Request::AddAccount { name } => self.session_mut()?.add_account(name, secrets),
            Request::RenameAccount { index, name } => {
                self.session_mut()?.rename_account(index, name, secrets)
            }
            Request::RevealWords => self.session_mut()?.reveal(secrets),
            Request::ChangePassword { kdf } => self.session_mut()?.change_password(kdf, secrets),
            Request::Review(request) => self.session_mut()?.review(&request),
            Request::Approve { digest, claims } => self.session_mut()?.approve(digest, claims),
            Request::DropReview => {
                self.session_mut()?.drop_review();
                done(secrets)
            }
        }
    }

    fn new_phrase(&mut self, word_count: WordCount, secrets: Secrets) -> Answer {
        let draft = Draft::drawn(word_count, one_random(secrets)?)?;
        let words = draft.words();
        Ok((self.keep_draft(draft), one_secret(words)))
    }

    fn check_words(&self, positions: &[WordPosition], secrets: Secrets) -> Answer {
        let typed = texts(secrets)?;
        let draft = self.draft.as_ref().ok_or(Refusal::NoDraft)?;
        let wrong = draft.wrong_words(positions, &typed)?;
        plain(Response::WordsChecked { wrong })
    }

    fn import_phrase(&mut self, secrets: Secrets) -> Answer {
        self.draft = None;
        let typed = one_text(secrets)?;
        match Phrase::parse(typed.expose()) {
            Ok(phrase) => {
                let draft = Draft::new(phrase)?;
                plain(self.keep_draft(draft))
            }
            Err(error) => {
                let nearest = draft::nearest_to_unknown(&typed, &error);
                Ok((Response::PhraseRefused(error), nearest))
            }
        }
    }

    fn set_passphrase(&mut self, secrets: Secrets) -> Answer {
        let passphrase = one_text(secrets)?;
        let draft = self.draft.as_mut().ok_or(Refusal::NoDraft)?;
        draft.set_passphrase(passphrase)?;
        plain(draft.ready())
    }

    /// Encrypts the draft. It stays until the vault stands, so that a failure loses no words.
    fn make_vault(&mut self, kdf: Kdf, secrets: Secrets, now: UnixMs) -> Answer {
        let draft = self.draft.as_ref().ok_or(Refusal::NoDraft)?;
        let [password, random] = exactly(secrets)?;
        let mut random = random_of(random)?;
        let password = own_password(password)?;
        let contents = draft.contents(&mut random, now)?;
        let lock_random = LockRandom::take(&mut random);
        let vault = Vault::new(contents, &password, kdf, lock_random)?;
        let session = Session::new(vault)?;
        let made = Response::VaultMade {
            vault: session.write(&mut random),
            accounts: session.accounts().to_vec(),
            seal: session.seal().clone(),
        };
        self.draft = None;
        self.session = Some(session);
        plain(made)
    }

    fn unlock(&mut self, vault: &VaultBytes, secrets: Secrets) -> Answer {
        let password = one_password(secrets)?;
        let session = Session::new(Vault::open(vault, &password)?)?;
        let unlocked = Response::Unlocked {
            accounts: session.accounts().to_vec(),
            seal: session.seal().clone(),
        };
        self.draft = None;
        self.session = Some(session);
        plain(unlocked)
    }

    fn keep_draft(&mut self, draft: Draft) -> Response {
        let ready = draft.ready();
        self.draft = Some(draft);
        ready
    }

    fn session_mut(&mut self) -> Result<&mut Session, Refusal> {
        self.session.as_mut().ok_or(Refusal::Locked)
    }
}

fn plain(response: Response) -> Answer {
    Ok((response, Secrets::none()))
}

fn done(secrets: Secrets) -> Answer {
    let [] = exactly(secrets)?;
    plain(Response::Done)
}
