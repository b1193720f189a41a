//! What the page knows of the key frame.

use wallet_types::{
    AccountIndex, UnixMs,
    protocol::{Refusal, Request, RequestId},
};

use crate::{
    problem::Problem,
    table::Table,
    view::{Journey, VaultFileView},
};

/// The key frame, as far as the page knows it.
#[derive(Debug, Default)]
pub(crate) struct RealmModel {
    pub(crate) frame: Frame,
    pub(crate) height_css_px: u32,
    pub(crate) journey: Option<ActiveJourney>,
    pub(crate) tasks: Table<RequestId, QuietTask>,
    pub(crate) problem: Option<Problem>,
    /// Why the key realm cannot read the stored vault.
    pub(crate) vault_refused: Option<Refusal>,
    /// Makings without a sign of success since.
    pub(crate) attempts: u8,
    pub(crate) lock_asked_at: Option<UnixMs>,
    pub(crate) told_active_at: UnixMs,
    last_id: u32,
}

/// Where the frame stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) enum Frame {
    #[default]
    Absent,
    Mounting {
        since: UnixMs,
    },
    Ready,
}

/// A journey in the frame.
#[derive(Debug)]
pub(crate) struct ActiveJourney {
    pub(crate) id: RequestId,
    pub(crate) kind: Journey,
    /// What is to be asked once the frame is ready.
    pub(crate) queued: Option<Request>,
    pub(crate) file: VaultFileView,
}

/// Work of the key realm that asks the person nothing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum QuietTask {
    Add,
    Rename(AccountIndex),
}

impl RealmModel {
    pub(crate) fn draw_id(&mut self) -> RequestId {
        self.last_id += 1;
        RequestId(self.last_id)
    }

    /// Says whether the journey or task with this id is under way.
    pub(crate) fn knows(&self, id: RequestId) -> bool {
        self.tasks.contains_key(&id) || self.is_journey(id)
    }

    pub(crate) fn is_journey(&self, id: RequestId) -> bool {
        self.journey.as_ref().is_some_and(|active| active.id == id)
    }

    pub(crate) fn kind(&self) -> Option<Journey> {
        self.journey.as_ref().map(|active| active.kind)
    }
}
