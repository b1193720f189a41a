//! The worker's desk: a message in, a message out, and the signer behind it.
//!
//! Owns which requests random bytes are added to, and the measuring of the key derivation.

use wallet_core::{
    kdf::Kdf,
    secret::SecretBytes,
    signer::{RANDOM_LEN_BYTES, Request, Secrets, Signer},
};
use wallet_types::UnixMs;

use crate::protocol::{self, Answer, Ask, FromWorker, Nonsense, ToWorker};

/// What the worker has of the browser.
pub(super) trait Platform {
    /// The present moment, by a clock that runs on while the device sleeps.
    fn now(&self) -> UnixMs;

    /// Fills with fresh bytes of the platform's random source.
    fn fill_random(&self, bytes: &mut [u8]) -> Result<(), NoRandomness>;
}

/// The random source failed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct NoRandomness;

/// The signer with what it lacks.
#[derive(Debug)]
pub(super) struct Desk<P> {
    platform: P,
    signer: Signer,
}

impl<P: Platform> Desk<P> {
    pub(super) fn new(platform: P) -> Self {
        Self {
            platform,
            signer: Signer::new(),
        }
    }

    /// Answers one message.
    pub(super) fn answer(
        &mut self,
        message: &[u8],
        secrets: Secrets,
    ) -> Result<(FromWorker, Secrets), Nonsense> {
        let ToWorker { sequence, ask } = protocol::decode(message)?;
        let (answer, secrets) = match ask {
            Ask::Measure => (self.measure(), Secrets::none()),
            Ask::Signer(request) => self.ask_signer(request, secrets),
        };
        let locks_at = self.signer.locks_at();
        Ok((
            FromWorker::Answered {
                sequence,
                answer,
                locks_at,
            },
            secrets,
        ))
    }

    fn ask_signer(&mut self, request: Request, secrets: Secrets) -> (Answer, Secrets) {
        let secrets = if takes_random(&request) {
            match self.with_random(secrets) {
                Ok(secrets) => secrets,
                Err(NoRandomness) => return (Answer::NoRandomness, Secrets::none()),
            }
        } else {
            secrets
        };
        let reply = self.signer.handle(request, secrets, self.platform.now());
        (Answer::Signer(reply.response), reply.secrets)
    }

    /// Times the cheapest derivation. Its first run also pays for fresh memory, as every first run
    /// of a new worker will.
    fn measure(&mut self) -> Answer {
        let before = self.platform.now();
        let kdf = Kdf::CHEAPEST;
        let reply = self
            .signer
            .handle(Request::RunKdf { kdf }, Secrets::none(), before);
        if let wallet_core::signer::Response::Done = reply.response {
            let taken = self.platform.now().since(before).as_millis();
            let one_pass_ms = u32::try_from(taken).unwrap_or(u32::MAX).max(1);
            Answer::Measured { one_pass_ms }
        } else {
            Answer::Signer(reply.response)
        }
    }

    fn with_random(&self, secrets: Secrets) -> Result<Secrets, NoRandomness> {
        let mut random = vec![0; RANDOM_LEN_BYTES];
        self.platform.fill_random(&mut random)?;
        let mut buffers = secrets.into_buffers();
        buffers.push(SecretBytes::from(random));
        Ok(Secrets::from(buffers))
    }
}

/// Says whether a request ends its secrets with random bytes.
const fn takes_random(request: &Request) -> bool {
    matches!(
        request,
        Request::NewPhrase { .. }
            | Request::NewPhraseFrom { .. }
            | Request::SuggestPassword
            | Request::MakeVault { .. }
            | Request::AddAccount { .. }
            | Request::AddAccounts { .. }
            | Request::AddDraft
            | Request::RemoveAccount { .. }
            | Request::RenameAccount { .. }
            | Request::ChangePassword { .. }
    )
}

#[cfg(test)]
mod tests {
    use std::cell::Cell;

    use wallet_core::{mnemonic::WordCount, signer::Response};

    use super::*;
    use crate::protocol::Sequence;

    struct Still {
        has_random: bool,
        now: Cell<u64>,
    }

    impl Platform for Still {
        fn now(&self) -> UnixMs {
            self.now.set(self.now.get() + 40);
            UnixMs(self.now.get())
        }

        fn fill_random(&self, bytes: &mut [u8]) -> Result<(), NoRandomness> {
            if !self.has_random {
                return Err(NoRandomness);
            }
            for (at, byte) in bytes.iter_mut().enumerate() {
                *byte = u8::try_from(at % 251).unwrap();
            }
            Ok(())
        }
    }

    fn ask(desk: &mut Desk<Still>, ask: Ask) -> (Answer, Secrets) {
        let message = protocol::encode(&ToWorker {
            sequence: Sequence(9),
            ask,
        });
        let (reply, secrets) = desk.answer(&message, Secrets::none()).unwrap();
        let FromWorker::Answered {
            sequence: Sequence(9),
            answer,
            ..
        } = reply
        else {
            panic!("{reply:?}")
        };
        (answer, secrets)
    }

    fn desk(has_random: bool) -> Desk<Still> {
        Desk::new(Still {
            has_random,
            now: Cell::new(1_000_000),
        })
    }

    #[test]
    fn adds_random_bytes_where_they_belong() {
        let request = Request::NewPhrase {
            word_count: WordCount::Twelve,
        };
        let (answer, secrets) = ask(&mut desk(true), Ask::Signer(request));
        assert!(matches!(
            answer,
            Answer::Signer(Response::DraftReady { .. })
        ));
        assert_eq!(secrets.len(), 1);
    }

    #[test]
    fn makes_nothing_without_randomness() {
        let mut desk = desk(false);
        let request = Request::NewPhrase {
            word_count: WordCount::Twelve,
        };
        let (answer, secrets) = ask(&mut desk, Ask::Signer(request));
        assert_eq!(answer, Answer::NoRandomness);
        assert!(secrets.is_empty());
        assert_eq!(desk.signer.locks_at(), None);
    }

    #[test]
    fn measures_by_the_clock() {
        let (answer, _) = ask(&mut desk(true), Ask::Measure);
        assert_eq!(answer, Answer::Measured { one_pass_ms: 40 });
    }

    #[test]
    fn refuses_nonsense() {
        let answered = desk(true).answer(&[1, 2, 250, 9], Secrets::none());
        assert!(answered.is_err());
    }
}
