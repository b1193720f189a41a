//! The signer: the state machine that runs in the key realm's worker.
//!
//! Owns what is unlocked (`session`), the phrase being made or restored (`draft`), and when both
//! are dropped (`deadlines`). It reads no clock and finds no randomness: both come with the
//! request. How requests and answers travel, and what is drawn of them, is the business of
//! `key-realm`.

mod deadlines;
mod draft;
mod request;
mod response;
mod session;

use alloc::vec::Vec;

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
    kdf::{Kdf, SALT_LEN_BYTES},
    mnemonic,
    password::{self, Password, PasswordVerdict},
    random::Random,
    secret::{SecretBytes, SecretText},
    signer::{deadlines::Deadlines, draft::Draft, session::Session},
    vault::{self, Vault},
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
            Request::NewPhrase { word_count } => {
                let draft = Draft::drawn(word_count, one_random(secrets)?)?;
                let words = draft.words();
                let ready = self.keep_draft(draft);
                Ok((ready, one_secret(words)))
            }
            Request::CheckWords { positions } => {
                let typed = texts(secrets)?;
                let wrong = self.draft()?.wrong_words(&positions, &typed)?;
                plain(Response::WordsChecked { wrong })
            }
            Request::ImportPhrase => self.import_phrase(&one_text(secrets)?),
            Request::SetPassphrase => {
                let passphrase = one_text(secrets)?;
                let draft = self.draft.as_mut().ok_or(Refusal::NoDraft)?;
                draft.set_passphrase(passphrase)?;
                plain(draft.ready())
            }
            Request::DropDraft => {
                self.draft = None;
                done(secrets)
            }
            Request::HintWords => hint_words(&one_text(secrets)?),
            Request::SuggestPassword => {
                let password = Password::drawn(&one_random(secrets)?.take());
                let secrets = one_secret(password.into_text());
                Ok((Response::PasswordSuggested, secrets))
            }
            Request::JudgePassword => {
                let verdict = password::judge(one_text(secrets)?.expose());
                plain(Response::PasswordJudged(verdict))
            }
            Request::RunKdf { kdf } => {
                let _ = kdf
                    .derive(&Password::new(""), &[0; SALT_LEN_BYTES])
                    .map_err(|_| Refusal::OutOfMemory)?;
                done(secrets)
            }
            Request::MakeVault { kdf } => self.make_vault(kdf, secrets, now),
            Request::InspectVault { vault } => {
                let kdf = vault::inspect(&vault)?;
                plain(Response::VaultInspected { kdf })
            }
            Request::Unlock { vault } => self.unlock(&vault, secrets),
            Request::AddAccount { name } => {
                let mut random = one_random(secrets)?;
                let session = self.session_mut()?;
                session.add_account(name)?;
                plain(session.changed(&mut random))
            }
            Request::RenameAccount { index, name } => {
                let mut random = one_random(secrets)?;
                let session = self.session_mut()?;
                session.rename_account(index, name)?;
                plain(session.changed(&mut random))
            }
            Request::RevealWords => {
                let password = Password::new(one_text(secrets)?.expose());
                self.session_mut()?.reveal(&password)
            }
            Request::ChangePassword { kdf } => self.change_password(kdf, secrets),
            Request::Review(request) => plain(self.session_mut()?.review(&request)?),
            Request::Approve { digest, claims } => {
                plain(self.session_mut()?.approve(digest, claims)?)
            }
            Request::DropReview => {
                self.session_mut()?.drop_review();
                done(secrets)
            }
        }
    }

    fn draft(&self) -> Result<&Draft, Refusal> {
        self.draft.as_ref().ok_or(Refusal::NoDraft)
    }

    fn session_mut(&mut self) -> Result<&mut Session, Refusal> {
        self.session.as_mut().ok_or(Refusal::Locked)
    }

    fn keep_draft(&mut self, draft: Draft) -> Response {
        let ready = draft.ready();
        self.draft = Some(draft);
        ready
    }

    fn import_phrase(&mut self, typed: &SecretText) -> Answer {
        self.draft = None;
        match mnemonic::Phrase::parse(typed.expose()) {
            Ok(phrase) => plain(self.keep_draft(Draft::new(phrase)?)),
            Err(error) => {
                let nearest = draft::nearest_to_unknown(typed, &error);
                Ok((Response::PhraseRefused(error), nearest))
            }
        }
    }

    fn make_vault(&mut self, kdf: Kdf, secrets: Secrets, now: UnixMs) -> Answer {
        let [password, random] = exactly(secrets)?;
        let mut random = random_of(random)?;
        let password = own_password(password)?;
        let contents = self.draft()?.contents(&mut random, now)?;
        let vault = Vault::new(
            contents,
            &password,
            kdf,
            vault::LockRandom::take(&mut random),
        )
        .map_err(|_| Refusal::OutOfMemory)?;
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
        let password = Password::new(one_text(secrets)?.expose());
        let session = Session::new(Vault::open(vault, &password)?)?;
        let unlocked = Response::Unlocked {
            accounts: session.accounts().to_vec(),
            seal: session.seal().clone(),
        };
        self.draft = None;
        self.session = Some(session);
        plain(unlocked)
    }

    fn change_password(&mut self, kdf: Kdf, secrets: Secrets) -> Answer {
        let [old, new, random] = exactly(secrets)?;
        let mut random = random_of(random)?;
        let old = Password::new(text_of(old)?.expose());
        let session = self.session_mut()?;
        let new = own_password(new)?;
        session.change_password(&old, &new, kdf, &mut random)?;
        plain(session.changed(&mut random))
    }
}

fn hint_words(typed: &SecretText) -> Answer {
    let hints = mnemonic::completions(typed.expose());
    let is_word = mnemonic::is_word(typed.expose());
    let words = SecretText::joined(hints.iter().copied(), " ");
    Ok((Response::WordHints { is_word }, one_secret(words)))
}

/// A password that the person sets, held to the rules.
fn own_password(typed: SecretBytes) -> Result<Password, Refusal> {
    let typed = text_of(typed)?;
    match password::judge(typed.expose()) {
        PasswordVerdict::Acceptable => Ok(Password::new(typed.expose())),
        verdict => Err(Refusal::WeakPassword(verdict)),
    }
}

fn plain(response: Response) -> Answer {
    Ok((response, Secrets::none()))
}

fn done(secrets: Secrets) -> Answer {
    let [] = exactly(secrets)?;
    plain(Response::Done)
}

fn one_secret(text: SecretText) -> Secrets {
    Secrets::from(Vec::from([SecretBytes::from(text)]))
}

fn exactly<const N: usize>(secrets: Secrets) -> Result<[SecretBytes; N], Refusal> {
    let buffers = secrets.into_buffers();
    buffers.try_into().map_err(|_| Refusal::WrongSecretCount)
}

fn one_text(secrets: Secrets) -> Result<SecretText, Refusal> {
    let [text] = exactly(secrets)?;
    text_of(text)
}

fn one_random(secrets: Secrets) -> Result<Random, Refusal> {
    let [random] = exactly(secrets)?;
    random_of(random)
}

fn texts(secrets: Secrets) -> Result<Vec<SecretText>, Refusal> {
    secrets.into_buffers().into_iter().map(text_of).collect()
}

fn text_of(bytes: SecretBytes) -> Result<SecretText, Refusal> {
    bytes.into_text().map_err(|_| Refusal::NotText)
}

fn random_of(bytes: SecretBytes) -> Result<Random, Refusal> {
    Random::new(bytes, RANDOM_LEN_BYTES).ok_or(Refusal::NoRandomness)
}
