//! The two protocols of the key realm: page ↔ screen, and screen ↔ worker.
//!
//! # Page ↔ screen
//! The page makes a visible `<iframe sandbox="allow-scripts" srcdoc=…>` of the source that the build
//! composed. What crosses are plain objects with one member each; either side looks at the sender's
//! window first and ignores everything else. The frame's origin is opaque, so both aim at `*`.
//!
//! | from  | message                | meaning                                                      |
//! |-------|------------------------|--------------------------------------------------------------|
//! | frame | `{hello: 1}`           | the start script runs and waits for the code                 |
//! | page  | `{wasm: ArrayBuffer}`  | the code, once; transferred; checked against its SHA-256     |
//! | frame | `{realm: Uint8Array}`  | a [`RealmMessage`](wallet_types::protocol::RealmMessage)     |
//! | page  | `{page: Uint8Array}`   | a [`PageMessage`](wallet_types::protocol::PageMessage)       |
//! | page  | `{part, bytes}`        | the part that `Fetch` named; transferred; checked likewise   |
//! | page  | `{part, failure}`      | it could not be had: `"unreachable"`, or `"missing"`         |
//! | frame | `{fatal: string}`      | the frame cannot go on, and shows the same sentence itself   |
//!
//! The first binary message is `Ready`: screen and worker stand. Then the page sends `Configure`, and
//! may begin a journey. The order of each journey, as the page sees it:
//!
//! * *create*, *restore*, from words or anything else: `Begin` → `Store` → (page: `Stored`) → perhaps `Download` →
//!   (page: `Downloaded`) → `Unlocked` → `Done`; or `Declined`, or `Refused`, before anything is stored.
//! * *restore from a vault file*: `Begin` → `Store` with the file's own bytes → `Stored` → `Unlocked`
//!   → `Done`; a file that is damaged or no vault is `Refused` before a password is asked for.
//! * *import* into the open wallet: `Begin` → `Store` → `Stored` → `Done`; or `Declined`.
//! * within *restore* and *import*: perhaps `Fetch`, any time; perhaps `Search` → `Searched`, and only
//!   once the person pressed the button below the list of what is asked about.
//! * *unlock*: `Begin` → `Unlocked` → `Done`. A wrong password stays on the screen.
//! * *add*, *rename an account*: `Begin` → `Store` → `Stored` → `Done`, without any screen.
//! * *change the password*: `Begin` → `Store` → `Stored` → perhaps `Download` → `Done`.
//! * *reveal*: `Begin` → `Done` once the words are hidden again.
//! * *export*: `Begin` → `Done` once what was shown is hidden again, or `Declined`.
//! * *remove an account*: `Begin` → `Store` → `Stored` → `Done`, or `Declined`.
//! * *sign a message*: `Begin` → `SignedMessage` → `Done`, or `Declined`.
//! * *examine*: `Begin` → `Done`, or `Declined` before anything was found out; needs no wallet.
//! * *review*: `Begin` → `Signed` → `Done`, or `Declined` where the person wants to change something.
//!
//! `Locked` may come at any moment; a journey that it ends is `Refused` with `Locked` first.
//! `LocksAt` follows whatever moves the deadline.
//!
//! # Screen ↔ worker
//! `{message: Uint8Array, secrets: ArrayBuffer[]}` in both directions, both transferred. The message
//! is a [`ToWorker`] or a [`FromWorker`] in postcard's form behind a version byte, and holds no secret.
//! Secrets are the buffers beside it, in the order that wallet-core's
//! [`Request`] and [`Response`] name; who receives them copies them out and overwrites
//! them. Those of the annex, which [`annex`] names, likewise. Random bytes never cross: the worker adds
//! them. Each question bears a sequence number, and
//! each answer repeats it, so that an answer to nothing is dropped. What is no message ends the worker.

use serde::{Deserialize, Serialize, de::DeserializeOwned};
use wallet_core::{
    annex,
    mnemonic::Language,
    signer::{Request, Response},
};
use wallet_types::UnixMs;

/// The version of the inner protocol.
pub const WORKER_PROTOCOL_VERSION: u8 = 1;

