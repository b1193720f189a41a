//! Home and receive.

use wallet_types::{Account, AccountOrigin, UnixMs};

use crate::{
    model::{Flows, Session},
    problem::{FieldProblem, Problem},
    view::{
        AccountRowView, BalanceView, FieldView, FigureView, HomeView, OriginView, ReceiveView,
        SignedMessageView, ToolsView,
    },
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
            amount: self.requested_field(),
            link: self.request_link(),
            asks: matches!(self.requested_amount(), Ok(Some(_))),
        }
    }

    pub(super) fn tools_view(&self) -> ToolsView {
        let session = self.session.as_ref();
        let signed = session.and_then(|session| {
            let signed = session.signed_message.as_ref()?;
            Some(SignedMessageView {
                account: row(session, session.at(signed.from)?),
                signature: signed.text(),
                digest: signed.digest,
            })
        });
        ToolsView {
            unlocked: session.is_some(),
            signed,
        }
    }

    fn requested_field(&self) -> FieldView {
        FieldView {
            text: self.request_amount.clone(),
            problem: self.requested_amount().err().map(FieldProblem::Amount),
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
        origin: match &account.origin {
            AccountOrigin::Path {
                path,
                can_sign: true,
                ..
            } => OriginView::Path(path.to_string()),
            AccountOrigin::Key(_) => OriginView::Key,
            AccountOrigin::Path { .. } | AccountOrigin::Elsewhere => OriginView::Watched,
        },
    }
}

pub(super) fn rows(session: &Session) -> Vec<AccountRowView> {
    session
        .accounts
        .iter()
        .map(|account| row(session, account))
        .collect()
}
