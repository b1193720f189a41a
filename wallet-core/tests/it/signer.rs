//! The signer: journeys, refusals, and when it forgets.

use std::{sync::OnceLock, time::Duration};

use wallet_core::{
    kdf::Kdf,
    mnemonic::{Phrase, PhraseError, WordCount, WordPosition},
    password::PasswordVerdict,
    signer::{Claims, RANDOM_LEN_BYTES, Refusal, Reply, Request, Response, Secrets, Signer},
    transaction,
    vault::VaultError,
};
use wallet_types::{
    Account, AccountIndex, AccountName, Digest, Payment, UnixMs, Wei,
    protocol::{self, LockReason, VaultBytes},
    review::Review,
};

use crate::support::{
    ADDRESSES, WORDS, claimed, context, own_address, payment, request as review_request,
};

const START: UnixMs = UnixMs(1_760_000_000_000);
const PASSWORD: &str = "gulls above nine boats";

#[test]
fn creates_a_wallet() {
    let mut realm = Realm::new();
    let word_count = WordCount::Twelve;
    let reply = realm.ask(Request::NewPhrase { word_count }, [random(1)]);
    let [words] = texts(reply.secrets);
    let Response::PhraseReady { first_address, .. } = reply.response else {
        panic!("{:?}", reply.response);
    };
    let phrase = Phrase::parse(&words).unwrap();
    assert_eq!(phrase.word_count(), word_count);
    assert!(reply.locks_at.is_some(), "a draft is a secret too");

    let word = |position: usize| words.split(' ').nth(position - 1).unwrap();
    let positions = vec![WordPosition(11), WordPosition(2), WordPosition(7)];
    let typed = [word(11), "wrong", &word(7).to_uppercase()].map(bytes);
    let reply = realm.ask(Request::CheckWords { positions }, typed);
    let wrong = vec![WordPosition(2)];
    assert_eq!(reply.response, Response::WordsChecked { wrong });

    let reply = realm.ask(Request::SuggestPassword, [random(2)]);
    let [password] = texts(reply.secrets);
    assert_eq!(password.split('-').count(), 5);
    let reply = realm.ask(Request::JudgePassword, [bytes(&password)]);
    let verdict = PasswordVerdict::Acceptable;
    assert_eq!(reply.response, Response::PasswordJudged(verdict));

    let kdf = Kdf::CHEAPEST;
    let reply = realm.ask(Request::MakeVault { kdf }, [bytes(&password), random(3)]);
    let Response::VaultMade {
        vault,
        accounts,
        seal,
    } = reply.response
    else {
        panic!("{:?}", reply.response);
    };
    assert_eq!(accounts.len(), 1);
    assert_eq!(accounts[0].address, first_address);
    assert_eq!(realm.refusal(Request::DropDraft, []), None);

    // Another realm opens the file to the same accounts and the same seal.
    let mut other = Realm::new();
    let reply = other.ask(Request::Unlock { vault }, [bytes(&password)]);
    assert_eq!(reply.response, Response::Unlocked { accounts, seal });
}

#[test]
fn restores_from_words() {
    let mut realm = Realm::new();
    let reply = realm.ask(Request::ImportPhrase, [bytes(WORDS)]);
    let ready = |address: &str| Response::PhraseReady {
        word_count: WordCount::Twelve,
        first_address: address.parse().unwrap(),
    };
    assert_eq!(reply.response, ready(ADDRESSES[0]));
    assert!(reply.secrets.is_empty());

    // With a passphrase another wallet shows, and without it the first one again.
    let reply = realm.ask(Request::SetPassphrase, [bytes("tide")]);
    assert_ne!(reply.response, ready(ADDRESSES[0]));
    let reply = realm.ask(Request::SetPassphrase, [bytes("")]);
    assert_eq!(reply.response, ready(ADDRESSES[0]));
    let long = bytes(&"t".repeat(1025));
    let refused = Some(Refusal::PassphraseTooLong);
    assert_eq!(realm.refusal(Request::SetPassphrase, [long]), refused);
}

#[test]
fn names_unknown_words_and_the_nearest() {
    let mut realm = Realm::new();
    let typed = WORDS.replace("junk", "jnuk").replacen("test", "tesst", 1);
    let reply = realm.ask(Request::ImportPhrase, [bytes(&typed)]);
    let positions = vec![WordPosition(1), WordPosition(12)];
    let error = PhraseError::UnknownWords { positions };
    assert_eq!(reply.response, Response::PhraseRefused(error));
    let [first, last] = texts(reply.secrets);
    assert_eq!(first.split(' ').next(), Some("test"));
    assert_eq!(last.split(' ').next(), Some("junk"));
    let refused = Some(Refusal::NoDraft);
    assert_eq!(realm.refusal(Request::SetPassphrase, [bytes("")]), refused);

    let typed = WORDS.replace("junk", "test");
    let reply = realm.ask(Request::ImportPhrase, [bytes(&typed)]);
    let error = PhraseError::WrongChecksum;
    assert_eq!(reply.response, Response::PhraseRefused(error));
}