/// Names one question to the worker, counted from 1.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Sequence(pub u32);

/// A question to the worker.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ToWorker {
    /// Names the question.
    pub sequence: Sequence,
    /// The question.
    pub ask: Ask,
}

/// What the worker is asked.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum Ask {
    /// Hand this to the signer.
    Signer(Request),
    /// Hand this to the annex. What it opens goes to the signer at once, and becomes the draft.
    Annex(#[serde(with = "wallet_types::apart")] annex::Request),
    /// Measure how long the cheapest key derivation takes on this device.
    Measure,
    /// Hand the word list of this language to the signer.
    WordList(Language),
}

/// What the worker says.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum FromWorker {
    /// It runs; said once, unasked.
    Up,
    /// The answer to a question.
    Answered {
        /// Which question.
        sequence: Sequence,
        /// The answer.
        answer: Answer,
        /// When the signer locks by itself; none while it holds no secret.
        locks_at: Option<UnixMs>,
    },
}

/// An answer of the worker.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum Answer {
    /// The signer's answer.
    Signer(Response),
    /// The annex's answer, or why it gave none.
    Annex(#[serde(with = "wallet_types::apart")] AnnexAnswer),
    /// How long the cheapest key derivation took.
    Measured {
        /// The time in milliseconds, at least 1.
        one_pass_ms: u32,
    },
    /// The browser's random source failed: nothing was asked of the signer.
    NoRandomness,
    /// The word list of this language is not here yet: the page is to be asked for it.
    NoWordList(Language),
}

/// What the annex answered, where it did.
pub type AnnexAnswer = Result<annex::Response, AnnexFault>;

/// Why the annex gave no answer. The request's secrets are erased.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, thiserror::Error)]
pub enum AnnexFault {
    /// Its code is not here yet: the page is to be asked for it.
    #[error("the annex is not loaded")]
    NotHere,
    /// It stopped, such as for lack of memory.
    #[error("the annex stopped")]
    Stopped,
}

/// The name of the later half of this module among the parts that load later.
pub const LATER_PART: &str = "later";

/// The name of the annex among the parts that load later.
pub const ANNEX_PART: &str = "annex";

/// Returns the name of a language's word list among the parts that load later. `None` for English,
/// which is part of the program.
#[must_use]
pub fn word_list_part(language: Language) -> Option<String> {
    let (stem, _) = language.file_name()?.split_once('.')?;
    Some(["words-", stem].concat())
}

/// Bytes that are no message of this version.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("not a message of the worker's protocol, version {WORKER_PROTOCOL_VERSION}")]
pub struct Nonsense;

/// Writes a message.
///
/// # Panics
/// Never: the messages hold nothing that postcard cannot write.
pub fn encode<M: Serialize>(message: &M) -> Vec<u8> {
    let start = vec![WORKER_PROTOCOL_VERSION];
    postcard::to_extend(message, start).expect("messages hold only what postcard can write")
}

/// Reads a message that [`encode`] wrote, to its last byte.
///
/// # Errors
/// Any other bytes.
pub fn decode<M: DeserializeOwned>(bytes: &[u8]) -> Result<M, Nonsense> {
    match bytes.split_first() {
        Some((&WORKER_PROTOCOL_VERSION, body)) => match postcard::take_from_bytes(body) {
            Ok((message, [])) => Ok(message),
            _ => Err(Nonsense),
        },
        _ => Err(Nonsense),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_what_it_wrote_and_nothing_else() {
        let message = ToWorker {
            sequence: Sequence(3),
            ask: Ask::Signer(Request::Tick),
        };
        let bytes = encode(&message);
        assert_eq!(decode(&bytes), Ok(message));
        assert_eq!(decode::<ToWorker>(&[]), Err(Nonsense));
        assert_eq!(decode::<ToWorker>(&bytes[..bytes.len() - 1]), Err(Nonsense));
        assert_eq!(decode::<ToWorker>(&[2, 3, 1]), Err(Nonsense));
        assert_eq!(decode::<FromWorker>(&[1, 77]), Err(Nonsense));
    }
}
