//! From open to sealed, and the key frame's making.

use std::time::Duration;

use wallet_types::protocol::{Configuration, PageMessage, Request};

use crate::{
    effect::Effect,
    event::{RealmLoss, SealFault},
    model::{ActiveJourney, Flows, Frame},
    problem::Problem,
    ticket::Ticket,
    view::{Journey, VaultFileView},
};

impl Flows {
    /// Begins a journey in the key frame; seals the page and makes the frame where needed.
    pub(super) fn start(&mut self, kind: Journey, request: Request) {
        let id = self.realm.draw_id();
        if kind != Journey::Unlock {
            self.notices.problem = None;
        }
        self.realm.problem = None;
        self.realm.tasks.clear();
        self.realm.journey = Some(ActiveJourney {
            id,
            kind,
            queued: Some(request),
            file: VaultFileView::NotAsked,
        });
        self.push_journey();
    }

    /// Brings the queued journey one step further, whatever it waits for.
    pub(super) fn push_journey(&mut self) {
        if self.phase.is_open() {
            self.seal();
            return;
        }
        match self.realm.frame {
            Frame::Absent => self.mount(),
            Frame::Mounting { .. } => {}
            Frame::Ready => self.begin_queued(),
        }
    }

    pub(super) fn sealed(&mut self, ticket: Ticket, result: Result<(), SealFault>) {
        match result {
            Ok(()) => {
                if self.phase.sealed(ticket) && self.realm.journey.is_some() {
                    self.push_journey();
                }
            }
            Err(fault) => {
                if self.phase.seal_failed(ticket) {
                    self.realm.problem = Some(Problem::Seal(fault));
                }
            }
        }
    }

    /// Narrows a sealed page to the list as it is now. Nothing can widen it.
    pub(super) fn narrow(&mut self) {
        let ticket = self.tickets.draw();
        let origins = self.records.endpoints.origins();
        if let Some(origins) = self.phase.narrow(ticket, &origins) {
            self.push(Effect::Seal { ticket, origins });
        }
    }

    pub(super) fn retry_key_frame(&mut self) {
        self.realm.problem = None;
        self.realm.vault_refused = None;
        self.realm.attempts = 0;
        if self.realm.journey.is_some() {
            if self.phase.is_stuck() {
                self.seal();
            } else {
                self.realm.frame = Frame::Absent;
                self.push_journey();
            }
        } else {
            self.open_door();
        }
    }

    /// Greets a frame that has just come up.
    pub(super) fn realm_ready(&mut self) {
        if !matches!(self.realm.frame, Frame::Mounting { .. }) {
            // It came up again without being asked to: whatever it knew is gone.
            self.realm_lost(RealmLoss::Vanished);
            return;
        }
        self.realm.frame = Frame::Ready;
        self.realm.lock_asked_at = None;
        self.configure();
        if self.hidden {
            self.push(Effect::Realm(PageMessage::Visibility { hidden: true }));
        }
        self.begin_queued();
    }

    pub(super) fn configure(&mut self) {
        if self.realm.frame == Frame::Ready {
            let settings = self.records.settings;
            self.push(Effect::Realm(PageMessage::Configure(Configuration {
                theme: settings.theme,
                lock_after_min: settings.lock_after_min,
            })));
        }
    }

    /// Notices a frame that does not come up, or does not confirm that it locked.
    pub(super) fn watch_realm(&mut self) {
        if let Frame::Mounting { since } = self.realm.frame
            && self.now.since(since) >= MOUNT_PATIENCE
            && self.realm.problem.is_none()
        {
            self.realm_lost(RealmLoss::NotLoaded);
            return;
        }
        if let Some(at) = self.realm.lock_asked_at
            && self.now.since(at) >= LOCK_PATIENCE
        {
            self.realm_lost(RealmLoss::Vanished);
        }
    }

    /// Makes the frame again, locked; after several failures in a row it waits for the person.
    pub(super) fn realm_lost(&mut self, loss: RealmLoss) {
        let journey = self.realm.journey.take();
        self.realm.tasks.clear();
        self.realm.frame = Frame::Absent;
        self.realm.lock_asked_at = None;
        self.send.reviewing = None;
        self.forget_session();
        match journey {
            Some(active) if active.kind == Journey::Unlock => {}
            Some(_) => self.stop(Problem::RealmLost(loss)),
            None => self.notices.problem = Some(Problem::RealmLost(loss)),
        }
        if self.realm.attempts >= MAX_ATTEMPTS {
            self.realm.problem = Some(Problem::RealmLost(loss));
            return;
        }
        self.open_door();
    }

    fn seal(&mut self) {
        let ticket = self.tickets.draw();
        let origins = self.records.endpoints.origins();
        if let Some(origins) = self.phase.seal(ticket, origins) {
            // What was being asked of endpoints in the open phase is not waited for any more.
            self.drop_trial();
            self.pending.abandon(|_| true);
            self.push(Effect::Seal { ticket, origins });
        }
    }

    fn mount(&mut self) {
        let Some(sealed) = self.phase.as_sealed() else {
            return;
        };
        let mount = sealed.mount();
        self.realm.frame = Frame::Mounting { since: self.now };
        self.realm.height_css_px = 0;
        self.realm.attempts += 1;
        self.push(mount);
    }

    fn begin_queued(&mut self) {
        let Some(active) = &mut self.realm.journey else {
            return;
        };
        if let Some(request) = active.queued.take() {
            let id = active.id;
            self.push(Effect::Realm(PageMessage::Begin { id, request }));
        }
    }
}

/// How long the key frame may take to come up.
const MOUNT_PATIENCE: Duration = Duration::from_secs(30);
/// How long the key frame may take to confirm that it locked.
const LOCK_PATIENCE: Duration = Duration::from_secs(10);
/// Makings in a row before the person is asked.
const MAX_ATTEMPTS: u8 = 3;
