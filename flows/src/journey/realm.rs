//! What the key realm says.

use wallet_types::protocol::{PageMessage, RealmMessage, Refusal, RequestId};

use crate::{
    effect::Effect,
    model::{Flows, QuietTask, Violation},
    problem::Problem,
    view::{AccountsTask, Journey, Said},
};

impl Flows {
    pub(super) fn realm_said(&mut self, message: RealmMessage) {
        match message {
            RealmMessage::Ready => self.realm_ready(),
            RealmMessage::Height { css_px } => {
                self.realm.height_css_px = css_px.min(MAX_HEIGHT_CSS_PX);
            }
            RealmMessage::Store {
                id,
                vault,
                accounts,
                cause,
            } => self.store_vault(id, vault, accounts, cause),
            RealmMessage::Download { id, file } => self.realm_download(id, file),
            RealmMessage::Unlocked { id, accounts } => self.unlocked(id, accounts),
            RealmMessage::Done { id } => self.done(id),
            RealmMessage::Signed { id, raw, hash } => self.signed(id, raw, hash),
            RealmMessage::SignedMessage {
                id,
                from,
                signature,
                digest,
            } => self.message_signed(id, from, &signature, digest),
            RealmMessage::Search { id, addresses } => self.search(id, addresses),
            RealmMessage::Declined { id } => self.declined(id),
            RealmMessage::Refused { id, reason } => self.realm_refused(id, reason),
            RealmMessage::Locked { reason } => self.locked(reason),
            RealmMessage::LocksAt { at } => {
                if let Some(session) = &mut self.session {
                    session.locks_at = Some(at);
                }
            }
            RealmMessage::PolicyViolation { directive } => {
                self.violated(directive, String::new(), true);
            }
            // A message of a later build: this one has nothing to do with it.
            _ => {}
        }
    }

    pub(super) fn violated(&mut self, directive: String, blocked: String, in_key_realm: bool) {
        self.notices.violation = Some(Violation {
            directive,
            blocked,
            in_key_realm,
        });
    }

    /// Abandons the journey at the person's wish, and returns to where it began.
    pub(super) fn leave_key_frame(&mut self) {
        if self.realm.kind() == Some(Journey::Unlock) {
            return;
        }
        self.abandon_journey();
        let route = self.route.clone();
        self.arrive(route);
    }

    pub(super) fn abandon_journey(&mut self) {
        let Some(active) = self.realm.journey.take() else {
            return;
        };
        self.send.reviewing = None;
        if active.queued.is_none() {
            self.push(Effect::Realm(PageMessage::Cancel { id: active.id }));
        }
    }

    fn done(&mut self, id: RequestId) {
        if let Some(task) = self.realm.tasks.remove(&id) {
            self.task_done(task);
            return;
        }
        if !self.realm.is_journey(id) {
            return;
        }
        let kind = self.realm.kind();
        self.end_journey();
        if kind == Some(Journey::RevealWords) {
            self.words_seen();
        }
        let route = self.route.clone();
        self.arrive(route);
    }

    fn declined(&mut self, id: RequestId) {
        if self.realm.tasks.remove(&id).is_some() {
            self.set_task(AccountsTask::Idle);
            return;
        }
        if self.realm.is_journey(id) {
            self.end_journey();
            let route = self.route.clone();
            self.arrive(route);
        }
    }

    fn realm_refused(&mut self, id: RequestId, reason: Refusal) {
        if self.realm.tasks.remove(&id).is_some() {
            self.set_task(AccountsTask::Failed(Problem::Refused(reason)));
            self.say(Said::Problem(Problem::Refused(reason)));
            return;
        }
        if !self.realm.is_journey(id) {
            return;
        }
        let kind = self.realm.kind();
        self.end_journey();
        match (kind, reason) {
            (_, Refusal::Locked) => {
                // The realm locked under the journey, and says why next.
                self.forget_session();
                self.realm.lock_asked_at = Some(self.now);
            }
            (Some(Journey::Unlock), Refusal::DamagedVault | Refusal::UnknownVault) => {
                self.realm.vault_refused = Some(reason);
                self.say(Said::Problem(Problem::Refused(reason)));
            }
            (Some(Journey::Unlock), _) => {
                self.realm.problem = Some(Problem::Refused(reason));
                self.say(Said::Problem(Problem::Refused(reason)));
            }
            _ => {
                self.stop(Problem::Refused(reason));
                self.open_door();
            }
        }
    }

    fn task_done(&mut self, task: QuietTask) {
        self.set_task(AccountsTask::Idle);
        self.say(match task {
            QuietTask::Add => Said::AccountAdded,
            QuietTask::Rename(_) => Said::AccountRenamed,
        });
    }

    pub(super) fn end_journey(&mut self) {
        self.realm.journey = None;
        self.realm.attempts = 0;
        self.send.reviewing = None;
    }
}

/// The tallest frame that the page gives room to.
const MAX_HEIGHT_CSS_PX: u32 = 20_000;
