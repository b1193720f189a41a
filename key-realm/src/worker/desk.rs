//! The worker's desk: a message in, a message out, and the signer behind it.
//!
//! Owns which requests random bytes are added to, and the measuring of the key derivation.

use wallet_core::{
    annex,
    kdf::Kdf,
    keystore,
    secret::SecretBytes,
    signer::{RANDOM_LEN_BYTES, Request, Secrets, Signer},
};
use wallet_types::UnixMs;

use crate::protocol::{self, AnnexFault, Answer, Ask, FromWorker, Nonsense, ToWorker};

/// What the worker has of the browser.
pub(super) trait Platform {
    /// The present moment, by a clock that runs on while the device sleeps.
    fn now(&self) -> UnixMs;

    /// Fills with fresh bytes of the platform's random source.
    fn fill_random(&self, bytes: &mut [u8]) -> Result<(), NoRandomness>;

    /// Has the annex carry out a request.
    fn annex(
        &self,
        request: &annex::Request,
        secrets: Secrets,
    ) -> Result<(annex::Response, Secrets), AnnexFault>;
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
            Ask::Annex(request) => self.ask_annex(&request, secrets),
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
            match self.with_random(secrets, RANDOM_LEN_BYTES) {
                Ok(secrets) => secrets,
                Err(NoRandomness) => return (Answer::NoRandomness, Secrets::none()),
            }
        } else {
            secrets
        };
        let reply = self.signer.handle(request, secrets, self.platform.now());
        (Answer::Signer(reply.response), reply.secrets)
    }

    /// The signer is not asked: what the annex opens, the screen hands to it like anything typed.
    fn ask_annex(&self, request: &annex::Request, mut secrets: Secrets) -> (Answer, Secrets) {
        if let annex::Request::WriteKeystore = request {
            match self.with_random(secrets, keystore::RANDOM_LEN_BYTES) {
                Ok(with_random) => secrets = with_random,
                Err(NoRandomness) => return (Answer::NoRandomness, Secrets::none()),
            }
        }
        match self.platform.annex(request, secrets) {
            Ok((response, secrets)) => (Answer::Annex(Ok(response)), secrets),
            Err(fault) => (Answer::Annex(Err(fault)), Secrets::none()),
        }
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

    fn with_random(&self, secrets: Secrets, len_bytes: usize) -> Result<Secrets, NoRandomness> {
        let mut random = vec![0; len_bytes];
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
            | Request::SuggestPassword
            | Request::MakeVault { .. }
            | Request::AddAccount { .. }
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
        has_annex: bool,
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

        /// As the worker's own, in bytes, but without a module around it.
        fn annex(
            &self,
            request: &annex::Request,
            secrets: Secrets,
        ) -> Result<(annex::Response, Secrets), AnnexFault> {
            if !self.has_annex {
                return Err(AnnexFault::NotHere);
            }
            let request = annex::encode(request, secrets);
            let answer = annex::serve(request.expose());
            annex::decode(answer.expose()).map_err(|_| AnnexFault::Stopped)
        }
    }

    fn ask(desk: &mut Desk<Still>, ask: Ask) -> (Answer, Secrets) {
        ask_with(desk, ask, Secrets::none())
    }

    fn ask_with(desk: &mut Desk<Still>, ask: Ask, secrets: Secrets) -> (Answer, Secrets) {
        let message = protocol::encode(&ToWorker {
            sequence: Sequence(9),
            ask,
        });
        let (reply, secrets) = desk.answer(&message, secrets).unwrap();
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
            has_annex: true,
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
            Answer::Signer(Response::PhraseReady { .. })
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
    fn asks_the_annex() {
        let secrets = || Secrets::from(vec![vec![7; 32], b"gulls".to_vec()]);
        let request = || Ask::Annex(annex::Request::WriteKeystore);
        let (answer, secrets_back) = ask_with(&mut desk(true), request(), secrets());
        let Answer::Annex(Ok(annex::Response::KeystoreWritten { file })) = answer else {
            panic!("{answer:?}")
        };
        assert!(file.contains("\"id\":\"30313233-3435-4637-b839-3a3b3c3d3e3f\""));
        assert!(secrets_back.is_empty());

        let (answer, _) = ask_with(&mut desk(false), request(), secrets());
        assert_eq!(answer, Answer::NoRandomness);
        let mut without = desk(true);
        without.platform.has_annex = false;
        let (answer, _) = ask_with(&mut without, request(), secrets());
        assert_eq!(answer, Answer::Annex(Err(AnnexFault::NotHere)));
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
