//! Open, then sealed: what the page may reach, and what may only be done once that is fixed.
//!
//! [`SealProof`] is the heart of it. Nothing outside this file can make one, it is made only of a seal
//! that the shell reported to be in force, and the effect that makes the key frame cannot be written
//! without one.

use chain::EndpointUrl;

use crate::{effect::Effect, ticket::Ticket};

/// Proof that the page's policy lists exactly some origins, and that nothing reopens it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SealProof {
    origins: Vec<String>,
}

/// What the page may reach.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Phase {
    /// Any endpoint may be tried. No key frame exists.
    Open,
    /// The seal is being set. No request leaves, no key frame exists.
    Sealing(Sealing),
    /// Only the listed origins can be reached. The key frame may exist.
    Sealed(Sealed),
}

/// A seal that was asked for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Sealing {
    ticket: Ticket,
    origins: Vec<String>,
    failed: bool,
}

/// A page whose reach is fixed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Sealed {
    proof: SealProof,
    narrowing: Option<(Ticket, Vec<String>)>,
}

impl SealProof {
    /// Returns the origins that the page can reach beside its own.
    #[must_use]
    pub fn origins(&self) -> &[String] {
        &self.origins
    }
}

impl Phase {
    /// Says whether a request to this address may leave now.
    pub(crate) fn may_ask(&self, url: &EndpointUrl) -> bool {
        match self {
            Self::Open => true,
            Self::Sealing(_) => false,
            Self::Sealed(sealed) => sealed.lists(url),
        }
    }

    /// Begins to seal, or begins anew after a failure. `None` while a seal is being set or is there.
    pub(crate) fn seal(&mut self, ticket: Ticket, origins: Vec<String>) -> Option<Vec<String>> {
        if !self.is_open() && !self.is_stuck() {
            return None;
        }
        *self = Self::Sealing(Sealing {
            ticket,
            origins: origins.clone(),
            failed: false,
        });
        Some(origins)
    }

    /// Begins to narrow a seal to fewer origins. `None` where nothing would change, or would widen.
    pub(crate) fn narrow(&mut self, ticket: Ticket, origins: &[String]) -> Option<Vec<String>> {
        let Self::Sealed(sealed) = self else {
            return None;
        };
        let kept: Vec<String> = sealed
            .proof
            .origins
            .iter()
            .filter(|origin| origins.contains(origin))
            .cloned()
            .collect();
        if kept.len() == sealed.proof.origins.len() {
            return None;
        }
        sealed.narrowing = Some((ticket, kept.clone()));
        Some(kept)
    }

    /// Takes the shell's report that a policy is in force; says whether it was waited for.
    pub(crate) fn sealed(&mut self, ticket: Ticket) -> bool {
        match self {
            Self::Sealing(sealing) if sealing.ticket == ticket => {
                let origins = std::mem::take(&mut sealing.origins);
                *self = Self::Sealed(Sealed {
                    proof: SealProof { origins },
                    narrowing: None,
                });
                true
            }
            Self::Sealed(sealed) => match sealed.narrowing.take_if(|(asked, _)| *asked == ticket) {
                Some((_, origins)) => {
                    sealed.proof = SealProof { origins };
                    true
                }
                None => false,
            },
            _ => false,
        }
    }

    /// Takes the shell's report that a policy is not in force; says whether it was waited for.
    ///
    /// The page is not called open again: the policy may have come into force all the same.
    pub(crate) fn seal_failed(&mut self, ticket: Ticket) -> bool {
        match self {
            Self::Sealing(sealing) if sealing.ticket == ticket => {
                sealing.failed = true;
                true
            }
            _ => false,
        }
    }

    pub(crate) const fn as_sealed(&self) -> Option<&Sealed> {
        match self {
            Self::Sealed(sealed) => Some(sealed),
            _ => None,
        }
    }

    pub(crate) const fn is_open(&self) -> bool {
        matches!(self, Self::Open)
    }

    /// Says whether a seal was tried and failed.
    pub(crate) const fn is_stuck(&self) -> bool {
        matches!(self, Self::Sealing(sealing) if sealing.failed)
    }
}

impl Sealed {
    /// Makes the effect that makes the key frame: the only place that can.
    pub(crate) fn mount(&self) -> Effect {
        Effect::MountKeyFrame(self.proof.clone())
    }

    pub(crate) fn origins(&self) -> &[String] {
        &self.proof.origins
    }

    fn lists(&self, url: &EndpointUrl) -> bool {
        self.proof
            .origins
            .iter()
            .any(|origin| origin == url.origin())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn origins(list: &[&str]) -> Vec<String> {
        list.iter().map(|origin| (*origin).to_owned()).collect()
    }

    fn url(text: &str) -> EndpointUrl {
        text.parse().expect("is an address")
    }

    #[test]
    fn a_proof_comes_of_the_seal_that_was_asked_for_alone() {
        let mut phase = Phase::Open;
        assert!(phase.as_sealed().is_none());
        let list = origins(&["https://a.example"]);
        assert_eq!(phase.seal(Ticket(1), list.clone()), Some(list.clone()));
        assert_eq!(phase.seal(Ticket(2), list.clone()), None);
        assert!(!phase.sealed(Ticket(2)));
        assert!(phase.as_sealed().is_none());
        assert!(phase.sealed(Ticket(1)));
        assert_eq!(phase.as_sealed().map(Sealed::origins), Some(&*list));
        assert!(!phase.sealed(Ticket(1)));
    }

    #[test]
    fn a_failed_seal_is_not_open_and_can_be_tried_again() {
        let mut phase = Phase::Open;
        phase.seal(Ticket(1), vec![]);
        assert!(phase.seal_failed(Ticket(1)));
        assert!(!phase.may_ask(&url("https://a.example")));
        assert_eq!(phase.seal(Ticket(2), vec![]), Some(vec![]));
        assert!(phase.sealed(Ticket(2)));
    }

    #[test]
    fn a_sealed_page_asks_only_what_is_listed() {
        let mut phase = Phase::Open;
        assert!(phase.may_ask(&url("https://any.example")));
        phase.seal(Ticket(1), origins(&["https://a.example"]));
        assert!(!phase.may_ask(&url("https://a.example/key")));
        phase.sealed(Ticket(1));
        assert!(phase.may_ask(&url("https://a.example/key")));
        assert!(!phase.may_ask(&url("https://a.example:8443")));
        assert!(!phase.may_ask(&url("https://any.example")));
    }

    #[test]
    fn a_seal_can_be_narrowed_and_never_widened() {
        let mut phase = Phase::Open;
        phase.seal(
            Ticket(1),
            origins(&["https://a.example", "https://b.example"]),
        );
        phase.sealed(Ticket(1));
        let wider = origins(&[
            "https://a.example",
            "https://b.example",
            "https://c.example",
        ]);
        assert_eq!(phase.narrow(Ticket(2), &wider), None);
        let other = origins(&["https://b.example", "https://c.example"]);
        let kept = origins(&["https://b.example"]);
        assert_eq!(phase.narrow(Ticket(3), &other), Some(kept.clone()));
        assert!(phase.sealed(Ticket(3)));
        assert_eq!(phase.as_sealed().map(Sealed::origins), Some(&*kept));
    }
}
