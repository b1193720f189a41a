//! The one review under way, and its approval: seen, agreed to, signed once.

use alloc::boxed::Box;

use wallet_types::{
    AccountIndex, ChainId, Digest, UnixMs,
    message::{Message, MessageReview},
    review::ReviewRequest,
};

use crate::{
    extended_key::NoSuchKey,
    message_review,
    review::{self, IntentError, Reviewed, Unsound},
    signer::{Answer, Claims, Refusal, Response, plain, session::Session},
    transaction::SignedTransaction,
};

/// What was reviewed last, until it is approved or forgotten.
#[derive(Debug, Default)]
pub(super) struct Approval {
    transaction: Option<Box<Reviewed>>,
    message: Option<Box<(Message, MessageReview)>>,
}

impl Approval {
    /// Forgets the review.
    pub(super) fn forget(&mut self) {
        self.transaction = None;
        self.message = None;
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

/// Begins the review of a message, in place of any other.
#[inline(never)]
pub(super) fn review_message(
    session: &mut Session,
    from: AccountIndex,
    chain_id: ChainId,
    message: Message,
    now: UnixMs,
) -> Answer {
    session.approval_mut().forget();
    let account = session.account(from)?;
    if !account.origin.can_sign() {
        return Err(Refusal::OnlyWatched);
    }
    match message_review::review(&message, account, chain_id, now) {
        Ok(review) => {
            let shown = Box::new(review.clone());
            session.approval_mut().message = Some(Box::new((message, review)));
            plain(Response::MessageReviewed(shown))
        }
        Err(error) => plain(Response::MessageRefused(error)),
    }
}

/// Signs the message that was reviewed, once. The digest is computed anew from the very bytes, and
/// the signature is checked before it leaves.
#[inline(never)]
pub(super) fn approve_message(session: &mut Session, digest: Digest) -> Answer {
    let slot = &mut session.approval_mut().message;
    let reviewed = slot.take_if(|reviewed| reviewed.1.digest == digest);
    let reviewed = reviewed.ok_or(Refusal::NothingToApprove)?;
    let (message, review) = *reviewed;
    let from = review.from.index;
    let key = session.signing_key(from)?;
    let signature = message_review::sign(&message, &key).map_err(|_| Refusal::Internal)?;
    if signature.recover(&digest) != Some(review.from.address) {
        return Err(Refusal::Internal);
    }
    plain(Response::MessageSigned {
        from,
        signature: signature.to_bytes().to_vec(),
        digest,
    })
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
