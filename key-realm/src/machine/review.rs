//! Reviewing and signing: what the bytes mean, seen before signed, once or never.

use wallet_core::signer::{Claims, Request, Response};
use wallet_types::review::{Review, ReviewRequest};

use super::{
    action::Action,
    out::{End, Out, Topic},
    seen::SeenGate,
};
use crate::protocol::Ask;

/// A review under way.
#[derive(Debug)]
pub(crate) struct Reviewing {
    request: Option<Box<ReviewRequest>>,
    /// What the signer says of the bytes.
    pub(crate) review: Option<Box<Review>>,
    /// What of it was in view.
    pub(crate) seen: SeenGate,
    /// Whether figures that are only claimed were accepted.
    pub(crate) are_claims_accepted: bool,
    /// Whether the signature is being made.
    pub(crate) is_signing: bool,
}

impl Reviewing {
    pub(super) fn new(request: Box<ReviewRequest>) -> Self {
        Self {
            request: Some(request),
            review: None,
            seen: SeenGate::default(),
            are_claims_accepted: false,
            is_signing: false,
        }
    }

    /// Says whether Sign is awake.
    pub(crate) fn can_sign(&self) -> bool {
        let Some(review) = &self.review else {
            return false;
        };
        self.seen.is_open()
            && (self.are_claims_accepted || !review.needs_acceptance())
            && !self.is_signing
    }

    pub(super) fn begin(&mut self, out: &mut Out) {
        if let Some(request) = self.request.take() {
            out.ask(Request::Review(request), Vec::new());
        }
    }

    pub(super) fn act(&mut self, action: Action, out: &mut Out) {
        match action {
            Action::Seen {
                part,
                in_view,
                at_ms,
            } => self.seen.note(part, in_view, at_ms),
            Action::AcceptClaims(accepted) if !self.is_signing => {
                self.are_claims_accepted = accepted;
            }
            Action::Sign if self.can_sign() => self.sign(out),
            _ => {}
        }
    }

    pub(super) fn answer(&mut self, response: Response, out: &mut Out) {
        match response {
            Response::Reviewed(review) => self.review = Some(review),
            Response::Signed { raw, hash } => {
                out.signed(raw, hash);
                out.end(End::Done);
            }
            Response::Refused(refusal) => out.refuse(&refusal),
            _ => out.refuse_inside(),
        }
    }

    pub(super) fn leave(&self, out: &mut Out) {
        // A signature under way is for nobody: the answer to it is dropped with the journey.
        out.ask_about(Topic::Upkeep, Ask::Signer(Request::DropReview), Vec::new());
        out.end(End::Declined);
    }

    fn sign(&mut self, out: &mut Out) {
        let Some(review) = &self.review else { return };
        let claims = if self.are_claims_accepted {
            Claims::Accepted
        } else {
            Claims::NotAccepted
        };
        self.is_signing = true;
        out.ask(
            Request::Approve {
                digest: review.digest,
                claims,
            },
            Vec::new(),
        );
    }
}