#[test]
fn completes_words() {
    let mut realm = Realm::new();
    let reply = realm.ask(Request::HintWords, [bytes("act")]);
    assert_eq!(reply.response, Response::WordHints { is_word: true });
    let [hints] = texts(reply.secrets);
    assert_eq!(hints, "act action actor actress actual");
    let reply = realm.ask(Request::HintWords, [bytes("zz")]);
    assert_eq!(texts(reply.secrets), [""]);
}

#[test]
fn remembers_the_passphrase_in_the_vault() {
    let mut realm = Realm::new();
    let _ = realm.ask(Request::ImportPhrase, [bytes(WORDS)]);
    let reply = realm.ask(Request::SetPassphrase, [bytes("tide")]);
    let Response::PhraseReady { first_address, .. } = reply.response else {
        panic!("{:?}", reply.response);
    };
    let vault = realm.make_vault();
    let mut other = Realm::new();
    let accounts = other.unlock(&vault, PASSWORD);
    assert_eq!(accounts[0].address, first_address);
    let reply = other.ask(Request::RevealWords, [bytes(PASSWORD)]);
    assert_eq!(texts(reply.secrets), [WORDS, "tide"]);
}

#[test]
fn creates_nothing_without_randomness() {
    let mut realm = Realm::new();
    let none = Some(Refusal::NoRandomness);
    let word_count = WordCount::TwentyFour;
    let new = || Request::NewPhrase { word_count };
    assert_eq!(realm.refusal(new(), [vec![0; RANDOM_LEN_BYTES]]), none);
    assert_eq!(realm.refusal(new(), [vec![0xff; RANDOM_LEN_BYTES]]), none);
    assert_eq!(realm.refusal(new(), [random(1)[1..].to_vec()]), none);
    assert_eq!(realm.refusal(new(), [Vec::new()]), none);
    assert_eq!(realm.refusal(new(), []), Some(Refusal::WrongSecretCount));
    let _ = realm.ask(Request::ImportPhrase, [bytes(WORDS)]);
    let kdf = Kdf::CHEAPEST;
    let make = [bytes(PASSWORD), vec![0; RANDOM_LEN_BYTES]];
    assert_eq!(realm.refusal(Request::MakeVault { kdf }, make), none);
}

#[test]
fn holds_passwords_to_the_rules() {
    let mut realm = Realm::new();
    let _ = realm.ask(Request::ImportPhrase, [bytes(WORDS)]);
    let kdf = Kdf::CHEAPEST;
    let mut check = |password: &str, verdict: PasswordVerdict| {
        let refused = Some(Refusal::WeakPassword(verdict));
        let secrets = [bytes(password), random(4)];
        assert_eq!(realm.refusal(Request::MakeVault { kdf }, secrets), refused);
    };
    check("eleven chrs", PasswordVerdict::TooShort { chars: 11 });
    check("1q2w3e4r5t6y", PasswordVerdict::Common);
    check("P@ssw0rd2026!", PasswordVerdict::Common);
    check("sunshineprincess", PasswordVerdict::Common);
    check("098765432109", PasswordVerdict::Common);
    check("kelpkelpkelp", PasswordVerdict::Pattern);
    let words = [vec![0xff, 0xfe], random(4)];
    let refused = Some(Refusal::NotText);
    assert_eq!(realm.refusal(Request::MakeVault { kdf }, words), refused);
}

#[test]
fn tells_what_is_wrong_with_a_vault() {
    let mut realm = Realm::new();
    let vault = sample();
    let refused = Some(Refusal::WrongPassword);
    let unlock = |vault: &VaultBytes| Request::Unlock {
        vault: vault.clone(),
    };
    assert_eq!(realm.refusal(unlock(&vault), [bytes("wrong")]), refused);
    let mut damaged = vault.clone();
    damaged.0[140] ^= 1;
    let error = Refusal::Vault(VaultError::Damaged);
    assert_eq!(error.for_page(), protocol::Refusal::DamagedVault);
    let refused = Some(error);
    assert_eq!(realm.refusal(unlock(&damaged), [bytes(PASSWORD)]), refused);
    let inspect = Request::InspectVault { vault: damaged };
    assert_eq!(realm.refusal(inspect, []), refused);
    let reply = realm.ask(Request::InspectVault { vault }, []);
    let kdf = Kdf::CHEAPEST;
    assert_eq!(reply.response, Response::VaultInspected { kdf });
    assert!(!realm.signer.is_unlocked());
}

