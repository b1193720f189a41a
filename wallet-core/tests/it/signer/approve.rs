//! Signing: the bytes that were reviewed, once, or nothing.

use super::*;

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
    assert_eq!(signed.payment(), Some(payment()));
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
