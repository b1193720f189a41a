//! What a journey wants done, collected while it acts.

use std::time::Duration;

use wallet_core::{
    annex,
    kdf::Kdf,
    secret::{SecretBytes, SecretText},
    signer::{Refusal as SignerRefusal, Request, Secrets},
};
use wallet_types::{
    Account, AccountIndex, Address, SourceFacts, UnixMs,
    protocol::{RealmMessage, Refusal, RequestId, SecretFile, StoreCause, VaultBytes},
};

use super::Known;
use crate::protocol::{Ask, Sequence};

/// What a question to the worker is about. A newer one replaces an older one of the same kind.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Topic {
    /// Nothing that a journey waits for.
    Upkeep,
    /// The step under way.
    Step,
    /// Help with the word in this field.
    Hint(u8),
    /// Accounts in other places: the person may go on meanwhile.
    Places,
}

/// How a journey ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum End {
    /// As it should.
    Done,
    /// As it should, with the vault unlocked.
    Unlocked,
    /// The person went back.
    Declined,
    /// It cannot be done.
    Refused(Refusal),
}

/// Collects what a journey wants done.
#[derive(Debug)]
pub(crate) struct Out {
    id: RequestId,
    pub(super) one_pass_ms: Option<u32>,
    pub(super) tells: Vec<RealmMessage>,
    pub(super) asks: Vec<(Topic, Ask, Secrets)>,
    /// A vault was opened.
    pub(super) known: Option<Known>,
    /// The open vault's accounts changed, or its sources.
    pub(super) changed: Option<(Vec<Account>, Vec<SourceFacts>)>,
    pub(super) end: Option<End>,
    /// What was asked for the journey before is not waited for any more.
    pub(super) is_forgotten: bool,
}

/// A question that the worker has not answered yet.
#[derive(Debug)]
pub(super) struct Asked {
    pub(super) sequence: Sequence,
    pub(super) topic: Topic,
    pub(super) is_heavy: bool,
    pub(super) due: UnixMs,
}

impl Out {
    pub(super) const fn new(id: RequestId, one_pass_ms: Option<u32>) -> Self {
        Self {
            id,
            one_pass_ms,
            tells: Vec::new(),
            asks: Vec::new(),
            known: None,
            changed: None,
            end: None,
            is_forgotten: false,
        }
    }

    /// Asks the signer, for the step under way.
    pub(super) fn ask(&mut self, request: Request, secrets: Vec<SecretText>) {
        self.ask_about(Topic::Step, Ask::Signer(request), secrets);
    }

    /// Asks the worker itself, for the step under way.
    pub(super) fn ask_worker(&mut self, ask: Ask) {
        self.ask_about(Topic::Step, ask, Vec::new());
    }

    pub(super) fn ask_about(&mut self, topic: Topic, ask: Ask, secrets: Vec<SecretText>) {
        let secrets: Vec<SecretBytes> = secrets.into_iter().map(SecretBytes::from).collect();
        self.asks.push((topic, ask, Secrets::from(secrets)));
    }

    /// Waits for nothing that was asked before: the person went back.
    pub(super) const fn forget(&mut self) {
        self.is_forgotten = true;
    }

    /// Has the draft erased.
    pub(super) fn drop_draft(&mut self) {
        self.ask_about(Topic::Upkeep, Ask::Signer(Request::DropDraft), Vec::new());
    }

    /// Has the page ask endpoints about accounts.
    pub(super) fn search(&mut self, addresses: Vec<Address>) {
        let id = self.id;
        self.tells.push(RealmMessage::Search { id, addresses });
    }

    /// Has the vault stored by the page.
    pub(super) fn store(&mut self, vault: VaultBytes, accounts: Vec<Account>, cause: StoreCause) {
        let id = self.id;
        self.tells.push(RealmMessage::Store {
            id,
            vault,
            accounts,
            cause,
        });
    }

    /// Has a file handed to the person.
    pub(super) fn download(&mut self, file: SecretFile) {
        let id = self.id;
        self.tells.push(RealmMessage::Download { id, file });
    }

