//! Several tabs of one origin: one writes, and all lock together.

use crate::{
    effect::{Effect, StorageFault, TabMessage},
    model::{BootStage, Flows, LoadFor, Pending, Storage, Writer},
    problem::Problem,
    ticket::Ticket,
    view::Said,
};

impl Flows {
    pub(super) fn writer_changed(&mut self, here: bool) {
        if self.storage == Storage::Memory {
            return;
        }
        if !here {
            self.writer = Writer::Elsewhere;
            self.push(Effect::ClaimWriter);
            return;
        }
        if self.can_write() {
            return;
        }
        if self.writer == Writer::Elsewhere {
            self.say(Said::WritingHere);
        }
        // Another tab may have written since this one read: nothing is written before a new reading.
        self.writer = Writer::CatchingUp;
        self.load(match self.stage {
            BootStage::Starting => LoadFor::Boot,
            _ => LoadFor::Refresh,
        });
    }

    /// The records are as the last writer left them.
    pub(super) fn caught_up(&mut self) {
        if self.writer == Writer::CatchingUp {
            self.writer = Writer::Here;
        }
    }

    pub(super) fn tab_said(&mut self, message: TabMessage) {
        if self.stage != BootStage::Running {
            return;
        }
        match message {
            TabMessage::Lock => {
                if self.session.is_some() || self.realm.journey.is_some() {
                    self.lock_here();
                }
            }
            TabMessage::RecordsChanged { .. } => {
                if !self.can_write() && self.storage == Storage::Lasting {
                    self.load(LoadFor::Refresh);
                }
            }
            TabMessage::Erased => {
                self.lock_here();
                self.stage = BootStage::Erased;
            }
        }
    }

    /// Erases everything, once the word is typed.
    pub(super) fn erase(&mut self, typed: String, erasing: bool) {
        use crate::model::Dialog;

        if erasing || typed.trim() != ERASE_WORD {
            self.dialog = Some(Dialog::Erase { typed, erasing });
            return;
        }
        if !self.can_write() {
            self.stop(Problem::ReadingOnly);
            return;
        }
        if self.storage == Storage::Memory {
            self.erased_here();
            return;
        }
        let ticket = self.tickets.draw();
        self.pending.insert(ticket, Pending::Erase);
        self.push(Effect::EraseEverything { ticket });
        self.dialog = Some(Dialog::Erase {
            typed,
            erasing: true,
        });
    }

    pub(super) fn erased(&mut self, ticket: Ticket, result: Result<(), StorageFault>) {
        let Some(Pending::Erase) = self.pending.take(ticket) else {
            return;
        };
        match result {
            Ok(()) => {
                self.push(Effect::Tell(TabMessage::Erased));
                self.erased_here();
            }
            Err(fault) => {
                self.dialog = None;
                self.stop(Problem::Storage(fault));
            }
        }
    }

    fn erased_here(&mut self) {
        self.records = crate::records::Records::default();
        self.send = crate::model::SendModel::default();
        self.lock_here();
        self.stage = BootStage::Erased;
    }
}

/// What is typed to erase this copy's data.
pub(crate) const ERASE_WORD: &str = "erase";
