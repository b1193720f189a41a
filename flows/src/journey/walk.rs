//! Walking about: routes, and what arriving somewhere sets in motion.

use wallet_types::protocol::{PageMessage, Request};

use crate::{
    effect::{Effect, History},
    model::{BootStage, Flows, Frame},
    route::Route,
    view::Journey,
};

impl Flows {
    /// Goes somewhere because the person said so on the page.
    pub(super) fn go(&mut self, route: Route) {
        if self.stage != BootStage::Running {
            return;
        }
        if self.route != route {
            self.notices.problem = None;
            self.leave_receipt();
            self.push(Effect::Navigate {
                hash: route.to_hash(),
                history: History::Push,
            });
        }
        self.leave_journey_for_elsewhere();
        self.arrive(route);
    }

    /// Goes somewhere because the address bar changed.
    pub(super) fn hash_changed(&mut self, hash: &str) {
        let route = Route::parse(hash);
        if self.stage == BootStage::Starting {
            // The records are still being read: the last place asked for is where it begins.
            self.route = route;
            return;
        }
        if self.stage != BootStage::Running || route == self.route {
            return;
        }
        self.leave_receipt();
        self.leave_journey_for_elsewhere();
        self.arrive(route);
    }

    /// Is somewhere now.
    pub(super) fn arrive(&mut self, route: Route) {
        self.route = route.clone();
        match route {
            Route::AddEndpoint { url: Some(url) } => self.take_link(url),
            Route::Send { to: Some(to) } => {
                self.send.form.recipient = to.to_string();
                self.route = Route::Send { to: None };
                self.replace_hash();
            }
            _ => {}
        }
        self.open_door();
        if self.session.is_some() {
            match self.route {
                Route::Home => self.refresh_balance(false),
                Route::Send { .. } => self.ask_for_send(),
                _ => {}
            }
        }
    }

    /// Unlocks where the place asks for an open wallet and there is a locked one.
    pub(super) fn open_door(&mut self) {
        let wanted = self.route.needs_session()
            && self.session.is_none()
            && self.realm.journey.is_none()
            && self.realm.lock_asked_at.is_none()
            && self.realm.vault_refused.is_none()
            && self.realm.problem.is_none();
        if !wanted || self.stage != BootStage::Running {
            return;
        }
        if let Some(record) = &self.records.vault {
            let vault = record.vault.clone();
            self.start(Journey::Unlock, Request::Unlock { vault });
        }
    }

    pub(super) fn replace_hash(&mut self) {
        self.push(Effect::Navigate {
            hash: self.route.to_hash(),
            history: History::Replace,
        });
    }

    pub(super) fn visibility(&mut self, hidden: bool) {
        self.hidden = hidden;
        if self.realm.frame == Frame::Ready {
            self.push(Effect::Realm(PageMessage::Visibility { hidden }));
        }
        if !hidden && self.stage == BootStage::Running {
            self.refresh_by_itself();
        }
    }

    pub(super) fn person_active(&mut self) {
        let due = self.now.since(self.realm.told_active_at) >= ACTIVE_EVERY;
        if due && self.realm.frame == Frame::Ready && self.session.is_some() {
            self.realm.told_active_at = self.now;
            self.push(Effect::Realm(PageMessage::Active));
        }
    }

    /// Walking away from a payment that needs nothing more makes room for the next one.
    fn leave_receipt(&mut self) {
        let entry = self
            .send
            .following
            .and_then(|hash| self.records.outbox.get(&hash));
        if entry.is_some_and(|entry| !entry.state.is_live()) {
            self.send.following = None;
        }
    }

    /// Walking away abandons what the key frame was showing. Unlocking is left standing: it waits
    /// behind the door.
    fn leave_journey_for_elsewhere(&mut self) {
        if self
            .realm
            .kind()
            .is_some_and(|kind| kind != Journey::Unlock)
        {
            self.abandon_journey();
        }
    }
}

impl Route {
    /// Says whether the place shows anything of an open wallet.
    pub(crate) const fn needs_session(&self) -> bool {
        matches!(
            self,
            Self::Home | Self::Receive | Self::Send { .. } | Self::Activity | Self::Payment(_)
        )
    }
}

/// How often the key realm hears that the person is there.
const ACTIVE_EVERY: std::time::Duration = std::time::Duration::from_secs(15);