    pub(super) fn signed(&mut self, raw: Vec<u8>, hash: wallet_types::Digest) {
        let id = self.id;
        self.tells.push(RealmMessage::Signed { id, raw, hash });
    }

    pub(super) fn signed_message(
        &mut self,
        from: AccountIndex,
        signature: Vec<u8>,
        digest: wallet_types::Digest,
    ) {
        let id = self.id;
        self.tells.push(RealmMessage::SignedMessage {
            id,
            from,
            signature,
            digest,
        });
    }

    pub(super) const fn end(&mut self, end: End) {
        self.end = Some(end);
    }

    pub(super) const fn refuse(&mut self, refusal: &SignerRefusal) {
        self.end(End::Refused(refusal.for_page()));
    }

    /// An answer that does not fit the question: the signer and this screen disagree.
    pub(super) const fn refuse_inside(&mut self) {
        self.end(End::Refused(Refusal::Internal));
    }

    /// Estimates how long a derivation takes here.
    pub(super) fn expected_ms(&self, kdf: Kdf) -> u32 {
        kdf.expected_ms(self.one_pass_ms.unwrap_or(GUESSED_PASS_MS))
    }
}

/// Copies a secret: each copy erases itself.
pub(super) fn copy(secret: &SecretText) -> SecretText {
    SecretText::from(secret.expose().to_owned())
}

/// Takes the only secret beside an answer, as text.
pub(super) fn only_text(secrets: Secrets) -> Option<SecretText> {
    let mut buffers = secrets.into_buffers();
    let only = buffers.pop()?;
    if buffers.is_empty() {
        only.into_text().ok()
    } else {
        None
    }
}

/// Takes all secrets beside an answer, as texts.
pub(super) fn texts(secrets: Secrets) -> Vec<SecretText> {
    let buffers = secrets.into_buffers().into_iter();
    buffers
        .map(|buffer| buffer.into_text().unwrap_or_default())
        .collect()
}

/// Says whether a question keeps the worker busy for a while.
pub(super) const fn is_heavy(ask: &Ask) -> bool {
    match ask {
        Ask::Measure => true,
        Ask::WordList(_) => false,
        Ask::Annex(request) => is_long(request),
        Ask::Signer(request) => matches!(
            request,
            Request::MakeVault { .. }
                | Request::Unlock { .. }
                | Request::Export(_)
                | Request::ChangePassword { .. }
                | Request::RunKdf { .. }
        ),
    }
}

/// Says whether the annex is busy with it for a while.
const fn is_long(request: &annex::Request) -> bool {
    !matches!(
        request,
        annex::Request::InspectKeystore { .. } | annex::Request::CollectShares
    )
}

/// How long an answer may take before the worker counts as lost: far longer than it should.
pub(super) fn patience(ask: &Ask, one_pass_ms: Option<u32>) -> Duration {
    if let Ask::Annex(request) = ask
        && is_long(request)
    {
        return ANNEX_PATIENCE;
    }
    let derivations = match ask {
        Ask::Signer(Request::MakeVault { kdf }) => kdf.passes(),
        // The old password's price is not known here.
        Ask::Signer(
            Request::ChangePassword { .. } | Request::Export(_) | Request::Unlock { .. },
        ) => 4 * Kdf::MAX_PASSES,
        Ask::Measure => 4,
        Ask::Signer(_) | Ask::Annex(_) | Ask::WordList(_) => 0,
    };
    let expected_ms = derivations.saturating_mul(one_pass_ms.unwrap_or(GUESSED_PASS_MS));
    LEAST_PATIENCE.max(Duration::from_millis(u64::from(expected_ms) * 10))
}

/// What one pass over 64 MiB takes on a middling device.
const GUESSED_PASS_MS: u32 = 500;

/// What another wallet's file asks for may take minutes on a weak device.
const ANNEX_PATIENCE: Duration = Duration::from_secs(600);

/// Below this no silence means anything.
const LEAST_PATIENCE: Duration = Duration::from_secs(20);
