//! The one review under way, and its approval: seen, agreed to, signed once.

use alloc::boxed::Box;

use wallet_types::{Digest, review::ReviewRequest};

use crate::{
    extended_key::NoSuchKey,
    review::{self, IntentError, Reviewed, Unsound},
    signer::{Answer, Claims, Refusal, Response, plain, session::Session},
    transaction::SignedTransaction,
};

/// What was reviewed last, until it is approved or forgotten.
#[derive(Debug, Default)]
pub(super) struct Approval {
    transaction: Option<Box<Reviewed>>,
}

impl Approval {
    /// Forgets the review.
    pub(super) fn forget(&mut self) {
        self.transaction = None;
    }
}

/// Begins a review, in place of any other.
pub(super) fn review(session: &mut Session, request: &ReviewRequest) -> Answer {
    session.approval_mut().forget();
    let account = session.account(request.from)?;
    if !account.origin.can_sign() {
        return Err(Refusal::OnlyWatched);
    }
    let reviewed = review::reviewed(request, session.accounts())?;
    let shown = Box::new(reviewed.review().clone());
    session.approval_mut().transaction = Some(Box::new(reviewed));
    plain(Response::Reviewed(shown))
}

/// Signs what was reviewed, once.
pub(super) fn approve(session: &mut Session, digest: Digest, claims: Claims) -> Answer {
    let slot = &mut session.approval_mut().transaction;
    let reviewed = slot.take_if(|reviewed| reviewed.review().digest == digest);
    let reviewed = reviewed.ok_or(Refusal::NothingToApprove)?;
    if reviewed.review().needs_acceptance() && claims == Claims::NotAccepted {
        *slot = Some(reviewed);
        return Err(Refusal::ClaimsNotAccepted);
    }
    let key = session.signing_key(reviewed.review().from.index)?;
    let SignedTransaction { raw, hash } = reviewed.sign(&key)?;
    plain(Response::Signed { raw, hash })
}

impl From<IntentError> for Refusal {
    fn from(error: IntentError) -> Self {
        match error {
            IntentError::NoSuchAccount => Self::NoSuchAccount,
            _ => Self::InvalidIntent,
        }
    }
}

impl From<Unsound> for Refusal {
    fn from(_: Unsound) -> Self {
        Self::Internal
    }
}

impl From<NoSuchKey> for Refusal {
    fn from(_: NoSuchKey) -> Self {
        Self::Internal
    }
}
