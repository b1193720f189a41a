//! What happens when: one file per journey, and the dispatch of events to them.

mod accounts;
mod balance;
mod boot;
mod care;
mod endpoints;
mod links;
mod lock;
mod outbox;
mod realm;
mod seal;
mod search;
mod send;
mod send_asks;
mod settings;
mod store;
pub(crate) mod tabs;
mod tools;
mod trial;
mod vault;
mod walk;

use wallet_types::UnixMs;

pub(crate) use self::send::Written;
use crate::{
    action::{Action, BannerKind},
    effect::Effect,
    event::Event,
    model::{BootStage, Dialog, Flows, banner_bit},
    problem::Problem,
    view::Said,
};

impl Flows {
    /// Takes what happened at this moment, and returns what is to be done, in order.
    pub fn handle(&mut self, event: Event, now: UnixMs) -> Vec<Effect> {
        self.now = now;
        match self.stage {
            BootStage::Starting | BootStage::Running => self.dispatch(event),
            BootStage::Erased if event == Event::Act(Action::Reload) => self.push(Effect::Reload),
            // A refused or erased page does nothing any more: no storage, no keys, no request.
            BootStage::Refused { .. } | BootStage::Erased => {}
        }
        std::mem::take(&mut self.effects)
    }

    fn dispatch(&mut self, event: Event) {
        match event {
            Event::Boot(facts) => self.boot(&facts),
            Event::ServedBy(served_by) => {
                self.copy = self.copy.take().map(|copy| copy.hinted(&served_by));
            }
            Event::Tick => self.tick(),
            Event::Visibility { hidden } => self.visibility(hidden),
            Event::PersonActive => self.person_active(),
            Event::HashChanged(hash) => self.hash_changed(&hash),
            Event::Act(action) => self.act(action),
            Event::Loaded { ticket, result } => self.loaded(ticket, result),
            Event::Stored { ticket, result } => self.stored(ticket, result),
            Event::Erased { ticket, result } => self.erased(ticket, result),
            Event::Persistence(answer) => self.persistence = answer,
            Event::Sealed { ticket, result } => self.sealed(ticket, result),
            Event::Realm(message) => self.realm_said(message),
            Event::RealmLost(loss) => self.realm_lost(loss),
            Event::Chain { ticket, result } => self.chain_answered(ticket, result),
            Event::Writer(here) => self.writer_changed(here),
            Event::Tab(message) => self.tab_said(message),
            Event::Egress(entry) => self.ledger.record(entry),
            Event::PolicyViolation { directive, blocked } => {
                self.violated(directive, blocked, false);
            }
            Event::FileChosen { purpose, result } => self.file_chosen(purpose, result),
            Event::Downloaded { ticket, ok } => self.downloaded(ticket, ok),
            Event::Copied { ok: true } => self.say(Said::Copied),
            Event::Copied { ok: false } => self.stop(Problem::CopyRefused),
        }
    }

    fn act(&mut self, action: Action) {
        if self.stage != BootStage::Running {
            return;
        }
        match action {
            Action::Go(route) => self.go(route),
            Action::Create => self.create(),
            Action::RestoreFromWords => self.restore_from_words(),
            Action::Restore => self.restore(),
            Action::Import => self.import(),
            Action::Export => self.export(),
            Action::SignMessage => self.sign_message(),
            Action::Examine => self.examine(),
            Action::CopySignature => self.copy_signature(),
            Action::ChooseFile(purpose) => self.push(Effect::ChooseFile { purpose }),
            Action::LeaveKeyFrame => self.leave_key_frame(),
            Action::RetryKeyFrame => self.retry_key_frame(),
            Action::Unlock => self.go(crate::route::Route::Home),
            Action::Lock => self.lock(),
            Action::Account(action) => self.account_action(action),
            Action::Endpoint(action) => self.endpoint_action(action),
            Action::Send(action) => self.send_action(action),
            Action::Outbox(action) => self.outbox_action(action),
            Action::Care(action) => self.care_action(action),
            Action::Settings(action) => self.settings_action(action),
            Action::UseThisTab => self.push(Effect::TakeWriter),
            Action::Reload => self.push(Effect::Reload),
            Action::HideBanner(kind) => self.hide_banner(kind),
            Action::AgreeDialog => self.agree(),
            Action::CloseDialog => self.dialog = None,
            Action::TypeInDialog(text) => {
                if let Some(Dialog::Erase { typed, .. }) = &mut self.dialog {
                    *typed = text;
                }
            }
            Action::Records(action) => self.records_action(action),
        }
    }

    fn agree(&mut self) {
        match self.dialog.take() {
            Some(Dialog::RemoveEndpoint(id)) => self.remove_endpoint(id),
            Some(Dialog::ReloadForEndpoint(url)) => self.save_candidate(url),
            Some(Dialog::StateBackup) => self.state_backup(),
            Some(Dialog::Erase { typed, erasing }) => self.erase(typed, erasing),
            None => {}
        }
    }

    fn hide_banner(&mut self, kind: BannerKind) {
        match kind {
            BannerKind::Problem => self.notices.problem = None,
            BannerKind::PolicyViolation => self.notices.violation = None,
            BannerKind::Locked => self.notices.locked = None,
            other => self.notices.hidden |= banner_bit(other),
        }
    }

    fn tick(&mut self) {
        if self.stage != BootStage::Running {
            return;
        }
        self.watch_realm();
        if self.hidden {
            return;
        }
        self.refresh_by_itself();
        self.renew_by_itself();
        self.estimate_by_itself();
        self.follow_by_itself();
    }
}
