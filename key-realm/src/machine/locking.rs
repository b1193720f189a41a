//! When all locks, and what locking does to screen and worker.

use wallet_core::signer::{Request as SignerRequest, Secrets};
use wallet_types::{
    UnixMs,
    protocol::{LockReason, RealmMessage, Refusal},
};

use super::{
    Realm,
    event::{Command, Note},
};
use crate::protocol::{Ask, Sequence, ToWorker};

impl Realm {
    /// Locks: the worker ends, and the screen forgets.
    pub(super) fn lock(&mut self, reason: LockReason, commands: &mut Vec<Command>) {
        if let Some((id, _)) = self.journey.take() {
            let reason = Refusal::Locked;
            commands.push(Command::Tell(RealmMessage::Refused { id, reason }));
        }
        // Whoever asked to lock is told, even if nothing was open.
        self.lock_timer.set_holding(true);
        self.empty_worker(reason, commands);
        self.note = Some(Note::Locked(reason));
    }

    /// Makes the worker again, empty, and says so where it held something.
    pub(super) fn empty_worker(&mut self, reason: LockReason, commands: &mut Vec<Command>) {
        let held_anything = self.holds_anything();
        self.known = None;
        self.asked.clear();
        self.lock_timer.set_holding(false);
        self.told_locks_at = None;
        commands.push(Command::RenewWorker);
        let lock_after_min = self.configuration.lock_after_min;
        let request = SignerRequest::Configure { lock_after_min };
        // Its answer is not waited for: the next question finds out whether the worker stands.
        let ask = Ask::Signer(request);
        commands.push(Command::Ask(
            ToWorker {
                sequence: Sequence(0),
                ask,
            },
            Secrets::none(),
        ));
        if held_anything {
            commands.push(Command::Tell(RealmMessage::Locked { reason }));
        }
    }

    pub(super) fn holds_anything(&self) -> bool {
        self.known.is_some() || self.lock_timer.is_holding()
    }

    pub(super) fn touch(&mut self, now: UnixMs, commands: &mut Vec<Command>) {
        if self.lock_timer.touch(now) {
            self.upkeep(SignerRequest::Active, now, commands);
        }
    }

    pub(super) fn set_hidden(&mut self, hidden: bool, now: UnixMs, commands: &mut Vec<Command>) {
        if self.lock_timer.set_hidden(hidden, now) {
            self.upkeep(SignerRequest::Visibility { hidden }, now, commands);
        }
    }

    pub(super) fn configure_worker(&mut self, now: UnixMs, commands: &mut Vec<Command>) {
        let lock_after_min = self.configuration.lock_after_min;
        self.upkeep(SignerRequest::Configure { lock_after_min }, now, commands);
    }

    pub(super) fn tell_deadline(&mut self, commands: &mut Vec<Command>) {
        let due = self.lock_timer.due().map(|(at, _)| at);
        if let Some(at) = due
            && due != self.told_locks_at
        {
            commands.push(Command::Tell(RealmMessage::LocksAt { at }));
        }
        self.told_locks_at = due;
    }
}
