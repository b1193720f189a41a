//! Open, then sealed: what the page may reach, and what may only be done once that is fixed.
//!
//! [`SealProof`] is the heart of it. Nothing outside this file can make one, it is made only of a seal
//! that the shell reported to be in force, and the effect that makes the key frame cannot be written
//! without one.

use chain::EndpointUrl;

use crate::ticket::Ticket;

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
}

/// A page whose reach is fixed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Sealed {
    proof: SealProof,
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

    /// Begins to seal. `None` where it has begun already.
    pub(crate) fn seal(&mut self, ticket: Ticket, mut origins: Vec<String>) -> Option<Vec<String>> {
        if !matches!(self, Self::Open) {
            return None;
        }
        origins.sort();
        origins.dedup();
        *self = Self::Sealing(Sealing {
            ticket,
            origins: origins.clone(),
        });
        Some(origins)
    }

    /// Takes the shell's report that the policy is in force. `None` for a report nobody waits for.
    pub(crate) fn sealed(&mut self, ticket: Ticket) -> Option<&Sealed> {
        match self {
            Self::Sealing(sealing) if sealing.ticket == ticket => {
                let origins = std::mem::take(&mut sealing.origins);
                *self = Self::Sealed(Sealed {
                    proof: SealProof { origins },
                });
                self.as_sealed()
            }
            _ => None,
        }
    }

    /// Takes the shell's report that the policy is not in force. The page stays as it was asked to
    /// be: it may have been narrowed, so it is not called open again.
    pub(crate) fn seal_failed(&self, ticket: Ticket) -> bool {
        matches!(self, Self::Sealing(sealing) if sealing.ticket == ticket)
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
}

impl Sealed {
    /// Returns the proof that the key frame's effect asks for.
    pub(crate) fn proof(&self) -> SealProof {
        self.proof.clone()
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

    #[test]
    fn a_proof_comes_of_the_seal_that_was_asked_for_alone() {
        let mut phase = Phase::Open;
        assert!(phase.as_sealed().is_none());
        let asked = phase.seal(Ticket(1), vec!["https://b".into(), "https://a".into()]);
        assert_eq!(
            asked,
            Some(vec!["https://a".to_owned(), "https://b".to_owned()])
        );
        assert_eq!(phase.seal(Ticket(2), vec![]), None);
        assert!(phase.sealed(Ticket(2)).is_none());
        let proof = phase.sealed(Ticket(1)).map(Sealed::proof);
        assert_eq!(proof.map(|p| p.origins), asked);
        assert!(phase.sealed(Ticket(1)).is_none());
    }

    #[test]
    fn a_sealed_page_asks_only_what_is_listed() {
        let url = |text: &str| text.parse::<EndpointUrl>().expect("is an address");
        let mut phase = Phase::Open;
        assert!(phase.may_ask(&url("https://any.example")));
        phase.seal(Ticket(1), vec!["https://a.example".into()]);
        assert!(!phase.may_ask(&url("https://a.example/key")));
        phase.sealed(Ticket(1));
        assert!(phase.may_ask(&url("https://a.example/key")));
        assert!(!phase.may_ask(&url("https://a.example:8443")));
        assert!(!phase.may_ask(&url("https://any.example")));
    }
}
