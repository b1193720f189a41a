//! The signer: the state machine that runs in the key realm's worker.
//!
//! Owns what is unlocked (`session`, with the keys of its sources in `tree`), what is being made or
//! brought in (`draft`), and when both are dropped (`deadlines`). `approval` reviews and signs, `export`
//! hands out secrets; `help` and `word_help` answer what needs no vault; `import` reads what is
//! brought; `inbox` takes secrets apart. It reads no clock and finds no randomness: both come with the
//! request. How requests and answers travel, and what is drawn of them, is the business of
//! `key-realm`.

mod approval;
mod deadlines;
mod draft;
mod export;
mod help;
mod import;
mod inbox;
mod request;
mod response;
mod session;
mod tree;
mod word_help;

use alloc::vec::Vec;

use wallet_types::{
    DerivationPath, SourceId, UnixMs,
    protocol::{LockReason, VaultBytes},
};

pub use crate::signer::{
    deadlines::{HIDDEN_LIMIT, IDLE_DEFAULT_MIN, IDLE_MAX_MIN, IDLE_MIN_MIN},
    export::Export,
    request::{Claims, MAX_FOUND, RANDOM_LEN_BYTES, Request, Secrets},
    response::{ExplainError, FoundAccount, Refusal, Reply, Response},
};
use crate::{
    kdf::Kdf,
    mnemonic::{Language, Mixing, Phrase, PhysicalEntropy, Tool, WordCount, WordPosition},
    secret::SecretText,
    signer::{
        deadlines::Deadlines,
        draft::Draft,
        inbox::{
            exactly, one_password, one_random, one_secret, one_text, own_password, random_of,
            text_of, texts,
        },
        session::Session,
        word_help::Lists,
    },
    vault::{LockRandom, Source, Vault},
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
    /// Word lists that were taken; they are no secret, and stay.
    lists: Lists,
    draft: Option<Draft>,
    session: Option<Session>,
}

/// An answer with its secrets, before the reply is made up.
type Answer = Result<(Response, Secrets), Refusal>;

impl Signer {
    /// Makes a locked signer.
    ///
    /// # Examples
    /// ```
    /// use wallet_core::signer::Signer;
    ///
    /// assert!(!Signer::new().is_unlocked());
    /// ```
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Carries out one request.
    ///
    /// Deadlines are looked at first: a request that comes too late is answered by
    /// [`Response::Locked`] and not carried out. `now` is the moment by a clock that also runs
    /// while the device sleeps.
    ///
    /// # Examples
    /// ```
    /// use wallet_core::signer::{Request, Response, Secrets, Signer};
    /// use wallet_types::{Address, UnixMs};
    ///
    /// let mut signer = Signer::new();
    /// let address = Address::from_bytes([7; 20]);
    /// let reply = signer.handle(Request::ImportAddress { address }, Secrets::none(), UnixMs(0));
    /// assert_eq!(reply.response, Response::DraftReady { kind: None, first_address: address });
    /// // Nobody does anything for five minutes.
    /// let reply = signer.handle(Request::DropDraft, Secrets::none(), UnixMs(300_000));
    /// assert!(matches!(reply.response, Response::Locked { .. }));
    /// ```
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
    ///
    /// # Examples
    /// ```
    /// use wallet_core::signer::{Request, Secrets, Signer};
    /// use wallet_types::{Address, UnixMs, protocol::LockReason};
    ///
    /// let mut signer = Signer::new();
    /// let address = Address::from_bytes([7; 20]);
    /// signer.handle(Request::ImportAddress { address }, Secrets::none(), UnixMs(0));
    /// assert_eq!(signer.tick(UnixMs(299_999)), None);
    /// assert_eq!(signer.tick(UnixMs(300_000)), Some(LockReason::Idle));
    /// ```
    pub fn tick(&mut self, now: UnixMs) -> Option<LockReason> {
        let reason = self.deadlines.passed(now);
        self.deadlines.see(now);
        if !self.holds_secret() {
            return None;
        }
        reason.inspect(|_| self.lock())
    }

    /// Says whether a vault is unlocked.
    ///
    /// # Examples
    /// ```
    /// use wallet_core::signer::{Request, Secrets, Signer};
    /// use wallet_types::{Address, UnixMs};
    ///
    /// let mut signer = Signer::new();
    /// let address = Address::from_bytes([7; 20]);
    /// signer.handle(Request::ImportAddress { address }, Secrets::none(), UnixMs(0));
    /// // A draft is no vault yet.
    /// assert!(!signer.is_unlocked());
    /// ```
    #[must_use]
    pub const fn is_unlocked(&self) -> bool {
        self.session.is_some()
    }

