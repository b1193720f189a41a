//! Settings, and what belongs to this copy alone.

use wallet_types::protocol::Request;

use crate::{
    action::SettingsAction,
    effect::Effect,
    model::{Dialog, Flows, Ledger},
    problem::Problem,
    records::SettingsRecord,
    view::Journey,
};

impl Flows {
    pub(super) fn settings_action(&mut self, action: SettingsAction) {
        match action {
            SettingsAction::LockAfter(minutes) => {
                if SettingsRecord::LOCK_AFTER_MIN.contains(&minutes) {
                    self.change_settings(|settings| settings.lock_after_min = minutes);
                }
            }
            SettingsAction::SetTheme(theme) => {
                self.change_settings(|settings| settings.theme = theme);
                let theme = self.records.settings.theme;
                self.push(Effect::SetTheme(theme));
            }
            SettingsAction::ChangePassword => self.change_password(),
            SettingsAction::AskPersistence => self.push(Effect::AskPersistence),
            SettingsAction::CopyCid => {
                let cid = self.copy.as_ref().and_then(|copy| copy.cid.as_ref());
                if let Some(text) = cid.map(|cid| cid.text.clone()) {
                    self.push(Effect::Copy { text });
                }
            }
            SettingsAction::Erase => {
                self.dialog = Some(Dialog::Erase {
                    typed: String::new(),
                    erasing: false,
                });
            }
            SettingsAction::ClearLedger => self.ledger = Ledger::default(),
        }
    }

    fn change_settings(&mut self, change: impl FnOnce(&mut SettingsRecord)) {
        if !self.can_write() {
            self.stop(Problem::ReadingOnly);
            return;
        }
        change(&mut self.records.settings);
        self.save_settings();
        self.configure();
    }

    fn change_password(&mut self) {
        if self.session.is_none() {
            return;
        }
        if self.can_write() {
            self.start(Journey::ChangePassword, Request::ChangePassword);
        } else {
            self.stop(Problem::ReadingOnly);
        }
    }
}
