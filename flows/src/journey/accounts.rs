//! Accounts: which one is shown, the next one, and their names.

use wallet_types::{
    AccountIndex, AccountName,
    protocol::{PageMessage, Request},
};

use crate::{
    action::AccountAction,
    effect::Effect,
    model::{AskFor, Balance, Flows, QuietTask, SendAnswers},
    problem::Problem,
    view::AccountsTask,
};

impl Flows {
    pub(super) fn account_action(&mut self, action: AccountAction) {
        if self.session.is_none() {
            return;
        }
        match action {
            AccountAction::Select(index) => self.select(index),
            AccountAction::Add { name } => self.add_account(&name),
            AccountAction::Rename { index, name } => self.rename_account(index, &name),
            AccountAction::Refresh => self.refresh_balance(true),
            AccountAction::Remove(index) => self.remove_account(index),
            AccountAction::TypeRequest(text) => self.request_amount = text,
            AccountAction::CopyRequest => {
                if let Some(link) = self.request_link() {
                    self.push(Effect::Copy { text: link });
                }
            }
            AccountAction::CopyAddress => {
                let account = self.session.as_ref().and_then(|session| session.account());
                if let Some(text) = account.map(|account| account.address.to_string()) {
                    self.push(Effect::Copy { text });
                }
            }
        }
    }

    /// Shows an account; what was learned of the one before is forgotten.
    pub(super) fn show_account(&mut self, index: AccountIndex) {
        let Some(session) = &mut self.session else {
            return;
        };
        if session.at(index).is_none() || session.active == index {
            return;
        }
        session.active = index;
        session.balance = Balance::default();
        self.send.answers = SendAnswers::default();
        self.pending.abandon(|asked| {
            matches!(
                asked,
                AskFor::Balance(_) | AskFor::ConfirmThenBalance(_) | AskFor::Send(_)
            )
        });
        self.records.settings.account = index;
        self.refresh_balance(true);
    }

    pub(super) fn set_task(&mut self, task: AccountsTask) {
        if let Some(session) = &mut self.session {
            session.task = task;
        }
    }

    fn select(&mut self, index: AccountIndex) {
        self.show_account(index);
        if self.can_write() {
            self.save_settings();
        }
        if matches!(self.route, crate::Route::Send { .. }) {
            self.ask_for_send();
        }
    }

    fn add_account(&mut self, name: &str) {
        let name = match name.trim() {
            "" => Ok(None),
            text => AccountName::new(text).map(Some),
        };
        match name {
            Ok(name) => self.begin_task(QuietTask::Add, Request::AddAccount { name }),
            Err(problem) => self.set_task(AccountsTask::BadName {
                index: None,
                problem,
            }),
        }
    }

    fn rename_account(&mut self, index: AccountIndex, name: &str) {
        match AccountName::new(name) {
            Ok(name) => self.begin_task(
                QuietTask::Rename(index),
                Request::RenameAccount { index, name },
            ),
            Err(problem) => self.set_task(AccountsTask::BadName {
                index: Some(index),
                problem,
            }),
        }
    }

    fn begin_task(&mut self, task: QuietTask, request: Request) {
        if !self.can_write() {
            self.stop(Problem::ReadingOnly);
            return;
        }
        // One at a time: a second request would abandon the first.
        if self.realm.journey.is_some() || !self.realm.tasks.is_empty() {
            return;
        }
        let id = self.realm.draw_id();
        self.realm.tasks.insert(id, task);
        self.set_task(AccountsTask::Working);
        self.push(Effect::Realm(PageMessage::Begin { id, request }));
    }
}
