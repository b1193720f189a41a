//! Locking: when the signer forgets, and what it then refuses.

use super::*;

#[test]
fn answers_nothing_secret_while_locked() {
    let mut realm = Realm::new();
    let refused = Some(Refusal::Locked);
    let add = Request::AddAccount { name: None };
    assert_eq!(realm.refusal(add, [random(1)]), refused);
    let reveal = realm.refusal(
        Request::Export(Export::Words(SourceId(0))),
        [bytes(PASSWORD)],
    );
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
    let _ = realm.ask(
        Request::ImportPhrase {
            language: Language::English,
        },
        [bytes(WORDS)],
    );
    realm.now = realm.after_s(301);
    let reason = LockReason::Idle;
    let reply = realm.ask(Request::SetPassphrase, [bytes("tide")]);
    assert_eq!(reply.response, Response::Locked { reason });
    let refused = Some(Refusal::NoDraft);
    let again = realm.refusal(Request::SetPassphrase, [bytes("tide")]);
    assert_eq!(again, refused);
}
