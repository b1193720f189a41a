//! What crosses the machine's border: events in, commands out, and what the screen is told of.

use wallet_core::{seal::Seal, signer::Secrets};
use wallet_types::{
    Account, SourceFacts,
    protocol::{LockReason, PageMessage, RealmMessage, Refusal, Theme},
};

use super::action::Action;
use crate::protocol::{FromWorker, ToWorker};

/// Something that happened.
#[derive(Debug)]
pub(crate) enum Event {
    /// The page said something.
    Page(PageMessage),
    /// A part that the page was asked for came, or did not.
    Part(PartOutcome),
    /// The later half of the program came, or did not.
    Later(PartOutcome),
    /// The worker said something.
    Worker(FromWorker, Secrets),
    /// The worker died, or said what is no message.
    WorkerLost,
    /// The person did something that means something.
    Person(Action),
    /// The screen observed something that is no sign of the person.
    Observed(Action),
    /// The person is there.
    Active,
    /// The document was hidden or shown.
    Visibility {
        /// Whether it is hidden now.
        hidden: bool,
    },
    /// The document is frozen or put away.
    Frozen,
    /// An alarm went off.
    Clock,
    /// A policy stopped something, which should never be tried.
    Violation(String),
}

/// What is to be done about it, in order.
#[derive(Debug)]
pub(crate) enum Command {
    /// Tell the page.
    Tell(RealmMessage),
    /// Ask the worker.
    Ask(ToWorker, Secrets),
    /// End the worker and make it again.
    RenewWorker,
    /// Draw in this theme.
    SetTheme(Theme),
}

/// Something to say on top of the next screen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Note {
    /// The worker died or fell silent, and was made again.
    WorkerLost,
    /// The person stopped the key derivation.
    Stopped,
    /// The realm locked.
    Locked(LockReason),
    /// The random source failed.
    NoRandomness,
    /// The page asked for what cannot be done.
    Refused(Refusal),
    /// The later half of the program is on its way.
    Coming,
    /// A part that loads later could not be had.
    NoPart(PartOutcome),
}

/// How it went with a part that the page was asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum PartOutcome {
    /// It is here, and is what the build wrote down.
    Here,
    /// The page reached nobody who has it.
    Unreachable,
    /// Whoever serves this copy does not have it.
    Missing,
    /// What the page brought is something else.
    Foreign,
}

impl PartOutcome {
    /// Reads the start script's word for it.
    pub(crate) fn named(name: &str) -> Self {
        match name {
            "here" => Self::Here,
            "unreachable" => Self::Unreachable,
            "missing" => Self::Missing,
            _ => Self::Foreign,
        }
    }
}

/// What is known of the unlocked vault.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Known {
    /// The person's seal.
    pub(crate) seal: Seal,
    /// The accounts.
    pub(crate) accounts: Vec<Account>,
    /// The sources that they follow from.
    pub(crate) sources: Vec<SourceFacts>,
}