    /// Returns when the signer locks unless the person does something; `None` while it holds no
    /// secret.
    ///
    /// # Examples
    /// ```
    /// use wallet_core::signer::{Request, Secrets, Signer};
    /// use wallet_types::{Address, UnixMs};
    ///
    /// let mut signer = Signer::new();
    /// assert_eq!(signer.locks_at(), None);
    /// let address = Address::from_bytes([7; 20]);
    /// signer.handle(Request::ImportAddress { address }, Secrets::none(), UnixMs(1_000));
    /// assert_eq!(signer.locks_at(), Some(UnixMs(301_000)));
    /// ```
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
            Request::HintWords { language } => self.lists.hint(language, secrets),
            Request::LoadWordList { language, bytes } => self.lists.load(language, &bytes),
            Request::LastWords { language } => self.lists.last_words(language, secrets),
            Request::SuggestPassword => help::suggest_password(secrets),
            Request::JudgePassword => help::judge_password(secrets),
            Request::JudgeRolls { tool, word_count } => {
                help::judge_rolls(tool, word_count, secrets)
            }
            Request::RunKdf { kdf } => help::run_kdf(kdf, secrets),
            Request::InspectVault { vault } => help::inspect_vault(&vault),
            Request::Explain { text } => plain(help::explain(&text)),
            Request::Verify {
                account,
                message,
                signature,
            } => plain(help::verify(&account, &message, &signature)),
            Request::MakeVault { kdf } => self.make_vault(kdf, secrets, now),
            Request::Unlock { vault } => self.unlock(&vault, secrets),
            request => self.answer_of_draft(request, secrets, now),
        }
    }

    /// What concerns the draft; the rest concerns the open vault.
    fn answer_of_draft(&mut self, request: Request, secrets: Secrets, now: UnixMs) -> Answer {
        match request {
            Request::NewPhrase { word_count } => {
                let draft = Draft::drawn(word_count, one_random(secrets)?)?;
                let words = draft.words()?;
                Ok((self.keep_draft(draft), one_secret(words)))
            }
            Request::NewPhraseFrom {
                word_count,
                tool,
                mixing,
            } => self.new_phrase_from(word_count, tool, mixing, secrets),
            Request::CheckWords { positions } => self.check_words(&positions, secrets),
            Request::ImportPhrase { language } => self.import_phrase(language, secrets),
            Request::ImportKey => self.import(import::key, secrets),
            Request::ImportBranch => self.import(import::branch, secrets),
            Request::ImportMasterSecret => self.import(import::master_secret, secrets),
            Request::ImportAddress { address } => {
                let [] = exactly(secrets)?;
                plain(self.keep_draft(Draft::watching(address)))
            }
            Request::SetPassphrase => {
                let passphrase = one_text(secrets)?;
                let draft = self.draft.as_mut().ok_or(Refusal::NoDraft)?;
                draft.set_passphrase(passphrase)?;
                plain(draft.ready())
            }
            Request::ChooseAccounts { paths } => {
                let draft = self.draft.as_mut().ok_or(Refusal::NoDraft)?;
                draft.choose(paths)?;
                plain(draft.ready())
            }
            Request::FindAccounts { source, paths } => self.find_accounts(source, paths),
            Request::DropDraft => {
                self.draft = None;
                done(secrets)
            }
            Request::AddDraft => {
                let draft = self.draft.as_ref().ok_or(Refusal::NoDraft)?;
                let session = self.session.as_mut().ok_or(Refusal::Locked)?;
                let changed = session.add_draft(draft, secrets)?;
                self.draft = None;
                Ok(changed)
            }
            request => self.answer_of_session(request, secrets, now),
        }
    }

    fn answer_of_session(&mut self, request: Request, secrets: Secrets, now: UnixMs) -> Answer {
        let session = self.session.as_mut().ok_or(Refusal::Locked)?;
        match request {
            Request::AddAccount { name } => session.add_account(name, secrets),
            Request::AddAccounts { source, paths } => session.add_accounts(source, paths, secrets),
            Request::RemoveAccount { index } => session.remove_account(index, secrets),
            Request::RenameAccount { index, name } => session.rename_account(index, name, secrets),
            Request::Export(what) => export::export(session, what, secrets),
            Request::ListSources => plain(Response::Sources(session.sources())),
            Request::ChangePassword { kdf } => session.change_password(kdf, secrets),
            Request::Review(request) => approval::review(session, &request),
            Request::Approve { digest, claims } => approval::approve(session, digest, claims),
            Request::ReviewMessage {
                from,
                chain_id,
                message,
            } => approval::review_message(session, from, chain_id, message, now),
            Request::ApproveMessage { digest } => approval::approve_message(session, digest),
            Request::DropReview => {
                session.approval_mut().forget();
                done(secrets)
            }
            _ => Err(Refusal::Internal),
        }
    }

    #[inline(never)]
    fn new_phrase_from(
        &mut self,
        word_count: WordCount,
        tool: Tool,
        mixing: Mixing,
        secrets: Secrets,
    ) -> Answer {
        let [rolls, random] = exactly(secrets)?;
        let mut random = random_of(random)?;
        let rolls = match PhysicalEntropy::parse(tool, text_of(rolls)?.expose()) {
            Ok(rolls) => rolls,
            Err(error) => return plain(Response::RollsRefused(error)),
        };
        let entropy = match rolls.entropy(word_count, mixing, &random.take()) {
            Ok(entropy) => entropy,
            Err(error) => return plain(Response::RollsRefused(error)),
        };
        let draft = Draft::of_entropy(entropy.expose())?;
        let words = draft.words()?;
        Ok((self.keep_draft(draft), one_secret(words)))
    }

    fn check_words(&self, positions: &[WordPosition], secrets: Secrets) -> Answer {
        let typed = texts(secrets)?;
        let draft = self.draft.as_ref().ok_or(Refusal::NoDraft)?;
        let wrong = draft.wrong_words(positions, &typed)?;
        plain(Response::WordsChecked { wrong })
    }

    #[inline(never)]
    fn import_phrase(&mut self, language: Language, secrets: Secrets) -> Answer {
        self.draft = None;
        let typed = one_text(secrets)?;
        let list = self.lists.list(language)?;
        match Phrase::parse_in(typed.expose(), list) {
            Ok(phrase) => {
                let draft = Draft::of_phrase(phrase, SecretText::default())?;
                plain(self.keep_draft(draft))
            }
            Err(error) => Ok(word_help::refused(&typed, error, list)),
        }
    }

    /// Makes a draft of what was read; what cannot be read is answered in words of its own.
    #[inline(never)]
    fn import(
        &mut self,
        read: fn(Secrets) -> Result<Result<Source, Response>, Refusal>,
        secrets: Secrets,
    ) -> Answer {
        self.draft = None;
        match read(secrets)? {
            Ok(source) => {
                let draft = Draft::new(source)?;
                plain(self.keep_draft(draft))
            }
            Err(refused) => plain(refused),
        }
    }

    #[inline(never)]
    fn find_accounts(&mut self, source: Option<SourceId>, paths: Vec<DerivationPath>) -> Answer {
        if paths.len() > MAX_FOUND {
            return Err(Refusal::TooManyAccounts);
        }
        let known = match &self.session {
            Some(session) => session.accounts().to_vec(),
            None => Vec::new(),
        };
        let tree = match source {
            Some(id) => self.session.as_mut().ok_or(Refusal::Locked)?.tree_mut(id)?,
            None => {
                let draft = self.draft.as_mut().ok_or(Refusal::NoDraft)?;
                draft.tree_mut().ok_or(Refusal::NoSuchPlace)?
            }
        };
        let mut found = Vec::with_capacity(paths.len());
        for path in paths {
            // A public branch has no hardened children: such a path is left out.
            let Ok(address) = tree.address(&path) else {
                continue;
            };
            let known = known.iter().find(|account| account.address == address);
            found.push(FoundAccount {
                path,
                address,
                known: known.map(|account| account.index),
            });
        }
        plain(Response::AccountsFound(found))
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
        let mut session = Session::new(vault)?;
        let made = Response::VaultMade {
            vault: session.write(&mut random),
            accounts: session.accounts().to_vec(),
            sources: session.sources(),
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
            sources: session.sources(),
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
}

fn plain(response: Response) -> Answer {
    Ok((response, Secrets::none()))
}

fn done(secrets: Secrets) -> Answer {
    let [] = exactly(secrets)?;
    plain(Response::Done)
}
