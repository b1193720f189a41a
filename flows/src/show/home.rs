//! Home and receive.

use wallet_types::{Account, UnixMs};

use crate::{
    model::{Flows, Session},
    problem::Problem,
    view::{AccountRowView, BalanceView, FigureView, HomeView, ReceiveView},
};

impl Flows {
    pub(super) fn home_view(&self, session: &Session, account: &Account, now: UnixMs) -> HomeView {
        HomeView {
            account: row(session, account),
            accounts: rows(session),
            balance: self.balance_view(session, now),
            network: self.network_name(),
            task: session.task.clone(),
            can_change: self.can_write(),
            care: self.care_view(now),
            unsettled: self.unsettled(session, now),
            ledger: self.ledger_summary(now),
            locks_in_s: session.locks_at.map(|at| at.since(now).as_secs()),
        }
    }

    pub(super) fn receive_view(&self, session: &Session, account: &Account) -> ReceiveView {
        ReceiveView {
            account: row(session, account),
            accounts: rows(session),
            network: self.network_name(),
        }
    }

    pub(super) fn network_name(&self) -> Option<String> {
        self.first_endpoint()
            .map(|first| first.network.name.to_string())
    }

    pub(super) fn symbol(&self) -> String {
        self.first_endpoint().map_or_else(
            || "ETH".to_owned(),
            |first| first.network.symbol.to_string(),
        )
    }

    fn balance_view(&self, session: &Session, now: UnixMs) -> BalanceView {
        if self.first_endpoint().is_none() {
            return BalanceView::NoEndpoint;
        }
        let balance = &session.balance;
        let asking = self.asking_balance();
        match (&balance.state, &balance.problem, asking) {
            (Some(state), problem, asking) => BalanceView::Known {
                figure: FigureView::new(
                    &state.clone().map(|state| state.balance),
                    &self.symbol(),
                    now,
                ),
                refreshing: asking.is_some(),
                problem: problem.clone(),
            },
            (None, _, Some(since)) => BalanceView::Asking {
                for_s: now.since(since).as_secs(),
            },
            (None, Some(problem), None) => BalanceView::Failed(problem.clone()),
            (None, None, None) => BalanceView::Failed(Problem::NotListed),
        }
    }
}

pub(super) fn row(session: &Session, account: &Account) -> AccountRowView {
    AccountRowView {
        index: account.index,
        name: account.name.to_string(),
        address: account.address,
        active: account.index == session.active,
    }
}

pub(super) fn rows(session: &Session) -> Vec<AccountRowView> {
    session
        .accounts
        .iter()
        .map(|account| row(session, account))
        .collect()
}
