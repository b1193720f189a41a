//! The signer: journeys, refusals, and when it forgets. Here stands what its suites share.

mod approve;
mod lock;
mod phrase;
mod vault;

use std::{sync::OnceLock, time::Duration};

use wallet_core::{
    kdf::Kdf,
    mnemonic::{Language, Phrase, PhraseError, WordCount, WordPosition},
    password::PasswordVerdict,
    signer::{
        Claims, Export, RANDOM_LEN_BYTES, Refusal, Reply, Request, Response, Secrets, Signer,
    },
    transaction,
    vault::VaultError,
};
use wallet_types::{
    Account, AccountIndex, AccountName, Digest, Payment, SourceId, SourceKind, UnixMs, Wei,
    protocol::{self, LockReason, VaultBytes},
    review::Review,
};

use crate::support::{
    ADDRESSES, WORDS, claimed, context, own_address, payment, request as review_request,
};

const START: UnixMs = UnixMs(1_760_000_000_000);
const PASSWORD: &str = "gulls above nine boats";

/// A signer with a clock and a source of bytes.
struct Realm {
    signer: Signer,
    now: UnixMs,
}

impl Realm {
    fn new() -> Self {
        Self {
            signer: Signer::new(),
            now: START,
        }
    }

    /// Unlocked with [`sample`].
    fn unlocked() -> Self {
        let mut realm = Self::new();
        realm.unlock(&sample(), PASSWORD);
        realm
    }

    fn after_s(&self, seconds: u64) -> UnixMs {
        self.now.after(Duration::from_secs(seconds))
    }

    fn ask<const N: usize>(&mut self, request: Request, secrets: [Vec<u8>; N]) -> Reply {
        let secrets = Secrets::from(Vec::from(secrets));
        self.signer.handle(request, secrets, self.now)
    }

    fn refusal<const N: usize>(
        &mut self,
        request: Request,
        secrets: [Vec<u8>; N],
    ) -> Option<Refusal> {
        match self.ask(request, secrets).response {
            Response::Refused(refusal) => Some(refusal),
            _ => None,
        }
    }

    fn make_vault(&mut self) -> VaultBytes {
        let kdf = Kdf::CHEAPEST;
        let secrets = [bytes(PASSWORD), random(9)];
        match self.ask(Request::MakeVault { kdf }, secrets).response {
            Response::VaultMade { vault, .. } => vault,
            other => panic!("{other:?}"),
        }
    }

    fn unlock(&mut self, vault: &VaultBytes, password: &str) -> Vec<Account> {
        let vault = vault.clone();
        match self
            .ask(Request::Unlock { vault }, [bytes(password)])
            .response
        {
            Response::Unlocked { accounts, .. } => accounts,
            other => panic!("{other:?}"),
        }
    }

    fn changed<const N: usize>(
        &mut self,
        request: Request,
        secrets: [Vec<u8>; N],
    ) -> (VaultBytes, Vec<Account>) {
        match self.ask(request, secrets).response {
            Response::VaultChanged {
                vault, accounts, ..
            } => (vault, accounts),
            other => panic!("{other:?}"),
        }
    }

    fn review(&mut self, payment: Payment) -> Review {
        let request = Box::new(review_request(payment, context()));
        match self.ask(Request::Review(request), []).response {
            Response::Reviewed(review) => *review,
            other => panic!("{other:?}"),
        }
    }
}

/// A vault of [`WORDS`] under [`PASSWORD`], made once.
fn sample() -> VaultBytes {
    static SAMPLE: OnceLock<VaultBytes> = OnceLock::new();
    let make = || {
        let mut realm = Realm::new();
        let _ = realm.ask(
            Request::ImportPhrase {
                language: Language::English,
            },
            [bytes(WORDS)],
        );
        realm.make_vault()
    };
    SAMPLE.get_or_init(make).clone()
}

fn bytes(text: &str) -> Vec<u8> {
    text.as_bytes().to_vec()
}

/// Bytes that pass for random, another row for each seed.
fn random(seed: u8) -> Vec<u8> {
    let mut state = u32::from(seed);
    let next = || {
        state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        state.to_be_bytes()[0]
    };
    core::iter::repeat_with(next)
        .take(RANDOM_LEN_BYTES)
        .collect()
}

fn texts<const N: usize>(secrets: Secrets) -> [String; N] {
    let texts: Vec<String> = secrets
        .into_buffers()
        .into_iter()
        .map(|bytes| bytes.into_text().unwrap().expose().to_owned())
        .collect();
    texts.try_into().unwrap()
}
