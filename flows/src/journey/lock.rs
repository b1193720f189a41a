//! Opening and closing the wallet: what comes into the page, and what leaves it.

use wallet_types::{
    Account,
    protocol::{LockReason, PageMessage, RequestId},
};

use crate::{
    effect::{Effect, TabMessage},
    model::{AskFor, Dialog, Flows, Frame, SendAnswers, Session},
    route::Route,
    view::{Journey, Said},
};

impl Flows {
    /// Takes the accounts of a wallet that was unlocked by a journey of this page.
    pub(super) fn unlocked(&mut self, id: RequestId, accounts: Vec<Account>) {
        if !self.realm.knows(id) || accounts.is_empty() {
            return;
        }
        self.realm.attempts = 0;
        self.notices.locked = None;
        if let Some(session) = &mut self.session {
            session.accounts = accounts;
            return;
        }
        self.session = Some(Session::new(accounts, self.records.settings.account));
        self.resume_following();
        self.say(Said::Unlocked);
        if self.realm.kind() == Some(Journey::Unlock) {
            self.end_journey();
        }
        let route = self.route.clone();
        self.arrive(route);
    }

    /// Locks because the person asked, here or in another tab.
    pub(super) fn lock(&mut self) {
        if self.session.is_none() && self.realm.journey.is_none() {
            return;
        }
        self.push(Effect::Tell(TabMessage::Lock));
        self.lock_here();
    }

    /// Locks this tab: the accounts leave at once, whatever the key realm does.
    pub(super) fn lock_here(&mut self) {
        self.forget_session();
        self.dialog = None;
        self.realm.journey = None;
        self.realm.tasks.clear();
        self.send.reviewing = None;
        if self.realm.frame == Frame::Ready {
            self.realm.lock_asked_at = Some(self.now);
            self.push(Effect::Realm(PageMessage::Lock));
        } else {
            self.open_door();
        }
    }

    /// The key realm locked.
    pub(super) fn locked(&mut self, reason: LockReason) {
        let was_open = self.session.is_some();
        let asked_here = self.realm.lock_asked_at.take().is_some();
        if was_open && reason == LockReason::Asked {
            self.push(Effect::Tell(TabMessage::Lock));
        }
        self.forget_session();
        self.realm.tasks.clear();
        if was_open || asked_here {
            self.end_journey();
            self.notices.locked = (reason != LockReason::Asked).then_some(reason);
            self.say(Said::Locked);
        } else if self
            .realm
            .kind()
            .is_some_and(|kind| kind != Journey::Unlock)
        {
            // Creating or restoring ended without a wallet that is open.
            self.end_journey();
            self.notices.locked = Some(reason);
        } else if self
            .realm
            .journey
            .as_ref()
            .is_some_and(|active| active.queued.is_none())
        {
            // The unlock screen is gone with the worker: it is asked for again.
            self.realm.journey = None;
        }
        self.open_door();
    }

    /// Drops everything that belongs to an open wallet.
    pub(super) fn forget_session(&mut self) {
        self.session = None;
        self.send.answers = SendAnswers::default();
        self.send.following = None;
        self.work.errands.clear();
        if matches!(self.dialog, Some(Dialog::StateBackup)) {
            self.dialog = None;
        }
        // A broadcast's answer is still wanted: it belongs to the outbox.
        self.pending.abandon(|asked| {
            matches!(
                asked,
                AskFor::Send(_)
                    | AskFor::Balance(_)
                    | AskFor::ConfirmThenBalance(_)
                    | AskFor::Status(_)
            )
        });
        if let Route::Payment(_) = self.route {
            self.route = Route::Activity;
            self.replace_hash();
        }
    }
}
