//! The signer: the state machine that runs in the key realm's worker.
//!
//! Owns what is unlocked, the phrase being made or restored, the one review under way, and when
//! all of these are dropped. It reads no clock and finds no randomness: both come with the request.

mod request;
mod response;

use core::time::Duration;

use wallet_types::UnixMs;

pub use crate::signer::{
    request::{Claims, RANDOM_LEN_BYTES, Request, Secrets},
    response::{Refusal, Reply, Response},
};

/// The most accounts that a wallet can hold.
pub const MAX_ACCOUNTS: usize = 1000;

/// How long the page may be hidden before the signer locks.
pub const HIDDEN_LIMIT: Duration = Duration::from_secs(60);

/// The state machine of the key realm.
#[derive(Debug, Default)]
pub struct Signer {}

impl Signer {
    /// Makes a locked signer.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Carries out one request. Deadlines are looked at first: a request that comes too late is
    /// answered by [`Response::Locked`] and not carried out.
    ///
    /// `now` is the moment by the device's clock, which also runs while the device sleeps.
    pub fn handle(&mut self, request: Request, secrets: Secrets, now: UnixMs) -> Reply {
        let _ = (request, secrets, now);
        Reply {
            response: Response::Refused(Refusal::Locked),
            secrets: Secrets::none(),
            locks_at: None,
        }
    }
}