#[test]
fn adds_and_renames_accounts() {
    let mut realm = Realm::unlocked();
    let name = AccountName::new("Savings").unwrap();
    let add = Request::AddAccount { name: None };
    let accounts = realm.changed(add, [random(5)]).1;
    let listed: Vec<_> = accounts.iter().map(|a| a.address.to_string()).collect();
    assert_eq!(listed, ADDRESSES[..2]);
    assert_eq!(accounts[1].name.as_str(), "Account 2");
    let index = AccountIndex(1);
    let rename = Request::RenameAccount {
        index,
        name: name.clone(),
    };
    let (vault, accounts) = realm.changed(rename, [random(6)]);
    assert_eq!(accounts[1].name, name);
    assert_eq!(Realm::new().unlock(&vault, PASSWORD), accounts);
    let index = AccountIndex(7);
    let rename = Request::RenameAccount { index, name };
    let refused = Some(Refusal::NoSuchAccount);
    assert_eq!(realm.refusal(rename, [random(7)]), refused);
}

#[test]
fn reveals_words_to_the_password_alone() {
    let mut realm = Realm::unlocked();
    let refused = Some(Refusal::WrongPassword);
    let wrong = [bytes("another password")];
    assert_eq!(realm.refusal(Request::RevealWords, wrong), refused);
    let reply = realm.ask(Request::RevealWords, [bytes(PASSWORD)]);
    let word_count = WordCount::Twelve;
    assert_eq!(reply.response, Response::WordsRevealed { word_count });
    assert_eq!(texts(reply.secrets), [WORDS, ""]);
}

#[test]
fn changes_the_password() {
    let mut realm = Realm::unlocked();
    let new = "a lantern in the fog";
    let kdf = Kdf::CHEAPEST;
    let change = || Request::ChangePassword { kdf };
    let wrong = [bytes("another password"), bytes(new), random(8)];
    assert_eq!(realm.refusal(change(), wrong), Some(Refusal::WrongPassword));
    let weak = [bytes(PASSWORD), bytes("short"), random(8)];
    let refused = Refusal::WeakPassword(PasswordVerdict::TooShort { chars: 5 });
    assert_eq!(realm.refusal(change(), weak), Some(refused));
    let right = [bytes(PASSWORD), bytes(new), random(8)];
    let (vault, accounts) = realm.changed(change(), right);
    assert_eq!(Realm::new().unlock(&vault, new), accounts);
    let refused = Some(Refusal::WrongPassword);
    let unlock = Request::Unlock { vault };
    assert_eq!(Realm::new().refusal(unlock, [bytes(PASSWORD)]), refused);
}

#[test]
fn signs_what_was_reviewed_once() {
    let mut realm = Realm::unlocked();
    let review = realm.review(payment());
    let approve = || Request::Approve {
        digest: review.digest,
        claims: Claims::NotAccepted,
    };
    let Response::Signed { raw, hash } = realm.ask(approve(), []).response else {
        panic!("not signed");
    };
    assert_eq!(hash, Digest::keccak256(&raw));
    let (signed, signature) = transaction::decode_signed(&raw).unwrap();
    assert_eq!(signed, payment());
    assert_eq!(signature.recover(&review.digest), Some(own_address(0)));
    let refused = Some(Refusal::NothingToApprove);
    assert_eq!(realm.refusal(approve(), []), refused);
}

#[test]
fn signs_no_other_digest_and_nothing_dropped() {
    let mut realm = Realm::unlocked();
    let first = realm.review(payment());
    let other = Payment {
        value: Wei::from_u64(1),
        ..payment()
    };
    let second = realm.review(other);
    let approve = |digest| Request::Approve {
        digest,
        claims: Claims::Accepted,
    };
    let refused = Some(Refusal::NothingToApprove);
    assert_eq!(realm.refusal(approve(first.digest), []), refused);
    assert_eq!(realm.refusal(Request::DropReview, []), None);
    assert_eq!(realm.refusal(approve(second.digest), []), refused);
    // An intent that is refused leaves nothing to approve either.
    let third = realm.review(payment());
    let mut bad = review_request(payment(), context());
    bad.from = AccountIndex(5);
    let asked = realm.refusal(Request::Review(Box::new(bad)), []);
    assert_eq!(asked, Some(Refusal::NoSuchAccount));
    assert_eq!(realm.refusal(approve(third.digest), []), refused);
}

#[test]
fn asks_for_the_tick_where_figures_are_only_claimed() {
    let mut realm = Realm::unlocked();
    let mut weak = context();
    weak.nonce_mark = claimed();
    let request = Request::Review(Box::new(review_request(payment(), weak)));
    let Response::Reviewed(review) = realm.ask(request, []).response else {
        panic!("no review");
    };
    let approve = |claims| Request::Approve {
        digest: review.digest,
        claims,
    };
    let refused = Some(Refusal::ClaimsNotAccepted);
    let without = approve(Claims::NotAccepted);
    assert_eq!(realm.refusal(without, []), refused);
    assert_eq!(realm.refusal(approve(Claims::Accepted), []), None);
}

#[test]
fn a_lock_voids_the_review() {
    let mut realm = Realm::unlocked();
    let review = realm.review(payment());
    let reply = realm.ask(Request::Lock, []);
    let reason = LockReason::Asked;
    assert_eq!(reply.response, Response::Locked { reason });
    assert_eq!(reply.locks_at, None);
    realm.unlock(&sample(), PASSWORD);
    let approve = Request::Approve {
        digest: review.digest,
        claims: Claims::Accepted,
    };
    let refused = Some(Refusal::NothingToApprove);
    assert_eq!(realm.refusal(approve, []), refused);
}

#[test]
fn answers_nothing_secret_while_locked() {
    let mut realm = Realm::new();
    let refused = Some(Refusal::Locked);
    let add = Request::AddAccount { name: None };
    assert_eq!(realm.refusal(add, [random(1)]), refused);
    let reveal = realm.refusal(Request::RevealWords, [bytes(PASSWORD)]);
    assert_eq!(reveal, refused);
    let review = Request::Review(Box::new(review_request(payment(), context())));
    assert_eq!(realm.refusal(review, []), refused);
    assert_eq!(realm.refusal(Request::DropReview, []), refused);
}

#[test]
fn locks_after_idling_and_does_not_carry_out_what_comes_late() {
    let mut realm = Realm::unlocked();
    let review = realm.review(payment());
    assert_eq!(realm.signer.locks_at(), Some(realm.after_s(300)));
    realm.now = realm.after_s(299);
    let reply = realm.ask(Request::Tick, []);
    assert_eq!(reply.response, Response::Done);
    assert_eq!(
        reply.locks_at,
        Some(realm.after_s(1)),
        "a tick is no person"
    );
    realm.now = realm.after_s(1);
    let approve = Request::Approve {
        digest: review.digest,
        claims: Claims::Accepted,
    };
    let reason = LockReason::Idle;
    let reply = realm.ask(approve, []);
    assert_eq!(reply.response, Response::Locked { reason });
    assert!(!realm.signer.is_unlocked());
}

#[test]
fn any_sign_of_the_person_puts_off_the_lock() {
    let mut realm = Realm::unlocked();
    for _ in 0..5 {
        realm.now = realm.after_s(200);
        assert_eq!(realm.refusal(Request::Active, []), None);
    }
    assert!(realm.signer.is_unlocked());
    let lock_after_min = 1;
    let configure = Request::Configure { lock_after_min };
    let reply = realm.ask(configure, []);
    assert_eq!(reply.locks_at, Some(realm.after_s(60)));
}

#[test]
fn locks_a_minute_after_hiding_and_after_sleep() {
    let mut realm = Realm::unlocked();
    let hidden = true;
    let reply = realm.ask(Request::Visibility { hidden }, []);
    assert_eq!(reply.locks_at, Some(realm.after_s(60)));
    let later = realm.after_s(60);
    assert_eq!(realm.signer.tick(later), Some(LockReason::Hidden));

    let mut realm = Realm::unlocked();
    let later = realm.after_s(8 * 3600);
    assert_eq!(realm.signer.tick(later), Some(LockReason::Suspended));
    assert_eq!(realm.signer.tick(later), None, "told once");
}

#[test]
fn forgets_a_draft_too() {
    let mut realm = Realm::new();
    let _ = realm.ask(Request::ImportPhrase, [bytes(WORDS)]);
    realm.now = realm.after_s(301);
    let reason = LockReason::Idle;
    let reply = realm.ask(Request::SetPassphrase, [bytes("tide")]);
    assert_eq!(reply.response, Response::Locked { reason });
    let refused = Some(Refusal::NoDraft);
    let again = realm.refusal(Request::SetPassphrase, [bytes("tide")]);
    assert_eq!(again, refused);
}

#[test]
fn messages_cross_without_their_secrets() {
    let request = Request::MakeVault {
        kdf: Kdf::fitted(200),
    };
    let encoded = protocol::encode(&request);
    assert_eq!(protocol::decode(&encoded), Ok(request));
    // Parameters beyond the bounds are refused on the way in.
    let forged = postcard::to_allocvec(&(65_536_u32, 99_u32)).unwrap();
    assert!(postcard::from_bytes::<Kdf>(&forged).is_err());
    let mut realm = Realm::unlocked();
    let review = Response::Reviewed(Box::new(realm.review(payment())));
    let encoded = protocol::encode(&review);
    assert_eq!(protocol::decode(&encoded), Ok(review));
}

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
            Response::VaultChanged { vault, accounts } => (vault, accounts),
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
        let _ = realm.ask(Request::ImportPhrase, [bytes(WORDS)]);
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
